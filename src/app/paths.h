#ifndef APP_PATHS_H
#define APP_PATHS_H

#include "option.h"

/* Where things are, by the XDG base directory specification. NULL: there is no telling. */
struct paths {
	const char *store;
	const char *config;
	const char *gazetteer; /* folder of the user's own names; it need not exist */
	const char *cache;     /* folder */
};

void paths_find(const struct options *options, struct arena *arena, struct paths *ret_paths);

#endif

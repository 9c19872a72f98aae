/* Finds the files that a person did not name. Relative XDG folders are ignored, as it asks. */
#include "paths.h"

#include <stdlib.h>

#include "surkhi/base/str.h"

static const char *folder_of(struct arena *arena, const char *variable, const char *below_home)
{
	const char *folder = getenv(variable);
	if (folder && folder[0] == '/')
		return folder;
	const char *home = getenv("HOME");
	if (!home || home[0] != '/')
		return NULL;
	return str_printf(arena, "%s/%s", home, below_home).s;
}

static const char *below(struct arena *arena, const char *folder, const char *name)
{
	return folder ? str_printf(arena, "%s/surkhi%s", folder, name).s : NULL;
}

static const char *store_of(const struct options *options, struct arena *arena)
{
	const char *path = getenv("SURKHI_STORE");
	if (options->value[OPTION_STORE])
		return options->value[OPTION_STORE];
	if (path && *path)
		return path;
	return below(arena, folder_of(arena, "XDG_DATA_HOME", ".local/share"), "/archive.db");
}

void paths_find(const struct options *options, struct arena *arena, struct paths *ret_paths)
{
	const char *config = folder_of(arena, "XDG_CONFIG_HOME", ".config");
	*ret_paths = (struct paths){
		.store = store_of(options, arena),
		.config = options->value[OPTION_CONFIG] ? options->value[OPTION_CONFIG]
							: below(arena, config, "/surkhi.ini"),
		.gazetteer = below(arena, config, "/gazetteer"),
		.cache = below(arena, folder_of(arena, "XDG_CACHE_HOME", ".cache"), ""),
	};
}

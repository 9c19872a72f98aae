#ifndef APP_GAZETTEER_LIST_H
#define APP_GAZETTEER_LIST_H

#include "app.h"
#include "surkhi/extract/gazetteer.h"

/* surkhi gazetteer list [KIND] [WORD]. A status. */
int gazetteer_list(struct app *app);

/* Says which kinds there are. Returns STATUS_ERROR. */
int gazetteer_unknown_kind(const char *name);

#endif

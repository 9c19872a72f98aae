#ifndef UI_ACTION_H
#define UI_ACTION_H

#include <stddef.h>

#include "surkhi/ui/term.h"
#include "surkhi/ui/ui.h"

/*
 * Everything a key can do, from the one list in action.def: enum, names in settings, default keys,
 * help and hints.
 */
enum action {
#define ACTION(id, name, group, keys, help) ACTION_##id,
#include "action.def"
#undef ACTION
	N_ACTIONS,
	ACTION_NONE = N_ACTIONS
};

enum action_group { GROUP_MOVE, GROUP_PANES, GROUP_FILTER, GROUP_ARTICLE, GROUP_PROGRAM, N_GROUPS };

struct action_entry {
	const char *name; /* in settings: "tag-add" */
	enum action_group group;
	const char *keys; /* default keys, blanks between, in term_script's notation */
	const char *help; /* one line */
};

extern const struct action_entry action_table[N_ACTIONS];

/* The action of a key, or ACTION_NONE. */
enum action key_bindings_find(const struct key_bindings *bindings, char32_t key);

/* The first key of an action in the notation of help ("^D"), for hints; "" if it has none. */
void key_bindings_label(const struct key_bindings *bindings, enum action action,
			struct buf *ret_label);

/* All keys of an action in that notation, blanks between. */
void key_bindings_keys(const struct key_bindings *bindings, enum action action,
		       struct buf *ret_keys);

/* Reads one key of term_script's notation at *offset: a character or <Name>. False if malformed. */
bool key_parse(struct str text, size_t *offset, char32_t *ret_key);
void key_format(char32_t key, struct buf *ret_text);

#endif

/* The table of actions, and which keys a person gave them. */
#include "action.h"

#include "surkhi/base/mem.h"
#include "surkhi/text/utf8.h"

const struct action_entry action_table[N_ACTIONS] = {
#define ACTION(id, name, group, keys, help) [ACTION_##id] = {name, group, keys, help},
#include "action.def"
#undef ACTION
};

static const struct key_name {
	const char *name;  /* in scripts and settings */
	const char *label; /* in help */
	char32_t key;
} key_names[] = {
	{"Enter", "Enter", KEY_RETURN},    {"Esc", "Esc", KEY_ESCAPE},
	{"Tab", "Tab", KEY_TAB},           {"S-Tab", "S-Tab", KEY_BACKTAB},
	{"BS", "Backspace", KEY_ERASE},    {"Del", "Delete", KEY_DELETE_FORWARD},
	{"Up", "Up", KEY_CURSOR_UP},       {"Down", "Down", KEY_CURSOR_DOWN},
	{"Left", "Left", KEY_CURSOR_LEFT}, {"Right", "Right", KEY_CURSOR_RIGHT},
	{"Home", "Home", KEY_LINE_START},  {"End", "End", KEY_LINE_END},
	{"PgUp", "PgUp", KEY_PAGE_UP},     {"PgDn", "PgDn", KEY_PAGE_DOWN},
	{"Space", "Space", ' '},           {"Lt", "<", '<'},
};
static const size_t n_key_names = sizeof key_names / sizeof *key_names;

enum { KEYS_MAXIMUM = 8 }; /* of one action */

struct key_bindings {
	char32_t keys[N_ACTIONS][KEYS_MAXIMUM]; /* 0 ends */
};

/* The key called name, as between < and >. */
static bool key_find(struct str name, char32_t *ret_key)
{
	if (name.n == 3 && str_starts(name, STR("C-")) && name.s[2] >= 'a' && name.s[2] <= 'z') {
		*ret_key = KEY_CONTROL(name.s[2]);
		return true;
	}
	for (size_t i = 0; i < n_key_names; i++)
		if (str_equal(name, str_from(key_names[i].name))) {
			*ret_key = key_names[i].key;
			return true;
		}
	return false;
}

bool key_parse(struct str text, size_t *offset, char32_t *ret_key)
{
	if (*offset < text.n && text.s[*offset] == '<') {
		size_t end = str_find(text, STR(">"), *offset);
		if (end == SIZE_MAX || !key_find(str_slice(text, *offset + 1, end), ret_key))
			return false;
		*offset = end + 1;
		return true;
	}
	return utf8_next(text, offset, ret_key);
}

void key_format(char32_t key, struct buf *ret_text)
{
	for (size_t i = 0; i < n_key_names; i++)
		if (key_names[i].key == key) {
			buf_add(ret_text, str_from(key_names[i].label));
			return;
		}
	if (key < ' ')
		buf_printf(ret_text, "^%c", (char)(key + '@'));
	else
		utf8_add(ret_text, key);
}

struct key_bindings *key_bindings_new(void)
{
	struct key_bindings *bindings = mem_new(1, sizeof *bindings);
	for (int i = 0; i < N_ACTIONS; i++)
		key_bindings_set(bindings, str_from(action_table[i].name),
				 str_from(action_table[i].keys), NULL);
	return bindings;
}

struct key_bindings *key_bindings_free(struct key_bindings *bindings)
{
	return mem_free(bindings);
}

static enum action action_find(struct str name)
{
	for (int i = 0; i < N_ACTIONS; i++)
		if (str_equal(name, str_from(action_table[i].name)))
			return (enum action)i;
	return ACTION_NONE;
}

/* A key does one thing: whoever gets it takes it from whoever had it. */
static void take_key(struct key_bindings *bindings, char32_t key)
{
	for (int action = 0; action < N_ACTIONS; action++) {
		char32_t *keys = bindings->keys[action];
		size_t kept = 0;
		for (size_t i = 0; i < KEYS_MAXIMUM && keys[i]; i++)
			if (keys[i] != key)
				keys[kept++] = keys[i];
		if (kept < KEYS_MAXIMUM)
			keys[kept] = 0;
	}
}

int key_bindings_set(struct key_bindings *bindings, struct str name, struct str keys,
		     struct diag *diag)
{
	enum action action = action_find(name);
	if (action == ACTION_NONE)
		return diag_set(diag, 1, "no action '%.*s'", STR_ARG(name));
	char32_t parsed[KEYS_MAXIMUM] = {0};
	size_t n = 0;
	struct str word;
	while (str_split(&keys, ' ', &word)) {
		size_t offset = 0;
		if (word.n == 0)
			continue;
		if (n == KEYS_MAXIMUM)
			return diag_set(diag, 1, "more than %d keys for '%.*s'", KEYS_MAXIMUM,
					STR_ARG(name));
		if (!key_parse(word, &offset, &parsed[n]) || offset != word.n)
			return diag_set(diag, 1, "no key '%.*s'", STR_ARG(word));
		n++;
	}
	for (size_t i = 0; i < n; i++)
		take_key(bindings, parsed[i]);
	for (size_t i = 0; i < KEYS_MAXIMUM; i++)
		bindings->keys[action][i] = parsed[i];
	return 0;
}

enum action key_bindings_find(const struct key_bindings *bindings, char32_t key)
{
	for (int action = 0; action < N_ACTIONS; action++)
		for (size_t i = 0; i < KEYS_MAXIMUM && bindings->keys[action][i]; i++)
			if (bindings->keys[action][i] == key)
				return (enum action)action;
	return ACTION_NONE;
}

void key_bindings_label(const struct key_bindings *bindings, enum action action,
			struct buf *ret_label)
{
	if (bindings->keys[action][0])
		key_format(bindings->keys[action][0], ret_label);
}

void key_bindings_keys(const struct key_bindings *bindings, enum action action,
		       struct buf *ret_keys)
{
	for (size_t i = 0; i < KEYS_MAXIMUM && bindings->keys[action][i]; i++) {
		if (i)
			buf_add_char(ret_keys, ' ');
		key_format(bindings->keys[action][i], ret_keys);
	}
}

void key_bindings_describe(const struct key_bindings *bindings, struct buf *ret_text)
{
	for (int action = 0; action < N_ACTIONS; action++) {
		struct buf keys = BUF_INIT(256);
		key_bindings_keys(bindings, (enum action)action, &keys);
		buf_printf(ret_text, "%-17s %-16s %s\n", action_table[action].name, buf_z(&keys),
			   action_table[action].help);
		buf_done(&keys);
	}
}

/*
 * Knows the columns of parties.tsv and states.tsv, and how a user's row changes a built-in one.
 */
#include "catalog-read.h"

#include "surkhi/base/asset.h"
#include "surkhi/base/file.h"
#include "surkhi/base/sheet.h"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool catalog_same_id(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.s[i]) != lower(b.s[i]))
			return false;
	return true;
}

static struct catalog_entry *find_id(const struct catalog_list *list, struct str id)
{
	uint32_t *index = map_get(&list->ids, id);
	if (index)
		return &list->entries[*index];
	for (size_t i = 0; i < list->n; i++)
		if (catalog_same_id(list->entries[i].id, id))
			return &list->entries[i];
	return NULL;
}

static struct catalog_entry *add_entry(struct catalog_list *list, struct str id)
{
	list->entries =
		mem_grow(list->entries, &list->capacity, list->n + 1, sizeof *list->entries);
	*map_put(&list->ids, id, NULL) = (uint32_t)list->n;
	struct catalog_entry *entry = &list->entries[list->n++];
	*entry = (struct catalog_entry){.kind = list->kind,
					.id = id,
					.name = id,
					.full = STR_EMPTY,
					.aliases = NULL,
					.n_aliases = 0,
					.states = STR_EMPTY};
	return entry;
}

static bool has_alias(const struct catalog_entry *entry, struct str alias)
{
	for (size_t i = 0; i < entry->n_aliases; i++)
		if (str_equal(entry->aliases[i], alias))
			return true;
	return false;
}

static size_t count_pieces(struct str list)
{
	size_t n = 0;
	for (struct str piece; str_split(&list, '|', &piece);)
		n++;
	return n;
}

static void add_aliases(struct catalog_entry *entry, struct str aliases, struct arena *arena)
{
	struct str *all = arena_new(arena, entry->n_aliases + count_pieces(aliases), sizeof *all);
	for (size_t i = 0; i < entry->n_aliases; i++)
		all[i] = entry->aliases[i];
	entry->aliases = all;
	for (struct str alias; str_split(&aliases, '|', &alias);) {
		alias = str_trim(alias);
		if (alias.n && !has_alias(entry, alias))
			all[entry->n_aliases++] = alias;
	}
}

static void replace(struct str *text, struct str cell)
{
	if (cell.n)
		*text = cell;
}

static void add_typed(struct catalog_list *list, struct str id, struct str names)
{
	for (struct str name; str_split(&names, '|', &name);) {
		list->typed = mem_grow(list->typed, &list->typed_capacity, list->n_typed + 1,
				       sizeof *list->typed);
		list->typed[list->n_typed++] = (struct typed_name){id, str_trim(name)};
	}
}

static void read_row(const struct sheet *row, struct catalog_entry *entry, struct arena *arena)
{
	static const struct str columns[] = {{"name", 4}, {"full", 4}, {"aliases", 7}};
	replace(&entry->name, sheet_cell(row, STR("name")));
	replace(&entry->full, sheet_cell(row, STR("full")));
	replace(&entry->states, sheet_cell(row, STR("states")));
	if (entry->full.n == 0)
		entry->full = entry->name;
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		struct str cell = sheet_cell(row, columns[i]);
		if (cell.n)
			add_aliases(entry, cell, arena);
	}
}

static int read_rows(struct catalog_list *list, struct sheet *sheet, struct arena *arena,
		     struct diag *diag)
{
	while (sheet_next(sheet)) {
		struct str id = sheet_cell(sheet, STR("id"));
		if (id.n == 0) {
			err_origin(diag, "row without an id");
			return diag_at(diag, ERR_FATAL, sheet->path, sheet->line, 0);
		}
		struct catalog_entry *entry = find_id(list, id);
		if (!entry)
			entry = add_entry(list, id);
		read_row(sheet, entry, arena);
		add_typed(list, entry->id, sheet_cell(sheet, STR("latin")));
	}
	return 0;
}

/* Without a header of its own, a user's file has the columns of the built-in one. */
static int read_user(struct catalog_list *list, const char *path, const struct sheet *like,
		     struct arena *arena, struct diag *diag)
{
	CLEANUP(buf_done) struct buf bytes = BUF_INIT(USER_FILE_SIZE);
	struct sheet sheet;
	int code = file_read(path, &bytes, diag);
	if (code)
		return code == FILE_E_MISSING ? 0 : ERR_FATAL;
	code = sheet_start(path, str_copy(arena, buf_str(&bytes)), like, &sheet, diag);
	return code ? code : read_rows(list, &sheet, arena, diag);
}

int catalog_read(struct catalog_list *list, const char *name, const char *directory,
		 struct arena *arena, struct diag *diag)
{
	const char *asset = str_printf(arena, "gazetteer/%s", name).s;
	struct sheet sheet;
	struct str text;
	if (!asset_find(asset_table, asset, &text))
		return err_origin(diag, "the program lacks its table '%s'", asset);
	int code = sheet_start(asset, text, NULL, &sheet, diag);
	if (!code)
		code = read_rows(list, &sheet, arena, diag);
	if (code || !directory)
		return code;
	return read_user(list, str_printf(arena, "%s/%s", directory, name).s, &sheet, arena, diag);
}

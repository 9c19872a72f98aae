/*
 * What the catalog says of words of a text: which of them name the same party or state, and which
 * are names. Asked for the words of a query, as a person types it.
 */
#include "catalog-forms.h"

#include "surkhi/base/asset.h"
#include "surkhi/base/file.h"
#include "surkhi/base/sheet.h"
#include "surkhi/text/fold.h"

enum { TYPED_MINIMUM = 3 /* letters: "goa" means the state; "as", "an" are words */ };

static void add_guards(struct sheet *sheet, struct map *guards, struct arena *arena)
{
	while (sheet_next(sheet)) {
		struct str kind = sheet_cell(sheet, STR("kind"));
		if (str_equal(kind, STR("party")) || str_equal(kind, STR("state")))
			map_put(guards, catalog_bare(sheet_cell(sheet, STR("form")), arena), NULL);
	}
}

/*
 * Aliases that mean something else as well count only with evidence, which a query has not. A
 * user's file that cannot be read has no say: whoever extracts or checks tells of it.
 */
static void read_guards(const struct catalog *catalog, struct map *guards, struct arena *arena)
{
	static const char path[] = "gazetteer/guards.tsv";
	struct buf bytes = BUF_INIT(USER_FILE_SIZE);
	struct sheet sheet, own;
	struct str text;
	if (!asset_find(asset_table, path, &text) || sheet_start(path, text, NULL, &sheet, NULL))
		return;
	add_guards(&sheet, guards, arena);
	if (!catalog->directory)
		return;
	const char *file = str_printf(arena, "%s/guards.tsv", catalog->directory).s;
	if (file_read(file, &bytes, NULL) == 0 &&
	    sheet_start(file, buf_str(&bytes), &sheet, &own, NULL) == 0)
		add_guards(&own, guards, arena);
	buf_done(&bytes);
}

static const struct form *find_name(const struct forms *forms, enum form_kind kind, struct str bare)
{
	for (size_t i = 0; i < forms->n && bare.n; i++)
		if (forms->forms[i].kind == kind && str_equal(forms->forms[i].bare, bare))
			return &forms->forms[i];
	return NULL;
}

/* The aliases of the entry of a form without the guarded ones; none if the form is guarded itself.
 */
static size_t names_of(const struct catalog *catalog, size_t list, const struct form *form,
		       struct arena *arena, struct str **ret_names)
{
	const struct catalog_entry *entry = &catalog->lists[list].entries[form->entry];
	struct arena room = {.blocks = NULL};
	struct map guards = {.slots = NULL};
	struct str *names = arena_new(arena, entry->n_aliases, sizeof *names);
	size_t n = 0;
	read_guards(catalog, &guards, &room);
	for (size_t i = 0; i < entry->n_aliases && !map_get(&guards, form->bare); i++)
		if (!map_get(&guards, catalog_bare(entry->aliases[i], &room)))
			names[n++] = entry->aliases[i];
	map_done(&guards);
	arena_done(&room);
	*ret_names = names;
	return n;
}

size_t catalog_synonyms(const struct catalog *catalog, struct str words, struct arena *arena,
			struct str **ret_names)
{
	if (words.n > NAME_SIZE / 4)
		return 0;
	struct arena room = {.blocks = NULL};
	struct str bare = catalog_bare(words, &room);
	size_t n = 0;
	for (size_t i = 0; i < N_LISTS && n == 0; i++) {
		const struct form *form = find_name(catalog_forms(catalog, i), FORM_ALIAS, bare);
		if (!form && bare.n >= TYPED_MINIMUM)
			form = find_name(catalog_forms(catalog, i), FORM_TYPED, bare);
		if (form)
			n = names_of(catalog, i, form, arena, ret_names);
	}
	arena_done(&room);
	return n;
}

static struct str first_letter(struct str name)
{
	return str_slice(name, 0, sizeof("\u0915") - 1);
}

/* names.tsv: "kind, form". */
static void read_people(struct catalog_people *people)
{
	struct str rest, line, kind;
	if (!asset_find(asset_table, "gazetteer/names.tsv", &rest))
		return;
	while (str_line(&rest, &line)) {
		if (!str_split(&line, '\t', &kind) ||
		    !(str_equal(kind, STR("given")) || str_equal(kind, STR("surname"))))
			continue;
		uint32_t *last = map_put(&people->first, first_letter(line), NULL);
		people->people = mem_grow(people->people, &people->capacity, people->n + 1,
					  sizeof *people->people);
		people->people[people->n++] = (struct catalog_person){line, *last};
		*last = (uint32_t)people->n;
	}
}

static const struct catalog_people *people_of(const struct catalog *catalog)
{
	struct catalog_names *names = catalog->names;
	pthread_mutex_lock(&names->lock);
	if (!names->people.made)
		read_people(&names->people);
	names->people.made = true;
	pthread_mutex_unlock(&names->lock);
	return &names->people;
}

static bool is_person(const struct catalog *catalog, struct str form)
{
	const struct catalog_people *people = people_of(catalog);
	const uint32_t *last = map_get(&people->first, first_letter(form));
	struct buf folded = BUF_INIT(NAME_SIZE);
	bool found = false;
	for (size_t at = last ? *last : 0; at && !found; at = people->people[at - 1].next) {
		buf_clear(&folded);
		fold(people->people[at - 1].name, &folded);
		found = str_equal(buf_str(&folded), form);
	}
	buf_done(&folded);
	return found;
}

enum catalog_word catalog_word(const struct catalog *catalog, struct str form)
{
	struct arena room = {.blocks = NULL};
	struct str bare = catalog_bare(form, &room);
	enum catalog_word word = CATALOG_WORD_OTHER;
	for (size_t i = 0; i < N_LISTS; i++)
		if (find_name(catalog_forms(catalog, i), FORM_ALIAS, bare))
			word = CATALOG_WORD_ALIAS;
	arena_done(&room);
	return word == CATALOG_WORD_OTHER && is_person(catalog, form) ? CATALOG_WORD_PERSON : word;
}

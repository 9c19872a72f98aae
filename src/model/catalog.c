/*
 * The parties and states by id, and what a person may call them. Knows how two spellings are
 * compared; the files are read by catalog-read.c. The lists are short, so looking through them
 * costs less than keeping an index would.
 */
#include "surkhi/model/catalog.h"

#include <stdlib.h>

#include "catalog-forms.h"

#include "surkhi/text/fold.h"
#include "surkhi/text/latin.h"
#include "surkhi/text/token.h"

static const char *const file_names[] = {[PARTIES] = "parties.tsv", [STATES] = "states.tsv"};
_Static_assert(sizeof file_names / sizeof *file_names == N_LISTS, "a file for each list");

static const struct catalog_list *list_of(const struct catalog *catalog, enum entity_kind kind)
{
	for (size_t i = 0; i < N_LISTS; i++)
		if (catalog->lists[i].kind == kind)
			return &catalog->lists[i];
	return NULL;
}

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* People write जदयू, जद (यू) and ज.द.यू. alike, and CPI(M) as cpim. */
struct str catalog_bare(struct str text, struct arena *arena)
{
	struct buf folded = BUF_INIT(NAME_SIZE);
	fold(text, &folded);
	size_t n = 0;
	for (size_t i = 0; i < folded.n; i++)
		if (is_letter_or_digit(folded.s[i]))
			folded.s[n++] = folded.s[i];
	struct str bare = str_copy(arena, str_slice(buf_str(&folded), 0, n));
	buf_done(&folded);
	return bare;
}

static void add_form(struct catalog_names *names, size_t list, size_t entry, struct str text,
		     enum form_kind kind)
{
	struct forms *forms = &names->forms[list];
	forms->forms = mem_grow(forms->forms, &forms->capacity, forms->n + 1, sizeof *forms->forms);
	forms->forms[forms->n++] = (struct form){.text = text,
						 .bare = catalog_bare(text, &names->arena),
						 .kind = kind,
						 .entry = (uint32_t)entry};
}

/* Ids first, then ids of states in short, then names: the order in which they are looked for. */
static void make_forms(const struct catalog_list *list, size_t index, struct catalog_names *names)
{
	const struct catalog_entry *entries = list->entries;
	for (size_t i = 0; i < list->n; i++)
		add_form(names, index, i, entries[i].id, FORM_ID);
	for (size_t i = 0; i < list->n && index == STATES; i++)
		if (str_starts(entries[i].id, STR("IN-")))
			add_form(names, index, i, str_slice(entries[i].id, 3, entries[i].id.n),
				 FORM_ID);
	for (size_t i = 0; i < list->n; i++)
		for (size_t alias = 0; alias < entries[i].n_aliases; alias++)
			add_form(names, index, i, entries[i].aliases[alias], FORM_ALIAS);
	for (size_t i = 0; i < list->n_typed; i++)
		add_form(names, index, *map_get(&list->ids, list->typed[i].id), list->typed[i].name,
			 FORM_TYPED);
}

const struct forms *catalog_forms(const struct catalog *catalog, size_t list)
{
	struct catalog_names *names = catalog->names;
	pthread_mutex_lock(&names->lock);
	for (size_t i = 0; i < N_LISTS && !names->made; i++)
		make_forms(&catalog->lists[i], i, names);
	names->made = true;
	pthread_mutex_unlock(&names->lock);
	return &names->forms[list];
}

static int by_id(const void *a, const void *b)
{
	const struct catalog_entry *left = a, *right = b;
	return str_compare(left->id, right->id);
}

static void sort_entries(struct catalog_list *list)
{
	if (list->n)
		qsort(list->entries, list->n, sizeof *list->entries, by_id);
	for (size_t i = 0; i < list->n; i++)
		*map_put(&list->ids, list->entries[i].id, NULL) = (uint32_t)i;
}

int catalog_open(const char *directory, struct catalog **ret_catalog, struct diag *diag)
{
	struct catalog *catalog = mem_new(1, sizeof *catalog);
	catalog->names = mem_new(1, sizeof *catalog->names);
	pthread_mutex_init(&catalog->names->lock, NULL);
	if (directory)
		catalog->directory = str_copy(&catalog->arena, str_from(directory)).s;
	catalog->lists[PARTIES].kind = ENTITY_PARTY;
	catalog->lists[STATES].kind = ENTITY_STATE;
	for (size_t list = 0; list < N_LISTS; list++) {
		int code = catalog_read(&catalog->lists[list], file_names[list], directory,
					&catalog->arena, diag);
		if (code) {
			catalog_close(catalog);
			return code;
		}
		if (list == STATES)
			sort_entries(&catalog->lists[list]);
	}
	*ret_catalog = catalog;
	return 0;
}

struct catalog *catalog_close(struct catalog *catalog)
{
	if (!catalog)
		return NULL;
	for (size_t list = 0; list < N_LISTS; list++) {
		mem_free(catalog->lists[list].entries);
		mem_free(catalog->lists[list].typed);
		map_done(&catalog->lists[list].ids);
		mem_free(catalog->names->forms[list].forms);
	}
	map_done(&catalog->names->people.first);
	mem_free(catalog->names->people.people);
	pthread_mutex_destroy(&catalog->names->lock);
	arena_done(&catalog->names->arena);
	mem_free(catalog->names);
	arena_done(&catalog->arena);
	return mem_free(catalog);
}

void catalog_closep(struct catalog **catalog)
{
	*catalog = catalog_close(*catalog);
}

size_t catalog_entries(const struct catalog *catalog, enum entity_kind kind,
		       const struct catalog_entry **ret_entries)
{
	const struct catalog_list *list = list_of(catalog, kind);
	if (!list)
		return 0;
	*ret_entries = list->entries;
	return list->n;
}

bool catalog_entry_like(const struct catalog_entry *entry, struct str typed)
{
	if (latin_matches(typed, entry->id) || latin_matches(typed, entry->name))
		return true;
	for (size_t i = 0; i < entry->n_aliases; i++)
		if (latin_matches(typed, entry->aliases[i]))
			return true;
	return false;
}

const struct catalog_entry *catalog_entry(const struct catalog *catalog, enum entity_kind kind,
					  struct str id)
{
	const struct catalog_list *list = list_of(catalog, kind);
	const uint32_t *index = list ? map_get(&list->ids, id) : NULL;
	return index ? &list->entries[*index] : NULL;
}

static const struct form *find_bare(const struct forms *forms, struct str text, struct arena *arena)
{
	struct str bare = catalog_bare(text, arena);
	for (size_t i = 0; i < forms->n && bare.n; i++)
		if (str_equal(forms->forms[i].bare, bare))
			return &forms->forms[i];
	return NULL;
}

static bool next_word(struct str text, size_t *offset, struct str *ret_word)
{
	for (struct token token; token_next(text, offset, &token);)
		if (token.kind != TOKEN_MARK) {
			*ret_word = str_slice(text, token.start, token.end);
			return true;
		}
	return false;
}

/* The keys of the words of a text, a blank behind each. */
static void latin_form(struct str text, struct buf *ret_keys)
{
	struct str word;
	buf_clear(ret_keys);
	for (size_t at = 0; next_word(text, &at, &word);) {
		latin_key(word, ret_keys);
		buf_add_char(ret_keys, ' ');
	}
}

/* The sum over the words of two texts, which have the same keys and so the same number of words. */
static unsigned distance(struct str typed, struct str text)
{
	unsigned sum = 0;
	size_t typed_at = 0, text_at = 0;
	struct str typed_word, word;
	while (next_word(typed, &typed_at, &typed_word) && next_word(text, &text_at, &word))
		sum += latin_distance(typed_word, word);
	return sum;
}

/* Keys are made when asked for: most that is typed is found as it is, and most runs ask nothing. */
static const struct form *find_latin(const struct forms *forms, struct str text)
{
	const struct form *best = NULL;
	struct buf key = BUF_INIT(NAME_SIZE), other = BUF_INIT(NAME_SIZE);
	unsigned least = 2 * (unsigned)text.n / 3 + 2;
	latin_form(text, &key);
	for (size_t i = 0; i < forms->n && str_trim(buf_str(&key)).n; i++) {
		const struct form *form = &forms->forms[i];
		latin_form(form->text, &other);
		if (form->kind == FORM_ID || !str_equal(buf_str(&other), buf_str(&key)))
			continue;
		unsigned far = distance(text, form->text);
		if (far < least) {
			least = far;
			best = form;
		}
	}
	buf_done(&other);
	buf_done(&key);
	return best;
}

const struct catalog_entry *catalog_find(const struct catalog *catalog, enum entity_kind kind,
					 struct str text)
{
	const struct catalog_list *list = list_of(catalog, kind);
	if (!list || text.n > NAME_SIZE / 4)
		return NULL;
	struct arena arena = {.blocks = NULL};
	const struct forms *forms = catalog_forms(catalog, (size_t)(list - catalog->lists));
	const struct form *form = find_bare(forms, text, &arena);
	if (!form && latin_is(text))
		form = find_latin(forms, text);
	arena_done(&arena);
	return form ? &list->entries[form->entry] : NULL;
}

/*
 * Knows where in a text the words of a query are: what is highlighted. It reads text with the
 * index's own forms, so that what was found is what is shown.
 */
#include "hits.h"

#include "form.h"
#include "private.h"

enum { NEEDLES_MAXIMUM = 64 };

struct collection {
	struct needles *needles;
	struct arena *arena;
	bool with_headline_only;
};

static void collect(const struct collection *collection, const struct query_node *node,
		    unsigned depth)
{
	struct needles *needles = collection->needles;
	if (!node || node->kind == QUERY_NOT || depth == 256)
		return;
	for (const struct query_node *child = node->child; child; child = child->next)
		collect(collection, child, depth + 1);
	if (node->kind != QUERY_WORD || needles->n == NEEDLES_MAXIMUM)
		return;
	if (node->headline_only && !collection->with_headline_only)
		return;
	needle_read(node, collection->arena, &needles->items[needles->n]);
	if (needles->items[needles->n].n)
		needles->n++;
}

void needles_read(const struct query *query, bool with_headline_only, struct arena *arena,
		  struct needles *ret_needles)
{
	struct needles needles = {.items =
					  arena_new(arena, NEEDLES_MAXIMUM, sizeof *needles.items)};
	struct collection collection = {&needles, arena, with_headline_only};
	collect(&collection, query->root, 0);
	*ret_needles = needles;
}

struct forms {
	struct form *items;
	size_t n, capacity;
};

/* Copies, since the reader's own text goes with the next form. */
static void forms_read(struct str text, struct arena *arena, struct forms *forms)
{
	struct form_reader reader = FORM_READER_INIT(text);
	struct form form;
	while (form_next(&reader, &form)) {
		forms->items = mem_grow(forms->items, &forms->capacity, forms->n + 1,
					sizeof *forms->items);
		form.text = str_copy(arena, form.text);
		forms->items[forms->n++] = form;
	}
	form_reader_done(&reader);
}

static bool needle_at(const struct needle *needle, const struct forms *forms, size_t at)
{
	if (needle->n > forms->n - at)
		return false;
	for (size_t i = 0; i < needle->n; i++)
		if (!needle_word_matches(&needle->words[i], forms->items[at + i].text))
			return false;
	return true;
}

/* The longest needle that matches at a form; n if none does. */
static size_t needle_longest(const struct needles *needles, const struct forms *forms, size_t at)
{
	size_t best = needles->n;
	for (size_t i = 0; i < needles->n; i++) {
		if (best < needles->n && needles->items[i].n <= needles->items[best].n)
			continue;
		if (needle_at(&needles->items[i], forms, at))
			best = i;
	}
	return best;
}

static size_t find_all(const struct needles *needles, const struct forms *forms, struct hit *hits,
		       size_t *which)
{
	size_t n = 0;
	for (size_t at = 0; at < forms->n;) {
		size_t found = needle_longest(needles, forms, at);
		if (found == needles->n) {
			at++;
			continue;
		}
		size_t last = at + needles->items[found].n - 1;
		which[n] = found;
		hits[n++] = (struct hit){forms->items[at].start, forms->items[last].end};
		at = last + 1;
	}
	return n;
}

size_t needles_hits(const struct needles *needles, struct str text, struct arena *arena,
		    struct hit **ret_hits, size_t **ret_which)
{
	struct arena room CLEANUP(arena_done) = {0};
	struct forms forms = {.n = 0};
	if (needles->n)
		forms_read(text, &room, &forms);
	struct hit *hits = mem_new(forms.n, sizeof *hits);
	size_t *which = mem_new(forms.n, sizeof *which);
	size_t n = find_all(needles, &forms, hits, which);
	*ret_hits = arena_new(arena, n, sizeof **ret_hits);
	for (size_t i = 0; i < n; i++)
		(*ret_hits)[i] = hits[i];
	if (ret_which) {
		*ret_which = arena_new(arena, n, sizeof **ret_which);
		for (size_t i = 0; i < n; i++)
			(*ret_which)[i] = which[i];
	}
	mem_free(hits);
	mem_free(which);
	mem_free(forms.items);
	return n;
}

size_t query_hits(const struct query *query, struct str text, struct arena *arena,
		  struct hit **ret_hits)
{
	struct arena room CLEANUP(arena_done) = {0};
	struct needles needles;
	needles_read(query, true, &room, &needles);
	return needles_hits(&needles, text, arena, ret_hits, NULL);
}

/*
 * Knows where in a text the words of a query are: what is highlighted. It reads text with the
 * index's own forms, so that what was found is what is shown.
 */
#include "hits.h"

#include "form.h"
#include "private.h"

enum { NEEDLES_MAXIMUM = 64 /* words of a query that are shown */ };

struct search {
	const struct sought *sought;
	bool headline; /* words that are asked for in headlines alone count too */
};

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

static bool phrase_at(const struct phrase *phrase, const struct forms *forms, size_t at)
{
	if (phrase->n > forms->n - at)
		return false;
	for (size_t i = 0; i < phrase->n; i++)
		if (!slot_has(&phrase->slots[i], forms->items[at + i].text))
			return false;
	return true;
}

/* The words of the longest phrase of a needle that is at a form; 0 if none is. */
static size_t needle_at(const struct needle *needle, const struct forms *forms, size_t at)
{
	size_t best = 0;
	for (size_t i = 0; i < needle->n; i++)
		if (needle->phrases[i].n > best && phrase_at(&needle->phrases[i], forms, at))
			best = needle->phrases[i].n;
	return best;
}

bool needle_in(const struct needle *needle, struct str text)
{
	struct arena room CLEANUP(arena_done) = {0};
	struct forms forms = {.n = 0};
	bool is = false;
	forms_read(text, &room, &forms);
	for (size_t at = 0; at < forms.n && !is; at++)
		is = needle_at(needle, &forms, at) > 0;
	mem_free(forms.items);
	return is;
}

/* The needle that has most words at a form, and how many; 0 if none is there. */
static size_t longest_at(const struct search *search, const struct forms *forms, size_t at,
			 size_t *ret_which)
{
	const struct sought *sought = search->sought;
	size_t best = 0;
	for (size_t i = 0; i < sought->n && i < NEEDLES_MAXIMUM; i++) {
		const struct needle *needle = &sought->needles[i];
		if (needle->excluded || (needle->headline_only && !search->headline))
			continue;
		size_t n = needle_at(needle, forms, at);
		if (n > best)
			*ret_which = i;
		best = n > best ? n : best;
	}
	return best;
}

static size_t find_all(const struct search *search, const struct forms *forms, struct hit *hits,
		       size_t *which)
{
	size_t n = 0;
	for (size_t at = 0; at < forms->n;) {
		size_t words = longest_at(search, forms, at, &which[n]);
		if (words)
			hits[n++] = (struct hit){forms->items[at].start,
						 forms->items[at + words - 1].end};
		at += words ? words : 1;
	}
	return n;
}

size_t hits_find(const struct sought *sought, bool headline, struct str text, struct arena *arena,
		 struct hit **ret_hits, size_t **ret_which)
{
	struct arena room CLEANUP(arena_done) = {0};
	struct forms forms = {.n = 0};
	const struct search search = {sought, headline};
	if (sought && sought->n)
		forms_read(text, &room, &forms);
	*ret_hits = arena_new(arena, forms.n, sizeof **ret_hits);
	*ret_which = arena_new(arena, forms.n, sizeof **ret_which);
	size_t n = find_all(&search, &forms, *ret_hits, *ret_which);
	mem_free(forms.items);
	return n;
}

size_t selection_hits(const struct selection *selection, struct str text, struct arena *arena,
		      struct hit **ret_hits)
{
	size_t *which;
	return hits_find(selection->sought, true, text, arena, ret_hits, &which);
}

bool needle_in_article(const struct needle *needle, const struct article *article)
{
	bool has = needle_in(needle, article->headline);
	if (has || needle->headline_only)
		return has;
	has = needle_in(needle, article->standfirst);
	for (size_t i = 0; i < article->n_paragraphs && !has; i++)
		has = needle_in(needle, article->paragraphs[i].text);
	return has;
}

/*
 * Knows which sentence of an article answers a query: the first of those that have most of its
 * different words.
 */
#include "hits.h"
#include "private.h"
#include "surkhi/text/token.h"

enum { SENTENCES_MAXIMUM = 1000 /* with hits, that are compared */ };

struct search {
	const struct sought *sought;
	struct arena *arena;
	size_t sentences;
	size_t best; /* different words of the best one so far */
	struct snippet snippet;
};

static size_t count_different(const size_t *which, size_t n)
{
	uint64_t seen = 0;
	for (size_t i = 0; i < n; i++)
		seen |= UINT64_C(1) << which[i] % 64;
	return (size_t)__builtin_popcountll(seen);
}

/* A phrase that reaches over the end of the sentence is cut there. */
static void take(struct search *search, struct str sentence, size_t start, const struct hit *hits,
		 size_t n)
{
	struct hit *moved = arena_new(search->arena, n, sizeof *moved);
	for (size_t i = 0; i < n; i++) {
		size_t end = hits[i].end - start;
		moved[i].start = hits[i].start - (uint32_t)start;
		moved[i].end = (uint32_t)(end < sentence.n ? end : sentence.n);
	}
	search->snippet = (struct snippet){sentence, moved, n};
}

static void search_text(struct search *search, struct str text)
{
	struct hit *hits;
	size_t *which;
	size_t n = hits_find(search->sought, false, text, search->arena, &hits, &which);
	for (size_t i = 0, in; i < n && search->sentences < SENTENCES_MAXIMUM; i += in) {
		size_t start, end;
		sentence_around(text, hits[i].start, &start, &end);
		for (in = 1; i + in < n && hits[i + in].start < end; in++)
			;
		size_t different = count_different(which + i, in);
		search->sentences++;
		if (different <= search->best || start > hits[i].start)
			continue;
		search->best = different;
		take(search, str_slice(text, start, end), start, hits + i, in);
	}
}

static void search_headline(struct search *search, const struct article *article)
{
	struct hit *hits;
	size_t *which;
	size_t n = hits_find(search->sought, true, article->headline, search->arena, &hits, &which);
	if (n)
		take(search, article->headline, 0, hits, n);
}

static void first_sentence(struct search *search, const struct article *article)
{
	struct str text = article->headline;
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		if (article->paragraphs[i].subhead || article->paragraphs[i].text.n == 0)
			continue;
		text = article->paragraphs[i].text;
		break;
	}
	size_t start = 0, end = text.n;
	if (text.n)
		sentence_around(text, 0, &start, &end);
	take(search, str_slice(text, start, end), start, NULL, 0);
}

/* The words that a sentence can have. */
static size_t count_wanted(const struct sought *sought)
{
	size_t n = 0;
	for (size_t i = 0; sought && i < sought->n; i++)
		n += !sought->needles[i].excluded && !sought->needles[i].headline_only;
	return n;
}

void selection_snippet(const struct selection *selection, const struct article *article,
		       struct arena *arena, struct snippet *ret_snippet)
{
	struct search search = {.sought = selection->sought, .arena = arena};
	size_t wanted = count_wanted(search.sought);
	for (size_t i = 0; i < article->n_paragraphs && search.best < wanted; i++)
		search_text(&search, article->paragraphs[i].text);
	if (search.best == 0)
		search_text(&search, article->standfirst);
	if (search.best == 0)
		search_headline(&search, article);
	if (search.snippet.n_hits == 0)
		first_sentence(&search, article);
	*ret_snippet = search.snippet;
}

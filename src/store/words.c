/*
 * Knows how the articles that have a word of a query are found: by sets where there are any, by the
 * index's lists elsewhere, the quickest first. What that has found needs no looking at in what is
 * slower: prefixes, and words that stand one behind the other.
 */
#include "words.h"

#include "expression.h"
#include "get.h"
#include "hits.h"
#include "phrase.h"
#include "private.h"

enum {
	PREFIX_FORMS = 64, /* in a phrase; FTS5 is asked for one that can end in more */
	FEW = 32,          /* articles that are read sooner than lists are gone through, … */
	FEW_SHARE = 64,    /* … if they are one of so many, … */
	READING = 4000,    /* … and the effort of each */
};

struct words_walk {
	struct store *store;
	const struct needle *needle;
	struct bits *set;
	struct index index;
	struct lookup lookup;
	struct arena arena;
	size_t next; /* phrase whose walk is still to begin */
	struct prefix_walk *prefix;
	struct phrase_walk *phrase;
};

struct words_walk *words_walk_free(struct words_walk *walk)
{
	if (!walk)
		return NULL;
	prefix_walk_free(walk->prefix);
	phrase_walk_free(walk->phrase);
	arena_done(&walk->arena);
	return mem_free(walk);
}

/* What costs little is done at once. */
static int add_forms(struct words_walk *walk, struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < walk->needle->n && !failed; i++) {
		const struct phrase *phrase = &walk->needle->phrases[i];
		const struct slot *slot = &phrase->slots[0];
		for (size_t k = slot->prefix ? 1 : 0; phrase->n == 1 && k < slot->n && !failed; k++)
			failed = lookup_any(&walk->lookup, slot->forms[k], walk->set, diag);
	}
	return failed;
}

int words_walk_new(struct store *store, const struct needle *needle, struct bits *set,
		   struct words_walk **ret_walk, struct diag *diag)
{
	struct words_walk *walk = mem_new(1, sizeof *walk);
	*walk = (struct words_walk){.store = store, .needle = needle, .set = set};
	walk->lookup = (struct lookup){store, &walk->index, needle->headline_only};
	int failed = index_open(store, &walk->index, diag);
	if (!failed && walk->index.readable)
		failed = add_forms(walk, diag);
	if (failed)
		words_walk_free(walk);
	else
		*ret_walk = walk;
	return failed;
}

/* *ret_fits is false if a word can be too many forms. */
static int make_row(struct words_walk *walk, const struct phrase *phrase, struct row *row,
		    bool *ret_fits, struct diag *diag)
{
	size_t used[PHRASE_WORDS_MAXIMUM], n = 0;
	int failed = 0;
	phrase_choose(phrase, used);
	*ret_fits = true;
	for (; row->n < phrase->n && !failed && *ret_fits; row->n++) {
		const struct slot *slot = &phrase->slots[row->n];
		size_t ends = slot->prefix ? PREFIX_FORMS : 0, first = slot->prefix ? 1 : 0;
		struct str *forms = arena_new(&walk->arena, ends + used[row->n], sizeof *forms);
		if (slot->prefix)
			failed = lookup_forms(&walk->lookup, slot->forms[0], ends, &walk->arena,
					      forms, &n, diag);
		*ret_fits = n <= ends || !slot->prefix;
		for (size_t i = first; i < used[row->n] && *ret_fits; i++)
			forms[(slot->prefix ? n : 0) + i - first] = slot->forms[i];
		row->words[row->n].forms = forms;
		row->words[row->n].n = used[row->n] + (slot->prefix ? n - 1 : 0);
	}
	return failed;
}

static int begin_phrase(struct words_walk *walk, const struct phrase *phrase, struct diag *diag)
{
	struct row row = {.n = 0};
	bool fits;
	int failed = make_row(walk, phrase, &row, &fits, diag);
	if (failed)
		return failed;
	if (!fits)
		return expression_run(walk->store, phrase, 1, walk->needle->headline_only,
				      walk->set, diag);
	return phrase_walk_new(&walk->lookup, &row, walk->set, &walk->phrase, diag);
}

static int read_article(struct words_walk *walk, size_t id, struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct article article;
	int failed = article_load(walk->store, (int64_t)id, &arena, &article, diag);
	if (!failed && needle_in_article(walk->needle, &article))
		bits_put(walk->set, id);
	return failed;
}

/*
 * Starts of words that most articles have: the sets of frequent words leave few articles or none
 * in doubt, and these are read.
 */
static int read_few(struct words_walk *walk, struct effort *effort, struct diag *diag)
{
	const struct bits *all = &walk->store->cache.marks[MARK_ALL].set;
	struct bits left CLEANUP(bits_done) = {0};
	int failed = 0;
	bits_copy(&left, all);
	bits_and_not(&left, walk->set);
	size_t n = bits_count(&left);
	if (n > FEW || n * FEW_SHARE > bits_count(all))
		return 0;
	for (size_t id = bits_next(&left, 0); id != SIZE_MAX && !failed;
	     id = bits_next(&left, id + 1))
		failed = read_article(walk, id, diag);
	effort_spend(effort, n * READING);
	walk->prefix = prefix_walk_free(walk->prefix);
	walk->next = walk->needle->n;
	return failed;
}

static int begin_prefix(struct words_walk *walk, struct str prefix, struct effort *effort,
			struct diag *diag)
{
	int failed = prefix_walk_new(&walk->lookup, prefix, walk->set, &walk->prefix, diag);
	return failed ? failed : read_few(walk, effort, diag);
}

static int begin_next(struct words_walk *walk, struct effort *effort, struct diag *diag)
{
	const struct phrase *phrase = &walk->needle->phrases[walk->next++];
	if (phrase->n > 1)
		return begin_phrase(walk, phrase, diag);
	if (!phrase->slots[0].prefix)
		return 0;
	return begin_prefix(walk, phrase->slots[0].forms[0], effort, diag);
}

/* Goes on with what has begun. */
static int go_on(struct words_walk *walk, struct effort *effort, struct diag *diag)
{
	bool done = true;
	int failed = 0;
	if (walk->prefix)
		failed = prefix_walk_run(walk->prefix, effort, &done, diag);
	else if (walk->phrase)
		failed = phrase_walk_run(walk->phrase, effort, &done, diag);
	if (failed || !done)
		return failed;
	walk->prefix = prefix_walk_free(walk->prefix);
	walk->phrase = phrase_walk_free(walk->phrase);
	return 0;
}

static bool is_done(const struct words_walk *walk)
{
	return !walk->prefix && !walk->phrase && walk->next == walk->needle->n;
}

int words_walk_run(struct words_walk *walk, struct effort *effort, bool *ret_done,
		   struct diag *diag)
{
	int failed = 0;
	if (!walk->index.readable) {
		*ret_done = true;
		return expression_run(walk->store, walk->needle->phrases, walk->needle->n,
				      walk->needle->headline_only, walk->set, diag);
	}
	while (!failed && !is_done(walk) && !effort_over(effort)) {
		if (walk->prefix || walk->phrase)
			failed = go_on(walk, effort, diag);
		else
			failed = begin_next(walk, effort, diag);
	}
	*ret_done = is_done(walk);
	return failed;
}

bool words_walk_bound(const struct words_walk *walk, struct bits *set)
{
	if (!walk->phrase || walk->next < walk->needle->n)
		return false;
	phrase_walk_bound(walk->phrase, set);
	return true;
}

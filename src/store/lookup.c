/*
 * Knows how the lists of all segments are one: what a newer segment takes back is not counted in an
 * older one, and of a prefix the terms are gone through in their order, all segments side by side.
 */
#include "lookup.h"

#include "private.h"
#include "vocabulary.h"

enum { POSITIONS_MAXIMUM = 1 << 26 };

struct merge {
	const struct lookup *lookup;
	struct postings *places; /* one in each segment */
	size_t n;                /* that were opened */
	struct bits *set;
	struct bits hidden; /* articles that a newer segment has taken back for the term in hand */
	struct buf room;
	struct effort *effort;
	struct diag *diag;
};

static void merge_init(struct merge *merge, const struct lookup *lookup, struct bits *set,
		       struct diag *diag)
{
	*merge = (struct merge){.lookup = lookup,
				.places = mem_new(lookup->index->n, sizeof *merge->places),
				.set = set,
				.room = BUF_INIT((size_t)POSITIONS_MAXIMUM),
				.diag = diag};
}

static void merge_done(struct merge *merge)
{
	for (size_t i = 0; i < merge->n; i++)
		postings_done(&merge->places[i]);
	mem_free(merge->places);
	bits_done(&merge->hidden);
	buf_done(&merge->room);
}

static int add_article(struct merge *merge, struct postings *place)
{
	bool counts = place->left > 0 && !bits_have(&merge->hidden, (size_t)place->article);
	int failed = 0;
	if (place->removes)
		bits_put(&merge->hidden, (size_t)place->article);
	if (counts && merge->lookup->headline_only) {
		struct str positions = STR_EMPTY;
		failed = postings_positions(place, &merge->room, &positions, merge->diag);
		counts = postings_headline(merge->lookup->store, positions).n > 0;
	}
	if (!failed && counts)
		bits_put(merge->set, (size_t)place->article);
	return failed;
}

static int add_list(struct merge *merge, struct postings *place)
{
	bool article = true;
	size_t n = 0;
	int failed = 0;
	while (!failed && article) {
		if (merge->hidden.n == 0)
			n += postings_put(place, merge->lookup->headline_only, merge->set);
		failed = postings_next(place, &article, merge->diag);
		if (!failed && article)
			failed = add_article(merge, place);
		n++;
	}
	effort_spend(merge->effort, n);
	return failed;
}

static int seek_all(struct merge *merge, struct str term)
{
	const struct index *index = merge->lookup->index;
	int failed = 0;
	for (size_t i = 0; i < index->n && !failed; i++, merge->n++)
		failed = postings_seek(&merge->places[i], merge->lookup->store, &index->segments[i],
				       term, merge->diag);
	return failed;
}

static bool stands_on(const struct postings *place, struct str term)
{
	return place->there && str_equal(buf_str(&place->term), term);
}

static struct str term_of(struct buf *term, struct str form)
{
	buf_add(term, STR(INDEX_MAIN));
	buf_add(term, form);
	return buf_str(term);
}

static int read_form(const struct lookup *lookup, struct str form, struct bits *set,
		     struct diag *diag)
{
	struct merge merge CLEANUP(merge_done);
	struct buf room CLEANUP(buf_done) = BUF_INIT((size_t)LEAF_MAXIMUM);
	struct str term = term_of(&room, form);
	merge_init(&merge, lookup, set, diag);
	int failed = seek_all(&merge, term);
	for (size_t i = 0; i < merge.n && !failed; i++)
		if (stands_on(&merge.places[i], term))
			failed = add_list(&merge, &merge.places[i]);
	return failed;
}

/* One row of the table of terms tells what each segment would have to be asked for. */
static int is_there(const struct lookup *lookup, struct str form, bool *ret_is, struct diag *diag)
{
	int64_t count = 0;
	*ret_is = !vocabulary_holds(form);
	if (*ret_is)
		return 0;
	int failed = vocabulary_count(lookup->store, form, &count, diag);
	*ret_is = count > 0;
	return failed;
}

int lookup_any(const struct lookup *lookup, struct str form, struct bits *set, struct diag *diag)
{
	bool found = false, there = false;
	int failed =
		lookup->headline_only ? 0 : frequent_or(lookup->store, form, set, &found, diag);
	if (!failed && !found)
		failed = is_there(lookup, form, &there, diag);
	return failed || !there ? failed : read_form(lookup, form, set, diag);
}

/* The first term that a segment stands on, while it begins with the prefix; else false. */
static bool least_term(const struct merge *merge, struct str prefix, struct str *ret_term)
{
	bool found = false;
	for (size_t i = 0; i < merge->n; i++) {
		struct str term = buf_str(&merge->places[i].term);
		if (!merge->places[i].there || !str_starts(term, prefix) ||
		    (found && str_compare(term, *ret_term) >= 0))
			continue;
		*ret_term = term;
		found = true;
	}
	return found;
}

/* Goes on behind a term, which is copied since it is a segment's own. */
static int pass_term(struct merge *merge, struct str term, bool adds)
{
	int failed = 0;
	if (merge->hidden.n)
		bits_clear(&merge->hidden);
	for (size_t i = 0; i < merge->n && !failed; i++) {
		struct postings *place = &merge->places[i];
		if (!stands_on(place, term))
			continue;
		if (adds)
			failed = add_list(merge, place);
		if (!failed)
			failed = postings_term(place, merge->diag);
	}
	return failed;
}

/* Behind every form that begins so. */
static struct str prefix_end(struct buf *end, struct str prefix)
{
	buf_add(end, prefix);
	buf_add_char(end, '\xff'); /* no byte of UTF-8 */
	return buf_str(end);
}

/* Adds the articles of the frequent forms, and remembers these as terms. */
static int add_frequent(const struct lookup *lookup, struct str prefix, struct bits *set,
			struct arena *arena, struct map *ret_terms, struct diag *diag)
{
	struct buf end CLEANUP(buf_done) = BUF_INIT((size_t)LEAF_MAXIMUM);
	struct cursor cursor CLEANUP(cursor_done) =
		cursor_open(lookup->store, STATEMENT_FREQUENT_UNDER);
	bool row = true;
	int failed = 0;
	cursor_bind_text(&cursor, prefix);
	cursor_bind_text(&cursor, prefix_end(&end, prefix));
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row) {
		struct str term =
			str_printf(arena, INDEX_MAIN "%.*s", STR_ARG(cursor_text(&cursor, 1)));
		map_put(ret_terms, term, NULL);
		failed = chunks_or(lookup->store, chunk_set(CHUNK_TERM, cursor_int(&cursor, 0)),
				   set, diag);
	}
	return failed;
}

struct prefix_walk {
	struct merge merge;
	struct buf prefix, room;
	struct arena arena;
	struct map frequent; /* terms whose articles are there already */
};

struct prefix_walk *prefix_walk_free(struct prefix_walk *walk)
{
	if (!walk)
		return NULL;
	merge_done(&walk->merge);
	map_done(&walk->frequent);
	arena_done(&walk->arena);
	buf_done(&walk->prefix);
	buf_done(&walk->room);
	return mem_free(walk);
}

int prefix_walk_new(const struct lookup *lookup, struct str prefix, struct bits *set,
		    struct prefix_walk **ret_walk, struct diag *diag)
{
	struct prefix_walk *walk = mem_new(1, sizeof *walk);
	merge_init(&walk->merge, lookup, set, diag);
	walk->prefix = walk->room = (struct buf)BUF_INIT((size_t)LEAF_MAXIMUM);
	struct str term = term_of(&walk->prefix, prefix);
	int failed = 0;
	if (!lookup->headline_only)
		failed = add_frequent(lookup, prefix, set, &walk->arena, &walk->frequent, diag);
	if (!failed)
		failed = seek_all(&walk->merge, term);
	if (failed)
		prefix_walk_free(walk);
	else
		*ret_walk = walk;
	return failed;
}

int prefix_walk_run(struct prefix_walk *walk, struct effort *effort, bool *ret_done,
		    struct diag *diag)
{
	enum { TERM_EFFORT = 8 /* to get to it */ };
	struct merge *merge = &walk->merge;
	struct str term;
	int failed = 0;
	*ret_done = false;
	merge->effort = effort;
	merge->diag = diag;
	while (!failed && !*ret_done && !effort_over(effort)) {
		*ret_done = !least_term(merge, buf_str(&walk->prefix), &term);
		if (*ret_done)
			break;
		buf_clear(&walk->room);
		buf_add(&walk->room, term);
		failed = pass_term(merge, buf_str(&walk->room),
				   !map_get(&walk->frequent, buf_str(&walk->room)));
		effort_spend(effort, TERM_EFFORT);
	}
	return failed;
}

int lookup_forms(const struct lookup *lookup, struct str prefix, size_t most, struct arena *arena,
		 struct str *ret_forms, size_t *ret_n, struct diag *diag)
{
	struct merge merge CLEANUP(merge_done);
	struct buf room CLEANUP(buf_done) = BUF_INIT((size_t)LEAF_MAXIMUM);
	struct str start = term_of(&room, prefix), term;
	size_t n = 0;
	merge_init(&merge, lookup, NULL, diag);
	int failed = seek_all(&merge, start);
	for (; !failed && n <= most && least_term(&merge, start, &term); n++) {
		term = str_copy(arena, term);
		if (n < most)
			ret_forms[n] = str_slice(term, start.n - prefix.n, term.n);
		failed = pass_term(&merge, term, false);
	}
	if (!failed)
		*ret_n = n;
	return failed;
}

/*
 * Knows how a query becomes a set of articles. Each part of it is a bitset; what is in the cache
 * costs microseconds, and words were looked for beforehand.
 */
#include "evaluate.h"

#include "private.h"
#include "put.h"
#include "stories.h"
#include "surkhi/store/edit.h"
#include "wanted.h"

enum { DEPTH_MAXIMUM = 256 /* of a query */ };

struct evaluation {
	struct store *store;
	const struct question *question;
	bool may; /* as the question says, turned round inside of a negation */
	struct diag *diag;
	unsigned depth;
};

static int evaluate_node(struct evaluation *evaluation, const struct query_node *node,
			 struct bits *ret_set);

static const struct bits *all_of(const struct evaluation *evaluation)
{
	return &evaluation->store->cache.marks[MARK_ALL].set;
}

/* The first part is the set that the others are combined with. */
static int combine(struct evaluation *evaluation, const struct query_node *node,
		   void (*with)(struct bits *set, const struct bits *other), struct bits *ret_set)
{
	int failed = evaluate_node(evaluation, node->child, ret_set);
	for (const struct query_node *child = node->child->next; child && !failed;
	     child = child->next) {
		struct bits set CLEANUP(bits_done) = {0};
		failed = evaluate_node(evaluation, child, &set);
		with(ret_set, &set);
	}
	return failed;
}

static int evaluate_and(struct evaluation *evaluation, const struct query_node *node,
			struct bits *ret_set)
{
	if (node->child)
		return combine(evaluation, node, bits_and, ret_set);
	bits_copy(ret_set, all_of(evaluation));
	return 0;
}

static int evaluate_or(struct evaluation *evaluation, const struct query_node *node,
		       struct bits *ret_set)
{
	return node->child ? combine(evaluation, node, bits_or, ret_set) : 0;
}

static int evaluate_not(struct evaluation *evaluation, const struct query_node *node,
			struct bits *ret_set)
{
	struct bits set CLEANUP(bits_done) = {0};
	evaluation->may = evaluation->question->may && !evaluation->may;
	int failed = node->child ? evaluate_node(evaluation, node->child, &set) : 0;
	evaluation->may = evaluation->question->may && !evaluation->may;
	bits_copy(ret_set, all_of(evaluation));
	bits_and_not(ret_set, &set);
	return failed;
}

static int collect_values(struct evaluation *evaluation, enum facet facet, struct wanted *wanted,
			  struct bits *ret_set)
{
	struct facet_values *values = &evaluation->store->cache.facets[facet];
	int failed = cache_values(evaluation->store, facet, evaluation->diag);
	for (size_t i = 0; i < values->n && !failed; i++) {
		struct facet_value *value = &values->values[i];
		if (!wanted_matches(wanted, value->key))
			continue;
		failed = cache_articles(evaluation->store, facet, value, evaluation->diag);
		if (!failed)
			members_or(&value->members, ret_set);
	}
	return failed;
}

/* Of people and the like there are too many to hold: names are read, and articles of those meant.
 */
static int search_values(struct evaluation *evaluation, enum facet facet, struct wanted *wanted,
			 struct bits *ret_set)
{
	struct store *store = evaluation->store;
	struct arena arena CLEANUP(arena_done) = {0};
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACET_KEYS);
	bool row = true;
	int failed = 0;
	cursor_bind_int(&cursor, facet);
	while (!failed && !(failed = cursor_next(&cursor, &row, evaluation->diag)) && row) {
		/* wanted remembers the words of names */
		struct str key = str_copy(&arena, cursor_text(&cursor, 1));
		if (wanted_matches(wanted, key))
			failed = chunks_or(store, chunk_set(CHUNK_FACET, cursor_int(&cursor, 0)),
					   ret_set, evaluation->diag);
	}
	return failed;
}

static int find_value(struct evaluation *evaluation, enum facet facet, struct wanted *wanted,
		      struct bits *ret_set)
{
	int64_t id = 0;
	int failed = facet_find_id(evaluation->store, facet, wanted->key, &id, evaluation->diag);
	if (!failed && id)
		failed = chunks_or(evaluation->store, chunk_set(CHUNK_FACET, id), ret_set,
				   evaluation->diag);
	return failed;
}

static bool has_names(enum facet facet)
{
	return facet != FACET_PARTY && facet != FACET_STATE && facet != FACET_TAG;
}

/* A name that is known is only itself; one that is not is taken for a part of names. */
static int evaluate_name(struct evaluation *evaluation, const struct query_node *node,
			 struct bits *ret_set)
{
	struct wanted wanted CLEANUP(wanted_done) = {.by_words = false};
	bool cached = facet_cached(node->facet);
	wanted.key = facet_key(node->facet, str_trim(node->text), &wanted.arena);
	int failed =
		(cached ? collect_values : find_value)(evaluation, node->facet, &wanted, ret_set);
	if (failed || bits_next(ret_set, 0) != SIZE_MAX || !has_names(node->facet) ||
	    wanted.key.n == 0)
		return failed;
	wanted.by_words = true;
	return (cached ? collect_values : search_values)(evaluation, node->facet, &wanted, ret_set);
}

static int evaluate_tag(struct evaluation *evaluation, const struct query_node *node,
			struct bits *ret_set)
{
	struct buf name = BUF_INIT((size_t)TAG_MAXIMUM);
	struct query_node normal = *node;
	int failed = 0;
	if (tag_normalise(node->text, &name, NULL)) {
		normal.text = buf_str(&name);
		failed = evaluate_name(evaluation, &normal, ret_set);
	}
	buf_done(&name);
	return failed;
}

static int evaluate_facet(struct evaluation *evaluation, const struct query_node *node,
			  struct bits *ret_set)
{
	if (node->facet == FACET_TAG)
		return evaluate_tag(evaluation, node, ret_set);
	return evaluate_name(evaluation, node, ret_set);
}

static int evaluate_tagged(struct evaluation *evaluation, struct bits *ret_set)
{
	struct facet_values *values = &evaluation->store->cache.facets[FACET_TAG];
	int failed = cache_all_articles(evaluation->store, FACET_TAG, evaluation->diag);
	for (size_t i = 0; i < values->n && !failed; i++)
		members_or(&values->values[i].members, ret_set);
	return failed;
}

static const struct {
	struct str name;
	enum mark mark;
	bool negated;
} states[] = {
	{{"unread", 6}, MARK_READ, true},   {{"read", 4}, MARK_READ, false},
	{{"starred", 7}, MARK_STAR, false}, {{"note", 4}, MARK_NOTE, false},
	{{"copy", 4}, MARK_COPY, false},
};

static int evaluate_is(struct evaluation *evaluation, const struct query_node *node,
		       struct bits *ret_set)
{
	struct store *store = evaluation->store;
	if (str_equal(node->text, STR("tagged")))
		return evaluate_tagged(evaluation, ret_set);
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		if (!str_equal(states[i].name, node->text))
			continue;
		int failed = cache_mark(store, states[i].mark, evaluation->diag);
		const struct bits *set = &store->cache.marks[states[i].mark].set;
		bits_copy(ret_set, states[i].negated ? all_of(evaluation) : set);
		if (states[i].negated)
			bits_and_not(ret_set, set);
		return failed;
	}
	return err_origin(evaluation->diag, "unknown state '%.*s'", STR_ARG(node->text));
}

static int evaluate_date(struct evaluation *evaluation, const struct query_node *node,
			 struct bits *ret_set)
{
	int failed = cache_ordering(evaluation->store, evaluation->diag);
	const struct ordering *ordering = evaluation->store->cache.ordering;
	for (size_t i = 0; !failed && i < ordering->n_runs; i++) {
		const struct day_run *run = &ordering->runs[i];
		if (run->day < node->first || run->day > node->last)
			continue;
		for (size_t at = run->start, end = ordering_run_end(ordering, i); at < end; at++)
			bits_put(ret_set, ordering->ids[at]);
	}
	return failed;
}

static int evaluate_story(struct evaluation *evaluation, const struct query_node *node,
			  struct bits *ret_set)
{
	return story_select(evaluation->store, node->first, ret_set, evaluation->diag);
}

static int evaluate_word(struct evaluation *evaluation, const struct query_node *node,
			 struct bits *ret_set)
{
	const struct needle *needle = sought_needle(evaluation->question->sought, node);
	if (needle)
		finding_set(evaluation->question->finding, needle, evaluation->may,
			    all_of(evaluation), ret_set);
	return 0;
}

static int evaluate_all(struct evaluation *evaluation, const struct query_node *node,
			struct bits *ret_set)
{
	bits_copy(ret_set, all_of(evaluation));
	return 0;
}

static int (*const evaluators[])(struct evaluation *evaluation, const struct query_node *node,
				 struct bits *ret_set) = {
	[QUERY_ALL] = evaluate_all,     [QUERY_AND] = evaluate_and,
	[QUERY_OR] = evaluate_or,       [QUERY_NOT] = evaluate_not,
	[QUERY_FACET] = evaluate_facet, [QUERY_IS] = evaluate_is,
	[QUERY_DATE] = evaluate_date,   [QUERY_WORD] = evaluate_word,
	[QUERY_STORY] = evaluate_story,
};
_Static_assert(sizeof evaluators / sizeof *evaluators == QUERY_WORD + 1, "each kind has a way");

static int evaluate_node(struct evaluation *evaluation, const struct query_node *node,
			 struct bits *ret_set)
{
	if (evaluation->depth == DEPTH_MAXIMUM)
		return err_origin(evaluation->diag, "query is nested too deeply");
	evaluation->depth++;
	int failed = evaluators[node->kind](evaluation, node, ret_set);
	evaluation->depth--;
	return failed;
}

int evaluate(struct store *store, const struct question *question, struct bits *ret_set,
	     struct diag *diag)
{
	const struct query_node all = {.kind = QUERY_ALL}, *root = question->query->root;
	struct evaluation evaluation = {
		.store = store, .question = question, .may = question->may, .diag = diag};
	int failed = evaluate_node(&evaluation, root ? root : &all, ret_set);
	bits_and(ret_set, all_of(&evaluation));
	return failed;
}

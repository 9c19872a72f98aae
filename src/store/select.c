/*
 * Knows how a query becomes a set of articles and a set becomes a list. Each part of a query is a
 * bitset; what is in the cache costs microseconds, words ask the index.
 */
#include "surkhi/store/select.h"

#include "order.h"
#include "private.h"
#include "put.h"
#include "stories.h"
#include "surkhi/store/edit.h"
#include "wanted.h"
#include "words.h"

enum { DEPTH_MAXIMUM = 256 /* of a query */ };

struct evaluation {
	struct store *store;
	const struct sought *sought;
	struct diag *diag;
	unsigned depth;
};

static int evaluate(struct evaluation *evaluation, const struct query_node *node,
		    struct bits *ret_set);

static int evaluate_and(struct evaluation *evaluation, const struct query_node *node,
			struct bits *ret_set)
{
	int failed = 0;
	bits_copy(ret_set, &evaluation->store->cache.all);
	for (const struct query_node *child = node->child; child && !failed; child = child->next) {
		struct bits set CLEANUP(bits_done) = {0};
		failed = evaluate(evaluation, child, &set);
		bits_and(ret_set, &set);
	}
	return failed;
}

static int evaluate_or(struct evaluation *evaluation, const struct query_node *node,
		       struct bits *ret_set)
{
	int failed = 0;
	for (const struct query_node *child = node->child; child && !failed; child = child->next) {
		struct bits set CLEANUP(bits_done) = {0};
		failed = evaluate(evaluation, child, &set);
		bits_or(ret_set, &set);
	}
	return failed;
}

static int evaluate_not(struct evaluation *evaluation, const struct query_node *node,
			struct bits *ret_set)
{
	struct bits set CLEANUP(bits_done) = {0};
	int failed = node->child ? evaluate(evaluation, node->child, &set) : 0;
	bits_copy(ret_set, &evaluation->store->cache.all);
	bits_and_not(ret_set, &set);
	return failed;
}

static int collect_values(struct evaluation *evaluation, enum facet facet, struct wanted *wanted,
			  struct bits *ret_set)
{
	struct facet_values *values = &evaluation->store->cache.facets[facet];
	int failed = 0;
	for (size_t i = 0; i < values->n && !failed; i++) {
		struct facet_value *value = &values->values[i];
		if (!wanted_matches(wanted, value->key))
			continue;
		failed = cache_articles(evaluation->store, facet, value, evaluation->diag);
		if (!failed)
			facet_value_or(value, ret_set);
	}
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
	wanted.key = facet_key(node->facet, str_trim(node->text), &wanted.arena);
	int failed = cache_values(evaluation->store, node->facet, evaluation->diag);
	if (!failed)
		failed = collect_values(evaluation, node->facet, &wanted, ret_set);
	if (failed || ret_set->n || !has_names(node->facet) || wanted.key.n == 0)
		return failed;
	wanted.by_words = true;
	return collect_values(evaluation, node->facet, &wanted, ret_set);
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

static const struct {
	struct str name;
	enum mark mark;
	bool negated;
} states[] = {
	{{"unread", 6}, MARK_READ, true},   {{"read", 4}, MARK_READ, false},
	{{"starred", 7}, MARK_STAR, false}, {{"tagged", 6}, MARK_TAGGED, false},
	{{"note", 4}, MARK_NOTE, false},    {{"copy", 4}, MARK_COPY, false},
};

static int evaluate_is(struct evaluation *evaluation, const struct query_node *node,
		       struct bits *ret_set)
{
	struct store *store = evaluation->store;
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		if (!str_equal(states[i].name, node->text))
			continue;
		int failed = cache_mark(store, states[i].mark, evaluation->diag);
		const struct bits *set = &store->cache.marks[states[i].mark].set;
		bits_copy(ret_set, states[i].negated ? &store->cache.all : set);
		if (states[i].negated)
			bits_and_not(ret_set, set);
		return failed;
	}
	return err_origin(evaluation->diag, "unknown state '%.*s'", STR_ARG(node->text));
}

static int evaluate_date(struct evaluation *evaluation, const struct query_node *node,
			 struct bits *ret_set)
{
	const struct cache *cache = &evaluation->store->cache;
	for (size_t i = 0; i < cache->n_dated; i++)
		if (cache->days[i] >= node->first && cache->days[i] <= node->last)
			bits_put(ret_set, cache->order[i]);
	return 0;
}

static int evaluate_story(struct evaluation *evaluation, const struct query_node *node,
			  struct bits *ret_set)
{
	return story_select(evaluation->store, node->first, ret_set, evaluation->diag);
}

static int evaluate_word(struct evaluation *evaluation, const struct query_node *node,
			 struct bits *ret_set)
{
	const struct needle *needle = sought_needle(evaluation->sought, node);
	return needle ? words_select(evaluation->store, needle, ret_set, evaluation->diag) : 0;
}

static int evaluate_all(struct evaluation *evaluation, const struct query_node *node,
			struct bits *ret_set)
{
	bits_copy(ret_set, &evaluation->store->cache.all);
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

static int evaluate(struct evaluation *evaluation, const struct query_node *node,
		    struct bits *ret_set)
{
	if (evaluation->depth == DEPTH_MAXIMUM)
		return err_origin(evaluation->diag, "query is nested too deeply");
	evaluation->depth++;
	int failed = evaluators[node->kind](evaluation, node, ret_set);
	evaluation->depth--;
	return failed;
}

static int select_articles(struct store *store, const struct query *query,
			   struct selection *selection, struct diag *diag)
{
	int failed = sought_read(store, query, &selection->sought, diag);
	if (failed)
		return failed;
	struct evaluation evaluation = {.store = store, .sought = selection->sought, .diag = diag};
	struct query_node all = {.kind = QUERY_ALL};
	return evaluate(&evaluation, query->root ? query->root : &all, &selection->articles);
}

static int select_in(struct store *store, const struct query *query, enum select_order order,
		     struct selection *selection, struct diag *diag)
{
	int failed = cache_sync(store, diag);
	if (!failed)
		failed = cache_order(store, diag);
	if (!failed && order == ORDER_HEADLINE)
		failed = cache_headlines(store, diag);
	if (!failed)
		failed = select_articles(store, query, selection, diag);
	if (!failed)
		select_sort(&store->cache, order, selection);
	return failed;
}

int store_select(struct store *store, const struct query *query, enum select_order order,
		 struct selection *ret_selection, struct diag *diag)
{
	struct selection selection = {.n = 0};
	bool own;
	int failed = transaction_settle(store, diag);
	if (!failed)
		failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = select_in(store, query, order, &selection, diag);
	transaction_read_end(store, own);
	if (failed) {
		selection_done(&selection);
		return failed;
	}
	*ret_selection = selection;
	return 0;
}

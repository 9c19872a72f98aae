/*
 * Knows how a question is answered, at once or bit by bit: the words first, which may take long,
 * then what the query makes of them. Whoever waits is shown the first rows meanwhile.
 */
#include "surkhi/store/select.h"

#include "evaluate.h"
#include "private.h"
#include "rest.h"
#include "rows.h"

enum {
	FIRST_ROWS = 48, /* articles that are read for the first rows */
	RESTARTS = 3,    /* then there is no more waiting */
};

/* What is left of a question, with all that it needs to go on. */
struct select_rest {
	struct query query;
	struct finding *finding;
	struct effort effort; /* of each call; none left: as much as it takes */
	int64_t version;      /* of the store */
	unsigned restarts;
};

struct select_rest *select_rest_free(struct select_rest *rest)
{
	if (!rest)
		return NULL;
	finding_free(rest->finding);
	query_done(&rest->query);
	return mem_free(rest);
}

static int combine(struct store *store, const struct selection *selection, bool may,
		   struct bits *ret_set, struct diag *diag)
{
	const struct select_rest *rest = selection->rest;
	const struct question question = {&rest->query, selection->sought, rest->finding, may};
	return evaluate(store, &question, ret_set, diag);
}

static int read_newest(struct store *store, struct finding *finding, struct selection *may,
		       struct bits *ret_read, struct diag *diag)
{
	uint32_t ids[FIRST_ROWS];
	size_t all = bits_count(&may->articles), n = FIRST_ROWS;
	if (all < n)
		n = all;
	may->n = all;
	int failed = selection_ids(store, may, 0, n, ids, diag);
	for (size_t i = 0; i < n && !failed; i++) {
		failed = finding_read(finding, ids[i], diag);
		bits_put(ret_read, ids[i]);
	}
	return failed;
}

static int read_first(struct store *store, struct selection *selection, struct bits *ret_read,
		      struct diag *diag)
{
	struct selection may = {.rows = rows_new(ORDER_NEWEST)};
	int failed = combine(store, selection, true, &may.articles, diag);
	if (!failed)
		failed = read_newest(store, selection->rest->finding, &may, ret_read, diag);
	selection_done(&may);
	return failed;
}

/* Of the newest that may be meant each is read: what they make is how the whole list begins. */
static int find_first(struct store *store, struct selection *selection, struct diag *diag)
{
	struct bits read CLEANUP(bits_done) = {0};
	int failed = read_first(store, selection, &read, diag);
	if (!failed)
		failed = combine(store, selection, false, &selection->articles, diag);
	bits_and(&selection->articles, &read);
	selection->n = bits_count(&selection->articles);
	return failed;
}

static int find_all(struct store *store, struct selection *selection, struct diag *diag)
{
	struct bits articles = {0};
	int failed = combine(store, selection, false, &articles, diag);
	if (failed) {
		bits_done(&articles);
		return failed;
	}
	bits_done(&selection->articles);
	selection->articles = articles;
	selection->n = bits_count(&articles);
	selection->rows = rows_again(selection->rows);
	selection->rest = select_rest_free(selection->rest);
	return 0;
}

static int go_on(struct store *store, struct selection *selection, struct diag *diag)
{
	struct select_rest *rest = selection->rest;
	struct effort effort = rest->effort;
	return finding_run(rest->finding, effort.left ? &effort : NULL, diag);
}

static int begin(struct store *store, struct selection *selection, struct diag *diag)
{
	struct select_rest *rest = selection->rest;
	rest->finding = finding_free(rest->finding);
	selection->sought = sought_free(selection->sought);
	rest->version = store_version(store);
	int failed = sought_read(store, &rest->query, &selection->sought, diag);
	if (!failed)
		failed = finding_new(store, selection->sought, &rest->finding, diag);
	return failed ? failed : go_on(store, selection, diag);
}

/* A call's work inside of one snapshot. */
static int select_in(struct store *store, struct selection *selection, bool first,
		     struct diag *diag)
{
	struct select_rest *rest = selection->rest;
	int failed = cache_sync(store, diag);
	if (!failed)
		failed = cache_mark(store, MARK_ALL, diag);
	if (failed)
		return failed;
	bool anew = rest->version != store_version(store);
	if (anew && rest->finding && ++rest->restarts > RESTARTS)
		rest->effort.left = 0;
	failed = anew || !rest->finding ? begin(store, selection, diag)
					: go_on(store, selection, diag);
	if (failed)
		return failed;
	if (finding_done(rest->finding))
		return find_all(store, selection, diag);
	return first ? find_first(store, selection, diag) : 0;
}

static int select_some(struct store *store, struct selection *selection, bool first,
		       struct diag *diag)
{
	bool own;
	int failed = transaction_settle(store, diag);
	if (!failed)
		failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = select_in(store, selection, first, diag);
	transaction_read_end(store, own);
	return failed;
}

static int select_new(struct store *store, const struct query *query, enum select_order order,
		      size_t effort, struct selection *ret_selection, struct diag *diag)
{
	struct selection selection = {.rows = rows_new(order),
				      .rest = mem_new(1, sizeof *selection.rest)};
	query_copy(query, &selection.rest->query);
	selection.rest->effort.left = (int64_t)effort;
	int failed = select_some(store, &selection, true, diag);
	if (failed)
		selection_done(&selection);
	else
		*ret_selection = selection;
	return failed;
}

int store_select(struct store *store, const struct query *query, enum select_order order,
		 struct selection *ret_selection, struct diag *diag)
{
	return select_new(store, query, order, 0, ret_selection, diag);
}

int store_select_begin(struct store *store, const struct query *query, size_t effort,
		       struct selection *ret_selection, struct diag *diag)
{
	return select_new(store, query, ORDER_NEWEST, effort, ret_selection, diag);
}

int store_select_more(struct store *store, struct selection *selection, struct diag *diag)
{
	int failed = selection->rest ? select_some(store, selection, false, diag) : 0;
	if (failed)
		selection->rest = select_rest_free(selection->rest);
	return failed;
}

/*
 * archive: what a reader asks of a whole archive, a kind of question at a time, each answered as
 * the screen needs it: the set, its exact count, a page of rows and the counts of every value of
 * the facets beside it. What words stand for is looked for each time; "again" is with that known.
 *
 *   bench-archive [STORE [QUERY…]]   without a store, an archive of ARTICLES is made first; of
 *                                    queries that are given, nothing but the whole screen is asked
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bench.h"
#include "private.h"
#include "story.h"
#include "surkhi/store/select.h"

enum {
	ARTICLES = 10000,
	BATCH = 5000,
	PAGE = 50,
	OFFERED = 20000,
	RUNS = 21,
	PATIENCE = 1 /* s for all */
};

struct work {
	struct store *store;
	struct catalog *catalog;
	struct query query;
	struct arena arena; /* of one answer */
	double article;     /* seconds that reading one takes: what the others are held against */
	size_t n;           /* articles that the last question found */
};

/* One question, several ways of putting it. */
struct question {
	const char *name;
	void (*ask)(struct work *work, const struct selection *selection);
	const char *queries[12];
	size_t effort; /* of store_select_begin(); 0: all is waited for */
};

static void demand(int error, const struct diag *diag)
{
	if (error == 0)
		return;
	fprintf(stderr, "bench-archive: %s\n", diag->text);
	exit(2);
}

static void page_at(struct work *work, const struct selection *selection, size_t first)
{
	struct diag diag = DIAG_INIT;
	struct headline *rows;
	size_t n;
	demand(store_page(work->store, selection, first, PAGE, &work->arena, &rows, &n, &diag),
	       &diag);
}

static void first_page(struct work *work, const struct selection *selection)
{
	page_at(work, selection, 0);
}

static void middle_page(struct work *work, const struct selection *selection)
{
	page_at(work, selection, selection->n / 2);
}

static void last_page(struct work *work, const struct selection *selection)
{
	page_at(work, selection, selection->n < PAGE ? 0 : selection->n - PAGE);
}

static void count_facet(struct work *work, enum facet facet, const struct selection *selection)
{
	struct diag diag = DIAG_INIT;
	struct facet_count *counts;
	size_t n;
	demand(store_facets(work->store, facet, selection, &work->arena, &counts, &n, &diag),
	       &diag);
}

static void people(struct work *work, const struct selection *selection)
{
	count_facet(work, FACET_PERSON, selection);
}

/* What a prompt offers, whatever the filter is. */
static void common_people(struct work *work, const struct selection *selection)
{
	struct diag diag = DIAG_INIT;
	struct facet_count *counts;
	size_t n;
	demand(store_common(work->store, FACET_PERSON, OFFERED, &work->arena, &counts, &n, &diag),
	       &diag);
}

static void whole_screen(struct work *work, const struct selection *selection)
{
	static const enum facet facets[] = {FACET_PARTY, FACET_STATE, FACET_TAG, FACET_OUTLET};
	struct diag diag = DIAG_INIT;
	struct facet_count *months;
	size_t n;
	first_page(work, selection);
	for (size_t i = 0; i < sizeof facets / sizeof *facets; i++)
		count_facet(work, facets[i], selection);
	demand(store_months(work->store, selection, &work->arena, &months, &n, &diag), &diag);
}

/* The sentences that answer, as "search" prints them. */
static void sentences(struct work *work, const struct selection *selection)
{
	struct diag diag = DIAG_INIT;
	uint32_t ids[PAGE];
	size_t n = selection->n < PAGE ? selection->n : PAGE;
	demand(selection_ids(work->store, selection, 0, n, ids, &diag), &diag);
	for (size_t i = 0; i < n; i++) {
		struct article article;
		struct snippet snippet;
		demand(store_article(work->store, ids[i], &work->arena, &article, &diag), &diag);
		selection_snippet(selection, &article, &work->arena, &snippet);
	}
}

static double answer(struct work *work, const struct question *question)
{
	struct diag diag = DIAG_INIT;
	struct selection selection = {.n = 0};
	double start = bench_cpu_now();
	if (question->effort)
		demand(store_select_begin(work->store, &work->query, question->effort, &selection,
					  &diag),
		       &diag);
	else
		demand(store_select(work->store, &work->query, ORDER_NEWEST, &selection, &diag),
		       &diag);
	question->ask(work, &selection);
	double seconds = bench_cpu_now() - start;
	work->n = selection.n;
	selection_done(&selection);
	arena_clear(&work->arena);
	return seconds;
}

static void measure(struct work *work, const struct question *question, const char *text)
{
	struct diag diag = DIAG_INIT;
	double seconds[RUNS], again[RUNS];
	demand(query_parse(str_from(text), work->catalog, &work->query, &diag), &diag);
	double first = answer(work, question), sum = first;
	size_t n = 0;
	while (n < RUNS && (n == 0 || sum < PATIENCE)) {
		kept_drop(&work->store->kept);
		sum += seconds[n] = answer(work, question);
		again[n++] = answer(work, question);
	}
	query_done(&work->query);
	bench_sort(seconds, n);
	bench_sort(again, n);
	printf("| %s | `%s` | %zu | %.2f | %.2f | %.2f | %.2f | %.1f |\n", question->name, text,
	       work->n, first * 1e3, seconds[n / 2] * 1e3, seconds[n - 1] * 1e3, again[n / 2] * 1e3,
	       seconds[n / 2] / work->article);
}

/* One article anywhere in the archive: every question is held against this. */
static double time_article(struct work *work)
{
	struct diag diag = DIAG_INIT;
	struct selection all = {.n = 0};
	double seconds[RUNS];
	demand(query_parse(STR_EMPTY, work->catalog, &work->query, &diag), &diag);
	demand(store_select(work->store, &work->query, ORDER_NEWEST, &all, &diag), &diag);
	query_done(&work->query);
	for (size_t i = 0; i < RUNS; i++) {
		struct article article;
		uint32_t id;
		demand(selection_ids(work->store, &all, all.n / RUNS * i, 1, &id, &diag), &diag);
		double start = bench_cpu_now();
		demand(store_article(work->store, id, &work->arena, &article, &diag), &diag);
		seconds[i] = bench_cpu_now() - start;
		arena_clear(&work->arena);
	}
	printf("%zu articles; reading one takes %.3f ms (median)\n\n", all.n,
	       (bench_sort(seconds, RUNS), seconds[RUNS / 2]) * 1e3);
	selection_done(&all);
	return seconds[RUNS / 2];
}

static const struct question questions[] = {
	{"filter, the whole screen",
	 whole_screen,
	 {"", "party:bjp", "party:bjp,inc", "party:bjp state:up", "-party:bjp -state:up",
	  "state:hp,pb,up,br party:bjp,inc,aap date:2018..2020", "is:unread -is:starred"}},
	{"words, the whole screen",
	 whole_screen,
	 {"बैठक", "किसान", "कांग्रेस", "भाजपा OR कांग्रेस", "बैठक party:bjp date:2018..2020", "बैठक -पार्टी",
	  "(चुनाव OR मतदान) पंचायत -state:up", "headline:किसान", "=किसान", "सरकार में", "के"}},
	{"phrase or prefix, the whole screen",
	 whole_screen,
	 {"\"जिला अध्यक्ष\"", "\"प्रदेश अध्यक्ष\"", "\"ने कहा\"", "कार्यकर्त*", "क*", "कां*"}},
	{"phrase or prefix, the first rows",
	 first_page,
	 {"\"जिला अध्यक्ष\"", "\"प्रदेश अध्यक्ष\"", "\"ने कहा\"", "कार्यकर्त*", "क*", "कां*"},
	 SELECT_EFFORT},
	{"Latin letters, the whole screen",
	 whole_screen,
	 {"kisan", "congress", "baithak", "karyakarta", "chunav"}},
	{"the middle of the list", middle_page, {"", "party:bjp", "बैठक"}},
	{"the end of the list", last_page, {"", "party:bjp", "बैठक"}},
	{"counts of all people", people, {"", "party:bjp"}},
	{"the commonest people", common_people, {""}},
	{"50 sentences that answer", sentences, {"बैठक", "किसान party:bjp"}},
};

static void measure_given(struct work *work, char **queries)
{
	for (; *queries; queries++)
		measure(work, &questions[0], *queries);
}

static void measure_questions(struct work *work)
{
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
		for (const char *const *text = questions[i].queries; *text; text++)
			measure(work, &questions[i], *text);
}

static void measure_all(struct work *work, char **queries)
{
	struct rusage usage;
	work->article = time_article(work);
	printf("| question | query | articles | first ms | median ms | worst of up to %d ms "
	       "| again ms | x reading one |\n|---|---|---:|---:|---:|---:|---:|---:|\n",
	       RUNS);
	if (*queries)
		measure_given(work, queries);
	else
		measure_questions(work);
	getrusage(RUSAGE_SELF, &usage);
	printf("\nmemory: %ld MiB at most\n", usage.ru_maxrss >> 10);
}

static void make(struct store *store)
{
	struct diag diag = DIAG_INIT;
	struct corpus corpus;
	demand(corpus_init(&corpus, 1, &diag), &diag);
	for (uint64_t i = 0; i < ARTICLES; i++) {
		struct arena arena = {.blocks = NULL};
		struct article article;
		enum store_put what;
		int64_t id;
		if (i % BATCH == 0)
			demand(store_begin(store, &diag), &diag);
		corpus_story(&corpus, i, &arena, &article);
		demand(store_put(store, &article, STR_EMPTY, &what, &id, &diag), &diag);
		if ((i + 1) % BATCH == 0)
			demand(store_commit(store, &diag), &diag);
		arena_done(&arena);
	}
	corpus_done(&corpus);
}

static void measure_store(const char *path, enum store_mode mode, char **queries)
{
	struct work work = {.n = 0};
	struct diag diag = DIAG_INIT;
	demand(catalog_open(NULL, &work.catalog, &diag), &diag);
	demand(store_open(path, mode, &work.store, &diag), &diag);
	if (mode == STORE_CREATE)
		make(work.store);
	measure_all(&work, queries);
	store_close(work.store);
	catalog_close(work.catalog);
	arena_done(&work.arena);
}

int main(int argc, char **argv)
{
	char folder[] = "surkhi-bench-XXXXXX", file[sizeof folder + 16];
	if (argc > 1) {
		measure_store(argv[1], STORE_READ, argv + 2);
		return 0;
	}
	if (!mkdtemp(folder))
		return 2;
	snprintf(file, sizeof file, "%s/a.db", folder);
	measure_store(file, STORE_CREATE, argv + argc);
	unlink(file);
	rmdir(folder);
	return 0;
}

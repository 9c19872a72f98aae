/*
 * Threads: a pool hands jobs out in order whatever its workers do, and keeps no more than it may;
 * an import, and reading all again, have the same results with any number of them.
 */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pool.h"
#include "surkhi/base/mem.h"
#include "surkhi/import/reprocess.h"
#include "surkhi/store/select.h"

enum { JOBS = 8, NUMBERS = 500, WEIGHT = 3 };

struct job {
	size_t number, square;
};

struct numbers {
	size_t next, last;
	bool slow; /* some take longer than others */
};

static size_t take_number(void *context, size_t worker, void *job)
{
	struct numbers *numbers = context;
	(void)worker;
	if (numbers->next == numbers->last)
		return POOL_END;
	*(struct job *)job = (struct job){.number = numbers->next++};
	return WEIGHT;
}

static void square_number(void *context, size_t worker, void *job)
{
	const struct numbers *numbers = context;
	struct job *mine = job;
	(void)worker;
	if (numbers->slow && mine->number % 7 == 0)
		nanosleep(&(struct timespec){.tv_nsec = 500000}, NULL);
	mine->square = mine->number * mine->number;
}

static const struct pool_ops number_ops = {take_number, square_number};

static struct pool *open_numbers(struct numbers *numbers, struct job *jobs, size_t workers,
				 size_t weight)
{
	const struct pool_options options = {
		.ops = &number_ops,
		.context = numbers,
		.jobs = jobs,
		.n_jobs = JOBS,
		.job_size = sizeof *jobs,
		.n_workers = workers,
		.weight_maximum = weight,
	};
	return pool_open(&options);
}

static enum pool_got wait_next(struct pool *pool, struct job **ret_job)
{
	void *job = NULL;
	enum pool_got got;
	do
		got = pool_next(pool, 50, &job);
	while (got == POOL_NOTHING);
	*ret_job = job;
	return got;
}

/* No worker at all: the owner's thread does the work. */
static void jobs_come_in_order(void **state)
{
	(void)state;
	for (size_t workers = 0; workers <= 4; workers++) {
		struct numbers numbers = {.last = NUMBERS, .slow = true};
		struct job jobs[JOBS], *job;
		struct pool *pool = open_numbers(&numbers, jobs, workers, 1000);
		size_t held = 0;
		for (size_t i = 0; i < NUMBERS; i++) {
			assert_int_equal(wait_next(pool, &job), POOL_JOB);
			assert_int_equal(job->number, i);
			assert_int_equal(job->square, i * i);
			if (++held == 3) {
				pool_release(pool, held);
				held = 0;
			}
		}
		assert_int_equal(wait_next(pool, &job), POOL_OVER);
		assert_int_equal(wait_next(pool, &job), POOL_OVER);
		pool_close(pool);
	}
}

/* What the owner keeps counts: nothing is taken beyond the places, nor beyond the weight. */
static void no_more_is_taken_than_has_room(void **state)
{
	static const struct {
		size_t weight, kept;
	} cases[] = {{1000, JOBS}, {WEIGHT * 4, 4}, {1, 1}};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct numbers numbers = {.last = NUMBERS};
		struct job jobs[JOBS], *job;
		void *none;
		struct pool *pool = open_numbers(&numbers, jobs, 2, cases[i].weight);
		for (size_t n = 0; n < cases[i].kept; n++)
			assert_int_equal(wait_next(pool, &job), POOL_JOB);
		assert_int_equal(pool_next(pool, 20, &none), POOL_NOTHING);
		pool_release(pool, 1);
		assert_int_equal(wait_next(pool, &job), POOL_JOB);
		assert_int_equal(job->number, cases[i].kept);
		pool_close(pool);
		assert_true(numbers.next < NUMBERS);
	}
}

struct world {
	char folder[64];
	struct catalog *catalog;
	struct patterns *patterns;
	struct extractor *extractor;
	struct diag diag;
};

static char *path_of(const struct world *world, const char *name)
{
	static char path[4096];
	snprintf(path, sizeof path, "%s/%s", world->folder, name);
	return path;
}

enum { PAGES = 400, RECORDS = 150 };

/* Many differ, some tell another's story, some are another's copy, some are none. */
static void write_page(FILE *file, unsigned n)
{
	static const char *const towns[] = {"शिमला", "मंडी", "लखनऊ", "पटना", "जयपुर"};
	static const char *const parties[] = {"कांग्रेस", "भाजपा", "राजद", "बसपा"};
	unsigned same = n % 11 == 5 ? n - 3 : n, told = n % 13 == 4 ? n - 2 : same;
	if (n % 17 == 3) {
		fprintf(file, "An English page %u.\n", n);
		return;
	}
	fprintf(file, "%s में %s की बैठक %u\n\n%s। ", towns[same % 5], parties[same % 4], same,
		towns[same % 5]);
	for (unsigned i = 0; i < 12; i++)
		fprintf(file, "वार्ड %u के लिए %s ने सूची संख्या %u में नाम %u और %u रखे। ", told + i,
			parties[told % 4], told * 7 + i, told * 3 + i, told * 5 + i);
	fputc('\n', file);
}

static void write_pages(const struct world *world)
{
	char name[64];
	assert_int_equal(mkdir(path_of(world, "in"), 0700), 0);
	for (unsigned n = 0; n < PAGES; n++) {
		snprintf(name, sizeof name, "in/%04u.txt", n);
		FILE *file = fopen(path_of(world, name), "w");
		assert_non_null(file);
		write_page(file, n);
		assert_int_equal(fclose(file), 0);
	}
	FILE *file = fopen(path_of(world, "in/0200-records.jsonl"), "w");
	assert_non_null(file);
	for (unsigned n = 0; n < RECORDS; n++) {
		fprintf(file, "{\"headline\": \"सूची %u\", \"url\": \"https://news.example/%u\"", n,
			n % 50);
		fprintf(file, n % 20 == 7 ? "\n" : ", \"body\": [\"मंडी में सूची %u बनी।\"]}\n", n);
	}
	assert_int_equal(fclose(file), 0);
}

static int setup(void **state)
{
	struct world *world = mem_new(1, sizeof *world);
	snprintf(world->folder, sizeof world->folder, "surkhi-threads-XXXXXX");
	assert_non_null(mkdtemp(world->folder));
	assert_int_equal(catalog_open(NULL, &world->catalog, &world->diag), 0);
	assert_int_equal(patterns_open(&world->patterns, &world->diag), 0);
	assert_int_equal(extractor_open(world->catalog, NULL, &world->extractor, &world->diag), 0);
	write_pages(world);
	*state = world;
	return 0;
}

static int teardown(void **state)
{
	struct world *world = *state;
	char command[128];
	extractor_close(world->extractor);
	patterns_close(world->patterns);
	catalog_close(world->catalog);
	snprintf(command, sizeof command, "rm -rf '%s'", world->folder);
	assert_int_equal(system(command), 0);
	mem_free(world);
	return 0;
}

/* Everything that is told, a line each. */
static void run(struct world *world, const char *name, size_t threads, struct buf *told)
{
	struct store *store;
	struct import *import;
	struct import_event event;
	char file[4096];
	snprintf(file, sizeof file, "%s", path_of(world, name));
	char *paths[] = {path_of(world, "in")};
	int got;
	assert_int_equal(store_open(file, STORE_CREATE, &store, &world->diag), 0);
	const struct import_options options = {
		.store = store,
		.patterns = world->patterns,
		.extractor = world->extractor,
		.now = {.year = 2024, .month = 5, .day = 6},
		.standard_input = -1,
		.threads = threads,
	};
	assert_int_equal(import_open(&options, paths, 1, &import, &world->diag), 0);
	while ((got = import_next(import, &event, &world->diag)) > 0)
		buf_printf(told, "%.*s %d %lld %s\n", STR_ARG(event.source), (int)event.what,
			   event.what == IMPORT_ADDED ? (long long)event.id : 0,
			   event.what == IMPORT_REFUSED ? world->diag.text : "");
	assert_int_equal(got, 0);
	import_close(import);
	store_close(store);
}

static void add_article(struct buf *text, const struct article *article)
{
	char published[MOMENT_SIZE] = "";
	moment_format(&article->published, published);
	buf_printf(text, "\n%lld %lld %s|%.*s|%.*s|%.*s|%.*s\n", (long long)article->id,
		   (long long)article->story, published, STR_ARG(article->source),
		   STR_ARG(article->url), STR_ARG(article->headline), STR_ARG(article->dateline));
	for (size_t i = 0; i < article->n_paragraphs; i++)
		buf_printf(text, "%.*s\n", STR_ARG(article->paragraphs[i].text));
	for (size_t i = 0; i < article->n_entities; i++) {
		const struct entity *entity = &article->entities[i];
		buf_printf(text, "%d %.*s|%.*s|%.*s|%u\n", (int)entity->kind, STR_ARG(entity->id),
			   STR_ARG(entity->role), STR_ARG(entity->party), entity->mentions);
	}
	for (size_t i = 0; i < article->n_mentions; i++)
		buf_printf(text, "%u:%u-%u ", article->mentions[i].entity,
			   article->mentions[i].start, article->mentions[i].end);
}

static void add_lines(struct buf *text, const struct line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(text, "%d %.*s\n", (int)lines[i].kind, STR_ARG(lines[i].rule));
}

/* How many articles have each value, and a word. */
static void add_sets(struct world *world, struct store *store, struct buf *text)
{
	static const char *const queries[] = {"", "बैठक", "\"सूची संख्या\"", "मंडी कांग्रेस"};
	struct arena arena = {.blocks = NULL};
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		struct selection selection = {.n = 0};
		struct query query;
		struct facet_count *counts;
		size_t n;
		assert_int_equal(
			query_parse(str_from(queries[i]), world->catalog, &query, &world->diag), 0);
		assert_int_equal(
			store_select(store, &query, ORDER_NEWEST, &selection, &world->diag), 0);
		buf_printf(text, "\n%s: %zu", queries[i], selection.n);
		for (int facet = 0; facet < N_FACETS; facet++) {
			assert_int_equal(store_facets(store, (enum facet)facet, &selection, &arena,
						      &counts, &n, &world->diag),
					 0);
			for (size_t j = 0; j < n; j++)
				buf_printf(text, " %.*s %zu", STR_ARG(counts[j].value),
					   counts[j].count);
		}
		selection_done(&selection);
		query_done(&query);
	}
	arena_done(&arena);
}

/* All that a store can be asked; how many of its articles tell another's story. */
static size_t dump(struct world *world, const char *name, struct buf *text)
{
	struct store *store;
	struct store_health health;
	size_t copies = 0;
	assert_int_equal(store_open(path_of(world, name), STORE_READ, &store, &world->diag), 0);
	assert_int_equal(store_check(store, &health, &world->diag), 0);
	assert_true(health.intact);
	for (int64_t id = 1; id <= health.articles; id++) {
		struct arena arena = {.blocks = NULL};
		struct buf original = BUF_INIT((size_t)1 << 20);
		struct article article;
		struct line *lines;
		size_t n;
		assert_int_equal(store_article(store, id, &arena, &article, &world->diag), 0);
		assert_int_equal(store_lines(store, id, &arena, &lines, &n, &world->diag), 0);
		assert_int_equal(store_original(store, id, &original, &world->diag), 0);
		add_article(text, &article);
		copies += article.story != 0;
		add_lines(text, lines, n);
		buf_add(text, buf_str(&original));
		buf_done(&original);
		arena_done(&arena);
	}
	add_sets(world, store, text);
	store_close(store);
	return copies;
}

static void threads_change_nothing(void **state)
{
	static const size_t threads[] = {1, 2, 4};
	struct world *world = *state;
	struct buf told[3], all[3];
	for (size_t i = 0; i < 3; i++) {
		char name[32];
		told[i] = (struct buf)BUF_INIT((size_t)1 << 20);
		all[i] = (struct buf)BUF_INIT((size_t)1 << 26);
		snprintf(name, sizeof name, "%zu.db", threads[i]);
		run(world, name, threads[i], &told[i]);
		assert_true(dump(world, name, &all[i]) > 0);
		assert_false(told[i].full || all[i].full);
		assert_string_equal(buf_z(&told[i]), buf_z(&told[0]));
		assert_true(str_equal(buf_str(&all[i]), buf_str(&all[0])));
	}
	for (size_t i = 0; i < 3; i++) {
		buf_done(&told[i]);
		buf_done(&all[i]);
	}
}

/* Today's rules: a word of many pages is the name of a town. */
static void learn_town(struct world *world)
{
	extractor_close(world->extractor);
	catalog_close(world->catalog);
	FILE *file = fopen(path_of(world, "towns.tsv"), "w");
	assert_non_null(file);
	fputs("#state\tname\taliases\nIN-HP\tसूची संख्या\t\n", file);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(catalog_open(world->folder, &world->catalog, &world->diag), 0);
	assert_int_equal(
		extractor_open(world->catalog, world->folder, &world->extractor, &world->diag), 0);
}

/* Everything that is told of all articles and of one that is not there. */
static void run_again(struct world *world, const char *name, size_t threads, struct buf *told)
{
	struct store *store;
	struct store_health health;
	struct bits articles = {.n = 0};
	struct reprocess *reprocess;
	struct reprocess_event event;
	struct reprocess_report report;
	int got;
	assert_int_equal(store_open(path_of(world, name), STORE_WRITE, &store, &world->diag), 0);
	assert_int_equal(store_check(store, &health, &world->diag), 0);
	for (int64_t id = 1; id <= health.articles; id++)
		bits_put(&articles, (size_t)id);
	bits_put(&articles, (size_t)health.articles + 7);
	const struct import_options options = {
		.store = store,
		.patterns = world->patterns,
		.extractor = world->extractor,
		.threads = threads,
	};
	assert_int_equal(reprocess_open(&options, &articles, &reprocess, &world->diag), 0);
	while ((got = reprocess_next(reprocess, &event, &world->diag)) > 0)
		buf_printf(told, "%lld %d\n", (long long)event.id, (int)event.what);
	assert_int_equal(got, 0);
	reprocess_report(reprocess, &report);
	assert_int_equal(report.total, health.articles);
	assert_true(report.counts[REPROCESS_CHANGED] > 0);
	assert_true(report.counts[REPROCESS_SAME] > 0);
	reprocess_close(reprocess);
	bits_done(&articles);
	store_close(store);
}

static void copy_archive(const struct world *world, const char *from, const char *to)
{
	char command[256];
	snprintf(command, sizeof command, "cp '%s/%s' '%s/%s'", world->folder, from, world->folder,
		 to);
	assert_int_equal(system(command), 0);
}

static void threads_read_again_the_same(void **state)
{
	static const size_t threads[] = {1, 2, 4};
	struct world *world = *state;
	struct buf told[3], all[3], added = BUF_INIT((size_t)1 << 20);
	run(world, "1.db", 2, &added);
	buf_done(&added);
	copy_archive(world, "1.db", "2.db");
	copy_archive(world, "1.db", "4.db");
	learn_town(world);
	for (size_t i = 0; i < 3; i++) {
		char name[32];
		told[i] = (struct buf)BUF_INIT((size_t)1 << 20);
		all[i] = (struct buf)BUF_INIT((size_t)1 << 26);
		snprintf(name, sizeof name, "%zu.db", threads[i]);
		run_again(world, name, threads[i], &told[i]);
		dump(world, name, &all[i]);
		assert_string_equal(buf_z(&told[i]), buf_z(&told[0]));
		assert_true(str_equal(buf_str(&all[i]), buf_str(&all[0])));
	}
	for (size_t i = 0; i < 3; i++) {
		buf_done(&told[i]);
		buf_done(&all[i]);
	}
}

/* Not calling again is all that it takes to stop; what was told of is there. */
static void an_import_that_is_left_goes_on_later(void **state)
{
	struct world *world = *state;
	struct buf told = BUF_INIT((size_t)1 << 20);
	struct store *store;
	struct import *import;
	struct import_event event;
	struct import_report report;
	char *paths[] = {path_of(world, "in")};
	char folder[4096];
	snprintf(folder, sizeof folder, "%s", paths[0]);
	paths[0] = folder;
	assert_int_equal(store_open(path_of(world, "left.db"), STORE_CREATE, &store, &world->diag),
			 0);
	const struct import_options options = {
		.store = store,
		.patterns = world->patterns,
		.extractor = world->extractor,
		.now = {.year = 2024, .month = 5, .day = 6},
		.standard_input = -1,
		.threads = 2,
		.patience = 1,
	};
	assert_int_equal(import_open(&options, paths, 1, &import, &world->diag), 0);
	do
		assert_int_equal(import_next(import, &event, &world->diag), 1);
	while (event.what == IMPORT_WAITING);
	import_report(import, &report);
	import_close(import);
	store_close(store);
	assert_true(report.added > 0);
	run(world, "left.db", 2, &told);
	size_t known = 0;
	for (size_t at = 0; (at = str_find(buf_str(&told), STR(" 1 0 \n"), at)) != SIZE_MAX; at++)
		known++;
	assert_true(known >= report.added);
	buf_done(&told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jobs_come_in_order),
		cmocka_unit_test(no_more_is_taken_than_has_room),
		cmocka_unit_test_setup_teardown(threads_change_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(threads_read_again_the_same, setup, teardown),
		cmocka_unit_test_setup_teardown(an_import_that_is_left_goes_on_later, setup,
						teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

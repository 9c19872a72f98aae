/* Corrections and articles read again, while processes are killed and the disk runs full. */
#include "archive.h"
#include "victim.h"

#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { N_ARTICLES = 60 };

static void archive_fill(const char *path)
{
	struct arena arena = {0};
	struct article article;
	struct store *store = archive_open(path, STORE_CREATE);
	assert_int_equal(store_begin(store, NULL), 0);
	for (unsigned i = 0; i < N_ARTICLES; i++) {
		article_make(i, &arena, &article);
		archive_put(store, &article, STR("page"));
	}
	assert_int_equal(store_commit(store, NULL), 0);
	store_close(store);
	arena_done(&arena);
}

/* Number n of corrections that are all different: by turns of one article and of all. */
static int correct(struct store *store, unsigned n)
{
	struct arena arena = {0};
	struct edit *changed;
	size_t n_changed;
	struct correction correction = {
		.what = CORRECT_MERGE,
		.article = n % 4 ? n % N_ARTICLES + 1 : 0,
		.entity = {.kind = ENTITY_PARTY,
			   .id = n % 4 ? STR("INC") : str_printf(&arena, "P%u", n % 8)},
		.to = {.kind = ENTITY_PARTY, .id = str_printf(&arena, "P%u", n)},
	};
	if (n < 8)
		correction.entity.id = n % 2 ? STR("BJP") : STR("AAP");
	struct edit edit = {.kind = EDIT_CORRECT,
			    .article = correction.article,
			    .on = true,
			    .correction = &correction};
	int failed = edit_apply(store, &edit, 1, &arena, &changed, &n_changed, NULL);
	arena_done(&arena);
	return failed;
}

/* Every article in turn, with other words and other names each time. */
static int replace(struct store *store, unsigned n)
{
	struct arena arena = {0};
	struct article article;
	enum store_replaced replaced;
	article_make(n % N_ARTICLES, &arena, &article);
	article.paragraphs[1].text = str_printf(&arena, "नया पाठ %u, और लंबा।", n);
	article.entities[0].id = article.entities[0].name = str_printf(&arena, "Q%u", n % 5);
	int failed = store_replace(store, n % N_ARTICLES + 1, &article, &replaced, NULL);
	if (!failed && replaced != STORE_CHANGED)
		failed = STORE_E_IO;
	arena_done(&arena);
	return failed;
}

static size_t count_corrections(struct store *store)
{
	struct arena arena = {0};
	struct correction *corrections;
	size_t sum = 0, n;
	for (int64_t id = 0; id <= N_ARTICLES; id++) {
		assert_int_equal(store_corrections(store, id, &arena, &corrections, &n, NULL), 0);
		sum += n;
	}
	arena_done(&arena);
	return sum;
}

typedef int work_step(struct store *store, unsigned n);

static void work(const char *path, work_step *step, int out)
{
	struct store *store;
	if (store_open(path, STORE_WRITE, &store, NULL) != 0)
		_exit(1);
	for (unsigned n = 0; step(store, n) == 0; n++)
		victim_say(out, '.');
	_exit(2);
}

static void correct_until_killed(const char *path, int out)
{
	work(path, correct, out);
}

static void replace_until_killed(const char *path, int out)
{
	work(path, replace, out);
}

static void no_correction_is_lost_when_killed(void **state)
{
	for (unsigned round = 0; round < 8; round++) {
		struct place place;
		place_make(&place);
		archive_fill(place.path);
		char said[VICTIM_DONE];
		size_t done = victim_kill(correct_until_killed, place.path, 3 + round * 2,
					  round * 631000L, said);
		struct store *store = archive_open(place.path, STORE_WRITE);
		assert_in_range(count_corrections(store), done, done + 1);
		store_close(store);
		archive_intact(place.path, N_ARTICLES);
		place_remove(&place);
	}
}

static void reading_again_loses_nothing_when_killed(void **state)
{
	for (unsigned round = 0; round < 6; round++) {
		struct place place;
		place_make(&place);
		archive_fill(place.path);
		struct store *store = archive_open(place.path, STORE_WRITE);
		for (unsigned n = 0; n < 20; n++)
			assert_int_equal(correct(store, n), 0);
		archive_edit(store, (struct edit){EDIT_NOTE, 1, STR("देखें")});
		store_close(store);
		char said[VICTIM_DONE];
		victim_kill(replace_until_killed, place.path, 5 + round * 7, round * 557000L, said);
		store = archive_open(place.path, STORE_WRITE);
		assert_int_equal(count_corrections(store), 20);
		assert_int_equal(archive_count(store, "has:note"), 1);
		assert_int_equal(archive_count(store, ""), N_ARTICLES);
		store_close(store);
		archive_intact(place.path, N_ARTICLES);
		place_remove(&place);
	}
}

/* In a child: how many steps fit, the files being limited in size as by a full disk. */
static unsigned fill_up(const char *path, work_step *step, size_t limit)
{
	struct rlimit size = {limit, limit};
	struct store *store;
	unsigned n = 0;
	int failed;
	signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &size) != 0 || store_open(path, STORE_WRITE, &store, NULL))
		return 250;
	while (!(failed = step(store, n)) && n < 240)
		n++;
	if (failed != STORE_E_FULL)
		return 251;
	/* what did not fit is not half there, and the store goes on */
	return archive_count(store, "") == N_ARTICLES ? n : 252;
}

static unsigned in_child(const char *path, work_step *step, size_t limit)
{
	int status;
	fflush(NULL);
	pid_t child = fork();
	if (child == 0)
		_exit((int)fill_up(path, step, limit));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_in_range(WEXITSTATUS(status), 1, 249);
	return (unsigned)WEXITSTATUS(status);
}

static void a_full_disk_costs_only_what_did_not_fit(void **state)
{
	static const size_t limits[] = {250000, 400000};
	for (size_t i = 0; i < 2 * sizeof limits / sizeof *limits; i++) {
		struct place place;
		place_make(&place);
		archive_fill(place.path);
		unsigned n = in_child(place.path, i % 2 ? correct : replace, limits[i / 2]);
		struct store *store = archive_open(place.path, STORE_WRITE);
		assert_int_equal(count_corrections(store), i % 2 ? n : 0);
		store_close(store);
		archive_intact(place.path, N_ARTICLES);
		place_remove(&place);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_correction_is_lost_when_killed),
		cmocka_unit_test(reading_again_loses_nothing_when_killed),
		cmocka_unit_test(a_full_disk_costs_only_what_did_not_fit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Several processes and full disks: what was acknowledged is there. */
#include "archive.h"

#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "surkhi/base/map.h"

static void put_many(struct store *store, unsigned first, unsigned n)
{
	struct arena arena = {0};
	struct article article;
	for (unsigned i = first; i < first + n; i++) {
		article_make(i, &arena, &article);
		archive_put(store, &article, STR("page"));
	}
	arena_done(&arena);
}

static void a_reader_sees_what_another_commits(void **state)
{
	struct place place;
	place_make(&place);
	struct store *writer = archive_open(place.path, STORE_CREATE);
	put_many(writer, 0, 10);
	struct store *reader = archive_open(place.path, STORE_READ);
	struct store *other = archive_open(place.path, STORE_WRITE);
	assert_int_equal(archive_count(reader, "party:INC"), 2);
	int64_t version = store_version(reader);
	assert_true(store_version(reader) == version);

	assert_int_equal(store_begin(writer, NULL), 0);
	put_many(writer, 10, 10);
	assert_int_equal(archive_count(reader, "party:INC"), 2);
	assert_int_equal(archive_count(reader, ""), 10);
	assert_true(store_version(reader) == version);
	assert_int_equal(store_commit(writer, NULL), 0);
	assert_true(store_version(reader) != version);
	assert_int_equal(archive_count(reader, "party:INC"), 4);
	assert_int_equal(archive_count(reader, ""), 20);

	version = store_version(reader);
	assert_int_equal(archive_count(reader, "is:starred"), 0);
	archive_edit(other, (struct edit){EDIT_STAR, 3, .on = true});
	archive_edit(other, (struct edit){EDIT_TAG, 4, STR("नया"), .on = true});
	assert_true(store_version(reader) != version);
	assert_int_equal(archive_count(reader, "is:starred"), 1);
	assert_int_equal(archive_count(reader, "tag:नया"), 1);
	assert_int_equal(archive_count(writer, "tag:नया"), 1);
	store_close(reader);
	store_close(writer);
	store_close(other);
	archive_intact(place.path, 20);
	place_remove(&place);
}

/* In a child: is in the middle of an import, says so, and goes on a little later. */
static void import_slowly(const char *path, int out)
{
	struct store *store;
	struct timespec moment = {.tv_nsec = 300000000};
	if (store_open(path, STORE_WRITE, &store, NULL) || store_begin(store, NULL))
		_exit(1);
	put_many(store, 10, 5);
	if (write(out, "", 1) != 1)
		_exit(2);
	nanosleep(&moment, NULL);
	_exit(store_commit(store, NULL) ? 3 : 0);
}

static void an_edit_waits_for_an_import(void **state)
{
	struct place place;
	int ends[2], status;
	char byte;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	put_many(store, 0, 3);
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0)
		import_slowly(place.path, ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	assert_int_equal(archive_count(store, ""), 3);
	archive_edit(store, (struct edit){EDIT_NOTE, 1, STR("x")});
	assert_int_equal(archive_count(store, ""), 8); /* it came behind the commit */
	assert_int_equal(archive_count(store, "has:note"), 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	close(ends[0]);
	close(ends[1]);
	store_close(store);
	archive_intact(place.path, 8);
	place_remove(&place);
}

/* The store behind a limit on the size of files, which stands for a full disk. */
static struct store *open_limited(const char *path, size_t limit)
{
	struct rlimit size = {limit, limit};
	struct store *store;
	signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &size) != 0 || store_open(path, STORE_WRITE, &store, NULL))
		_exit(200);
	return store;
}

static int put_noise(struct store *store, unsigned n, struct diag *diag)
{
	struct arena arena = {0};
	struct article article;
	enum store_put put;
	int64_t id;
	char page[4096];
	for (size_t i = 0; i < sizeof page; i++)
		page[i] = (char)hash_bytes(&(size_t){n * sizeof page + i}, sizeof(size_t));
	article_make(1000 + n, &arena, &article);
	int failed = store_put(store, &article, (struct str){page, sizeof page}, &put, &id, diag);
	arena_done(&arena);
	return failed;
}

/* In a child: how many were taken in before it was full. */
static unsigned fill_up(const char *path, size_t limit)
{
	struct store *store = open_limited(path, limit);
	struct diag diag;
	unsigned n = 0;
	int failed;
	while (!(failed = put_noise(store, n, &diag)) && n < 190)
		n++;
	if (failed != STORE_E_FULL || !strstr(diag.text, "full"))
		return 202;
	return archive_count(store, "") == 5 + n ? n : 204;
}

/* In a child: 1 if the transaction failed as a whole, and the store goes on. */
static unsigned fill_transaction(const char *path, size_t limit)
{
	struct store *store = open_limited(path, limit);
	struct diag diag;
	int failed = store_begin(store, &diag);
	for (unsigned n = 0; !failed && n < 400; n++)
		failed = put_noise(store, n, &diag);
	if (failed && (failed != STORE_E_FULL || put_noise(store, 500, &diag) != STORE_E_FULL))
		return 202;
	if (store_commit(store, &diag) != STORE_E_FULL)
		return 203;
	if (!strstr(diag.text, failed ? "rolled back" : "full"))
		return 205;
	if (store_begin(store, &diag) != 0)
		return 206;
	store_rollback(store);
	return archive_count(store, "") == 5 ? 1 : 204;
}

static unsigned in_child(unsigned (*work)(const char *path, size_t limit), const char *path,
			 size_t limit)
{
	int status;
	fflush(NULL);
	pid_t child = fork();
	if (child == 0)
		_exit((int)work(path, limit));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_in_range(WEXITSTATUS(status), 1, 190);
	return (unsigned)WEXITSTATUS(status);
}

static void a_full_disk_costs_only_what_did_not_fit(void **state)
{
	static const size_t limits[] = {300000, 400000, 500000, 700000};
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		struct place place;
		place_make(&place);
		struct store *store = archive_open(place.path, STORE_CREATE);
		put_many(store, 0, 5);
		store_close(store);
		unsigned n = in_child(fill_up, place.path, limits[i]);
		archive_intact(place.path, 5 + (int64_t)n);
		place_remove(&place);
	}
}

static void a_transaction_that_does_not_fit_leaves_nothing(void **state)
{
	struct place place;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	put_many(store, 0, 5);
	store_close(store);
	assert_int_equal(in_child(fill_transaction, place.path, 500000), 1);
	archive_intact(place.path, 5);
	place_remove(&place);
}

/* Whoever has it open reads on what it was, and is told when something would be lost. */
static void nothing_is_written_to_a_file_without_a_name(void **state)
{
	struct place place;
	struct diag diag = DIAG_INIT;
	struct arena arena = {0};
	struct edit *changed, edit = {EDIT_STAR, 1, .on = true};
	size_t n;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	put_many(store, 0, 3);
	store_close(store);
	store = archive_open(place.path, STORE_WRITE);
	const char *other = place_name(&place, "other.db");
	struct store *next = archive_open(other, STORE_CREATE);
	put_many(next, 10, 5);
	store_close(next);
	assert_int_equal(rename(other, place.path), 0);
	assert_int_equal(archive_count(store, ""), 3);
	assert_int_equal(edit_apply(store, &edit, 1, &arena, &changed, &n, &diag), STORE_E_IO);
	assert_non_null(strstr(diag.text, "another file has taken its place"));
	store_close(store);
	archive_intact(place.path, 5);
	arena_done(&arena);
	place_remove(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reader_sees_what_another_commits),
		cmocka_unit_test(an_edit_waits_for_an_import),
		cmocka_unit_test(nothing_is_written_to_a_file_without_a_name),
		cmocka_unit_test(a_full_disk_costs_only_what_did_not_fit),
		cmocka_unit_test(a_transaction_that_does_not_fit_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

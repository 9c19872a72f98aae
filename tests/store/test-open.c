/* Opening: what is a store, what is none, and how much of it may be written. */
#include "archive.h"

#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "surkhi/base/file.h"

enum { NOBODY = 65534 };

static void assert_refused(const char *path, enum store_mode mode, int condition)
{
	struct diag diag = DIAG_INIT;
	struct store *store = (struct store *)&diag;
	int failed = store_open(path, mode, &store, &diag);
	if (failed != condition)
		fail_msg("%s: %d instead of %d: %s", path, failed, condition, diag.text);
	assert_ptr_equal(store, &diag);
	assert_non_null(strstr(diag.text, path));
	assert_null(strchr(diag.text, '\n'));
}

static void assert_no_store(const char *path)
{
	assert_refused(path, STORE_READ, STORE_E_NOT_STORE);
	assert_refused(path, STORE_WRITE, STORE_E_NOT_STORE);
	assert_refused(path, STORE_CREATE, STORE_E_NOT_STORE);
}

static struct store *store_with(const char *path, unsigned n)
{
	struct arena arena = {0};
	struct article article;
	struct store *store = archive_open(path, STORE_CREATE);
	for (unsigned i = 1; i <= n; i++) {
		article_make(i, &arena, &article);
		archive_put(store, &article, STR("page"));
	}
	arena_done(&arena);
	return store;
}

static void a_missing_file_is_made_only_when_asked(void **state)
{
	struct place place;
	struct stat status;
	place_make(&place);
	assert_refused(place.path, STORE_READ, STORE_E_MISSING);
	assert_refused(place.path, STORE_WRITE, STORE_E_MISSING);
	assert_int_not_equal(stat(place.path, &status), 0);
	const char *deep = place_name(&place, "new/archive.db");
	struct store *store = archive_open(deep, STORE_CREATE);
	assert_true(store_writable(store));
	assert_string_equal(store_path(store), deep);
	assert_int_equal(archive_count(store, ""), 0);
	store_close(store);
	archive_intact(deep, 0);
	place_remove(&place);
}

static void what_is_no_database_is_refused(void **state)
{
	struct place place;
	char text[5000];
	place_make(&place);
	assert_no_store(place.folder);
	assert_no_store("/dev/null");
	file_write(place.path, "कुछ और\n", 18);
	assert_no_store(place.path);
	memset(text, 'x', sizeof text);
	file_write(place.path, text, sizeof text);
	assert_no_store(place.path);
	memcpy(text, "SQLite format 3", 16);
	file_write(place.path, text, sizeof text);
	assert_no_store(place.path);
	place_remove(&place);
}

static void an_empty_file_becomes_a_store_only_when_asked(void **state)
{
	struct place place;
	place_make(&place);
	file_write(place.path, "", 0);
	assert_refused(place.path, STORE_READ, STORE_E_NOT_STORE);
	assert_refused(place.path, STORE_WRITE, STORE_E_NOT_STORE);
	store_close(store_with(place.path, 2));
	archive_intact(place.path, 2);
	place_remove(&place);
}

static void another_programs_database_is_left_alone(void **state)
{
	static const char *const schemas[] = {
		"CREATE TABLE t (a)",
		"PRAGMA application_id = 1",
		"PRAGMA user_version = 1",
		"PRAGMA application_id = 1; PRAGMA user_version = 1; CREATE TABLE article (id)",
	};
	struct buf before = BUF_INIT(1 << 20), after = BUF_INIT(1 << 20);
	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
		struct place place;
		sqlite3 *db;
		place_make(&place);
		assert_int_equal(sqlite3_open(place.path, &db), SQLITE_OK);
		assert_int_equal(sqlite3_exec(db, schemas[i], NULL, NULL, NULL), SQLITE_OK);
		sqlite3_close(db);
		assert_int_equal(file_read(place.path, &before, NULL), 0);
		assert_no_store(place.path);
		assert_int_equal(file_read(place.path, &after, NULL), 0);
		assert_true(str_equal(buf_str(&before), buf_str(&after)));
		place_remove(&place);
	}
	buf_done(&before);
	buf_done(&after);
}

static void without_table(const char *path, const char *table)
{
	struct place place;
	struct buf bytes = BUF_INIT(1 << 24), sql = BUF_INIT(1 << 10);
	place_make(&place);
	assert_int_equal(file_read(path, &bytes, NULL), 0);
	file_write(place.path, bytes.s, bytes.n);
	buf_printf(&sql, "DROP TABLE %s", table);
	archive_tamper(place.path, buf_z(&sql));
	assert_no_store(place.path);
	buf_done(&sql);
	buf_done(&bytes);
	place_remove(&place);
}

/* Any of them, as a store just made has them; FTS5 looks after its own. */
static void a_store_without_one_of_its_tables_is_none(void **state)
{
	struct place place;
	sqlite3 *db;
	sqlite3_stmt *stmt;
	size_t n = 0;
	place_make(&place);
	store_close(store_with(place.path, 1));
	assert_int_equal(sqlite3_open(place.path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db,
					    "SELECT name FROM sqlite_schema WHERE type = 'table' "
					    "AND name NOT LIKE 'words%'",
					    -1, &stmt, NULL),
			 SQLITE_OK);
	for (; sqlite3_step(stmt) == SQLITE_ROW; n++)
		without_table(place.path, (const char *)sqlite3_column_text(stmt, 0));
	assert_true(n > 10);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	place_remove(&place);
}

static void a_later_store_is_refused(void **state)
{
	struct place place;
	place_make(&place);
	store_close(store_with(place.path, 1));
	archive_tamper(place.path, "PRAGMA user_version = 9999");
	assert_refused(place.path, STORE_READ, STORE_E_TOO_NEW);
	assert_refused(place.path, STORE_WRITE, STORE_E_TOO_NEW);
	assert_refused(place.path, STORE_CREATE, STORE_E_TOO_NEW);
	place_remove(&place);
}

/* What a migration takes back, newest first: a store as each earlier schema had it. */
static void an_earlier_store_is_brought_up(void **state)
{
	static const char *const back[] = {
		"PRAGMA user_version = 7",
		"PRAGMA user_version = 6",
		"DROP TABLE frequent; PRAGMA user_version = 5",
		("CREATE TABLE before (facet INTEGER NOT NULL, article INTEGER NOT NULL,"
		 " how INTEGER NOT NULL, mentions INTEGER NOT NULL,"
		 " PRIMARY KEY (facet, article)) WITHOUT ROWID, STRICT;"
		 "INSERT INTO before SELECT facet, article, how, mentions FROM article_facet;"
		 "DROP TABLE article_facet; ALTER TABLE before RENAME TO article_facet;"
		 "CREATE INDEX article_facet_article ON article_facet (article, facet);"
		 "DROP INDEX facet_common; ALTER TABLE facet DROP COLUMN articles;"
		 "DROP TABLE chunk; DROP TABLE dates; DROP TABLE change; PRAGMA user_version = 4"),
		("DROP TABLE story; DROP TABLE story_key; DROP TABLE story_rest;"
		 "PRAGMA user_version = 3"),
		"DROP TABLE correction; PRAGMA user_version = 2",
		"ALTER TABLE origin DROP COLUMN format; PRAGMA user_version = 1",
	};
	struct place place;
	struct arena arena = {0};
	struct article article;
	place_make(&place);
	store_close(store_with(place.path, 1));
	for (size_t i = 0; i < sizeof back / sizeof *back; i++)
		archive_tamper(place.path, back[i]);
	archive_intact(place.path, 1);
	struct store *store = archive_open(place.path, STORE_WRITE);
	assert_int_equal(store_article(store, 1, &arena, &article, NULL), 0);
	assert_str(article.format, "text");
	store_close(store);
	arena_done(&arena);
	place_remove(&place);
}

/* Wherever it is cut (but in the free pages at its end): refused, now or when it is checked. */
static void a_truncated_store_does_no_harm(void **state)
{
	struct place place;
	struct buf whole = BUF_INIT(1 << 24);
	size_t refused = 0, steps = 0;
	place_make(&place);
	store_close(store_with(place.path, 40));
	assert_int_equal(file_read(place.path, &whole, NULL), 0);
	for (size_t n = whole.n - 3 * 4096; n > 0; n -= n > 4096 ? 4096 - n % 7 : n) {
		struct diag diag = DIAG_INIT;
		struct store *store;
		struct store_health health = {.intact = true};
		steps++;
		file_write(place.path, whole.s, n);
		int failed = store_open(place.path, STORE_WRITE, &store, &diag);
		if (!failed) {
			failed = store_check(store, &health, &diag);
			store_close(store);
		}
		assert_true(failed >= 0);
		refused += failed == STORE_E_NOT_STORE || !health.intact;
	}
	assert_int_equal(refused, steps);
	buf_done(&whole);
	place_remove(&place);
}

static void reading_does_not_write(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct diag diag = DIAG_INIT;
	struct article article;
	struct edit star = {EDIT_STAR, 1, .on = true}, *changed;
	enum store_put put;
	int64_t id;
	size_t n;
	place_make(&place);
	store_close(store_with(place.path, 3));
	struct store *store = archive_open(place.path, STORE_READ);
	assert_false(store_writable(store));
	assert_int_equal(archive_count(store, "बैठक OR रैली"), 3);
	article_make(9, &arena, &article);
	assert_int_equal(store_put(store, &article, STR("x"), &put, &id, &diag), STORE_E_READ_ONLY);
	assert_int_equal(edit_apply(store, &star, 1, &arena, &changed, &n, &diag),
			 STORE_E_READ_ONLY);
	assert_int_equal(store_begin(store, &diag), STORE_E_READ_ONLY);
	assert_non_null(strstr(diag.text, "only be read"));
	struct store_health health;
	assert_int_equal(store_check(store, &health, &diag), 0);
	assert_true(health.intact);
	store_close(store);
	arena_done(&arena);
	place_remove(&place);
}

static void assert_only_read(const char *path)
{
	for (int mode = STORE_READ; mode <= STORE_CREATE; mode++) {
		struct store *store = archive_open(path, (enum store_mode)mode);
		assert_false(store_writable(store));
		assert_int_equal(archive_count(store, "party:AAP OR party:BJP"), 2);
		assert_int_equal(archive_count(store, "बैठक"), 4);
		store_close(store);
	}
}

/* The files beside a store cannot be made where something else has their name. */
static void a_store_is_read_where_nothing_can_be_made(void **state)
{
	struct place place;
	char path[160], shared[168], log[168];
	place_make(&place);
	snprintf(path, sizeof path, "%s/a?b#c%%20 d.db", place.folder);
	snprintf(shared, sizeof shared, "%s-shm", path);
	snprintf(log, sizeof log, "%s-wal", path);
	store_close(store_with(path, 4));
	assert_int_equal(mkdir(shared, 0700), 0);
	assert_only_read(path);
	rmdir(shared);
	unlink(log);
	assert_int_equal(symlink("/nonexistent/shm", shared), 0);
	assert_only_read(path);
	file_write(log, "changes", 7);
	assert_refused(path, STORE_READ, STORE_E_READ_ONLY);
	place_remove(&place);
}

/* Runs a check as a user who may not write; true if it says so. */
static bool as_nobody(bool (*check)(const char *path), const char *path)
{
	int status;
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
			_exit(2);
		_exit(check(path) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool opens_to_be_read(const char *path)
{
	struct store *store;
	struct diag diag;
	for (int mode = STORE_READ; mode <= STORE_CREATE; mode++) {
		if (store_open(path, (enum store_mode)mode, &store, &diag) != 0)
			return false;
		bool good = !store_writable(store) && archive_count(store, "") == 3;
		store_close(store);
		if (!good)
			return false;
	}
	return true;
}

static bool cannot_be_made(const char *path)
{
	struct store *store;
	return store_open(path, STORE_CREATE, &store, NULL) == STORE_E_READ_ONLY;
}

static bool cannot_be_read(const char *path)
{
	struct store *store;
	return store_open(path, STORE_WRITE, &store, NULL) == STORE_E_IO;
}

static void permissions_are_told_apart(void **state)
{
	struct place place;
	place_make(&place);
	store_close(store_with(place.path, 3));
	chmod(place.path, 0444);
	chmod(place.folder, 0555);
	assert_true(as_nobody(opens_to_be_read, place.path));
	chmod(place.path, 0666);
	assert_true(as_nobody(opens_to_be_read, place.path));
	assert_true(as_nobody(cannot_be_made, place_name(&place, "other.db")));
	assert_true(as_nobody(cannot_be_made, place_name(&place, "folder/other.db")));
	chmod(place.path, 0);
	assert_true(as_nobody(cannot_be_read, place.path));
	chmod(place.folder, 0700);
	place_remove(&place);
}

static void a_lock_is_waited_for_and_then_told(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct diag diag = DIAG_INIT;
	struct article article;
	enum store_put put;
	int64_t id;
	sqlite3 *db;
	place_make(&place);
	struct store *store = store_with(place.path, 2);
	assert_int_equal(sqlite3_open(place.path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	article_make(3, &arena, &article);
	assert_int_equal(store_put(store, &article, STR("x"), &put, &id, &diag), STORE_E_BUSY);
	assert_non_null(strstr(diag.text, "another process"));
	assert_int_equal(archive_count(store, ""), 2); /* reading goes on */
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	archive_put(store, &article, STR("x"));
	store_close(store);
	sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; DELETE FROM note", NULL,
		     NULL, NULL);
	assert_refused(place.path, STORE_WRITE, STORE_E_BUSY);
	sqlite3_close(db);
	archive_intact(place.path, 3);
	arena_done(&arena);
	place_remove(&place);
}

static void many_may_make_it_at_once(void **state)
{
	enum { MANY = 6 };
	struct place place;
	pid_t children[MANY];
	place_make(&place);
	fflush(NULL);
	for (unsigned i = 0; i < MANY; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			struct arena arena = {0};
			struct article article;
			struct store *store;
			enum store_put put;
			int64_t id;
			article_make(i, &arena, &article);
			struct diag diag = DIAG_INIT;
			if (store_open(place.path, STORE_CREATE, &store, &diag) != 0) {
				fprintf(stderr, "%s\n", diag.text);
				_exit(1);
			}
			_exit(store_put(store, &article, STR("x"), &put, &id, NULL) ? 2 : 0);
		}
	}
	for (unsigned i = 0; i < MANY; i++) {
		int status;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
	archive_intact(place.path, MANY);
	place_remove(&place);
}

static void the_library_has_a_version(void **state)
{
	assert_int_equal(strncmp(store_library(), "SQLite 3.", 9), 0);
	assert_null(store_close(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_missing_file_is_made_only_when_asked),
		cmocka_unit_test(what_is_no_database_is_refused),
		cmocka_unit_test(an_empty_file_becomes_a_store_only_when_asked),
		cmocka_unit_test(another_programs_database_is_left_alone),
		cmocka_unit_test(a_store_without_one_of_its_tables_is_none),
		cmocka_unit_test(a_later_store_is_refused),
		cmocka_unit_test(an_earlier_store_is_brought_up),
		cmocka_unit_test(a_truncated_store_does_no_harm),
		cmocka_unit_test(reading_does_not_write),
		cmocka_unit_test(a_store_is_read_where_nothing_can_be_made),
		cmocka_unit_test(permissions_are_told_apart),
		cmocka_unit_test(a_lock_is_waited_for_and_then_told),
		cmocka_unit_test(many_may_make_it_at_once),
		cmocka_unit_test(the_library_has_a_version),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

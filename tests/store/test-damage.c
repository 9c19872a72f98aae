/* Damaged stores: everything that is read back is checked, and nothing brings the reader down. */
#include "archive.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "encode.h"
#include "surkhi/base/file.h"

static void store_make(const char *path, unsigned n)
{
	struct arena arena = {0};
	struct article article;
	struct str original;
	struct store *store = archive_open(path, STORE_CREATE);
	article_rich(&arena, &article, &original);
	archive_put(store, &article, original);
	for (unsigned i = 1; i < n; i++) {
		article_make(i, &arena, &article);
		archive_put(store, &article, STR("page"));
	}
	archive_edit(store, (struct edit){EDIT_TAG, 1, STR("x"), .on = true});
	store_close(store);
	arena_done(&arena);
}

/* Every mention must lie in its text, whatever else the bytes gave. */
static void assert_sound(const struct article *article)
{
	for (size_t i = 0; i < article->n_mentions; i++)
		assert_true(mention_fits(article, &article->mentions[i]));
}

static void bytes_are_not_believed(void **state)
{
	struct arena arena = {0}, room = {0};
	struct article article, read;
	struct str original;
	struct buf bytes = BUF_INIT(1 << 16);
	article_rich(&arena, &article, &original);
	assert_true(encode_article(&article, &bytes));
	for (size_t i = 0; i < bytes.n; i++) {
		read = (struct article){.headline = article.headline};
		assert_false(decode_article((struct str){bytes.s, i}, &room, &read));
		assert_int_equal(read.n_paragraphs, 0);
		for (unsigned change = 1; change < 256; change += 7) {
			char *copy = arena_copy(&room, bytes.s, bytes.n);
			copy[i] = (char)(copy[i] ^ (char)change);
			read = (struct article){.headline = article.headline};
			if (decode_article((struct str){copy, bytes.n}, &room, &read))
				assert_sound(&read);
		}
		arena_done(&room);
	}
	buf_done(&bytes);
	arena_done(&arena);
}

static void bytes_of_lines_are_not_believed(void **state)
{
	struct arena arena = {0}, room = {0};
	struct article article;
	struct str original;
	struct buf bytes = BUF_INIT(1 << 16), text = BUF_INIT(1 << 16);
	struct line *lines;
	size_t n, sum = 0;
	article_rich(&arena, &article, &original);
	encode_text(&article, &text);
	struct str story = buf_str(&text);
	assert_true(encode_lines(&article, original, story, &bytes));
	for (size_t i = 0; i < bytes.n; i++) {
		assert_false(
			decode_lines((struct str){bytes.s, i}, original, story, &room, &lines, &n));
		for (unsigned change = 1; change < 256; change += 7) {
			char *copy = arena_copy(&room, bytes.s, bytes.n);
			copy[i] = (char)(copy[i] ^ (char)change);
			if (!decode_lines((struct str){copy, bytes.n}, original, story, &room,
					  &lines, &n))
				continue;
			for (size_t k = 0; k < n; k++)
				for (size_t b = 0; b < lines[k].text.n; b++)
					sum += (unsigned char)lines[k].text.s[b];
		}
		arena_done(&room);
	}
	assert_true(sum > 0);
	/* and of an original that is shorter than it was */
	for (size_t i = 0; i < original.n; i++)
		decode_lines(buf_str(&bytes), (struct str){original.s, i}, story, &room, &lines,
			     &n);
	arena_done(&room);
	buf_done(&text);
	buf_done(&bytes);
	arena_done(&arena);
}

static struct buf blob_read(sqlite3 *db, const char *table)
{
	struct buf bytes = BUF_INIT(1 << 16);
	sqlite3_blob *blob;
	assert_int_equal(sqlite3_blob_open(db, "main", table, "packed", 1, 0, &blob), SQLITE_OK);
	char room[4096];
	int n = sqlite3_blob_bytes(blob);
	assert_in_range(n, 1, sizeof room);
	assert_int_equal(sqlite3_blob_read(blob, room, n, 0), SQLITE_OK);
	buf_add(&bytes, (struct str){room, (size_t)n});
	sqlite3_blob_close(blob);
	return bytes;
}

static void blob_write(sqlite3 *db, const char *table, size_t offset, char byte)
{
	sqlite3_blob *blob;
	assert_int_equal(sqlite3_blob_open(db, "main", table, "packed", 1, 1, &blob), SQLITE_OK);
	assert_int_equal(sqlite3_blob_write(blob, &byte, 1, (int)offset), SQLITE_OK);
	assert_int_equal(sqlite3_blob_close(blob), SQLITE_OK);
}

/* A part of article 1; if it can be read at all, it must be what was put in. */
static int read_part(struct store *store, const char *table)
{
	struct arena arena = {0};
	struct article article, read;
	struct str original;
	struct buf bytes = BUF_INIT(1 << 16);
	size_t n;
	int failed;
	article_rich(&arena, &article, &original);
	if (strcmp(table, "body") == 0)
		failed = store_article(store, 1, &arena, &read, NULL);
	else if (strcmp(table, "original") == 0)
		failed = store_original(store, 1, &bytes, NULL);
	else
		failed = store_lines(store, 1, &arena, &read.lines, &n, NULL);
	if (failed)
		assert_int_equal(failed, STORE_E_NOT_STORE);
	else if (strcmp(table, "body") == 0)
		assert_same_article(&read, &article);
	else if (strcmp(table, "original") == 0)
		assert_true(str_equal(buf_str(&bytes), original));
	else
		assert_int_equal(n, article.n_lines);
	buf_done(&bytes);
	arena_done(&arena);
	return failed;
}

/* A flipped bit anywhere in what is packed is found, and told. */
static void a_flipped_bit_is_found(void **state)
{
	static const char *const tables[] = {"body", "original", "lines"};
	struct place place;
	sqlite3 *db;
	place_make(&place);
	store_make(place.path, 2);
	struct store *store = archive_open(place.path, STORE_READ);
	assert_int_equal(sqlite3_open(place.path, &db), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
	for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
		struct buf bytes = blob_read(db, tables[t]);
		size_t found = 0;
		for (size_t i = 0; i < bytes.n; i++) {
			blob_write(db, tables[t], i, (char)(bytes.s[i] ^ (1 << i % 8)));
			found += read_part(store, tables[t]) != 0;
			blob_write(db, tables[t], i, bytes.s[i]);
		}
		/* a few bits of zstd's headers mean nothing */
		assert_in_range(found, bytes.n - 4, bytes.n);
		assert_int_equal(read_part(store, tables[t]), 0);
		buf_done(&bytes);
	}
	sqlite3_close(db);
	store_close(store);
	place_remove(&place);
}

static void assert_problem(const char *path, const char *problem)
{
	struct store_health health;
	struct store *store = archive_open(path, STORE_WRITE);
	assert_int_equal(store_check(store, &health, NULL), 0);
	if (health.intact)
		fail_msg("nothing found, not '%s'", problem);
	if (!strstr(health.problem, problem))
		fail_msg("'%s' is not '%s'", health.problem, problem);
	store_close(store);
}

static void the_check_finds(void **state)
{
	static const struct {
		const char *sql, *problem;
	} cases[] = {
		{"UPDATE body SET packed = zeroblob(9) WHERE article = 2", "unpacked"},
		{"UPDATE body SET dict = 3 WHERE article = 2", "dictionary"},
		{"UPDATE body SET dict = -9 WHERE article = 2", "later surkhi"},
		{"UPDATE body SET dict = -1 WHERE article = 2", "later surkhi"},
		{"DELETE FROM body WHERE article = 3", "lacks a part"},
		{"DELETE FROM lines WHERE article = 3", "lacks a part"},
		{"UPDATE original SET packed = x'00' WHERE article = 1", "unpacked"},
		{"DELETE FROM original WHERE article = 1", "do not read"},
		{"DELETE FROM article_facet WHERE article = 2", "not found by its party"},
		{"DELETE FROM article WHERE id = 2", "points nowhere"},
		{"UPDATE article SET id = -5 WHERE id = 2", "points nowhere"},
		{"INSERT INTO star VALUES (2, 1)", "set of articles"},
		{"INSERT INTO article_tag SELECT max(id), 2, 1 FROM tag", "set of articles"},
		{"UPDATE chunk SET data = x'0100' WHERE id = 0", "set of articles"},
		{"UPDATE chunk SET data = x'01' WHERE id / 16384 % 4 = 1", "does not read"},
		{"DELETE FROM chunk WHERE id / 16384 % 4 = 1", "not found by its party"},
		{"INSERT INTO chunk VALUES (99 * 4 * 16384 + 16384, x'0100')",
		 "sets of articles differ"},
		{"UPDATE article SET sort = 5 WHERE id = 2", "set of articles"},
		{"UPDATE facet SET articles = 9 WHERE id = 2", "number of articles"},
		{"UPDATE words_data SET block = zeroblob(40) WHERE id > 10", "index"},
		{"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql,"
		 " 'origin (text_hash)', 'origin (page_hash)')",
		 "database"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct place place;
		place_make(&place);
		store_make(place.path, 4);
		archive_intact(place.path, 4);
		archive_tamper(place.path, cases[i].sql);
		assert_problem(place.path, cases[i].problem);
		place_remove(&place);
	}
}

static void damaged_sets_are_found(void **state)
{
	static const char *const cases[][2] = {
		{"UPDATE chunk SET data = zeroblob(3999) WHERE id = 0", ""},
		{"UPDATE chunk SET data = x'01000100' WHERE id = 0", ""},
		{"UPDATE chunk SET data = x'007d' WHERE id = 0", ""},
		{"UPDATE chunk SET id = 16383 WHERE id = 0", ""},
		{"UPDATE chunk SET data = x'01' WHERE id = 16384 * 4", "is:starred"},
		{"UPDATE chunk SET data = x'' WHERE id > 16384 * 4", "party:BJP"},
		{"UPDATE chunk SET data = x'000001' WHERE id % 16384 = 0", "tag:x"},
		{"UPDATE dates SET data = x'00'", "date:2021"},
		{"UPDATE dates SET id = 1 << 40", "date:2021"},
		{"UPDATE dates SET id = -1", "date:2021"},
		{"INSERT INTO dates VALUES (1 << 21, zeroblob(4000))", "date:2021"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct place place;
		struct query query;
		struct selection selection = {.n = 0};
		struct diag diag = DIAG_INIT;
		place_make(&place);
		store_make(place.path, 3);
		struct store *store = archive_open(place.path, STORE_WRITE);
		archive_edit(store, (struct edit){.kind = EDIT_STAR, .article = 1, .on = true});
		store_close(store);
		archive_tamper(place.path, cases[i][0]);
		store = archive_open(place.path, STORE_READ);
		assert_int_equal(query_parse(str_from(cases[i][1]), NULL, &query, NULL), 0);
		if (store_select(store, &query, ORDER_NEWEST, &selection, &diag) !=
		    STORE_E_NOT_STORE)
			fail_msg("not found: %s", cases[i][0]);
		assert_non_null(strstr(diag.text, "damaged"));
		assert_int_equal(selection.n, 0);
		query_done(&query);
		store_close(store);
		place_remove(&place);
	}
}

/* Opens, checks and reads whatever can be read: all that is asked is that it ends. */
static void use(const char *path)
{
	static const char *const queries[] = {"", "party:BJP", "बैठक", "kisan*", "is:tagged"};
	struct arena arena = {0};
	struct diag diag = DIAG_INIT;
	struct store *store;
	struct store_health health;
	int failed = store_open(path, STORE_WRITE, &store, &diag);
	if (failed) {
		assert_true(diag.text[0]);
		return;
	}
	store_check(store, &health, &diag);
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		struct query query;
		struct selection selection = {.n = 0};
		struct headline *rows;
		struct facet_count *counts;
		size_t n;
		assert_int_equal(query_parse(str_from(queries[i]), NULL, &query, NULL), 0);
		store_select(store, &query, ORDER_HEADLINE, &selection, &diag);
		store_page(store, &selection, 0, 50, &arena, &rows, &n, &diag);
		store_facets(store, FACET_PERSON, &selection, &arena, &counts, &n, &diag);
		selection_done(&selection);
		query_done(&query);
	}
	for (int64_t id = 1; id <= 8; id++) {
		struct article article;
		struct line *lines;
		size_t n;
		store_article(store, id, &arena, &article, &diag);
		store_lines(store, id, &arena, &lines, &n, &diag);
	}
	store_close(store);
	arena_done(&arena);
}

static void damage_anywhere_does_no_harm(void **state)
{
	enum { ROUNDS = 150, FLIPS = 5 };
	struct place place;
	struct buf whole = BUF_INIT(1 << 24);
	place_make(&place);
	store_make(place.path, 8);
	assert_int_equal(file_read(place.path, &whole, NULL), 0);
	uint32_t random = 1;
	for (unsigned round = 0; round < ROUNDS; round++) {
		file_write(place.path, whole.s, whole.n);
		remove(place_name(&place, "archive.db-wal"));
		remove(place_name(&place, "archive.db-shm"));
		for (unsigned i = 0; i < FLIPS; i++) {
			random = random * 1664525 + 1013904223;
			file_flip(place.path, (random >> 4) % whole.n);
		}
		use(place.path);
	}
	buf_done(&whole);
	place_remove(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_are_not_believed),
		cmocka_unit_test(bytes_of_lines_are_not_believed),
		cmocka_unit_test(a_flipped_bit_is_found),
		cmocka_unit_test(the_check_finds),
		cmocka_unit_test(damaged_sets_are_found),
		cmocka_unit_test(damage_anywhere_does_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * A page of the full-text index that somebody damaged, or wrote to harm: words are looked for, and
 * are found, not found, or the file is said to be damaged. A short input is patches of a real page
 * (where, what), a longer one takes its place.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sqlite3.h>

#include "private.h"
#include "surkhi/base/file.h"
#include "surkhi/store/select.h"

enum {
	ARTICLES = 300,
	WORDS = 90,
	PATCHES = 64, /* bytes of an input that is patches */
	PATCH = 3,
	SIZE_MAXIMUM = 1 << 16,
	LEAST = 40, /* articles that make a form frequent */
	ROWS_MAXIMUM = 256,
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define DEMAND(truth) demand((truth), #truth, __LINE__)

static void demand(bool truth, const char *what, int line)
{
	if (truth)
		return;
	fprintf(stderr, "fuzz-index.c:%d: %s\n", line, what);
	abort();
}

/* The archive, made once for all inputs. */
static struct {
	char folder[32], path[64];
	struct store *store;
	struct catalog *catalog;
	sqlite3 *db; /* behind the store's back */
	int64_t rows[ROWS_MAXIMUM];
	size_t n_rows;
} fixture = {.folder = "/tmp/surkhi-fuzz-XXXXXX"};

static void remove_fixture(void)
{
	char path[80];
	sqlite3_close(fixture.db);
	store_close(fixture.store);
	catalog_close(fixture.catalog);
	for (size_t i = 0; i < 3; i++) {
		static const char *const suffixes[] = {"", "-wal", "-shm"};
		snprintf(path, sizeof path, "%s%s", fixture.path, suffixes[i]);
		unlink(path);
	}
	rmdir(fixture.folder);
}

static uint32_t below(uint32_t n)
{
	static uint32_t seed = 1;
	seed = seed * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)seed * n >> 32);
}

static void write_words(size_t n, struct buf *ret_text)
{
	static const char *const syllables[] = {"क", "का", "की", "म", "मा", "नी", "र", "लो"};
	buf_clear(ret_text);
	for (size_t i = 0; i < n; i++) {
		for (uint32_t left = 1 + below(3); left > 0; left--)
			buf_add(ret_text, str_from(syllables[below(1 + below(8))]));
		buf_add_char(ret_text, ' ');
	}
}

static void put_articles(void)
{
	struct buf headline = BUF_INIT(1 << 12), body = BUF_INIT(1 << 16);
	DEMAND(store_begin(fixture.store, NULL) == 0);
	for (size_t i = 0; i < ARTICLES; i++) {
		struct paragraph paragraph;
		struct article article = {.paragraphs = &paragraph, .n_paragraphs = 1};
		enum store_put put;
		int64_t id;
		write_words(5, &headline);
		write_words(i == 7 ? 9000 : WORDS, &body);
		paragraph = (struct paragraph){.text = buf_str(&body)};
		article.headline = buf_str(&headline);
		DEMAND(store_put(fixture.store, &article, STR_EMPTY, &put, &id, NULL) == 0);
	}
	DEMAND(store_commit(fixture.store, NULL) == 0);
	buf_done(&headline);
	buf_done(&body);
}

static void list_rows(void)
{
	sqlite3_stmt *stmt;
	DEMAND(sqlite3_prepare_v2(fixture.db, "SELECT id FROM words_data", -1, &stmt, NULL) == 0);
	while (sqlite3_step(stmt) == SQLITE_ROW && fixture.n_rows < ROWS_MAXIMUM)
		fixture.rows[fixture.n_rows++] = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	DEMAND(fixture.n_rows > 4);
}

static void make_fixture(void)
{
	if (fixture.store)
		return;
	DEMAND(mkdtemp(fixture.folder) != NULL);
	snprintf(fixture.path, sizeof fixture.path, "%s/a.db", fixture.folder);
	DEMAND(store_open(fixture.path, STORE_CREATE, &fixture.store, NULL) == 0);
	DEMAND(catalog_open(NULL, &fixture.catalog, NULL) == 0);
	fixture.store->frequent.least = LEAST;
	put_articles();
	DEMAND(sqlite3_open(fixture.path, &fixture.db) == SQLITE_OK);
	DEMAND(sqlite3_exec(fixture.db, "PRAGMA synchronous = OFF", NULL, NULL, NULL) == 0);
	list_rows();
	DEMAND(atexit(remove_fixture) == 0);
}

static void read_row(int64_t row, struct buf *ret_bytes)
{
	sqlite3_blob *blob;
	DEMAND(sqlite3_blob_open(fixture.db, "main", "words_data", "block", row, 0, &blob) == 0);
	int n = sqlite3_blob_bytes(blob);
	char *bytes = mem_new((size_t)n + 1, 1);
	DEMAND(sqlite3_blob_read(blob, bytes, n, 0) == 0);
	sqlite3_blob_close(blob);
	buf_clear(ret_bytes);
	buf_add(ret_bytes, (struct str){bytes, (size_t)n});
	mem_free(bytes);
}

static void write_row(int64_t row, struct str bytes)
{
	sqlite3_stmt *stmt;
	DEMAND(sqlite3_prepare_v2(fixture.db, "UPDATE words_data SET block = ?2 WHERE id = ?1", -1,
				  &stmt, NULL) == 0);
	sqlite3_bind_int64(stmt, 1, row);
	sqlite3_bind_blob64(stmt, 2, bytes.s, bytes.n, SQLITE_STATIC);
	DEMAND(sqlite3_step(stmt) == SQLITE_DONE);
	sqlite3_finalize(stmt);
}

static void patch(struct buf *bytes, const uint8_t *data, size_t size)
{
	for (; size >= PATCH && bytes->n; data += PATCH, size -= PATCH)
		bytes->s[((size_t)data[0] << 8 | data[1]) % bytes->n] = (char)data[2];
}

static void look_for(const char *words)
{
	struct query query;
	struct selection found = {0};
	struct diag diag = DIAG_INIT;
	DEMAND(query_parse(str_from(words), fixture.catalog, &query, NULL) == 0);
	int failed = store_select(fixture.store, &query, ORDER_NEWEST, &found, &diag);
	DEMAND(failed ? diag.text[0] != '\0' : found.n <= ARTICLES);
	selection_done(&found);
	query_done(&query);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const queries[] = {"कामा",        "का*", "\"कानी की\"",
					      "headline:मा", "=र",  "\"क क क*\""};
	struct buf real = BUF_INIT(SIZE_MAXIMUM), harmed = BUF_INIT(SIZE_MAXIMUM);
	if (size < 1 || size >= SIZE_MAXIMUM)
		return 0;
	make_fixture();
	int64_t row = fixture.rows[data[0] % fixture.n_rows];
	read_row(row, &real);
	buf_add(&harmed,
		size <= PATCHES ? buf_str(&real) : (struct str){(const char *)data + 1, size - 1});
	if (size <= PATCHES)
		patch(&harmed, data + 1, size - 1);
	write_row(row, buf_str(&harmed));
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
		look_for(queries[i]);
	write_row(row, buf_str(&real));
	buf_done(&real);
	buf_done(&harmed);
	return 0;
}

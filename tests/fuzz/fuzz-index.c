/*
 * A page of the full-text index that somebody damaged, or wrote to harm: words are looked for, and
 * are found, not found, or the file is said to be damaged. A short input is patches of a real page
 * (where, what), a longer one takes its place.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../store/index-page.h"

#include "private.h"
#include "surkhi/store/select.h"

enum {
	ARTICLES = 300,
	WORDS = 90,
	LONG = 9000, /* words of an article whose positions reach over pages */
	LONG_AT = 7,
	PATCHES = 64, /* bytes of an input that is patches */
	PATCH = 3,
	LEAST = 40, /* articles that make a form frequent */
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

struct fixture {
	char folder[32], path[64];
	struct store *store;
	struct catalog *catalog;
	struct index_pages pages;
	uint32_t seed;
};

/* Made once for all inputs. */
static struct fixture *fixture(void)
{
	static struct fixture only = {.folder = "/tmp/surkhi-fuzz-XXXXXX", .seed = 1};
	return &only;
}

static void remove_fixture(void)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	struct fixture *made = fixture();
	struct buf path = BUF_INIT(sizeof made->path + 8);
	index_pages_close(&made->pages);
	store_close(made->store);
	catalog_close(made->catalog);
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		buf_clear(&path);
		buf_printf(&path, "%s%s", made->path, suffixes[i]);
		unlink(buf_z(&path));
	}
	buf_done(&path);
	rmdir(made->folder);
}

static uint32_t below(struct fixture *made, uint32_t n)
{
	made->seed = made->seed * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)made->seed * n >> 32);
}

/* Of few syllables, the first the commonest, so that words begin alike. */
static void write_words(struct fixture *made, size_t n, struct buf *ret_text)
{
	static const char *const syllables[] = {"क", "का", "की", "म", "मा", "नी", "र", "लो"};
	buf_clear(ret_text);
	for (size_t i = 0; i < n; i++) {
		for (uint32_t left = 1 + below(made, 3); left > 0; left--)
			buf_add(ret_text, str_from(syllables[below(made, 1 + below(made, 8))]));
		buf_add_char(ret_text, ' ');
	}
}

static void put_articles(struct fixture *made)
{
	struct buf headline = BUF_INIT(1 << 12), body = BUF_INIT(1 << 18);
	DEMAND(store_begin(made->store, NULL) == 0);
	for (size_t i = 0; i < ARTICLES; i++) {
		enum store_put put;
		int64_t id;
		write_words(made, 5, &headline);
		write_words(made, i == LONG_AT ? LONG : WORDS, &body);
		struct paragraph paragraph = {.text = buf_str(&body)};
		struct article article = {.headline = buf_str(&headline),
					  .paragraphs = &paragraph,
					  .n_paragraphs = 1};
		DEMAND(store_put(made->store, &article, STR_EMPTY, &put, &id, NULL) == 0);
	}
	DEMAND(store_commit(made->store, NULL) == 0);
	buf_done(&headline);
	buf_done(&body);
}

static void make_fixture(struct fixture *made)
{
	DEMAND(mkdtemp(made->folder) != NULL);
	snprintf(made->path, sizeof made->path, "%s/a.db", made->folder);
	DEMAND(store_open(made->path, STORE_CREATE, &made->store, NULL) == 0);
	DEMAND(catalog_open(NULL, &made->catalog, NULL) == 0);
	made->store->frequent.least = LEAST;
	/* small pages, so that lists are long */
	DEMAND(index_pages_shrink(made->store->db, 500));
	put_articles(made);
	DEMAND(index_pages_open(made->path, &made->pages));
	DEMAND(atexit(remove_fixture) == 0);
}

static void patch(struct buf *bytes, const uint8_t *data, size_t size)
{
	for (; size >= PATCH && bytes->n; data += PATCH, size -= PATCH)
		bytes->s[((size_t)data[0] << 8 | data[1]) % bytes->n] = (char)data[2];
}

static void look_for(struct fixture *made, const char *words)
{
	struct query query;
	struct selection found = {0};
	struct diag diag = DIAG_INIT;
	DEMAND(query_parse(str_from(words), made->catalog, &query, NULL) == 0);
	int failed = store_select(made->store, &query, ORDER_NEWEST, &found, &diag);
	DEMAND(failed ? diag.text[0] != '\0' : found.n <= ARTICLES);
	selection_done(&found);
	query_done(&query);
}

static void look_at_all(struct fixture *made)
{
	static const char *const queries[] = {"कामा",        "का*", "\"कानी की\"",
					      "headline:मा", "=र",  "\"क क क*\""};
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
		look_for(made, queries[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fixture *made = fixture();
	struct buf real = BUF_INIT(INDEX_PAGE_SIZE), harmed = BUF_INIT(INDEX_PAGE_SIZE);
	if (size < 1 || size >= INDEX_PAGE_SIZE)
		return 0;
	if (!made->store)
		make_fixture(made);
	size_t page = data[0] % made->pages.n;
	DEMAND(index_page_read(&made->pages, page, &real));
	if (size <= PATCHES) {
		buf_add(&harmed, buf_str(&real));
		patch(&harmed, data + 1, size - 1);
	} else {
		buf_add(&harmed, (struct str){(const char *)data + 1, size - 1});
	}
	DEMAND(index_page_write(&made->pages, page, buf_str(&harmed)));
	look_at_all(made);
	DEMAND(index_page_write(&made->pages, page, buf_str(&real)));
	buf_done(&real);
	buf_done(&harmed);
	return 0;
}

/* Articles go in and come back complete, once. */
#include "archive.h"

#include <stdio.h>
#include <sys/stat.h>

static void a_rich_article_comes_back(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct diag diag = DIAG_INIT;
	struct article article, read;
	struct str original;
	struct buf bytes = BUF_INIT(1 << 20);
	place_make(&place);
	article_rich(&arena, &article, &original);
	struct store *store = archive_open(place.path, STORE_CREATE);
	int64_t id = archive_put(store, &article, original);
	store_close(store);

	store = archive_open(place.path, STORE_READ);
	assert_false(store_writable(store));
	assert_int_equal(store_article(store, id, &arena, &read, &diag), 0);
	assert_same_article(&read, &article);
	assert_int_equal(read.id, id);
	assert_int_equal(read.n_lines, 0);
	assert_int_equal(store_original(store, id, &bytes, &diag), 0);
	assert_true(str_equal(buf_str(&bytes), original));
	struct line *lines;
	size_t n;
	assert_int_equal(store_lines(store, id, &arena, &lines, &n, &diag), 0);
	assert_int_equal(n, article.n_lines);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(lines[i].kind, article.lines[i].kind);
		assert_true(str_equal(lines[i].text, article.lines[i].text));
		assert_true(str_equal(lines[i].rule, article.lines[i].rule));
	}
	store_close(store);
	archive_intact(place.path, 1);
	buf_done(&bytes);
	arena_done(&arena);
	place_remove(&place);
}

static int64_t put_number(struct store *store, unsigned n)
{
	struct arena arena = {0};
	struct article article;
	article_make(n, &arena, &article);
	int64_t id = archive_put(store, &article, article.paragraphs[0].text);
	arena_done(&arena);
	return id;
}

static void assert_number(struct store *store, int64_t id, unsigned n)
{
	struct arena arena = {0};
	struct article article, read;
	struct buf original = BUF_INIT(1 << 20);
	article_make(n, &arena, &article);
	assert_int_equal(store_article(store, id, &arena, &read, NULL), 0);
	assert_same_article(&read, &article);
	assert_int_equal(store_original(store, id, &original, NULL), 0);
	assert_true(str_equal(buf_str(&original), article.paragraphs[0].text));
	buf_done(&original);
	arena_done(&arena);
}

/* What was learned is in the archive, for whoever has it open already and whoever opens it later.
 */
static void an_archive_learns_a_dictionary_once(void **state)
{
	enum { FIRST = 600 };
	struct place place;
	struct diag diag = DIAG_INIT;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE), *other;
	assert_int_equal(store_train(store, &diag), 0); /* of nothing: nothing */
	assert_int_equal(store_beside(store, &other, &diag), 0);
	assert_int_equal(store_begin(store, &diag), 0);
	for (unsigned i = 0; i < FIRST; i++)
		put_number(store, i);
	assert_int_equal(store_train(store, &diag), 0); /* not within a transaction */
	assert_int_equal(store_commit(store, &diag), 0);
	assert_number(other, 7, 6);
	assert_int_equal(store_train(store, &diag), 0);
	assert_int_equal(store_train(store, &diag), 0);
	int64_t id = put_number(store, FIRST);
	assert_number(store, id, FIRST);
	assert_number(other, id, FIRST);
	assert_number(other, 7, 6);
	store_close(other);
	store_close(store);
	archive_intact(place.path, FIRST + 1);
	archive_tamper(place.path, "DELETE FROM zdict WHERE id = 1");
	store = archive_open(place.path, STORE_READ);
	struct arena arena = {0};
	struct article article;
	assert_int_equal(store_article(store, id, &arena, &article, &diag), STORE_E_NOT_STORE);
	assert_number(store, 7, 6);
	arena_done(&arena);
	store_close(store);
	place_remove(&place);
}

static void an_empty_article_comes_back(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct article article = {.source = STR("x"), .format = STR("text")}, read;
	struct buf bytes = BUF_INIT(16);
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	int64_t id = archive_put(store, &article, STR_EMPTY);
	assert_int_equal(store_article(store, id, &arena, &read, NULL), 0);
	assert_same_article(&read, &article);
	assert_int_equal(read.published.year, 0);
	assert_int_equal(store_original(store, id, &bytes, NULL), 0);
	assert_int_equal(bytes.n, 0);
	store_close(store);
	archive_intact(place.path, 1);
	buf_done(&bytes);
	arena_done(&arena);
	place_remove(&place);
}

static void what_is_missing_is_said(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct diag diag = DIAG_INIT;
	struct article article = {.id = 77};
	struct buf bytes = BUF_INIT(16);
	struct line *lines;
	size_t n;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	assert_int_equal(store_article(store, 1, &arena, &article, &diag), STORE_E_MISSING);
	assert_int_equal(article.id, 77);
	assert_non_null(strstr(diag.text, "no article 1"));
	assert_int_equal(store_original(store, -1, &bytes, &diag), STORE_E_MISSING);
	assert_int_equal(store_lines(store, INT64_MAX, &arena, &lines, &n, &diag), STORE_E_MISSING);
	store_close(store);
	arena_done(&arena);
	place_remove(&place);
}

static void put_known(struct store *store, const struct article *article, int64_t expected)
{
	enum store_put put;
	int64_t id;
	assert_int_equal(store_put(store, article, STR("other bytes"), &put, &id, NULL), 0);
	assert_int_equal(put, STORE_KNOWN);
	assert_int_equal(id, expected);
}

/* Asked about with others around it, as imports ask. */
static bool is_known(struct store *store, struct str bytes)
{
	struct store_page pages[20] = {{.bytes = STR("no page")}};
	pages[3].bytes = pages[18].bytes = bytes;
	assert_int_equal(store_known(store, pages, 20, NULL), 0);
	assert_false(pages[0].known);
	assert_int_equal(pages[3].known, pages[18].known);
	return pages[18].known;
}

static void what_is_known_is_not_taken_twice(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct article first, article;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	article_make(1, &arena, &first);
	int64_t id = archive_put(store, &first, STR("the page"));

	article_make(2, &arena, &article);
	article.url = first.url;
	put_known(store, &article, id); /* the URL, whatever the text */
	article = first;
	article.url = STR("https://elsewhere.example/");
	put_known(store, &article, id); /* the text, whatever the URL */
	article.url = STR_EMPTY;
	article.headline = STR("रैली: ख़बर संख्या 1"); /* the text but for a nukta */
	put_known(store, &article, id);
	article.headline = STR("रैली: खबर संख्या १");
	put_known(store, &article, id);

	article_make(3, &arena, &article);
	article.url = STR_EMPTY;
	assert_int_not_equal(archive_put(store, &article, STR("page 3")), id);
	assert_true(is_known(store, STR("the page")));
	assert_false(is_known(store, STR("the pagf")));
	assert_false(is_known(store, STR_EMPTY));
	store_close(store);
	archive_intact(place.path, 2);
	arena_done(&arena);
	place_remove(&place);
}

/* Candidates of the same hash are compared: the columns are made to lie. */
static void a_hash_alone_does_not_make_it_known(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct article article;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	article_make(1, &arena, &article);
	archive_put(store, &article, STR("page 1"));
	article_make(2, &arena, &article);
	archive_put(store, &article, STR("page 2"));
	store_close(store);
	archive_tamper(
		place.path,
		"UPDATE origin SET text_hash = (SELECT text_hash FROM origin WHERE article=2),"
		" page_hash = (SELECT page_hash FROM origin WHERE article = 2)");
	store = archive_open(place.path, STORE_WRITE);
	enum store_put put;
	int64_t id;
	article.url = STR_EMPTY;
	assert_int_equal(store_put(store, &article, STR("page 2"), &put, &id, NULL), 0);
	assert_int_equal(id, 2);
	article.headline = STR("रैली: खबर संख्या 1");
	assert_int_equal(store_put(store, &article, STR("page 4"), &put, &id, NULL), 0);
	assert_int_equal(put, STORE_ADDED);
	assert_false(is_known(store, STR("page 1"))); /* its hash is another's now */
	assert_true(is_known(store, STR("page 2")));
	store_close(store);
	arena_done(&arena);
	place_remove(&place);
}

static void ids_are_in_the_order_of_a_transaction(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct article article;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	assert_int_equal(store_begin(store, NULL), 0);
	for (unsigned i = 1; i <= 50; i++) {
		article_make(100 - i, &arena, &article);
		assert_int_equal(archive_put(store, &article, STR("x")), i);
	}
	assert_int_equal(archive_count(store, ""), 50);
	assert_int_equal(archive_count(store, "bijli"), archive_count(store, "बिजली"));
	assert_int_equal(store_commit(store, NULL), 0);

	assert_int_equal(store_begin(store, NULL), 0);
	article_make(200, &arena, &article);
	archive_put(store, &article, STR("x"));
	assert_int_equal(archive_count(store, ""), 51);
	store_rollback(store);
	assert_int_equal(archive_count(store, ""), 50);
	assert_int_equal(archive_put(store, &article, STR("x")), 51);
	store_close(store);
	archive_intact(place.path, 51);
	arena_done(&arena);
	place_remove(&place);
}

/* 16 MB of text in one paragraph, in very many, and a page as large. */
static void the_largest_page_goes_in(void **state)
{
	enum { SIZE = 16 << 20, PARAGRAPHS = SIZE / 64 };
	struct place place;
	struct arena arena = {0};
	struct buf page = BUF_INIT(SIZE);
	struct article article = {.source = STR("large"),
				  .format = STR("text"),
				  .headline = STR("बड़ा")},
		       read;
	struct paragraph *paragraphs = mem_new(PARAGRAPHS, sizeof *paragraphs);
	place_make(&place);
	for (unsigned i = 0; page.n + 64 <= SIZE; i++)
		buf_printf(&page, "शब्द%07u और कुछ और बात है अब।", i % 5000);
	for (size_t i = 0; i < PARAGRAPHS; i++)
		paragraphs[i].text = STR("एक वाक्य।");
	struct store *store = archive_open(place.path, STORE_CREATE);
	struct paragraph whole = {.text = buf_str(&page)};
	article.paragraphs = &whole;
	article.n_paragraphs = 1;
	int64_t id = archive_put(store, &article, buf_str(&page));
	assert_int_equal(store_article(store, id, &arena, &read, NULL), 0);
	assert_same_article(&read, &article);
	article.paragraphs = paragraphs;
	article.n_paragraphs = PARAGRAPHS;
	id = archive_put(store, &article, STR("small"));
	assert_int_equal(store_article(store, id, &arena, &read, NULL), 0);
	assert_int_equal(read.n_paragraphs, PARAGRAPHS);
	assert_int_equal(archive_count(store, "शब्द0004999"), 1);
	store_close(store);
	mem_free(paragraphs);
	buf_done(&page);
	arena_done(&arena);
	place_remove(&place);
}

/* An index out of the article would be found only when it is read; it does not go in. */
static void a_mention_of_nothing_is_refused(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct diag diag = DIAG_INIT;
	struct article article;
	struct str original;
	enum store_put put;
	int64_t id;
	place_make(&place);
	article_rich(&arena, &article, &original);
	struct store *store = archive_open(place.path, STORE_CREATE);
	article.mentions[0].end = (uint32_t)article.headline.n + 1;
	assert_int_equal(store_put(store, &article, original, &put, &id, &diag), ERR_FATAL);
	article.mentions[0].end = 3;
	article.mentions[1].entity = (uint32_t)article.n_entities;
	assert_int_equal(store_put(store, &article, original, &put, &id, &diag), ERR_FATAL);
	article.mentions[1].entity = 0;
	archive_put(store, &article, original);
	store_close(store);
	arena_done(&arena);
	place_remove(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rich_article_comes_back),
		cmocka_unit_test(an_archive_learns_a_dictionary_once),
		cmocka_unit_test(an_empty_article_comes_back),
		cmocka_unit_test(what_is_missing_is_said),
		cmocka_unit_test(what_is_known_is_not_taken_twice),
		cmocka_unit_test(a_hash_alone_does_not_make_it_known),
		cmocka_unit_test(ids_are_in_the_order_of_a_transaction),
		cmocka_unit_test(the_largest_page_goes_in),
		cmocka_unit_test(a_mention_of_nothing_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Finding words: tests/data/search.test is read, put into a store, and asked. */
#include "archive.h"

#include "surkhi/base/file.h"

enum { TEXTS = 256, QUERIES = 2000 };

struct desk {
	struct place place;
	struct buf file;
	struct store *store;
	struct catalog *catalog;
	struct article articles[TEXTS]; /* number i+1 in the store */
	struct paragraph paragraphs[TEXTS];
	size_t n;
};

static bool next_line(struct str *rest, unsigned *line, struct str *ret_text, char *ret_sign)
{
	struct str text;
	while (str_line(rest, &text)) {
		++*line;
		if (text.n < 2 || text.s[0] == '#')
			continue;
		*ret_sign = text.s[0];
		*ret_text = str_trim(str_slice(text, 1, text.n));
		return true;
	}
	return false;
}

static void put_text(struct desk *desk, struct str text)
{
	size_t split = str_find(text, STR(" // "), 0);
	assert_in_range(desk->n, 0, TEXTS - 1);
	struct article *article = &desk->articles[desk->n];
	*article = (struct article){.source = STR("test"), .headline = text};
	if (split != SIZE_MAX) {
		article->headline = str_slice(text, 0, split);
		desk->paragraphs[desk->n].text = str_slice(text, split + 4, text.n);
		article->paragraphs = &desk->paragraphs[desk->n];
		article->n_paragraphs = 1;
	}
	assert_int_equal(archive_put(desk->store, article, text), ++desk->n);
}

static int desk_make(void **state)
{
	struct desk *desk = mem_new(1, sizeof *desk);
	struct diag diag = DIAG_INIT;
	desk->file = (struct buf)BUF_INIT(1 << 20);
	place_make(&desk->place);
	if (file_read(TEST_DATA "/search.test", &desk->file, &diag) ||
	    catalog_open(NULL, &desk->catalog, &diag))
		fail_msg("%s", diag.text);
	desk->store = archive_open(desk->place.path, STORE_CREATE);
	struct str rest = buf_str(&desk->file), text;
	unsigned line = 0;
	char sign;
	while (next_line(&rest, &line, &text, &sign))
		if (sign == '=')
			put_text(desk, text);
	*state = desk;
	return 0;
}

static int desk_remove(void **state)
{
	struct desk *desk = *state;
	store_close(desk->store);
	catalog_close(desk->catalog);
	buf_done(&desk->file);
	place_remove(&desk->place);
	mem_free(desk);
	return 0;
}

static bool has_words(const struct query_node *node, bool excluded)
{
	if (node->kind == QUERY_WORD)
		return !excluded;
	for (const struct query_node *child = node->child; child; child = child->next)
		if (has_words(child, excluded != (node->kind == QUERY_NOT)))
			return true;
	return false;
}

/* What is found is what is shown: the headline or the sentence has a mark. */
static bool is_marked(const struct selection *selection, const struct article *article)
{
	struct arena arena = {.blocks = NULL};
	struct snippet snippet;
	struct hit *hits;
	selection_snippet(selection, article, &arena, &snippet);
	bool marked = snippet.n_hits > 0 ||
		      selection_hits(selection, article->headline, &arena, &hits) > 0;
	arena_done(&arena);
	return marked;
}

/* NULL, or what is wrong. */
static const char *judge(struct desk *desk, size_t number, char sign, struct str text)
{
	struct query query;
	struct selection found;
	struct diag diag = DIAG_INIT;
	const char *wrong = NULL;
	if (query_parse(text, desk->catalog, &query, &diag))
		return sign == '-' ? NULL : "is no query";
	assert_int_equal(store_select(desk->store, &query, ORDER_NEWEST, &found, &diag), 0);
	bool finds = bits_have(&found.articles, number);
	if (finds != (sign == '+'))
		wrong = finds ? "finds" : "does not find";
	else if (finds && has_words(query.root, false) &&
		 !is_marked(&found, &desk->articles[number - 1]))
		wrong = "finds and does not mark";
	selection_done(&found);
	query_done(&query);
	return wrong;
}

static void queries_find_what_the_file_says(void **state)
{
	struct desk *desk = *state;
	struct str rest = buf_str(&desk->file), text;
	unsigned line = 0, asked = 0, wrong = 0;
	size_t number = 0;
	char sign;
	while (next_line(&rest, &line, &text, &sign)) {
		assert_non_null(strchr("=+-", sign));
		number += sign == '=';
		if (sign == '=')
			continue;
		const char *why = judge(desk, number, sign, text);
		asked++;
		wrong += why != NULL;
		if (why)
			print_error("search.test:%u: '%.*s' %s '%.*s'\n", line, STR_ARG(text), why,
				    STR_ARG(desk->articles[number - 1].headline));
	}
	assert_int_equal(wrong, 0);
	assert_in_range(asked, 200, QUERIES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
		queries_find_what_the_file_says, desk_make, desk_remove)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

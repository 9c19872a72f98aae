/* Finding: tests/data/select.test is read, put into a store, and asked. */
#include "fixture.h"

/* As the file writes it: " 3 1 2". */
static void selection_format(struct store *store, const struct selection *selection,
			     struct buf *ret_text)
{
	buf_clear(ret_text);
	for (size_t i = 0; i < selection->n; i++) {
		uint32_t id;
		size_t row;
		assert_int_equal(selection_ids(store, selection, i, 1, &id, NULL), 0);
		assert_true(bits_have(&selection->articles, id));
		buf_printf(ret_text, " %u", id);
		assert_int_equal(selection_find(store, selection, id, &row, NULL), 0);
		assert_int_equal(row, i);
	}
	assert_int_equal(bits_count(&selection->articles), selection->n);
}

static void every_query_finds_its_articles(void **state)
{
	struct fixture *fixture = *state;
	struct buf found = BUF_INIT(1 << 16);
	struct str line;
	size_t asked = 0, wrong = 0;
	while (fixture_line(fixture, &line)) {
		struct str query = str_slice(line, 1, line.n);
		enum select_order order = ORDER_NEWEST;
		assert_int_equal(line.s[0], '?');
		assert_true(fixture_line(fixture, &line));
		if (str_starts(line, STR("by "))) {
			assert_true(select_order_find(str_slice(line, 3, line.n), &order));
			assert_true(fixture_line(fixture, &line));
		}
		assert_int_equal(line.s[0], '=');
		struct selection selection = fixture_select(fixture, query, order);
		selection_format(fixture->store, &selection, &found);
		selection_done(&selection);
		asked++;
		if (str_equal(buf_str(&found), str_slice(line, 1, line.n)))
			continue;
		wrong++;
		print_error("select.test:%u: '%.*s' finds%s, not%.*s\n", fixture->line,
			    STR_ARG(query), buf_z(&found), STR_ARG(str_slice(line, 1, line.n)));
	}
	buf_done(&found);
	assert_int_equal(wrong, 0);
	assert_in_range(asked, 40, 10000);
}

static void a_page_shows_what_a_list_needs(void **state)
{
	struct fixture *fixture = *state;
	struct selection selection = fixture_select(fixture, STR(""), ORDER_NEWEST);
	struct headline *rows;
	size_t n;
	assert_int_equal(
		store_page(fixture->store, &selection, 3, 5, &fixture->arena, &rows, &n, NULL), 0);
	assert_int_equal(n, 5);
	assert_int_equal(rows[0].id, 1);
	assert_str(rows[0].headline, "कांग्रेस की बैठक में मिशन रिपीट पर चर्चा");
	assert_str(rows[0].outlet, "पहाड़ समाचार");
	assert_str(rows[0].dateline, "शिमला");
	assert_str(rows[0].parties, "INC BJP");
	assert_str(rows[0].state, "IN-HP");
	assert_str(rows[0].tags, "उपचुनाव");
	assert_int_equal(rows[0].published.minute, 4);
	assert_true(rows[0].starred);
	assert_false(rows[0].read);
	assert_int_equal(rows[4].id, 3);
	assert_str(rows[4].parties, "BJP INC");
	assert_str(rows[4].tags, "उपचुनाव, बजट 2021");
	assert_true(rows[4].noted);
	assert_int_equal(
		store_page(fixture->store, &selection, 10, 5, &fixture->arena, &rows, &n, NULL), 0);
	assert_int_equal(n, 2);
	assert_int_equal(rows[1].published.year, 0);
	assert_int_equal(
		store_page(fixture->store, &selection, 12, 5, &fixture->arena, &rows, &n, NULL), 0);
	assert_int_equal(n, 0);
	selection_done(&selection);
}

static const struct str facet_queries[] = {
	{"", 0}, {"party:bjp", 9}, {"date:2021", 9}, {"-is:read", 8}, {"tag:none", 8}};

/* Of every value: the count is that of the query that asks for it besides. */
static void check_counts(struct fixture *fixture, enum facet facet, struct str query)
{
	struct selection selection = fixture_select(fixture, query, ORDER_NEWEST);
	struct facet_count *counts;
	size_t n;
	assert_int_equal(
		store_facets(fixture->store, facet, &selection, &fixture->arena, &counts, &n, NULL),
		0);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		struct selection one = fixture_select(
			fixture,
			str_printf(&fixture->arena, "%.*s %s:\"%.*s\"", STR_ARG(query),
				   facet_name(facet), STR_ARG(counts[i].value)),
			ORDER_NEWEST);
		if (counts[i].count != one.n)
			fail_msg("'%.*s' %s '%.*s': %zu, not %zu", STR_ARG(query),
				 facet_name(facet), STR_ARG(counts[i].value), counts[i].count,
				 one.n);
		if (i > 0)
			assert_true(counts[i - 1].count > counts[i].count ||
				    (counts[i - 1].count == counts[i].count &&
				     str_compare(counts[i - 1].value, counts[i].value) < 0));
		selection_done(&one);
	}
	selection_done(&selection);
}

static void counts_of_facets_are_those_of_queries(void **state)
{
	for (int facet = 0; facet < N_FACETS; facet++)
		for (size_t i = 0; i < sizeof facet_queries / sizeof *facet_queries; i++)
			check_counts(*state, (enum facet)facet, facet_queries[i]);
}

static void the_commonest_come_first(void **state)
{
	struct fixture *fixture = *state;
	struct selection all = fixture_select(fixture, STR(""), ORDER_NEWEST);
	for (int facet = 0; facet < N_FACETS; facet++) {
		struct facet_count *counts, *common;
		size_t n, n_common;
		assert_int_equal(store_facets(fixture->store, (enum facet)facet, &all,
					      &fixture->arena, &counts, &n, NULL),
				 0);
		for (size_t most = 1; most < 100; most += 98) {
			assert_int_equal(store_common(fixture->store, (enum facet)facet, most,
						      &fixture->arena, &common, &n_common, NULL),
					 0);
			assert_in_range(n_common, most < n ? 1 : n, n);
			for (size_t i = 0; i < n_common; i++)
				assert_int_equal(common[i].count, counts[i].count);
		}
	}
	selection_done(&all);
}

static void months_are_counted(void **state)
{
	static const struct {
		const char *month;
		size_t count;
	} expected[] = {{"2019-05", 1}, {"2020-12", 1}, {"2021-01", 1}, {"2021-02", 1},
			{"2021-03", 1}, {"2021-08", 3}, {"2022-06", 2}, {"", 2}};
	struct fixture *fixture = *state;
	struct selection selection = fixture_select(fixture, STR(""), ORDER_NEWEST);
	struct facet_count *counts;
	size_t n;
	assert_int_equal(
		store_months(fixture->store, &selection, &fixture->arena, &counts, &n, NULL), 0);
	assert_int_equal(n, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < n; i++) {
		assert_str(counts[i].value, expected[i].month);
		assert_int_equal(counts[i].count, expected[i].count);
	}
	selection_done(&selection);
	selection = fixture_select(fixture, STR("tag:none"), ORDER_NEWEST);
	assert_int_equal(
		store_months(fixture->store, &selection, &fixture->arena, &counts, &n, NULL), 0);
	assert_int_equal(n, 0);
	selection_done(&selection);
}

/* The sentence with its hits in brackets. */
static struct str snippet_of(struct fixture *fixture, const char *text, int64_t id)
{
	struct selection selection = fixture_select(fixture, str_from(text), ORDER_NEWEST);
	struct article article;
	struct snippet snippet;
	struct buf marked = BUF_INIT(1 << 16);
	uint32_t at = 0;
	assert_int_equal(store_article(fixture->store, id, &fixture->arena, &article, NULL), 0);
	selection_snippet(&selection, &article, &fixture->arena, &snippet);
	for (size_t i = 0; i < snippet.n_hits; i++) {
		assert_true(snippet.hits[i].start >= at);
		buf_add(&marked, str_slice(snippet.text, at, snippet.hits[i].start));
		buf_printf(&marked, "[%.*s]",
			   STR_ARG(str_slice(snippet.text, snippet.hits[i].start,
					     snippet.hits[i].end)));
		at = snippet.hits[i].end;
	}
	buf_add(&marked, str_slice(snippet.text, at, snippet.text.n));
	struct str copy = str_copy(&fixture->arena, buf_str(&marked));
	buf_done(&marked);
	selection_done(&selection);
	return copy;
}

static void snippets_answer(void **state)
{
	static const struct {
		const char *query;
		int64_t id;
		const char *snippet;
	} cases[] = {
		{"चांद", 1, "बैठक में कार्यकर्ताओं ने [चाँद] की तस्वीर दिखाई।"},
		{"बैठक चांद", 1, "[बैठक] में कार्यकर्ताओं ने [चाँद] की तस्वीर दिखाई।"},
		{"हिंदी OR कानून", 1, "[हिन्दी] में लिखे पत्र में [क़ानून] की बात हुई।"},
		{"कार्यकर्त*", 1, "बैठक में [कार्यकर्ताओं] ने चाँद की तस्वीर दिखाई।"},
		{"\"sanjay dutt\" -भाजपा", 1, "प्रभारी [संजय दत्त] ने कहा कि मिशन जारी रहेगा।"},
		{"\"मिशन रिपीट\"", 1, "कांग्रेस की बैठक में [मिशन रिपीट] पर चर्चा"},
		{"headline:बैठक", 1, "कांग्रेस की [बैठक] में मिशन रिपीट पर चर्चा"},
		{"party:inc", 1, "हिन्दी में लिखे पत्र में क़ानून की बात हुई।"},
		{"\"उत्तर प्रदेश\"", 9, "[उत्तर प्रदेश] सरकार ने क़ानून बनाया।"},
		{"साइकिल", 7, "चाँद रात में निकली [साइकिल] रैली"},
		{"बीजेपी", 7, "[बी.जे.पी.] ने रैली को असफल बताया।"},
		{"2024-25", 3, "यह [2024-25] का बजट नहीं, १५ दिन पुरानी बात है।"},
		{"bjp", 4, "[BJP] ने इसे नाटक कहा।"},
		{"नहींहैयह", 12, "यह सूचना कार्यालय के लिए है।"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(snippet_of(*state, cases[i].query, cases[i].id), cases[i].snippet);
}

static void hits_are_in_order(void **state)
{
	struct fixture *fixture = *state;
	struct hit *hits;
	struct selection selection = fixture_select(
		fixture, STR("\"मिशन रिपीट\" मिशन kangres -बैठक (रिपीट OR x)"), ORDER_NEWEST);
	struct str text = STR("मिशन, मिशन रिपीट: कांग्रेस बैठक रिपीट");
	size_t n = selection_hits(&selection, text, &fixture->arena, &hits);
	assert_int_equal(n, 4);
	assert_str(str_slice(text, hits[0].start, hits[0].end), "मिशन");
	assert_str(str_slice(text, hits[1].start, hits[1].end), "मिशन रिपीट");
	assert_str(str_slice(text, hits[2].start, hits[2].end), "कांग्रेस");
	assert_str(str_slice(text, hits[3].start, hits[3].end), "रिपीट");
	assert_int_equal(selection_hits(&selection, STR_EMPTY, &fixture->arena, &hits), 0);
	selection_done(&selection);
}

/* Whatever is typed is text to the index, and no syntax of it. */
static void nothing_typed_is_syntax(void **state)
{
	static const char *const texts[] = {
		"\"a\" OR headline", "NEAR(a b)", "a AND b", "^a", "a + b",
		"{headline}: a",     "'; --",     "*",       "\"", "headline - body",
		"\x01\x02",          "(",         "NOT"};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct query_node node = {.kind = QUERY_WORD, .text = str_from(texts[i])};
		struct query query = {.root = &node};
		struct selection selection = {.n = 0};
		struct diag diag = DIAG_INIT;
		if (store_select(fixture->store, &query, ORDER_NEWEST, &selection, &diag))
			fail_msg("'%s': %s", texts[i], diag.text);
		assert_int_equal(selection.n, 0);
		selection_done(&selection);
	}
}

static void orders_have_names(void **state)
{
	enum select_order order;
	for (int i = 0; i < N_ORDERS; i++) {
		assert_true(select_order_find(str_from(select_order_name((enum select_order)i)),
					      &order));
		assert_int_equal(order, i);
	}
	assert_false(select_order_find(STR("random"), &order));
}

#define SELECT_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SELECT_TEST(every_query_finds_its_articles),
		SELECT_TEST(a_page_shows_what_a_list_needs),
		SELECT_TEST(counts_of_facets_are_those_of_queries),
		SELECT_TEST(the_commonest_come_first),
		SELECT_TEST(months_are_counted),
		SELECT_TEST(snippets_answer),
		SELECT_TEST(hits_are_in_order),
		SELECT_TEST(nothing_typed_is_syntax),
		cmocka_unit_test(orders_have_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

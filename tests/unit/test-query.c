/* model: the query language, by the cases of tests/data/query.test, and changes made to a query. */
#include "test.h"

#include <stdio.h>

#include "surkhi/base/file.h"
#include "surkhi/model/query.h"

enum { TEXT_SIZE = 64 * 1024 };

static int open_catalog(void **state)
{
	struct diag diag = DIAG_INIT;
	struct catalog *catalog = NULL;
	if (catalog_open(NULL, &catalog, &diag))
		print_error("%s\n", diag.text);
	*state = catalog;
	return catalog ? 0 : -1;
}

static int close_catalog(void **state)
{
	catalog_close(*state);
	return 0;
}

static struct query parse(const char *text)
{
	struct query query = {.root = NULL};
	struct diag diag = DIAG_INIT;
	if (query_parse(str_from(text), NULL, &query, &diag))
		fail_msg("'%s': %lu: %s", text, diag.column, diag.text);
	return query;
}

static void assert_formatted(const struct query *query, const char *expected)
{
	struct buf text = BUF_INIT(TEXT_SIZE);
	query_format(query, &text);
	assert_string_equal(buf_z(&text), expected);
	buf_done(&text);
}

static bool same_tree(const struct query_node *a, const struct query_node *b)
{
	if (!a || !b)
		return a == b;
	return a->kind == b->kind && a->facet == b->facet && str_equal(a->text, b->text) &&
	       a->headline_only == b->headline_only && a->exact == b->exact &&
	       a->prefix == b->prefix && a->phrase == b->phrase && a->name == b->name &&
	       a->first == b->first && a->last == b->last && same_tree(a->child, b->child) &&
	       same_tree(a->next, b->next);
}

/* What a case expects, as the case would be written: "=> query" or "!! column: text". */
static struct str outcome(struct str text, const struct catalog *catalog, struct arena *arena)
{
	struct query query = {.root = NULL};
	struct diag diag = DIAG_INIT;
	int code = query_parse(text, catalog, &query, &diag);
	if (code) {
		assert_int_equal(code, 1);
		assert_null(query.root);
		return str_printf(arena, "!! %lu: %s", diag.column, diag.text);
	}
	struct buf formatted = BUF_INIT(TEXT_SIZE);
	query_format(&query, &formatted);
	struct query again = {.root = NULL};
	assert_int_equal(query_parse(buf_str(&formatted), catalog, &again, &diag), 0);
	assert_true(same_tree(query.root, again.root));
	struct str result = str_printf(arena, "=> %s", buf_z(&formatted));
	buf_done(&formatted);
	query_done(&again);
	query_done(&query);
	return result;
}

/* The offset of the last " => " or " !! " of a line. */
static size_t expectation(struct str line)
{
	for (size_t at = line.n; at-- > 0;) {
		struct str rest = str_slice(line, at, line.n);
		if (str_starts(rest, STR(" => ")) || str_starts(rest, STR(" !! ")))
			return at;
	}
	fail_msg("no expectation in '%.*s'", STR_ARG(line));
	return 0;
}

static void queries_mean_what_the_data_says(void **state)
{
	struct arena arena = {.blocks = NULL};
	struct buf cases = BUF_INIT(1 << 20);
	assert_int_equal(file_read(TEST_DATA "/query.test", &cases, NULL), 0);
	struct str rest = buf_str(&cases), line;
	unsigned n = 0, wrong = 0;
	while (str_line(&rest, &line)) {
		if (str_trim(line).n == 0 || line.s[0] == '#')
			continue;
		size_t split = expectation(line);
		struct str text = str_trim(str_slice(line, 0, split));
		struct str expected = str_trim(str_slice(line, split, line.n));
		struct str found = outcome(text, *state, &arena);
		if (!str_equal(found, expected)) {
			print_error("%.*s\n\texpected %.*s\n\tfound    %.*s\n", STR_ARG(text),
				    STR_ARG(expected), STR_ARG(found));
			wrong++;
		}
		n++;
	}
	assert_int_equal(wrong, 0);
	assert_true(n > 100);
	buf_done(&cases);
	arena_done(&arena);
}

static void an_empty_query_is_every_article(void **state)
{
	struct query query = parse(" \t\n\xc2\xa0 ");
	assert_int_equal(query.root->kind, QUERY_ALL);
	assert_formatted(&query, "");
	query_done(&query);
	query = parse("");
	assert_int_equal(query.root->kind, QUERY_ALL);
	query_done(&query);
	query_done(NULL);
}

static void trees_have_what_the_store_needs(void **state)
{
	struct query query = parse("=सपा headline:\"नई टीम\"* -tag:x date:2021-02..");
	const struct query_node *node = query.root->child;
	assert_int_equal(query.root->kind, QUERY_AND);
	assert_int_equal(node->kind, QUERY_WORD);
	assert_true(node->exact && !node->prefix && !node->phrase && !node->headline_only);
	assert_str(node->text, "सपा");
	node = node->next;
	assert_true(!node->exact && node->prefix && node->phrase && node->headline_only);
	assert_str(node->text, "नई टीम");
	node = node->next;
	assert_int_equal(node->kind, QUERY_NOT);
	assert_int_equal(node->child->kind, QUERY_FACET);
	assert_int_equal(node->child->facet, FACET_TAG);
	node = node->next;
	assert_int_equal(node->kind, QUERY_DATE);
	assert_int_equal(node->first, 18659);
	assert_true(node->last == INT64_MAX);
	assert_null(node->next);
	query_done(&query);
}

static void days_are_inclusive(void **state)
{
	struct query query = parse("date:1970");
	assert_int_equal(query.root->first, 0);
	assert_int_equal(query.root->last, 364);
	query_done(&query);
	query = parse("date:..2000-02");
	assert_true(query.root->first == INT64_MIN);
	assert_int_equal(query.root->last, 11016);
	query_done(&query);
}

static void without_a_catalog_ids_are_as_typed(void **state)
{
	struct query query = parse("party:xyz state:\"नया राज्य\"");
	assert_formatted(&query, "party:xyz state:\"नया राज्य\"");
	query_done(&query);
}

static void bad_bytes_and_long_queries_are_refused(void **state)
{
	struct query query = {.root = NULL};
	struct diag diag = DIAG_INIT;
	assert_int_equal(query_parse(STR("बै\xff"), NULL, &query, &diag), 1);
	assert_int_equal(diag.column, 3);
	char *text = test_malloc(QUERY_SIZE + 2);
	memset(text, 'a', QUERY_SIZE + 2);
	assert_int_equal(query_parse((struct str){text, QUERY_SIZE + 1}, NULL, &query, &diag), 1);
	assert_string_equal(diag.text, "query too long");
	assert_int_equal(query_parse((struct str){text, QUERY_SIZE}, NULL, &query, NULL), 0);
	query_done(&query);
	test_free(text);
}

static void parentheses_have_a_limit(void **state)
{
	struct query query = {.root = NULL};
	struct diag diag = DIAG_INIT;
	char text[2 * QUERY_DEPTH + 4] = "";
	memset(text, '(', QUERY_DEPTH);
	text[QUERY_DEPTH] = 'a';
	memset(text + QUERY_DEPTH + 1, ')', QUERY_DEPTH);
	assert_int_equal(query_parse(str_from(text), NULL, &query, &diag), 0);
	query_done(&query);
	memset(text, '(', sizeof text - 1);
	assert_int_equal(query_parse(str_from(text), NULL, &query, &diag), 1);
	assert_int_equal(diag.column, QUERY_DEPTH + 1);
}

static void control_characters_do_not_count_as_signs(void **state)
{
	struct query query = parse("a \x01O\x02R b\x7f");
	assert_int_equal(query.root->kind, QUERY_OR);
	query_done(&query);
	struct diag diag = DIAG_INIT;
	assert_int_equal(query_parse(STR("\x01\x02 a ("), NULL, &query, &diag), 1);
	assert_int_equal(diag.column, 7);
}

static void choices_are_read_at_the_top(void **state)
{
	struct query query =
		parse("party:A,B -party:C -party:D,E (party:F OR x) -(party:G y) tag:A");
	static const struct {
		const char *value;
		int choice;
	} cases[] = {{"A", 1},  {"B", 1}, {"C", -1}, {"D", -1},
		     {"E", -1}, {"F", 0}, {"G", 0},  {"Z", 0}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(query_choice(&query, FACET_PARTY, str_from(cases[i].value)),
				 cases[i].choice);
	assert_int_equal(query_choice(&query, FACET_TAG, STR("A")), 1);
	assert_int_equal(query_choice(&query, FACET_TAG, STR("B")), 0);
	query_done(&query);
	query = parse("party:A");
	assert_int_equal(query_choice(&query, FACET_PARTY, STR("A")), 1);
	query_done(&query);
	query = parse("party:A OR party:B");
	assert_int_equal(query_choice(&query, FACET_PARTY, STR("B")), 1);
	query_done(&query);
	query = parse("");
	assert_int_equal(query_choice(&query, FACET_PARTY, STR("A")), 0);
	query_done(&query);
}

static void choosing_replaces_the_old_choice(void **state)
{
	static const struct {
		const char *before;
		int choices[3]; /* of A, B and "C D" */
		const char *after;
	} cases[] = {
		{"", {1, 0, 0}, "party:A"},
		{"", {0, 0, 0}, ""},
		{"", {0, 0, -1}, "-party:\"C D\""},
		{"x", {1, 1, 0}, "x party:A,B"},
		{"party:A", {0, 0, 0}, ""},
		{"party:A x", {0, 1, 0}, "party:B x"},
		{"x party:A,B y -party:C", {1, 0, -1}, "x party:A -party:\"C D\" y"},
		{"party:A OR party:B", {0, 0, 1}, "party:\"C D\""},
		{"party:A OR x", {0, 1, 0}, "(party:A OR x) party:B"},
		{"-party:A,B tag:A", {0, -1, 0}, "-party:B tag:A"},
		{"x -(party:A x)", {1, 0, 0}, "x -(party:A x) party:A"},
		{"-x", {-1, -1, 0}, "-x -party:A -party:B"},
	};
	const struct str values[] = {STR("A"), STR("B"), STR("C D")};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct query query = parse(cases[i].before);
		query_choose(&query, FACET_PARTY, values, cases[i].choices, 3);
		assert_formatted(&query, cases[i].after);
		for (size_t value = 0; value < 3; value++)
			assert_int_equal(query_choice(&query, FACET_PARTY, values[value]),
					 cases[i].choices[value]);
		query_done(&query);
	}
}

static void without_leaves_out_the_top_level_parts(void **state)
{
	static const char *const cases[][2] = {
		{"party:A", ""},
		{"", ""},
		{"x", "x"},
		{"party:A,B x -party:C", "x"},
		{"x (party:A OR y) party:B", "x (party:A OR y)"},
		{"state:A party:B \"नई टीम\" date:2021..", "state:A \"नई टीम\" date:2021.."},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct query query = parse(cases[i][0]), rest = {.root = NULL};
		struct buf before = BUF_INIT(TEXT_SIZE);
		query_format(&query, &before);
		query_without(&query, FACET_PARTY, &rest);
		assert_formatted(&query, buf_z(&before));
		query_done(&query);
		assert_formatted(&rest, cases[i][1]);
		query_done(&rest);
		buf_done(&before);
	}
}

static void facets_are_found_by_name(void **state)
{
	enum facet facet = FACET_TAG;
	assert_false(facet_find(STR("parties"), &facet));
	assert_int_equal(facet, FACET_TAG);
	for (unsigned i = 0; i < N_FACETS; i++) {
		assert_true(facet_find(str_from(facet_name((enum facet)i)), &facet));
		assert_int_equal(facet, i);
	}
	assert_true(facet_find(STR("organisation"), &facet));
	assert_int_equal(facet, FACET_ORGANISATION);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(queries_mean_what_the_data_says, open_catalog,
						close_catalog),
		cmocka_unit_test(an_empty_query_is_every_article),
		cmocka_unit_test(trees_have_what_the_store_needs),
		cmocka_unit_test(days_are_inclusive),
		cmocka_unit_test(without_a_catalog_ids_are_as_typed),
		cmocka_unit_test(bad_bytes_and_long_queries_are_refused),
		cmocka_unit_test(parentheses_have_a_limit),
		cmocka_unit_test(control_characters_do_not_count_as_signs),
		cmocka_unit_test(choices_are_read_at_the_top),
		cmocka_unit_test(choosing_replaces_the_old_choice),
		cmocka_unit_test(without_leaves_out_the_top_level_parts),
		cmocka_unit_test(facets_are_found_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* base: tables that people keep in files. */
#include "test.h"

#include "surkhi/base/sheet.h"

static struct sheet start(struct str text, const struct sheet *like)
{
	struct sheet sheet;
	struct diag diag = DIAG_INIT;
	assert_int_equal(sheet_start("rows.tsv", text, like, &sheet, &diag), 0);
	return sheet;
}

static void cells_are_found_by_their_column(void **state)
{
	struct sheet sheet =
		start(STR("\xef\xbb\xbf#id\tname\n\n# by hand\nA\t x y \t7\r\nB\n"), NULL);
	assert_true(sheet_next(&sheet));
	assert_int_equal(sheet.line, 4);
	assert_str(sheet_cell(&sheet, STR("id")), "A");
	assert_str(sheet_cell(&sheet, STR("name")), "x y");
	assert_str(sheet_cell(&sheet, STR("colour")), "");
	assert_true(sheet_next(&sheet));
	assert_str(sheet_cell(&sheet, STR("name")), "");
	assert_false(sheet_next(&sheet));
}

static void a_table_needs_a_header(void **state)
{
	struct sheet sheet;
	struct diag diag = DIAG_INIT;
	assert_int_equal(sheet_start("rows.tsv", STR("A\tx\n"), NULL, &sheet, &diag), ERR_FATAL);
	assert_string_equal(diag.path, "rows.tsv");
	assert_int_equal(diag.line, 1);
}

/* A comment is no header only because it stands first. */
static void a_table_like_another_may_lack_one(void **state)
{
	const struct sheet like = start(STR("#id\tname\n"), NULL);
	struct sheet sheet = start(STR("# my rows\nA\tx\n#name\tid\ny\tB\n"), &like);
	assert_true(sheet_next(&sheet));
	assert_str(sheet_cell(&sheet, STR("id")), "A");
	assert_true(sheet_next(&sheet));
	assert_str(sheet_cell(&sheet, STR("id")), "B");
	sheet = start(STR_EMPTY, &like);
	assert_false(sheet_next(&sheet));
}

/* What is behind the last column that anybody can name is left alone. */
static void too_many_cells_are_cut(void **state)
{
	struct sheet sheet = start(STR("#a\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15\t16"
				       "\t17\t18\t19\t20\t21\t22\t23\t24\t25\t26\n"),
				   NULL);
	assert_true(sheet_next(&sheet));
	assert_int_equal(sheet.n_cells, SHEET_COLUMNS);
	assert_str(sheet_cell(&sheet, STR("a")), "1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_found_by_their_column),
		cmocka_unit_test(a_table_needs_a_header),
		cmocka_unit_test(a_table_like_another_may_lack_one),
		cmocka_unit_test(too_many_cells_are_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* ui/pager: rows, the place that is kept, spans and hits. */
#include "test.h"

#include "pager.h"

static const char long_text[] =
	"पहला वाक्य यहां है. दूसरा वाक्य यहां है. तीसरा वाक्य यहां है. चौथा वाक्य यहां है. "
	"पांचवां वाक्य यहां है. छठा वाक्य यहां है. सातवां वाक्य यहां है. आठवां वाक्य यहां है.";

static void fill(struct pager *pager, int blocks)
{
	pager_init(pager);
	for (int i = 0; i < blocks; i++)
		pager_add(pager, &(struct pager_block){.text = str_from(long_text), .indent = 1});
	pager_ready(pager);
}

static void arrange(struct pager *pager, int rows, int cols)
{
	pager_arrange(pager, &width_models[0], (struct rect){0, 0, rows, cols});
}

static void assert_top(const struct pager *pager, size_t block, const char *start)
{
	const struct pager_row *row = &pager->rows[pager->top];
	struct str text = pager->blocks[row->block].text;
	assert_int_equal(row->block, block);
	assert_true(str_starts(str_slice(text, row->start, text.n), str_from(start)));
}

static void the_place_outlives_a_resize(void **state)
{
	struct pager pager;
	fill(&pager, 6);
	arrange(&pager, 5, 30);
	pager_act(&pager, ACTION_DOWN, 14);
	const struct pager_row before = pager.rows[pager.top];
	for (int cols = 20; cols < 120; cols += 7) {
		arrange(&pager, 5, cols);
		const struct pager_row *row = &pager.rows[pager.top];
		assert_int_equal(row->block, before.block);
		assert_true(row->start <= before.start && before.start <= row->end);
	}
	arrange(&pager, 5, 30);
	assert_memory_equal(&pager.rows[pager.top], &before, sizeof before);
	pager_done(&pager);
}

/* A high screen shows all; on the low one again the place is the old one. */
static void a_high_screen_does_not_lose_the_place(void **state)
{
	struct pager pager;
	fill(&pager, 6);
	arrange(&pager, 5, 30);
	pager_act(&pager, ACTION_DOWN, 20);
	size_t top = pager.top;
	arrange(&pager, 200, 30);
	assert_int_equal(pager.top, 0);
	arrange(&pager, 5, 30);
	assert_int_equal(pager.top, top);
	pager_done(&pager);
}

static void movement_stops_at_the_ends(void **state)
{
	struct pager pager;
	fill(&pager, 3);
	arrange(&pager, 4, 40);
	pager_act(&pager, ACTION_UP, 5);
	assert_int_equal(pager.top, 0);
	pager_act(&pager, ACTION_LAST, 0);
	assert_int_equal(pager.top, pager.n_rows - 4);
	pager_act(&pager, ACTION_PAGE_DOWN, 9);
	assert_int_equal(pager.top, pager.n_rows - 4);
	pager_act(&pager, ACTION_FIRST, 0);
	assert_int_equal(pager.top, 0);
	pager_act(&pager, ACTION_LAST, 3);
	assert_int_equal(pager.top, 2);
	assert_false(pager_act(&pager, ACTION_STAR, 0));
	pager_done(&pager);
}

static void hits_go_round(void **state)
{
	struct pager pager;
	fill(&pager, 3);
	arrange(&pager, 4, 40);
	assert_int_equal(pager_find(&pager, STR("पांचवां"), true), 3);
	arrange(&pager, 4, 40);
	assert_int_equal(pager.hit, 0);
	assert_true(pager_hit(&pager, true, 2));
	assert_int_equal(pager.hit, 2);
	arrange(&pager, 4, 40);
	assert_true(pager.rows[pager.top].block >= 1);
	assert_true(pager_hit(&pager, true, 0));
	assert_int_equal(pager.hit, 0);
	assert_true(pager_hit(&pager, false, 0));
	assert_int_equal(pager.hit, 2);
	assert_int_equal(pager_find(&pager, STR("नहींहै"), true), 0);
	assert_false(pager_hit(&pager, true, 0));
	assert_int_equal(pager_find(&pager, STR_EMPTY, false), 0);
	assert_false(pager_searching(&pager));
	pager_done(&pager);
}

static void the_search_begins_at_what_shows(void **state)
{
	struct pager pager;
	fill(&pager, 4);
	arrange(&pager, 4, 40);
	pager_act(&pager, ACTION_DOWN, 9);
	size_t block = pager.rows[pager.top].block;
	pager_find(&pager, STR("आठवां"), true);
	assert_true(pager.current.block >= block);
	assert_true(pager.hit > 0);
	pager_done(&pager);
}

static void a_place_is_shown(void **state)
{
	struct pager pager;
	fill(&pager, 6);
	arrange(&pager, 6, 40);
	pager_show(&pager, 4, 0);
	arrange(&pager, 6, 40);
	assert_true(pager.rows[pager.top].block <= 4);
	assert_true(pager.rows[pager.top + 5].block >= 4);
	size_t top = pager.top;
	pager_show(&pager, 4, 0); /* it shows already: nothing moves */
	arrange(&pager, 6, 40);
	assert_int_equal(pager.top, top);
	pager_home(&pager);
	arrange(&pager, 6, 40);
	assert_top(&pager, 0, "पहला");
	pager_done(&pager);
}

static void roles_lie_over_one_another(void **state)
{
	struct pager pager;
	struct canvas canvas = {0};
	struct buf roles = BUF_INIT(4096);
	pager_init(&pager);
	pager_add(&pager, &(struct pager_block){.text = STR("one two three"), .role = ROLE_TEXT});
	pager_mark(&pager, &(struct pager_span){0, 0, 7, ROLE_PARTY});
	pager_ready(&pager);
	pager_find(&pager, STR("two"), false);
	arrange(&pager, 1, 20);
	canvas_begin(&canvas, &width_models[0], 1, 20);
	pager_draw(&pager, &canvas, (struct rect){0, 0, 1, 20});
	canvas_dump_roles(&canvas, &roles);
	assert_string_equal(buf_z(&roles), "rrrriii......\n");
	buf_done(&roles);
	canvas_done(&canvas);
	pager_done(&pager);
}

/* In Latin letters the same words have the roles, and hits are found in the text's own. */
static void roles_stay_with_their_words(void **state)
{
	struct pager pager;
	struct canvas canvas = {0};
	struct buf screen = BUF_INIT(4096), roles = BUF_INIT(4096);
	struct str text = STR("दो फ़ैसले, लउर तक");
	size_t start = str_find(text, STR("फ़ैसले"), 0), end = str_find(text, STR(","), 0);
	pager_init(&pager);
	pager_set_latin(&pager, true);
	pager_add(&pager, &(struct pager_block){.text = text, .role = ROLE_TEXT});
	pager_mark(&pager, &(struct pager_span){0, start, end, ROLE_PARTY});
	pager_ready(&pager);
	assert_int_equal(pager_find(&pager, STR("लउर"), false), 1);
	arrange(&pager, 2, 16);
	canvas_begin(&canvas, &width_models[0], 2, 16);
	pager_draw(&pager, &canvas, (struct rect){0, 0, 2, 16});
	canvas_dump(&canvas, &screen);
	canvas_dump_roles(&canvas, &roles);
	assert_string_equal(buf_z(&screen), "dō faisalē,\nla:ura taka\n");
	assert_string_equal(buf_z(&roles), "...rrrrrrr.\niiiiii.....\n");
	buf_done(&screen);
	buf_done(&roles);
	canvas_done(&canvas);
	pager_done(&pager);
}

static void the_place_outlives_the_script(void **state)
{
	struct pager pager;
	fill(&pager, 6);
	for (unsigned rows = 0; rows < 30; rows++) {
		pager_home(&pager);
		arrange(&pager, 5, 30);
		pager_act(&pager, ACTION_DOWN, rows);
		const struct pager_row before = pager.rows[pager.top];
		pager_set_latin(&pager, true);
		arrange(&pager, 5, 30);
		const struct pager_row *row = &pager.rows[pager.top];
		size_t start = pager_text_at(&pager, row->block, row->start);
		size_t end = pager_text_at(&pager, row->block, row->end);
		assert_int_equal(row->block, before.block);
		assert_true(start <= before.start && before.start <= end);
		pager_set_latin(&pager, false);
		arrange(&pager, 5, 30);
		assert_memory_equal(&pager.rows[pager.top], &before, sizeof before);
	}
	pager_done(&pager);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_place_outlives_a_resize),
		cmocka_unit_test(a_high_screen_does_not_lose_the_place),
		cmocka_unit_test(movement_stops_at_the_ends),
		cmocka_unit_test(hits_go_round),
		cmocka_unit_test(the_search_begins_at_what_shows),
		cmocka_unit_test(a_place_is_shown),
		cmocka_unit_test(roles_lie_over_one_another),
		cmocka_unit_test(roles_stay_with_their_words),
		cmocka_unit_test(the_place_outlives_the_script),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

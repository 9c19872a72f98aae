/* ui/editor: typing Hindi, as keys and as pastes. */
#include "test.h"

#include "editor.h"
#include "surkhi/text/utf8.h"

static struct editor make(const char *text)
{
	struct editor editor;
	editor_init(&editor, str_from(text));
	return editor;
}

static enum editor_result press(struct editor *editor, char32_t key)
{
	return editor_event(editor, &(struct event){.kind = EVENT_KEY, .key = key});
}

static void type(struct editor *editor, const char *text)
{
	size_t offset = 0;
	char32_t code_point;
	while (utf8_next(str_from(text), &offset, &code_point))
		assert_int_equal(press(editor, code_point), EDITOR_CHANGED);
}

static void backspace_takes_one_code_point(void **state)
{
	struct editor editor = make("");
	type(&editor, "राष्ट्री");
	press(&editor, KEY_ERASE);
	assert_str(buf_str(&editor.text), "राष्ट्र");
	press(&editor, KEY_ERASE);
	press(&editor, KEY_ERASE);
	assert_str(buf_str(&editor.text), "राष्ट");
	editor_done(&editor);
}

static void backspace_takes_a_joiner_with_its_letter(void **state)
{
	struct editor editor = make("क्\u200d");
	press(&editor, KEY_ERASE);
	assert_str(buf_str(&editor.text), "क");
	editor_done(&editor);
}

static void delete_and_arrows_take_whole_clusters(void **state)
{
	struct editor editor = make("कार्यकर्ता");
	press(&editor, KEY_LINE_START);
	press(&editor, KEY_CURSOR_RIGHT);
	assert_int_equal(editor.cursor, strlen("का"));
	press(&editor, KEY_DELETE_FORWARD);
	assert_str(buf_str(&editor.text), "काकर्ता");
	press(&editor, KEY_LINE_END);
	press(&editor, KEY_CURSOR_LEFT);
	assert_int_equal(editor.cursor, strlen("काक"));
	editor_done(&editor);
}

static void words_and_lines_are_cut(void **state)
{
	struct editor editor = make("party:bjp शिमला");
	assert_int_equal(press(&editor, KEY_CONTROL('w')), EDITOR_CHANGED);
	assert_str(buf_str(&editor.text), "party:bjp ");
	press(&editor, KEY_LINE_START);
	press(&editor, KEY_CONTROL('k'));
	assert_str(buf_str(&editor.text), "");
	assert_int_equal(press(&editor, KEY_CONTROL('u')), EDITOR_MOVED);
	editor_done(&editor);
}

static void pastes_lose_controls(void **state)
{
	struct editor editor = make("");
	struct event paste = {.kind = EVENT_PASTE, .text = STR("एक\nदो\033[31m\x01तीन")};
	editor_event(&editor, &paste);
	assert_str(buf_str(&editor.text), "एक दो[31mतीन");
	editor_done(&editor);
}

static void a_long_text_stops_at_the_maximum(void **state)
{
	struct editor editor = make("");
	for (int i = 0; i < EDITOR_MAXIMUM; i++)
		press(&editor, 'a');
	assert_int_equal(press(&editor, 'a'), EDITOR_MOVED);
	assert_int_equal(editor.text.n, EDITOR_MAXIMUM);
	editor_done(&editor);
}

static void unknown_keys_are_left_to_others(void **state)
{
	struct editor editor = make("");
	assert_int_equal(press(&editor, KEY_TAB), EDITOR_IGNORED);
	assert_int_equal(press(&editor, KEY_CONTROL('g')), EDITOR_IGNORED);
	editor_done(&editor);
}

static void the_cursor_stays_in_sight(void **state)
{
	struct canvas canvas = {0};
	struct editor editor = make("अआइईउऊएऐओऔकखगघचछजझ");
	canvas_begin(&canvas, &width_models[0], 1, 10);
	editor_draw(&editor, &canvas, 0, canvas_segment(&canvas, 0, 0, 10));
	assert_int_equal(canvas.cursor_row, 0);
	assert_in_range(canvas.cursor_col, 1, 8);
	struct buf text = BUF_INIT(1024);
	canvas_dump(&canvas, &text);
	assert_non_null(strstr(buf_z(&text), "झ"));
	buf_done(&text);
	canvas_done(&canvas);
	editor_done(&editor);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(backspace_takes_one_code_point),
		cmocka_unit_test(backspace_takes_a_joiner_with_its_letter),
		cmocka_unit_test(delete_and_arrows_take_whole_clusters),
		cmocka_unit_test(words_and_lines_are_cut),
		cmocka_unit_test(pastes_lose_controls),
		cmocka_unit_test(a_long_text_stops_at_the_maximum),
		cmocka_unit_test(unknown_keys_are_left_to_others),
		cmocka_unit_test(the_cursor_stays_in_sight),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

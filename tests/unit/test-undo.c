/* ui/undo: acts are taken back and done again in order, each as it was. */
#include "test.h"

#include <stdio.h>

#include "undo.h"

static void push_tag(struct undo *undo, const char *tag, int64_t article)
{
	struct edit edit = {
		.kind = EDIT_TAG, .article = article, .text = str_from(tag), .on = true};
	undo_push(undo, str_from(tag), &edit, 1);
}

static void assert_act(const struct undo_act *act, const char *what, bool on)
{
	assert_non_null(act);
	assert_str(act->what, what);
	assert_int_equal(act->n, 1);
	assert_str(act->edits[0].text, what);
	assert_int_equal(act->edits[0].on, on);
}

static void back_and_forward(void **state)
{
	struct undo undo = {0};
	push_tag(&undo, "एक", 1);
	push_tag(&undo, "दो", 2);
	assert_null(undo_peek(&undo, UNDO_FORWARD));
	assert_act(undo_peek(&undo, UNDO_BACK), "दो", false);
	undo_move(&undo, UNDO_BACK);
	assert_act(undo_peek(&undo, UNDO_BACK), "एक", false);
	undo_move(&undo, UNDO_BACK);
	assert_null(undo_peek(&undo, UNDO_BACK));
	assert_act(undo_peek(&undo, UNDO_FORWARD), "एक", true);
	undo_move(&undo, UNDO_FORWARD);
	assert_act(undo_peek(&undo, UNDO_FORWARD), "दो", true);
	undo_done(&undo);
}

/* An act that could not be applied is looked at again: it must not turn round twice. */
static void peeking_twice_is_peeking_once(void **state)
{
	struct undo undo = {0};
	push_tag(&undo, "एक", 1);
	undo_peek(&undo, UNDO_BACK);
	assert_act(undo_peek(&undo, UNDO_BACK), "एक", false);
	undo_done(&undo);
}

static void a_new_act_ends_redoing(void **state)
{
	struct undo undo = {0};
	push_tag(&undo, "एक", 1);
	push_tag(&undo, "दो", 2);
	undo_peek(&undo, UNDO_BACK);
	undo_move(&undo, UNDO_BACK);
	push_tag(&undo, "तीन", 3);
	assert_null(undo_peek(&undo, UNDO_FORWARD));
	assert_act(undo_peek(&undo, UNDO_BACK), "तीन", false);
	undo_move(&undo, UNDO_BACK);
	assert_act(undo_peek(&undo, UNDO_BACK), "एक", false);
	undo_done(&undo);
}

static void notes_come_back_as_they_were(void **state)
{
	struct undo undo = {0};
	struct edit edit = {.kind = EDIT_NOTE,
			    .article = 7,
			    .text = STR("नया"),
			    .before = STR("पुराना"),
			    .on = true};
	undo_push(&undo, STR("note"), &edit, 1);
	assert_str(undo_peek(&undo, UNDO_BACK)->edits[0].text, "पुराना");
	undo_move(&undo, UNDO_BACK);
	assert_str(undo_peek(&undo, UNDO_FORWARD)->edits[0].text, "नया");
	undo_done(&undo);
}

static void texts_are_kept(void **state)
{
	struct undo undo = {0};
	char tag[] = "झूठ";
	push_tag(&undo, tag, 1);
	memcpy(tag, "सच!", sizeof "सच!" - 1);
	assert_act(undo_peek(&undo, UNDO_BACK), "झूठ", false);
	undo_done(&undo);
}

static void a_lesson_is_an_act(void **state)
{
	struct undo undo = {0};
	char alias[] = "हाथ दल";
	struct ui_lesson lesson = {.entity = {.kind = ENTITY_PARTY, .id = STR("INC")},
				   .alias = {alias, sizeof alias - 1}};
	push_tag(&undo, "एक", 1);
	undo_push_lesson(&undo, STR("taught"), &lesson);
	undo_keep_receipt(&undo, 4);
	memset(alias, '?', sizeof alias - 1);
	const struct undo_act *act = undo_peek(&undo, UNDO_BACK);
	assert_str(act->lesson.alias, "हाथ दल");
	assert_str(act->lesson.entity.id, "INC");
	assert_int_equal(act->lesson.receipt, 4);
	undo_move(&undo, UNDO_BACK);
	assert_act(undo_peek(&undo, UNDO_BACK), "एक", false);
	assert_str(undo_peek(&undo, UNDO_FORWARD)->lesson.alias, "हाथ दल");
	undo_move(&undo, UNDO_FORWARD);
	undo_keep_receipt(&undo, 5);
	assert_int_equal(undo_peek(&undo, UNDO_BACK)->lesson.receipt, 5);
	undo_done(&undo);
}

static void only_so_many_are_kept(void **state)
{
	struct undo undo = {0};
	char tag[32];
	for (int i = 0; i < UNDO_MAXIMUM + 10; i++) {
		snprintf(tag, sizeof tag, "%d", i);
		push_tag(&undo, tag, i + 1);
	}
	for (int i = UNDO_MAXIMUM + 9; i >= 10; i--) {
		snprintf(tag, sizeof tag, "%d", i);
		assert_act(undo_peek(&undo, UNDO_BACK), tag, false);
		undo_move(&undo, UNDO_BACK);
	}
	assert_null(undo_peek(&undo, UNDO_BACK));
	undo_done(&undo);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(back_and_forward),
		cmocka_unit_test(peeking_twice_is_peeking_once),
		cmocka_unit_test(a_new_act_ends_redoing),
		cmocka_unit_test(notes_come_back_as_they_were),
		cmocka_unit_test(texts_are_kept),
		cmocka_unit_test(a_lesson_is_an_act),
		cmocka_unit_test(only_so_many_are_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* ui/words: a cursor that goes from word to word, over mentions as wholes. */
#include "test.h"

#include "words.h"

/* A heading that is none of the story, then two paragraphs; "लाल बहादुर" is marked. */
static const char first[] = "मेले में लाल बहादुर आए, और गए.";
static const char second[] = "दूसरे दिन बारिश हुई.";

static void set_up(struct pager *pager, int cols)
{
	pager_init(pager);
	pager_add(pager, &(struct pager_block){.text = STR("शीर्ष पंक्ति")});
	pager_add(pager, &(struct pager_block){.text = str_from(first), .story = true});
	pager_add(pager, &(struct pager_block){.text = STR_EMPTY, .story = true});
	pager_add(pager, &(struct pager_block){.text = str_from(second), .story = true});
	size_t start = str_find(str_from(first), STR("लाल"), 0);
	pager_mark(pager, &(struct pager_span){1, start, start + sizeof "लाल बहादुर" - 1, 0});
	pager_ready(pager);
	pager_arrange(pager, &width_models[0], (struct rect){0, 0, 10, cols});
}

static void assert_picked(const struct pager *pager, const struct words *words, const char *text)
{
	struct pager_span picked = words_picked(words);
	assert_str(str_slice(pager->blocks[picked.block].text, picked.start, picked.end), text);
}

static void move(struct words *words, const struct pager *pager, enum words_step step, int times)
{
	for (int i = 0; i < times; i++)
		words_move(words, pager, step);
}

static void it_begins_where_the_story_does(void **state)
{
	struct pager pager;
	struct words words;
	set_up(&pager, 60);
	words_begin(&words, &pager);
	assert_true(words.on);
	assert_picked(&pager, &words, "मेले");
	pager_done(&pager);
}

static void marked_words_are_one_stop(void **state)
{
	struct pager pager;
	struct words words;
	set_up(&pager, 60);
	words_begin(&words, &pager);
	move(&words, &pager, WORDS_RIGHT, 2);
	assert_picked(&pager, &words, "लाल बहादुर");
	move(&words, &pager, WORDS_RIGHT, 2);
	assert_picked(&pager, &words, "और"); /* a comma is no word */
	move(&words, &pager, WORDS_RIGHT, 2);
	assert_picked(&pager, &words, "दूसरे");
	move(&words, &pager, WORDS_RIGHT, 99);
	assert_picked(&pager, &words, "हुई");
	move(&words, &pager, WORDS_LEFT, 5);
	assert_picked(&pager, &words, "और");
	move(&words, &pager, WORDS_LEFT, 99);
	assert_picked(&pager, &words, "मेले");
	pager_done(&pager);
}

static void extending_stays_in_its_paragraph(void **state)
{
	struct pager pager;
	struct words words;
	set_up(&pager, 60);
	words_begin(&words, &pager);
	move(&words, &pager, WORDS_RIGHT, 3);
	words_extend(&words);
	move(&words, &pager, WORDS_LEFT, 1);
	assert_picked(&pager, &words, "लाल बहादुर आए");
	move(&words, &pager, WORDS_RIGHT, 99);
	assert_picked(&pager, &words, "आए, और गए");
	words_extend(&words);
	assert_picked(&pager, &words, "गए");
	pager_done(&pager);
}

/* Rows are those on the screen; the nearest word is taken. */
static void rows_are_gone_through(void **state)
{
	struct pager pager;
	struct words words;
	set_up(&pager, 14);
	words_begin(&words, &pager);
	move(&words, &pager, WORDS_DOWN, 1);
	assert_picked(&pager, &words, "लाल बहादुर");
	move(&words, &pager, WORDS_DOWN, 99);
	assert_int_equal(words_picked(&words).block, 3);
	move(&words, &pager, WORDS_UP, 99);
	assert_int_equal(words_picked(&words).block, 1);
	pager_done(&pager);
}

static void nothing_to_pick_is_told(void **state)
{
	struct pager pager;
	struct words words;
	pager_init(&pager);
	pager_add(&pager, &(struct pager_block){.text = STR("।।"), .story = true});
	pager_ready(&pager);
	pager_arrange(&pager, &width_models[0], (struct rect){0, 0, 10, 20});
	words_begin(&words, &pager);
	assert_false(words.on);
	pager_done(&pager);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_begins_where_the_story_does),
		cmocka_unit_test(marked_words_are_one_stop),
		cmocka_unit_test(extending_stays_in_its_paragraph),
		cmocka_unit_test(rows_are_gone_through),
		cmocka_unit_test(nothing_to_pick_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

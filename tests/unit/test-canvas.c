/* ui/canvas where the terminal is told the cells of each word: no word may be in two runs. */
#include "test.h"

#include "canvas.h"

static const struct width_model natural = {.name = "A", .natural = true};

struct fixture {
	struct canvas canvas;
	struct segment *segment;
};

static void begin(struct fixture *fixture, int width)
{
	*fixture = (struct fixture){.canvas = {.rows = 0}};
	canvas_begin(&fixture->canvas, &natural, 1, width);
	fixture->segment = canvas_segment(&fixture->canvas, 0, 0, width);
}

static void add(struct fixture *fixture, const char *text, enum role role)
{
	canvas_text(&fixture->canvas, fixture->segment, str_from(text), role);
}

static size_t cells_of_runs(const struct segment *segment)
{
	size_t cells = 0;
	for (const struct run *run = segment->runs; run; run = run->next)
		cells += width_text(&natural, run->text);
	return cells;
}

static void assert_text(const struct fixture *fixture, const char *expected)
{
	struct buf text = BUF_INIT(4096);
	canvas_dump(&fixture->canvas, &text);
	assert_str(str_trim(buf_str(&text)), expected);
	buf_done(&text);
	assert_int_equal(cells_of_runs(fixture->segment), fixture->segment->cells);
}

static void a_mention_takes_its_word_along(void **state)
{
	struct fixture fixture;
	begin(&fixture, 60);
	add(&fixture, "कहा कि ‘", ROLE_TEXT);
	add(&fixture, "भाजपा", ROLE_PARTY);
	add(&fixture, "’ और", ROLE_TEXT);
	assert_text(&fixture, "कहा कि ‘भाजपा’ और");
	const struct run *mention = fixture.segment->runs->next;
	assert_int_equal(mention->role, ROLE_PARTY);
	assert_str(mention->text, "‘भाजपा’");
	assert_int_equal(fixture.segment->cells, width_text(&natural, STR("कहा कि ‘भाजपा’ और")));
	canvas_done(&fixture.canvas);
}

static void pieces_of_a_word_are_clipped_together(void **state)
{
	for (int width = 2; width < 24; width++) {
		struct fixture fixture;
		begin(&fixture, width);
		add(&fixture, "कार्य", ROLE_TEXT);
		add(&fixture, "कर्ता", ROLE_HIT);
		add(&fixture, "ओं की बैठक", ROLE_TEXT);
		assert_in_range(fixture.segment->cells, 0, width - 1);
		assert_int_equal(cells_of_runs(fixture.segment), fixture.segment->cells);
		canvas_done(&fixture.canvas);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mention_takes_its_word_along),
		cmocka_unit_test(pieces_of_a_word_are_clipped_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

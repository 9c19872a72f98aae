/*
 * The reader itself in simulated terminals of every width model, once with the model that its probe
 * finds and once taken for A, as when no probe is answered: borders, text and updates after
 * every key (see term-sim.h), every word of every article, and what moving down by one costs.
 */
#include "../unit/test.h"

#include <stdio.h>

#include "archive.h"
#include "surkhi/store/select.h"
#include "term-sim.h"

enum { TEXT_MAXIMUM = 4 << 20 };

static const struct sim_step session[] = {
	{.rows = 30, .cols = 160},
	/* headlines: moving, marking, starring */
	{"jjjj"},
	{"<C-d>"},
	{"<C-f>"},
	{"k"},
	{"vjjV"},
	{"m"},
	{"M"},
	{"G"},
	{"g"},
	/* searching among them */
	{"/बैठक<Enter>"},
	{"nnN"},
	{"<Esc>"},
	/* an article: scrolling, hits, mentions, its panes */
	{"<Enter>"},
	{"jjjjjj"},
	{"<Space>"},
	{"/की<Enter>"},
	{"nnnn"},
	{"<Esc>"},
	{"<Tab>"},
	{"jj<Enter><Enter>"},
	{"i"},
	{"q"},
	{"<Tab>"},
	{"z"},
	{"z"},
	{"J"},
	{"R"},
	{"jjG"},
	{"q"},
	/* lists and prompts, with Hindi typed and taken back */
	{"p"},
	{"कांग"},
	{"<BS><BS><C-u>"},
	{"bhaj"},
	{"<Enter>"},
	{"s"},
	{"<Down>!"},
	{"<Esc>"},
	{"fperson:क्षत्रिय<BS><BS><Left><Left><Del><C-u>par<Tab>"},
	{"<Esc>"},
	{"c"},
	{"tउपचुनाव, राष्ट्रीय<Enter>"},
	{"u"},
	{"?"},
	{"<Space>q"},
	/* other sizes */
	{.rows = 24, .cols = 80},
	{"jjj<Enter>jjj"},
	{"<Tab>jjq"},
	{.rows = 40, .cols = 120},
	{"jjj"},
	{"<C-l>j"},
	{.rows = 12, .cols = 40},
	{"<Enter>jjj"},
	{.rows = 50, .cols = 200},
	{"q"},
	{"<Tab><Tab>jjj<Enter>"},
};

static struct archive archive;

static struct ui_options reader_options(void)
{
	return (struct ui_options){
		.store = archive.store, .catalog = archive.catalog, .title = STR("surkhi")};
}

static void run(struct term_sim *sim, const struct sim_step *steps, size_t n)
{
	struct diag diag = DIAG_INIT;
	struct ui_options options = reader_options();
	if (term_sim_run(sim, &options, steps, n, &diag))
		fail_msg("%s", diag.text);
}

static void open(struct term_sim *sim, const struct width_model *real, bool sizing,
		 const struct width_model *assumed)
{
	struct diag diag = DIAG_INIT;
	if (term_sim_open(sim, real, sizing, assumed, &diag))
		fail_msg("%s", diag.text);
}

static void run_session(const struct width_model *real, bool sizing,
			const struct width_model *assumed)
{
	struct term_sim sim;
	open(&sim, real, sizing, assumed);
	run(&sim, session, sizeof session / sizeof *session);
	assert_true(sim.presents > 150);
	assert_true(sim.borders > 5000);
	term_sim_close(&sim);
}

static void a_session_in_a_measured_terminal(void **state)
{
	for (size_t i = 0; i < n_width_models; i++)
		run_session(&width_models[i], false, NULL);
}

static void a_session_in_a_terminal_taken_for_a(void **state)
{
	for (size_t i = 0; i < n_width_models; i++)
		run_session(&width_models[i], false, &width_models[0]);
}

static void a_session_with_told_widths(void **state)
{
	static const char *const models[] = {"E", "F"};
	for (size_t i = 0; i < sizeof models / sizeof *models; i++)
		run_session(width_model_find(str_from(models[i])), true, NULL);
}

/* All articles one after another on a screen that shows the whole of each. */
struct reading {
	struct selection selection;
	size_t at; /* the article in hand */
	bool open;
};

static int compare_article(struct term_sim *sim, const struct article *article, struct diag *diag)
{
	struct buf screen = BUF_INIT(TEXT_MAXIMUM), shown = BUF_INIT(TEXT_MAXIMUM);
	struct buf wanted = BUF_INIT(TEXT_MAXIMUM);
	int error = 0;
	for (int row = 1; row < sim->rows - 1; row++) {
		grid_read(&sim->grid, row, 0, sim->cols, &screen);
		buf_add_char(&screen, ' ');
	}
	sim_squeeze(buf_str(&screen), &shown);
	size_t from = 0;
	for (size_t i = 0; !error && i < article->n_paragraphs; i++) {
		buf_clear(&wanted);
		sim_squeeze(article->paragraphs[i].text, &wanted);
		from = str_find(buf_str(&shown), buf_str(&wanted), from);
		if (from == SIZE_MAX)
			error = err_origin(diag, "%s: %.*s: paragraph %zu is not on the screen",
					   sim->real->name, STR_ARG(article->source), i + 1);
		from += wanted.n;
	}
	buf_done(&screen);
	buf_done(&shown);
	buf_done(&wanted);
	return error;
}

static int look_at_article(struct term_sim *sim, const struct canvas *canvas, struct diag *diag)
{
	struct reading *reading = sim->context;
	struct arena arena = {0};
	struct article article;
	if (sim->presents < 2) /* the list */
		return 0;
	uint32_t id;
	int error = selection_ids(archive.store, &reading->selection, reading->at++, 1, &id, diag);
	if (!error)
		error = store_article(archive.store, id, &arena, &article, diag);
	if (!error)
		error = compare_article(sim, &article, diag);
	arena_done(&arena);
	return error;
}

static void every_word_of_every_article(void **state)
{
	static const struct sim_step next = {"J"};
	struct sim_step steps[128] = {{.rows = 400, .cols = 70}, {"<Enter>"}};
	struct reading reading = {.at = 0};
	struct query query = {0};
	struct diag diag = DIAG_INIT;
	if (store_select(archive.store, &query, ORDER_NEWEST, &reading.selection, &diag))
		fail_msg("%s", diag.text);
	for (size_t i = 2; i <= reading.selection.n; i++)
		steps[i] = next;
	for (size_t i = 0; i <= n_width_models; i++) {
		struct term_sim sim;
		bool sizing = i == n_width_models;
		open(&sim, sizing ? width_model_find(STR("E")) : &width_models[i], sizing, NULL);
		sim.only_borders = true; /* look_at_article() reads the text itself */
		sim.look = look_at_article;
		sim.context = &reading;
		reading.at = 0;
		run(&sim, steps, reading.selection.n + 1);
		assert_int_equal(reading.at, reading.selection.n);
		term_sim_close(&sim);
	}
	selection_done(&reading.selection);
}

/* Bytes to paint the segments of some rows on a screen that is blank. */
static size_t cost_of_rows(const struct term_sim *sim, const struct canvas *canvas, int first,
			   int last)
{
	struct canvas_row rows[256] = {{.first = NULL}};
	struct canvas some = *canvas;
	struct painter painter;
	struct buf bytes = BUF_INIT(1 << 20);
	some.row = rows;
	painter_init(&painter, &sim->assumed, THEME_DARK, 256);
	painter_paint(&painter, &some, &bytes);
	size_t before = bytes.n;
	for (int row = first; row <= last; row++)
		rows[row] = canvas->row[row];
	painter_paint(&painter, &some, &bytes);
	size_t cost = bytes.n - before;
	painter_done(&painter);
	buf_done(&bytes);
	return cost;
}

struct cost {
	size_t moved, painted; /* bytes: of j; of the two rows that it changed */
	size_t n;
};

/* The row under the cursor and the one above it, where the cursor was. */
static int look_at_cost(struct term_sim *sim, const struct canvas *canvas, struct diag *diag)
{
	struct cost *cost = sim->context;
	if (sim->presents < 3) /* the list appears, and appears alone */
		return 0;
	for (int row = 1; row < canvas->rows; row++) {
		if (!canvas->row[row].first || !canvas->row[row].first->selected)
			continue;
		cost->moved += sim->frame.n;
		cost->painted += cost_of_rows(sim, canvas, row - 1, row);
		cost->n++;
	}
	return 0;
}

static void down_by_one_costs_two_rows(void **state)
{
	static const struct sim_step steps[] = {
		{.rows = 40, .cols = 120}, {"z"}, {"jjjjjjjjjjjjjjj"}};
	struct cost cost = {0};
	struct term_sim sim;
	open(&sim, &width_models[0], false, NULL);
	sim.look = look_at_cost;
	sim.context = &cost;
	run(&sim, steps, sizeof steps / sizeof *steps);
	assert_int_equal(cost.n, 15);
	print_message("one j: %zu bytes; its two rows: %zu bytes; ratio %.2f\n",
		      cost.moved / cost.n, cost.painted / cost.n,
		      (double)cost.moved / (double)cost.painted);
	assert_true(cost.moved <= 2 * cost.painted);
	term_sim_close(&sim);
}

static int open_archive(void **state)
{
	struct diag diag = DIAG_INIT;
	if (archive_open(&archive, &diag) == 0)
		return 0;
	print_error("%s\n", diag.text);
	return -1;
}

static int close_archive(void **state)
{
	archive_close(&archive);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_in_a_measured_terminal),
		cmocka_unit_test(a_session_in_a_terminal_taken_for_a),
		cmocka_unit_test(a_session_with_told_widths),
		cmocka_unit_test(every_word_of_every_article),
		cmocka_unit_test(down_by_one_costs_two_rows),
	};
	return cmocka_run_group_tests(tests, open_archive, close_archive);
}

/*
 * The simulated terminal against libvterm, which is one of model A: the same bytes must leave the
 * same text in the same columns after every key, whatever the painter takes it for, and surkhi's
 * probe must find the same model in both.
 */
#include "../unit/test.h"

#include <stdio.h>
#include <vterm.h>

#include "archive.h"
#include "session.h"
#include "surkhi/text/utf8.h"
#include "surkhi/ui/probe.h"
#include "term-sim.h"

struct engine {
	VTerm *terminal;
	VTermScreen *screen;
};

static void engine_open(struct engine *engine, int rows, int cols)
{
	engine->terminal = vterm_new(rows, cols);
	vterm_set_utf8(engine->terminal, 1);
	engine->screen = vterm_obtain_screen(engine->terminal);
	vterm_screen_enable_altscreen(engine->screen, 1);
	vterm_screen_reset(engine->screen, 1);
}

static void engine_feed(struct engine *engine, struct str bytes)
{
	vterm_input_write(engine->terminal, bytes.s, bytes.n);
	vterm_screen_flush_damage(engine->screen);
}

/* As grid_dump() does. */
static void engine_dump(struct engine *engine, int rows, int cols, struct buf *ret_text)
{
	for (int row = 0; row < rows; row++) {
		for (int col = 0; col < cols; col++) {
			VTermScreenCell cell;
			vterm_screen_get_cell(engine->screen, (VTermPos){row, col}, &cell);
			if (cell.chars[0] == 0)
				buf_add_char(ret_text, ' ');
			for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
				utf8_add(ret_text, cell.chars[i]);
		}
		while (ret_text->n && ret_text->s[ret_text->n - 1] == ' ')
			buf_remove(ret_text, ret_text->n - 1, ret_text->n);
		buf_add_char(ret_text, '\n');
	}
}

static bool engine_has_border(struct engine *engine, int row, int col)
{
	VTermScreenCell cell;
	vterm_screen_get_cell(engine->screen, (VTermPos){row, col}, &cell);
	return cell.chars[0] == 0x2502 && cell.chars[1] == 0;
}

static int compare_text(struct term_sim *sim, struct engine *engine, struct diag *diag)
{
	struct buf simulated = BUF_INIT(1 << 20), real = BUF_INIT(1 << 20);
	grid_dump(&sim->grid, &simulated);
	engine_dump(engine, sim->rows, sim->cols, &real);
	struct str a = buf_str(&simulated), b = buf_str(&real), line_a, line_b;
	int error = 0;
	for (int row = 0; !error && row < sim->rows; row++) {
		line_a = line_b = STR_EMPTY;
		str_line(&a, &line_a);
		str_line(&b, &line_b);
		if (!str_equal(line_a, line_b))
			error = err_origin(diag, "frame %zu, row %d: simulated |%.*s|, real |%.*s|",
					   sim->presents, row, STR_ARG(line_a), STR_ARG(line_b));
	}
	buf_done(&simulated);
	buf_done(&real);
	return error;
}

static int compare(struct term_sim *sim, const struct canvas *canvas, struct diag *diag)
{
	struct engine *engine = sim->context;
	engine_feed(engine, buf_str(&sim->frame));
	for (int row = 0; row < sim->rows; row++)
		for (int col = 0; col < sim->cols; col++)
			if (grid_has(&sim->grid, row, col, "│") !=
			    engine_has_border(engine, row, col))
				return err_origin(diag, "frame %zu: a border at %d;%d in one only",
						  sim->presents, row, col);
	return sim->only_borders ? 0 : compare_text(sim, engine, diag);
}

static struct archive archive;

static void compare_session(const struct width_model *assumed)
{
	struct ui_options options = {
		.store = archive.store, .catalog = archive.catalog, .title = STR("surkhi")};
	struct diag diag = DIAG_INIT;
	struct engine engine;
	struct term_sim sim;
	assert_int_equal(term_sim_open(&sim, &width_models[0], false, assumed, &diag), 0);
	engine_open(&engine, session_steps[0].rows, session_steps[0].cols);
	engine_feed(&engine, STR("\033[?1049h\033[?7l"));
	sim.only_borders = assumed != &width_models[0];
	sim.look = compare;
	sim.context = &engine;
	if (term_sim_run(&sim, &options, session_steps, n_session_steps, &diag))
		fail_msg("%s", diag.text);
	assert_true(sim.presents > 50);
	vterm_free(engine.terminal);
	term_sim_close(&sim);
}

static void a_session_looks_the_same(void **state)
{
	compare_session(&width_models[0]);
}

/*
 * Taken for a terminal that counts fewer cells: text runs over text, of which the grid keeps
 * whole clusters and libvterm single code points, but what became of borders is the same.
 */
static void borders_are_the_same_if_taken_for_another(void **state)
{
	for (size_t i = 1; i < n_width_models; i++)
		if (width_models[i].mark == 0)
			compare_session(&width_models[i]);
}

static void the_probe_finds_the_same_model(void **state)
{
	struct buf request = BUF_INIT(1 << 16);
	struct probe_answer answer;
	struct engine engine;
	struct fit fit;
	char bytes[4096];
	probe_request(false, &request);
	engine_open(&engine, 24, 80);
	probe_answer_init(&answer);
	for (size_t at = 0; at < request.n; at += 256) { /* its buffer for answers is small */
		engine_feed(&engine, str_slice(buf_str(&request), at, at + 256));
		size_t n = vterm_output_read(engine.terminal, bytes, sizeof bytes);
		probe_answer_add(&answer, bytes, n);
	}
	assert_true(answer.complete);
	fit_model(answer.cells, &fit);
	assert_int_equal(fit.unexplained, 0);
	assert_string_equal(fit.model.name, "A");
	buf_done(&answer.typed);
	buf_done(&request);
	vterm_free(engine.terminal);
}

static int open_archive(void **state)
{
	struct diag diag = DIAG_INIT;
	return archive_open(&archive, &diag);
}

static int close_archive(void **state)
{
	archive_close(&archive);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_looks_the_same),
		cmocka_unit_test(borders_are_the_same_if_taken_for_another),
		cmocka_unit_test(the_probe_finds_the_same_model),
	};
	return cmocka_run_group_tests(tests, open_archive, close_archive);
}

/* The simulated terminal of the reader: it types, shows, and looks closely at what it shows. */
#include "term-sim.h"

#include <string.h>

#include "action.h"
#include "surkhi/text/cluster.h"
#include "surkhi/text/utf8.h"
#include "surkhi/ui/probe.h"

enum { FRAME_MAXIMUM = 4 << 20, TEXT_MAXIMUM = 1 << 16, COLOURS = 256 };

static struct term_sim *of(struct term *term)
{
	return (struct term_sim *)(void *)term;
}

static void sim_size(const struct term *term, int *ret_rows, int *ret_cols)
{
	const struct term_sim *sim = (const struct term_sim *)(const void *)term;
	*ret_rows = sim->rows;
	*ret_cols = sim->cols;
}

static void grid_open(const struct term_sim *sim, struct grid *grid)
{
	grid_init(grid, sim->real, sim->rows, sim->cols);
	grid->text_sizing = sim->text_sizing;
	grid_feed(grid, STR("\033[?7l\033[?2004h"));
}

/* A terminal that is resized shows something, but nobody knows what. */
static void resize(struct term_sim *sim, int rows, int cols)
{
	sim->rows = rows;
	sim->cols = cols;
	grid_done(&sim->grid);
	grid_open(sim, &sim->grid);
	painter_forget(&sim->painter);
}

static int sim_next_event(struct term *term, struct event *ret_event, struct diag *diag)
{
	struct term_sim *sim = of(term);
	const struct sim_step *step = &sim->steps[sim->at];
	*ret_event = (struct event){.kind = EVENT_END};
	if (sim->at == sim->n_steps)
		return 0;
	if (step->rows) {
		resize(sim, step->rows, step->cols);
		*ret_event = (struct event){.kind = EVENT_RESIZE};
		sim->at++;
		return 0;
	}
	*ret_event = (struct event){.kind = EVENT_KEY};
	if (!key_parse(str_from(step->keys), &sim->key_offset, &ret_event->key))
		return err_origin(diag, "no key in '%s'", step->keys);
	if (sim->key_offset == strlen(step->keys)) {
		sim->at++;
		sim->key_offset = 0;
	}
	return 0;
}

/* Where in the script a check failed, and with which models. */
static int failed(const struct term_sim *sim, struct diag *diag, int row, int col, const char *what)
{
	const char *keys = sim->at < sim->n_steps && sim->steps[sim->at].keys
				   ? sim->steps[sim->at].keys
				   : "resize";
	return err_origin(diag, "%s%s taken for %s%s, step %zu near '%s', row %d col %d: %s",
			  sim->real->name, sim->text_sizing ? " with OSC 66" : "",
			  sim->assumed.name, sim->assumed.natural ? " with OSC 66" : "", sim->at,
			  keys, row, col, what);
}

static bool is_border(const struct segment *segment)
{
	return segment->width == 1 && segment->runs && str_equal(segment->runs->text, STR("│"));
}

static int check_borders(struct term_sim *sim, const struct canvas *canvas, struct diag *diag)
{
	for (int row = 0; row < canvas->rows; row++)
		for (const struct segment *s = canvas->row[row].first; s; s = s->next) {
			if (!is_border(s))
				continue;
			sim->borders++;
			if (!grid_has(&sim->grid, row, s->col, "│"))
				return failed(sim, diag, row, s->col, "no border");
		}
	return 0;
}

static int check_fresh(struct term_sim *sim, const struct canvas *canvas, struct diag *diag)
{
	struct buf bytes = BUF_INIT(FRAME_MAXIMUM);
	struct painter painter;
	struct grid grid;
	int row, col;
	painter_init(&painter, &sim->assumed, THEME_DARK, COLOURS);
	grid_open(sim, &grid);
	painter_paint(&painter, canvas, &bytes);
	grid_feed(&grid, buf_str(&bytes));
	bool same = grid_same(&sim->grid, &grid, &row, &col);
	buf_done(&bytes);
	painter_done(&painter);
	grid_done(&grid);
	return same ? 0 : failed(sim, diag, row, col, "not what painting anew shows");
}

/* Places to break a line are not shown, and a tab is a blank. */
static void add_seen(struct str word, struct buf *ret_text)
{
	char32_t c;
	for (size_t at = 0, end = 0; utf8_next(word, &end, &c); at = end)
		if (c != 0x200b && c != 0xad && c != '\t')
			buf_add(ret_text, str_slice(word, at, end));
}

void sim_squeeze(struct str text, struct buf *ret_text)
{
	struct str word;
	while (str_split(&text, ' ', &word)) {
		while (str_ends(word, STR("\xe2\x80\x8d")))
			word.n -= 3;
		if (cluster_lacks_base(word))
			buf_add(ret_text, STR("\u25cc"));
		add_seen(word, ret_text);
	}
}

static bool shows_text(struct term_sim *sim, int row, const struct segment *segment)
{
	struct buf *text = &sim->scratch[0], *wanted = &sim->scratch[1], *got = &sim->scratch[2];
	for (size_t i = 0; i < 3; i++)
		buf_clear(&sim->scratch[i]);
	for (const struct run *run = segment->runs; run; run = run->next)
		buf_add(text, run->text);
	sim_squeeze(buf_str(text), wanted);
	buf_clear(text);
	grid_read(&sim->grid, row, segment->col, segment->col + segment->width, text);
	sim_squeeze(buf_str(text), got);
	return str_equal(buf_str(wanted), buf_str(got)) && !wanted->full;
}

/* A word begins in its column; if the terminal was told its cells, so do all parts of it. */
static bool shows_word(const struct term_sim *sim, int row, int col, struct str word)
{
	const struct width_model *widths = &sim->assumed;
	size_t end = 0;
	bool told = widths->natural && utf8_count(word) < word.n;
	size_t cells = told ? width_chunk(word, 0, &end) : width_cluster(widths, word, 0, &end);
	const struct grid_cell *cell = grid_cell(&sim->grid, row, col);
	if (!told)
		return cells == 0 || cluster_lacks_base(word) ||
		       str_starts(str_from(cell->text), str_slice(word, 0, end));
	for (size_t at = 0; at < word.n; at = end, col += (int)cells) {
		cells = width_chunk(word, at, &end);
		cell = grid_cell(&sim->grid, row, col);
		if (cell->width != (int)cells ||
		    !str_equal(str_from(cell->text), str_slice(word, at, end)))
			return false;
	}
	return true;
}

static bool shows_words(const struct term_sim *sim, int row, const struct segment *segment)
{
	int col = segment->col;
	for (const struct run *run = segment->runs; run; run = run->next)
		for (struct str rest = run->text; rest.n;) {
			size_t blank = str_find(rest, STR(" "), 0);
			struct str word = str_slice(rest, 0, blank);
			if (word.n && !shows_word(sim, row, col, word))
				return false;
			col += (int)width_text(&sim->assumed, word) + (word.n < rest.n);
			rest = str_slice(rest, word.n + 1, rest.n);
		}
	return true;
}

static int check_text(struct term_sim *sim, const struct canvas *canvas, struct diag *diag)
{
	for (int row = 0; row < canvas->rows; row++)
		for (const struct segment *s = canvas->row[row].first; s; s = s->next) {
			if (!shows_text(sim, row, s))
				return failed(sim, diag, row, s->col, "text is damaged");
			if (!shows_words(sim, row, s))
				return failed(sim, diag, row, s->col, "a word is out of place");
		}
	return 0;
}

static int sim_present(struct term *term, const struct canvas *canvas, struct diag *diag)
{
	struct term_sim *sim = of(term);
	buf_clear(&sim->frame);
	painter_paint(&sim->painter, canvas, &sim->frame);
	grid_feed(&sim->grid, buf_str(&sim->frame));
	sim->presents++;
	if (sim->grid.complaint[0])
		return failed(sim, diag, sim->grid.row, sim->grid.col, sim->grid.complaint);
	int error = check_borders(sim, canvas, diag);
	if (!error && !sim->only_borders)
		error = check_text(sim, canvas, diag);
	if (!error && !sim->only_borders)
		error = check_fresh(sim, canvas, diag);
	if (!error && sim->look)
		error = sim->look(sim, canvas, diag);
	return error;
}

static void sim_redraw(struct term *term)
{
	painter_forget(&of(term)->painter);
}

static void sim_suspend(struct term *term)
{
}

static void sim_copy(struct term *term, struct str text)
{
}

static const struct term_ops sim_ops = {
	.next_event = sim_next_event,
	.size = sim_size,
	.present = sim_present,
	.redraw = sim_redraw,
	.suspend = sim_suspend,
	.copy = sim_copy,
};

/* Asks the grid as surkhi asks a terminal. */
static int probe(struct term_sim *sim, struct diag *diag)
{
	struct buf request = BUF_INIT(1 << 16);
	struct probe_answer answer;
	struct probe probe = {.answered = true};
	probe_request(false, &request);
	grid_feed(&sim->grid, buf_str(&request));
	probe_answer_init(&answer);
	probe_answer_add(&answer, sim->grid.answers.s, sim->grid.answers.n);
	bool complete = answer.complete && answer.n == n_fit_texts + 1 && answer.typed.n == 0;
	fit_model(answer.cells, &probe.fit);
	probe.sized_text = answer.cells[n_fit_texts] == 2;
	sim->assumed = probe_model(&probe);
	buf_done(&request);
	buf_done(&answer.typed);
	if (!complete || probe.fit.unexplained)
		return failed(sim, diag, 0, 0, "the probe failed");
	if (strcmp(sim->assumed.name, sim->real->name) != 0 ||
	    sim->assumed.natural != sim->text_sizing)
		return failed(sim, diag, 0, 0, "the probe erred");
	return 0;
}

/* Marks take a cell in few terminals; what is laid out without runs into its neighbour there. */
static bool counts_too_few(const struct width_model *assumed, const struct width_model *real)
{
	return !assumed->natural && assumed->mark < real->mark;
}

int term_sim_open(struct term_sim *sim, const struct width_model *real, bool text_sizing,
		  const struct width_model *assumed, struct diag *diag)
{
	*sim = (struct term_sim){
		.real = real,
		.text_sizing = text_sizing,
		.rows = 24,
		.cols = 80,
		.frame = BUF_INIT(FRAME_MAXIMUM),
		.scratch = {BUF_INIT(TEXT_MAXIMUM), BUF_INIT(TEXT_MAXIMUM), BUF_INIT(TEXT_MAXIMUM)},
	};
	grid_open(sim, &sim->grid);
	int error = assumed ? 0 : probe(sim, diag);
	if (assumed)
		sim->assumed = *assumed;
	sim->term = (struct term){.ops = &sim_ops, .widths = &sim->assumed};
	sim->only_borders = counts_too_few(&sim->assumed, real);
	painter_init(&sim->painter, &sim->assumed, THEME_DARK, COLOURS);
	return error;
}

void term_sim_close(struct term_sim *sim)
{
	grid_done(&sim->grid);
	painter_done(&sim->painter);
	buf_done(&sim->frame);
	for (size_t i = 0; i < 3; i++)
		buf_done(&sim->scratch[i]);
}

int term_sim_run(struct term_sim *sim, const struct ui_options *options,
		 const struct sim_step *steps, size_t n, struct diag *diag)
{
	struct ui_options all = *options;
	enum ui_request request;
	all.term = &sim->term;
	sim->steps = steps + 1;
	sim->n_steps = n - 1;
	sim->at = sim->key_offset = 0;
	resize(sim, steps[0].rows, steps[0].cols);
	struct ui *ui;
	int error = ui_open(&all, &ui, diag);
	if (error)
		return error;
	error = ui_run(ui, &request, diag);
	ui_close(ui);
	return error;
}

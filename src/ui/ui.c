/*
 * The loop: one event, one act, one screen. A prompt that is open gets the event first, then the
 * view on top, then the table of actions; whatever they did, the screen is arranged and presented
 * once.
 */
#include "surkhi/ui/ui.h"

#include "ui-state.h"

enum { COUNT_MAXIMUM = 1000000, NAME_SIZE = 64, TOLD = 1000 /* articles: some 100 ms */ };

struct view *ui_view(const struct ui *ui)
{
	return ui->n_over ? ui->over[ui->n_over - 1] : ui->panes[ui->focus];
}

static void close_over(struct ui *ui)
{
	struct view *view = ui->over[--ui->n_over];
	view->ops->close(view);
}

static void open_view(struct ui *ui, struct view *opened)
{
	if (opened)
		ui_over(ui, opened);
	else if (ui->focus == PANE_HEADLINES || !ui->layout.shown[PANE_ARTICLE])
		ui_focus(ui, PANE_ARTICLE);
}

unsigned ui_flags(struct ui *ui, struct view *view, unsigned flags)
{
	struct view *opened = view->opened;
	view->opened = NULL;
	if (flags & VIEW_CLOSE) /* view is gone from here on */
		close_over(ui);
	if (flags & VIEW_OPEN)
		open_view(ui, opened);
	if (flags & VIEW_RELOAD)
		ui_reload(ui);
	if (flags & VIEW_REDRAW)
		ui->term->ops->redraw(ui->term);
	return flags;
}

static void say_unknown(struct ui *ui, char32_t key)
{
	struct buf name = BUF_INIT(NAME_SIZE);
	struct arena arena = {0};
	key_format(key, &name);
	reader_say(&ui->reader, "'%s' does nothing here; %.*s lists the keys", buf_z(&name),
		   STR_ARG(reader_key(&ui->reader, ACTION_HELP, &arena)));
	arena_done(&arena);
	buf_done(&name);
}

/* Digits before an action; 0 only behind another digit. */
static bool take_digit(struct ui *ui, char32_t key)
{
	if (key < '0' || key > '9' || (key == '0' && ui->count == 0))
		return false;
	ui->count = ui->count * 10 + (unsigned)(key - '0');
	if (ui->count > COUNT_MAXIMUM)
		ui->count = COUNT_MAXIMUM;
	return true;
}

static unsigned act_on_key(struct ui *ui, struct view *view, char32_t key)
{
	unsigned count = ui->count;
	if (take_digit(ui, key))
		return VIEW_HANDLED;
	ui->count = 0;
	if (count && key == KEY_ESCAPE)
		return VIEW_HANDLED;
	enum action action = key_bindings_find(ui->reader.bindings, key);
	if (action == ACTION_NONE) {
		say_unknown(ui, key);
		return VIEW_HANDLED;
	}
	unsigned flags = view->ops->act ? view->ops->act(view, action, count) : 0;
	return flags & VIEW_HANDLED ? flags : ui_act(ui, action, count);
}

/* Redrawing and suspending work everywhere, also while typing. */
static bool works_everywhere(const struct ui *ui, char32_t key)
{
	enum action action = key_bindings_find(ui->reader.bindings, key);
	return key < ' ' && (action == ACTION_REDRAW || action == ACTION_SUSPEND);
}

static unsigned handle_key(struct ui *ui, const struct event *event)
{
	struct view *view = ui_view(ui);
	ui->key = event->kind == EVENT_KEY ? event->key : KEY_NONE;
	if (works_everywhere(ui, ui->key))
		return ui_flags(ui, view,
				ui_act(ui, key_bindings_find(ui->reader.bindings, ui->key), 0));
	if (ui->prompt.open)
		return ui_prompt_event(ui, event);
	unsigned flags = view->ops->key && !ui->count ? view->ops->key(view, event) : 0;
	if (!(flags & VIEW_HANDLED) && event->kind == EVENT_KEY)
		flags = act_on_key(ui, view, event->key);
	return ui_flags(ui, view, flags);
}

static unsigned handle_mouse(struct ui *ui, const struct event *event)
{
	const struct layout *layout = &ui->layout;
	struct view *view = ui_view(ui);
	struct rect rect = layout->body;
	enum pane pane;
	bool other = false;
	if (ui->prompt.open || layout->tiny)
		return 0;
	rect.row += layout->header;
	if (ui->n_over == 0) {
		if (!layout_pane_at(layout, event->row, event->col, &pane))
			return 0;
		view = ui->panes[pane];
		rect = layout->pane[pane];
		other = event->button == MOUSE_LEFT && ui->focus != pane;
		if (other)
			ui_focus(ui, pane);
	}
	if (!view->ops->mouse || event->row < rect.row)
		return 0;
	unsigned flags =
		view->ops->mouse(view, event->button, event->row - rect.row, event->col - rect.col);
	/* A click that moves the focus does no more than that and select. */
	return ui_flags(ui, view, other ? flags & ~(unsigned)VIEW_OPEN : flags);
}

static unsigned handle(struct ui *ui, const struct event *event)
{
	if (event->kind != EVENT_RESIZE && event->kind != EVENT_END) {
		reader_quiet(&ui->reader);
		reader_watch(&ui->reader);
	}
	switch (event->kind) {
	case EVENT_KEY:
	case EVENT_PASTE:
		return handle_key(ui, event);
	case EVENT_MOUSE:
		return handle_mouse(ui, event);
	case EVENT_RESUME:
		ui->term->ops->redraw(ui->term);
		return 0;
	case EVENT_RESIZE:
	case EVENT_END:
		break;
	}
	return 0;
}

static int show(struct ui *ui, struct diag *diag)
{
	ui->reader.widths = ui->term->widths; /* a terminal may have measured itself again */
	screen_arrange(ui);
	screen_draw(ui);
	return ui->term->ops->present(ui->term, &ui->canvas, diag);
}

/* Then what nobody has to wait for, also if the terminal is gone. */
static int show_and_settle(struct ui *ui, struct diag *diag)
{
	int error = show(ui, diag);
	bool settled = reader_settle(&ui->reader);
	return error || settled ? error : show(ui, diag);
}

/* Whoever is asked may need a while: what was said is shown first. */
static int ask(struct ui *ui, enum ui_request request, enum ui_request *ret_request,
	       struct diag *diag)
{
	ui->reader.asks = false;
	*ret_request = request;
	return show_and_settle(ui, diag);
}

static bool is_idle(const struct ui *ui)
{
	return ui->term->ops->idle && ui->term->ops->idle(ui->term);
}

/* Between two keys: what the last one began, then what a later one will want. */
static int work(struct ui *ui, struct diag *diag)
{
	bool busy = reader_busy(&ui->reader);
	while (reader_busy(&ui->reader) && is_idle(ui))
		reader_more(&ui->reader);
	if (busy && !reader_busy(&ui->reader))
		return show(ui, diag);
	while (!reader_busy(&ui->reader) && !ui->warm && is_idle(ui))
		ui->warm = !reader_warm(&ui->reader);
	while (!reader_busy(&ui->reader) && is_idle(ui) && reader_load_ahead(&ui->reader))
		;
	return 0;
}

int ui_run(struct ui *ui, enum ui_request *ret_request, struct diag *diag)
{
	for (;;) {
		struct event event;
		int error = show_and_settle(ui, diag);
		if (!error)
			error = work(ui, diag);
		if (!error)
			error = ui->term->ops->next_event(ui->term, &event, diag);
		if (error)
			return error;
		if (event.kind == EVENT_END) {
			*ret_request = UI_ENDED;
			return 0;
		}
		if (handle(ui, &event) & VIEW_QUIT) {
			*ret_request = UI_QUIT;
			return 0;
		}
		if (ui->reader.asks)
			return ask(ui, UI_TEACH, ret_request, diag);
	}
}

const struct ui_lesson *ui_lesson(const struct ui *ui)
{
	return &ui->reader.lesson;
}

void ui_answer(struct ui *ui, bool failed, struct str text)
{
	reader_watch(&ui->reader);
	if (failed)
		reader_fail(&ui->reader, "%.*s", STR_ARG(text));
	else
		reader_say(&ui->reader, "%.*s", STR_ARG(text));
}

void ui_taught(struct ui *ui, size_t receipt, struct str text)
{
	reader_watch(&ui->reader);
	reader_taught(&ui->reader, receipt, text);
}

void ui_catalog(struct ui *ui, const struct catalog *catalog)
{
	reader_set_catalog(&ui->reader, catalog);
}

/* What a long change shows of itself: the screen as it was, but for the bottom row. */
static bool tell(void *context, size_t done, size_t total)
{
	struct ui *ui = context;
	struct diag ignored = DIAG_INIT; /* a terminal that is gone tells the next event */
	reader_say(&ui->reader, "%zu of %zu articles … (Esc stops)", done, total);
	screen_begin(ui, ui->canvas.rows, ui->canvas.cols);
	screen_draw(ui);
	ui->term->ops->present(ui->term, &ui->canvas, &ignored);
	return !ui->term->ops->stopped || !ui->term->ops->stopped(ui->term);
}

struct ui *ui_close(struct ui *ui)
{
	if (!ui)
		return NULL;
	store_watch(ui->reader.store, NULL);
	prompt_done(&ui->prompt);
	while (ui->n_over)
		close_over(ui);
	for (int pane = 0; pane < N_PANES; pane++)
		if (ui->panes[pane])
			ui->panes[pane]->ops->close(ui->panes[pane]);
	canvas_done(&ui->canvas);
	reader_close(&ui->reader);
	key_bindings_free(ui->own_bindings);
	return mem_free(ui);
}

int ui_open(const struct ui_options *options, struct ui **ret_ui, struct diag *diag)
{
	struct ui *ui = mem_new(1, sizeof *ui);
	struct reader *reader = &ui->reader;
	int error = reader_open(reader, options, diag);
	if (error) {
		ui_close(ui);
		return error;
	}
	ui->term = options->term;
	ui->arrangement = options->layout;
	ui->border = options->border;
	ui->doubtful = options->doubtful;
	if (!options->bindings)
		reader->bindings = ui->own_bindings = key_bindings_new();
	ui->panes[PANE_HEADLINES] = view_headlines_new(reader);
	ui->panes[PANE_ARTICLE] = view_article_new(reader);
	ui->panes[PANE_ENTITIES] = view_entities_new(reader, ui->panes[PANE_ARTICLE]);
	store_watch(reader->store,
		    &(struct store_watcher){.step = tell,
					    .context = ui,
					    .each = options->told ? options->told : TOLD});
	*ret_ui = ui;
	return 0;
}

/* Actions that are no single view's: one function each, in a table by action. */
#include "ui-state.h"

enum { COPY_MAXIMUM = 1 << 20 };

void ui_focus(struct ui *ui, enum pane pane)
{
	struct reader *reader = &ui->reader;
	enum pane before = ui->focus;
	if (pane != PANE_HEADLINES && !reader_load_article(reader)) {
		if (reader->status.n == 0)
			reader_say(reader, "there is no article");
		return;
	}
	ui->focus = pane;
	if (pane == PANE_ARTICLE && before != PANE_ARTICLE)
		reader_opened(reader);
}

void ui_over(struct ui *ui, struct view *view)
{
	if (!view)
		return;
	if (ui->n_over == OVER_MAXIMUM)
		view->ops->close(view);
	else
		ui->over[ui->n_over++] = view;
}

void ui_reload(struct ui *ui)
{
	struct reader *reader = &ui->reader;
	if (!reader_reload(reader))
		return;
	/* In another pane alone nobody would see what the filter found. */
	if (!ui->layout.shown[PANE_HEADLINES] ||
	    (reader->selection.n == 0 && !reader_counting(reader)))
		ui->focus = PANE_HEADLINES;
	reader_say_count(reader);
}

static unsigned next_pane(struct ui *ui, unsigned count)
{
	ui_focus(ui, (enum pane)((ui->focus + 1) % N_PANES));
	return VIEW_HANDLED;
}

static unsigned previous_pane(struct ui *ui, unsigned count)
{
	ui_focus(ui, (enum pane)((ui->focus + N_PANES - 1) % N_PANES));
	return VIEW_HANDLED;
}

/* Esc never leaves the program: it is pressed once too often too easily. */
static unsigned back(struct ui *ui, unsigned count)
{
	if (ui->alone)
		ui->alone = false;
	else if (ui->focus != PANE_HEADLINES)
		ui_focus(ui, (enum pane)(ui->focus - 1));
	else if (ui->key != KEY_ESCAPE)
		return VIEW_HANDLED | VIEW_QUIT;
	return VIEW_HANDLED;
}

static unsigned quit(struct ui *ui, unsigned count)
{
	return VIEW_HANDLED | VIEW_QUIT;
}

static unsigned zoom(struct ui *ui, unsigned count)
{
	ui->alone = !ui->alone;
	return VIEW_HANDLED;
}

static unsigned step_article(struct ui *ui, long delta)
{
	list_move(&ui->reader.list, delta);
	if (ui->focus != PANE_HEADLINES && reader_load_article(&ui->reader))
		reader_opened(&ui->reader);
	return VIEW_HANDLED;
}

static unsigned next_article(struct ui *ui, unsigned count)
{
	return step_article(ui, count ? (long)count : 1);
}

static unsigned previous_article(struct ui *ui, unsigned count)
{
	return step_article(ui, count ? -(long)count : -1);
}

static unsigned parties(struct ui *ui, unsigned count)
{
	ui_over(ui, view_chooser_new(&ui->reader, FACET_PARTY));
	return VIEW_HANDLED;
}

static unsigned states(struct ui *ui, unsigned count)
{
	ui_over(ui, view_chooser_new(&ui->reader, FACET_STATE));
	return VIEW_HANDLED;
}

static unsigned filter(struct ui *ui, unsigned count)
{
	ui_prompt(ui, PROMPT_FILTER);
	return VIEW_HANDLED;
}

static unsigned clear(struct ui *ui, unsigned count)
{
	struct diag diag = DIAG_INIT;
	if (ui->reader.filter.n == 0)
		reader_say(&ui->reader, "there is no filter");
	else if (reader_set_filter(&ui->reader, STR_EMPTY, &diag))
		reader_fail(&ui->reader, "%s", diag.text);
	else
		ui_reload(ui);
	return VIEW_HANDLED;
}

static unsigned search(struct ui *ui, unsigned count)
{
	ui_prompt(ui, PROMPT_FIND);
	return VIEW_HANDLED;
}

static unsigned next_hit(struct ui *ui, unsigned count)
{
	struct arena arena = {0};
	reader_say(&ui->reader, "nothing is searched for; %.*s searches",
		   STR_ARG(reader_key(&ui->reader, ACTION_SEARCH, &arena)));
	arena_done(&arena);
	return VIEW_HANDLED;
}

static unsigned note(struct ui *ui, unsigned count)
{
	ui_prompt(ui, PROMPT_NOTE);
	return VIEW_HANDLED;
}

static unsigned tag_add(struct ui *ui, unsigned count)
{
	ui_prompt(ui, PROMPT_TAG_ADD);
	return VIEW_HANDLED;
}

static unsigned tag_remove(struct ui *ui, unsigned count)
{
	ui_prompt(ui, PROMPT_TAG_REMOVE);
	return VIEW_HANDLED;
}

static unsigned star(struct ui *ui, unsigned count)
{
	reader_star(&ui->reader);
	return VIEW_HANDLED;
}

static unsigned mark(struct ui *ui, unsigned count)
{
	reader_mark(&ui->reader, count);
	return VIEW_HANDLED;
}

static unsigned mark_range(struct ui *ui, unsigned count)
{
	reader_mark_range(&ui->reader);
	return VIEW_HANDLED;
}

static unsigned unmark(struct ui *ui, unsigned count)
{
	reader_unmark(&ui->reader);
	return VIEW_HANDLED;
}

static unsigned read_or_unread(struct ui *ui, unsigned count)
{
	reader_toggle_read(&ui->reader);
	return VIEW_HANDLED;
}

static unsigned original(struct ui *ui, unsigned count)
{
	ui_over(ui, view_original_new(&ui->reader));
	return VIEW_HANDLED;
}

static unsigned story(struct ui *ui, unsigned count)
{
	ui_over(ui, view_story_new(&ui->reader));
	return VIEW_HANDLED;
}

static unsigned copy(struct ui *ui, unsigned count)
{
	struct reader *reader = &ui->reader;
	struct buf text = BUF_INIT(COPY_MAXIMUM);
	if (!reader_load_article(reader)) {
		reader_say(reader, "there is no article");
		return VIEW_HANDLED;
	}
	const struct article *article = &reader->article;
	buf_printf(&text, "%.*s\n", STR_ARG(article->headline));
	if (article->standfirst.n)
		buf_printf(&text, "\n%.*s\n", STR_ARG(article->standfirst));
	for (size_t i = 0; i < article->n_paragraphs; i++)
		buf_printf(&text, "\n%.*s\n", STR_ARG(article->paragraphs[i].text));
	ui->term->ops->copy(ui->term, buf_str(&text));
	reader_say(reader,
		   text.full ? "copied the beginning of the article" : "copied the article");
	buf_done(&text);
	return VIEW_HANDLED;
}

static unsigned correct(struct ui *ui, unsigned count)
{
	reader_say(&ui->reader, "there is no entity here; open the article or its entities");
	return VIEW_HANDLED;
}

static unsigned undo(struct ui *ui, unsigned count)
{
	reader_undo(&ui->reader, UNDO_BACK);
	return VIEW_HANDLED;
}

static unsigned redo(struct ui *ui, unsigned count)
{
	reader_undo(&ui->reader, UNDO_FORWARD);
	return VIEW_HANDLED;
}

static unsigned help(struct ui *ui, unsigned count)
{
	ui_over(ui, view_help_new(&ui->reader));
	return VIEW_HANDLED;
}

static unsigned layout(struct ui *ui, unsigned count)
{
	bool stacked = !screen_stacks(ui, ui->canvas.cols);
	ui->arrangement = stacked ? UI_LAYOUT_STACKED : UI_LAYOUT_COLUMNS;
	ui->alone = false;
	reader_say(&ui->reader, stacked ? "panes stacked" : "panes side by side");
	return VIEW_HANDLED;
}

static unsigned script(struct ui *ui, unsigned count)
{
	ui->reader.latin = !ui->reader.latin;
	reader_say(&ui->reader,
		   ui->reader.latin ? "Hindi in Latin letters (ISO 15919)" : "Hindi in Devanagari");
	return VIEW_HANDLED;
}

static unsigned redraw(struct ui *ui, unsigned count)
{
	return VIEW_HANDLED | VIEW_REDRAW;
}

static unsigned suspend(struct ui *ui, unsigned count)
{
	ui->term->ops->suspend(ui->term);
	reader_watch(&ui->reader);
	return VIEW_HANDLED | VIEW_REDRAW;
}

static const struct {
	unsigned (*act)(struct ui *ui, unsigned count);
	bool over; /* also while a view lies over the panes */
} acts[N_ACTIONS] = {
	[ACTION_NEXT_PANE] = {next_pane, false},
	[ACTION_PREVIOUS_PANE] = {previous_pane, false},
	[ACTION_BACK] = {back, false},
	[ACTION_QUIT] = {quit, true},
	[ACTION_ZOOM] = {zoom, false},
	[ACTION_LAYOUT] = {layout, false},
	[ACTION_SCRIPT] = {script, true},
	[ACTION_NEXT_ARTICLE] = {next_article, false},
	[ACTION_PREVIOUS_ARTICLE] = {previous_article, false},
	[ACTION_PARTIES] = {parties, false},
	[ACTION_STATES] = {states, false},
	[ACTION_FILTER] = {filter, false},
	[ACTION_CLEAR] = {clear, false},
	[ACTION_SEARCH] = {search, true},
	[ACTION_NEXT_HIT] = {next_hit, true},
	[ACTION_PREVIOUS_HIT] = {note, false},
	[ACTION_NOTE] = {note, false},
	[ACTION_TAG_ADD] = {tag_add, false},
	[ACTION_TAG_REMOVE] = {tag_remove, false},
	[ACTION_STAR] = {star, false},
	[ACTION_MARK] = {mark, false},
	[ACTION_MARK_RANGE] = {mark_range, false},
	[ACTION_UNMARK] = {unmark, false},
	[ACTION_READ] = {read_or_unread, false},
	[ACTION_ORIGINAL] = {original, false},
	[ACTION_STORY] = {story, false},
	[ACTION_CORRECT] = {correct, false},
	[ACTION_COPY] = {copy, false},
	[ACTION_UNDO] = {undo, false},
	[ACTION_REDO] = {redo, false},
	[ACTION_HELP] = {help, false},
	[ACTION_REDRAW] = {redraw, true},
	[ACTION_SUSPEND] = {suspend, true},
};

unsigned ui_act(struct ui *ui, enum action action, unsigned count)
{
	bool works =
		action < N_ACTIONS && acts[action].act && (ui->n_over == 0 || acts[action].over);
	return works ? acts[action].act(ui, count) : 0;
}

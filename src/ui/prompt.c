/*
 * The prompt: an editor with a label, completion, history and a complaint. What the text is for is
 * ui-prompt.c's business.
 */
#include "prompt.h"

#include "surkhi/text/utf8.h"

enum { MESSAGE_SIZE = 1024 };

static const enum completion_kind completions[] = {
	[PROMPT_FILTER] = COMPLETE_QUERY,
	[PROMPT_FIND] = COMPLETE_NOTHING,
	[PROMPT_TAG_ADD] = COMPLETE_TAGS,
	[PROMPT_NOTE] = COMPLETE_NOTHING,
	[PROMPT_TAG_REMOVE] = COMPLETE_TARGETS_TAGS,
};
_Static_assert(sizeof completions / sizeof *completions == N_PROMPT_KINDS, "one for each prompt");

static struct str label_of(struct prompt *prompt, const struct reader *reader)
{
	struct str targets = reader_targets_name(reader, &prompt->arena);
	switch (prompt->kind) {
	case PROMPT_FILTER:
		return STR("filter: ");
	case PROMPT_FIND:
		return STR("/");
	case PROMPT_TAG_ADD:
		return str_printf(&prompt->arena, "tag %.*s: ", STR_ARG(targets));
	case PROMPT_TAG_REMOVE:
		return str_printf(&prompt->arena, "untag %.*s: ", STR_ARG(targets));
	case PROMPT_NOTE:
		return STR("note: ");
	case N_PROMPT_KINDS:
		break;
	}
	return STR_EMPTY;
}

void prompt_open(struct prompt *prompt, struct reader *reader, enum prompt_kind kind,
		 struct str text)
{
	prompt_close(prompt);
	prompt->open = true;
	prompt->kind = kind;
	prompt->label = label_of(prompt, reader);
	prompt->message = (struct buf)BUF_INIT(MESSAGE_SIZE);
	prompt->recalled = prompt->history[kind].n;
	editor_init(&prompt->editor, text);
	completion_init(&prompt->completion, reader, completions[kind]);
	completion_update(&prompt->completion, &prompt->editor);
}

void prompt_close(struct prompt *prompt)
{
	if (!prompt->open)
		return;
	prompt->open = false;
	editor_done(&prompt->editor);
	completion_done(&prompt->completion);
	buf_done(&prompt->message);
	arena_done(&prompt->arena);
}

void prompt_done(struct prompt *prompt)
{
	prompt_close(prompt);
	for (int kind = 0; kind < N_PROMPT_KINDS; kind++)
		for (size_t i = 0; i < prompt->history[kind].n; i++)
			buf_done(&prompt->history[kind].items[i]);
}

struct str prompt_text(const struct prompt *prompt)
{
	return buf_str(&prompt->editor.text);
}

void prompt_remember(struct prompt *prompt)
{
	struct history *history = &prompt->history[prompt->kind];
	struct str text = prompt_text(prompt);
	if (text.n == 0 ||
	    (history->n && str_equal(buf_str(&history->items[history->n - 1]), text)))
		return;
	if (history->n == PROMPT_HISTORY) {
		buf_done(&history->items[0]);
		for (size_t i = 1; i < PROMPT_HISTORY; i++)
			history->items[i - 1] = history->items[i];
		history->n--;
	}
	history->items[history->n] = (struct buf)BUF_INIT(EDITOR_MAXIMUM);
	buf_add(&history->items[history->n++], text);
}

static enum prompt_result changed(struct prompt *prompt)
{
	completion_update(&prompt->completion, &prompt->editor);
	buf_clear(&prompt->message);
	prompt->caret = false;
	return PROMPT_CHANGED;
}

static enum prompt_result recall(struct prompt *prompt, bool older)
{
	const struct history *history = &prompt->history[prompt->kind];
	if (older ? prompt->recalled == 0 : prompt->recalled >= history->n)
		return PROMPT_GOES_ON;
	prompt->recalled += older ? (size_t)-1 : 1;
	editor_set(&prompt->editor, prompt->recalled < history->n
					    ? buf_str(&history->items[prompt->recalled])
					    : STR_EMPTY);
	return changed(prompt);
}

static enum prompt_result complete(struct prompt *prompt, bool forward)
{
	if (!completion_next(&prompt->completion, &prompt->editor, forward))
		return PROMPT_GOES_ON;
	buf_clear(&prompt->message);
	prompt->caret = false;
	return PROMPT_CHANGED;
}

enum prompt_result prompt_event(struct prompt *prompt, const struct event *event)
{
	char32_t key = event->kind == EVENT_KEY ? event->key : KEY_NONE;
	if (key == KEY_ESCAPE || key == KEY_CONTROL('c') || key == KEY_CONTROL('g'))
		return PROMPT_CANCELLED;
	if (key == KEY_RETURN)
		return PROMPT_ACCEPTED;
	if (key == KEY_TAB || key == KEY_BACKTAB)
		return complete(prompt, key == KEY_TAB);
	if (key == KEY_CURSOR_UP || key == KEY_CURSOR_DOWN)
		return recall(prompt, key == KEY_CURSOR_UP);
	switch (editor_event(&prompt->editor, event)) {
	case EDITOR_CHANGED:
		return changed(prompt);
	case EDITOR_MOVED:
		completion_update(&prompt->completion, &prompt->editor);
		break;
	case EDITOR_IGNORED:
		break;
	}
	return PROMPT_GOES_ON;
}

void prompt_complain(struct prompt *prompt, const struct diag *diag)
{
	buf_clear(&prompt->message);
	buf_add(&prompt->message, str_from(diag->text));
	prompt->caret = diag->column > 0;
	if (prompt->caret)
		prompt->editor.cursor = utf8_offset(prompt_text(prompt), diag->column - 1);
}

static int candidate_rows(const struct prompt *prompt, int rows)
{
	size_t most = rows > 0 ? (size_t)rows / 3 : 0;
	if (most > COMPLETION_ROWS)
		most = COMPLETION_ROWS;
	return (int)(prompt->completion.n < most ? prompt->completion.n : most);
}

int prompt_rows(const struct prompt *prompt, int rows)
{
	return prompt->open ? 1 + (prompt->message.n > 0) + candidate_rows(prompt, rows) : 0;
}

/* The message beside a caret under the cursor: behind it, or before it where that is too narrow. */
static void draw_message(const struct prompt *prompt, struct canvas *canvas, int row)
{
	struct segment *segment = canvas_segment(canvas, row, 0, canvas->cols);
	struct str text = buf_str(&prompt->message);
	size_t at = canvas->cursor_col > 0 ? (size_t)canvas->cursor_col : 0;
	size_t cells = canvas_cells(canvas, text), room = canvas_room(segment);
	if (!prompt->caret) {
		canvas_text(canvas, segment, text, ROLE_ERROR);
	} else if (at + 2 + cells > room && at >= cells + 1) {
		canvas_pad(canvas, segment, at - cells - 1);
		canvas_text(canvas, segment, text, ROLE_ERROR);
		canvas_text(canvas, segment, STR(" ^"), ROLE_ERROR);
	} else {
		canvas_pad(canvas, segment, at);
		canvas_text(canvas, segment, STR("^ "), ROLE_ERROR);
		canvas_text(canvas, segment, text, ROLE_ERROR);
	}
}

static void draw_line(const struct prompt *prompt, struct canvas *canvas, int row,
		      struct str status)
{
	bool before = prompt->completion.reader->hindi_last; /* what is typed stands last */
	int cells = before ? 0 : (int)canvas_cells(canvas, status) + 2;
	int line = cells > 2 && cells < canvas->cols / 2 ? canvas->cols - cells : canvas->cols;
	struct segment *segment = canvas_segment(canvas, row, 0, line);
	if (before && status.n) {
		canvas_text(canvas, segment, status, ROLE_STATUS);
		canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
	}
	canvas_text(canvas, segment, prompt->label, ROLE_PROMPT);
	editor_draw(&prompt->editor, canvas, row, segment);
	if (line < canvas->cols)
		canvas_text(canvas, canvas_segment(canvas, row, line, cells), status, ROLE_STATUS);
}

void prompt_draw(const struct prompt *prompt, struct canvas *canvas, struct str status)
{
	int candidates = candidate_rows(prompt, canvas->rows);
	int first = canvas->rows - prompt_rows(prompt, canvas->rows);
	int row = first + candidates;
	completion_draw(&prompt->completion, canvas,
			(struct rect){first, 0, candidates, canvas->cols});
	draw_line(prompt, canvas, row, status);
	if (prompt->message.n)
		draw_message(prompt, canvas, row + 1);
}

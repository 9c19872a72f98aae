/* What the prompts are for: each kind is opened with some text and does something on Enter. */
#include "ui-state.h"

enum { TEXT_SIZE = EDITOR_MAXIMUM };

static bool can_edit(struct ui *ui)
{
	if (!store_writable(ui->reader.store))
		reader_fail(&ui->reader, "the store is read-only");
	else if (!reader_id(&ui->reader, ui->reader.list.cursor) && !reader_marked(&ui->reader))
		reader_fail(&ui->reader, "there is no article");
	else
		return true;
	return false;
}

static void open_filter(struct ui *ui)
{
	struct buf text = BUF_INIT(TEXT_SIZE);
	buf_add(&text, buf_str(&ui->reader.filter));
	if (text.n) /* what is typed comes on top of what there is */
		buf_add_char(&text, ' ');
	prompt_open(&ui->prompt, &ui->reader, PROMPT_FILTER, buf_str(&text));
	buf_done(&text);
}

static void open_find(struct ui *ui)
{
	struct view *view = ui_view(ui);
	if (!view->ops->find)
		return;
	ui->searched = view;
	view->ops->find(view, FIND_BEGIN, STR_EMPTY);
	prompt_open(&ui->prompt, &ui->reader, PROMPT_FIND, STR_EMPTY);
}

void ui_prompt(struct ui *ui, enum prompt_kind kind)
{
	switch (kind) {
	case PROMPT_FILTER:
		open_filter(ui);
		break;
	case PROMPT_FIND:
		open_find(ui);
		break;
	case PROMPT_TAG_ADD:
	case PROMPT_TAG_REMOVE:
		if (can_edit(ui))
			prompt_open(&ui->prompt, &ui->reader, kind, STR_EMPTY);
		break;
	case PROMPT_NOTE:
		if (can_edit(ui) && reader_load_article(&ui->reader))
			prompt_open(&ui->prompt, &ui->reader, kind, ui->reader.article.note);
		break;
	case N_PROMPT_KINDS:
		break;
	}
}

/* Does what was typed for. False, with diag, if it cannot be: the prompt stays. */
static bool do_it(struct ui *ui, enum prompt_kind kind, struct str text, struct diag *diag)
{
	struct reader *reader = &ui->reader;
	bool add = kind == PROMPT_TAG_ADD, blank = str_trim(text).n == 0;
	switch (kind) {
	case PROMPT_FILTER:
		if (reader_set_filter(reader, text, diag))
			return false;
		ui_reload(ui);
		break;
	case PROMPT_FIND:
		ui->searched->ops->find(ui->searched, blank ? FIND_DROP : FIND_KEEP, text);
		break;
	case PROMPT_TAG_ADD:
	case PROMPT_TAG_REMOVE:
		return blank || reader_tag(reader, text, add, diag) == 0;
	case PROMPT_NOTE:
		reader_note(reader, text);
		break;
	case N_PROMPT_KINDS:
		break;
	}
	return true;
}

static void accept(struct ui *ui)
{
	struct prompt *prompt = &ui->prompt;
	struct diag diag = DIAG_INIT;
	if (do_it(ui, prompt->kind, prompt_text(prompt), &diag)) {
		prompt_remember(prompt);
		prompt_close(prompt);
	} else {
		prompt_complain(prompt, &diag);
	}
}

unsigned ui_prompt_event(struct ui *ui, const struct event *event)
{
	struct prompt *prompt = &ui->prompt;
	bool find = prompt->kind == PROMPT_FIND;
	switch (prompt_event(prompt, event)) {
	case PROMPT_CHANGED:
		if (find)
			ui->searched->ops->find(ui->searched, FIND_TYPED, prompt_text(prompt));
		break;
	case PROMPT_ACCEPTED:
		accept(ui);
		break;
	case PROMPT_CANCELLED:
		if (find)
			ui->searched->ops->find(ui->searched, FIND_DROP, STR_EMPTY);
		prompt_close(prompt);
		break;
	case PROMPT_GOES_ON:
		break;
	}
	return VIEW_HANDLED;
}

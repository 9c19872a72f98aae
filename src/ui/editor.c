/*
 * A line of text being typed. Backspace takes back what the last key typed, one code point: Hindi
 * is typed mark by mark, and losing a whole akshara for one wrong matra is what people complain
 * of. Delete and the arrows move over what is seen, whole clusters.
 */
#include "editor.h"

#include "surkhi/text/cluster.h"
#include "surkhi/text/utf8.h"

void editor_init(struct editor *editor, struct str text)
{
	*editor = (struct editor){.text = BUF_INIT(EDITOR_MAXIMUM)};
	editor_set(editor, text);
}

void editor_done(struct editor *editor)
{
	buf_done(&editor->text);
}

void editor_set(struct editor *editor, struct str text)
{
	struct buf copy = BUF_INIT(EDITOR_MAXIMUM);
	buf_add(&copy, text);
	buf_done(&editor->text);
	editor->text = copy;
	editor->cursor = copy.n;
}

static enum editor_result insert(struct editor *editor, struct str text)
{
	size_t before = editor->text.n;
	buf_insert(&editor->text, editor->cursor, text);
	editor->cursor += editor->text.n - before;
	return editor->text.n != before ? EDITOR_CHANGED : EDITOR_MOVED;
}

static enum editor_result insert_key(struct editor *editor, char32_t key)
{
	struct buf text = BUF_INIT(8);
	utf8_add(&text, key);
	enum editor_result result = insert(editor, buf_str(&text));
	buf_done(&text);
	return result;
}

/* Pasted text: line ends and tabs become blanks, other control characters go. */
static enum editor_result paste(struct editor *editor, struct str text)
{
	struct buf clean = BUF_INIT(EDITOR_MAXIMUM);
	size_t offset = 0;
	char32_t code_point;
	while (utf8_next(text, &offset, &code_point)) {
		if (code_point == '\n' || code_point == '\t')
			buf_add_char(&clean, ' ');
		else if (code_point >= ' ' && (code_point < 0x7f || code_point >= 0xa0))
			utf8_add(&clean, code_point);
	}
	enum editor_result result = insert(editor, buf_str(&clean));
	buf_done(&clean);
	return result;
}

static enum editor_result cut(struct editor *editor, size_t start, size_t end)
{
	if (start == end)
		return EDITOR_MOVED;
	buf_remove(&editor->text, start, end);
	editor->cursor = start;
	return EDITOR_CHANGED;
}

static bool is_joiner(char32_t code_point)
{
	return code_point == 0x200c || code_point == 0x200d;
}

static enum editor_result backspace(struct editor *editor)
{
	size_t start = editor->cursor;
	char32_t code_point;
	/* A joiner is not seen: alone it would make the key seem dead. */
	if (utf8_previous(buf_str(&editor->text), &start, &code_point) && is_joiner(code_point))
		utf8_previous(buf_str(&editor->text), &start, &code_point);
	return cut(editor, start, editor->cursor);
}

static enum editor_result cut_word(struct editor *editor)
{
	size_t start = editor->cursor;
	const char *s = buf_z(&editor->text);
	while (start && s[start - 1] == ' ')
		start--;
	while (start && s[start - 1] != ' ')
		start--;
	return cut(editor, start, editor->cursor);
}

static enum editor_result move(struct editor *editor, size_t to)
{
	editor->cursor = to;
	return EDITOR_MOVED;
}

static enum editor_result editor_key(struct editor *editor, char32_t key)
{
	struct str text = buf_str(&editor->text);
	switch (key) {
	case KEY_ERASE:
	case KEY_CONTROL('h'):
		return backspace(editor);
	case KEY_DELETE_FORWARD:
		return cut(editor, editor->cursor, cluster_next(text, editor->cursor));
	case KEY_CURSOR_LEFT:
	case KEY_CONTROL('b'):
		return move(editor, cluster_previous(text, editor->cursor));
	case KEY_CURSOR_RIGHT:
	case KEY_CONTROL('f'):
		return move(editor, cluster_next(text, editor->cursor));
	case KEY_LINE_START:
	case KEY_CONTROL('a'):
		return move(editor, 0);
	case KEY_LINE_END:
	case KEY_CONTROL('e'):
		return move(editor, text.n);
	case KEY_CONTROL('u'):
		return cut(editor, 0, editor->cursor);
	case KEY_CONTROL('k'):
		buf_remove(&editor->text, editor->cursor, text.n);
		return EDITOR_CHANGED;
	case KEY_CONTROL('w'):
		return cut_word(editor);
	default:
		break;
	}
	bool control = key < ' ' || (key >= 0x7f && key < 0xa0);
	return key < KEY_NONE && !control ? insert_key(editor, key) : EDITOR_IGNORED;
}

enum editor_result editor_event(struct editor *editor, const struct event *event)
{
	if (event->kind == EVENT_PASTE)
		return paste(editor, event->text);
	return event->kind == EVENT_KEY ? editor_key(editor, event->key) : EDITOR_IGNORED;
}

void editor_draw(const struct editor *editor, struct canvas *canvas, int row,
		 struct segment *segment)
{
	if (!segment)
		return;
	struct str text = buf_str(&editor->text);
	size_t room = canvas_room(segment), first = 0;
	/* Scroll by clusters until the cursor has a cell. */
	while (first < editor->cursor &&
	       width_text(canvas->widths, str_slice(text, first, editor->cursor)) + 1 > room)
		first = cluster_next(text, first);
	canvas->cursor_row = row;
	canvas->cursor_col =
		segment->col + (int)segment->cells +
		(int)width_text(canvas->widths, str_slice(text, first, editor->cursor));
	canvas_typed(canvas, segment, str_slice(text, first, text.n), ROLE_TEXT);
}

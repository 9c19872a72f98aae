/* The stack behind u and ^R. It does not touch the store: the caller applies what it is given. */
#include "undo.h"

static void drop_from(struct undo *undo, size_t from)
{
	for (size_t i = from; i < undo->n; i++)
		arena_done(&undo->acts[i].arena);
	undo->n = from;
}

static void drop_oldest(struct undo *undo)
{
	arena_done(&undo->acts[0].arena);
	undo->n--;
	undo->at--;
	for (size_t i = 0; i < undo->n; i++)
		undo->acts[i] = undo->acts[i + 1];
}

static void push(struct undo *undo, const struct undo_act *act)
{
	drop_from(undo, undo->at);
	if (undo->n == UNDO_MAXIMUM)
		drop_oldest(undo);
	undo->acts = mem_grow(undo->acts, &undo->capacity, undo->n + 1, sizeof *undo->acts);
	undo->acts[undo->n++] = *act;
	undo->at = undo->n;
}

void undo_push(struct undo *undo, struct str what, const struct edit *edits, size_t n)
{
	struct undo_act act = {.n = n};
	act.what = str_copy(&act.arena, what);
	act.edits = arena_new(&act.arena, n ? n : 1, sizeof *act.edits);
	struct str last = STR_EMPTY, copy = STR_EMPTY;
	for (size_t i = 0; i < n; i++) {
		/* One tag on thousands of articles is one text. */
		if (i == 0 || !str_equal(edits[i].text, last))
			copy = str_copy(&act.arena, edits[i].text);
		last = edits[i].text;
		act.edits[i] = edits[i];
		act.edits[i].text = copy;
		act.edits[i].before = str_copy(&act.arena, edits[i].before);
		if (edits[i].correction)
			act.edits[i].correction = correction_copy(edits[i].correction, &act.arena);
	}
	push(undo, &act);
}

void undo_push_lesson(struct undo *undo, struct str what, const struct ui_lesson *lesson)
{
	struct undo_act act = {.lesson = *lesson};
	const struct correction model = {.entity = lesson->entity};
	act.what = str_copy(&act.arena, what);
	act.lesson.entity = correction_copy(&model, &act.arena)->entity;
	act.lesson.alias = str_copy(&act.arena, lesson->alias);
	push(undo, &act);
}

const struct undo_act *undo_peek(struct undo *undo, enum undo_direction direction)
{
	bool back = direction == UNDO_BACK;
	if (back ? undo->at == 0 : undo->at == undo->n)
		return NULL;
	struct undo_act *act = &undo->acts[back ? undo->at - 1 : undo->at];
	if (act->undone != back) {
		edit_reverse(act->edits, act->n);
		act->undone = back;
	}
	return act;
}

void undo_move(struct undo *undo, enum undo_direction direction)
{
	if (direction == UNDO_BACK)
		undo->at--;
	else
		undo->at++;
}

void undo_keep_receipt(struct undo *undo, size_t receipt)
{
	undo->acts[undo->at - 1].lesson.receipt = receipt;
}

void undo_done(struct undo *undo)
{
	drop_from(undo, 0);
	mem_free(undo->acts);
	*undo = (struct undo){0};
}

#ifndef UI_UNDO_H
#define UI_UNDO_H

#include "surkhi/store/edit.h"
#include "surkhi/ui/ui.h"

/*
 * What a person did, to be taken back and done again, one act at a time: edits of articles, one or
 * many, or a name that was taught. Ready when zeroed. UNDO_MAXIMUM acts are kept.
 */
enum { UNDO_MAXIMUM = 500 };

struct undo_act {
	struct arena arena; /* owns the rest */
	struct str what;    /* "tagged 3 articles: उपचुनाव" */
	struct edit *edits; /* as they are to be applied now */
	size_t n;
	struct ui_lesson lesson; /* if there is an alias; without edits then */
	bool undone;             /* the edits do it again */
};

struct undo {
	struct undo_act *acts;
	size_t n;  /* acts kept */
	size_t at; /* those before are done, those from here on were undone */
	size_t capacity;
};

enum undo_direction { UNDO_BACK, UNDO_FORWARD };

/* Keeps an act: edits as edit_apply() reported them. What was undone before can't be redone. */
void undo_push(struct undo *undo, struct str what, const struct edit *edits, size_t n);

void undo_push_lesson(struct undo *undo, struct str what, const struct ui_lesson *lesson);

/* The act whose edits are to be applied in order to go back or forward; NULL if there is none. */
const struct undo_act *undo_peek(struct undo *undo, enum undo_direction direction);

/* Its edits were applied, or its lesson took effect. */
void undo_move(struct undo *undo, enum undo_direction direction);

/* What forgets the lesson that was done last, again. */
void undo_keep_receipt(struct undo *undo, size_t receipt);

void undo_done(struct undo *undo);

#endif

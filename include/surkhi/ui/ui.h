#ifndef SURKHI_UI_UI_H
#define SURKHI_UI_UI_H

#include "surkhi/base/err.h"
#include "surkhi/model/catalog.h"
#include "surkhi/store/store.h"
#include "surkhi/ui/term.h"

/*
 * How the panes stand. Side by side, one can stand to the right of Hindi, which only works where
 * the terminal counts cells as we do. Stacked, headlines above and article or entities below,
 * nothing ever stands to the right of Hindi. Auto stacks on a doubtful terminal of 100 columns or
 * more; in fewer there is one pane at a time anyway.
 */
enum ui_layout { UI_LAYOUT_AUTO, UI_LAYOUT_COLUMNS, UI_LAYOUT_STACKED, N_UI_LAYOUTS };

/* What articles and their entities are shown in; Latin letters are those of text/roman.h. */
enum ui_script { UI_SCRIPT_DEVANAGARI, UI_SCRIPT_LATIN, N_UI_SCRIPTS };

/*
 * What stands between panes: │, ▏ or |. Some terminals (qterminal) draw lines apart from text and
 * get them crooked beside Hindi, but not a block; not every font has the block.
 */
enum ui_border { UI_BORDER_LINE, UI_BORDER_BLOCK, UI_BORDER_ASCII, N_UI_BORDERS };

/* By their names in settings: auto, columns, stacked; devanagari, latin; line, block, ascii. */
bool ui_layout_find(struct str name, enum ui_layout *ret_layout);
bool ui_script_find(struct str name, enum ui_script *ret_script);
bool ui_border_find(struct str name, enum ui_border *ret_border);

/* The reader: three panes, filters, search, tags. One key: at most one query, one present. */
struct ui_options {
	struct store *store;
	const struct catalog *catalog;
	struct term *term;
	struct str query;      /* the filter to start with */
	struct str title;      /* shown in the top row, e.g. "surkhi" or "surkhi demo" */
	struct str empty_hint; /* what an empty archive says, e.g. "surkhi import FOLDER" */
	const struct key_bindings *bindings; /* NULL: the default keys */
	enum ui_layout layout;
	enum ui_script script;
	enum ui_border border;
	bool teaches;  /* UI_TEACH is understood */
	size_t told;   /* articles of a long change between two rows that say how far it is */
	size_t effort; /* of finding articles before the first are shown; 0: store/select.h's */
	bool doubtful; /* the terminal may count Hindi otherwise than it says (tmux); see struct
			  term */
};

struct ui;

/* Ready to run; all that the options name must outlive it. */
int ui_open(const struct ui_options *options, struct ui **ret_ui, struct diag *diag);
struct ui *ui_close(struct ui *ui);

/* What the reader cannot do itself and asks of app. */
enum ui_request {
	UI_QUIT,
	UI_ENDED, /* terminal gone or SIGTERM: leave quietly */
	UI_TEACH, /* ui_lesson(), then run on */
};

/* An entity is to be known by one more name, and the articles that have it read again. */
struct ui_lesson {
	struct entity entity;
	struct str alias;
	bool forget;    /* undone: not to be known by it any more, as the receipt says */
	size_t receipt; /* app's, see ui_taught() */
};

/*
 * Runs until the person leaves or something is asked of app, which does it, answers and runs it
 * again: the reader goes on where it was. Everything done by hand is in the store when it returns.
 */
int ui_run(struct ui *ui, enum ui_request *ret_request, struct diag *diag);

/* What UI_TEACH asks for; good until ui_run(). */
const struct ui_lesson *ui_lesson(const struct ui *ui);

/* Answers: text is shown in the bottom row. */
void ui_answer(struct ui *ui, bool failed, struct str text);

/*
 * Answers a lesson that took effect, so that it can be undone and done again. What was taught is
 * forgotten by the receipt, whatever app means by it.
 */
void ui_taught(struct ui *ui, size_t receipt, struct str text);

/* Another catalog from now on; what was found by the one before borrows from it until ui_close().
 */
void ui_catalog(struct ui *ui, const struct catalog *catalog);

/* Keys for actions, from the defaults and a person's settings. */
struct key_bindings;

struct key_bindings *key_bindings_new(void); /* the defaults */
struct key_bindings *key_bindings_free(struct key_bindings *bindings);

/*
 * Gives the action called name the keys in text ("j <Down>", in the notation of term_script). 0, or
 * 1 with diag if there is no such action or a key is not understood.
 */
int key_bindings_set(struct key_bindings *bindings, struct str name, struct str keys,
		     struct diag *diag);

/* All actions with keys and help, for `--help` and the manual: one line each. */
void key_bindings_describe(const struct key_bindings *bindings, struct buf *ret_text);

#endif

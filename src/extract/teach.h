#ifndef EXTRACT_TEACH_H
#define EXTRACT_TEACH_H

#include "forms.h"
#include "survey.h"

#include "surkhi/base/sheet.h"

/* One lesson while it is taught. Its parts return 0, a condition of gazetteer_teach() or ERR_FATAL.
 */
struct teacher {
	const struct catalog *catalog;
	const char *directory;
	const struct gazetteer_lesson *lesson;
	struct arena *arena;
	struct diag *diag;
	struct gazetteer_survey survey;
	struct forms forms;
	struct surveyor warnings;
	struct str *texts;        /* the lesson's forms, in NFC */
	struct gazetteer_row row; /* to be written */
};

int teach_refuse(const struct teacher *teacher, const char *format, ...) PRINTF(2, 3);

/* Text as it may stand in a cell of a row; refuses what is none. */
int teach_clean(const struct teacher *teacher, struct str text, struct str *ret_text);

/* Fills the cells of the new row that say whom it is about. */
int teach_entity(struct teacher *teacher);

/* Appends the new row to the user's file, whole or not at all. */
int teach_append(const struct teacher *teacher, struct gazetteer_taught *ret_taught);

#endif

#ifndef EXTRACT_SURVEY_H
#define EXTRACT_SURVEY_H

#include "surkhi/base/err.h"
#include "surkhi/extract/gazetteer.h"

/* A survey while it grows: heap arrays, moved into the arena at the end. */
struct surveyor {
	struct arena *arena;
	struct gazetteer_row *rows;
	size_t n_rows, rows_capacity;
	struct gazetteer_finding *findings;
	size_t n_findings, findings_capacity;
};

/* Notes something to mend; path must outlive the survey. */
void survey_note(struct surveyor *surveyor, const char *path, unsigned long line,
		 const char *format, ...) PRINTF(4, 5);
void survey_note_row(struct surveyor *surveyor, const struct gazetteer_row *row, const char *format,
		     ...) PRINTF(3, 4);

/* Moves the findings behind those that the survey has, each once, and sorts them all. */
void survey_add_findings(struct surveyor *surveyor, struct gazetteer_survey *survey);

#endif

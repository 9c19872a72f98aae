#ifndef SURKHI_EXTRACT_GAZETTEER_H
#define SURKHI_EXTRACT_GAZETTEER_H

#include <stdbool.h>
#include <stddef.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"
#include "surkhi/model/catalog.h"

/*
 * The gazetteer as rows that a person reads, mends and adds to: the files built into the program
 * and those of the same names in the user's own folder. What the rows mean to the extractors is in
 * surkhi/extract/extract.h.
 */
enum gazetteer_kind {
	GAZETTEER_PARTY,
	GAZETTEER_STATE,
	GAZETTEER_DISTRICT,
	GAZETTEER_SEAT,
	GAZETTEER_TOWN,
	GAZETTEER_ORGANISATION,
	GAZETTEER_OFFICE,
	GAZETTEER_MODIFIER,
	GAZETTEER_ORGWORD,
	GAZETTEER_NAME,
	GAZETTEER_WORD,
	GAZETTEER_GUARD,
	N_GAZETTEER_KINDS
};

const char *gazetteer_kind_name(enum gazetteer_kind kind); /* "party" */

/* By its name, its plural or the name of its file: party, parties, parties.tsv. */
bool gazetteer_kind_find(struct str name, enum gazetteer_kind *ret_kind);

/* What a cell of a row says, whatever its column is called in that file. */
enum gazetteer_cell {
	CELL_ID,    /* party, state */
	CELL_CLASS, /* level, kind, class, position */
	CELL_NAME,  /* name or form */
	CELL_FULL,  /* party: the name in full */
	CELL_ALIASES,
	CELL_CAPITALS, /* state */
	CELL_LATIN,    /* as people type it */
	CELL_STATES,   /* ids */
	CELL_MEANING,  /* guard: id of the party, or what the word means otherwise */
	CELL_EVIDENCE, /* guard: what must stand beside it */
	N_GAZETTEER_CELLS
};

struct gazetteer_row {
	enum gazetteer_kind kind;
	bool user;        /* of the user's own file; otherwise built in */
	const char *path; /* "gazetteer/parties.tsv" for a built-in one */
	unsigned long line;
	struct str cells[N_GAZETTEER_CELLS]; /* as written, '|' between several; empty: none */
};

/* Something to mend. */
struct gazetteer_finding {
	const char *path;
	unsigned long line; /* 0: the file */
	struct str text;
};

/* All rows, kind by kind, the user's behind those built in. */
struct gazetteer_survey {
	struct gazetteer_row *rows;
	size_t n_rows;
	struct gazetteer_finding *findings; /* by file and line */
	size_t n_findings;
	bool unreadable; /* a file of the user could not be read: a finding says why */
};

/* Reads everything, into arena. directory is the user's folder; NULL or missing: none. */
void gazetteer_survey(const char *directory, struct arena *arena,
		      struct gazetteer_survey *ret_survey);

/*
 * Looks at every row: columns, ids of states and parties, duplicates, names that two entities have,
 * ordinary words without a guard, guards of nothing. Adds what it finds to the survey.
 */
void gazetteer_check(const char *directory, struct arena *arena, struct gazetteer_survey *survey);

/* True if a row has a word as a person types it, in either script; an empty one is in all. */
bool gazetteer_row_matches(const struct gazetteer_row *row, struct str typed);

/* What is to be taught. */
struct gazetteer_lesson {
	enum gazetteer_kind kind;
	/*
	 * party, state: an id or any alias; district, seat, town, organisation, office: a name that
	 * has a row; name, word, modifier, orgword: the class; guard: the form.
	 */
	struct str entity;
	struct str state;        /* id, for places of one name; empty: there is only one */
	const struct str *forms; /* aliases; of a guard: what it guards, then the evidence */
	size_t n_forms;
	bool is_new; /* the entity has no row yet: make one; the first form is a party's name */
	bool anyway; /* also what is already a name of something else */
};

enum {
	/* Nothing was written, and diag says why: */
	GAZETTEER_E_REFUSED = 1, /* the lesson is wrong */
	GAZETTEER_E_UNKNOWN,     /* the entity has no row, and is_new was not said */

	GAZETTEER_FORM_MAXIMUM = 256, /* bytes of a form */
};

struct gazetteer_taught {
	const char *path;
	unsigned long line; /* of the new row; 0: all was known already and nothing written */
	struct str row;     /* as it stands there, without the end of the line */
	struct str entity;  /* id or name that the forms were given to */
	struct gazetteer_finding *warnings; /* what will be mistaken for it without a guard */
	size_t n_warnings;
};

/*
 * Appends a row to the user's own file, made with its folder if there is none. Whole or not at all,
 * also beside another process that does the same. 0, a condition, or ERR_FATAL: a file
 * cannot be read or written. *ret_taught is in arena.
 */
int gazetteer_teach(const struct catalog *catalog, const char *directory,
		    const struct gazetteer_lesson *lesson, struct arena *arena,
		    struct gazetteer_taught *ret_taught, struct diag *diag);

/*
 * Takes a taught row out of its file again: the last one that reads so, wherever it stands by now.
 * 0; GAZETTEER_E_UNKNOWN: there is none, and nothing was written; or ERR_FATAL.
 */
int gazetteer_forget(const char *directory, const struct gazetteer_taught *taught,
		     struct diag *diag);

#endif

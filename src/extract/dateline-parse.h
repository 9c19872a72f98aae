#ifndef EXTRACT_DATELINE_PARSE_H
#define EXTRACT_DATELINE_PARSE_H

#include "canon.h"
#include "dateline.h"

/* What the reading of a dateline has in hand, and which place of it is told. */

enum {
	DATELINE_FIELDS = 6,
	DATELINE_PLACE_WORDS = 3,
	DATELINE_DASH_WORDS = 7, /* so many must follow a dash, or the line is a row of a table */
};

enum field_kind {
	FIELD_BAD,
	FIELD_UNKNOWN,
	FIELD_LIKELY, /* has a known place in it: नॉर्थ लखीमपुर */
	FIELD_KNOWN,
	FIELD_AGENCY,
	FIELD_DAY,
	N_FIELD_KINDS
};

enum separator { SEPARATOR_NONE, SEPARATOR_FULL, SEPARATOR_DOT, SEPARATOR_DASH, SEPARATOR_END };

struct part {
	struct str text;
	enum field_kind kind;
	bool day;     /* a day stood behind the place, without a comma */
	bool bracket; /* stood in brackets */
	bool other;   /* stood behind a slash: a second place */
};

struct parse {
	struct wordbook *book;
	struct str text; /* the head of the paragraph */
	size_t at;       /* in text */
	size_t start;    /* of the field in hand */
	bool bracket, other;
	bool listing; /* another dash stands behind another word: "ऊना- …, अंब- …" */
	bool piped, menu; /* has a bar between fields; a field with a section of the site */
	struct part parts[DATELINE_FIELDS];
	size_t n;
	struct canon canon;
};

/* The place told: the first known one outside brackets, else the first at all; NULL without any. */
const struct part *dateline_choose(const struct parse *parse);

/* How much a line says that it starts with a dateline, from its fields and what ends them. */
enum dateline_strength dateline_judge(const struct parse *parse, enum separator separator,
				      const struct part *place, size_t words_behind);

/* How many words follow an offset; DATELINE_DASH_WORDS at most. */
size_t dateline_words_behind(struct str text, size_t offset);

#endif

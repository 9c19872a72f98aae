#ifndef EXTRACT_PATTERNS_H
#define EXTRACT_PATTERNS_H

#include "surkhi/base/map.h"
#include "surkhi/extract/page.h"

#include "canon.h"

/*
 * The patterns of assets/lines (the head of furniture.tsv says how they are written), and the sets
 * of words that the rules about dates and datelines ask for.
 */
enum match {
	MATCH_EQUALS,
	MATCH_STARTS,
	MATCH_ENDS,
	MATCH_CONTAINS,
	MATCH_WORDS,
	MATCH_SCORE, /* by how many words of sets the line has */
	N_MATCHES
};

enum effect {
	EFFECT_LINE,  /* is about this line only */
	EFFECT_END,   /* ends the article, if it has begun */
	EFFECT_MAYBE, /* ends it, unless long paragraphs come behind */
	EFFECT_BEGIN, /* the story begins below; sentences above are its standfirst */
	EFFECT_LIST,  /* takes the lines below that are no sentences along */
	EFFECT_NEXT,  /* takes the next line along, if that is short */
	EFFECT_ABOVE, /* takes a question above along: polls */
	EFFECT_GLUED, /* is looked for in brackets only: a line, or the end of a paragraph */
	N_EFFECTS
};

enum piece_kind {
	PIECE_TEXT,
	PIECE_ANY,
	PIECE_DATE,
	PIECE_NUMBER,
	PIECE_LATIN,
	PIECE_PLACE,
	PIECE_NAME,
	PIECE_OUTLET,
	PIECE_SET, /* one word of a set */
	N_PIECE_KINDS
};

struct piece {
	enum piece_kind kind;
	struct str text; /* canonical */
	bool open;       /* the text may end inside a word */
	uint32_t set;
};

struct pattern {
	struct str id;
	enum match match;
	enum effect effect;
	enum line_kind kind;
	struct piece *pieces;
	size_t n;
	uint32_t needs; /* bits of the sets that a line must have words of */
	bool needs_digit;
	bool marked;   /* begins with a mark, not with a word of the line */
	uint32_t most; /* a line of more words that are no numbers does not match */
	uint32_t next; /* 1 + index of the next of its chain, while chains are made */
};

/* What is asked of a line before a pattern is tried on it; side by side, for many are asked. */
struct pattern_gate {
	uint32_t pattern; /* 1 + its index; 0 behind the last of a chain */
	uint32_t needs, most;
	bool needs_digit, glued;
	char mark; /* with which the line must begin; 0: whatever it begins with */
};

/* Patterns by a word that they need. */
struct pattern_index {
	struct map words;      /* → the gate of the first of the chain */
	struct map beginnings; /* of words → the same */
	uint32_t others;       /* of those that need no word */
};

/* A pattern that a line matched, and what its fields held, in the line's own words. */
struct page_hit {
	const struct pattern *pattern; /* NULL: none */
	struct str name, outlet, place;
};

/* Sets that the code asks for; words.tsv may have others, for the patterns' own use. */
enum word_set {
	SET_STOP,      /* words of the grammar: in every sentence, in no name */
	SET_AGENCY,    /* agencies, desks, bureaus: beside a place in datelines */
	SET_NO_PLACE,  /* stands before a colon and is no place */
	SET_PUBLISHED, /* labels of dates */
	SET_UPDATED,
	SET_DATE, /* may stand beside a date on its line */
	SET_MONTH,
	SET_TITLE,      /* before a name, and never a place: डॉ, श्री */
	SET_STATE,      /* states: a line of its own with one is a menu, no dateline */
	SET_VERB,       /* finite verbs that end sentences */
	SET_LEAD,       /* end what sites put before a colon: "Gaya News:" */
	SET_PARTICIPLE, /* what people in pictures are doing: करते, देते */
	SET_MENU,       /* sections of a site */
	SET_TICKER,     /* head what is new on it: ताजा खबर, Breaking News */
	SET_BELOW, /* of a heading: it speaks of the lines below it: ये, इन, बिंदु */
	SET_URGE, /* what sites ask readers to do: पढ़ें, देखें */
	SET_UNIT, /* stands behind a number of things: करोड़, घंटे, लोग */
	SET_OFFICE, /* behind a name, below what its bearer said: विधायक, एसडीएम */
	SET_ASK, /* ends what a site asks of its reader: करें, दें, देखें, … */
	SET_OFFER, /* … and what it offers: विज्ञापन, सदस्यता, तस्वीरें */
	SET_SITE, /* ends what a site says it is: … का पोर्टल, … की डायरी */
	N_WORD_SETS
};

enum {
	SETS_MAXIMUM = 32,
	OUTLETS_MAXIMUM = 100,
	PATTERN_WORDS = 45, /* a longer line is a paragraph: only its first words can match */
};

struct patterns {
	struct arena arena;
	struct pattern *at;
	size_t n, capacity;
	struct pattern_gate *gates; /* the first ends the chain of none */
	size_t n_gates, gates_capacity;
	struct map equals;           /* canonical text → 1 + index: patterns of one text */
	size_t longest;              /* of those texts, in bytes */
	struct pattern_index starts; /* by the first word of the line */
	struct pattern_index inside; /* by any of its words */
	struct map sets;             /* name → 1 + index */
	struct map words;            /* folded word → bits of the sets that have it */
	struct map places;           /* names of places, canonical */

	struct map outlets;      /* names of sites, canonical → 1 + index of */
	struct map outlet_words; /* the first words of their names */
	struct map outlet_hosts; /* their domains → 1 + index of */
	struct str outlet_names[OUTLETS_MAXIMUM];
	size_t n_outlets;
};

/* Indexes the patterns, when all are there. */
void patterns_index(struct patterns *patterns);
void patterns_index_done(struct patterns *patterns);

bool patterns_have(const struct patterns *patterns, enum word_set set, struct str word);

/* Bits of the sets that have a folded word. */
uint32_t patterns_sets_of(const struct patterns *patterns, struct str word);

/* The chains of an index for a folded word, 0 behind the last, in arena; NULL if there are none. */
const uint32_t *patterns_worth(const struct pattern_index *index, struct str word,
			       struct arena *arena);

/* Is a canonical text the name of a place that the gazetteer has? Marks may stand behind. */
bool patterns_place(const struct patterns *patterns, struct str canonical);

/* The first pattern that a line matches, which was read with a wordbook of these patterns. */
struct page_hit patterns_match(const struct patterns *patterns, const struct canon *canon,
			       struct str line);

/* The first pattern with effect glued that a line matches: for a text in parentheses. */
struct page_hit patterns_match_glued(const struct patterns *patterns, const struct canon *canon,
				     struct str line);

/* Takes a pattern of a table into pieces. NULL, or what is wrong with it. */
const char *pattern_parse(struct patterns *patterns, struct str text, struct pattern *pattern);

/* Does it match? Fields go to *ret_hit. */
bool pattern_matches(const struct patterns *patterns, const struct pattern *pattern,
		     const struct canon *canon, struct str line, struct page_hit *ret_hit);

/* Index of a set by its name, made if need be; SETS_MAXIMUM when there are too many. */
uint32_t patterns_set(struct patterns *patterns, struct str name);

#endif

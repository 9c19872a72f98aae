#ifndef EXTRACT_LINES_H
#define EXTRACT_LINES_H

#include "patterns.h"
#include "wordbook.h"

/*
 * The lines of a page, first each for itself: its shape, the pattern that it matches, the dates on
 * it. The parts of the article (page.c) are decided from these alone.
 */
enum shape {
	SHAPE_BLANK,
	SHAPE_SENTENCE, /* seven words or more and a full stop, or very long */
	SHAPE_SHORT,    /* a full stop, but fewer words */
	SHAPE_HEADING,  /* no stop */
	SHAPE_WORD,     /* one or two words without a stop */
	SHAPE_LATIN,    /* more Latin letters than Devanagari */
	SHAPE_NUMBERS,  /* scores, tables, rules */
};

enum date_label { DATE_NONE, DATE_BARE, DATE_PUBLISHED, DATE_UPDATED };

enum { LINE_DATES = 2, LINES_MAXIMUM = 1 << 17 };

struct page_line {
	struct str text;  /* trimmed */
	struct str canon; /* borrowed from the reading's scratch; empty if the line is too long */
	const struct canon_word *words; /* n_words of them: of canon, if there is one */
	struct page_hit hit;
	enum shape shape;
	uint16_t n_words, n_stops, n_latin;
	bool bullet;
	bool stop;      /* ends a sentence */
	bool asks;      /* … with ? or ! */
	bool trails;    /* ends in ... : a teaser */
	uint32_t first; /* index of the first line that reads the same */
	enum date_label labels[LINE_DATES];
	struct moment dates[LINE_DATES];
	bool place; /* a place and nothing else: a dateline of its own */

	enum line_kind kind;
	struct str rule; /* empty while undecided */
};

struct reading {
	const struct patterns *patterns;
	struct wordbook *book;
	struct arena *arena;   /* of the article */
	struct arena *scratch; /* of this reading */
	struct page_line *lines;
	size_t n;

	/* Found by page.c; n when there is none. */
	size_t headline, body, end; /* the article ends in front of end */
	bool guessed;               /* the headline: it stands above and asks, no more */
	size_t above;               /* so many lines are above the story; 0: nobody knows */
	size_t first;               /* the first line of prose: body, or a standfirst above it */
	enum shape poorest; /* what counts as a paragraph: SENTENCE, or less on poor pages */
};

/* Reads the lines of a page, past the first LINES_MAXIMUM none. */
void lines_read(struct reading *reading, struct str page);

/* Dates on the line in canon, if it is a line about dates. */
void dates_read(const struct canon *canon, struct page_line *line);

/* Dates that go with the line above them: below "Published on:", or a time below its date. */
void dates_below(struct reading *reading);

/*
 * Where the site's own words start that are glued in brackets to the end of a paragraph: "(… ऐप के
 * लिए यहां क्लिक करें)". The length of the text if there are none.
 */
size_t line_glued_at(const struct reading *reading, struct str text, struct str *ret_rule);

/* Decides a line; a line is decided once. */
void line_decide(struct page_line *line, enum line_kind kind, struct str rule);
bool line_decided(const struct page_line *line);

/* Index of the next line at or behind i that is not blank; n if there is none. */
size_t lines_next(const struct reading *reading, size_t i);

/* Is the line told twice, as captions are? */
bool line_is_twin(const struct reading *reading, size_t i);

/* A sentence that no pattern claims. */
bool line_is_prose(const struct page_line *line);

/* How many words its canonical text has. */
size_t line_count(const struct page_line *line);

/* Is a word one of a set? */
static inline bool word_is(const struct canon_word *word, enum word_set set)
{
	return word->sets >> set & 1;
}

/* How alike two texts are in their content words: twice the shared ones of both's, in percent. */
unsigned words_likeness(const struct canon_word *a, size_t n, const struct canon_word *b, size_t m);

/* Share of a line's content words that the story has, in percent. */
unsigned line_overlap(const struct reading *reading, const struct page_line *line);

/* Is its last word a verb? Sentences end so; headlines and captions leave है and था out. */
bool line_ends_in_verb(const struct page_line *line);

/* Adds a line's content words to those of the story. */
void line_learn(const struct reading *reading, const struct page_line *line);

#endif

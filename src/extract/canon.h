#ifndef EXTRACT_CANON_H
#define EXTRACT_CANON_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * The canonical form of a line, in which it is compared with patterns and with other lines: words
 * folded (text/fold.h), one blank between them and none before , : । ) or behind (, every dash '-',
 * every quote ASCII, bullets in front dropped. Where each word stood in the line is kept, so that
 * what a pattern finds can be given back in the page's own spelling.
 */
enum word_script { SCRIPT_NUMBER, SCRIPT_LATIN, SCRIPT_OTHER }; /* other: Devanagari */

struct canon_word {
	uint32_t start, end; /* bytes in the canonical text; nothing if it is joiners alone */
	uint32_t from, to;   /* bytes in the line */

	/* Told by a wordbook only: */
	uint32_t hash;          /* of the word as it stands in the line */
	uint8_t script;         /* enum word_script */
	bool plain;             /* written as it folds */
	bool worthwhile;        /* patterns are worth a try where it stands */
	uint32_t sets;          /* bits of the sets of words that have it */
	struct book_form *form; /* the same for the same text */
};

struct book_form;
struct wordbook;

/*
 * Ready when initialised with CANON_INIT, or with CANON_OF for a wordbook; may be read into again
 * and again.
 */
struct canon {
	struct wordbook *book; /* or NULL */
	struct buf text;
	struct canon_word *words;
	size_t n, capacity;
	bool bullet;         /* a list's mark stood in front */
	bool digits;         /* has any; told by a wordbook, as are: */
	size_t n_letters;    /* words that do not begin with a digit */
	uint32_t any_set;    /* bits of the sets that have a word of it */
	uint32_t common_set; /* of those that have all its words */
};

/* Longer lines are read up to here: no pattern is about what comes behind. */
enum { CANON_MAXIMUM = 2048 };

#define CANON_OF(wordbook)                                                                         \
	{                                                                                          \
		.book = (wordbook), .text = BUF_INIT(2 * CANON_MAXIMUM), .words = NULL, .n = 0     \
	}
#define CANON_INIT CANON_OF(NULL)

void canon_read(struct canon *canon, struct str line);
void canon_read_part(struct canon *canon, struct str part); /* not the start of a line */
void canon_done(struct canon *canon);

/* The next word of a canonical text; false at its end. */
bool canon_next(struct str *rest, struct str *ret_word);
size_t canon_count(struct str text); /* words; of any text */

/* True if no word runs across this offset of a canonical text. */
bool canon_boundary(struct str text, size_t offset);

/* The line's own text of the words that start between two offsets of its canonical text. */
struct str canon_words(const struct canon *canon, struct str line, size_t start, size_t end);

/* Is it a letter, mark or digit: part of a word? Of foreign ones the second knows. */
bool canon_is_foreign_word(uint32_t code_point);

static inline bool canon_is_word(uint32_t c)
{
	if (c < 0x80)
		return c - '0' < 10 || (c | 0x20) - 'a' < 26;
	if (c >= 0x900 && c < 0x980)
		return c != 0x964 && c != 0x965 && c != 0x970;
	return canon_is_foreign_word(c);
}

/* Of a word, by its first character. */
enum word_script canon_script(struct str word);

#endif

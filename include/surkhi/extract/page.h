#ifndef SURKHI_EXTRACT_PAGE_H
#define SURKHI_EXTRACT_PAGE_H

#include "surkhi/base/err.h"
#include "surkhi/extract/scratch.h"
#include "surkhi/model/article.h"

/*
 * From the text of a scraped page to the parts of an article: every line gets a kind, by the
 * patterns of assets/lines and by its shape; headline, standfirst, byline, outlet, dates, dateline
 * and paragraphs follow from the kinds.
 */
struct patterns;

/* Reads the patterns built into the program. ERR_FATAL with file and line if they are wrong. */
int patterns_open(struct patterns **ret_patterns, struct diag *diag);
struct patterns *patterns_close(struct patterns *patterns);

enum { PAGE_MAXIMUM = 16 << 20 }; /* bytes of a page; import refuses larger ones */

/*
 * Reads a page: clean UTF-8 (utf8_clean) of at most PAGE_MAXIMUM bytes. Fills everything in
 * *ret_article but ids, entities and what a person makes; all in arena. Text is never changed, only
 * left out: body paragraphs are the body lines of the page, trimmed. Never fails: a page without
 * any body line gets an empty one, and the caller decides. Any number of threads may read with the
 * same patterns, each with its own scratch (NULL: of this call alone).
 */
void page_read(const struct patterns *patterns, struct scratch *scratch, struct str page,
	       struct arena *arena, struct article *ret_article);

/*
 * What a page says of itself apart from its text, in elements for machines or in fields of a
 * record: clean text of one line. Empty text and year 0 mean that it does not say.
 */
struct declared {
	struct str headline;
	struct str description; /* becomes the standfirst, unless the story itself says it */
	struct str byline;
	struct str outlet; /* in any spelling: known outlets are called as in assets/lines */
	struct str host;   /* of its address: tells the outlet of a page that does not */
	struct str dateline;
	struct moment published, updated;
	bool unseen; /* the headline is a title's: a line above the story that says as much outranks
			it */
	bool doubtful; /* published may be of the file or its crawl: a date on the page outranks it
			*/
	size_t above;  /* lines of the page that stand above the story; 0: it does not say */
};

/*
 * page_read() of a page that declares something, which outranks what its lines look like. A line
 * that says the headline is the headline: the page should have one.
 */
void page_read_declared(const struct patterns *patterns, struct scratch *scratch, struct str page,
			const struct declared *declared, struct arena *arena,
			struct article *ret_article);

#endif

#ifndef UI_ARTICLE_PAGE_H
#define UI_ARTICLE_PAGE_H

#include "pager.h"
#include "reader.h"

/* The article in hand as blocks of a pager: as it reads on paper. */
struct article_page {
	struct pager *pager;
	const struct reader *reader;
	size_t headline, standfirst; /* blocks; SIZE_MAX: none */
	size_t *paragraphs;          /* block of each, in the pager's arena */
	size_t n_paragraphs;
};

/* The pager was cleared and nothing of the article is in it. */
void article_page_clear(struct article_page *page);

/* Fills the pager, which was cleared, and marks mentions and the filter's hits in it. */
void article_page_fill(struct article_page *page);

/* A mention as a stretch of whole clusters of its block. False if it is not within the text. */
bool article_page_span(const struct article_page *page, const struct mention *mention,
		       struct pager_span *ret_span);

/* A place of the story's text, as a mention has it. */
struct mention article_page_place(const struct article_page *page, const struct pager_span *span);

#endif

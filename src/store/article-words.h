#ifndef STORE_ARTICLE_WORDS_H
#define STORE_ARTICLE_WORDS_H

#include <stdint.h>

#include "form.h"
#include "surkhi/base/dict.h"

/*
 * The words of an article as the index takes them: its forms, each once, and the rows of them that
 * the headline and the body are. Read by the thread that prepares an article, so that the one that
 * writes folds nothing.
 */
enum words_column { WORDS_HEADLINE, WORDS_BODY, N_WORDS_COLUMNS };

/* What stands for the text of a column while its words are handed out (tokenizer.c). */
#define WORDS_HEADLINE_NAME "h"
#define WORDS_BODY_NAME     "b"

struct article_words {
	char *bytes;      /* of all forms, … */
	uint32_t *ends;   /* … each of which ends before this place and begins where … */
	size_t n_forms;   /* … the one before ends; … */
	uint32_t *hashes; /* … and those of dictionaries (base/dict.h), so that only one thread
			     hashes */
	uint32_t *tokens; /* numbers of forms, those of the headline first; or … */
	size_t n[N_WORDS_COLUMNS];
};

/* … the end of a paragraph, which phrases do not reach over. */
enum { WORDS_PARAGRAPH_END = 0 };

/*
 * The memory of how articles write their words, and room for the one in hand: folding is the dear
 * part of reading, and the next article says the same words again. Forgets all when it has grown
 * large, between two articles; nothing depends on what it remembers. Of one thread.
 */
struct words_reader {
	struct dict words;  /* as written → its form, and of forms where this article has them */
	uint32_t article;   /* the number of the one in hand */
	struct buf form;    /* in hand */
	struct spelt *read; /* of the paragraph in hand */
	size_t read_capacity;
	struct buf bytes; /* what struct article_words has of the same names */
	uint32_t *ends, *hashes, *tokens;
	size_t n_forms, ends_capacity, hashes_capacity, n_tokens, tokens_capacity;
};

#define WORDS_READER_INIT                                                                          \
	{                                                                                          \
		.form = FORM_BUF, .bytes = BUF_INIT((size_t)UINT32_MAX)                            \
	}

void words_reader_done(struct words_reader *reader);

/* Lines of text are paragraphs. All in arena. */
void article_words_read(struct words_reader *reader, struct str headline, struct str body,
			struct arena *arena, struct article_words *ret_words);

/* A form by its number, from 1. */
struct str article_words_form(const struct article_words *words, uint32_t number);

/* The row of a column. */
const uint32_t *article_words_column(const struct article_words *words, enum words_column column);

#endif

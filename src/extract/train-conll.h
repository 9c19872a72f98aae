#ifndef EXTRACT_TRAIN_CONLL_H
#define EXTRACT_TRAIN_CONLL_H

#include "tagger.h"

/*
 * Annotated sentences in CoNLL files: a token and its tag on a line, an empty line behind each
 * sentence. Tags are B- or I- and a kind: PER, LOC, ORG, those of HiNER (PERSON …) or of IL-NER
 * (NEP NEL NEO); every other kind is outside. Of IL-NER's broken tags "-NEP" begins a name and "-"
 * behind it goes on with it; any other "-" is outside.
 */
struct conll_sentence {
	struct str *tokens;
	uint8_t *tags; /* enum tag, a valid row */
	size_t n;
	unsigned file; /* the file that it is of, from 0; those that go together are one */
};

struct conll {
	struct arena arena;
	struct conll_sentence *at;
	size_t n, capacity;
	unsigned files;
};

/*
 * Adds the sentences of a file; "+" before its path says that it goes with the file before it, as
 * one. ERR_FATAL for a file that cannot be read or is none of the kind.
 */
int conll_read(struct conll *conll, const char *path, struct diag *diag);
void conll_done(struct conll *conll);

/* Leaves out the sentences that another has word for word: corpora repeat some in several parts. */
void conll_leave_out(struct conll *conll, const struct conll *other);

/*
 * A sentence as an article of one paragraph, words set as in print; *ret_starts: where in it each
 * token starts. Scanned as extract_run() does it.
 */
void conll_article(const struct conll_sentence *sentence, struct arena *arena,
		   struct article *ret_article, uint32_t **ret_starts);

/* The token that a byte of the paragraph is in. */
size_t conll_token(const struct conll_sentence *sentence, const uint32_t *starts, uint32_t offset);

/* The tags of the words of a scan of conll_article(). In the arena of the scan. */
uint8_t *conll_word_tags(const struct conll_sentence *sentence, const uint32_t *starts,
			 const struct scan *scan);

/* The next name in a row of tags at or behind *at: its kind, first and end; false at the end. */
bool conll_next_name(const uint8_t *tags, size_t n, size_t *at, enum tag *ret_kind,
		     size_t *ret_first);

#endif

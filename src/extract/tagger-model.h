#ifndef EXTRACT_TAGGER_MODEL_H
#define EXTRACT_TAGGER_MODEL_H

#include "tagger-text.h"

/*
 * The model in memory and as a file. A feature's weights are one row of eight bytes: one weight
 * for each tag, then the low byte of the feature, by which most features that have no row of their
 * own are told from the one that has it.
 *
 * The file, all numbers little-endian: the magic, version, counts of rows and of lexicon words,
 * transitions (16 bits each), rows, hashes and values of the lexicon, and a hash of all before it.
 */
enum { TAG_ROW = 8, TAG_MODEL_MAXIMUM = 1 << 20 };

struct tag_model {
	const int8_t *rows;
	size_t n_rows;
	int32_t transitions[N_TAGS][N_TAGS]; /* from, to */
	struct tag_lexicon lexicon;
};

/* Reads a model; its rows stay in bytes, the rest is in arena. ERR_FATAL if it is damaged. */
int tag_model_read(struct str bytes, struct arena *arena, struct tag_model *ret_model,
		   struct diag *diag);

void tag_model_write(const struct tag_model *model, struct buf *ret_bytes);

/* Where the weights of a feature are kept, if it has any. */
static inline size_t tag_row_of(size_t n_rows, uint32_t feature)
{
	return (size_t)((uint64_t)feature * n_rows >> 32);
}

/*
 * The best row of tags: scores by word and tag, of words that may be a name; certain ones are
 * outside. ret_tags has room for all; steps for as many rows.
 */
struct tag_step {
	int32_t scores[N_TAGS];
	uint8_t from[N_TAGS];
};

void tag_decode(const struct tag_model *model, struct tag_step *steps, const bool *certain,
		size_t n, uint8_t *ret_tags);

#endif

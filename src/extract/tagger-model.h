#ifndef EXTRACT_TAGGER_MODEL_H
#define EXTRACT_TAGGER_MODEL_H

#include "tagger-text.h"
#include "tagger.h"

/*
 * The model in memory and as a file.
 *
 * The file, all numbers little-endian: the magic with the version; counts of features and of
 * lexicon words; transitions (16 bits each); a gap for each feature, which are sorted: bytes that
 * add up to its distance from the one before, where 255 goes on with the next byte; for each
 * feature its weights, 6 bits for each tag and 6 of the feature itself, its lowest; hashes and
 * values of the lexicon; a hash of all before it.
 */
enum {
	TAG_MODEL_MAXIMUM = 1 << 20,
	TAG_FEATURES_MAXIMUM = 1 << 18,
	TAG_LEVELS = 64, /* a weight is one of so many values: tag_levels */
};

extern const int16_t tag_levels[TAG_LEVELS]; /* rising */

/* A feature as the file has it. */
struct tag_feature {
	uint32_t number;
	uint8_t levels[N_TAGS]; /* indexes into tag_levels */
};

struct tag_model {
	/* A table of features in slots: where a feature is, or behind it, up to a free one. */
	uint16_t *checks;                     /* by slot: which feature it has; 0: none */
	int16_t *rows;                        /* by slot: TAG_ROW weights */
	uint64_t *sieve;                      /* a bit for some features each: one has weights */
	int32_t transitions[N_TAGS][TAG_ROW]; /* from, to */
	struct tag_lexicon lexicon;
};

/* Reads a model into arena. ERR_FATAL if it is damaged. */
int tag_model_read(struct str bytes, struct arena *arena, struct tag_model *ret_model,
		   struct diag *diag);

/* Features sorted, each once. Transitions and lexicon are those of a model. */
void tag_model_write(const struct tag_model *model, const struct tag_feature *features, size_t n,
		     struct buf *ret_bytes);

enum { TAG_SLOT_BITS = 19, TAG_CHECK_BITS = 15 };

static inline size_t tag_slot_of(uint32_t feature)
{
	return feature >> (TAG_FEATURE_BITS - TAG_SLOT_BITS);
}

/* Tells apart all features that can be in one slot, as tag_model_read() sees to it. */
static inline uint16_t tag_check_of(uint32_t feature)
{
	return (uint16_t)(1 + (feature & ((1u << TAG_CHECK_BITS) - 1)));
}

/* The weights of a feature, or NULL if it has none. */
static inline const int16_t *tag_weights_of(const struct tag_model *model, uint32_t feature)
{
	size_t slot = tag_slot_of(feature);
	uint16_t check = tag_check_of(feature);
	while (model->checks[slot] && model->checks[slot] != check)
		slot++;
	return model->checks[slot] ? model->rows + slot * TAG_ROW : NULL;
}

/*
 * Leaves of features those that may have weights, and says that these will be asked for soon. Most
 * have none, and a table of bits that tells so stays in the processor's cache.
 */
void tag_model_sift(const struct tag_model *model, struct tag_features *features);

/* Adds the weights of sifted features to sums. */
void tag_model_add(const struct tag_model *model, const struct tag_features *features,
		   int16_t sums[static TAG_ROW]);

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

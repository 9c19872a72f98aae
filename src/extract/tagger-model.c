/* The file of a model: written by the trainer, read and checked by the tagger. */
#include "tagger-model.h"

#include <string.h>

#include "surkhi/base/map.h"

static const char magic[8] = {'s', 'u', 'r', 'k', 'h', 'i', 't', '4'};

enum {
	HEADER = 16,
	TRANSITIONS = N_TAGS * N_TAGS * 2,
	CHECK = 8,
	WORD = 4 + 2,
	LEVEL_BITS = 6,
	WEIGHTS = LEVEL_BITS * (N_TAGS + 1) / 8,
	GAP_MORE = 255,
	LOW_BITS = LEVEL_BITS, /* of a feature, that stand with its weights and not in the gap */
	SLOTS = 1 << TAG_SLOT_BITS,
	SIEVE_BITS = 20,
	SIEVE_WORD = 64,
	/* How far from its slot a feature may be, for checks to tell it from all others. */
	STRAY = (1 << (TAG_CHECK_BITS - (TAG_FEATURE_BITS - TAG_SLOT_BITS))) - 1,
};

/*
 * Each a fifth farther from the next: small ones are many and must differ; large ones are few, and
 * none may be cut short.
 */
const int16_t tag_levels[TAG_LEVELS] = {
	-3408, -2839, -2364, -1968, -1638, -1364, -1135, -944, -785, -652, -542, -450, -373,
	-309,  -256,  -212,  -175,  -144,  -118,  -97,   -79,  -64,  -52,  -42,  -33,  -26,
	-20,   -15,   -11,   -7,    -4,    -2,    0,     2,    4,    7,    11,   15,   20,
	26,    33,    42,    52,    64,    79,    97,    118,  144,  175,  212,  256,  309,
	373,   450,   542,   652,   785,   944,   1135,  1364, 1638, 1968, 2364, 2839};

struct input {
	struct str rest;
	bool short_of; /* something was not there */
};

static uint64_t read_number(struct input *input, size_t n)
{
	uint64_t number = 0;
	if (n > input->rest.n) {
		input->short_of = true;
		return 0;
	}
	for (size_t i = n; i-- > 0;)
		number = number << 8 | (unsigned char)input->rest.s[i];
	input->rest = str_slice(input->rest, n, input->rest.n);
	return number;
}

static void add_number(struct buf *bytes, uint64_t number, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_add_char(bytes, (char)(unsigned char)(number >> 8 * i));
}

static int check_bytes(struct str bytes, struct diag *diag)
{
	if (bytes.n < HEADER + TRANSITIONS + CHECK || bytes.n > TAG_MODEL_MAXIMUM ||
	    memcmp(bytes.s, magic, sizeof magic) != 0)
		return err_origin(diag, "no tagger model of this version");
	struct input end = {.rest = str_slice(bytes, bytes.n - CHECK, bytes.n)};
	if (read_number(&end, CHECK) != hash_bytes64(bytes.s, bytes.n - CHECK))
		return err_origin(diag, "tagger model is damaged");
	return 0;
}

/* The high bits of all features; false if they are not what a model has. */
static bool read_gaps(struct input *input, uint32_t *features, size_t n)
{
	uint64_t high = 0;
	for (size_t i = 0; i < n; i++) {
		uint64_t part;
		do {
			part = read_number(input, 1);
			high += part;
		} while (part == GAP_MORE);
		if (input->short_of || high >= 1u << (TAG_FEATURE_BITS - LOW_BITS))
			return false;
		features[i] = (uint32_t)high << LOW_BITS;
	}
	return true;
}

static size_t sieve_bit(uint32_t feature)
{
	return feature >> (TAG_FEATURE_BITS - SIEVE_BITS);
}

/* False if its place and all behind it are taken. */
static bool put_feature(struct tag_model *model, uint32_t feature, uint64_t levels)
{
	size_t slot = tag_slot_of(feature), end = slot + STRAY;
	while (slot < end && model->checks[slot])
		slot++;
	if (slot == end)
		return false;
	model->checks[slot] = tag_check_of(feature);
	model->sieve[sieve_bit(feature) / SIEVE_WORD] |= UINT64_C(1)
							 << sieve_bit(feature) % SIEVE_WORD;
	for (size_t tag = 0; tag < N_TAGS; tag++)
		model->rows[slot * TAG_ROW + tag] =
			tag_levels[levels >> LEVEL_BITS * tag & (TAG_LEVELS - 1)];
	return true;
}

static int read_features(struct input *input, size_t n, struct arena *arena,
			 struct tag_model *model, struct diag *diag)
{
	uint32_t *features = arena_new(arena, n, sizeof *features);
	model->checks = arena_new(arena, SLOTS + STRAY + 1, sizeof *model->checks);
	model->rows = arena_new(arena, SLOTS + STRAY + 1, TAG_ROW * sizeof *model->rows);
	model->sieve = arena_new(arena, (1 << SIEVE_BITS) / SIEVE_WORD, sizeof *model->sieve);
	if (!read_gaps(input, features, n))
		return err_origin(diag, "features of the tagger model are cut short");
	for (size_t i = 0; i < n; i++) {
		uint64_t levels = read_number(input, WEIGHTS);
		features[i] |= (uint32_t)(levels >> LEVEL_BITS * N_TAGS);
		if (i && features[i] <= features[i - 1])
			return err_origin(diag, "features of the tagger model are not sorted");
		if (!put_feature(model, features[i], levels))
			return err_origin(diag, "features of the tagger model are too alike");
	}
	return 0;
}

static int read_lexicon(struct input *input, size_t n, struct arena *arena,
			struct tag_lexicon *ret_lexicon, struct diag *diag)
{
	uint32_t *hashes = arena_new(arena, n, sizeof *hashes);
	uint16_t *values = arena_new(arena, n, sizeof *values);
	for (size_t i = 0; i < n; i++) {
		hashes[i] = (uint32_t)read_number(input, 4);
		if (i && hashes[i] <= hashes[i - 1])
			return err_origin(diag, "words of the tagger model are not sorted");
	}
	for (size_t i = 0; i < n; i++)
		values[i] = (uint16_t)read_number(input, 2);
	*ret_lexicon = (struct tag_lexicon){hashes, values, n};
	return 0;
}

int tag_model_read(struct str bytes, struct arena *arena, struct tag_model *ret_model,
		   struct diag *diag)
{
	struct tag_model model = {.rows = NULL};
	int r = check_bytes(bytes, diag);
	if (r)
		return r;
	struct input input = {.rest = str_slice(bytes, sizeof magic, bytes.n - CHECK)};
	size_t n = (size_t)read_number(&input, 4), n_words = (size_t)read_number(&input, 4);
	if (n > TAG_FEATURES_MAXIMUM || n_words > input.rest.n / WORD)
		return err_origin(diag, "tagger model is cut short or too long");
	for (size_t i = 0; i < N_TAGS * N_TAGS; i++)
		model.transitions[i / N_TAGS][i % N_TAGS] = (int16_t)read_number(&input, 2);
	r = read_features(&input, n, arena, &model, diag);
	if (r == 0)
		r = read_lexicon(&input, n_words, arena, &model.lexicon, diag);
	if (r == 0 && (input.short_of || input.rest.n))
		r = err_origin(diag, "tagger model is cut short or too long");
	if (r == 0)
		*ret_model = model;
	return r;
}

static void add_gaps(struct buf *bytes, const struct tag_feature *features, size_t n)
{
	uint32_t last = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t gap = (features[i].number >> LOW_BITS) - last;
		last += gap;
		for (; gap >= GAP_MORE; gap -= GAP_MORE)
			add_number(bytes, GAP_MORE, 1);
		add_number(bytes, gap, 1);
	}
}

static void add_weights(struct buf *bytes, const struct tag_feature *feature)
{
	uint64_t levels = (uint64_t)(feature->number & ((1u << LOW_BITS) - 1))
			  << LEVEL_BITS * N_TAGS;
	for (size_t tag = 0; tag < N_TAGS; tag++)
		levels |= (uint64_t)feature->levels[tag] << LEVEL_BITS * tag;
	add_number(bytes, levels, WEIGHTS);
}

void tag_model_write(const struct tag_model *model, const struct tag_feature *features, size_t n,
		     struct buf *ret_bytes)
{
	const struct tag_lexicon *lexicon = &model->lexicon;
	buf_clear(ret_bytes);
	buf_add(ret_bytes, (struct str){magic, sizeof magic});
	add_number(ret_bytes, n, 4);
	add_number(ret_bytes, lexicon->n, 4);
	for (size_t i = 0; i < N_TAGS * N_TAGS; i++)
		add_number(ret_bytes, (uint16_t)model->transitions[i / N_TAGS][i % N_TAGS], 2);
	add_gaps(ret_bytes, features, n);
	for (size_t i = 0; i < n; i++)
		add_weights(ret_bytes, &features[i]);
	for (size_t i = 0; i < lexicon->n; i++)
		add_number(ret_bytes, lexicon->hashes[i], 4);
	for (size_t i = 0; i < lexicon->n; i++)
		add_number(ret_bytes, lexicon->values[i], 2);
	add_number(ret_bytes, hash_bytes64(ret_bytes->s, ret_bytes->n), CHECK);
}

void tag_model_sift(const struct tag_model *model, struct tag_features *features)
{
	size_t n = 0;
	for (size_t f = 0; f < features->n; f++) {
		size_t bit = sieve_bit(features->at[f]);
		features->at[n] = features->at[f];
		n += model->sieve[bit / SIEVE_WORD] >> bit % SIEVE_WORD & 1;
	}
	features->n = n;
	for (size_t f = 0; f < n; f++) {
		size_t slot = tag_slot_of(features->at[f]);
		__builtin_prefetch(&model->checks[slot]);
		__builtin_prefetch(&model->rows[slot * TAG_ROW]);
	}
}

void tag_model_add(const struct tag_model *model, const struct tag_features *features,
		   int16_t sums[static TAG_ROW])
{
	for (size_t f = 0; f < features->n; f++) {
		const int16_t *weights = tag_weights_of(model, features->at[f]);
		for (size_t k = 0; weights && k < TAG_ROW; k++)
			sums[k] = (int16_t)(sums[k] + weights[k]);
	}
}

/*
 * The tagger at work: sums of weights, and Viterbi's algorithm. What a spelling adds to the scores
 * of its own word and of those beside it is summed once and kept in the book; only what words tell
 * together is looked up at each word, and only at those that may be part of a name.
 */
#include "tagger.h"

#include <string.h>

#include "tagger-model.h"

#include "surkhi/base/asset.h"

struct tagger {
	struct arena arena;
	struct tag_model model;
};

int tagger_open(struct str bytes, struct tagger **ret_tagger, struct diag *diag)
{
	struct tagger *tagger = mem_new(1, sizeof *tagger);
	int r = tag_model_read(bytes, &tagger->arena, &tagger->model, diag);
	if (r) {
		tagger_close(tagger);
		return r;
	}
	*ret_tagger = tagger;
	return 0;
}

int tagger_open_own(struct tagger **ret_tagger, struct diag *diag)
{
	struct str model;
	if (!asset_find(asset_table, "model/tagger.bin", &model))
		return err_origin(diag, "no model of the tagger is built in");
	return tagger_open(model, ret_tagger, diag);
}

struct tagger *tagger_close(struct tagger *tagger)
{
	if (tagger) {
		arena_done(&tagger->arena);
		mem_free(tagger);
	}
	return NULL;
}

/*
 * A tag inside a name stands behind itself or behind the first of its kind only; any other behind
 * all. That is tried for all tags at once, as compilers take what stands side by side.
 */
static void find_ways(const struct tag_model *model, const int32_t before[static N_TAGS],
		      int32_t best[static TAG_ROW], int32_t from[static TAG_ROW])
{
	for (size_t tag = 0; tag < TAG_ROW; tag++)
		best[tag] = before[0] + model->transitions[0][tag];
	for (int32_t i = 1; i < N_TAGS; i++)
		for (size_t tag = 0; tag < TAG_ROW; tag++) {
			int32_t score = before[i] + model->transitions[i][tag];
			from[tag] = score > best[tag] ? i : from[tag];
			best[tag] = score > best[tag] ? score : best[tag];
		}
	for (enum tag tag = TAG_PERSON_INSIDE; tag < N_TAGS; tag += 2) {
		int32_t first = before[tag - 1] + model->transitions[tag - 1][tag];
		int32_t inside = before[tag] + model->transitions[tag][tag];
		best[tag] = inside > first ? inside : first;
		from[tag] = (int32_t)tag - (inside <= first);
	}
}

/*
 * The best way to each tag of a word from those of the word before. Only differences count, and
 * they stay small however long the text is.
 */
static void take_step(const struct tag_model *model, const struct tag_step *before,
		      struct tag_step *step)
{
	int32_t top = INT32_MIN, best[TAG_ROW], from[TAG_ROW] = {0};
	find_ways(model, before->scores, best, from);
	for (enum tag tag = 0; tag < N_TAGS; tag++) {
		step->from[tag] = (uint8_t)from[tag];
		step->scores[tag] += best[tag];
		top = step->scores[tag] > top ? step->scores[tag] : top;
	}
	for (enum tag tag = 0; tag < N_TAGS; tag++)
		step->scores[tag] -= top;
}

static enum tag best_end(const struct tag_model *model, const struct tag_step *step)
{
	enum tag best = TAG_OUTSIDE;
	for (enum tag tag = 1; tag < N_TAGS; tag++)
		if (step->scores[tag] + model->transitions[tag][TAG_OUTSIDE] >
		    step->scores[best] + model->transitions[best][TAG_OUTSIDE])
			best = tag;
	return best;
}

/* A stretch between two words that are certainly outside. */
static void decode_stretch(const struct tag_model *model, struct tag_step *steps, size_t n,
			   uint8_t *ret_tags)
{
	static const struct tag_step outside = {.scores = {0, INT32_MIN / 2, INT32_MIN / 2,
							   INT32_MIN / 2, INT32_MIN / 2,
							   INT32_MIN / 2, INT32_MIN / 2}};
	for (size_t i = 0; i < n; i++)
		take_step(model, i ? &steps[i - 1] : &outside, &steps[i]);
	enum tag tag = best_end(model, &steps[n - 1]);
	for (size_t i = n; i-- > 0; tag = steps[i].from[tag])
		ret_tags[i] = (uint8_t)tag;
}

void tag_decode(const struct tag_model *model, struct tag_step *steps, const bool *certain,
		size_t n, uint8_t *ret_tags)
{
	for (size_t first = 0, end; first < n; first = end) {
		ret_tags[first] = TAG_OUTSIDE;
		end = first + 1;
		if (certain[first])
			continue;
		while (end < n && !certain[end])
			end++;
		decode_stretch(model, &steps[first], end - first, ret_tags + first);
	}
}

static const int16_t *sums_of_no_hits(const struct tag_model *model, struct tag_book *book)
{
	if (!book->no_hits_known) {
		static const uint32_t none[TAG_OFFSETS];
		struct tag_features features;
		features.n = 0;
		tag_hit_features(none, &features);
		memset(book->no_hits, 0, sizeof book->no_hits);
		tag_model_sift(model, &features);
		tag_model_add(model, &features, book->no_hits);
		book->no_hits_known = true;
	}
	return book->no_hits;
}

static void add_sums(const int16_t *more, int16_t sums[static TAG_ROW])
{
	for (size_t k = 0; k < TAG_ROW; k++)
		sums[k] = (int16_t)(sums[k] + more[k]);
}

/*
 * True if what the words tell one by one says so clearly that this one is outside that what they
 * tell together is not asked: that is the dear part. At this lead F1 is the same to a tenth.
 */
static bool is_clear(const int16_t sums[static TAG_ROW])
{
	enum { LEAD = 600 };
	for (size_t tag = TAG_OUTSIDE + 1; tag < N_TAGS; tag++)
		if (sums[TAG_OUTSIDE] - sums[tag] < LEAD)
			return false;
	return true;
}

/* False if it is clearly outside. */
static bool score_word(const struct tag_model *model, struct scan *scan,
		       const struct tag_text *text, size_t index, struct tag_step *ret_step)
{
	struct tag_features features;
	uint32_t hits[TAG_OFFSETS];
	int16_t sums[TAG_ROW] = {0};
	for (int offset = -TAG_REACH; offset <= TAG_REACH; offset++) {
		size_t at = index + (size_t)offset;
		uint32_t form = at < scan->words.n ? text->form_at[at] : 0;
		add_sums(scan->book.sums[form].at[offset + TAG_REACH], sums);
	}
	if (is_clear(sums))
		return false;
	features.n = 0;
	tag_word_features(text, index, &features);
	if (tag_hits_read(text, index, hits))
		tag_hit_features(hits, &features);
	else
		add_sums(sums_of_no_hits(model, &scan->book), sums);
	tag_model_sift(model, &features);
	tag_model_add(model, &features, sums);
	for (size_t tag = 0; tag < N_TAGS; tag++)
		ret_step->scores[tag] = sums[tag];
	return true;
}

uint8_t *tagger_run(const struct tagger *tagger, struct scan *scan)
{
	const struct tag_model *model = &tagger->model;
	size_t n = scan->words.n;
	struct tag_text text;
	tag_text_read(scan, &model->lexicon, model, &text);
	struct tag_step *steps = arena_room(scan->arena, n, sizeof *steps);
	bool *certain = arena_room(scan->arena, n, sizeof *certain);
	uint8_t *tags = arena_room(scan->arena, n, sizeof *tags);
	for (size_t i = 0; i < n; i++) {
		certain[i] = tag_form_at(&text, i)->certain ||
			     !score_word(model, scan, &text, i, &steps[i]);
	}
	tag_decode(model, steps, certain, n, tags);
	return tags;
}

void tag_words(struct scan *scan)
{
	scan->tags = tagger_run(scan->tagger, scan);
}

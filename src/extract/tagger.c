/*
 * The tagger at work: sums of weights, and Viterbi's algorithm. What a spelling adds to the scores
 * of its own word and of those beside it is summed once and kept, as are the words that are never
 * part of a name; only what words tell together is looked up at each word.
 */
#include "tagger.h"

#include "tagger-model.h"

#include "surkhi/base/asset.h"

struct tagger {
	struct arena arena;
	struct tag_model model;
};

enum tag tag_kind(enum tag tag)
{
	return tag == TAG_OUTSIDE ? TAG_OUTSIDE : (enum tag)((tag - 1) / 2 * 2 + 1);
}

static bool is_inside(enum tag tag)
{
	return tag && tag_kind(tag) != tag;
}

bool tag_may_follow(enum tag tag, enum tag next)
{
	return !is_inside(next) || tag_kind(tag) == tag_kind(next);
}

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
 * The best way to each tag of a word from those of the word before. Only differences count, and
 * they stay small however long the text is.
 */
static void take_step(const struct tag_model *model, const struct tag_step *before,
		      struct tag_step *step)
{
	int32_t top = INT32_MIN;
	for (enum tag tag = 0; tag < N_TAGS; tag++) {
		int32_t best = INT32_MIN;
		for (enum tag from = 0; from < N_TAGS; from++) {
			int32_t score = before->scores[from] + model->transitions[from][tag];
			if (!tag_may_follow(from, tag) || score <= best)
				continue;
			best = score;
			step->from[tag] = (uint8_t)from;
		}
		step->scores[tag] += best;
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

/* Scores of the tags, and one that is always 0. */
struct sums {
	int16_t at[TAG_ROW];
};

static void add_features(const struct tag_model *model, const struct tag_features *features,
			 struct sums *sums)
{
	for (size_t f = 0; f < features->n; f++) {
		const int8_t *weights = tag_weights_of(model, features->at[f]);
		for (size_t k = 0; weights && k < TAG_ROW; k++)
			sums->at[k] = (int16_t)(sums->at[k] + weights[k]);
	}
}

/* What forms add to the words at each offset, once they were asked. */
struct form_sums {
	struct sums sums[TAG_OFFSETS];
	bool known[TAG_OFFSETS];
};

static const struct sums *sums_of_form(const struct tag_model *model, const struct tag_text *text,
				       struct form_sums *forms, size_t index, int offset)
{
	size_t form = index < text->scan->words.n ? text->form_at[index] : 0;
	size_t place = (size_t)(offset + TAG_REACH);
	struct form_sums *known = &forms[form];
	if (!known->known[place]) {
		struct tag_features features;
		features.n = 0;
		tag_form_features(&text->forms[form], offset, &features);
		add_features(model, &features, &known->sums[place]);
		known->known[place] = true;
	}
	return &known->sums[place];
}

static void score_word(const struct tag_model *model, const struct tag_text *text,
		       struct form_sums *forms, size_t index, struct tag_step *ret_step)
{
	struct tag_features features;
	struct sums sums = {{0}};
	features.n = 0;
	tag_word_features(text, index, &features);
	add_features(model, &features, &sums);
	for (int offset = -TAG_REACH; offset <= TAG_REACH; offset++) {
		const struct sums *of_form =
			sums_of_form(model, text, forms, index + (size_t)offset, offset);
		for (size_t k = 0; k < TAG_ROW; k++)
			sums.at[k] = (int16_t)(sums.at[k] + of_form->at[k]);
	}
	for (size_t tag = 0; tag < N_TAGS; tag++)
		ret_step->scores[tag] = sums.at[tag];
}

uint8_t *tagger_run(const struct tagger *tagger, const struct scan *scan)
{
	const struct tag_model *model = &tagger->model;
	size_t n = scan->words.n;
	struct tag_text text;
	tag_text_read(scan, &model->lexicon, &text);
	struct form_sums *forms = arena_new(scan->arena, text.n_forms, sizeof *forms);
	struct tag_step *steps = arena_new(scan->arena, n, sizeof *steps);
	bool *certain = arena_new(scan->arena, n, sizeof *certain);
	uint8_t *tags = arena_new(scan->arena, n, sizeof *tags);
	for (size_t i = 0; i < n; i++) {
		certain[i] = text.forms[text.form_at[i]].certain;
		if (!certain[i])
			score_word(model, &text, forms, i, &steps[i]);
	}
	tag_decode(model, steps, certain, n, tags);
	return tags;
}

void tag_words(struct scan *scan)
{
	scan->tags = tagger_run(scan->tagger, scan);
}

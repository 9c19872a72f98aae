/*
 * An averaged perceptron over whole sentences: where the best row of tags is not the right one, the
 * right one's features gain and the other's lose; the weights of all steps are averaged.
 */
#include "train.h"

#include <stdlib.h>
#include <string.h>

enum { SENTENCE_WORDS = 1 << 14, WEIGHT_MAXIMUM = 127 };

/* By feature and tag: the weight, and what it must lose to be the average, times all steps. */
struct weights {
	int32_t at[N_TAGS];
	int64_t late[N_TAGS];
};

struct perceptron {
	const struct train_corpus *corpus;
	struct train_options options;
	uint32_t *hashes; /* by feature */
	struct weights *weights;
	size_t n;
	struct weights transitions[N_TAGS];
	struct tag_model model; /* with the transitions as they are */
	uint32_t *order;
	uint64_t random;
	int64_t step;
	struct tag_step *steps;
	bool *certain;
	uint8_t *tags;
};

double train_f1(const struct train_score *score)
{
	return score->right ? 2.0 * (double)score->right / (double)(score->found + score->there)
			    : 0.0;
}

/* xorshift64*: the same numbers on every machine */
static uint32_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (uint32_t)(*state * 0x2545F4914F6CDD1Du >> 32);
}

static int compare_numbers(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return *x < *y ? -1 : *x > *y;
}

/* The features seen often enough, sorted. */
static size_t list_features(const struct train_corpus *corpus, unsigned cutoff, uint32_t *ret_list)
{
	size_t n = 0, count = 0;
	memcpy(ret_list, corpus->features, corpus->n_features * sizeof *ret_list);
	qsort(ret_list, corpus->n_features, sizeof *ret_list, compare_numbers);
	for (size_t i = 0; i < corpus->n_features; i++) {
		bool last = i + 1 == corpus->n_features || ret_list[i + 1] != ret_list[i];
		count++;
		if (last && count >= cutoff)
			ret_list[n++] = ret_list[i];
		if (last)
			count = 0;
	}
	return n;
}

/* Replaces the features by their places in the list, and leaves those out that are not in it. */
static void number_features(struct train_corpus *corpus, const uint32_t *list, size_t n)
{
	size_t kept = 0;
	for (size_t w = 0; w < corpus->n_words; w++) {
		struct train_word *word = &corpus->words[w];
		uint32_t first = (uint32_t)kept;
		for (size_t f = word->first; f < word->first + word->n; f++) {
			const uint32_t *at = bsearch(&corpus->features[f], list, n, sizeof *list,
						     compare_numbers);
			if (at)
				corpus->features[kept++] = (uint32_t)(at - list);
		}
		word->n = (uint32_t)kept - first;
		word->first = first;
	}
	corpus->n_features = kept;
}

struct perceptron *perceptron_new(struct train_corpus *corpus, const struct train_options *options)
{
	struct perceptron *perceptron = mem_new(1, sizeof *perceptron);
	*perceptron = (struct perceptron){
		.corpus = corpus, .options = *options, .random = 0x9E3779B97F4A7C15u};
	perceptron->hashes = mem_new(corpus->n_features + 1, sizeof *perceptron->hashes);
	perceptron->n = list_features(corpus, options->cutoff, perceptron->hashes);
	number_features(corpus, perceptron->hashes, perceptron->n);
	perceptron->weights = mem_new(perceptron->n + 1, sizeof *perceptron->weights);
	perceptron->order = mem_new(corpus->n + 1, sizeof *perceptron->order);
	for (size_t i = 0; i < corpus->n; i++)
		perceptron->order[i] = (uint32_t)i;
	perceptron->steps = mem_new(SENTENCE_WORDS, sizeof *perceptron->steps);
	perceptron->certain = mem_new(SENTENCE_WORDS, sizeof *perceptron->certain);
	perceptron->tags = mem_new(SENTENCE_WORDS, sizeof *perceptron->tags);
	return perceptron;
}

struct perceptron *perceptron_free(struct perceptron *perceptron)
{
	if (!perceptron)
		return NULL;
	mem_free(perceptron->hashes);
	mem_free(perceptron->weights);
	mem_free(perceptron->order);
	mem_free(perceptron->steps);
	mem_free(perceptron->certain);
	mem_free(perceptron->tags);
	return mem_free(perceptron);
}

static void shuffle(struct perceptron *perceptron)
{
	for (size_t i = perceptron->corpus->n; i > 1; i--) {
		size_t j = (size_t)((uint64_t)next_random(&perceptron->random) * i >> 32);
		uint32_t other = perceptron->order[j];
		perceptron->order[j] = perceptron->order[i - 1];
		perceptron->order[i - 1] = other;
	}
}

static void change(struct perceptron *perceptron, struct weights *weights, enum tag tag, int32_t by)
{
	weights->at[tag] += by;
	weights->late[tag] += by * perceptron->step;
}

static void change_word(struct perceptron *perceptron, const struct train_word *word, enum tag tag,
			int32_t by)
{
	const uint32_t *features = perceptron->corpus->features + word->first;
	for (size_t f = 0; f < word->n; f++)
		change(perceptron, &perceptron->weights[features[f]], tag, by);
}

static void change_transition(struct perceptron *perceptron, enum tag from, enum tag to, int32_t by)
{
	change(perceptron, &perceptron->transitions[from], to, by);
	perceptron->model.transitions[from][to] = perceptron->transitions[from].at[to];
}

/* The right tags must win by the margin: every other tag starts with that much more. */
static void score_sentence(struct perceptron *perceptron, const struct train_word *words, size_t n)
{
	int32_t margin = (int32_t)perceptron->options.margin;
	for (size_t i = 0; i < n; i++) {
		int32_t *scores = perceptron->steps[i].scores;
		const uint32_t *features = perceptron->corpus->features + words[i].first;
		perceptron->certain[i] = words[i].certain;
		for (enum tag tag = 0; tag < N_TAGS; tag++)
			scores[tag] = tag == words[i].tag ? 0 : margin;
		for (size_t f = 0; f < words[i].n; f++)
			for (size_t tag = 0; tag < N_TAGS; tag++)
				scores[tag] += perceptron->weights[features[f]].at[tag];
	}
}

static bool correct(struct perceptron *perceptron, const struct train_word *words, size_t n)
{
	bool wrong = false;
	enum tag right_before = TAG_OUTSIDE, found_before = TAG_OUTSIDE;
	for (size_t i = 0; i < n; i++) {
		enum tag right = words[i].tag, found = perceptron->tags[i];
		if (right != found) {
			change_word(perceptron, &words[i], right, 1);
			change_word(perceptron, &words[i], found, -1);
			wrong = true;
		}
		if (right != found || right_before != found_before) {
			change_transition(perceptron, right_before, right, 1);
			change_transition(perceptron, found_before, found, -1);
		}
		right_before = right;
		found_before = found;
	}
	return wrong;
}

size_t perceptron_learn(struct perceptron *perceptron)
{
	const struct train_corpus *corpus = perceptron->corpus;
	size_t wrong = 0;
	shuffle(perceptron);
	for (size_t i = 0; i < corpus->n; i++) {
		const struct train_sentence *sentence = &corpus->sentences[perceptron->order[i]];
		const struct train_word *words = corpus->words + sentence->first;
		size_t n = sentence->n < SENTENCE_WORDS ? sentence->n : SENTENCE_WORDS;
		score_sentence(perceptron, words, n);
		tag_decode(&perceptron->model, perceptron->steps, perceptron->certain, n,
			   perceptron->tags);
		wrong += correct(perceptron, words, n);
		perceptron->step++;
	}
	return wrong;
}

static double average(const struct perceptron *perceptron, const struct weights *weights,
		      size_t tag)
{
	double steps = (double)(perceptron->step ? perceptron->step : 1);
	return (double)weights->at[tag] - (double)weights->late[tag] / steps;
}

/* How much a feature says: the spread of its weights. */
static double strength(const struct perceptron *perceptron, const struct weights *weights)
{
	double least = 0, most = 0;
	for (size_t tag = 0; tag < N_TAGS; tag++) {
		double weight = average(perceptron, weights, tag);
		least = tag == 0 || weight < least ? weight : least;
		most = tag == 0 || weight > most ? weight : most;
	}
	return most - least;
}

/* The strongest feature of those that share a row has it. */
static void choose_features(const struct perceptron *perceptron, size_t n_rows, uint32_t *ret_rows)
{
	double *strengths = mem_new(n_rows, sizeof *strengths);
	for (size_t f = 0; f < perceptron->n; f++) {
		size_t row = tag_row_of(n_rows, perceptron->hashes[f]);
		double value = strength(perceptron, &perceptron->weights[f]);
		if (value > strengths[row]) {
			strengths[row] = value;
			ret_rows[row] = (uint32_t)f + 1;
		}
	}
	mem_free(strengths);
}

static int32_t quantise(double weight, double scale, int32_t maximum)
{
	double value = weight * scale;
	int32_t whole = (int32_t)(value < 0 ? value - 0.5 : value + 0.5);
	return whole > maximum ? maximum : whole < -maximum ? -maximum : whole;
}

/* What the largest weight is multiplied with to fill a byte. */
static double scale_of(const struct perceptron *perceptron)
{
	double most = 1;
	for (size_t f = 0; f < perceptron->n; f++)
		for (size_t tag = 0; tag < N_TAGS; tag++) {
			double weight = average(perceptron, &perceptron->weights[f], tag);
			weight = weight < 0 ? -weight : weight;
			most = weight > most ? weight : most;
		}
	return WEIGHT_MAXIMUM / most;
}

void perceptron_model(const struct perceptron *perceptron, struct arena *arena,
		      struct tag_model *ret_model)
{
	size_t n_rows = perceptron->options.rows;
	int8_t *rows = arena_new(arena, n_rows, TAG_ROW);
	uint32_t *chosen = mem_new(n_rows, sizeof *chosen);
	double scale = scale_of(perceptron);
	choose_features(perceptron, n_rows, chosen);
	for (size_t row = 0; row < n_rows; row++) {
		if (!chosen[row])
			continue;
		const struct weights *weights = &perceptron->weights[chosen[row] - 1];
		for (size_t tag = 0; tag < N_TAGS; tag++)
			rows[row * TAG_ROW + tag] = (int8_t)quantise(
				average(perceptron, weights, tag), scale, WEIGHT_MAXIMUM);
		rows[row * TAG_ROW + N_TAGS] = (int8_t)(uint8_t)perceptron->hashes[chosen[row] - 1];
	}
	*ret_model = (struct tag_model){.rows = rows, .n_rows = n_rows};
	for (size_t from = 0; from < N_TAGS; from++)
		for (size_t to = 0; to < N_TAGS; to++)
			ret_model->transitions[from][to] =
				quantise(average(perceptron, &perceptron->transitions[from], to),
					 scale, INT16_MAX);
	mem_free(chosen);
}

static void count_names(const uint8_t *found, const uint8_t *right, size_t n,
			struct train_score *score)
{
	size_t first, at = 0;
	enum tag kind;
	while (conll_next_name(right, n, &at, &kind, &first))
		score->there++;
	for (at = 0; conll_next_name(found, n, &at, &kind, &first);) {
		bool same = memcmp(found + first, right + first, at - first) == 0;
		bool ends = at == n || right[at] != kind + 1;
		score->right += same && ends;
		score->found++;
	}
}

struct train_score train_score(const struct tag_model *model, const struct train_corpus *corpus)
{
	struct train_score score = {0};
	struct tag_step *steps = mem_new(SENTENCE_WORDS, sizeof *steps);
	bool *certain = mem_new(SENTENCE_WORDS, sizeof *certain);
	uint8_t *tags = mem_new(SENTENCE_WORDS, 2);
	uint8_t *right = tags + SENTENCE_WORDS;
	for (size_t s = 0; s < corpus->n; s++) {
		const struct train_sentence *sentence = &corpus->sentences[s];
		const struct train_word *words = corpus->words + sentence->first;
		size_t n = sentence->n;
		if (n > SENTENCE_WORDS)
			n = SENTENCE_WORDS;
		for (size_t i = 0; i < n; i++) {
			steps[i] = (struct tag_step){.scores = {0}};
			certain[i] = words[i].certain;
			right[i] = words[i].tag;
			for (size_t f = words[i].first; f < words[i].first + words[i].n; f++) {
				uint32_t feature = corpus->features[f];
				const int8_t *row =
					model->rows + tag_row_of(model->n_rows, feature) * TAG_ROW;
				for (size_t tag = 0;
				     tag < N_TAGS && (uint8_t)row[N_TAGS] == (uint8_t)feature;
				     tag++)
					steps[i].scores[tag] += row[tag];
			}
		}
		tag_decode(model, steps, certain, n, tags);
		count_names(tags, right, n, &score);
	}
	mem_free(steps);
	mem_free(certain);
	mem_free(tags);
	return score;
}

/*
 * An averaged perceptron over whole sentences: where the best row of tags is not the right one, the
 * right one's features gain and the other's lose; the weights of all steps are averaged. The model
 * has the strongest features, each weight rounded to one of a few levels.
 */
#include "train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SENTENCE_WORDS = 1 << 14, CHANGE = 100 };

/* What scores are summed of, by feature and tag: apart from what only changes look at. */
struct sum {
	float at[TAG_ROW];
};

struct history {               /* of a sum */
	float changes[N_TAGS]; /* how often it was changed; each change is smaller than the last */
	double late[N_TAGS];   /* what it must lose to be the average, times all steps */
	float past[N_TAGS];    /* the averages of earlier rounds, added up */
};

struct perceptron {
	const struct train_corpus *corpus;
	struct train_options options;
	uint32_t *hashes, *counts; /* by feature */
	/* n that all files share, n of each file's own, those of transitions by the first tag */
	struct sum *weights;
	struct history *histories;
	size_t own; /* where those of the file in hand begin; 0: it has none */
	size_t n, n_weights;
	struct tag_model model; /* with the transitions as they are */
	uint32_t *order;
	uint64_t random;
	int64_t step;
	struct tag_step *steps;
	bool *certain, *dropped; /* by word; by feature of a word */
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

/* The features seen often enough, sorted, and how often. */
static size_t list_features(const struct train_corpus *corpus, unsigned cutoff, uint32_t *ret_list,
			    uint32_t *ret_counts)
{
	size_t n = 0;
	uint32_t count = 0;
	memcpy(ret_list, corpus->features, corpus->n_features * sizeof *ret_list);
	qsort(ret_list, corpus->n_features, sizeof *ret_list, compare_numbers);
	for (size_t i = 0; i < corpus->n_features; i++) {
		bool last = i + 1 == corpus->n_features || ret_list[i + 1] != ret_list[i];
		count++;
		if (last && count >= cutoff) {
			ret_list[n] = ret_list[i];
			ret_counts[n++] = count;
		}
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
	perceptron->counts = mem_new(corpus->n_features + 1, sizeof *perceptron->counts);
	perceptron->n =
		list_features(corpus, options->cutoff, perceptron->hashes, perceptron->counts);
	number_features(corpus, perceptron->hashes, perceptron->n);
	perceptron->n_weights = perceptron->n * (options->like ? 1 + corpus->files : 1);
	perceptron->weights = mem_new(perceptron->n_weights + N_TAGS, sizeof *perceptron->weights);
	perceptron->histories =
		mem_new(perceptron->n_weights + N_TAGS, sizeof *perceptron->histories);
	perceptron->order = mem_new(corpus->n + 1, sizeof *perceptron->order);
	for (size_t i = 0; i < corpus->n; i++)
		perceptron->order[i] = (uint32_t)i;
	perceptron->steps = mem_new(SENTENCE_WORDS, sizeof *perceptron->steps);
	perceptron->certain = mem_new(SENTENCE_WORDS, sizeof *perceptron->certain);
	perceptron->tags = mem_new(SENTENCE_WORDS, sizeof *perceptron->tags);
	perceptron->dropped = mem_new(corpus->n_features + 1, sizeof *perceptron->dropped);
	return perceptron;
}

struct perceptron *perceptron_free(struct perceptron *perceptron)
{
	if (!perceptron)
		return NULL;
	mem_free(perceptron->hashes);
	mem_free(perceptron->counts);
	mem_free(perceptron->weights);
	mem_free(perceptron->histories);
	mem_free(perceptron->order);
	mem_free(perceptron->steps);
	mem_free(perceptron->certain);
	mem_free(perceptron->tags);
	mem_free(perceptron->dropped);
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

/* The more often a weight was changed, the less it still is: what is rare must not be lost. */
static void change(struct perceptron *perceptron, size_t index, enum tag tag, float by)
{
	struct history *history = &perceptron->histories[index];
	float step = by * CHANGE / sqrtf(history->changes[tag] += 1);
	perceptron->weights[index].at[tag] += step;
	history->late[tag] += (double)step * (double)perceptron->step;
}

static void change_word(struct perceptron *perceptron, const struct train_word *word, enum tag tag,
			float by)
{
	const uint32_t *features = perceptron->corpus->features;
	float own = (float)perceptron->options.own / 100 * by;
	for (size_t f = word->first; f < word->first + word->n; f++) {
		if (perceptron->dropped[f])
			continue;
		change(perceptron, features[f], tag, by);
		if (perceptron->own)
			change(perceptron, perceptron->own + features[f], tag, own);
	}
}

static void change_transition(struct perceptron *perceptron, enum tag from, enum tag to, float by)
{
	size_t index = perceptron->n_weights + from;
	change(perceptron, index, to, by);
	perceptron->model.transitions[from][to] = (int32_t)perceptron->weights[index].at[to];
}

static void add_sums(const struct sum *shared, const struct sum *own, float sums[static TAG_ROW])
{
	for (size_t tag = 0; tag < TAG_ROW; tag++)
		sums[tag] += shared->at[tag] + own->at[tag];
}

/*
 * Some features, others each time, are left out: what remains must do without them, so that no few
 * features carry all the weight. The memory of all is asked for at once: waiting for it is most of
 * the work.
 */
static void drop_features(struct perceptron *perceptron, const struct train_word *word)
{
	const uint32_t *features = perceptron->corpus->features;
	for (size_t f = word->first; f < word->first + word->n; f++) {
		perceptron->dropped[f] =
			next_random(&perceptron->random) % 100 < perceptron->options.drop;
		__builtin_prefetch(&perceptron->weights[features[f]]);
		__builtin_prefetch(&perceptron->weights[perceptron->own + features[f]]);
	}
}

/* The right tags must win by the margin: every other tag starts with that much more. */
static void score_word(struct perceptron *perceptron, const struct train_word *word,
		       struct tag_step *ret_step)
{
	int32_t margin = (int32_t)perceptron->options.margin * CHANGE;
	static const struct sum none;
	const uint32_t *features = perceptron->corpus->features;
	const struct sum *own = perceptron->own ? perceptron->weights + perceptron->own : NULL;
	float sums[TAG_ROW] = {0};
	drop_features(perceptron, word);
	for (size_t f = word->first; f < word->first + word->n; f++)
		if (!perceptron->dropped[f])
			add_sums(&perceptron->weights[features[f]], own ? &own[features[f]] : &none,
				 sums);
	for (enum tag tag = 0; tag < N_TAGS; tag++)
		ret_step->scores[tag] = (int32_t)sums[tag] + (tag == word->tag ? 0 : margin);
}

static void score_sentence(struct perceptron *perceptron, const struct train_word *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		perceptron->certain[i] = words[i].certain;
		score_word(perceptron, &words[i], &perceptron->steps[i]);
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

/* Where those of a file, from 1, begin; 0 if it has none. */
static size_t own_weights(const struct perceptron *perceptron, unsigned file)
{
	return perceptron->options.like && file <= perceptron->corpus->files ? perceptron->n * file
									     : 0;
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
		perceptron->own = own_weights(perceptron, sentence->file + 1);
		score_sentence(perceptron, words, n);
		tag_decode(&perceptron->model, perceptron->steps, perceptron->certain, n,
			   perceptron->tags);
		wrong += correct(perceptron, words, n);
		perceptron->step++;
	}
	return wrong;
}

static double average(const struct perceptron *perceptron, size_t index, size_t tag)
{
	const struct history *history = &perceptron->histories[index];
	double steps = (double)(perceptron->step ? perceptron->step : 1);
	return (double)history->past[tag] + (double)perceptron->weights[index].at[tag] -
	       history->late[tag] / steps;
}

static void restart(struct perceptron *perceptron, size_t index)
{
	struct history new = {.changes = {0}};
	for (size_t tag = 0; tag < N_TAGS; tag++)
		new.past[tag] = (float)average(perceptron, index, tag);
	perceptron->histories[index] = new;
	perceptron->weights[index] = (struct sum){.at = {0}};
}

void perceptron_restart(struct perceptron *perceptron)
{
	for (size_t i = 0; i < perceptron->n_weights + N_TAGS; i++)
		restart(perceptron, i);
	perceptron->model = (struct tag_model){.checks = NULL};
	perceptron->step = 0;
}

/* What the model should have: what all files share and what the one that it is for has besides. */
static double weight_of(const struct perceptron *perceptron, size_t feature, size_t tag)
{
	size_t own = own_weights(perceptron, perceptron->options.like);
	return average(perceptron, feature, tag) +
	       (own ? average(perceptron, own + feature, tag) : 0);
}

/*
 * A feature, and how much it says: the spread of its weights, and the more the more often it is
 * asked.
 */
struct candidate {
	double strength, most;
	uint32_t index;
};

static struct candidate candidate_of(const struct perceptron *perceptron, size_t index)
{
	double least = 0, most = 0;
	for (size_t tag = 0; tag < N_TAGS; tag++) {
		double weight = weight_of(perceptron, index, tag);
		least = tag == 0 || weight < least ? weight : least;
		most = tag == 0 || weight > most ? weight : most;
	}
	return (struct candidate){.strength = (most - least) * sqrt(perceptron->counts[index]),
				  .most = most > -least ? most : -least,
				  .index = (uint32_t)index};
}

static int compare_index(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	return x->index < y->index ? -1 : x->index > y->index;
}

static int compare_strength(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	return x->strength < y->strength ? 1 : x->strength > y->strength ? -1 : compare_index(a, b);
}

static int compare_most(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	return x->most < y->most ? 1 : x->most > y->most ? -1 : compare_index(a, b);
}

static uint8_t level_of(double weight)
{
	uint8_t best = 0;
	for (uint8_t level = 1; level < TAG_LEVELS; level++)
		if (fabs(weight - tag_levels[level]) < fabs(weight - tag_levels[best]))
			best = level;
	return best;
}

/*
 * By which weights become levels: few have weights beyond the last level, as to cut more of them
 * short costs half a point, and no word's sums outgrow 16 bits.
 */
static double scale_of(struct candidate *chosen, size_t n)
{
	enum { ONE_IN = 20000, SUM_MAXIMUM = 30000 };
	double sum = 0;
	if (n == 0)
		return 1;
	qsort(chosen, n, sizeof *chosen, compare_most);
	for (size_t i = 0; i < n && i < TAG_FEATURES; i++)
		sum += chosen[i].most;
	double most = chosen[n / ONE_IN].most, top = tag_levels[TAG_LEVELS - 1];
	if (sum <= 0)
		return 1;
	return top / most < SUM_MAXIMUM / sum ? top / most : SUM_MAXIMUM / sum;
}

/* The strongest features; their number. */
static size_t choose_features(const struct perceptron *perceptron, struct candidate *ret_chosen)
{
	size_t n = 0;
	for (size_t f = 0; f < perceptron->n; f++) {
		ret_chosen[n] = candidate_of(perceptron, f);
		n += ret_chosen[n].strength > 0;
	}
	if (n)
		qsort(ret_chosen, n, sizeof *ret_chosen, compare_strength);
	return n < perceptron->options.rows ? n : perceptron->options.rows;
}

void perceptron_model(const struct perceptron *perceptron, const struct tag_lexicon *lexicon,
		      struct buf *ret_bytes)
{
	struct tag_model model = {.lexicon = *lexicon};
	struct candidate *chosen = mem_new(perceptron->n + 1, sizeof *chosen);
	size_t n = choose_features(perceptron, chosen);
	double scale = scale_of(chosen, n);
	struct tag_feature *features = mem_new(n + 1, sizeof *features);
	if (n)
		qsort(chosen, n, sizeof *chosen, compare_index);
	for (size_t i = 0; i < n; i++) {
		features[i].number = perceptron->hashes[chosen[i].index];
		for (size_t tag = 0; tag < N_TAGS; tag++)
			features[i].levels[tag] =
				level_of(scale * weight_of(perceptron, chosen[i].index, tag));
	}
	for (size_t from = 0; from < N_TAGS; from++)
		for (size_t to = 0; to < N_TAGS; to++)
			model.transitions[from][to] = (int32_t)lround(
				scale * average(perceptron, perceptron->n_weights + from, to));
	tag_model_write(&model, features, n, ret_bytes);
	mem_free(chosen);
	mem_free(features);
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

static void add_weights(const struct tag_model *model, uint32_t feature, struct tag_step *step)
{
	const int16_t *weights = tag_weights_of(model, feature);
	for (size_t tag = 0; weights && tag < N_TAGS; tag++)
		step->scores[tag] += weights[tag];
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
			for (size_t f = words[i].first; f < words[i].first + words[i].n; f++)
				add_weights(model, corpus->features[f], &steps[i]);
		}
		tag_decode(model, steps, certain, n, tags);
		count_names(tags, right, n, &score);
	}
	mem_free(steps);
	mem_free(certain);
	mem_free(tags);
	return score;
}

#ifndef EXTRACT_TRAIN_H
#define EXTRACT_TRAIN_H

#include "tagger-model.h"
#include "train-conll.h"

/* How a model is made of annotated sentences; the program is train.c. */

/* Annotated sentences as rows of features. */
struct train_word {
	uint32_t first, n; /* in features */
	uint8_t tag;
	bool certain;
};

struct train_sentence {
	uint32_t first, n; /* in words */
	unsigned file;
};

struct train_corpus {
	uint32_t *features;
	size_t n_features, features_capacity;
	struct train_word *words;
	size_t n_words, words_capacity;
	struct train_sentence *sentences;
	size_t n, capacity;
	unsigned files;
};

void train_corpus_read(struct train_corpus *corpus, const struct conll *conll,
		       const struct gazetteer *gazetteer, const struct tag_lexicon *lexicon);
void train_corpus_done(struct train_corpus *corpus);

struct train_options {
	const char *clusters, *lists; /* files, or NULL */
	unsigned floor;               /* a word seen as often, and never in a name, is certain */
	unsigned epochs;
	unsigned rows;   /* of the model: its features */
	unsigned cutoff; /* features that are seen less often are left out */
	unsigned margin; /* by which the right tags must win, in changes of a new weight */
	unsigned rounds; /* of learning, each anew, whose models are added up */
	unsigned own;    /* of 100: how much files learn for themselves; 0: nothing */
	unsigned like; /* the file, from 1, whose own weights the model has too; 0: files have none
			*/
	unsigned drop; /* how many features of 100 are left out at each look */
};

/*
 * The lexicon of a model: the words of clusters and lists, and those that are certainly outside. In
 * arena.
 */
int train_lexicon(const struct conll *conll, const struct gazetteer *gazetteer,
		  const struct train_options *options, struct arena *arena,
		  struct tag_lexicon *ret_lexicon, struct diag *diag);

/* How many names were right; what is right of those found and of those there, in one figure. */
struct train_score {
	size_t right, found, there;
};

double train_f1(const struct train_score *score);

/* Tags a corpus by a model. */
struct train_score train_score(const struct tag_model *model, const struct train_corpus *corpus);

struct perceptron;

/* Replaces the features of the corpus by their numbers. */
struct perceptron *perceptron_new(struct train_corpus *corpus, const struct train_options *options);
struct perceptron *perceptron_free(struct perceptron *perceptron);

/* Begins anew, keeping the average for the model. */
void perceptron_restart(struct perceptron *perceptron);

/* One walk through all sentences, in an order of its own. The number of sentences got wrong. */
size_t perceptron_learn(struct perceptron *perceptron);

/* The file of a model of the averaged weights. */
void perceptron_model(const struct perceptron *perceptron, const struct tag_lexicon *lexicon,
		      struct buf *ret_bytes);

#endif

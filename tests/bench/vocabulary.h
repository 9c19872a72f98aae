#ifndef TESTS_BENCH_VOCABULARY_H
#define TESTS_BENCH_VOCABULARY_H

#include "dice.h"
#include "surkhi/base/str.h"

/*
 * The words that articles are made of: those of the sample archive as often as they occur there,
 * then those of the gazetteer, then what inflection and composition make of both, some 300,000; and
 * words that nobody has seen before. Frequencies follow Zipf's law with two slopes, as running
 * Hindi does: the most frequent thousands fall slowly, the rest fast.
 */
enum { TOPIC_WORDS = 10 /* that one article comes back to */ };

struct vocabulary {
	struct arena arena;
	struct str *words; /* most frequent first */
	size_t n, capacity;
	struct sampler common; /* of any article */
	struct sampler topics; /* that an article can be about: neither grammar nor the rarest */
};

void vocabulary_init(struct vocabulary *vocabulary);
void vocabulary_done(struct vocabulary *vocabulary);

/* What one article speaks of. */
struct topic {
	struct str words[TOPIC_WORDS];
};

void topic_choose(const struct vocabulary *vocabulary, struct dice *dice, struct topic *ret_topic);

/* Adds the next word of a text. */
void vocabulary_word(const struct vocabulary *vocabulary, const struct topic *topic,
		     struct dice *dice, struct buf *ret_text);

/* The Devanagari words of a text, each handed on. */
void vocabulary_tokens(struct str text, void (*take)(void *data, struct str word), void *data);

#endif

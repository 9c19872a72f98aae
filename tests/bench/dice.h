#ifndef TESTS_BENCH_DICE_H
#define TESTS_BENCH_DICE_H

#include <stddef.h>
#include <stdint.h>

/* Chance that is the same on every machine: SplitMix64, and Walker's alias method on top of it. */
struct dice {
	uint64_t state;
};

/* For the index-th thing made from a seed, whatever was made before it. */
struct dice dice_of(uint64_t seed, uint64_t index);
uint64_t dice_roll(struct dice *dice);
uint32_t dice_below(struct dice *dice, uint32_t n); /* 0 … n−1; n > 0 */
double dice_unit(struct dice *dice);                /* 0 ≤ … < 1 */

/* How many of at least least things: each further one with the chance of going on. */
uint32_t dice_count(struct dice *dice, uint32_t least, uint32_t most, double on);

/* A number 0 … n−1 with a weight each. */
struct sampler {
	uint32_t *other;
	double *stay;
	size_t n;
};

void sampler_init(struct sampler *sampler, const double *weights, size_t n); /* n > 0 */
void sampler_zipf(struct sampler *sampler, size_t n, double exponent);       /* 1/rank^exponent */
void sampler_done(struct sampler *sampler);
uint32_t sampler_pick(const struct sampler *sampler, struct dice *dice);

#endif

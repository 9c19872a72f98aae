#include "dice.h"

#include <math.h>

#include "surkhi/base/mem.h"

enum { UNIT_BITS = 53 };

struct dice dice_of(uint64_t seed, uint64_t index)
{
	struct dice dice = {.state = seed};
	dice.state = dice_roll(&dice) ^ (index * UINT64_C(0xd1342543de82ef95));
	return dice;
}

uint64_t dice_roll(struct dice *dice)
{
	uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

uint32_t dice_below(struct dice *dice, uint32_t n)
{
	return (uint32_t)((dice_roll(dice) >> 32) * n >> 32);
}

double dice_unit(struct dice *dice)
{
	return (double)(dice_roll(dice) >> (64 - UNIT_BITS)) / (double)(UINT64_C(1) << UNIT_BITS);
}

uint32_t dice_count(struct dice *dice, uint32_t least, uint32_t most, double on)
{
	uint32_t n = least;
	while (n < most && dice_unit(dice) < on)
		n++;
	return n;
}

/* Walker's tables: what is too much for a place fills up one that has too little. */
static void balance(struct sampler *sampler, uint32_t *small, uint32_t *large)
{
	size_t n_small = 0, n_large = 0;
	for (size_t i = 0; i < sampler->n; i++) {
		sampler->other[i] = (uint32_t)i;
		if (sampler->stay[i] < 1)
			small[n_small++] = (uint32_t)i;
		else
			large[n_large++] = (uint32_t)i;
	}
	while (n_small && n_large) {
		uint32_t poor = small[--n_small], rich = large[n_large - 1];
		sampler->other[poor] = rich;
		sampler->stay[rich] -= 1 - sampler->stay[poor];
		if (sampler->stay[rich] < 1) {
			n_large--;
			small[n_small++] = rich;
		}
	}
}

void sampler_init(struct sampler *sampler, const double *weights, size_t n)
{
	double sum = 0;
	uint32_t *small = mem_new(n, sizeof *small), *large = mem_new(n, sizeof *large);
	*sampler = (struct sampler){mem_new(n, sizeof *sampler->other),
				    mem_new(n, sizeof *sampler->stay), n};
	for (size_t i = 0; i < n; i++)
		sum += weights[i];
	for (size_t i = 0; i < n; i++)
		sampler->stay[i] = weights[i] * (double)n / sum;
	balance(sampler, small, large);
	mem_free(small);
	mem_free(large);
}

void sampler_zipf(struct sampler *sampler, size_t n, double exponent)
{
	double *weights = mem_new(n, sizeof *weights);
	for (size_t i = 0; i < n; i++)
		weights[i] = pow((double)(i + 1), -exponent);
	sampler_init(sampler, weights, n);
	mem_free(weights);
}

void sampler_done(struct sampler *sampler)
{
	mem_free(sampler->other);
	mem_free(sampler->stay);
	*sampler = (struct sampler){.n = 0};
}

uint32_t sampler_pick(const struct sampler *sampler, struct dice *dice)
{
	uint32_t at = dice_below(dice, (uint32_t)sampler->n);
	return dice_unit(dice) < sampler->stay[at] ? at : sampler->other[at];
}

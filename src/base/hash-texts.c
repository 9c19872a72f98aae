/*
 * Hashes of several texts side by side: in one alone each byte waits for the multiplication of the
 * byte before, and the processor has nothing to do meanwhile.
 */
#include "surkhi/base/map.h"

enum { LANES = 4 };

static const uint64_t start = 14695981039346656037u, prime = 1099511628211u;

struct lane {
	const unsigned char *at;
	size_t left;
	uint64_t hash;
	size_t text; /* its number */
};

static uint64_t go_on(uint64_t hash, const unsigned char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ bytes[i]) * prime;
	return hash;
}

/* So many bytes of each. */
static void advance(struct lane lanes[static LANES], size_t n)
{
	const unsigned char *a = lanes[0].at, *b = lanes[1].at, *c = lanes[2].at, *d = lanes[3].at;
	uint64_t of_a = lanes[0].hash, of_b = lanes[1].hash, of_c = lanes[2].hash,
		 of_d = lanes[3].hash;
	for (size_t i = 0; i < n; i++) {
		of_a = (of_a ^ a[i]) * prime;
		of_b = (of_b ^ b[i]) * prime;
		of_c = (of_c ^ c[i]) * prime;
		of_d = (of_d ^ d[i]) * prime;
	}
	const uint64_t hashes[LANES] = {of_a, of_b, of_c, of_d};
	for (size_t i = 0; i < LANES; i++) {
		lanes[i].hash = hashes[i];
		lanes[i].at += n;
		lanes[i].left -= n;
	}
}

static struct lane lane_of(const struct str *texts, size_t number)
{
	const void *bytes = texts[number].s ? texts[number].s : "";
	return (struct lane){bytes, texts[number].n, start, number};
}

static size_t shortest(const struct lane lanes[static LANES])
{
	size_t n = lanes[0].left;
	for (size_t i = 1; i < LANES; i++)
		n = lanes[i].left < n ? lanes[i].left : n;
	return n;
}

void hash_texts64(const struct str *texts, size_t n, uint64_t *ret_hashes)
{
	struct lane lanes[LANES];
	size_t next = 0, used = 0;
	while (next < n && used < LANES)
		lanes[used++] = lane_of(texts, next++);
	while (used == LANES) {
		advance(lanes, shortest(lanes));
		for (size_t i = 0; i < used;) {
			if (lanes[i].left) {
				i++;
				continue;
			}
			ret_hashes[lanes[i].text] = lanes[i].hash;
			lanes[i] = next < n ? lane_of(texts, next++) : lanes[--used];
		}
	}
	for (size_t i = 0; i < used; i++)
		ret_hashes[lanes[i].text] = go_on(lanes[i].hash, lanes[i].at, lanes[i].left);
}

/*
 * Sets of articles in memory, whatever their form: they grow, thin out and change chunk by chunk,
 * and say what a bitset says.
 */
#include "archive.h"

#include "members.h"

enum { CHUNKS = 9 };

static uint32_t seed = 11;

static uint32_t below(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)seed * n >> 32);
}

/* One of so many; 0: none. */
static void make_chunk(uint32_t rare, struct chunk *ret_chunk)
{
	memset(ret_chunk, 0, sizeof *ret_chunk);
	for (size_t at = rare ? below(rare) : CHUNK_IDS; at < CHUNK_IDS; at += 1 + below(2 * rare))
		ret_chunk->words[at / 64] |= UINT64_C(1) << at % 64;
}

static void assert_members(const struct members *members, const struct bits *expected)
{
	struct bits some = {0}, all = {0};
	assert_int_equal(members->n, bits_count(expected));
	for (size_t id = below(3); id < (size_t)CHUNK_IDS * (1 + below(CHUNKS)); id += 1 + below(4))
		bits_put(&some, id);
	assert_int_equal(members_count_and(members, &some), bits_count_and(expected, &some));
	members_or(members, &all);
	assert_int_equal(bits_count(&all), bits_count(expected));
	assert_int_equal(bits_count_and(&all, expected), bits_count(expected));
	bits_done(&some);
	bits_done(&all);
}

static void replace(struct members *members, struct bits *expected, uint32_t number, uint32_t rare)
{
	struct chunk chunk;
	make_chunk(rare, &chunk);
	members_replace(members, number, &chunk);
	bits_replace(expected, (size_t)number * CHUNK_IDS, chunk.words, CHUNK_WORDS);
	assert_members(members, expected);
}

/* From the last chunk on, as they are loaded; then here and there, as they change. */
static void follow(uint32_t rare, uint32_t other)
{
	struct members members = {.n = 0};
	struct bits expected = {0};
	for (uint32_t number = CHUNKS; number-- > 0;)
		replace(&members, &expected, number, rare);
	for (size_t i = 0; i < 3 * CHUNKS; i++)
		replace(&members, &expected, below(CHUNKS + 2), below(3) ? other : 0);
	members_done(&members);
	assert_int_equal(members.n, 0);
	bits_done(&expected);
}

static void members_are_those_of_a_bitset(void **state)
{
	static const uint32_t rare[] = {2, 20, 32, 40, 100, 250, 500, 5000, CHUNK_IDS};
	for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
		for (size_t j = 0; j < sizeof rare / sizeof *rare; j++)
			follow(rare[i], rare[j]);
}

/* The forms, so that the test above is known to meet each of them. */
static void members_take_the_form_that_is_smallest(void **state)
{
	static const struct {
		uint32_t rare;
		bool firsts, dense;
	} forms[] = {{2, false, true}, {100, true, false}, {5000, false, false}};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct members members = {.n = 0};
		struct bits expected = {0};
		for (uint32_t number = CHUNKS; number-- > 0;)
			replace(&members, &expected, number, forms[i].rare);
		assert_int_equal(members.firsts != NULL, forms[i].firsts);
		assert_int_equal(members.dense, forms[i].dense);
		members_done(&members);
		bits_done(&expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_are_those_of_a_bitset),
		cmocka_unit_test(members_take_the_form_that_is_smallest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

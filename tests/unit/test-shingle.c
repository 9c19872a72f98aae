/* shingle: what texts share, and that a text is found again after its neighbours changed. */
#include "test.h"

#include "surkhi/text/fold.h"
#include "surkhi/text/shingle.h"

enum { VOCABULARY = 3000, SIZE = 1 << 20 };

/* Words "ख12 ख7 …", from a generator of its own so that they stay the same. */
struct writer {
	struct buf text;
	uint32_t seed;
};

static unsigned next_random(struct writer *writer, unsigned below)
{
	writer->seed = writer->seed * 1664525u + 1013904223u;
	return (unsigned)(((uint64_t)writer->seed * below) >> 32);
}

static void write_words(struct writer *writer, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		buf_printf(&writer->text, "ख%u ", next_random(writer, VOCABULARY));
}

static struct likeness compare(struct str a, struct str b)
{
	struct shingles left = {.n = 0}, right = {.n = 0};
	shingles_read(&left, a);
	shingles_read(&right, b);
	struct likeness likeness = shingles_compare(&left, &right);
	shingles_done(&left);
	shingles_done(&right);
	return likeness;
}

static void assert_about(double value, double expected)
{
	assert_true(value > expected - 1e-9 && value < expected + 1e-9);
}

static void runs_are_counted(void **state)
{
	/* 9 words are 4 runs; the other text has the first 2 of them and one of its own */
	struct likeness likeness = compare(STR("a b c d e f g h i"), STR("a b c d e f g x"));
	assert_about(likeness.resemblance, 2.0 / 5);
	assert_about(likeness.covered, 7.0 / 9);
	likeness = compare(STR("a b c d e f g h"), STR("x a b c d e f x c d e f g h x"));
	assert_about(likeness.covered, 1);
	likeness = compare(STR("a a a a a a a a a"), STR("a a a a a a"));
	assert_about(likeness.resemblance, 1);
	likeness = compare(STR("f e d c b a"), STR("a b c d e f"));
	assert_about(likeness.resemblance, 0);
	likeness = compare(STR("a b c d e"), STR_EMPTY);
	assert_about(likeness.resemblance, 0);
	assert_about(likeness.covered, 0);
}

static void only_words_count(void **state)
{
	struct arena arena = {0};
	struct str one =
		fold_copy(&arena, STR("‘‘हिन्दी में ख़बर’’ — डॉ. झा ने कहा, “आज १२ बजे।” वे गये…"));
	struct str other = fold_copy(&arena, STR("हिंदी में खबर डा झा ने कहा आज 12 बजे वे गए"));
	struct likeness likeness = compare(one, other);
	assert_about(likeness.resemblance, 1);
	assert_about(likeness.covered, 1);
	assert_int_equal(likeness.numbers, 1);
	arena_done(&arena);
}

static void numbers_are_compared(void **state)
{
	struct likeness likeness =
		compare(STR("1,250 रुपये 36.4 डिग्री 7"), STR("7 बजे 250 लोग 7 गांव"));
	assert_int_equal(likeness.numbers, 2);
	assert_int_equal(likeness.numbers_fewest, 2);
	likeness.resemblance = 0.5;
	assert_true(likeness_is_story(&likeness));
	likeness = (struct likeness){.resemblance = 0.5, .numbers = 1, .numbers_fewest = 3};
	assert_false(likeness_is_story(&likeness));
	likeness = (struct likeness){.resemblance = 0.5, .numbers = 0, .numbers_fewest = 1};
	assert_true(likeness_is_story(&likeness));
	likeness.resemblance = 0.2;
	assert_false(likeness_is_story(&likeness));
}

static bool is_found(struct str stored, struct str asked)
{
	struct shingles left = {.n = 0}, right = {.n = 0};
	int32_t keys[SHINGLE_KEYS], probes[SHINGLE_PROBES];
	shingles_read(&left, stored);
	shingles_read(&right, asked);
	size_t n_keys = shingles_keys(&left, keys), n_probes = shingles_probes(&right, probes);
	bool found = false;
	assert_in_range(n_keys, 0, SHINGLE_KEYS);
	assert_in_range(n_probes, 0, SHINGLE_PROBES);
	for (size_t i = 0; i < n_keys; i++)
		for (size_t k = 0; k < n_probes; k++)
			found |= keys[i] == probes[k];
	shingles_done(&left);
	shingles_done(&right);
	return found;
}

/*
 * A text of 300 words whose middle part stays, between others: how many of 100 such are found, in
 * either order.
 */
static unsigned found_of_100(unsigned lost, unsigned gained)
{
	unsigned found = 0;
	for (uint32_t seed = 1; seed <= 50; seed++) {
		struct writer writer = {BUF_INIT(SIZE), seed};
		write_words(&writer, 300);
		struct str words = buf_str(&writer.text), rest = words, word;
		struct buf other = BUF_INIT(SIZE);
		buf_printf(&other, "%s", "x1 x2 x3 ");
		for (unsigned i = 0; str_split(&rest, ' ', &word); i++)
			if (i >= lost)
				buf_printf(&other, "%.*s ", STR_ARG(word));
		for (unsigned i = 0; i < gained; i++)
			buf_printf(&other, "y%u ", next_random(&writer, VOCABULARY));
		found += is_found(words, buf_str(&other)) + is_found(buf_str(&other), words);
		buf_done(&other);
		buf_done(&writer.text);
	}
	return found;
}

static void a_changed_text_is_found(void **state)
{
	assert_int_equal(found_of_100(0, 0), 100);
	assert_int_equal(found_of_100(0, 150), 100);
	assert_int_equal(found_of_100(150, 0), 100);
	assert_in_range(found_of_100(100, 100), 97, 100); /* a resemblance of one half */
	assert_in_range(found_of_100(200, 0), 90, 100);   /* of a third */
	assert_in_range(found_of_100(295, 300), 0, 5);    /* of almost nothing */
}

/* They are kept in files: another machine, or a later surkhi, must make the same. */
static void keys_never_change(void **state)
{
	static const int32_t expected[SHINGLE_KEYS] = {30731758, 1179036883, -338490223,
						       -313558576};
	struct shingles shingles = {.n = 0};
	int32_t keys[SHINGLE_KEYS];
	struct writer writer = {BUF_INIT(SIZE), 7};
	write_words(&writer, 100);
	shingles_read(&shingles, buf_str(&writer.text));
	assert_int_equal(shingles_keys(&shingles, keys), SHINGLE_KEYS);
	for (size_t i = 0; i < SHINGLE_KEYS; i++)
		assert_int_equal(keys[i], expected[i]);
	shingles_done(&shingles);
	buf_done(&writer.text);
}

static void short_and_long_texts(void **state)
{
	struct shingles shingles = {.n = 0};
	int32_t keys[SHINGLE_KEYS], probes[SHINGLE_PROBES];
	struct writer writer = {BUF_INIT(SIZE), 3};
	write_words(&writer, SHINGLE_WORDS + SHINGLES_MINIMUM - 2);
	shingles_read(&shingles, buf_str(&writer.text));
	assert_int_equal(shingles.n, SHINGLES_MINIMUM - 1);
	assert_int_equal(shingles_keys(&shingles, keys), 0);
	assert_int_equal(shingles_probes(&shingles, probes), 0);
	write_words(&writer, 1);
	shingles_read(&shingles, buf_str(&writer.text));
	assert_in_range(shingles_keys(&shingles, keys), 1, SHINGLE_KEYS);
	assert_in_range(shingles_probes(&shingles, probes), 1, SHINGLE_PROBES);
	write_words(&writer, 2 * SHINGLES_MAXIMUM);
	shingles_read(&shingles, buf_str(&writer.text));
	assert_int_equal(shingles.n, SHINGLES_MAXIMUM);
	assert_int_equal(shingles_keys(&shingles, keys), SHINGLE_KEYS);
	shingles_read(&shingles, STR_EMPTY);
	assert_int_equal(shingles.n, 0);
	shingles_done(&shingles);
	buf_done(&writer.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs_are_counted),     cmocka_unit_test(only_words_count),
		cmocka_unit_test(numbers_are_compared), cmocka_unit_test(a_changed_text_is_found),
		cmocka_unit_test(keys_never_change),    cmocka_unit_test(short_and_long_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* text/width where the terminal is told the cells of each word: natural widths. */
#include "test.h"

#include "surkhi/text/cluster.h"
#include "surkhi/text/width.h"

static const struct width_model natural = {.name = "A", .natural = true};

static const char *const texts[] = {
	"राष्ट्रीय कार्यकर्ताओं की बैठक (शिमला) में 25 लोग, “स्त्री शिक्षा” पर चर्चा।",
	"उन्\u200dहोंने www.example.org पर ज़्यादा लिखा",
	"विश्वविद्यालयानुदानसमितिसदस्यताअभियानकार्यक्रमसमन्वयक",
	" ा  ् क",
	"",
};

static void clusters_add_up_to_the_text(void **state)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct str text = str_from(texts[i]);
		size_t sum = 0;
		for (size_t at = 0; at < text.n;)
			sum += width_cluster(&natural, text, at, &at);
		assert_int_equal(sum, width_text(&natural, text));
	}
}

static void a_clip_is_as_wide_as_it_says(void **state)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct str text = str_from(texts[i]);
		for (size_t cells = 0; cells <= width_text(&natural, text); cells++) {
			size_t got;
			struct str clip =
				str_slice(text, 0, width_clip(&natural, text, cells, &got));
			assert_int_equal(width_text(&natural, clip), got);
			assert_in_range(got, 0, cells);
		}
	}
}

static void chunks_are_short_and_end_at_clusters(void **state)
{
	struct str word = str_from(texts[2]);
	size_t chunks = 0, cells = 0;
	for (size_t at = 0, end; at < word.n; at = end, chunks++) {
		size_t width = width_chunk(word, at, &end);
		assert_in_range(width, 1, WIDTH_CHUNK);
		assert_int_equal(cluster_next(word, cluster_previous(word, end)), end);
		cells += width;
	}
	assert_in_range(chunks, 4, 8);
	assert_int_equal(cells, width_text(&natural, word));
}

/* Advances from shaping with Noto Sans Devanagari, in cells of 0.602 em. */
static void words_have_the_cells_of_print(void **state)
{
	static const struct {
		const char *word;
		size_t cells;
	} cases[] = {
		{"क", 2},  {"न", 1}, {"हिन्दी", 4}, {"राष्ट्रीय", 4}, {"कार्यकर्ताओं", 7},
		{"रूप", 3}, {"में", 1}, {"ASCII", 5}, {"भाजपा,", 6},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(width_text(&natural, str_from(cases[i].word)), cases[i].cells);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clusters_add_up_to_the_text),
		cmocka_unit_test(a_clip_is_as_wide_as_it_says),
		cmocka_unit_test(chunks_are_short_and_end_at_clusters),
		cmocka_unit_test(words_have_the_cells_of_print),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* tagger: what it makes of sentences, which models it refuses, and how annotated files are read. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "surkhi/base/asset.h"

#include "tagger-model.h"
#include "train-conll.h"

struct fixture {
	struct catalog *catalog;
	struct gazetteer *gazetteer;
	struct tagger *tagger;
	struct str model;
};

static int setup(void **state)
{
	struct diag diag = DIAG_INIT;
	struct fixture *fixture = mem_new(1, sizeof *fixture);
	*state = fixture;
	return !asset_find(asset_table, "model/tagger.bin", &fixture->model) ||
	       catalog_open(NULL, &fixture->catalog, &diag) ||
	       gazetteer_open(fixture->catalog, NULL, &fixture->gazetteer, &diag) ||
	       tagger_open(fixture->model, &fixture->tagger, &diag);
}

static int teardown(void **state)
{
	struct fixture *fixture = *state;
	tagger_close(fixture->tagger);
	gazetteer_close(fixture->gazetteer);
	catalog_close(fixture->catalog);
	mem_free(fixture);
	return 0;
}

/* "[PER मोहन लाल] …": the names in a text, each in brackets with its kind. */
static void tag(const struct fixture *fixture, struct str text, struct buf *ret_marked)
{
	static const char *const kinds[] = {"", "PER", "PER", "LOC", "LOC", "ORG", "ORG"};
	struct paragraph paragraph = {.text = text};
	const struct article article = {.paragraphs = &paragraph, .n_paragraphs = 1};
	struct scan scan = {.n_hits = 0};
	size_t first;
	enum tag kind;
	scan_start(&scan, fixture->gazetteer, &article);
	match_entities(&scan);
	const uint8_t *tags = tagger_run(fixture->tagger, &scan);
	for (size_t at = 0; conll_next_name(tags, scan.words.n, &at, &kind, &first);)
		buf_printf(ret_marked, "[%s %.*s]", kinds[kind],
			   STR_ARG(words_text(&scan.words, first, at)));
	scan_done(&scan);
}

static void names_are_tagged(void **state)
{
	static const struct {
		const char *text, *names;
	} cases[] = {
		{"", ""},
		{"सड़क की मरम्मत का काम अगले हफ्ते शुरू होगा।", ""},
		{"गांव के सुरेश रावत ने कहा कि पानी नहीं आता।", "[PER सुरेश रावत]"},
		{"वह रविवार को देहरादून से लौटे।", "[LOC देहरादून]"},
		{"जापान और नेपाल के बीच करार हुआ।", "[LOC जापान][LOC नेपाल]"},
		{"भारतीय रिजर्व बैंक ने दर नहीं बदली।", "[ORG भारतीय रिजर्व बैंक]"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf marked = BUF_INIT(1 << 12);
		tag(*state, str_from(cases[i].text), &marked);
		assert_str(buf_str(&marked), cases[i].names);
		buf_done(&marked);
	}
}

/* What a scan remembers of earlier texts changes nothing: marks, dotted letters, misspellings. */
static void tags_do_not_depend_on_texts_before(void **state)
{
	static const char *const texts[] = {
		"टी.आर. नेगी ने कहा: गांव (ऊना) में टीआर मीटर लगे।",
		"टीआर नेगी और टी.आर. नेगी, सोलन; सोलन & ऊना!",
		"मुख्यमन्त्री ने मुख्यमंत्री से कहा कि रमा देवी, मंडी में हैं।",
		"मुख्यमंत्री ने मुख्यमन्त्री से कहा कि रमा देवी, मण्डी में हैं।",
	};
	const struct fixture *fixture = *state;
	enum { N = sizeof texts / sizeof *texts };
	struct scan kept = {.n_hits = 0};
	for (size_t i = 0; i < N * N; i++) {
		struct paragraph paragraph = {.text = str_from(texts[i < N ? i : i / N])};
		const struct article article = {.paragraphs = &paragraph, .n_paragraphs = 1};
		struct scan fresh = {.n_hits = 0};
		scan_start(&kept, fixture->gazetteer, &article);
		scan_start(&fresh, fixture->gazetteer, &article);
		match_entities(&kept);
		match_entities(&fresh);
		const uint8_t *found = tagger_run(fixture->tagger, &kept);
		assert_memory_equal(found, tagger_run(fixture->tagger, &fresh), kept.words.n);
		scan_done(&fresh);
	}
	scan_done(&kept);
}

/* Scores are sums: on a text without a full stop they must not grow without end. */
static void a_text_without_end_is_tagged(void **state)
{
	struct buf text = BUF_INIT(4 << 20), marked = BUF_INIT(4 << 20);
	for (size_t i = 0; i < 20000; i++)
		buf_printf(&text, "टोरबक%zu ", i);
	buf_add(&text, STR("का काम चला। वह देहरादून से लौटे।"));
	tag(*state, buf_str(&text), &marked);
	assert_true(str_ends(buf_str(&marked), STR("[LOC देहरादून]")));
	buf_done(&marked);
	buf_done(&text);
}

static void assert_refused(struct str bytes)
{
	struct tagger *tagger = NULL;
	struct diag diag = DIAG_INIT;
	assert_int_equal(tagger_open(bytes, &tagger, &diag), ERR_FATAL);
	assert_null(tagger);
	assert_string_not_equal(diag.text, "");
}

static void a_damaged_model_is_refused(void **state)
{
	const struct fixture *fixture = *state;
	struct str model = fixture->model;
	struct arena arena = {0};
	char *bytes = arena_copy(&arena, model.s, model.n);
	assert_refused(STR_EMPTY);
	for (size_t n = 1; n < model.n; n = n * 2 + 1)
		assert_refused((struct str){bytes, n});
	for (size_t i = 0; i < model.n; i = i * 2 + 1) {
		bytes[i] ^= 1;
		assert_refused((struct str){bytes, model.n});
		bytes[i] ^= 1;
	}
	arena_done(&arena);
}

/* Features far apart and side by side, with weights of all levels. */
static void make_features(struct tag_feature *features, size_t n)
{
	uint32_t number = 3;
	for (size_t i = 0; i < n; i++) {
		features[i].number = number;
		number += i % 3 == 0 ? 1 : (uint32_t)(i * 7919 % 100000);
		for (size_t tag = 0; tag < N_TAGS; tag++)
			features[i].levels[tag] = (uint8_t)((i + tag) % TAG_LEVELS);
	}
}

static void a_model_written_is_the_one_read(void **state)
{
	enum { N = 1000 };
	static const uint32_t hashes[] = {4, 9};
	static const uint16_t values[] = {TAG_CERTAIN, 7};
	struct arena arena = {0};
	struct diag diag = DIAG_INIT;
	struct tag_feature *features = mem_new(N, sizeof *features);
	struct tag_model read, model = {.lexicon = {hashes, values, 2}};
	struct buf bytes = BUF_INIT(TAG_MODEL_MAXIMUM);
	make_features(features, N);
	model.transitions[TAG_PLACE][TAG_OUTSIDE] = -300;
	tag_model_write(&model, features, N, &bytes);
	assert_int_equal(tag_model_read(buf_str(&bytes), &arena, &read, &diag), 0);
	for (size_t i = 0; i < N; i++) {
		const int16_t *weights = tag_weights_of(&read, features[i].number);
		assert_non_null(weights);
		for (size_t tag = 0; tag < N_TAGS; tag++)
			assert_int_equal(weights[tag], tag_levels[features[i].levels[tag]]);
	}
	assert_null(tag_weights_of(&read, features[N - 1].number + 1));
	assert_int_equal(read.transitions[TAG_PLACE][TAG_OUTSIDE], -300);
	assert_int_equal(read.lexicon.n, 2);
	assert_int_equal(read.lexicon.hashes[1], 9);
	assert_int_equal(read.lexicon.values[0], TAG_CERTAIN);
	mem_free(features);
	buf_done(&bytes);
	arena_done(&arena);
}

/* More features side by side than a table of slots can tell apart, and one that comes twice. */
static void a_model_that_cannot_be_is_refused(void **state)
{
	enum { N = 100 };
	struct tag_feature features[N] = {{.number = 0}};
	struct tag_model model = {.transitions = {{0}}};
	struct buf bytes = BUF_INIT(TAG_MODEL_MAXIMUM);
	for (size_t i = 0; i < N; i++)
		features[i].number = (uint32_t)i;
	tag_model_write(&model, features, N, &bytes);
	assert_refused(buf_str(&bytes));
	features[1].number = features[0].number;
	tag_model_write(&model, features, 2, &bytes);
	assert_refused(buf_str(&bytes));
	buf_done(&bytes);
}

/* What HiNER and IL-NER write, and what is made of it: a letter for each tag, small ones inside. */
static void annotated_files_are_read(void **state)
{
	static const char file[] =
		"नरेंद्र\tB-PERSON\nसिंह\tI-PERSON\nशिमला।\tB-LOCATION\n\n"
		"19वीं\tB-NETI\nरमा\tI-NEP\nदास\tI-NEP\nO\nने\tO\n\n"
		"(\tO\nभास्कर\t-NEP\nबोरीकर\t-\n,\tO\nआईपीएस\t-\nसभा\tB-NEO\nकी\tI-NEO\n";
	static const char *const expected[] = {"PpL", "OPpO", "OPpOOGg"};
	char path[] = "/tmp/test-tagger-XXXXXX";
	struct conll conll = {.n = 0};
	struct diag diag = DIAG_INIT;
	int fd = mkstemp(path);
	assert_int_equal(write(fd, file, sizeof file - 1), sizeof file - 1);
	close(fd);
	assert_int_equal(conll_read(&conll, path, &diag), 0);
	assert_int_equal(conll.n, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(conll.at[i].n, strlen(expected[i]));
		for (size_t j = 0; j < conll.at[i].n; j++)
			assert_int_equal("OPpLlGg"[conll.at[i].tags[j]], expected[i][j]);
	}
	conll_done(&conll);
	unlink(path);
}

/* A danda glued to the last word of a name is none of it. */
static void a_glued_danda_is_detached(void **state)
{
	const struct fixture *fixture = *state;
	struct str tokens[] = {STR("नई"), STR("दिल्ली।")};
	uint8_t tags[] = {TAG_PLACE, TAG_PLACE_INSIDE};
	const struct conll_sentence sentence = {tokens, tags, 2};
	struct arena arena = {0};
	struct article article;
	struct scan scan = {.n_hits = 0};
	uint32_t *starts;
	conll_article(&sentence, &arena, &article, &starts);
	scan_start(&scan, fixture->gazetteer, &article);
	const uint8_t *found = conll_word_tags(&sentence, starts, &scan);
	size_t first, at = 0;
	enum tag kind;
	assert_true(conll_next_name(found, scan.words.n, &at, &kind, &first));
	assert_str(words_text(&scan.words, first, at), "नई दिल्ली");
	assert_false(conll_next_name(found, scan.words.n, &at, &kind, &first));
	scan_done(&scan);
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_tagged),
		cmocka_unit_test(tags_do_not_depend_on_texts_before),
		cmocka_unit_test(a_text_without_end_is_tagged),
		cmocka_unit_test(a_damaged_model_is_refused),
		cmocka_unit_test(a_model_written_is_the_one_read),
		cmocka_unit_test(a_model_that_cannot_be_is_refused),
		cmocka_unit_test(annotated_files_are_read),
		cmocka_unit_test(a_glued_danda_is_detached),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}

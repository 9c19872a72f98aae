/* trainer: a model for texts like those of one file, from files that contradict each other. */
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "train.h"

struct fixture {
	struct catalog *catalog;
	struct gazetteer *gazetteer;
	struct conll conll;
};

/* A file of one sentence, many times; more: it goes with the file before. */
static void read_sentences(struct conll *conll, const char *sentence, bool more)
{
	enum { TIMES = 20 };
	char argument[] = "+/tmp/test-trainer-XXXXXX", *path = argument + 1;
	struct diag diag = DIAG_INIT;
	int fd = mkstemp(path);
	for (size_t i = 0; i < TIMES; i++)
		assert_int_equal(write(fd, sentence, strlen(sentence)), strlen(sentence));
	close(fd);
	assert_int_equal(conll_read(conll, more ? argument : path, &diag), 0);
	unlink(path);
}

static int setup(void **state)
{
	struct diag diag = DIAG_INIT;
	struct fixture *fixture = mem_new(1, sizeof *fixture);
	*state = fixture;
	read_sentences(&fixture->conll, "वे\tO\nचंपकबाग\tB-LOC\nपर\tO\nबोले\tO\n\n", false);
	read_sentences(&fixture->conll, "वे\tO\nचंपकबाग\tB-PER\nपर\tO\nबोले\tO\n\n", false);
	return catalog_open(NULL, &fixture->catalog, &diag) ||
	       gazetteer_open(fixture->catalog, NULL, &fixture->gazetteer, &diag);
}

static int teardown(void **state)
{
	struct fixture *fixture = *state;
	conll_done(&fixture->conll);
	gazetteer_close(fixture->gazetteer);
	catalog_close(fixture->catalog);
	mem_free(fixture);
	return 0;
}

/* Two rounds of a few walks. */
static void train(const struct fixture *fixture, unsigned like, struct buf *ret_model)
{
	const struct train_options options = {
		.floor = 100, .rows = 10000, .cutoff = 1, .margin = 5, .own = 50, .like = like};
	struct arena arena = {0};
	struct tag_lexicon lexicon;
	struct train_corpus corpus = {.n = 0};
	struct diag diag = DIAG_INIT;
	assert_int_equal(train_lexicon(&fixture->conll, fixture->gazetteer, &options, &arena,
				       &lexicon, &diag),
			 0);
	train_corpus_read(&corpus, &fixture->conll, fixture->gazetteer, &lexicon);
	struct perceptron *perceptron = perceptron_new(&corpus, &options);
	for (size_t i = 0; i < 8; i++) {
		if (i == 4)
			perceptron_restart(perceptron);
		perceptron_learn(perceptron);
	}
	perceptron_model(perceptron, &lexicon, ret_model);
	perceptron_free(perceptron);
	train_corpus_done(&corpus);
	arena_done(&arena);
}

/* The tag of the second word of the sentence that all have. */
static enum tag tag_by(const struct fixture *fixture, struct str model)
{
	struct paragraph paragraph = {.text = STR("वे चंपकबाग पर बोले")};
	const struct article article = {.paragraphs = &paragraph, .n_paragraphs = 1};
	struct scan scan = {.n_hits = 0};
	struct tagger *tagger = NULL;
	struct diag diag = DIAG_INIT;
	enum tag found = TAG_OUTSIDE;
	assert_int_equal(tagger_open(model, &tagger, &diag), 0);
	scan_start(&scan, fixture->gazetteer, &article);
	match_entities(&scan);
	const uint8_t *tags = tagger_run(tagger, &scan);
	for (size_t i = 0; i < scan.words.n; i++)
		found = tags[i] ? tags[i] : found;
	scan_done(&scan);
	tagger_close(tagger);
	return found;
}

static void a_model_is_like_its_file(void **state)
{
	static const enum tag expected[] = {TAG_PLACE, TAG_PERSON};
	const struct fixture *fixture = *state;
	for (unsigned like = 1; like <= 2; like++) {
		struct buf model = BUF_INIT(TAG_MODEL_MAXIMUM);
		train(fixture, like, &model);
		assert_int_equal(tag_by(fixture, buf_str(&model)), expected[like - 1]);
		buf_done(&model);
	}
}

static void the_same_files_give_the_same_bytes(void **state)
{
	const struct fixture *fixture = *state;
	struct buf first = BUF_INIT(TAG_MODEL_MAXIMUM), second = BUF_INIT(TAG_MODEL_MAXIMUM);
	train(fixture, 2, &first);
	train(fixture, 2, &second);
	assert_true(str_equal(buf_str(&first), buf_str(&second)));
	buf_done(&first);
	buf_done(&second);
}

static void files_that_go_together_are_one(void **state)
{
	static const unsigned expected[] = {0, 1, 1, 2};
	struct conll conll = {.n = 0};
	read_sentences(&conll, "वे\tO\n\n", true); /* nothing is before it */
	read_sentences(&conll, "हम\tO\n\n", false);
	read_sentences(&conll, "तुम\tO\n\n", true);
	read_sentences(&conll, "ये\tO\n\n", false);
	assert_int_equal(conll.files, 3);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(conll.at[i * conll.n / 4].file, expected[i]);
	conll_done(&conll);
}

static void sentences_of_another_are_left_out(void **state)
{
	struct conll conll = {.n = 0}, other = {.n = 0};
	read_sentences(&conll, "वे\tO\nबोले\tO\n\nवे\tO\n\n", false);
	read_sentences(&other, "वे\tB-PER\nबोले\tO\n\nबोले\tO\nवे\tO\n\n", false);
	size_t n = conll.n;
	conll_leave_out(&conll, &other);
	assert_int_equal(conll.n, n / 2);
	for (size_t i = 0; i < conll.n; i++)
		assert_int_equal(conll.at[i].n, 1);
	conll_done(&conll);
	conll_done(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_model_is_like_its_file),
		cmocka_unit_test(the_same_files_give_the_same_bytes),
		cmocka_unit_test(files_that_go_together_are_one),
		cmocka_unit_test(sentences_of_another_are_left_out),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}

/*
 * Build tool: makes the tagger's model of annotated sentences.
 *
 * usage: surkhi-train OUTPUT [OPTION=VALUE]… FILE…
 *
 * The same files and options give the same bytes.
 */
#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct settings {
	struct train_options options;
	const char *output, *clusters, *dev;
};

static unsigned *option_of(struct settings *settings, struct str name)
{
	struct train_options *options = &settings->options;
	struct {
		const char *name;
		unsigned *value;
	} table[] = {
		{"epochs", &options->epochs}, {"rows", &options->rows},
		{"cutoff", &options->cutoff}, {"margin", &options->margin},
		{"floor", &options->floor},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (str_equal(name, str_from(table[i].name)))
			return table[i].value;
	return NULL;
}

static bool read_option(struct settings *settings, const char *argument)
{
	const char *equals = strchr(argument, '=');
	if (!equals)
		return false;
	struct str name = {argument, (size_t)(equals - argument)};
	unsigned *option = option_of(settings, name);
	if (str_equal(name, STR("clusters")))
		settings->clusters = equals + 1;
	else if (str_equal(name, STR("dev")))
		settings->dev = equals + 1;
	else if (option)
		*option = (unsigned)strtoul(equals + 1, NULL, 10);
	else
		return false;
	return true;
}

static int write_file(const char *path, struct str bytes)
{
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(bytes.s, 1, bytes.n, file) != bytes.n || fclose(file)) {
		perror(path);
		return 1;
	}
	return 0;
}

static int train(const struct settings *settings, const struct conll *conll,
		 const struct conll *dev, const struct gazetteer *gazetteer, struct diag *diag)
{
	struct arena arena = {0};
	struct tag_lexicon lexicon;
	struct train_corpus corpus = {.n = 0}, dev_corpus = {.n = 0};
	int r = train_lexicon(conll, gazetteer, settings->clusters, settings->options.floor, &arena,
			      &lexicon, diag);
	if (r)
		return r;
	train_corpus_read(&corpus, conll, gazetteer, &lexicon);
	train_corpus_read(&dev_corpus, dev, gazetteer, &lexicon);
	struct perceptron *perceptron = perceptron_new(&corpus, &settings->options);
	struct buf best = BUF_INIT(TAG_MODEL_MAXIMUM);
	double best_f1 = -1;
	for (unsigned epoch = 1; epoch <= settings->options.epochs; epoch++) {
		struct arena rows = {0};
		struct tag_model model;
		size_t wrong = perceptron_learn(perceptron);
		perceptron_model(perceptron, &rows, &model);
		model.lexicon = lexicon;
		struct train_score score = train_score(&model, &dev_corpus);
		double f1 = train_f1(&score);
		printf("%u: %zu of %zu sentences wrong; %.4f\n", epoch, wrong, corpus.n, f1);
		fflush(stdout);
		if (f1 > best_f1 || !dev->n) {
			best_f1 = f1;
			tag_model_write(&model, &best);
		}
		arena_done(&rows);
	}
	printf("best %.4f, %zu bytes\n", best_f1, best.n);
	perceptron_free(perceptron);
	train_corpus_done(&corpus);
	train_corpus_done(&dev_corpus);
	arena_done(&arena);
	r = write_file(settings->output, buf_str(&best));
	buf_done(&best);
	return r;
}

int main(int argc, char **argv)
{
	struct settings settings = {
		.options = {.epochs = 12, .rows = 80000, .cutoff = 1, .margin = 0, .floor = 5}};
	struct conll conll = {.n = 0}, dev = {.n = 0};
	struct catalog *catalog = NULL;
	struct gazetteer *gazetteer = NULL;
	struct diag diag = DIAG_INIT;
	int r = argc < 3;
	if (r) {
		fputs("usage: surkhi-train OUTPUT [OPTION=VALUE]... FILE...\n", stderr);
		return 2;
	}
	settings.output = argv[1];
	for (int i = 2; i < argc && r == 0; i++)
		if (!read_option(&settings, argv[i]))
			r = conll_read(&conll, argv[i], &diag);
	if (r == 0 && settings.dev)
		r = conll_read(&dev, settings.dev, &diag);
	if (r == 0)
		r = catalog_open(NULL, &catalog, &diag);
	if (r == 0)
		r = gazetteer_open(catalog, NULL, &gazetteer, &diag);
	if (r == 0)
		r = train(&settings, &conll, &dev, gazetteer, &diag);
	if (r) {
		struct buf text = BUF_INIT(1 << 12);
		diag_format(&diag, &text);
		fprintf(stderr, "surkhi-train: %s\n", buf_z(&text));
		buf_done(&text);
	}
	gazetteer_close(gazetteer);
	catalog_close(catalog);
	conll_done(&conll);
	conll_done(&dev);
	return r != 0;
}

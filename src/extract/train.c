/*
 * Build tool: makes the tagger's model of annotated sentences.
 *
 * usage: surkhi-train OUTPUT [OPTION=VALUE]… FILE…
 *
 * A file behind "+" goes with the one before it, as one corpus.
 *
 * The same files and options give the same bytes.
 */
#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct settings {
	struct train_options options;
	const char *output;
	const char *dev, *without; /* files: to measure on, to learn no sentence of; or NULL */
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
		{"floor", &options->floor},   {"drop", &options->drop},
		{"rounds", &options->rounds}, {"own", &options->own},
		{"like", &options->like},
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
		settings->options.clusters = equals + 1;
	else if (str_equal(name, STR("lists")))
		settings->options.lists = equals + 1;
	else if (str_equal(name, STR("dev")))
		settings->dev = equals + 1;
	else if (str_equal(name, STR("without")))
		settings->without = equals + 1;
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

/* What the model as it is now makes of the sentences that it does not learn from. */
static int print_score(struct str model, const struct train_corpus *dev, struct diag *diag)
{
	struct arena arena = {0};
	struct tag_model read;
	int r = tag_model_read(model, &arena, &read, diag);
	if (r == 0) {
		struct train_score score = train_score(&read, dev);
		printf("; %.4f", train_f1(&score));
	}
	arena_done(&arena);
	return r;
}

/* The last walk's model counts: choosing the best by dev would flatter it there. */
static int learn(const struct train_options *options, struct train_corpus *corpus,
		 const struct train_corpus *dev, const struct tag_lexicon *lexicon,
		 struct buf *ret_model, struct diag *diag)
{
	struct perceptron *perceptron = perceptron_new(corpus, options);
	int r = 0;
	unsigned walks = options->epochs * options->rounds;
	for (unsigned i = 0; i < walks && r == 0; i++) {
		bool last = i + 1 == walks;
		if (i && i % options->epochs == 0)
			perceptron_restart(perceptron);
		printf("%u: %zu of %zu sentences wrong", i + 1, perceptron_learn(perceptron),
		       corpus->n);
		if (dev->n || last)
			perceptron_model(perceptron, lexicon, ret_model);
		if (dev->n)
			r = print_score(buf_str(ret_model), dev, diag);
		printf("\n");
		fflush(stdout);
	}
	perceptron_free(perceptron);
	return r;
}

static int train(const struct settings *settings, const struct conll *conll,
		 const struct conll *dev, const struct gazetteer *gazetteer, struct diag *diag)
{
	struct arena arena = {0};
	struct tag_lexicon lexicon;
	struct train_corpus corpus = {.n = 0}, dev_corpus = {.n = 0};
	struct buf model = BUF_INIT(4 * (size_t)TAG_MODEL_MAXIMUM);
	int r = train_lexicon(conll, gazetteer, &settings->options, &arena, &lexicon, diag);
	if (r == 0) {
		train_corpus_read(&corpus, conll, gazetteer, &lexicon);
		train_corpus_read(&dev_corpus, dev, gazetteer, &lexicon);
		r = learn(&settings->options, &corpus, &dev_corpus, &lexicon, &model, diag);
	}
	if (r == 0) {
		printf("%zu bytes\n", model.n);
		r = write_file(settings->output, buf_str(&model));
	}
	train_corpus_done(&corpus);
	train_corpus_done(&dev_corpus);
	buf_done(&model);
	arena_done(&arena);
	return r;
}

int main(int argc, char **argv)
{
	struct settings settings = {.options = {.epochs = 14,
						.rows = 125000,
						.rounds = 3,
						.own = 50,
						.cutoff = 1,
						.margin = 30,
						.drop = 20,
						.floor = 15}};
	struct conll conll = {.n = 0}, dev = {.n = 0}, without = {.n = 0};
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
	if (r == 0 && settings.without)
		r = conll_read(&without, settings.without, &diag);
	conll_leave_out(&conll, &without);
	if (r == 0 && settings.options.like > conll.files)
		r = err_origin(&diag, "like= is not the number of a file, from 1");
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
	conll_done(&without);
	return r != 0;
}

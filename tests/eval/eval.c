/*
 * Precision, recall and F1 of the tagger alone and of the whole extraction, for each kind of name,
 * against CoNLL files. A name is right if it has the first and last token and the kind of one
 * there.
 *
 * usage: eval [--floor F1] [--errors] [--model FILE] FILE…
 *
 * --floor: exit status 1 if the micro F1 of either is lower, in hundredths.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "surkhi/base/file.h"
#include "surkhi/extract/extract.h"

#include "train-conll.h"

enum { KINDS = 3, MODEL_MAXIMUM = 1 << 20 };

/* What is wrong with a name. */
enum error { ERROR_MISSED, ERROR_BORDERS, ERROR_KIND, ERROR_EXTRA, N_ERRORS };

struct count {
	size_t right, found, there;
	size_t errors[N_ERRORS];
};

struct settings {
	const char *model;
	double floor;
	bool errors;
};

struct evaluation {
	struct catalog *catalog;
	struct gazetteer *gazetteer;
	struct extractor *extractor;
	struct scratch *scratch;
	struct tagger *tagger;
	struct buf model;
	const struct settings *settings;
};

/* A way to find names: the tags of the tokens of a sentence. */
struct way {
	const char *name;
	void (*tag)(const struct evaluation *evaluation, const struct conll_sentence *sentence,
		    struct arena *arena, uint8_t *ret_tags);
	struct count counts[KINDS];
};

static void mark(uint8_t *tags, size_t first, size_t last, enum tag kind)
{
	for (size_t i = first; i <= last; i++)
		tags[i] = (uint8_t)(i == first ? kind : kind + 1);
}

static void tag_by_tagger(const struct evaluation *evaluation,
			  const struct conll_sentence *sentence, struct arena *arena,
			  uint8_t *ret_tags)
{
	struct article article;
	struct scan scan = {.n_hits = 0};
	uint32_t *starts;
	conll_article(sentence, arena, &article, &starts);
	scan_start(&scan, evaluation->gazetteer, &article);
	match_entities(&scan);
	const uint8_t *tags = tagger_run(evaluation->tagger, &scan);
	size_t first;
	enum tag kind;
	for (size_t at = 0; conll_next_name(tags, scan.words.n, &at, &kind, &first);)
		mark(ret_tags, conll_token(sentence, starts, scan.words.at[first].start),
		     conll_token(sentence, starts, scan.words.at[at - 1].start), kind);
	scan_done(&scan);
}

static enum tag tag_of_entity(enum entity_kind kind)
{
	static const uint8_t tags[] = {
		[ENTITY_PARTY] = TAG_ORGANISATION,
		[ENTITY_STATE] = TAG_PLACE,
		[ENTITY_PERSON] = TAG_PERSON,
		[ENTITY_PLACE] = TAG_PLACE,
		[ENTITY_ORGANISATION] = TAG_ORGANISATION,
	};
	_Static_assert(sizeof tags / sizeof *tags == N_ENTITY_KINDS, "a tag for each kind");
	return tags[kind];
}

/* Of mentions inside each other the widest, which comes first. */
static void tag_by_extraction(const struct evaluation *evaluation,
			      const struct conll_sentence *sentence, struct arena *arena,
			      uint8_t *ret_tags)
{
	struct article article;
	uint32_t *starts, end = 0;
	conll_article(sentence, arena, &article, &starts);
	extract_run(evaluation->extractor, evaluation->scratch, arena, &article);
	for (size_t i = 0; i < article.n_mentions; i++) {
		const struct mention *mention = &article.mentions[i];
		if (mention->start < end)
			continue;
		end = mention->end;
		mark(ret_tags, conll_token(sentence, starts, mention->start),
		     conll_token(sentence, starts, mention->end - 1),
		     tag_of_entity(article.entities[mention->entity].kind));
	}
}

static bool has_name(const uint8_t *tags, size_t n, size_t first, size_t end, enum tag kind)
{
	if (tags[first] != kind || (end < n && tags[end] == kind + 1))
		return false;
	for (size_t i = first + 1; i < end; i++)
		if (tags[i] != kind + 1)
			return false;
	return true;
}

/* Of a name in one row of tags what the other has there, if it has not the same. */
static enum error error_of(const uint8_t *other, size_t first, size_t end, enum tag kind)
{
	enum error error = ERROR_MISSED;
	for (size_t i = first; i < end; i++) {
		if (tag_kind(other[i]) == kind)
			return ERROR_BORDERS;
		if (other[i])
			error = ERROR_KIND;
	}
	return error;
}

static void print_error(const struct conll_sentence *sentence, const char *what, enum tag kind,
			size_t first, size_t end)
{
	static const char *const names[] = {"PER", "LOC", "ORG"};
	size_t from = first > 4 ? first - 4 : 0, to = end + 4 < sentence->n ? end + 4 : sentence->n;
	printf("%s\t%s\t", what, names[kind / 2]);
	for (size_t i = from; i < to; i++)
		printf("%s%.*s%s ", i == first ? "[" : "", STR_ARG(sentence->tokens[i]),
		       i + 1 == end ? "]" : "");
	printf("\n");
}

static void compare(const struct evaluation *evaluation, struct way *way,
		    const struct conll_sentence *sentence, const uint8_t *found)
{
	size_t first;
	enum tag kind;
	for (size_t at = 0; conll_next_name(sentence->tags, sentence->n, &at, &kind, &first);) {
		bool right = has_name(found, sentence->n, first, at, kind);
		way->counts[kind / 2].there++;
		way->counts[kind / 2].right += right;
		if (!right)
			way->counts[kind / 2].errors[error_of(found, first, at, kind)]++;
		if (!right && evaluation->settings->errors)
			print_error(sentence, "missed", kind, first, at);
	}
	for (size_t at = 0; conll_next_name(found, sentence->n, &at, &kind, &first);) {
		way->counts[kind / 2].found++;
		if (error_of(sentence->tags, first, at, kind) == ERROR_MISSED)
			way->counts[kind / 2].errors[ERROR_EXTRA]++;
		if (evaluation->settings->errors &&
		    !has_name(sentence->tags, sentence->n, first, at, kind))
			print_error(sentence, "wrong", kind, first, at);
	}
}

static double print_count(const char *name, const struct count *count)
{
	double precision = count->found ? (double)count->right / (double)count->found : 0;
	double recall = count->there ? (double)count->right / (double)count->there : 0;
	double sum = (double)(count->found + count->there);
	double f1 = sum > 0 ? 2 * (double)count->right / sum : 0;
	printf("  %-6s P %5.1f  R %5.1f  F1 %5.1f  (%zu right, %zu found, %zu there)\n", name,
	       100 * precision, 100 * recall, 100 * f1, count->right, count->found, count->there);
	return 100 * f1;
}

static void print_errors(const struct count *count)
{
	printf("         missed %zu, other borders %zu, other kind %zu, none there %zu\n",
	       count->errors[ERROR_MISSED], count->errors[ERROR_BORDERS], count->errors[ERROR_KIND],
	       count->errors[ERROR_EXTRA]);
}

static double print_way(const struct way *way)
{
	static const char *const names[KINDS] = {"PER", "LOC", "ORG"};
	struct count sum = {0};
	printf(" %s\n", way->name);
	for (size_t i = 0; i < KINDS; i++) {
		print_count(names[i], &way->counts[i]);
		print_errors(&way->counts[i]);
		sum.right += way->counts[i].right;
		sum.found += way->counts[i].found;
		sum.there += way->counts[i].there;
	}
	return print_count("micro", &sum);
}

/* The lower micro F1 of the ways. */
static int evaluate_file(const struct evaluation *evaluation, const char *path, double *ret_f1,
			 struct diag *diag)
{
	struct way ways[] = {
		{.name = "tagger alone", .tag = tag_by_tagger},
		{.name = "whole extraction", .tag = tag_by_extraction},
	};
	struct conll conll = {.n = 0};
	double lowest = 100;
	int r = conll_read(&conll, path, diag);
	if (r == 0)
		printf("%s: %zu sentences\n", path, conll.n);
	for (size_t w = 0; r == 0 && w < sizeof ways / sizeof *ways; w++) {
		for (size_t i = 0; i < conll.n; i++) {
			struct arena arena = {0};
			uint8_t *found = arena_new(&arena, conll.at[i].n, sizeof *found);
			ways[w].tag(evaluation, &conll.at[i], &arena, found);
			compare(evaluation, &ways[w], &conll.at[i], found);
			arena_done(&arena);
		}
		double f1 = print_way(&ways[w]);
		lowest = f1 < lowest ? f1 : lowest;
	}
	*ret_f1 = lowest;
	conll_done(&conll);
	return r;
}

static int open_model(struct evaluation *evaluation, struct diag *diag)
{
	const char *path = evaluation->settings->model;
	if (!path)
		return tagger_open_own(&evaluation->tagger, diag);
	if (file_read(path, &evaluation->model, diag))
		return ERR_FATAL;
	return tagger_open(buf_str(&evaluation->model), &evaluation->tagger, diag);
}

static int open_all(struct evaluation *evaluation, struct diag *diag)
{
	int r = open_model(evaluation, diag);
	if (r == 0)
		r = catalog_open(NULL, &evaluation->catalog, diag);
	if (r == 0)
		r = gazetteer_open(evaluation->catalog, NULL, &evaluation->gazetteer, diag);
	if (r == 0)
		r = extractor_open(evaluation->catalog, NULL, &evaluation->extractor, diag);
	evaluation->scratch = scratch_new();
	return r;
}

static int run(struct evaluation *evaluation, char **paths, struct diag *diag)
{
	int r = open_all(evaluation, diag);
	bool low = false;
	for (; *paths && r == 0; paths++) {
		double f1 = 0;
		r = evaluate_file(evaluation, *paths, &f1, diag);
		if (r == 0 && f1 < evaluation->settings->floor) {
			printf("%s: F1 %.1f is below %.1f\n", *paths, f1,
			       evaluation->settings->floor);
			low = true;
		}
	}
	return r ? r : low;
}

int main(int argc, char **argv)
{
	struct settings settings = {.floor = 0};
	struct diag diag = DIAG_INIT;
	int i = 1;
	for (; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "--errors") == 0)
			settings.errors = true;
		else if (strcmp(argv[i], "--model") == 0 && i + 1 < argc)
			settings.model = argv[++i];
		else if (strcmp(argv[i], "--floor") == 0 && i + 1 < argc)
			settings.floor = strtod(argv[++i], NULL);
		else
			break;
	}
	if (i == argc || argv[i][0] == '-') {
		fputs("usage: eval [--floor F1] [--errors] [--model FILE] FILE...\n", stderr);
		return 2;
	}
	struct evaluation evaluation = {.settings = &settings, .model = BUF_INIT(MODEL_MAXIMUM)};
	int r = run(&evaluation, argv + i, &diag);
	if (r < 0)
		fprintf(stderr, "eval: %s: %s\n", diag.path, diag.text);
	scratch_free(evaluation.scratch);
	extractor_close(evaluation.extractor);
	gazetteer_close(evaluation.gazetteer);
	catalog_close(evaluation.catalog);
	tagger_close(evaluation.tagger);
	buf_done(&evaluation.model);
	return r != 0;
}

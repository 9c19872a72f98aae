/*
 * extract: MB of clean text a second, stage by stage, beside telling its words and folding them.
 *
 *   bench-extract [FOLDER]   the .txt files of a folder; the sample pages if none is named
 *
 * The sample has too few words to stand for an archive, so it is read many times over with one word
 * in VARY spelt otherwise each time: what meets a word for the first time must not look cheap.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "clean.h"
#include "emit.h"
#include "scan.h"
#include "tagger.h"

#include "surkhi/base/asset.h"
#include "surkhi/base/file.h"
#include "surkhi/extract/page.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/token.h"

enum {
	SAMPLE_ROUNDS = 16,
	VARY = 24,
	STAGES_MAXIMUM = 16,
};

struct work {
	struct arena arena; /* of the pages */
	struct str *pages;
	size_t n_pages, capacity;
	size_t bytes; /* of clean text */
	struct catalog *catalog;
	struct patterns *patterns;
	struct gazetteer *gazetteer;
	struct tagger *tagger;
	struct scratch *scratch; /* of page_read() */
	struct scan scan;
	struct buf clean, form; /* of the page in hand */
	uint32_t seed;
	size_t sum;                     /* keeps the compiler from leaving work out */
	double seconds[STAGES_MAXIMUM]; /* of the run in hand */
};

static void demand(int error, const struct diag *diag)
{
	if (error == 0)
		return;
	fprintf(stderr, "bench-extract: %s\n", diag->text);
	exit(2);
}

static uint32_t random_below(struct work *work, uint32_t n)
{
	work->seed = work->seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)work->seed * n) >> 32);
}

static void add_page(struct work *work, struct str page)
{
	work->pages =
		mem_grow(work->pages, &work->capacity, work->n_pages + 1, sizeof *work->pages);
	work->pages[work->n_pages++] = page;
}

/* A consonant of Devanagari, क to ह without the last of the block's half. */
static bool is_consonant(const char *s)
{
	const unsigned char *bytes = (const unsigned char *)s;
	return bytes[0] == 0xe0 && bytes[1] == 0xa4 && bytes[2] >= 0x95 && bytes[2] <= 0xb9;
}

/* Another first letter for some words. */
static struct str vary(struct work *work, struct str page)
{
	char *copy = arena_copy(&work->arena, page.s, page.n);
	for (size_t i = 1; i + 3 <= page.n; i++)
		if (copy[i - 1] == ' ' && is_consonant(copy + i) && random_below(work, VARY) == 0)
			copy[i + 2] = (char)(0x95 + random_below(work, 0xb9 - 0x95 + 1));
	return (struct str){copy, page.n};
}

static void read_sample(struct work *work)
{
	for (int round = 0; round < SAMPLE_ROUNDS; round++)
		for (const struct asset *asset = asset_table; asset->name; asset++)
			if (str_starts(str_from(asset->name), STR("sample/")) &&
			    str_ends(str_from(asset->name), STR(".txt")))
				add_page(work, vary(work, (struct str){asset->data, asset->size}));
}

static void read_file(struct work *work, const char *folder, const char *name)
{
	struct diag diag = DIAG_INIT;
	struct buf bytes = BUF_INIT(PAGE_MAXIMUM);
	struct str path = str_printf(&work->arena, "%s/%s", folder, name);
	demand(file_read(path.s, &bytes, &diag), &diag);
	add_page(work, str_copy(&work->arena, buf_str(&bytes)));
	buf_done(&bytes);
}

static void read_folder(struct work *work, const char *folder)
{
	DIR *directory = opendir(folder);
	if (!directory) {
		fprintf(stderr, "bench-extract: cannot open '%s'\n", folder);
		exit(2);
	}
	for (struct dirent *entry; (entry = readdir(directory));)
		if (str_ends(str_from(entry->d_name), STR(".txt")))
			read_file(work, folder, entry->d_name);
	closedir(directory);
}

/* The peer: what no extraction can do without. */
static void tell_words(struct work *work, struct str page)
{
	struct token token;
	buf_clear(&work->form);
	for (size_t at = 0; token_next(page, &at, &token);)
		work->sum += token.end;
	fold(page, &work->form);
	work->sum += work->form.n;
}

/* The stages in front of the extractors, which extract_stages names; emit comes last. */
enum { STAGE_PEER, STAGE_CLEAN, STAGE_PAGE, STAGE_WORDS, STAGE_EXTRACTORS };

static void lap(struct work *work, size_t stage, double *since)
{
	double now = bench_cpu_now();
	work->seconds[stage] += now - *since;
	*since = now;
}

static void read_page(struct work *work, struct str page)
{
	struct arena arena = {.blocks = NULL};
	struct diag diag = DIAG_INIT;
	struct article article;
	struct scan *scan = &work->scan;
	double since = bench_cpu_now();
	int refused = clean_page(page, &work->clean, &diag);
	lap(work, STAGE_CLEAN, &since);
	if (refused)
		return;
	tell_words(work, buf_str(&work->clean));
	lap(work, STAGE_PEER, &since);
	page_read(work->patterns, work->scratch, buf_str(&work->clean), &arena, &article);
	lap(work, STAGE_PAGE, &since);
	scan_start(scan, work->gazetteer, &article);
	scan->tagger = work->tagger;
	lap(work, STAGE_WORDS, &since);
	for (size_t i = 0; i < n_extract_stages; i++) {
		extract_stages[i].run(scan);
		lap(work, STAGE_EXTRACTORS + i, &since);
	}
	emit_entities(scan, &arena, &article);
	work->sum += article.n_entities;
	arena_done(&arena);
	lap(work, STAGE_EXTRACTORS + n_extract_stages, &since);
}

static void read_all(struct work *work)
{
	memset(work->seconds, 0, sizeof work->seconds);
	for (size_t i = 0; i < work->n_pages; i++)
		read_page(work, work->pages[i]);
}

static const char *stage_name(size_t stage)
{
	static const char *const front[STAGE_EXTRACTORS] = {"words told and folded", "clean",
							    "page_read", "words"};
	if (stage < STAGE_EXTRACTORS)
		return front[stage];
	stage -= STAGE_EXTRACTORS;
	return stage < n_extract_stages ? extract_stages[stage].name : "emit";
}

static double median_of(double seconds[static BENCH_RUNS])
{
	bench_sort(seconds, BENCH_RUNS);
	return seconds[BENCH_RUNS / 2];
}

/* Every run goes through all stages and the peer, so that what disturbs one disturbs all. */
static void print_stages(struct work *work)
{
	size_t n = STAGE_EXTRACTORS + n_extract_stages + 1;
	double runs[STAGES_MAXIMUM][BENCH_RUNS], whole[BENCH_RUNS] = {0};
	for (size_t run = 0; run < BENCH_RUNS; run++) {
		read_all(work);
		for (size_t i = 0; i < n; i++) {
			runs[i][run] = work->seconds[i];
			whole[run] += i == STAGE_PEER ? 0 : work->seconds[i];
		}
	}
	double peer = median_of(runs[STAGE_PEER]);
	for (size_t i = 0; i < n; i++)
		bench_row(stage_name(i), median_of(runs[i]), peer, work->bytes);
	bench_row("all but the first", median_of(whole), peer, work->bytes);
}

static void measure(struct work *work)
{
	struct diag diag = DIAG_INIT;
	for (size_t i = 0; i < work->n_pages; i++)
		if (clean_page(work->pages[i], &work->clean, &diag) == 0)
			work->bytes += work->clean.n;
}

int main(int argc, char **argv)
{
	struct work work = {.seed = 1,
			    .clean = BUF_INIT(PAGE_MAXIMUM),
			    .form = BUF_INIT(2 * (size_t)PAGE_MAXIMUM)};
	struct diag diag = DIAG_INIT;
	if (argc > 1)
		read_folder(&work, argv[1]);
	else
		read_sample(&work);
	demand(catalog_open(NULL, &work.catalog, &diag), &diag);
	demand(patterns_open(&work.patterns, &diag), &diag);
	demand(gazetteer_open(work.catalog, NULL, &work.gazetteer, &diag), &diag);
	demand(tagger_open_own(&work.tagger, &diag), &diag);
	work.scratch = scratch_new();
	measure(&work);
	printf("extract, %zu pages, %.1f MB, median of %d runs\n", work.n_pages,
	       (double)work.bytes / 1e6, BENCH_RUNS);
	print_stages(&work);
	scan_done(&work.scan);
	scratch_free(work.scratch);
	gazetteer_close(work.gazetteer);
	tagger_close(work.tagger);
	patterns_close(work.patterns);
	catalog_close(work.catalog);
	mem_free(work.pages);
	buf_done(&work.clean);
	buf_done(&work.form);
	arena_done(&work.arena);
	return work.sum == 0;
}

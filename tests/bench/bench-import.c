/*
 * import: MB of pages a second, from files into a store with everything that is named in them, by
 * one and by two threads beside the one that writes; the same pages once more; and the size of the
 * store beside that of the pages' text. Generated pages, medians of RUNS runs.
 *
 *   bench-import [COUNT]   of COUNT pages, 2,000 if none is given
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench.h"
#include "story.h"
#include "surkhi/import/import.h"

enum { COUNT = 2000, RUNS = 5 };

struct work {
	char folder[64], store[128];
	struct catalog *catalog;
	struct patterns *patterns;
	struct extractor *extractor;
	size_t text_bytes, page_bytes;
};

static void demand(int error, const struct diag *diag)
{
	if (error == 0)
		return;
	fprintf(stderr, "bench-import: %s\n", diag->text);
	exit(2);
}

static void write_page(const struct work *work, uint64_t number, struct str page)
{
	struct diag diag = DIAG_INIT;
	char path[256];
	snprintf(path, sizeof path, "%s/pages/%06u.txt", work->folder, (unsigned)number);
	FILE *file = fopen(path, "w");
	if (!file || fwrite(page.s, 1, page.n, file) != page.n || fclose(file) != 0)
		demand(diag_set(&diag, 1, "cannot write %s", path), &diag);
}

static void make_page(struct work *work, const struct corpus *corpus, uint64_t number)
{
	struct arena arena = {.blocks = NULL};
	struct buf page = BUF_INIT((size_t)CORPUS_PAGE_MAXIMUM);
	struct article article;
	corpus_story(corpus, number, &arena, &article);
	corpus_page(corpus, number, &arena, &article, &page);
	work->text_bytes += article.headline.n;
	for (size_t i = 0; i < article.n_paragraphs; i++)
		work->text_bytes += article.paragraphs[i].text.n;
	work->page_bytes += page.n;
	write_page(work, number, buf_str(&page));
	buf_done(&page);
	arena_done(&arena);
}

static void make(struct work *work, uint64_t count)
{
	struct diag diag = DIAG_INIT;
	struct corpus corpus;
	char pages[128];
	snprintf(work->folder, sizeof work->folder, "bench-import-XXXXXX");
	demand(mkdtemp(work->folder) ? 0 : diag_set(&diag, 1, "no folder"), &diag);
	snprintf(pages, sizeof pages, "%s/pages", work->folder);
	demand(mkdir(pages, 0700) ? diag_set(&diag, 1, "no folder") : 0, &diag);
	snprintf(work->store, sizeof work->store, "%s/archive.db", work->folder);
	demand(corpus_init(&corpus, 1, &diag), &diag);
	for (uint64_t i = 0; i < count; i++)
		make_page(work, &corpus, i);
	corpus_done(&corpus);
	demand(catalog_open(NULL, &work->catalog, &diag), &diag);
	demand(patterns_open(&work->patterns, &diag), &diag);
	demand(extractor_open(work->catalog, NULL, &work->extractor, &diag), &diag);
}

static void done(struct work *work)
{
	char command[128];
	extractor_close(work->extractor);
	patterns_close(work->patterns);
	catalog_close(work->catalog);
	snprintf(command, sizeof command, "rm -rf '%s'", work->folder);
	if (system(command) != 0)
		fprintf(stderr, "bench-import: %s is left\n", work->folder);
}

/* Seconds. */
static double import(struct work *work, size_t threads)
{
	struct diag diag = DIAG_INIT;
	struct import *import;
	struct import_event event;
	char pages[128];
	char *paths[] = {pages};
	int got;
	double start = bench_now();
	struct import_options options = {
		.patterns = work->patterns,
		.extractor = work->extractor,
		.now = {.year = 2026, .month = 1, .day = 1},
		.standard_input = -1,
		.threads = threads,
	};
	snprintf(pages, sizeof pages, "%s/pages", work->folder);
	demand(store_open(work->store, STORE_CREATE, &options.store, &diag), &diag);
	demand(import_open(&options, paths, 1, &import, &diag), &diag);
	while ((got = import_next(import, &event, &diag)) > 0)
		;
	demand(got, &diag);
	import_close(import);
	store_close(options.store);
	return bench_now() - start;
}

static void row(const struct work *work, const char *name, double seconds, double peer)
{
	printf("  %-30s %8.1f MB/s   %6.2f s   x %.2f\n", name,
	       (double)work->page_bytes / 1e6 / seconds, seconds, peer / seconds);
}

/* One behind the other, so that a busy minute falls on all of them. */
static void measure(struct work *work)
{
	double one[RUNS], two[RUNS], known[RUNS];
	struct stat info = {.st_size = 0};
	for (int i = 0; i < RUNS; i++) {
		unlink(work->store);
		one[i] = import(work, 1);
		unlink(work->store);
		two[i] = import(work, 2);
		known[i] = import(work, 2);
	}
	bench_sort(one, RUNS);
	bench_sort(two, RUNS);
	bench_sort(known, RUNS);
	row(work, "one thread reads", one[RUNS / 2], one[RUNS / 2]);
	row(work, "two threads read", two[RUNS / 2], one[RUNS / 2]);
	row(work, "again: all are known", known[RUNS / 2], one[RUNS / 2]);
	stat(work->store, &info);
	printf("  store / text of the articles   %8.2f\n",
	       (double)info.st_size / (double)work->text_bytes);
}

int main(int argc, char **argv)
{
	struct work work = {.text_bytes = 0};
	struct rusage usage;
	make(&work, argc > 1 ? strtoull(argv[1], NULL, 10) : COUNT);
	printf("import from files, %.1f MB of pages, median of %d runs\n",
	       (double)work.page_bytes / 1e6, RUNS);
	measure(&work);
	getrusage(RUSAGE_SELF, &usage);
	printf("  memory at most                 %8.0f MB\n", (double)usage.ru_maxrss / 1e3);
	done(&work);
	return 0;
}

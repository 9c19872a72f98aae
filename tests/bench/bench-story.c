/*
 * story: what finding an article's story costs, in archives of 2,000 and of 20,000 articles of
 * which every tenth is a copy. It must not depend on how many there are.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"
#include "encode.h"
#include "known.h"
#include "private.h"
#include "stories.h"
#include "story.h"

enum { NEW = 1000, COPY_EVERY = 10, COPY_BEFORE = 137, BATCH = 500 };

struct work {
	struct corpus corpus;
	struct store *store;
	uint64_t next; /* number of the next article */
	int64_t *ids;  /* of the last NEW */
};

struct cost {
	double put, shingles, story; /* seconds of the processor for NEW articles */
};

static void demand(int error, const struct diag *diag)
{
	if (error == 0)
		return;
	fprintf(stderr, "bench-story: %s\n", diag->text);
	exit(2);
}

/* Every tenth is one from before without its second paragraph and with another headline. */
static void make(struct work *work, struct arena *arena, struct article *ret_article)
{
	uint64_t number = work->next++;
	bool copy = number % COPY_EVERY == 0 && number > COPY_BEFORE;
	corpus_story(&work->corpus, copy ? number - COPY_BEFORE : number, arena, ret_article);
	ret_article->url = STR_EMPTY;
	ret_article->n_mentions = 0;
	if (copy && ret_article->n_paragraphs > 2) {
		ret_article->headline = STR("दूसरे अख़बार में");
		ret_article->paragraphs[1] = ret_article->paragraphs[--ret_article->n_paragraphs];
	}
}

static double put(struct work *work, size_t n, int64_t *ret_ids)
{
	struct diag diag = DIAG_INIT;
	double seconds = 0;
	demand(store_begin(work->store, &diag), &diag);
	for (size_t i = 0; i < n; i++) {
		struct arena arena = {.blocks = NULL};
		struct article article;
		enum store_put what;
		int64_t id;
		make(work, &arena, &article);
		double start = bench_cpu_now();
		demand(store_put(work->store, &article, STR("page"), &what, &id, &diag), &diag);
		seconds += bench_cpu_now() - start;
		if (ret_ids)
			ret_ids[i] = id;
		arena_done(&arena);
	}
	demand(store_commit(work->store, &diag), &diag);
	return seconds;
}

/* Of the same articles once more, without all else that putting them is. */
static void find_again(struct work *work, struct cost *cost)
{
	struct diag diag = DIAG_INIT;
	bool own;
	demand(transaction_write(work->store, &own, &diag), &diag);
	for (size_t i = 0; i < NEW; i++)
		demand(story_remove(work->store, work->ids[i], &diag), &diag);
	work->next -= NEW;
	for (size_t i = 0; i < NEW; i++) {
		struct arena arena = {.blocks = NULL};
		struct shingles shingles = {.n = 0};
		struct buf identity = BUF_INIT((size_t)ENCODE_MAXIMUM);
		struct article article;
		make(work, &arena, &article);
		identity_of(&article, &identity);
		double start = bench_cpu_now();
		story_shingles(buf_str(&identity), &shingles);
		double middle = bench_cpu_now();
		demand(story_put(work->store, work->ids[i], &shingles, &diag), &diag);
		cost->story += bench_cpu_now() - middle;
		cost->shingles += middle - start;
		shingles_done(&shingles);
		buf_done(&identity);
		arena_done(&arena);
	}
	demand(transaction_end(work->store, own, 0, &diag), &diag);
}

static void find_often(struct work *work, struct cost *cost)
{
	double shingles[BENCH_RUNS], story[BENCH_RUNS];
	for (size_t i = 0; i < BENCH_RUNS; i++) {
		struct cost once = {.put = 0};
		find_again(work, &once);
		shingles[i] = once.shingles;
		story[i] = once.story;
	}
	bench_sort(shingles, BENCH_RUNS);
	bench_sort(story, BENCH_RUNS);
	cost->shingles = shingles[BENCH_RUNS / 2];
	cost->story = story[BENCH_RUNS / 2];
}

static struct cost measure(size_t articles)
{
	struct work work = {.ids = mem_new(NEW, sizeof *work.ids)};
	struct cost cost = {.put = 0};
	struct diag diag = DIAG_INIT;
	char folder[] = "surkhi-bench-XXXXXX";
	if (!mkdtemp(folder))
		exit(2);
	char file[sizeof folder + 16];
	snprintf(file, sizeof file, "%s/a.db", folder);
	demand(corpus_init(&work.corpus, 1, &diag), &diag);
	demand(store_open(file, STORE_CREATE, &work.store, &diag), &diag);
	for (size_t n = 0; n < articles; n += BATCH)
		put(&work, BATCH, NULL);
	cost.put = put(&work, NEW, work.ids);
	find_often(&work, &cost);
	store_close(work.store);
	corpus_done(&work.corpus);
	mem_free(work.ids);
	unlink(file);
	rmdir(folder);
	return cost;
}

static void row(const char *name, double few, double many)
{
	printf("  %-34s %9.1f µs %9.1f µs   x %.2f\n", name, few * 1e6 / NEW, many * 1e6 / NEW,
	       many / few);
}

int main(void)
{
	struct cost few = measure(2000), many = measure(20000);
	printf("the story of an article, beside all of putting it\n");
	printf("  %-34s %12s %12s\n", "in an archive of", "2,000", "20,000");
	row("put it", few.put, many.put);
	row("shingles of its text", few.shingles, many.shingles);
	row("its story", few.story, many.story);
	return 0;
}

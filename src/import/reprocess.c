/*
 * One event for each stored article that is read again. Threads of a pool read slices of them, each
 * with a connection of its own; what they have ready is written batch by batch, a transaction each,
 * and then told.
 */
#include "surkhi/import/reprocess.h"

#include "group.h"
#include "markup.h"
#include "pool.h"

enum {
	ORIGINAL_MAXIMUM = 128 << 20,
	SLICE_ARTICLES = 16,
	SLICE_BYTES = 64 << 10,
	SLICES = 64,
	BYTES_ON_THE_WAY = 2 << 20, /* of originals: what they become is some times as large */
	/* As for an import: a quarter of a second's work, and few syncs. */
	BATCH_SLICES = 12,
	BATCH_BYTES = 512 << 10,
	WAIT_MS = 1000,
};

struct reread {
	struct reprocess_event event;
	struct import_original original; /* of no bytes: there is none */
	struct article *article;         /* NULL: nothing to write */
	struct diag *why;                /* it was kept */
};

struct slice {
	struct arena arena; /* of all below */
	struct reread items[SLICE_ARTICLES];
	size_t n, bytes;
	size_t gone;          /* articles that are not there any more: they leave no trace */
	struct diag *failure; /* of the store, behind the last item; NULL: none */
};

struct reprocess {
	struct import_options options;
	struct intake *intakes; /* one for each worker */
	size_t n_intakes;
	struct slice *slices;
	struct pool *pool;

	/* Whoever takes has these: */
	struct bits articles;
	size_t next; /* id to go on with; SIZE_MAX: the store failed */

	/* The owner has these: */
	struct slice *batch[BATCH_SLICES];
	size_t n_batch;
	size_t told_slices, told; /* of the batch; and of the slice that is being told */
	struct reprocess_report report;
};

/* What is wrong with one article alone, and what with the store as a whole. */
static bool of_article(int error)
{
	return error == STORE_E_NOT_STORE || error == STORE_E_TOO_NEW;
}

static void keep(struct slice *slice, struct reread *item, const struct diag *why)
{
	item->event.what = REPROCESS_KEPT;
	item->article = NULL;
	item->why = arena_new(&slice->arena, 1, sizeof *item->why);
	diag_set(item->why, 1, "article %lld: %s", (long long)item->event.id, why->text);
}

static int load_original(struct store *store, int64_t id, struct arena *arena,
			 struct import_original *ret_original, struct diag *diag)
{
	struct buf bytes CLEANUP(buf_done) = BUF_INIT((size_t)ORIGINAL_MAXIMUM);
	struct article stored;
	int error = store_original(store, id, &bytes, diag);
	if (!error && bytes.n)
		error = store_article(store, id, arena, &stored, diag);
	if (!error && bytes.n)
		*ret_original = (struct import_original){
			.source = stored.source,
			.format = stored.format,
			.bytes = str_copy(arena, buf_str(&bytes)),
		};
	return error;
}

/* Loads the next article into the slice. False if the store failed. */
static bool take_one(struct slice *slice, struct store *store, int64_t id)
{
	struct reread *item = &slice->items[slice->n];
	struct diag why = DIAG_INIT;
	*item = (struct reread){.event = {.what = REPROCESS_SAME, .id = id}};
	int error = load_original(store, id, &slice->arena, &item->original, &why);
	if (error && error != STORE_E_MISSING && !of_article(error)) {
		slice->failure = arena_new(&slice->arena, 1, sizeof *slice->failure);
		*slice->failure = why;
		return false;
	}
	if (error == STORE_E_MISSING) {
		slice->gone++;
		return true;
	}
	if (error)
		keep(slice, item, &why);
	slice->n++;
	slice->bytes += item->original.bytes.n;
	return true;
}

static size_t take(void *context, size_t worker, void *job)
{
	struct reprocess *reprocess = context;
	struct slice *slice = job;
	arena_done(&slice->arena);
	*slice = (struct slice){.n = 0};
	while (slice->n < SLICE_ARTICLES && slice->bytes < SLICE_BYTES) {
		size_t id = bits_next(&reprocess->articles, reprocess->next);
		if (id == SIZE_MAX)
			break;
		bool took = take_one(slice, reprocess->intakes[worker].options.store, (int64_t)id);
		reprocess->next = took ? id + 1 : SIZE_MAX;
	}
	return slice->n || slice->gone || slice->failure ? slice->bytes : POOL_END;
}

static void work(void *context, size_t worker, void *job)
{
	const struct reprocess *reprocess = context;
	struct slice *slice = job;
	for (size_t i = 0; i < slice->n; i++) {
		struct reread *item = &slice->items[i];
		struct diag why = DIAG_INIT;
		if (!item->original.bytes.n)
			continue;
		item->article = arena_new(&slice->arena, 1, sizeof *item->article);
		if (import_reread(&reprocess->intakes[worker].options, &item->original,
				  &slice->arena, item->article, &why))
			keep(slice, item, &why);
	}
}

static const struct pool_ops ops = {take, work};

int reprocess_open(const struct import_options *options, const struct bits *articles,
		   struct reprocess **ret_reprocess, struct diag *diag)
{
	struct reprocess *reprocess = mem_new(1, sizeof *reprocess);
	reprocess->options = *options;
	bits_copy(&reprocess->articles, articles);
	reprocess->report.total = bits_count(articles);
	markup_prepare();
	if (intakes_open(options, reprocess->report.total / SLICE_ARTICLES + 1, &reprocess->intakes,
			 &reprocess->n_intakes, diag)) {
		reprocess_close(reprocess);
		return ERR_FATAL;
	}
	reprocess->slices = mem_new(SLICES, sizeof *reprocess->slices);
	const struct pool_options pool = {
		.ops = &ops,
		.context = reprocess,
		.jobs = reprocess->slices,
		.n_jobs = SLICES,
		.job_size = sizeof *reprocess->slices,
		.n_workers = reprocess->n_intakes,
		.weight_maximum = BYTES_ON_THE_WAY,
	};
	reprocess->pool = pool_open(&pool);
	*ret_reprocess = reprocess;
	return 0;
}

struct reprocess *reprocess_close(struct reprocess *reprocess)
{
	if (!reprocess)
		return NULL;
	pool_close(reprocess->pool);
	intakes_close(reprocess->intakes, reprocess->n_intakes);
	for (size_t i = 0; reprocess->slices && i < SLICES; i++)
		arena_done(&reprocess->slices[i].arena);
	mem_free(reprocess->slices);
	bits_done(&reprocess->articles);
	return mem_free(reprocess);
}

void reprocess_report(const struct reprocess *reprocess, struct reprocess_report *ret_report)
{
	*ret_report = reprocess->report;
}

static int write_one(struct store *store, struct slice *slice, struct reread *item,
		     struct diag *diag)
{
	enum store_replaced replaced = STORE_SAME;
	struct diag why = DIAG_INIT;
	int error = store_replace(store, item->event.id, item->article, &replaced, &why);
	if (replaced == STORE_CHANGED)
		item->event.what = REPROCESS_CHANGED;
	if (of_article(error) || error == STORE_E_MISSING) {
		keep(slice, item, &why);
		error = 0;
	}
	if (error)
		*diag = why;
	return error ? ERR_FATAL : 0;
}

static int write_slice(struct store *store, struct slice *slice, struct diag *diag)
{
	int error = 0;
	for (size_t i = 0; i < slice->n && !error; i++)
		if (slice->items[i].article)
			error = write_one(store, slice, &slice->items[i], diag);
	return error;
}

static int write_batch(struct reprocess *reprocess, struct diag *diag)
{
	struct store *store = reprocess->options.store;
	int error = store_begin(store, diag);
	if (error)
		return ERR_FATAL;
	for (size_t i = 0; i < reprocess->n_batch && !error; i++)
		error = write_slice(store, reprocess->batch[i], diag);
	if (error)
		store_rollback(store);
	else
		error = store_commit(store, diag);
	return error ? ERR_FATAL : 0;
}

/* Forgets the batch that was told of, and collects the next. */
static void collect(struct reprocess *reprocess)
{
	size_t bytes = 0;
	enum pool_got got = POOL_NOTHING;
	pool_release(reprocess->pool, reprocess->n_batch);
	reprocess->n_batch = reprocess->told_slices = reprocess->told = 0;
	while (got != POOL_OVER && reprocess->n_batch < BATCH_SLICES && bytes < BATCH_BYTES) {
		void *slice;
		got = pool_next(reprocess->pool, WAIT_MS, &slice);
		if (got != POOL_JOB)
			continue;
		reprocess->batch[reprocess->n_batch++] = slice;
		bytes += reprocess->batch[reprocess->n_batch - 1]->bytes;
	}
}

static void count(struct reprocess *reprocess, const struct slice *slice)
{
	reprocess->report.total -= slice->gone;
	for (size_t i = 0; i < slice->n; i++)
		reprocess->report.counts[slice->items[i].event.what]++;
}

/* Slices behind the one where the store failed do not exist, so what came before is written. */
static int next_batch(struct reprocess *reprocess, struct diag *diag)
{
	collect(reprocess);
	if (reprocess->n_batch == 0)
		return 0;
	int error = write_batch(reprocess, diag);
	if (error) {
		reprocess->told_slices = reprocess->n_batch;
		return error;
	}
	for (size_t i = 0; i < reprocess->n_batch; i++)
		count(reprocess, reprocess->batch[i]);
	return 0;
}

/* The next item of the batch; NULL behind the last, or where the store failed (*ret_failure). */
static const struct reread *next_item(struct reprocess *reprocess, const struct diag **ret_failure)
{
	for (; reprocess->told_slices < reprocess->n_batch; reprocess->told_slices++) {
		const struct slice *slice = reprocess->batch[reprocess->told_slices];
		if (reprocess->told < slice->n)
			return &slice->items[reprocess->told++];
		reprocess->told = 0;
		*ret_failure = slice->failure;
		if (slice->failure)
			return NULL;
	}
	return NULL;
}

int reprocess_next(struct reprocess *reprocess, struct reprocess_event *ret_event,
		   struct diag *diag)
{
	const struct diag *failure = NULL;
	const struct reread *item;
	while (!(item = next_item(reprocess, &failure)) && !failure) {
		int error = next_batch(reprocess, diag);
		if (error || reprocess->n_batch == 0)
			return error;
	}
	if (failure) {
		*diag = *failure;
		return ERR_FATAL;
	}
	if (item->why)
		*diag = *item->why;
	*ret_event = item->event;
	return 1;
}

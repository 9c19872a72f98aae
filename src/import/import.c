/*
 * One event for each record. Threads of a pool read records group by group (group.h); what they
 * have ready is collected for a while, written in one transaction and then told. The store is
 * locked for the writing alone, a small part of the time, so that whoever tags articles in another
 * process meanwhile hardly waits; and it is written in large pieces, since the index does best with
 * these and each transaction waits for the disk.
 */
#include "surkhi/import/import.h"

#include <time.h>

#include "group.h"
#include "markup.h"
#include "pool.h"

enum {
	GROUPS = 512,                /* on their way, … */
	BYTES_ON_THE_WAY = 20 << 20, /* … of so many bytes of records: some 60 MB of parcels */
	BATCH_GROUPS = GROUPS / 2,
	BATCH_GROUPS_FIRST = 8, /* soon there is something to learn a dictionary from */
	BATCH_BYTES = 12 << 20,
	BATCH_BYTES_LAST = 2 << 20, /* of fewer each commit writes nearly as many pages */
	BATCH_FIRST_MS = 250,       /* between two signs of life, … */
	BATCH_MS = 1000,            /* … and later on */
};

struct import {
	struct import_options options;
	struct supply supply;
	struct intake *intakes;
	size_t n_intakes;
	struct group *groups;
	struct pool *pool;

	struct group *batch[BATCH_GROUPS]; /* collected, … */
	size_t n_batch, batch_bytes;
	int64_t batch_since; /* … since this moment of the monotonic clock, in milliseconds, … */
	int batch_ms;        /* … for so long, … */
	size_t batch_groups; /* … and so many */
	bool written;
	size_t told_groups, told_entries; /* of the batch: what the caller has had */
	struct import_report report;
};

static size_t take(void *context, size_t worker, void *job)
{
	struct import *import = context;
	struct group *group = job;
	return group_take(group, &import->intakes[worker], &import->supply) ? group->bytes
									    : POOL_END;
}

static void work(void *context, size_t worker, void *job)
{
	struct import *import = context;
	group_work(job, &import->intakes[worker]);
}

static const struct pool_ops ops = {take, work};

int import_open(const struct import_options *options, char *const *paths, size_t n,
		struct import **ret_import, struct diag *diag)
{
	struct import *import = mem_new(1, sizeof *import);
	import->options = *options;
	import->batch_ms = BATCH_FIRST_MS;
	import->batch_groups = BATCH_GROUPS_FIRST;
	markup_prepare();
	if (intakes_open(options, SIZE_MAX, &import->intakes, &import->n_intakes, diag)) {
		import_close(import);
		return ERR_FATAL;
	}
	supply_open(&import->supply, options, paths, n);
	import->report = (struct import_report){
		.files_total = import->supply.walk.n,
		.bytes_total = import->supply.walk.bytes,
		.passed_over = import->supply.walk.passed_over,
	};
	import->groups = mem_new(GROUPS, sizeof *import->groups);
	const struct pool_options pool = {
		.ops = &ops,
		.context = import,
		.jobs = import->groups,
		.n_jobs = GROUPS,
		.job_size = sizeof *import->groups,
		.n_workers = import->n_intakes,
		.weight_maximum = BYTES_ON_THE_WAY,
	};
	import->pool = pool_open(&pool);
	*ret_import = import;
	return 0;
}

struct import *import_close(struct import *import)
{
	if (!import)
		return NULL;
	atomic_store(&import->supply.stop, true);
	pool_close(import->pool);
	intakes_close(import->intakes, import->n_intakes);
	for (size_t i = 0; import->groups && i < GROUPS; i++)
		arena_done(&import->groups[i].arena);
	supply_close(&import->supply);
	mem_free(import->groups);
	return mem_free(import);
}

void import_report(const struct import *import, struct import_report *ret_report)
{
	*ret_report = import->report;
}

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* What a group has is let go here, not when its place in the ring comes up again: that may be long.
 */
static void batch_clear(struct import *import)
{
	for (size_t i = 0; i < import->n_batch; i++)
		arena_done(&import->batch[i]->arena);
	pool_release(import->pool, import->n_batch);
	import->n_batch = import->batch_bytes = import->told_groups = import->told_entries = 0;
	import->written = false;
}

static void batch_add(struct import *import, struct group *group)
{
	if (import->n_batch == 0)
		import->batch_since = now();
	import->batch[import->n_batch++] = group;
	import->batch_bytes += group->bytes;
}

/*
 * Towards the end a batch is half of what is left: while it is written the threads read the other
 * half, and what nobody else works beside is small. When they have no more to take the rest is one.
 */
static bool batch_full(const struct import *import)
{
	const struct group *last = import->batch[import->n_batch - 1];
	uint64_t left = import->report.bytes_total - last->bytes_done;
	size_t enough = left > BATCH_BYTES || pool_over(import->pool) ? BATCH_BYTES : (size_t)left;
	if (enough < BATCH_BYTES_LAST)
		enough = BATCH_BYTES_LAST;
	return import->n_batch == import->batch_groups || import->batch_bytes >= enough;
}

/* How long the batch may still grow. */
static int batch_time(const struct import *import)
{
	if (import->n_batch == 0)
		return BATCH_MS;
	if (batch_full(import))
		return 0;
	int64_t left = import->batch_since + import->batch_ms - now();
	return left > 0 ? (int)left : 0;
}

/* Collects what is ready, for as long as the caller's patience and the batch's time last. */
static enum pool_got collect(struct import *import)
{
	int64_t start = now();
	int patience = import->options.patience, left;
	while ((left = batch_time(import)) > 0) {
		void *group;
		int64_t rest = patience ? start + patience - now() : left;
		enum pool_got got = pool_next(
			import->pool, (int)(rest < left ? rest > 0 ? rest : 0 : left), &group);
		if (got == POOL_OVER)
			return got;
		if (got == POOL_JOB)
			batch_add(import, group);
		else if (patience && now() - start >= patience)
			return POOL_NOTHING;
	}
	return POOL_JOB;
}

/* The store's conditions mean nothing to who pulls records: all of them end the import. */
static int fatal(int error)
{
	return error ? ERR_FATAL : 0;
}

static int write_groups(struct import *import, struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < import->n_batch && !failed; i++)
		failed = group_write(import->batch[i], import->options.store, diag);
	return failed;
}

/* What a thread could not ask the store ends the import when its turn comes. */
static int batch_failure(const struct import *import, struct diag *diag)
{
	for (size_t i = 0; i < import->n_batch; i++)
		if (import->batch[i]->failed) {
			*diag = *import->batch[i]->failed;
			return ERR_FATAL;
		}
	return 0;
}

static int batch_write(struct import *import, struct diag *diag)
{
	struct store *store = import->options.store;
	bool any = false;
	int failed = batch_failure(import, diag);
	for (size_t i = 0; i < import->n_batch; i++)
		any = any || group_writes(import->batch[i]);
	if (failed || !any)
		return failed;
	/* before: what is in the batch may be packed with a dictionary of another process; behind:
	 * the sooner there is one, the more is packed with it */
	failed = store_train(store, diag);
	if (!failed)
		failed = store_begin(store, diag);
	if (failed)
		return ERR_FATAL;
	failed = write_groups(import, diag);
	if (failed) {
		store_rollback(store);
		return failed;
	}
	failed = store_commit(store, diag);
	return fatal(failed ? failed : store_train(store, diag));
}

static void count(struct import *import)
{
	size_t sums[N_IMPORT_WHATS] = {0};
	for (size_t i = 0; i < import->n_batch; i++)
		for (size_t j = 0; j < import->batch[i]->n; j++)
			sums[import->batch[i]->entries[j].event.what]++;
	import->report.added += sums[IMPORT_ADDED];
	import->report.known += sums[IMPORT_KNOWN];
	import->report.refused += sums[IMPORT_REFUSED];
	import->report.passed_over += sums[IMPORT_PASSED];
	const struct group *last = import->batch[import->n_batch - 1];
	import->report.files_done = last->files_done;
	import->report.bytes_done = last->bytes_done;
}

/* 1 with a batch that is written, 0 without: all is done, or (*ret_nothing) none yet. */
static int next_batch(struct import *import, bool *ret_nothing, struct diag *diag)
{
	if (import->written)
		batch_clear(import);
	enum pool_got got = collect(import);
	*ret_nothing = got == POOL_NOTHING;
	if (got == POOL_NOTHING)
		return 0;
	if (import->n_batch == 0) {
		import->report.files_done = import->supply.files_done;
		import->report.bytes_done = import->supply.bytes_done;
		return 0;
	}
	int failed = batch_write(import, diag);
	if (failed) {
		batch_clear(import);
		return failed;
	}
	count(import);
	import->written = true;
	import->batch_ms = import->batch_ms * 2 < BATCH_MS ? import->batch_ms * 2 : BATCH_MS;
	import->batch_groups = BATCH_GROUPS;
	return 1;
}

/* The next entry of the batch that the caller has not had, or NULL. */
static const struct entry *next_entry(struct import *import)
{
	while (import->written && import->told_groups < import->n_batch) {
		const struct group *group = import->batch[import->told_groups];
		if (import->told_entries < group->n)
			return &group->entries[import->told_entries++];
		import->told_groups++;
		import->told_entries = 0;
	}
	return NULL;
}

int import_next(struct import *import, struct import_event *ret_event, struct diag *diag)
{
	const struct entry *entry = next_entry(import);
	bool nothing = false;
	int got = entry ? 1 : next_batch(import, &nothing, diag);
	if (got < 0)
		return got;
	if (nothing) {
		*ret_event = (struct import_event){.what = IMPORT_WAITING};
		return 1;
	}
	if (!entry)
		entry = next_entry(import);
	if (!entry)
		return 0;
	if (entry->why)
		*diag = *entry->why;
	*ret_event = entry->event;
	return 1;
}

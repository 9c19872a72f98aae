#ifndef IMPORT_POOL_H
#define IMPORT_POOL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Work that several threads do and one takes over in order: the only place where surkhi has
 * threads. Jobs are taken one behind the other, worked at by any number of workers at once, and
 * handed out in the order in which they were taken. So much of them is kept that workers have work
 * while the owner is busy, and no more: a job is taken when there is room for it.
 *
 * Only the functions of pool_ops run in other threads than the owner's. If no thread can be had,
 * the owner's does their work while it waits for a job, and the results are the same.
 */
struct pool;

struct pool_ops {
	/*
	 * Fills the next job, emptied of what it held before. One thread at a time. The weight of
	 * the job, or POOL_END.
	 */
	size_t (*take)(void *context, size_t worker, void *job);
	/* Works at it, in the thread that took it. */
	void (*work)(void *context, size_t worker, void *job);
};
#define POOL_END ((size_t)-1)

struct pool_options {
	const struct pool_ops *ops;
	void *context;
	void *jobs; /* room for n_jobs of job_size bytes each, owned by the caller */
	size_t n_jobs, job_size;
	size_t n_workers;
	size_t weight_maximum; /* of all jobs that are kept; the last may pass it */
};

/* Starts the workers: n_workers, or as many as can be had. */
struct pool *pool_open(const struct pool_options *options);

/* The processors that there are, from 1 to at_most. */
size_t pool_processors(size_t at_most);

enum pool_got {
	POOL_JOB,
	POOL_NOTHING, /* none in this time */
	POOL_OVER,    /* all were handed out */
};

/*
 * The next job in *ret_job, for which it waits up to so many milliseconds (at least none). The
 * owner keeps it until it is released.
 */
enum pool_got pool_next(struct pool *pool, int milliseconds, void **ret_job);

bool pool_over(struct pool *pool); /* there are no more to take */

/* Gives back the n jobs that were handed out longest ago. */
void pool_release(struct pool *pool, size_t n);

/* Ends when the workers are done with what they have in hand; nothing more is taken. */
struct pool *pool_close(struct pool *pool);

#endif

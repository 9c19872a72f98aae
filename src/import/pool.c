/*
 * A ring of jobs. The places from `first` are the owner's, from `given` those that are taken and
 * maybe done, from `taken` those that are free. Numbers only grow; a place is a number modulo their
 * count. One lock guards the ring; another makes takers queue, who may wait for a file or for room.
 */
#include "pool.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "surkhi/base/mem.h"

struct place {
	size_t weight;
	bool done;
};

struct worker {
	struct pool *pool;
	size_t number;
	pthread_t thread;
};

struct pool {
	struct pool_options options;
	struct worker *workers;
	size_t n_workers; /* that were started */

	pthread_mutex_t taking;
	pthread_mutex_t lock; /* of all below */
	pthread_cond_t ready; /* the next job is done, or all were taken */
	pthread_cond_t room;  /* a job was given back, or the pool closes */
	struct place *places;
	size_t first, given, taken;
	size_t weight;
	bool over;    /* there are no more to take */
	bool closing; /* nobody wants more */
};

static void *job_of(const struct pool *pool, size_t number)
{
	char *jobs = pool->options.jobs;
	return jobs + number % pool->options.n_jobs * pool->options.job_size;
}

static struct place *place_of(const struct pool *pool, size_t number)
{
	return &pool->places[number % pool->options.n_jobs];
}

static bool has_room(const struct pool *pool)
{
	return pool->taken - pool->first < pool->options.n_jobs &&
	       (pool->weight < pool->options.weight_maximum || pool->taken == pool->first);
}

/* Waits for room; false if nothing more is to be taken. */
static bool may_take(struct pool *pool, size_t *ret_number)
{
	pthread_mutex_lock(&pool->lock);
	while (!pool->over && !pool->closing && !has_room(pool))
		pthread_cond_wait(&pool->room, &pool->lock);
	bool may = !pool->over && !pool->closing;
	*ret_number = pool->taken;
	pthread_mutex_unlock(&pool->lock);
	return may;
}

static bool taken(struct pool *pool, size_t number, size_t weight)
{
	bool got = weight != POOL_END;
	pthread_mutex_lock(&pool->lock);
	if (got) {
		*place_of(pool, number) = (struct place){.weight = weight};
		pool->weight += weight;
		pool->taken++;
	} else {
		pool->over = true;
		pthread_cond_signal(&pool->ready);
	}
	pthread_mutex_unlock(&pool->lock);
	return got;
}

static bool take(struct pool *pool, size_t worker, size_t *ret_number)
{
	const struct pool_options *options = &pool->options;
	pthread_mutex_lock(&pool->taking);
	bool got = may_take(pool, ret_number);
	if (got)
		got = taken(
			pool, *ret_number,
			options->ops->take(options->context, worker, job_of(pool, *ret_number)));
	pthread_mutex_unlock(&pool->taking);
	return got;
}

/* One job from its taking to its end; false if there is none. */
static bool work(struct pool *pool, size_t worker)
{
	size_t number;
	if (!take(pool, worker, &number))
		return false;
	pool->options.ops->work(pool->options.context, worker, job_of(pool, number));
	pthread_mutex_lock(&pool->lock);
	place_of(pool, number)->done = true;
	if (number == pool->given)
		pthread_cond_signal(&pool->ready);
	pthread_mutex_unlock(&pool->lock);
	return true;
}

/*
 * The owner goes first: were it one of many that share the processors it would lag behind by a ring
 * of jobs, which it then had to work off alone. To Linux a thread is a process of its own here.
 */
static void stand_back(void)
{
	enum { BEHIND_OWNER = 5 };
	setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + BEHIND_OWNER);
}

static void *worker_run(void *data)
{
	struct worker *worker = data;
	stand_back();
	while (work(worker->pool, worker->number))
		;
	return NULL;
}

/* Signals are for the owner. */
static void start_workers(struct pool *pool)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	for (size_t i = 0; i < pool->options.n_workers; i++) {
		struct worker *worker = &pool->workers[i];
		*worker = (struct worker){.pool = pool, .number = i};
		if (pthread_create(&worker->thread, NULL, worker_run, worker) != 0)
			break;
		pool->n_workers++;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct pool *pool_open(const struct pool_options *options)
{
	struct pool *pool = mem_new(1, sizeof *pool);
	pthread_condattr_t monotonic;
	pool->options = *options;
	pool->places = mem_new(options->n_jobs, sizeof *pool->places);
	pool->workers = mem_new(options->n_workers, sizeof *pool->workers);
	pthread_mutex_init(&pool->taking, NULL);
	pthread_mutex_init(&pool->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&pool->ready, &monotonic);
	pthread_cond_init(&pool->room, NULL);
	pthread_condattr_destroy(&monotonic);
	start_workers(pool);
	return pool;
}

struct pool *pool_close(struct pool *pool)
{
	if (!pool)
		return NULL;
	pthread_mutex_lock(&pool->lock);
	pool->closing = true;
	pthread_cond_broadcast(&pool->room);
	pthread_mutex_unlock(&pool->lock);
	for (size_t i = 0; i < pool->n_workers; i++)
		pthread_join(pool->workers[i].thread, NULL);
	pthread_cond_destroy(&pool->room);
	pthread_cond_destroy(&pool->ready);
	pthread_mutex_destroy(&pool->lock);
	pthread_mutex_destroy(&pool->taking);
	mem_free(pool->workers);
	mem_free(pool->places);
	return mem_free(pool);
}

size_t pool_processors(size_t at_most)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : (size_t)n < at_most ? (size_t)n : at_most;
}

static struct timespec in_milliseconds(int milliseconds)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	time.tv_sec += milliseconds / 1000;
	time.tv_nsec += milliseconds % 1000 * 1000000L;
	if (time.tv_nsec >= 1000000000L) {
		time.tv_nsec -= 1000000000L;
		time.tv_sec++;
	}
	return time;
}

static bool is_ready(const struct pool *pool)
{
	return pool->given != pool->taken && place_of(pool, pool->given)->done;
}

static bool is_over(const struct pool *pool)
{
	return pool->over && pool->given == pool->taken;
}

enum pool_got pool_next(struct pool *pool, int milliseconds, void **ret_job)
{
	const struct timespec until = in_milliseconds(milliseconds);
	int late = 0;
	if (pool->n_workers == 0 && !is_ready(pool) && has_room(pool))
		work(pool, 0);
	pthread_mutex_lock(&pool->lock);
	while (!is_ready(pool) && !is_over(pool) && late != ETIMEDOUT)
		late = pthread_cond_timedwait(&pool->ready, &pool->lock, &until);
	enum pool_got got = is_ready(pool) ? POOL_JOB : is_over(pool) ? POOL_OVER : POOL_NOTHING;
	if (got == POOL_JOB)
		*ret_job = job_of(pool, pool->given++);
	pthread_mutex_unlock(&pool->lock);
	return got;
}

bool pool_over(struct pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	bool over = pool->over;
	pthread_mutex_unlock(&pool->lock);
	return over;
}

void pool_release(struct pool *pool, size_t n)
{
	pthread_mutex_lock(&pool->lock);
	for (size_t i = 0; i < n; i++)
		pool->weight -= place_of(pool, pool->first++)->weight;
	pthread_cond_signal(&pool->room);
	pthread_mutex_unlock(&pool->lock);
}

#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stddef.h>

/*
 * Benchmarks give ratios against something measured in the same run: machines differ and are
 * shared, so a time alone proves nothing. Each figure is the median of BENCH_RUNS runs.
 */
enum { BENCH_RUNS = 7 };

struct bench {
	const char *name;
	void (*run)(void *data);
};

double bench_now(void);     /* seconds, from any start */
double bench_cpu_now(void); /* those that this process had: what others take does not count */
void bench_sort(double *seconds, size_t n);

/* Median seconds of one run. */
double bench_time(void (*run)(void *data), void *data);

/* A line: MB/s (or, if bytes is 0, the time) and how many times as long as peer it takes. */
void bench_row(const char *name, double seconds, double peer, size_t bytes);

/*
 * Runs all of them over the same data and prints a line for each, with the first as peer.
 */
void bench_table(const char *title, const struct bench *benches, size_t n, void *data,
		 size_t bytes);

#endif

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

/* Median seconds of one run. */
double bench_time(void (*run)(void *data), void *data);

/*
 * Runs all of them over the same data and prints a line for each: MB/s (or, if bytes is 0, the
 * time) and how many times as long as the first it takes.
 */
void bench_table(const char *title, const struct bench *benches, size_t n, void *data,
		 size_t bytes);

#endif

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b)
{
	const double *left = a, *right = b;
	return (*left > *right) - (*left < *right);
}

double bench_time(void (*run)(void *data), void *data)
{
	double seconds[BENCH_RUNS];
	for (int i = 0; i < BENCH_RUNS; i++) {
		double start = now();
		run(data);
		seconds[i] = now() - start;
	}
	qsort(seconds, BENCH_RUNS, sizeof *seconds, by_value);
	return seconds[BENCH_RUNS / 2];
}

void bench_table(const char *title, const struct bench *benches, size_t n, void *data, size_t bytes)
{
	double first = 0, megabytes = (double)bytes / 1e6;
	printf("%s, median of %d runs\n", title, BENCH_RUNS);
	for (size_t i = 0; i < n; i++) {
		double seconds = bench_time(benches[i].run, data);
		if (i == 0)
			first = seconds;
		if (bytes)
			printf("  %-34s %9.1f MB/s", benches[i].name, megabytes / seconds);
		else
			printf("  %-34s %9.3f ms  ", benches[i].name, seconds * 1e3);
		printf("   x %.2f\n", seconds / first);
	}
}

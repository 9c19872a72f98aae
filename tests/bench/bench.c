#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds_of(clockid_t clock)
{
	struct timespec time;
	clock_gettime(clock, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double bench_now(void)
{
	return seconds_of(CLOCK_MONOTONIC);
}

double bench_cpu_now(void)
{
	return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

static int by_value(const void *a, const void *b)
{
	const double *left = a, *right = b;
	return (*left > *right) - (*left < *right);
}

void bench_sort(double *seconds, size_t n)
{
	qsort(seconds, n, sizeof *seconds, by_value);
}

double bench_time(void (*run)(void *data), void *data)
{
	double seconds[BENCH_RUNS];
	for (int i = 0; i < BENCH_RUNS; i++) {
		double start = bench_now();
		run(data);
		seconds[i] = bench_now() - start;
	}
	bench_sort(seconds, BENCH_RUNS);
	return seconds[BENCH_RUNS / 2];
}

void bench_row(const char *name, double seconds, double peer, size_t bytes)
{
	if (bytes)
		printf("  %-34s %9.1f MB/s", name, (double)bytes / 1e6 / seconds);
	else
		printf("  %-34s %9.3f ms  ", name, seconds * 1e3);
	printf("   x %.2f\n", seconds / peer);
}

void bench_table(const char *title, const struct bench *benches, size_t n, void *data, size_t bytes)
{
	double first = 0;
	printf("%s, median of %d runs\n", title, BENCH_RUNS);
	for (size_t i = 0; i < n; i++) {
		double seconds = bench_time(benches[i].run, data);
		if (i == 0)
			first = seconds;
		bench_row(benches[i].name, seconds, first, bytes);
	}
}

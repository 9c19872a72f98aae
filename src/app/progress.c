/*
 * The progress bar. Plain ASCII, one line, one write; never as wide as the terminal, whose last
 * column would wrap.
 */
#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app.h"

enum { REDRAW_MS = 100, BAR_CELLS = 30, WIDTH_MAXIMUM = 160 };

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void progress_begin(struct progress *progress)
{
	*progress = (struct progress){.shown = isatty(STDERR_FILENO), .started = now()};
	progress->next_at = progress->started + REDRAW_MS;
}

static void format_left(char *text, size_t size, double seconds)
{
	long left = seconds < 0 || seconds > 359999 ? 359999 : (long)seconds;
	if (left >= 3600)
		snprintf(text, size, "  %ld:%02ld:%02ld", left / 3600, left / 60 % 60, left % 60);
	else
		snprintf(text, size, "  %ld:%02ld", left / 60, left % 60);
}

static void format_bar(char *bar, double share)
{
	int full = (int)(share * BAR_CELLS + 0.5);
	for (int i = 0; i < BAR_CELLS; i++)
		bar[i] = i < full ? '#' : '.';
	bar[BAR_CELLS] = '\0';
}

static void draw(struct progress *progress, int64_t at, size_t n, size_t total, double share)
{
	char line[WIDTH_MAXIMUM], bar[BAR_CELLS + 1], left[32] = "";
	int rows, columns = 80;
	double seconds = (double)(at - progress->started) / 1000;
	format_bar(bar, share);
	if (share > 0)
		format_left(left, sizeof left, seconds / share - seconds);
	snprintf(line, sizeof line, "[%s] %zu/%zu  %.0f/s%s%s", bar, n, total,
		 seconds > 0 ? (double)n / seconds : 0, left, *left ? " left" : "");
	terminal_size(STDERR_FILENO, &rows, &columns);
	if (columns > 1 && strlen(line) > (size_t)columns - 1)
		line[columns - 1] = '\0';
	fprintf(stderr, "\r%s\033[K", line);
	fflush(stderr);
	progress->drawn = true;
	progress->next_at = at + REDRAW_MS;
}

void progress_step(struct progress *progress, size_t n, size_t total, double share)
{
	if (!progress->shown)
		return;
	int64_t at = now();
	if (at >= progress->next_at)
		draw(progress, at, n, total, share < 0 ? 0 : share > 1 ? 1 : share);
}

void progress_clear(struct progress *progress)
{
	if (!progress->drawn)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress->drawn = false;
}

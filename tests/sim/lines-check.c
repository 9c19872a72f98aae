/*
 * Lines of a text in simulated terminals of every width model: how many borders stand straight in
 * three panes, and whether every akshara arrives when they are wrapped as an article is.
 *
 * usage: lines-check [FILE]          without FILE: the lines of the sample pages
 *        lines-check --aksharas FILE   the second alone, which is what large files have time for
 *
 * Fails if a border is crooked or an akshara damaged.
 */
#include <stdio.h>
#include <string.h>

#include "archive.h"
#include "lines.h"
#include "surkhi/base/file.h"
#include "surkhi/text/utf8.h"

enum { TEXT_MAXIMUM = 64 << 20 };

/* Whether all borders were straight. */
static bool report(struct str text, const struct width_model *real, bool sizing,
		   const struct width_model *assumed)
{
	struct lines_score score;
	lines_measure(text, real, sizing, assumed, &score);
	double rows = (double)score.rows / 100;
	printf("%-10s %-6s %-10s %6zu %6zu  %6.2f %% %6.2f %%  %8zu", real->name,
	       sizing ? "OSC 66" : "", assumed->name, score.lines, score.rows,
	       (double)score.fresh / rows, (double)score.updated / rows, score.words_wide);
	return score.fresh == score.rows && score.updated == score.rows;
}

/* Whether every akshara arrived; asked only where the model is the terminal's own. */
static bool report_intact(struct str text, const struct width_model *real, bool sizing,
			  const struct width_model *assumed)
{
	struct intact_score score;
	lines_intact(text, real, sizing, assumed, &score);
	printf("  %10zu  %8zu\n", score.clusters, score.damaged);
	if (score.damaged)
		printf("damaged near: %s\n", score.first);
	return score.clusters && !score.damaged;
}

static bool report_all(struct str text)
{
	struct width_model natural = *width_model_find(STR("E"));
	natural.natural = true;
	printf("%-10s %-6s %-10s %6s %6s  %8s %8s  %8s  %10s  %8s\n", "terminal", "", "taken for",
	       "lines", "rows", "fresh", "updated", "too wide", "aksharas", "damaged");
	bool good = true;
	for (size_t i = 0; i < n_width_models; i++) {
		const struct width_model *real = &width_models[i];
		good &= report(text, real, false, real);
		good &= report_intact(text, real, false, real);
		if (i > 0)
			good &= report(text, real, false, &width_models[0]);
		if (i > 0)
			putchar('\n');
	}
	const struct width_model *sized = width_model_find(STR("E"));
	good &= report(text, sized, true, &natural);
	return report_intact(text, sized, true, &natural) && good;
}

static bool report_aksharas(struct str text)
{
	struct width_model natural = *width_model_find(STR("E"));
	natural.natural = true;
	bool good = true;
	for (size_t i = 0; i < n_width_models; i++) {
		printf("%-10s", width_models[i].name);
		good &= report_intact(text, &width_models[i], false, &width_models[i]);
	}
	printf("%-10s", "OSC 66");
	return report_intact(text, width_model_find(STR("E")), true, &natural) && good;
}

int main(int argc, char **argv)
{
	struct buf text = BUF_INIT(TEXT_MAXIMUM);
	struct diag diag = DIAG_INIT;
	bool aksharas = argc > 2 && strcmp(argv[1], "--aksharas") == 0;
	if (argc < 2) {
		archive_lines(&text);
	} else if (file_read(argv[aksharas ? 2 : 1], &text, &diag)) {
		fprintf(stderr, "lines-check: %s\n", diag.text);
		return 2;
	}
	struct buf clean = BUF_INIT(TEXT_MAXIMUM);
	utf8_clean(buf_str(&text), &clean); /* as everything is that comes into an archive */
	bool good = aksharas ? report_aksharas(buf_str(&clean)) : report_all(buf_str(&clean));
	buf_done(&text);
	buf_done(&clean);
	return good ? 0 : 1;
}

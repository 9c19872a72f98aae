/*
 * Lines of a text in three panes, in simulated terminals of every width model: how many borders
 * stand straight.
 *
 * usage: lines-check [FILE]      without FILE: the lines of the sample pages
 *
 * Fails if not all do.
 */
#include <stdio.h>

#include "archive.h"
#include "lines.h"
#include "surkhi/base/file.h"

enum { TEXT_MAXIMUM = 64 << 20 };

/* Whether all borders were straight. */
static bool report(struct str text, const struct width_model *real, bool sizing,
		   const struct width_model *assumed)
{
	struct lines_score score;
	lines_measure(text, real, sizing, assumed, &score);
	double rows = (double)score.rows / 100;
	printf("%-10s %-6s %-10s %6zu %6zu  %6.2f %% %6.2f %%  %8zu\n", real->name,
	       sizing ? "OSC 66" : "", assumed->name, score.lines, score.rows,
	       (double)score.fresh / rows, (double)score.updated / rows, score.words_wide);
	return score.fresh == score.rows && score.updated == score.rows;
}

static bool report_all(struct str text)
{
	struct width_model natural = *width_model_find(STR("E"));
	natural.natural = true;
	printf("%-10s %-6s %-10s %6s %6s  %8s %8s  %8s\n", "terminal", "", "taken for", "lines",
	       "rows", "fresh", "updated", "too wide");
	bool straight = true;
	for (size_t i = 0; i < n_width_models; i++) {
		straight &= report(text, &width_models[i], false, &width_models[i]);
		if (i > 0)
			straight &= report(text, &width_models[i], false, &width_models[0]);
	}
	return report(text, width_model_find(STR("E")), true, &natural) && straight;
}

int main(int argc, char **argv)
{
	struct buf text = BUF_INIT(TEXT_MAXIMUM);
	struct diag diag = DIAG_INIT;
	if (argc < 2) {
		archive_lines(&text);
	} else if (file_read(argv[1], &text, &diag)) {
		fprintf(stderr, "lines-check: %s\n", diag.text);
		return 2;
	}
	bool straight = report_all(buf_str(&text));
	buf_done(&text);
	return straight ? 0 : 1;
}

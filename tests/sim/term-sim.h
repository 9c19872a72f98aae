#ifndef TESTS_SIM_TERM_SIM_H
#define TESTS_SIM_TERM_SIM_H

#include "grid.h"
#include "painter.h"
#include "surkhi/ui/ui.h"

/*
 * The reader's terminal, simulated: keys from a list, canvases through the real painter into a
 * grid that counts as the real terminal does. After each canvas it is checked that
 *   - the terminal understood everything that was written;
 *   - every border is in its column;
 *   - the screen is what painting the canvas anew would have made;
 *   - every segment shows all aksharas of its text, whole and in order.
 * The last two are not to be had where the painter was told fewer cells than the terminal takes.
 */
struct sim_step {
	const char *keys; /* in term_script's notation */
	int rows, cols;   /* if not 0: a resize instead */
};

struct term_sim {
	struct term term; /* first */
	struct width_model assumed;
	const struct width_model *real;
	bool text_sizing;
	bool only_borders; /* assumed counts fewer cells than real: text may be damaged */
	int rows, cols;
	struct grid grid;
	struct painter painter;
	struct buf frame; /* bytes of the last canvas */
	struct buf scratch[3];
	const struct sim_step *steps;
	size_t n_steps, at, key_offset;
	size_t presents, borders; /* canvases shown, borders checked in them */

	/* Called after the checks of each canvas, or NULL; it fails as present() does. */
	int (*look)(struct term_sim *sim, const struct canvas *canvas, struct diag *diag);
	void *context; /* for look */
};

/*
 * A terminal of model real, with or without OSC 66. The painter is told assumed, or what a probe
 * finds out if that is NULL; a probe that finds another model than real is a failure.
 */
int term_sim_open(struct term_sim *sim, const struct width_model *real, bool text_sizing,
		  const struct width_model *assumed, struct diag *diag);
void term_sim_close(struct term_sim *sim);

/*
 * Runs the reader with these steps; the first tells the size. options->term is set here. Fails
 * with the first bad cell.
 */
int term_sim_run(struct term_sim *sim, const struct ui_options *options,
		 const struct sim_step *steps, size_t n, struct diag *diag);

/* Appends a text without blanks and without joiners at the ends of words, for comparing. */
void sim_squeeze(struct str text, struct buf *ret_text);

#endif

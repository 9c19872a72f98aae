#ifndef SURKHI_UI_PROBE_H
#define SURKHI_UI_PROBE_H

#include <stdbool.h>

#include "surkhi/base/str.h"
#include "surkhi/text/fit.h"

/*
 * Asks the terminal how it counts Devanagari: one write of all the texts of text/fit.h, each with a
 * request for the cursor's position, and one for the colour of the background, then one reading of
 * all answers; a request that every terminal answers (device attributes) marks the end. Done in the
 * alternate screen, concealed.
 */
enum {
	PROBE_WAIT = 1500, /* ms for the whole of the answers */
	PROBE_TYPED_MAXIMUM = 4096,
};

struct probe {
	bool answered;   /* the terminal answered to the end */
	struct fit fit;  /* only if answered */
	bool sized_text; /* it can be told the width of a word (OSC 66) */
	int luminance;   /* of its background, 0 black … 255 white; -1: it did not say (OSC 11) */
	struct buf typed; /* what was typed meanwhile: give it to whoever reads keys next */
	double seconds;   /* it took */
};

/*
 * The model to use: the fitted one if all but one text at most are explained, else A, which never
 * counts too few; with natural widths where the terminal can be told them.
 */
struct width_model probe_model(const struct probe *probe);

/*
 * Probes a terminal that is open as these two descriptors; its modes are as before afterwards. If
 * it shows the alternate screen already, that is written over; else it is used and left.
 */
void probe_terminal(int input, int output, bool alternate, struct probe *ret_probe);
void probe_done(struct probe *probe);

/* The parts, for tests: what is written, and an answer as it comes, in pieces of any size. */
void probe_request(bool alternate, struct buf *ret_bytes);

struct probe_answer {
	int cells[FIT_MAXIMUM + 1]; /* −1: none; the last one is of the sized text */
	size_t n;                   /* positions read so far */
	bool complete;
	int luminance;
	char sequence[128]; /* an escape sequence that is not at its end yet */
	size_t length;
	struct buf typed;
};

void probe_answer_init(struct probe_answer *answer);
void probe_answer_add(struct probe_answer *answer, const char *bytes, size_t n);

#endif

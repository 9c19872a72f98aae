#ifndef EXTRACT_GUARD_H
#define EXTRACT_GUARD_H

#include "scan.h"

#include "surkhi/base/sheet.h"

/*
 * Homographs. Forms that are common words too (आप, गया, मंडी) count as a party or place only with
 * evidence, one of what their row of guards.tsv lists.
 */
enum guard_result {
	GUARD_FAILS,
	GUARD_PENDING, /* holds if the article gives its state evidence */
	GUARD_HOLDS,
};

/* Reads a row of guards.tsv. */
int guard_read(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag);

/* Judges a sense of the words first … end - 1. A sense without a guard holds. */
enum guard_result guard_judge(const struct scan *scan, const struct sense *sense, size_t first,
			      size_t end);

#endif

#ifndef STORE_VOCABULARY_H
#define STORE_VOCABULARY_H

#include "surkhi/store/store.h"

/* Looking words up in the table of terms: every form of the archive with its count of articles. */
enum {
	TERM_MAXIMUM = 96,     /* bytes: longer forms are not typed, and not completed */
	READINGS_MAXIMUM = 24, /* that one word in Latin letters can stand for */
};

/* True if the form would be in the table if an article had it: no number, not too long. */
bool vocabulary_holds(struct str form);

/* In how many articles a form was, at most; 0: in none. */
int vocabulary_count(struct store *store, struct str form, int64_t *ret_count, struct diag *diag);

/*
 * How good a reading is, the lower the better: the distance against the logarithm of how common the
 * form is. A habit of typing (a distance of 2) is made good by a form eight times as common.
 */
int reading_score(unsigned distance, int64_t df);

/*
 * The forms that a word typed in Latin letters may mean, the likeliest first, in arena; with
 * prefix, those that begin as it sounds.
 */
int vocabulary_readings(struct store *store, struct str typed, bool prefix, struct arena *arena,
			struct str ret_forms[static READINGS_MAXIMUM], size_t *ret_n,
			struct diag *diag);

/*
 * The Hindi form that is nearest to one that the archive lacks, in arena; empty if none is near. A
 * wrong consonant, one too many, too few or two the wrong way round are one step each, of which one
 * is allowed; vowels are compared as they sound.
 */
int vocabulary_nearest(struct store *store, struct str form, struct arena *arena,
		       struct str *ret_form, struct diag *diag);

#endif

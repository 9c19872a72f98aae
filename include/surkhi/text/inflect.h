#ifndef SURKHI_TEXT_INFLECT_H
#define SURKHI_TEXT_INFLECT_H

#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * The inflected forms of a Hindi noun, adjective or verbal noun: number and case (विधायक, विधायकों;
 * मामला, मामले, मामलों; नेता, नेताओं; रैली, रैलियां, रैलियों), not gender, tense or derivation. All
 * forms are folded (fold.h).
 *
 * A form has few possible stems, each stem few endings, and of what they make only those forms
 * count that the vocabulary has: nothing is cut off blindly, so लालू and लाल, मोदी and मोद, अपना
 * and अप, सपा and सप have nothing in common. Where two nouns would have a form in common (सालों of
 * साल and of साला), it is that of the commoner one; where a word could be of two classes (राजा:
 * राजे as मामले, or राजाओं as नेताओं), the commoner plural decides.
 */
enum { INFLECT_MAXIMUM = 16 };

struct vocabulary {
	/* In how many texts a form is; 0: in none. */
	int64_t (*count)(void *data, struct str form);
	void *data;
};

/*
 * The other forms of the noun that form is one of, in arena, the commonest first. A name has no
 * forms in -े (राणे is not राणा). Words of other scripts, and those with one letter before the
 * ending, have none.
 */
size_t inflect(const struct vocabulary *vocabulary, struct str form, bool name, struct arena *arena,
	       struct str ret_forms[static INFLECT_MAXIMUM]);

#endif

#ifndef EXTRACT_TAGGER_H
#define EXTRACT_TAGGER_H

#include <stddef.h>
#include <stdint.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"

#include "scan.h"

/*
 * A statistical tagger: which words of a text are names of persons, places and organisations, by a
 * linear model over features of a word and its neighbours, and the best row of tags by Viterbi's
 * algorithm. The model is made by surkhi-train from annotated sentences; see assets/README.md.
 */
enum tag {
	TAG_OUTSIDE,
	TAG_PERSON,        /* first word of a name */
	TAG_PERSON_INSIDE, /* further word of it */
	TAG_PLACE,
	TAG_PLACE_INSIDE,
	TAG_ORGANISATION,
	TAG_ORGANISATION_INSIDE,
	N_TAGS
};

/* The first tag of the kind that a tag is of; TAG_OUTSIDE for itself. */
static inline enum tag tag_kind(enum tag tag)
{
	return tag == TAG_OUTSIDE ? TAG_OUTSIDE : (enum tag)((tag - 1) / 2 * 2 + 1);
}

/* True for a further word of a name. */
static inline bool tag_is_inside(enum tag tag)
{
	return tag && tag_kind(tag) != tag;
}

/* False where a row of tags cannot have next behind tag: a name that goes on without a beginning.
 */
static inline bool tag_may_follow(enum tag tag, enum tag next)
{
	return !tag_is_inside(next) || tag_kind(tag) == tag_kind(next);
}

struct tagger;

/*
 * Reads a model; bytes must outlive it. ERR_FATAL with the reason for bytes that are no model or
 * a damaged one.
 */
int tagger_open(struct str bytes, struct tagger **ret_tagger, struct diag *diag);

/* The model built into the program. */
int tagger_open_own(struct tagger **ret_tagger, struct diag *diag);

struct tagger *tagger_close(struct tagger *tagger);

/*
 * Tags the words of a scan whose entities are found: one enum tag for each word. In the
 * arena of the scan.
 */
uint8_t *tagger_run(const struct tagger *tagger, struct scan *scan);

#endif

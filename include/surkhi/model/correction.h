#ifndef SURKHI_MODEL_CORRECTION_H
#define SURKHI_MODEL_CORRECTION_H

#include "surkhi/base/err.h"
#include "surkhi/model/article.h"

/*
 * What a person says against what the rules found, kept apart from it and laid over it whenever an
 * article is read. Corrections outrank rules, and each other in the order in which they were made:
 * the last word counts, but for one thing: accepting and rejecting everywhere spare what a person
 * accepted, made or rejected in the article itself.
 *
 *   accept  the entity is there, whether or not the rules find it. What `to` says of it (role,
 *           party …) holds as far as `sets` names it. With an anchor: those words mention it (which
 *           is how words that the rules missed are marked); an entity that was not there is
 *           made of `to`.
 *   reject  the entity is not there, with all its mentions; with an anchor: those words do not
 *           mention it, and it goes if nothing else does.
 *   retype  the entity, or with an anchor that mention, is `to` instead, which is of another kind.
 *   merge   the same, and `to` is of the same kind: another spelling, a fuller name, the right one
 *           of two of one name. What `to` lacks (role …) it takes over from the entity.
 *
 * Mentions that a correction makes or moves bear the rule "by hand". Words that a person marked
 * are no mention of anything else that overlaps them, but that a party may be named within a longer
 * name.
 */
enum correction_kind {
	CORRECT_ACCEPT,
	CORRECT_REJECT,
	CORRECT_RETYPE,
	CORRECT_MERGE,
	N_CORRECTION_KINDS
};

/* "accept", "reject", "retype", "merge": as in JSON. */
const char *correction_kind_name(enum correction_kind kind);
bool correction_kind_find(struct str name, enum correction_kind *ret_kind);

extern const struct str correction_rule; /* "by hand" */

/*
 * Words in an article that are found again when the page was read anew by other rules: by their
 * place, else by themselves with the words before and behind them.
 */
struct anchor {
	enum field field;
	uint32_t paragraph;  /* as in a mention */
	uint32_t start, end; /* bytes */
	struct str before;   /* up to ANCHOR_CONTEXT bytes */
	struct str words;    /* what stands from start to end */
	struct str behind;   /* up to ANCHOR_CONTEXT bytes */
};

enum { ANCHOR_CONTEXT = 48 };

/* The anchor of a place in an article (its offsets clamped to the text), borrowed from it. */
struct anchor anchor_of(const struct article *article, const struct mention *place);

/* Where an anchor's words are now; entity and rule of *ret_place are left alone. */
bool anchor_find(const struct anchor *anchor, const struct article *article,
		 struct mention *ret_place);

/* What of `to` was said by hand; an empty text then means that there is none. */
enum correction_set {
	CORRECT_ROLE = 1 << 0,       /* person */
	CORRECT_PARTY = 1 << 1,      /* person: a party's id */
	CORRECT_STATE = 1 << 2,      /* person, place: a state's id */
	CORRECT_PLACE_KIND = 1 << 3, /* place */
	CORRECT_PRIMARY = 1 << 4,    /* state, in one article: it is (or is not) what it is about */
};

struct correction {
	int64_t id; /* in the store, where the order of ids is that of making; 0: not there yet */
	enum correction_kind what;
	int64_t article;      /* 0: everywhere that the entity is found, also in what comes later */
	struct entity entity; /* the one meant: kind, id; the name as it was shown */
	bool anchored;        /* only the words at the anchor are meant; in one article only */
	struct anchor anchor;
	struct entity to; /* retype, merge: what it is; accept: kind and id are the entity's */
	unsigned sets;    /* enum correction_set */
};

enum { CORRECTION_NAME_MAXIMUM = 512 /* bytes of a name or a role */ };

/*
 * Makes a correction complete: names in NFC without control characters and double blanks, ids of
 * people, places and organisations from the folded names, `to` from the entity where it says
 * nothing else. Texts go into arena. False, with diag, if it says nothing that can be so: no
 * entity, no name, a change into itself, a property that the kind does not have.
 */
bool correction_complete(struct correction *correction, struct arena *arena, struct diag *diag);

/* A copy with all its texts, in arena. */
struct correction *correction_copy(const struct correction *correction, struct arena *arena);

/* True if two complete corrections say the same (whatever their ids). */
bool correction_same(const struct correction *a, const struct correction *b);

/*
 * Lays n corrections, in the order in which they were made, over an article as it was found. Its
 * entities and mentions are replaced by new ones in arena (texts are borrowed), in the order that
 * article.h promises. *ret_removed, in arena, are the entities that were there before or between
 * and no longer are.
 */
void corrections_apply(const struct correction *corrections, size_t n, struct arena *arena,
		       struct article *article, struct entity **ret_removed, size_t *ret_n);

/*
 * For an article that was read anew: adds to what was found now the entities of `before` (as it was
 * found then) that corrections rest on and that the rules no longer find, with those of their
 * mentions whose words are still there.
 */
void corrections_carry(const struct correction *corrections, size_t n, struct arena *arena,
		       const struct article *before, struct article *article);

#endif

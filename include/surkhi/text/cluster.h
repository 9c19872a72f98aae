#ifndef SURKHI_TEXT_CLUSTER_H
#define SURKHI_TEXT_CLUSTER_H

#include <stdbool.h>

#include "surkhi/base/str.h"

/*
 * Extended grapheme clusters of Unicode 15.1: UAX #29 with rule GB9c, which joins a Devanagari
 * conjunct (consonant, nukta or joiner, virama, nukta or joiner, consonant …; ZWNJ parts it).
 * libunistring 1.0 has Unicode 14 and no GB9c, hence this module. What a Hindi reader calls an
 * akshara: राष्ट्रीय is रा, ष्ट्री, य. Conjuncts of the other scripts that GB9c names join as well.
 *
 * A lone mark at the start of a text is a cluster. No cluster is longer than CLUSTER_MAX bytes: a
 * heap of marks is parted there (the longest in real news has 24 bytes).
 */
enum { CLUSTER_MAX = 64 };

/* Offset behind the cluster that starts at offset; text.n at the end. */
size_t cluster_next(struct str text, size_t offset);

/* Start of the cluster that ends at offset (or holds it); 0 at the start. Agrees with
 * cluster_next(). */
size_t cluster_previous(struct str text, size_t offset);

/* True if text begins with a mark: it has no letter to stand on, as when a scraper cut a word. */
bool cluster_lacks_base(struct str text);

#endif

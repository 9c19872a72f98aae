#ifndef SURKHI_TEXT_CLUSTER_H
#define SURKHI_TEXT_CLUSTER_H

#include "surkhi/base/str.h"

/*
 * Extended grapheme clusters of Unicode 15.1: UAX #29 with rule GB9c, which joins a Devanagari
 * conjunct (consonant, nukta or joiner, virama, nukta or joiner, consonant …; ZWNJ parts it).
 * libunistring 1.0 has Unicode 14 and no GB9c, hence this module. What a Hindi reader calls an
 * akshara: राष्ट्रीय is रा, ष्ट्री, य.
 */

/* Offset behind the cluster that starts at offset; text.n at the end. */
size_t cluster_next(struct str text, size_t offset);

/* Start of the cluster that ends at offset; 0 at the start. */
size_t cluster_previous(struct str text, size_t offset);

#endif

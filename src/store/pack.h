#ifndef STORE_PACK_H
#define STORE_PACK_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * Compression. A packed text knows its size and carries a checksum, so damage is found. It is
 * packed with a dictionary of what such texts have in common, if one was learned. Whoever keeps
 * what is packed keeps the number of the dictionary.
 */
struct packer;

struct packer *packer_new(void);
struct packer *packer_free(struct packer *packer);

/*
 * Of an archive, in the column `dict`; above are dictionaries. Kept in the file. Originals were
 * packed beside their bodies once; now they are woven (weave.h), and then packed as this less the
 * column says.
 */
enum {
	PACKED_ALONE = 0,
	PACKED_BESIDE = -1,
	PACKED_WOVEN = -2,
};

struct packed {
	int64_t dict;
	struct str bytes;
};

/* Packs from now on with this dictionary, if it has a higher number than the last. */
bool packer_learn(struct packer *packer, int64_t dict, struct str bytes);

bool packer_learned(const struct packer *packer); /* a dictionary at all */

/* True if something packed so can be unpacked. */
bool packer_knows(const struct packer *packer, int64_t dict);

/* In arena. */
bool pack(struct packer *packer, struct str bytes, struct arena *arena, struct packed *ret_packed);

/*
 * The bytes again, in arena; false if packed is damaged or gives more than maximum bytes. beside is
 * empty but for what was packed beside it.
 */
bool unpack(struct packer *packer, const struct packed *packed, struct str beside, size_t maximum,
	    struct arena *arena, struct str *ret_bytes);

/*
 * Makes a dictionary from n samples that stand in bytes one behind the other. False if they do not
 * make one: there are too few, or they have nothing in common.
 */
enum { DICTIONARY_MAXIMUM = 112 << 10 };
bool pack_train(struct str bytes, const size_t *sizes, unsigned n, struct buf *ret_dictionary);

#endif

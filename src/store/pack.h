#ifndef STORE_PACK_H
#define STORE_PACK_H

#include <stdbool.h>

#include "surkhi/base/str.h"

/*
 * Compression. A packed text knows its size and carries a checksum, so damage is found. What is
 * much the same as another text that is at hand both times is packed beside it, and then takes a
 * quarter of what it takes alone.
 */
struct packer;

struct packer *packer_new(void);
struct packer *packer_free(struct packer *packer);

/* The packed bytes, in arena. An empty beside is none. */
bool pack(struct packer *packer, struct str bytes, struct str beside, struct arena *arena,
	  struct str *ret_packed);

/* The bytes again, in arena; false if packed is damaged or gives more than maximum bytes. */
bool unpack(struct packer *packer, struct str packed, struct str beside, size_t maximum,
	    struct arena *arena, struct str *ret_bytes);

#endif

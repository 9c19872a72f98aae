#ifndef STORE_PACK_H
#define STORE_PACK_H

#include <stdbool.h>

#include "surkhi/base/str.h"

/* Compression. A packed text knows its size and carries a checksum, so damage is found. */
struct packer;

struct packer *packer_new(void);
struct packer *packer_free(struct packer *packer);

/* The packed bytes, in arena. */
bool pack(struct packer *packer, struct str bytes, struct arena *arena, struct str *ret_packed);

/* The bytes again, in arena; false if packed is damaged or gives more than maximum bytes. */
bool unpack(struct packer *packer, struct str packed, size_t maximum, struct arena *arena,
	    struct str *ret_bytes);

#endif

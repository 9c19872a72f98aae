#ifndef IMPORT_UNPACK_H
#define IMPORT_UNPACK_H

#include "surkhi/base/str.h"

/* Packed bytes, unpacked piece by piece: one table of functions for each way of packing. */
enum { UNPACK_MAGIC = 4 }; /* bytes by which packed data is told */

struct unpack_step {
	struct str in; /* packed bytes; what was used is taken off its front */
	bool last;     /* no more will come behind them */
	char *out;     /* where unpacked bytes go, … */
	size_t room;   /* … at most so many; what was used is taken off */
	bool over;     /* set when all has been unpacked */
};

struct unpack_ops {
	struct str magic; /* what packed data starts with */
	void *(*open)(void);
	/* Uses input or room, or sets over. NULL, or what is wrong with the data. */
	const char *(*step)(void *unpacker, struct unpack_step *step);
	void (*close)(void *unpacker);
};

extern const struct unpack_ops unpack_gzip_ops, unpack_zstd_ops;

/* Who unpacks data that starts so; NULL if it is not packed. */
const struct unpack_ops *unpack_find(struct str start);

/*
 * Unpacks what an HTTP server packed: gzip, or zlib's format, or bare deflate. Adds to *ret_bytes;
 * false if it is damaged, after what could be had.
 */
bool unpack_http(struct str packed, struct buf *ret_bytes);

#endif

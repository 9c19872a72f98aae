/*
 * Knows zstd, and is the only one that does. Level 3 is where news text stops getting much smaller
 * and starts getting slower. The checksum costs four bytes an article, and is how a bit that
 * flipped on a disk years ago is noticed.
 */
#include "pack.h"

#include <zstd.h>

#include "surkhi/base/mem.h"

enum { LEVEL = 3 };

struct packer {
	ZSTD_CCtx *compress;
	ZSTD_DCtx *decompress;
	char *room;
	size_t capacity;
};

struct packer *packer_new(void)
{
	struct packer *packer = mem_new(1, sizeof *packer);
	packer->compress = ZSTD_createCCtx();
	packer->decompress = ZSTD_createDCtx();
	if (!packer->compress || !packer->decompress)
		return packer_free(packer);
	ZSTD_CCtx_setParameter(packer->compress, ZSTD_c_compressionLevel, LEVEL);
	ZSTD_CCtx_setParameter(packer->compress, ZSTD_c_checksumFlag, 1);
	return packer;
}

struct packer *packer_free(struct packer *packer)
{
	if (!packer)
		return NULL;
	ZSTD_freeCCtx(packer->compress);
	ZSTD_freeDCtx(packer->decompress);
	mem_free(packer->room);
	return mem_free(packer);
}

bool pack(struct packer *packer, struct str bytes, struct str beside, struct arena *arena,
	  struct str *ret_packed)
{
	packer->room = mem_grow(packer->room, &packer->capacity, ZSTD_compressBound(bytes.n), 1);
	if (beside.n)
		ZSTD_CCtx_refPrefix(packer->compress, beside.s, beside.n);
	size_t size = ZSTD_compress2(packer->compress, packer->room, packer->capacity,
				     bytes.n ? bytes.s : "", bytes.n);
	if (ZSTD_isError(size))
		return false;
	*ret_packed = (struct str){arena_copy(arena, packer->room, size), size};
	return true;
}

bool unpack(struct packer *packer, struct str packed, struct str beside, size_t maximum,
	    struct arena *arena, struct str *ret_bytes)
{
	unsigned long long size = ZSTD_getFrameContentSize(packed.s, packed.n);
	if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > maximum)
		return false;
	char *bytes = arena_new(arena, (size_t)size + 1, 1);
	if (beside.n)
		ZSTD_DCtx_refPrefix(packer->decompress, beside.s, beside.n);
	if (ZSTD_decompressDCtx(packer->decompress, bytes, (size_t)size, packed.s, packed.n) !=
	    size)
		return false;
	*ret_bytes = (struct str){bytes, (size_t)size};
	return true;
}

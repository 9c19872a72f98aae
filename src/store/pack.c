/*
 * Knows zstd, and is the only one that does. Level 3 is where news text stops getting much smaller
 * and starts getting slower. The checksum costs four bytes an article, and is how a bit that
 * flipped on a disk years ago is noticed.
 */
#include "pack.h"

#include <string.h>
#define ZDICT_STATIC_LINKING_ONLY /* for parameters of one's own */
#include <zdict.h>
#include <zstd.h>

#include "surkhi/base/mem.h"

enum { LEVEL = 3 };

struct packer {
	ZSTD_CCtx *compress;
	ZSTD_DCtx *decompress;
	char *room;
	size_t capacity;
	struct dictionary {
		int64_t number;
		ZSTD_DDict *decompress;
	} * dictionaries;
	size_t n, dictionaries_capacity;
	int64_t newest;     /* number; 0: none */
	char *newest_bytes; /* owned */
	size_t n_newest;
	ZSTD_CDict *compress_new; /* made of them when it is first asked for, in a millisecond */
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

static void forget_newest(struct packer *packer)
{
	ZSTD_freeCDict(packer->compress_new);
	mem_free(packer->newest_bytes);
}

struct packer *packer_free(struct packer *packer)
{
	if (!packer)
		return NULL;
	ZSTD_freeCCtx(packer->compress);
	ZSTD_freeDCtx(packer->decompress);
	for (size_t i = 0; i < packer->n; i++)
		ZSTD_freeDDict(packer->dictionaries[i].decompress);
	forget_newest(packer);
	mem_free(packer->dictionaries);
	mem_free(packer->room);
	return mem_free(packer);
}

static const struct dictionary *dictionary_of(const struct packer *packer, int64_t number)
{
	for (size_t i = 0; i < packer->n; i++)
		if (packer->dictionaries[i].number == number)
			return &packer->dictionaries[i];
	return NULL;
}

bool packer_knows(const struct packer *packer, int64_t dict)
{
	return dict == PACKED_ALONE || dict == PACKED_BESIDE || dictionary_of(packer, dict);
}

bool packer_learned(const struct packer *packer)
{
	return packer->newest != 0;
}

/* Whoever only reads has no use for more than the number. */
static void keep_newest(struct packer *packer, int64_t dict, struct str bytes)
{
	if (dict <= packer->newest)
		return;
	forget_newest(packer);
	packer->newest = dict;
	packer->newest_bytes = mem_new(bytes.n, 1);
	packer->n_newest = bytes.n;
	packer->compress_new = NULL;
	memcpy(packer->newest_bytes, bytes.s, bytes.n);
}

bool packer_learn(struct packer *packer, int64_t dict, struct str bytes)
{
	if (packer_knows(packer, dict))
		return true;
	struct dictionary made = {dict, ZSTD_createDDict(bytes.s, bytes.n)};
	if (!made.decompress)
		return false;
	packer->dictionaries = mem_grow(packer->dictionaries, &packer->dictionaries_capacity,
					packer->n + 1, sizeof *packer->dictionaries);
	packer->dictionaries[packer->n++] = made;
	keep_newest(packer, dict, bytes);
	return true;
}

/* False if there is a dictionary and it cannot be used. */
static bool prepare_newest(struct packer *packer)
{
	if (packer->newest && !packer->compress_new)
		packer->compress_new =
			ZSTD_createCDict(packer->newest_bytes, packer->n_newest, LEVEL);
	return packer->compress_new || !packer->newest;
}

bool pack(struct packer *packer, struct str bytes, struct arena *arena, struct packed *ret_packed)
{
	packer->room = mem_grow(packer->room, &packer->capacity, ZSTD_compressBound(bytes.n), 1);
	if (!prepare_newest(packer))
		return false;
	ZSTD_CCtx_refCDict(packer->compress, packer->compress_new);
	size_t size = ZSTD_compress2(packer->compress, packer->room, packer->capacity,
				     bytes.n ? bytes.s : "", bytes.n);
	if (ZSTD_isError(size))
		return false;
	ret_packed->dict = packer->newest;
	ret_packed->bytes = (struct str){arena_copy(arena, packer->room, size), size};
	return true;
}

bool unpack(struct packer *packer, const struct packed *packed, struct str beside, size_t maximum,
	    struct arena *arena, struct str *ret_bytes)
{
	const struct dictionary *with = dictionary_of(packer, packed->dict);
	struct str from = packed->bytes;
	unsigned long long size = ZSTD_getFrameContentSize(from.s, from.n);
	if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > maximum)
		return false;
	ZSTD_DCtx_refDDict(packer->decompress, with ? with->decompress : NULL);
	if (beside.n)
		ZSTD_DCtx_refPrefix(packer->decompress, beside.s, beside.n);
	char *bytes = arena_new(arena, (size_t)size + 1, 1);
	if (ZSTD_decompressDCtx(packer->decompress, bytes, (size_t)size, from.s, from.n) != size)
		return false;
	*ret_bytes = (struct str){bytes, (size_t)size};
	return true;
}

bool pack_train(struct str bytes, const size_t *sizes, unsigned n, struct buf *ret_dictionary)
{
	/* Pieces that are this long; trying five lengths, as zstd does, takes a fifth of a second.
	 */
	const ZDICT_fastCover_params_t parameters = {.k = 2000, .d = 8, .f = 18, .accel = 2};
	char *room = mem_new(DICTIONARY_MAXIMUM, 1);
	size_t size = ZDICT_trainFromBuffer_fastCover(room, DICTIONARY_MAXIMUM, bytes.s, sizes, n,
						      parameters);
	bool made = !ZDICT_isError(size);
	if (made)
		buf_add(ret_dictionary, (struct str){room, size});
	mem_free(room);
	return made && !ret_dictionary->full;
}

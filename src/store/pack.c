/*
 * Knows zstd, and is the only one that does. Level 3 is where news text stops getting much smaller
 * and starts getting slower. The checksum costs four bytes an article, and is how a bit that
 * flipped on a disk years ago is noticed.
 */
#include "pack.h"

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
		ZSTD_CDict *compress;
		ZSTD_DDict *decompress;
	} * dictionaries;
	size_t n, dictionaries_capacity;
	const ZSTD_CDict *newest;
	int64_t newest_number;
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
	for (size_t i = 0; i < packer->n; i++) {
		ZSTD_freeCDict(packer->dictionaries[i].compress);
		ZSTD_freeDDict(packer->dictionaries[i].decompress);
	}
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
	return packer->newest != NULL;
}

bool packer_learn(struct packer *packer, int64_t dict, struct str bytes)
{
	struct dictionary made = {
		.number = dict,
		.compress = ZSTD_createCDict(bytes.s, bytes.n, LEVEL),
		.decompress = ZSTD_createDDict(bytes.s, bytes.n),
	};
	if (packer_knows(packer, dict) || !made.compress || !made.decompress) {
		ZSTD_freeCDict(made.compress);
		ZSTD_freeDDict(made.decompress);
		return packer_knows(packer, dict);
	}
	packer->dictionaries = mem_grow(packer->dictionaries, &packer->dictionaries_capacity,
					packer->n + 1, sizeof *packer->dictionaries);
	packer->dictionaries[packer->n++] = made;
	if (dict > packer->newest_number) {
		packer->newest = made.compress;
		packer->newest_number = dict;
	}
	return true;
}

bool pack(struct packer *packer, struct str bytes, struct str beside, struct arena *arena,
	  struct packed *ret_packed)
{
	packer->room = mem_grow(packer->room, &packer->capacity, ZSTD_compressBound(bytes.n), 1);
	ZSTD_CCtx_refCDict(packer->compress, beside.n ? NULL : packer->newest);
	if (beside.n)
		ZSTD_CCtx_refPrefix(packer->compress, beside.s, beside.n);
	size_t size = ZSTD_compress2(packer->compress, packer->room, packer->capacity,
				     bytes.n ? bytes.s : "", bytes.n);
	if (ZSTD_isError(size))
		return false;
	ret_packed->dict = beside.n ? PACKED_BESIDE : packer->newest_number;
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
	char *room = mem_new(DICTIONARY_MAXIMUM, 1);
	size_t size = ZDICT_trainFromBuffer(room, DICTIONARY_MAXIMUM, bytes.s, sizes, n);
	bool made = !ZDICT_isError(size);
	if (made)
		buf_add(ret_dictionary, (struct str){room, size});
	mem_free(room);
	return made && !ret_dictionary->full;
}

/* An open hash of pointers to records, each with its key behind it. */
#include "surkhi/base/dict.h"

#include "hash.h"

void dict_done(struct dict *dict)
{
	mem_free(dict->slots);
	arena_done(&dict->arena);
	*dict = (struct dict){.record_size = dict->record_size};
}

/* The slot that holds key, or the free one where it belongs. There always is a free one. */
static struct dict_slot *dict_slot(const struct dict *dict, struct str key, uint32_t hash)
{
	for (size_t i = hash;; i++) {
		struct dict_slot *slot = &dict->slots[i & (dict->capacity - 1)];
		if (!slot->record || (slot->hash == hash && slot->size == key.n &&
				      hash_same(slot->record + dict->record_size, key.s, key.n)))
			return slot;
	}
}

static void dict_rehash(struct dict *dict)
{
	struct dict_slot *old = dict->slots;
	size_t n = dict->capacity;
	dict->capacity = n ? n * 2 : 256;
	dict->slots = mem_table(dict->capacity, sizeof *dict->slots);
	for (size_t i = 0; i < n; i++) {
		size_t at = old[i].hash;
		while (old[i].record && dict->slots[at & (dict->capacity - 1)].record)
			at++;
		if (old[i].record)
			dict->slots[at & (dict->capacity - 1)] = old[i];
	}
	mem_free(old);
}

uint32_t dict_expect(const struct dict *dict, struct str key)
{
	uint32_t hash = hash_key(key);
	dict_expect_hashed(dict, hash);
	return hash;
}

void dict_expect_hashed(const struct dict *dict, uint32_t hash)
{
	if (dict->n)
		__builtin_prefetch(&dict->slots[hash & (dict->capacity - 1)]);
}

void dict_fetch(const struct dict *dict, uint32_t hash)
{
	const struct dict_slot *slot = dict->n ? &dict->slots[hash & (dict->capacity - 1)] : NULL;
	if (slot && slot->record) {
		__builtin_prefetch(slot->record);
		__builtin_prefetch(slot->record + dict->record_size + slot->size);
	}
}

const void *dict_guess(const struct dict *dict, uint32_t hash)
{
	return dict->n ? dict->slots[hash & (dict->capacity - 1)].record : NULL;
}

void *dict_put(struct dict *dict, struct str key, bool *ret_new)
{
	return dict_put_hashed(dict, key, hash_key(key), ret_new);
}

void *dict_put_hashed(struct dict *dict, struct str key, uint32_t hash, bool *ret_new)
{
	if (dict->n * 3 >= dict->capacity * 2)
		dict_rehash(dict);
	struct dict_slot *slot = dict_slot(dict, key, hash);
	bool new = !slot->record;
	if (new) {
		char *record = arena_new(&dict->arena, dict->record_size + key.n, 1);
		if (key.n)
			memcpy(record + dict->record_size, key.s, key.n);
		*slot = (struct dict_slot){record, hash, (uint32_t)key.n};
		dict->n++;
		dict->bytes += key.n;
	}
	if (ret_new)
		*ret_new = new;
	return slot->record;
}

bool dict_next(const struct dict *dict, size_t *at, struct str *ret_key, void **ret_record)
{
	while (*at < dict->capacity && !dict->slots[*at].record)
		++*at;
	if (*at >= dict->capacity)
		return false;
	const struct dict_slot *slot = &dict->slots[(*at)++];
	*ret_key = (struct str){slot->record + dict->record_size, slot->size};
	*ret_record = slot->record;
	return true;
}

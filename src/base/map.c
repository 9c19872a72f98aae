#include "surkhi/base/map.h"

#include "hash.h"
#include "surkhi/base/mem.h"

uint32_t hash_bytes(const void *data, size_t n)
{
	const unsigned char *bytes = data;
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ bytes[i]) * 16777619u;
	return hash;
}

uint64_t hash_bytes64(const void *data, size_t n)
{
	const unsigned char *bytes = data;
	uint64_t hash = 14695981039346656037u;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ bytes[i]) * 1099511628211u;
	return hash;
}

void map_done(struct map *map)
{
	mem_free(map->slots);
	*map = (struct map){.slots = NULL};
}

/* The slot that holds key, or the free one where it belongs. There always is a free one. */
static struct map_slot *map_slot(const struct map *map, struct str key, uint32_t hash)
{
	for (size_t i = hash;; i++) {
		struct map_slot *slot = &map->slots[i & (map->capacity - 1)];
		if (!slot->key.s || (slot->hash == hash && slot->key.n == key.n &&
				     hash_same(slot->key.s, key.s, key.n)))
			return slot;
	}
}

static void map_rehash(struct map *map)
{
	struct map old = *map;
	map->capacity = old.capacity ? old.capacity * 2 : 64;
	map->slots = mem_table(map->capacity, sizeof *map->slots);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].key.s)
			*map_slot(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
	mem_free(old.slots);
}

uint32_t *map_get(const struct map *map, struct str key)
{
	if (map->n == 0)
		return NULL;
	struct map_slot *slot = map_slot(map, key, hash_key(key));
	return slot->key.s ? &slot->value : NULL;
}

uint32_t *map_put(struct map *map, struct str key, bool *ret_new)
{
	if (map->n * 2 >= map->capacity)
		map_rehash(map);
	uint32_t hash = hash_key(key);
	struct map_slot *slot = map_slot(map, key, hash);
	bool new = !slot->key.s;
	if (new) {
		if (!key.s)
			key = STR_EMPTY;
		*slot = (struct map_slot){.key = key, .hash = hash};
		map->n++;
	}
	if (ret_new)
		*ret_new = new;
	return &slot->value;
}

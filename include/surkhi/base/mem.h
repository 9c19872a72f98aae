#ifndef SURKHI_BASE_MEM_H
#define SURKHI_BASE_MEM_H

#include <stddef.h>

/*
 * Memory.
 *
 * Running out of memory ends the process here and nowhere else: every function below returns
 * usable memory. A store survives that, because SQLite rolls an open transaction back.
 *
 * Data that lives and dies together (one record, one page of a list, one view) lives in an arena
 * that the caller names; handles have their own open and close.
 */

/* Zeroed memory for n items of the given size; never NULL. mem_free() it. */
void *mem_new(size_t n, size_t size);

/* The same for a table, which is read here and there before it is written to. */
void *mem_table(size_t n, size_t size);

/* Frees items (NULL allowed) and returns NULL, so that p = mem_free(p) leaves no stale pointer. */
void *mem_free(void *items);

/*
 * Makes room in a heap array for at least need items of the given size; *capacity counts items.
 * Returns the array, which may have moved; new items are not zeroed. Nearly always there is room,
 * and lists of words ask at every word.
 */
void *mem_grow_larger(void *items, size_t *capacity, size_t need, size_t size);

static inline void *mem_grow(void *items, size_t *capacity, size_t need, size_t size)
{
	return need <= *capacity && items ? items : mem_grow_larger(items, capacity, need, size);
}

struct arena_block;

struct arena {
	struct arena_block *blocks; /* newest first */
};

/*
 * An arena is ready when zeroed. arena_done() frees all and leaves it ready again; arena_clear()
 * keeps a block, for an arena that is filled again and again.
 */
void arena_done(struct arena *arena);
void arena_clear(struct arena *arena);

/* Zeroed memory for n items of the given size, aligned for any type, until arena_done() or
 * arena_clear(). */
void *arena_new(struct arena *arena, size_t n, size_t size);

/* The same, not zeroed. */
void *arena_room(struct arena *arena, size_t n, size_t size);

/* A copy of n bytes at data with a NUL after them. */
char *arena_copy(struct arena *arena, const void *data, size_t n);

#endif

/* Knows malloc; nobody else calls it. */
#include "surkhi/base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

static _Noreturn void out_of_memory(void)
{
	fputs("surkhi: out of memory\n", stderr);
	abort();
}

static size_t bytes_of(size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		out_of_memory();
	return n * size;
}

void *mem_new(size_t n, size_t size)
{
	size_t bytes = bytes_of(n, size);
	void *items = calloc(1, bytes ? bytes : 1);
	if (!items)
		out_of_memory();
	return items;
}

/*
 * To the system calloc's fresh pages are one page of noughts that is shared until it is written to;
 * whoever reads a place first, as tables do, makes it look twice, and stop all threads in between.
 */
void *mem_table(size_t n, size_t size)
{
	size_t bytes = bytes_of(n, size);
	void *items = malloc(bytes ? bytes : 1);
	if (!items)
		out_of_memory();
	return memset(items, 0, bytes);
}

void *mem_free(void *items)
{
	free(items);
	return NULL;
}

void *mem_grow_larger(void *items, size_t *capacity, size_t need, size_t size)
{
	size_t larger = *capacity < 8 ? 8 : *capacity + *capacity / 2;
	if (larger < need)
		larger = need;
	size_t bytes = bytes_of(larger, size);
	void *moved = realloc(items, bytes ? bytes : 1);
	if (!moved)
		out_of_memory();
	*capacity = larger;
	return moved;
}

struct arena_block {
	struct arena_block *older;
	size_t used;
	size_t size;
	alignas(max_align_t) char data[];
};

void arena_done(struct arena *arena)
{
	for (struct arena_block *block = arena->blocks, *older; block; block = older) {
		older = block->older;
		free(block);
	}
	arena->blocks = NULL;
}

/* The oldest block, unless it was made for a single large thing. */
void arena_clear(struct arena *arena)
{
	struct arena_block *block = arena->blocks;
	while (block && block->older) {
		struct arena_block *older = block->older;
		free(block);
		block = older;
	}
	if (block && block->size > BLOCK_SIZE) {
		free(block);
		block = NULL;
	}
	if (block)
		block->used = 0;
	arena->blocks = block;
}

static struct arena_block *block_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct arena_block))
		out_of_memory();
	struct arena_block *block = malloc(sizeof *block + size);
	if (!block)
		out_of_memory();
	*block = (struct arena_block){.older = NULL, .used = 0, .size = size};
	return block;
}

static void *arena_take(struct arena *arena, size_t bytes)
{
	struct arena_block *top = arena->blocks;
	size_t align = alignof(max_align_t);
	if (bytes > SIZE_MAX - align)
		out_of_memory();
	bytes = (bytes + align - 1) / align * align;
	if (!top || top->size - top->used < bytes) {
		top = block_new(bytes > BLOCK_SIZE ? bytes : BLOCK_SIZE);
		top->older = arena->blocks;
		arena->blocks = top;
	}
	void *data = top->data + top->used;
	top->used += bytes;
	return data;
}

void *arena_room(struct arena *arena, size_t n, size_t size)
{
	return arena_take(arena, bytes_of(n, size));
}

void *arena_new(struct arena *arena, size_t n, size_t size)
{
	return memset(arena_room(arena, n, size), 0, n * size);
}

char *arena_copy(struct arena *arena, const void *data, size_t n)
{
	char *copy = arena_take(arena, n + 1);
	if (n)
		memcpy(copy, data, n);
	copy[n] = '\0';
	return copy;
}

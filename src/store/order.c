/*
 * Knows the orders of a list. Nothing is sorted here: every order of all articles is in the cache,
 * and a selection is what a walk through it meets.
 */
#include "order.h"

#include "sought.h"
#include "surkhi/base/mem.h"

static const struct str order_names[] = {
	[ORDER_NEWEST] = {"newest", 6},
	[ORDER_OLDEST] = {"oldest", 6},
	[ORDER_IMPORTED] = {"imported", 8},
	[ORDER_HEADLINE] = {"headline", 8},
};
_Static_assert(sizeof order_names / sizeof *order_names == N_ORDERS, "each order has a name");

const char *select_order_name(enum select_order order)
{
	return order_names[order].s;
}

bool select_order_find(struct str name, enum select_order *ret_order)
{
	for (size_t i = 0; i < N_ORDERS; i++)
		if (str_equal(order_names[i], name)) {
			*ret_order = (enum select_order)i;
			return true;
		}
	return false;
}

void selection_done(struct selection *selection)
{
	bits_done(&selection->articles);
	mem_free(selection->order);
	sought_free(selection->sought);
	*selection = (struct selection){.n = 0};
}

static void take(struct selection *selection, const uint32_t *ids, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (bits_have(&selection->articles, ids[i]))
			selection->order[selection->n++] = ids[i];
}

/* Articles of one second stay in the order of their ids, as they do when newest come first. */
static void take_oldest(const struct cache *cache, struct selection *selection)
{
	size_t end = cache->n_dated;
	while (end > 0) {
		size_t start = end - 1;
		while (start > 0 && cache->seconds[start - 1] == cache->seconds[end - 1])
			start--;
		take(selection, cache->order + start, end - start);
		end = start;
	}
	take(selection, cache->order + cache->n_dated, cache->n - cache->n_dated);
}

/* Ids are in the order of import; what came last is at the top. */
static void take_imported(struct selection *selection)
{
	size_t n = selection->n = bits_count(&selection->articles);
	for (size_t id = bits_next(&selection->articles, 0); id != SIZE_MAX;
	     id = bits_next(&selection->articles, id + 1))
		selection->order[--n] = (uint32_t)id;
}

void select_sort(const struct cache *cache, enum select_order order, struct selection *selection)
{
	bits_and(&selection->articles, &cache->all);
	selection->order = mem_new(bits_count(&selection->articles), sizeof *selection->order);
	selection->n = 0;
	switch (order) {
	case ORDER_OLDEST:
		take_oldest(cache, selection);
		break;
	case ORDER_IMPORTED:
		take_imported(selection);
		break;
	case ORDER_HEADLINE:
		take(selection, cache->headlines, cache->n);
		break;
	case ORDER_NEWEST:
	case N_ORDERS:
		take(selection, cache->order, cache->n);
		break;
	}
}

#ifndef MODEL_QUERY_TREE_H
#define MODEL_QUERY_TREE_H

#include "surkhi/model/query.h"

/*
 * What reading, writing and changing a query share. Trees are kept in one shape, so that equal
 * queries are equal trees: no AND in an AND, no OR in an OR, no NOT of a NOT, no AND or OR of
 * fewer than two.
 */
struct query_list {
	struct query_node *first, *last;
	size_t n;
};

struct query_node *query_node_new(struct arena *arena, enum query_kind kind);

/* Appends node; if it is itself of the given kind, its children one by one. */
void query_list_add(struct query_list *list, struct query_node *node, enum query_kind kind);

/* The list as one node: of nothing QUERY_ALL, of one node that node, else a node of that kind. */
struct query_node *query_join(struct arena *arena, struct query_list list, enum query_kind kind);

struct query_node *query_negate(struct arena *arena, struct query_node *node);

/*
 * The field that a node was written with: "party", "has" …; NULL for a word of the whole text and
 * for nodes that have children.
 */
const char *query_field(const struct query_node *node);

/* True if value can stand in a query without quotes. */
bool query_bare(struct str value);

#endif

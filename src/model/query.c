/*
 * Queries as trees: their shape, how they are written out, and the changes that the reader's lists
 * make to them. How they are read is in query-parse.c.
 */
#include "surkhi/model/query.h"

#include "query-date.h"
#include "query-tree.h"

static const char *const facet_names[] = {
	[FACET_PARTY] = "party",   [FACET_STATE] = "state",      [FACET_PERSON] = "person",
	[FACET_PLACE] = "place",   [FACET_ORGANISATION] = "org", [FACET_TAG] = "tag",
	[FACET_OUTLET] = "outlet", [FACET_ROLE] = "role",
};
_Static_assert(sizeof facet_names / sizeof *facet_names == N_FACETS, "a name for each facet");

const char *facet_name(enum facet facet)
{
	return facet_names[facet];
}

bool facet_find(struct str name, enum facet *ret_facet)
{
	if (str_equal(name, STR("organisation")))
		name = STR("org");
	for (unsigned facet = 0; facet < N_FACETS; facet++)
		if (str_equal(name, str_from(facet_names[facet]))) {
			*ret_facet = (enum facet)facet;
			return true;
		}
	return false;
}

void query_done(struct query *query)
{
	if (!query)
		return;
	arena_done(&query->arena);
	query->root = NULL;
}

struct query_node *query_node_new(struct arena *arena, enum query_kind kind)
{
	struct query_node *node = arena_new(arena, 1, sizeof *node);
	node->kind = kind;
	node->text = STR_EMPTY;
	return node;
}

static void append(struct query_list *list, struct query_node *node)
{
	node->next = NULL;
	if (list->last)
		list->last->next = node;
	else
		list->first = node;
	list->last = node;
	list->n++;
}

void query_list_add(struct query_list *list, struct query_node *node, enum query_kind kind)
{
	if (node->kind != kind) {
		append(list, node);
		return;
	}
	for (struct query_node *child = node->child, *next; child; child = next) {
		next = child->next;
		append(list, child);
	}
}

struct query_node *query_join(struct arena *arena, struct query_list list, enum query_kind kind)
{
	if (list.n == 1)
		return list.first;
	struct query_node *node = query_node_new(arena, list.n ? kind : QUERY_ALL);
	node->child = list.first;
	return node;
}

struct query_node *query_negate(struct arena *arena, struct query_node *node)
{
	if (node->kind == QUERY_NOT)
		return node->child;
	struct query_node *not = query_node_new(arena, QUERY_NOT);
	node->next = NULL;
	not ->child = node;
	return not ;
}

const char *query_field(const struct query_node *node)
{
	switch (node->kind) {
	case QUERY_FACET:
		return facet_name(node->facet);
	case QUERY_IS:
		return str_equal(node->text, STR("note")) ? "has" : "is";
	case QUERY_DATE:
		return "date";
	case QUERY_STORY:
		return "story";
	case QUERY_WORD:
		return node->headline_only ? "headline" : NULL;
	case QUERY_ALL:
	case QUERY_AND:
	case QUERY_OR:
	case QUERY_NOT:
		break;
	}
	return NULL;
}

static void write_quoted(struct str value, struct buf *text)
{
	buf_add_char(text, '"');
	for (size_t i = 0; i < value.n; i++) {
		if (value.s[i] == '"' || value.s[i] == '\\')
			buf_add_char(text, '\\');
		buf_add_char(text, value.s[i]);
	}
	buf_add_char(text, '"');
}

static void write_word(const struct query_node *node, struct buf *text)
{
	if (node->exact)
		buf_add_char(text, '=');
	if (node->phrase)
		write_quoted(node->text, text);
	else
		buf_add(text, node->text);
	if (node->prefix)
		buf_add_char(text, '*');
}

/* A leaf without its field. */
static void write_value(const struct query_node *node, struct buf *text)
{
	if (node->kind == QUERY_WORD)
		write_word(node, text);
	else if (node->kind == QUERY_DATE)
		query_date_format(node->first, node->last, text);
	else if (query_bare(node->text))
		buf_add(text, node->text);
	else
		write_quoted(node->text, text);
}

/* The field that all children have in common: such an OR is written with commas. */
static const char *common_field(const struct query_node *node)
{
	const char *field = query_field(node->child);
	if (node->kind != QUERY_OR || !field)
		return NULL;
	for (const struct query_node *child = node->child; child; child = child->next) {
		const char *other = query_field(child);
		if (!other || !str_equal(str_from(other), str_from(field)))
			return NULL;
	}
	return field;
}

static void write_node(const struct query_node *node, bool inside, struct buf *text);

static void write_children(const struct query_node *node, bool inside, struct buf *text)
{
	const char *field = common_field(node);
	bool group = inside && !field;
	if (field)
		buf_printf(text, "%s:", field);
	else if (group)
		buf_add_char(text, '(');
	for (const struct query_node *child = node->child; child; child = child->next) {
		if (child != node->child)
			buf_add(text, field                     ? STR(",")
				      : node->kind == QUERY_AND ? STR(" ")
								: STR(" OR "));
		if (field)
			write_value(child, text);
		else
			write_node(child, true, text);
	}
	if (group)
		buf_add_char(text, ')');
}

/* A name of several words stays one only if nothing beside it is taken for a part of it. */
static void write_leaf(const struct query_node *node, bool group, struct buf *text)
{
	const char *field = query_field(node);
	if (field)
		buf_printf(text, "%s:", field);
	if (group)
		buf_add_char(text, '(');
	write_value(node, text);
	if (group)
		buf_add_char(text, ')');
}

static void write_node(const struct query_node *node, bool inside, struct buf *text)
{
	switch (node->kind) {
	case QUERY_ALL:
		break;
	case QUERY_AND:
	case QUERY_OR:
		write_children(node, inside, text);
		break;
	case QUERY_NOT:
		buf_add_char(text, '-');
		write_node(node->child, true, text);
		break;
	case QUERY_FACET:
	case QUERY_IS:
	case QUERY_DATE:
	case QUERY_STORY:
	case QUERY_WORD:
		write_leaf(node, inside && node->name, text);
		break;
	}
}

void query_format(const struct query *query, struct buf *ret_text)
{
	buf_clear(ret_text);
	if (query->root)
		write_node(query->root, false, ret_text);
}

/* The first of the parts that are ANDed at the top of a query. */
static struct query_node *top_parts(const struct query *query)
{
	if (!query->root || query->root->kind == QUERY_ALL)
		return NULL;
	return query->root->kind == QUERY_AND ? query->root->child : query->root;
}

/* True if a part of the top level says nothing but which values of the facet are wanted or not. */
static bool part_chooses(const struct query_node *part, enum facet facet)
{
	if (part->kind == QUERY_NOT)
		part = part->child;
	if (part->kind != QUERY_OR)
		return part->kind == QUERY_FACET && part->facet == facet;
	for (const struct query_node *child = part->child; child; child = child->next)
		if (child->kind != QUERY_FACET || child->facet != facet)
			return false;
	return true;
}

static bool part_names(const struct query_node *part, struct str value)
{
	if (part->kind == QUERY_NOT)
		part = part->child;
	if (part->kind != QUERY_OR)
		return str_equal(part->text, value);
	for (const struct query_node *child = part->child; child; child = child->next)
		if (str_equal(child->text, value))
			return true;
	return false;
}

int query_choice(const struct query *query, enum facet facet, struct str value)
{
	for (const struct query_node *part = top_parts(query); part; part = part->next)
		if (part_chooses(part, facet) && part_names(part, value))
			return part->kind == QUERY_NOT ? -1 : 1;
	return 0;
}

static struct query_node *facet_new(struct arena *arena, enum facet facet, struct str value)
{
	struct query_node *node = query_node_new(arena, QUERY_FACET);
	node->facet = facet;
	node->text = str_copy(arena, value);
	return node;
}

struct choices {
	enum facet facet;
	const struct str *values;
	const int *choices;
	size_t n;
};

static void add_choices(struct arena *arena, const struct choices *chosen, struct query_list *parts)
{
	struct query_list wanted = {.first = NULL};
	for (size_t i = 0; i < chosen->n; i++)
		if (chosen->choices[i] > 0)
			append(&wanted, facet_new(arena, chosen->facet, chosen->values[i]));
	if (wanted.n)
		append(parts, query_join(arena, wanted, QUERY_OR));
	for (size_t i = 0; i < chosen->n; i++)
		if (chosen->choices[i] < 0)
			append(parts, query_negate(arena, facet_new(arena, chosen->facet,
								    chosen->values[i])));
}

void query_choose(struct query *query, enum facet facet, const struct str *values,
		  const int *choices, size_t n)
{
	struct choices chosen = {facet, values, choices, n};
	struct query_list parts = {.first = NULL};
	bool added = false;
	for (struct query_node *part = top_parts(query), *next; part; part = next) {
		next = part->next;
		if (!part_chooses(part, facet)) {
			append(&parts, part);
		} else if (!added) {
			/* where the old choice stood, so that a query does not change its order */
			add_choices(&query->arena, &chosen, &parts);
			added = true;
		}
	}
	if (!added)
		add_choices(&query->arena, &chosen, &parts);
	query->root = query_join(&query->arena, parts, QUERY_AND);
}

static struct query_node *copy_tree(struct arena *arena, const struct query_node *node)
{
	struct query_node *copy = arena_new(arena, 1, sizeof *copy);
	*copy = *node;
	copy->text = str_copy(arena, node->text);
	copy->next = NULL;
	struct query_list children = {.first = NULL};
	for (const struct query_node *child = node->child; child; child = child->next)
		append(&children, copy_tree(arena, child));
	copy->child = children.first;
	return copy;
}

void query_copy(const struct query *query, struct query *ret_query)
{
	struct query copy = {.catalog = query->catalog};
	if (query->root)
		copy.root = copy_tree(&copy.arena, query->root);
	*ret_query = copy;
}

void query_without(const struct query *query, enum facet facet, struct query *ret_query)
{
	struct query copy = {.catalog = query->catalog};
	struct query_list parts = {.first = NULL};
	for (const struct query_node *part = top_parts(query); part; part = part->next)
		if (!part_chooses(part, facet))
			append(&parts, copy_tree(&copy.arena, part));
	copy.root = query_join(&copy.arena, parts, QUERY_AND);
	*ret_query = copy;
}

/* An article as JSON: what `export` and `show` promise. */
#include "json.h"

#include "surkhi/text/utf8.h"

static json_t *paragraphs(const struct article *article)
{
	json_t *body = json_array();
	for (size_t i = 0; i < article->n_paragraphs; i++)
		json_array_append_new(body, json_text(article->paragraphs[i].text));
	return body;
}

/* Which of the paragraphs are subheads. */
static json_t *subheads(const struct article *article)
{
	json_t *all = json_array();
	for (size_t i = 0; i < article->n_paragraphs; i++)
		if (article->paragraphs[i].subhead)
			json_array_append_new(all, json_integer((json_int_t)i));
	return all;
}

static json_t *party(const struct entity *entity)
{
	return json_pack("{s:o,s:o,s:i}", "id", json_text(entity->id), "name",
			 json_text(entity->name), "mentions", (int)entity->mentions);
}

static json_t *state(const struct entity *entity)
{
	return json_pack("{s:o,s:o,s:b,s:i}", "id", json_text(entity->id), "name",
			 json_text(entity->name), "primary", (int)entity->primary, "mentions",
			 (int)entity->mentions);
}

static json_t *person(const struct entity *entity)
{
	return json_pack("{s:o,s:o,s:o,s:o,s:i}", "name", json_text(entity->name), "role",
			 json_text_or_null(entity->role), "party", json_text_or_null(entity->party),
			 "state", json_text_or_null(entity->state), "mentions",
			 (int)entity->mentions);
}

static json_t *place(const struct entity *entity)
{
	return json_pack("{s:o,s:o,s:o,s:i}", "name", json_text(entity->name), "kind",
			 json_text_or_null(entity->place_kind), "state",
			 json_text_or_null(entity->state), "mentions", (int)entity->mentions);
}

static json_t *organisation(const struct entity *entity)
{
	return json_pack("{s:o,s:i}", "name", json_text(entity->name), "mentions",
			 (int)entity->mentions);
}

/* In the order of the objects' keys, which is not that of the enum. */
static const struct {
	enum entity_kind kind;
	const char *key;
	json_t *(*make)(const struct entity *entity);
} entity_lists[] = {
	{ENTITY_PARTY, "parties", party},
	{ENTITY_STATE, "states", state},
	{ENTITY_PLACE, "places", place},
	{ENTITY_PERSON, "people", person},
	{ENTITY_ORGANISATION, "organisations", organisation},
};
_Static_assert(sizeof entity_lists / sizeof *entity_lists == N_ENTITY_KINDS,
	       "a kind of entity is not exported");

/* A key of its own only where a person had a hand in it: few have. */
static json_t *listed(const struct entity *entity, json_t *(*make)(const struct entity *entity))
{
	json_t *object = make(entity);
	if (entity->by_hand)
		json_object_set_new(object, "by_hand", json_true());
	return object;
}

static void add_entities(json_t *object, const struct article *article)
{
	for (size_t i = 0; i < N_ENTITY_KINDS; i++) {
		json_t *list = json_array();
		for (size_t k = 0; k < article->n_entities; k++)
			if (article->entities[k].kind == entity_lists[i].kind)
				json_array_append_new(
					list, listed(&article->entities[k], entity_lists[i].make));
		json_object_set_new(object, entity_lists[i].key, list);
	}
}

/* "party:INC", "person:संजय दत्त": parties and states by id, the others by the name listed. */
static json_t *entity_key(const struct entity *entity)
{
	bool by_id = entity->kind == ENTITY_PARTY || entity->kind == ENTITY_STATE;
	struct arena arena = {.blocks = NULL};
	struct str name = by_id ? entity->id : entity->name;
	struct str key =
		str_printf(&arena, "%s:%.*s", entity_kind_name(entity->kind), STR_ARG(name));
	json_t *value = json_text(key);
	arena_done(&arena);
	return value;
}

static json_t *mention_object(const struct article *article, const struct mention *mention)
{
	struct str text = article_text(article, mention->field, mention->paragraph);
	struct str words = mention_text(article, mention);
	json_int_t start = (json_int_t)utf8_count(str_slice(text, 0, mention->start));
	json_int_t end = start + (json_int_t)utf8_count(words);
	json_t *object = json_object();
	json_object_set_new(object, "entity", entity_key(&article->entities[mention->entity]));
	json_object_set_new(object, "field", json_string(field_name(mention->field)));
	json_object_set_new(object, "paragraph", json_integer(mention->paragraph));
	json_object_set_new(object, "start", json_integer(start));
	json_object_set_new(object, "end", json_integer(end));
	json_object_set_new(object, "text", json_text(words));
	json_object_set_new(object, "rule", json_text(mention->rule));
	return object;
}

static void add_parts(json_t *object, const struct article *article)
{
	json_object_set_new(object, "id", json_integer(article->id));
	json_object_set_new(object, "source", json_text(article->source));
	json_object_set_new(object, "url", json_text_or_null(article->url));
	json_object_set_new(object, "outlet", json_text_or_null(article->outlet));
	json_object_set_new(object, "language", json_text_or_null(article->language));
	json_object_set_new(object, "headline", json_text(article->headline));
	if (article->headline_derived)
		json_object_set_new(object, "headline_derived", json_true());
	json_object_set_new(object, "standfirst", json_text_or_null(article->standfirst));
	json_object_set_new(object, "byline", json_text_or_null(article->byline));
	json_object_set_new(object, "dateline", json_text_or_null(article->dateline));
	json_object_set_new(object, "published", json_moment(&article->published));
	json_object_set_new(object, "updated", json_moment(&article->updated));
	json_object_set_new(object, "imported", json_moment(&article->imported));
	if (article->story)
		json_object_set_new(object, "story", json_integer(article->story));
	json_object_set_new(object, "body", paragraphs(article));
	json_object_set_new(object, "subheads", subheads(article));
}

static void add_handmade(json_t *object, const struct article *article)
{
	json_t *tags = json_array();
	for (size_t i = 0; i < article->n_tags; i++)
		json_array_append_new(tags, json_text(article->tags[i]));
	json_object_set_new(object, "tags", tags);
	json_object_set_new(object, "starred", json_boolean(article->starred));
	json_object_set_new(object, "read", json_boolean(article->read));
	json_object_set_new(object, "note", json_text_or_null(article->note));
	if (article->n_corrections)
		json_object_set_new(object, "corrections", json_corrections(article));
}

json_t *json_article(const struct article *article)
{
	json_t *object = json_object(), *mentions = json_array();
	add_parts(object, article);
	add_entities(object, article);
	add_handmade(object, article);
	for (size_t i = 0; i < article->n_mentions; i++)
		json_array_append_new(mentions, mention_object(article, &article->mentions[i]));
	json_object_set_new(object, "mentions", mentions);
	return object;
}

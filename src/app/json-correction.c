/* Corrections as JSON, so that an export says all that a person said. */
#include "json.h"
#include "surkhi/model/correction.h"
#include "surkhi/text/utf8.h"

/* Parties and states have ids; what everything else is follows from its name. */
static json_t *entity_object(const struct entity *entity)
{
	json_t *object = json_object();
	json_object_set_new(object, "kind", json_string(entity_kind_name(entity->kind)));
	if (entity->kind == ENTITY_PARTY || entity->kind == ENTITY_STATE)
		json_object_set_new(object, "id", json_text(entity->id));
	json_object_set_new(object, "name", json_text(entity->name));
	return object;
}

static void add_properties(json_t *object, const struct correction *correction)
{
	const struct entity *to = &correction->to;
	const struct {
		unsigned set;
		const char *key;
		struct str value;
	} properties[] = {
		{CORRECT_ROLE, "role", to->role},
		{CORRECT_PARTY, "party", to->party},
		{CORRECT_STATE, "state", to->state},
		{CORRECT_PLACE_KIND, "place_kind", to->place_kind},
	};
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
		if (correction->sets & properties[i].set)
			json_object_set_new(object, properties[i].key,
					    json_text_or_null(properties[i].value));
	if (correction->sets & CORRECT_PRIMARY)
		json_object_set_new(object, "primary", json_boolean(to->primary));
}

static void add_place(json_t *object, const struct article *article, const struct anchor *anchor)
{
	struct mention place = {.entity = 0};
	if (!anchor_find(anchor, article, &place))
		return;
	struct str text = article_text(article, place.field, place.paragraph);
	json_int_t start = (json_int_t)utf8_count(str_slice(text, 0, place.start));
	json_int_t end = start + (json_int_t)utf8_count(mention_text(article, &place));
	json_object_set_new(object, "field", json_string(field_name(place.field)));
	json_object_set_new(object, "paragraph", json_integer(place.paragraph));
	json_object_set_new(object, "start", json_integer(start));
	json_object_set_new(object, "end", json_integer(end));
}

static json_t *anchor_object(const struct article *article, const struct anchor *anchor)
{
	json_t *object = json_object();
	add_place(object, article, anchor);
	json_object_set_new(object, "before", json_text(anchor->before));
	json_object_set_new(object, "text", json_text(anchor->words));
	json_object_set_new(object, "behind", json_text(anchor->behind));
	return object;
}

static json_t *correction_object(const struct article *article, const struct correction *correction)
{
	bool changes = correction->what == CORRECT_RETYPE || correction->what == CORRECT_MERGE;
	json_t *object = json_object();
	json_object_set_new(object, "what", json_string(correction_kind_name(correction->what)));
	json_object_set_new(object, "everywhere", json_boolean(correction->article == 0));
	json_object_set_new(object, "entity", entity_object(&correction->entity));
	if (changes || correction->sets) {
		json_t *to = changes ? entity_object(&correction->to) : json_object();
		add_properties(to, correction);
		json_object_set_new(object, "to", to);
	}
	if (correction->anchored)
		json_object_set_new(object, "mention", anchor_object(article, &correction->anchor));
	return object;
}

json_t *json_corrections(const struct article *article)
{
	json_t *list = json_array();
	for (size_t i = 0; i < article->n_corrections; i++)
		json_array_append_new(list, correction_object(article, &article->corrections[i]));
	return list;
}

/*
 * What a person said against an exported article (app/json-correction.c writes it). All of it is
 * taken as said of this article alone: somebody else's export must not change an archive elsewhere.
 * What makes no sense is left out, and costs nothing else.
 */
#include "json-read.h"
#include "own.h"
#include "surkhi/model/correction.h"
#include "surkhi/text/utf8.h"

enum { CORRECTIONS_MAXIMUM = 4096, WORDS_MAXIMUM = 4096 /* bytes */ };

static struct str clean_text(struct arena *arena, struct str text)
{
	struct buf clean = BUF_INIT((size_t)WORDS_MAXIMUM);
	utf8_clean(text, &clean);
	struct str copy = clean.full ? STR_EMPTY : str_copy(arena, buf_str(&clean));
	buf_done(&clean);
	return copy;
}

static bool read_entity(const json_t *object, struct entity *entity)
{
	if (!entity_kind_find(json_key(object, "kind"), &entity->kind))
		return false;
	entity->id = json_key(object, "id");
	entity->name = json_key(object, "name");
	return true;
}

/* A property that is there was said, though it be null: that there is none. */
static void read_properties(const json_t *to, struct correction *correction)
{
	struct entity *entity = &correction->to;
	const struct {
		unsigned set;
		const char *key;
		struct str *value;
	} properties[] = {
		{CORRECT_ROLE, "role", &entity->role},
		{CORRECT_PARTY, "party", &entity->party},
		{CORRECT_STATE, "state", &entity->state},
		{CORRECT_PLACE_KIND, "place_kind", &entity->place_kind},
	};
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
		if (!json_object_get(to, properties[i].key))
			continue;
		correction->sets |= properties[i].set;
		*properties[i].value = json_key(to, properties[i].key);
	}
	if (json_object_get(to, "primary"))
		correction->sets |= CORRECT_PRIMARY;
	entity->primary = json_is_true(json_object_get(to, "primary"));
}

static enum field field_of(struct str name)
{
	for (unsigned i = 0; i < N_FIELDS; i++)
		if (str_equal(name, str_from(field_name((enum field)i))))
			return (enum field)i;
	return FIELD_BODY;
}

static uint32_t paragraph_of(const struct article *article, bool apart, enum field field,
			     json_int_t number)
{
	if (!apart)
		return number < (json_int_t)article->n_paragraphs ? (uint32_t)number : 0;
	for (size_t i = 0; i < article->n_paragraphs; i++)
		if (article->paragraphs[i].subhead == (field == FIELD_SUBHEAD) && number-- == 0)
			return (uint32_t)i;
	return 0;
}

static json_int_t number(const json_t *object, const char *key)
{
	json_int_t value = json_integer_value(json_object_get(object, key));
	return value < 0 || value > INT32_MAX ? 0 : value;
}

static void read_anchor(const json_t *object, bool apart, struct arena *arena,
			const struct article *article, struct anchor *anchor)
{
	anchor->field = field_of(json_key(object, "field"));
	bool story = anchor->field == FIELD_BODY || anchor->field == FIELD_SUBHEAD;
	if (story)
		anchor->paragraph =
			paragraph_of(article, apart, anchor->field, number(object, "paragraph"));
	struct str text = article_text(article, anchor->field, anchor->paragraph);
	anchor->start = (uint32_t)utf8_offset(text, (size_t)number(object, "start"));
	anchor->before = clean_text(arena, json_key(object, "before"));
	anchor->words = clean_text(arena, json_key(object, "text"));
	anchor->behind = clean_text(arena, json_key(object, "behind"));
	anchor->end = anchor->start + (uint32_t)anchor->words.n;
}

static bool read_one(const json_t *object, bool apart, struct arena *arena,
		     const struct article *article, struct correction *ret_correction)
{
	/* the number is given when it is stored; any but 0 is "here" */
	struct correction correction = {.article = 1};
	const json_t *to = json_object_get(object, "to");
	const json_t *mention = json_object_get(object, "mention");
	if (!correction_kind_find(json_key(object, "what"), &correction.what) ||
	    !read_entity(json_object_get(object, "entity"), &correction.entity))
		return false;
	bool changes = correction.what == CORRECT_RETYPE || correction.what == CORRECT_MERGE;
	if (changes && !read_entity(to, &correction.to))
		return false;
	if (to)
		read_properties(to, &correction);
	correction.anchored = json_is_object(mention);
	if (correction.anchored)
		read_anchor(mention, apart, arena, article, &correction.anchor);
	if (!correction_complete(&correction, arena, NULL))
		return false;
	*ret_correction = correction;
	return true;
}

static bool same(const struct entity *a, const struct entity *b)
{
	return a->kind == b->kind && str_equal(a->id, b->id);
}

/* What was accepted or rejected everywhere spared what had been decided in the article. */
static bool was_spared(const struct correction *correction, const struct correction *earlier,
		       const bool *here, size_t n)
{
	if (correction->what != CORRECT_ACCEPT && correction->what != CORRECT_REJECT)
		return false;
	for (size_t i = 0; i < n; i++)
		if (here[i] && (same(&earlier[i].entity, &correction->entity) ||
				same(&earlier[i].to, &correction->entity)))
			return true;
	return false;
}

void own_corrections(const json_t *object, struct arena *arena, struct article *article)
{
	const json_t *list = json_object_get(object, "corrections");
	size_t n_list = json_array_size(list), n = 0;
	if (n_list > CORRECTIONS_MAXIMUM)
		n_list = CORRECTIONS_MAXIMUM;
	struct correction *corrections = arena_new(arena, n_list, sizeof *corrections);
	bool *here = arena_new(arena, n_list, sizeof *here);
	for (size_t i = 0; i < n_list; i++) {
		const json_t *item = json_array_get(list, i);
		here[n] = !json_is_true(json_object_get(item, "everywhere"));
		if (!read_one(item, own_counts_apart(object), arena, article, &corrections[n]))
			continue;
		if (here[n] || !was_spared(&corrections[n], corrections, here, n))
			n++;
	}
	article->corrections = corrections;
	article->n_corrections = n;
}

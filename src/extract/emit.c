/*
 * From hits and names to entities and mentions, in the order that the article's header promises:
 * entities by kind and then by number of mentions, mentions as they are read.
 */
#include "emit.h"

#include "surkhi/base/dict.h"
#include "surkhi/text/fold.h"

enum { KEY_MAXIMUM = 1 << 20 };

struct emitter {
	const struct scan *scan;
	struct arena *arena;
	struct dict drafts_by_key; /* kind and id → index */
	struct buf key;
	struct entity *drafts;
	size_t n_drafts, drafts_capacity;
	struct mention *mentions;
	size_t n_mentions, mentions_capacity;
};

/* Begins emitter->key; the id follows. */
static void begin_key(struct emitter *emitter, enum entity_kind kind)
{
	buf_clear(&emitter->key);
	buf_add_char(&emitter->key, (char)('a' + (int)kind));
}

/* The entity of emitter->key. */
static struct entity *find_draft(struct emitter *emitter, bool *ret_new)
{
	struct str key = buf_str(&emitter->key);
	uint32_t *at = dict_put(&emitter->drafts_by_key, key, ret_new);
	if (*ret_new) {
		*at = (uint32_t)emitter->n_drafts;
		emitter->drafts = mem_grow(emitter->drafts, &emitter->drafts_capacity,
					   emitter->n_drafts + 1, sizeof *emitter->drafts);
		emitter->drafts[emitter->n_drafts] =
			(struct entity){.kind = (enum entity_kind)(key.s[0] - 'a'),
					.id = str_copy(emitter->arena, str_slice(key, 1, key.n)),
					.name = STR_EMPTY,
					.role = STR_EMPTY,
					.party = STR_EMPTY,
					.state = STR_EMPTY,
					.place_kind = STR_EMPTY};
		emitter->n_drafts++;
	}
	return &emitter->drafts[*at];
}

static void add_mention(struct emitter *emitter, struct entity *draft, size_t first, size_t end,
			const char *rule)
{
	const struct words *words = &emitter->scan->words;
	const struct passage *passage = &words->passages[words->at[first].passage];
	if (passage->apart)
		return;
	emitter->mentions = mem_grow(emitter->mentions, &emitter->mentions_capacity,
				     emitter->n_mentions + 1, sizeof *emitter->mentions);
	emitter->mentions[emitter->n_mentions++] =
		(struct mention){.entity = (uint32_t)(draft - emitter->drafts),
				 .field = passage->field,
				 .paragraph = passage->paragraph,
				 .start = words->at[first].start,
				 .end = words->at[end - 1].end,
				 .rule = str_from(rule)};
	draft->mentions++;
}

static struct entity *draft_catalog(struct emitter *emitter, enum entity_kind kind,
				    const struct catalog_entry *entry)
{
	bool new;
	begin_key(emitter, kind);
	buf_add(&emitter->key, entry->id);
	struct entity *draft = find_draft(emitter, &new);
	if (new)
		draft->name = str_copy(emitter->arena, entry->name);
	return draft;
}

/* An entity by its words; its name is the longest spelling. */
static struct entity *draft_words(struct emitter *emitter, enum entity_kind kind, struct str text)
{
	bool new;
	begin_key(emitter, kind);
	fold(text, &emitter->key);
	struct entity *draft = find_draft(emitter, &new);
	if (new)
		draft->name = str_copy(emitter->arena, text);
	return draft;
}

static struct entity *draft_state(struct emitter *emitter, uint32_t state)
{
	struct entity *draft =
		draft_catalog(emitter, ENTITY_STATE, &emitter->scan->gazetteer->states[state]);
	draft->primary = state == emitter->scan->primary;
	return draft;
}

static struct str state_id(struct emitter *emitter, uint32_t state)
{
	if (state == NO_STATE)
		return STR_EMPTY;
	return str_copy(emitter->arena, emitter->scan->gazetteer->states[state].id);
}

/* The kind of place in the state it was resolved to: the first that the gazetteer lists. */
static enum place_kind kind_of_place(const struct scan *scan, const struct hit *hit)
{
	unsigned kind = N_PLACE_KINDS;
	for (const struct sense *sense = hit->sense; sense;
	     sense = gazetteer_next(scan->gazetteer, sense))
		if (sense->kind == SENSE_PLACE &&
		    (hit->state == NO_STATE || sense->value == hit->state) && sense->detail < kind)
			kind = sense->detail;
	return kind < N_PLACE_KINDS ? (enum place_kind)kind : PLACE_TOWN;
}

static void emit_place(struct emitter *emitter, const struct hit *hit)
{
	struct str text = words_text(&emitter->scan->words, hit->first, hit->end);
	struct entity *draft = draft_words(emitter, ENTITY_PLACE, text);
	if (!draft->mentions) {
		draft->state = state_id(emitter, hit->state);
		draft->place_kind = str_from(place_kind_name(kind_of_place(emitter->scan, hit)));
	}
	add_mention(emitter, draft, hit->first, hit->end, hit->rule);
	if (hit->state != NO_STATE)
		draft_state(emitter, hit->state);
}

static void emit_hit(struct emitter *emitter, const struct hit *hit)
{
	const struct gazetteer *gazetteer = emitter->scan->gazetteer;
	struct entity *draft = NULL;
	switch (hit->kind) {
	case SENSE_PARTY:
		draft = draft_catalog(emitter, ENTITY_PARTY,
				      &gazetteer->parties[hit->sense->value]);
		break;
	case SENSE_STATE:
		draft = draft_state(emitter, hit->sense->value);
		break;
	case SENSE_PLACE:
		emit_place(emitter, hit);
		return;
	case SENSE_ORGANISATION:
		draft = draft_words(emitter, ENTITY_ORGANISATION,
				    words_text(&emitter->scan->words, hit->first, hit->end));
		break;
	default:
		return;
	}
	add_mention(emitter, draft, hit->first, hit->end, hit->rule);
}

static void emit_name(struct emitter *emitter, const struct name *name)
{
	const struct scan *scan = emitter->scan;
	const struct person *person = &scan->persons[name->person - 1];
	const struct name *full = &scan->names[person->name];
	struct entity *entity = draft_words(emitter, ENTITY_PERSON,
					    words_text(&scan->words, full->first, full->end));
	if (!entity->mentions) {
		if (person->role)
			entity->role = str_copy(emitter->arena, scan->roles[person->role - 1].text);
		if (person->party != NO_PARTY)
			entity->party = str_copy(emitter->arena,
						 scan->gazetteer->parties[person->party].id);
		entity->state = state_id(emitter, person->state);
	}
	add_mention(emitter, entity, name->first, name->end, name->rule);
}

void emit_entities(const struct scan *scan, struct arena *arena, struct article *article)
{
	struct emitter emitter = {.scan = scan,
				  .arena = arena,
				  .drafts_by_key = {.record_size = sizeof(uint32_t)},
				  .key = BUF_INIT(KEY_MAXIMUM)};
	for (size_t h = 0; h < scan->n_hits; h++) {
		const struct hit *hit = &scan->hits[h];
		if (!hit->dropped && !(hit->within && hit->kind != SENSE_PARTY))
			emit_hit(&emitter, hit);
	}
	for (size_t n = 0; n < scan->n_names; n++)
		emit_name(&emitter, &scan->names[n]);
	article->entities = emitter.drafts;
	article->n_entities = emitter.n_drafts;
	article->mentions = emitter.mentions;
	article->n_mentions = emitter.n_mentions;
	article_order(article, arena);
	dict_done(&emitter.drafts_by_key);
	buf_done(&emitter.key);
	mem_free(emitter.drafts);
	mem_free(emitter.mentions);
}

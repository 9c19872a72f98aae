/*
 * Knows what can be said against what was found: which corrections make sense, and when two say
 * the same. What they do to an article is in overlay.c.
 */
#include "surkhi/model/correction.h"

#include "surkhi/text/fold.h"
#include "surkhi/text/utf8.h"

const struct str correction_rule = {"by hand", sizeof "by hand" - 1};

static const char *const kind_names[] = {
	[CORRECT_ACCEPT] = "accept",
	[CORRECT_REJECT] = "reject",
	[CORRECT_RETYPE] = "retype",
	[CORRECT_MERGE] = "merge",
};
_Static_assert(sizeof kind_names / sizeof *kind_names == N_CORRECTION_KINDS, "each has a name");

const char *correction_kind_name(enum correction_kind kind)
{
	return kind_names[kind];
}

bool correction_kind_find(struct str name, enum correction_kind *ret_kind)
{
	for (unsigned kind = 0; kind < N_CORRECTION_KINDS; kind++)
		if (str_equal(name, str_from(kind_names[kind]))) {
			*ret_kind = (enum correction_kind)kind;
			return true;
		}
	return false;
}

/* What a person typed into one line. */
static bool tidy(struct str *text, struct arena *arena)
{
	struct buf clean = BUF_INIT((size_t)CORRECTION_NAME_MAXIMUM * 4);
	struct buf tidied = BUF_INIT((size_t)CORRECTION_NAME_MAXIMUM);
	utf8_clean(*text, &clean);
	struct str rest = str_trim(buf_str(&clean));
	bool blank = false;
	for (size_t i = 0; i < rest.n; i++) {
		bool is_blank = rest.s[i] == ' ' || rest.s[i] == '\t' || rest.s[i] == '\n';
		if (!(is_blank && blank))
			buf_add_char(&tidied, is_blank ? ' ' : rest.s[i]);
		blank = is_blank;
	}
	bool good = !clean.full && !tidied.full;
	if (good)
		*text = str_copy(arena, buf_str(&tidied));
	buf_done(&clean);
	buf_done(&tidied);
	return good;
}

static bool tidy_entity(struct entity *entity, struct arena *arena)
{
	return tidy(&entity->id, arena) && tidy(&entity->name, arena) &&
	       tidy(&entity->role, arena) && tidy(&entity->party, arena) &&
	       tidy(&entity->state, arena) && tidy(&entity->place_kind, arena);
}

static bool by_id(enum entity_kind kind)
{
	return kind == ENTITY_PARTY || kind == ENTITY_STATE;
}

/* A party or a state is its id; everything else is its name. */
static void identify(struct entity *entity, struct arena *arena)
{
	if (!entity->name.n)
		entity->name = entity->id;
	if (!by_id(entity->kind))
		entity->id = fold_copy(arena, entity->name);
}

static const unsigned sets_of[] = {
	[ENTITY_PARTY] = 0,
	[ENTITY_STATE] = CORRECT_PRIMARY,
	[ENTITY_PERSON] = CORRECT_ROLE | CORRECT_PARTY | CORRECT_STATE,
	[ENTITY_PLACE] = CORRECT_STATE | CORRECT_PLACE_KIND,
	[ENTITY_ORGANISATION] = 0,
};
_Static_assert(sizeof sets_of / sizeof *sets_of == N_ENTITY_KINDS, "each kind has its own");

static bool same_entity(const struct entity *a, const struct entity *b)
{
	return a->kind == b->kind && str_equal(a->id, b->id);
}

/* What is wrong with it, or NULL. */
static const char *judge(const struct correction *correction)
{
	const struct entity *entity = &correction->entity, *to = &correction->to;
	bool same = same_entity(entity, to);
	if (!entity->id.n)
		return "no entity is named";
	if (!to->id.n)
		return by_id(to->kind) ? "no such party or state" : "no name is given";
	if (correction->anchored && !correction->article)
		return "one mention cannot be corrected everywhere";
	if (correction->anchored && !correction->anchor.words.n)
		return "no words are marked";
	if (correction->what == CORRECT_RETYPE && entity->kind == to->kind)
		return "it is of that kind already";
	if (correction->what == CORRECT_MERGE && entity->kind != to->kind)
		return "only entities of one kind can be merged";
	if (correction->what == CORRECT_MERGE && same)
		return "it is the same entity";
	if (correction->sets & ~sets_of[to->kind])
		return "an entity of that kind has no such property";
	if (correction->sets & CORRECT_PRIMARY && !correction->article)
		return "what an article is about cannot be corrected everywhere";
	return NULL;
}

static void complete_target(struct correction *correction)
{
	struct entity *to = &correction->to;
	const struct entity *entity = &correction->entity;
	if (correction->what == CORRECT_ACCEPT || correction->what == CORRECT_REJECT) {
		to->kind = entity->kind;
		to->id = entity->id;
		to->name = entity->name;
	} else if (!to->name.n && !by_id(to->kind)) {
		to->name = entity->name;
	}
	if (correction->what == CORRECT_REJECT)
		correction->sets = 0;
}

bool correction_complete(struct correction *correction, struct arena *arena, struct diag *diag)
{
	struct correction done = *correction;
	if (!tidy_entity(&done.entity, arena) || !tidy_entity(&done.to, arena)) {
		diag_set(diag, 1, "a name is too long (%d bytes at most)", CORRECTION_NAME_MAXIMUM);
		return false;
	}
	identify(&done.entity, arena);
	complete_target(&done);
	identify(&done.to, arena);
	const char *wrong = judge(&done);
	if (wrong) {
		diag_set(diag, 1, "%s", wrong);
		return false;
	}
	*correction = done;
	return true;
}

static void copy_entity(struct entity *entity, struct arena *arena)
{
	entity->id = str_copy(arena, entity->id);
	entity->name = str_copy(arena, entity->name);
	entity->role = str_copy(arena, entity->role);
	entity->party = str_copy(arena, entity->party);
	entity->state = str_copy(arena, entity->state);
	entity->place_kind = str_copy(arena, entity->place_kind);
}

struct correction *correction_copy(const struct correction *correction, struct arena *arena)
{
	struct correction *copy = arena_new(arena, 1, sizeof *copy);
	*copy = *correction;
	copy_entity(&copy->entity, arena);
	copy_entity(&copy->to, arena);
	copy->anchor.before = str_copy(arena, copy->anchor.before);
	copy->anchor.words = str_copy(arena, copy->anchor.words);
	copy->anchor.behind = str_copy(arena, copy->anchor.behind);
	return copy;
}

static bool same_anchor(const struct anchor *a, const struct anchor *b)
{
	return a->field == b->field && a->paragraph == b->paragraph && a->start == b->start &&
	       a->end == b->end && str_equal(a->words, b->words) &&
	       str_equal(a->before, b->before) && str_equal(a->behind, b->behind);
}

static bool same_sets(unsigned sets, const struct entity *a, const struct entity *b)
{
	return !((sets & CORRECT_ROLE && !str_equal(a->role, b->role)) ||
		 (sets & CORRECT_PARTY && !str_equal(a->party, b->party)) ||
		 (sets & CORRECT_STATE && !str_equal(a->state, b->state)) ||
		 (sets & CORRECT_PLACE_KIND && !str_equal(a->place_kind, b->place_kind)) ||
		 (sets & CORRECT_PRIMARY && a->primary != b->primary));
}

bool correction_same(const struct correction *a, const struct correction *b)
{
	return a->what == b->what && a->article == b->article && a->anchored == b->anchored &&
	       a->sets == b->sets && same_entity(&a->entity, &b->entity) &&
	       same_entity(&a->to, &b->to) && str_equal(a->to.name, b->to.name) &&
	       same_sets(a->sets, &a->to, &b->to) &&
	       (!a->anchored || same_anchor(&a->anchor, &b->anchor));
}

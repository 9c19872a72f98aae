/*
 * Corrections as a person thinks of them, made into corrections as the model has them: one act for
 * each, applied, kept for undo and told.
 */
#include "correct.h"

enum { WHAT_SIZE = 2048 };

struct correct_target correct_entity(const struct reader *reader, size_t entity)
{
	const struct article *article = &reader->article;
	const struct entity *found = article_entity(article, entity);
	struct correct_target target = {.article = article->id, .scope = SCOPE_ARTICLE};
	if (found) {
		target.known = true;
		target.gone = entity >= article->n_entities;
		target.entity = *found;
	}
	return target;
}

struct correct_target correct_words(const struct reader *reader, const struct mention *place)
{
	return (struct correct_target){
		.article = reader->article.id,
		.has_words = true,
		.anchor = anchor_of(&reader->article, place),
		.scope = SCOPE_WORDS,
	};
}

struct correct_target correct_mention(const struct reader *reader, size_t mention)
{
	const struct mention *place = &reader->article.mentions[mention];
	struct correct_target target = correct_entity(reader, place->entity);
	target.has_words = true;
	target.anchor = anchor_of(&reader->article, place);
	return target;
}

struct correct_target correct_copy(const struct correct_target *target, struct arena *arena)
{
	const struct correction model = {.entity = target->entity, .anchor = target->anchor};
	const struct correction *copied = correction_copy(&model, arena);
	struct correct_target copy = *target;
	copy.entity = copied->entity;
	copy.anchor = copied->anchor;
	return copy;
}

const char *correct_scope_name(enum correct_scope scope)
{
	static const char *const names[] = {
		[SCOPE_WORDS] = "these words",
		[SCOPE_ARTICLE] = "this article",
		[SCOPE_EVERYWHERE] = "everywhere",
	};
	_Static_assert(sizeof names / sizeof *names == N_SCOPES, "a name for each scope");
	return names[scope];
}

bool correct_has_scope(const struct correct_target *target, enum correct_scope scope)
{
	return scope == SCOPE_WORDS ? target->has_words : target->known;
}

/* A property is of the entity, not of one place where it is named. */
static struct correction property(const struct correct_target *target, unsigned sets)
{
	return (struct correction){
		.what = CORRECT_ACCEPT,
		.article = target->scope == SCOPE_EVERYWHERE ? 0 : target->article,
		.entity = target->entity,
		.sets = sets,
	};
}

static struct correction correction(const struct correct_target *target, enum correction_kind what)
{
	struct correction made = property(target, 0);
	made.what = what;
	made.anchored = target->scope == SCOPE_WORDS;
	made.anchor = target->anchor;
	return made;
}

static const char *verb_of(const struct correction *made)
{
	static const char *const kinds[] = {"a party", "a state", "a person", "a place",
					    "an organisation"};
	_Static_assert(sizeof kinds / sizeof *kinds == N_ENTITY_KINDS, "a name for each kind");
	if (made->what == CORRECT_RETYPE || (made->what == CORRECT_ACCEPT && made->anchored))
		return kinds[made->to.kind];
	if (made->what == CORRECT_MERGE)
		return "the same as";
	if (made->what == CORRECT_REJECT)
		return "rejected";
	return made->sets & CORRECT_ROLE         ? "role"
	       : made->sets & CORRECT_PARTY      ? "party"
	       : made->sets & CORRECT_STATE      ? "state"
	       : made->sets & CORRECT_PLACE_KIND ? "kind of place"
	       : made->sets & CORRECT_PRIMARY
		       ? made->to.primary ? "what it is about" : "not what it is about"
		       : "accepted";
}

bool correct_possible(struct reader *reader)
{
	bool possible = store_writable(reader->store);
	if (!possible)
		reader_fail(reader, "the store is read-only");
	return possible;
}

static struct str shown_name(const struct reader *reader, enum entity_kind kind, struct str id)
{
	const struct catalog_entry *entry = catalog_entry(reader->catalog, kind, id);
	return entry ? entry->name : id;
}

static struct str property_of(const struct reader *reader, const struct correction *made)
{
	const struct entity *to = &made->to;
	if (made->sets & CORRECT_ROLE)
		return to->role.n ? to->role : STR("none");
	if (made->sets & CORRECT_PARTY)
		return to->party.n ? shown_name(reader, ENTITY_PARTY, to->party) : STR("none");
	if (made->sets & CORRECT_STATE)
		return to->state.n ? shown_name(reader, ENTITY_STATE, to->state) : STR("none");
	return made->sets & CORRECT_PLACE_KIND ? to->place_kind : STR_EMPTY;
}

/* What a correction puts in the place of what was there; empty: nothing, or the same name. */
static struct str value_of(const struct reader *reader, const struct correction *made)
{
	const struct entity *to = &made->to;
	struct str before = made->anchored ? made->anchor.words : made->entity.name;
	struct str name = to->name.n ? to->name : shown_name(reader, to->kind, to->id);
	if (made->what == CORRECT_REJECT)
		return STR_EMPTY;
	if (made->what == CORRECT_ACCEPT && !made->anchored)
		return property_of(reader, made);
	return str_equal(name, before) ? STR_EMPTY : name;
}

static enum correct_scope scope_of(const struct correction *made)
{
	return made->anchored ? SCOPE_WORDS : made->article ? SCOPE_ARTICLE : SCOPE_EVERYWHERE;
}

void correct_describe(const struct reader *reader, const struct correction *made,
		      struct buf *ret_text)
{
	struct str value = value_of(reader, made);
	buf_printf(ret_text, "%s: %s", correct_scope_name(scope_of(made)), verb_of(made));
	if (made->anchored)
		buf_printf(ret_text, " '%.*s'", STR_ARG(made->anchor.words));
	if (value.n)
		buf_printf(ret_text, " %.*s", STR_ARG(value));
}

static void apply(struct reader *reader, struct correction *made, size_t n, bool on)
{
	struct arena arena = {0};
	struct diag diag = DIAG_INIT;
	struct buf what = BUF_INIT(WHAT_SIZE);
	struct edit *edits = arena_new(&arena, n, sizeof *edits);
	bool good = true;
	for (size_t i = 0; i < n && good; i++) {
		good = correction_complete(&made[i], &arena, &diag);
		edits[i] = (struct edit){.kind = EDIT_CORRECT,
					 .article = made[i].article,
					 .on = on,
					 .correction = &made[i]};
	}
	if (!on)
		buf_add(&what, STR("taken back, "));
	correct_describe(reader, made, &what);
	if (!made->anchored || made->what != CORRECT_ACCEPT)
		buf_printf(&what, ": %.*s", STR_ARG(made->entity.name));
	if (!good)
		reader_fail(reader, "%s", diag.text);
	else if (!reader_apply(reader, edits, n, buf_str(&what)) && !reader->status_is_error)
		reader_say(reader, "it is so already");
	buf_done(&what);
	arena_done(&arena);
}

/* What was accepted or changed in this article is spared by a rejection everywhere. */
static void reject(struct reader *reader, const struct correct_target *target)
{
	struct correct_target here = *target;
	here.scope = SCOPE_ARTICLE;
	struct correction made[] = {correction(target, CORRECT_REJECT),
				    correction(&here, CORRECT_REJECT)};
	bool both = target->scope == SCOPE_EVERYWHERE && target->entity.by_hand;
	apply(reader, made, both ? 2 : 1, true);
}

/* Says that the target is another entity. */
static void change(struct reader *reader, const struct correct_target *target,
		   const struct correct_item *answer)
{
	bool same = answer->kind == target->entity.kind;
	struct correction made = correction(target, same ? CORRECT_MERGE : CORRECT_RETYPE);
	made.to = (struct entity){.kind = answer->kind, .name = answer->name};
	if (answer->kind == ENTITY_PARTY || answer->kind == ENTITY_STATE)
		made.to.id = answer->value;
	if (!same && answer->kind == ENTITY_PLACE) {
		made.sets = CORRECT_PLACE_KIND;
		made.to.place_kind = STR("place");
	}
	apply(reader, &made, 1, true);
}

static enum correct_choice change_kind(struct reader *reader, const struct correct_target *target,
				       const struct correct_item *answer)
{
	struct correct_item same_name = *answer;
	if (answer->kind == ENTITY_PARTY)
		return CHOICE_INTO_PARTY;
	if (answer->kind == ENTITY_STATE)
		return CHOICE_INTO_STATE;
	same_name.name = target->entity.name;
	change(reader, target, &same_name);
	return N_CHOICES;
}

/* The words become a mention of an entity. */
static void mark(struct reader *reader, const struct correct_target *target,
		 const struct entity *entity)
{
	struct correct_target made = *target;
	made.entity = *entity;
	made.scope = SCOPE_WORDS;
	struct correction accepted = correction(&made, CORRECT_ACCEPT);
	if (entity->kind == ENTITY_PLACE && entity->place_kind.n) {
		accepted.sets = CORRECT_PLACE_KIND;
		accepted.to.place_kind = entity->place_kind;
	}
	apply(reader, &accepted, 1, true);
}

static void mark_as(struct reader *reader, const struct correct_target *target,
		    enum correct_choice choice)
{
	static const struct {
		enum correct_choice choice;
		enum entity_kind kind;
	} kinds[] = {
		{CHOICE_MARK_PERSON, ENTITY_PERSON},
		{CHOICE_MARK_PLACE, ENTITY_PLACE},
		{CHOICE_MARK_ORGANISATION, ENTITY_ORGANISATION},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].choice == choice)
			mark(reader, target,
			     &(struct entity){.kind = kinds[i].kind,
					      .name = target->anchor.words,
					      .place_kind = kinds[i].kind == ENTITY_PLACE
								    ? STR("place")
								    : STR_EMPTY});
}

static void set(struct reader *reader, const struct correct_target *target, unsigned sets,
		struct str value)
{
	struct correction made = property(target, sets);
	if (sets == CORRECT_ROLE)
		made.to.role = value;
	if (sets == CORRECT_PARTY)
		made.to.party = value;
	if (sets == CORRECT_STATE)
		made.to.state = value;
	if (sets == CORRECT_PLACE_KIND)
		made.to.place_kind = value;
	if (sets == CORRECT_PRIMARY) {
		made.to.primary = !target->entity.primary;
		made.article = target->article;
	}
	apply(reader, &made, 1, true);
}

enum correct_choice correct_do(struct reader *reader, const struct correct_target *target,
			       enum correct_choice choice, const struct correct_item *answer)
{
	static const unsigned sets[N_CHOICES] = {
		[CHOICE_ROLE] = CORRECT_ROLE,     [CHOICE_PARTY] = CORRECT_PARTY,
		[CHOICE_STATE] = CORRECT_STATE,   [CHOICE_PLACE_KIND] = CORRECT_PLACE_KIND,
		[CHOICE_ABOUT] = CORRECT_PRIMARY,
	};
	struct correction accepted = correction(target, CORRECT_ACCEPT);
	struct entity meant = {.kind = ENTITY_PARTY};
	if (answer)
		meant = (struct entity){
			.kind = answer->kind, .id = answer->value, .name = answer->name};
	if (sets[choice])
		set(reader, target, sets[choice], meant.id);
	else if (choice == CHOICE_ACCEPT)
		apply(reader, &accepted, 1, true);
	else if (choice == CHOICE_REJECT)
		reject(reader, target);
	else if (choice == CHOICE_KIND)
		return change_kind(reader, target, answer);
	else if (choice == CHOICE_TEACH)
		reader_teach(reader, &(struct ui_lesson){target->entity, meant.name});
	else if (choice == CHOICE_TEACH_OF)
		reader_teach(reader, &(struct ui_lesson){meant, target->anchor.words});
	else if (choice == CHOICE_MERGE || choice == CHOICE_INTO_PARTY ||
		 choice == CHOICE_INTO_STATE)
		change(reader, target, answer);
	else if (answer)
		mark(reader, target, &meant);
	else
		mark_as(reader, target, choice);
	return N_CHOICES;
}

static bool concerns(const struct correction *made, const struct entity *entity)
{
	const struct entity *const sides[] = {&made->entity, &made->to};
	for (size_t i = 0; i < 2; i++)
		if (sides[i]->kind == entity->kind && str_equal(sides[i]->id, entity->id))
			return true;
	return false;
}

size_t correct_history(struct reader *reader, const struct entity *entity, int64_t article,
		       struct arena *arena, struct correction **ret_corrections)
{
	struct diag diag = DIAG_INIT;
	struct correction *found[2] = {NULL};
	size_t n_found[2] = {0}, n = 0;
	for (size_t i = 0; i < 2; i++)
		if (store_corrections(reader->store, i ? article : 0, arena, &found[i], &n_found[i],
				      &diag))
			reader_fail(reader, "%s", diag.text);
	*ret_corrections = arena_new(arena, n_found[0] + n_found[1] + 1, sizeof **ret_corrections);
	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; j < n_found[i]; j++)
			if (concerns(&found[i][j], entity))
				(*ret_corrections)[n++] = found[i][j];
	return n;
}

void correct_take_back(struct reader *reader, const struct correction *made)
{
	struct correction copy = *made;
	apply(reader, &copy, 1, false);
}

/* What can be said of an entity or of words, and what has to be asked for it. */
#include "correct.h"

enum { ROLES_MOST = 200 };

#define KIND(id) (1u << ENTITY_##id)

/* Where a choice is offered. */
enum { ANY_KIND = (1u << N_ENTITY_KINDS) - 1 };

static const struct {
	const char *text;
	unsigned kinds; /* of known entities; 0: of words */
	char key;
} choices[] = {
	[CHOICE_ACCEPT] = {"right as it is", ANY_KIND, 'a'},
	[CHOICE_REJECT] = {"not there", ANY_KIND, 'x'},
	[CHOICE_KIND] = {"of another kind …", ANY_KIND, 'c'},
	[CHOICE_MERGE] = {"the same as …, or spelt otherwise", ANY_KIND, 'm'},
	[CHOICE_ROLE] = {"role …", KIND(PERSON), 'r'},
	[CHOICE_PARTY] = {"party …", KIND(PERSON), 'p'},
	[CHOICE_STATE] = {"state …", KIND(PERSON) | KIND(PLACE), 's'},
	[CHOICE_PLACE_KIND] = {"kind of place …", KIND(PLACE), 'w'},
	[CHOICE_ABOUT] = {"what the article is about", KIND(STATE), 'b'},
	[CHOICE_TEACH] = {"teach another name of it …", ANY_KIND & ~KIND(PERSON), 't'},
	[CHOICE_MARK_PERSON] = {"a person", 0, 'p'},
	[CHOICE_MARK_PARTY] = {"a party …", 0, 'y'},
	[CHOICE_MARK_STATE] = {"a state …", 0, 's'},
	[CHOICE_MARK_PLACE] = {"a place", 0, 'l'},
	[CHOICE_MARK_ORGANISATION] = {"an organisation", 0, 'o'},
	[CHOICE_MARK_OF] = {"the same as …, which the article names", 0, 'm'},
	[CHOICE_TEACH_OF] = {"teach it as another name of …", 0, 't'},
	[CHOICE_INTO_PARTY] = {"", 0, 0},
	[CHOICE_INTO_STATE] = {"", 0, 0},
};
_Static_assert(sizeof choices / sizeof *choices == N_CHOICES, "an entry for each choice");

bool correct_offers(const struct reader *reader, const struct correct_target *target,
		    enum correct_choice choice)
{
	bool teaches = choice == CHOICE_TEACH || choice == CHOICE_TEACH_OF;
	if (!choices[choice].key || (teaches && !reader->teaches))
		return false;
	if (!target->known)
		return choices[choice].kinds == 0;
	return target->gone ? choice == CHOICE_ACCEPT
			    : (choices[choice].kinds & 1u << target->entity.kind) != 0;
}

char correct_key(enum correct_choice choice)
{
	return choices[choice].key;
}

const char *correct_text(const struct correct_target *target, enum correct_choice choice)
{
	if (choice == CHOICE_ACCEPT && target->gone)
		return "there after all";
	if (choice == CHOICE_ABOUT && target->entity.primary)
		return "not what the article is about";
	return choices[choice].text;
}

static struct str entry_name(const struct reader *reader, enum entity_kind kind, struct str id)
{
	const struct catalog_entry *entry = catalog_entry(reader->catalog, kind, id);
	return entry ? entry->name : id;
}

struct str correct_present(const struct reader *reader, const struct correct_target *target,
			   enum correct_choice choice)
{
	const struct entity *entity = &target->entity;
	switch (choice) {
	case CHOICE_ROLE:
		return entity->role;
	case CHOICE_PARTY:
		return entry_name(reader, ENTITY_PARTY, entity->party);
	case CHOICE_STATE:
		return entry_name(reader, ENTITY_STATE, entity->state);
	case CHOICE_PLACE_KIND:
		return entity->place_kind;
	default:
		return STR_EMPTY;
	}
}

/* A question while its answers are gathered. */
struct asking {
	struct reader *reader;
	const struct correct_target *target;
	struct arena *arena;
	struct correct_question question;
	size_t capacity;
};

static void add_item(struct asking *asking, struct correct_item item)
{
	struct correct_question *question = &asking->question;
	if (question->n == asking->capacity) {
		struct correct_item *more =
			arena_new(asking->arena, asking->capacity * 2 + 8, sizeof *more);
		for (size_t i = 0; i < question->n; i++)
			more[i] = question->items[i];
		question->items = more;
		asking->capacity = asking->capacity * 2 + 8;
	}
	question->items[question->n++] = item;
}

static bool has_item(const struct asking *asking, enum entity_kind kind, struct str value)
{
	for (size_t i = 0; i < asking->question.n; i++)
		if (asking->question.items[i].kind == kind &&
		    str_equal(asking->question.items[i].value, value))
			return true;
	return false;
}

static void add_entry(struct asking *asking, const struct catalog_entry *entry)
{
	const struct correct_target *target = asking->target;
	bool itself = target->known && target->entity.kind == entry->kind &&
		      str_equal(target->entity.id, entry->id);
	if (!itself && !has_item(asking, entry->kind, entry->id))
		add_item(asking, (struct correct_item){
					 .kind = entry->kind,
					 .value = entry->id,
					 .name = entry->name,
					 .detail = entry->id,
					 .entry = entry,
				 });
}

/* Those that the article names first. */
static void add_catalog(struct asking *asking, enum entity_kind kind)
{
	const struct reader *reader = asking->reader;
	const struct catalog_entry *entries;
	size_t n = catalog_entries(reader->catalog, kind, &entries);
	for (size_t i = 0; i < reader->article.n_entities; i++) {
		const struct entity *entity = &reader->article.entities[i];
		const struct catalog_entry *entry =
			entity->kind == kind ? catalog_entry(reader->catalog, kind, entity->id)
					     : NULL;
		if (entry)
			add_entry(asking, entry);
	}
	for (size_t i = 0; i < n; i++)
		add_entry(asking, &entries[i]);
}

static void add_none(struct asking *asking)
{
	add_item(asking, (struct correct_item){.name = STR("none"), .value = STR_EMPTY});
}

/* The article's entities of these kinds, but for the target. */
static void add_named(struct asking *asking, unsigned kinds)
{
	const struct article *article = &asking->reader->article;
	const struct entity *itself = &asking->target->entity;
	for (size_t i = 0; i < article->n_entities; i++) {
		const struct entity *entity = &article->entities[i];
		bool same = asking->target->known && entity->kind == itself->kind &&
			    str_equal(entity->id, itself->id);
		if (!(kinds & 1u << entity->kind) || same)
			continue;
		add_item(asking,
			 (struct correct_item){
				 .kind = entity->kind,
				 .value = entity->id,
				 .name = entity->name,
				 .detail = entity->role.n
						   ? entity->role
						   : str_from(entity_kind_name(entity->kind)),
			 });
	}
}

static void add_kinds(struct asking *asking)
{
	for (int i = 0; i < N_ENTITY_KINDS; i++) {
		enum entity_kind kind = (enum entity_kind)i;
		struct str name = str_from(entity_kind_name(kind));
		if (kind != asking->target->entity.kind)
			add_item(asking,
				 (struct correct_item){.kind = kind, .value = name, .name = name});
	}
}

static void add_place_kinds(struct asking *asking)
{
	static const char *const names[] = {"district", "city", "town", "constituency", "place"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add_item(asking, (struct correct_item){.kind = ENTITY_PLACE,
						       .value = str_from(names[i]),
						       .name = str_from(names[i])});
}

/* What people in the archive are, the most frequent first. */
static void add_roles(struct asking *asking)
{
	struct reader *reader = asking->reader;
	struct facet_count *roles;
	struct diag diag = DIAG_INIT;
	size_t n;
	add_none(asking);
	if (store_common(reader->store, FACET_ROLE, ROLES_MOST, asking->arena, &roles, &n, &diag)) {
		reader_fail(reader, "%s", diag.text);
		return;
	}
	for (size_t i = 0; i < n; i++)
		add_item(asking,
			 (struct correct_item){.value = roles[i].value, .name = roles[i].value});
}

static void ask_merge(struct asking *asking)
{
	enum entity_kind kind = asking->target->entity.kind;
	if (kind == ENTITY_PARTY || kind == ENTITY_STATE) {
		add_catalog(asking, kind);
		return;
	}
	asking->question.free = true;
	add_named(asking, 1u << kind);
}

static void ask_name(struct asking *asking)
{
	const struct correct_target *target = asking->target;
	asking->question.free = true;
	if (target->has_words && !str_equal(target->anchor.words, target->entity.name))
		asking->question.text = str_copy(asking->arena, target->anchor.words);
}

/* Fills in the answers; false if there is nothing to ask. */
static bool gather(struct asking *asking, enum correct_choice choice)
{
	switch (choice) {
	case CHOICE_KIND:
		add_kinds(asking);
		return true;
	case CHOICE_MERGE:
		ask_merge(asking);
		return true;
	case CHOICE_ROLE:
		asking->question.free = true;
		add_roles(asking);
		return true;
	case CHOICE_PARTY:
	case CHOICE_STATE:
		add_none(asking);
		add_catalog(asking, choice == CHOICE_PARTY ? ENTITY_PARTY : ENTITY_STATE);
		return true;
	case CHOICE_PLACE_KIND:
		add_place_kinds(asking);
		return true;
	case CHOICE_TEACH:
		ask_name(asking);
		return true;
	case CHOICE_MARK_PARTY:
	case CHOICE_INTO_PARTY:
		add_catalog(asking, ENTITY_PARTY);
		return true;
	case CHOICE_MARK_STATE:
	case CHOICE_INTO_STATE:
		add_catalog(asking, ENTITY_STATE);
		return true;
	case CHOICE_MARK_OF:
		add_named(asking, ANY_KIND);
		return true;
	case CHOICE_TEACH_OF:
		add_catalog(asking, ENTITY_PARTY);
		add_catalog(asking, ENTITY_STATE);
		return true;
	default:
		return false;
	}
}

/* Enter alone changes nothing, where there is something; and never takes "none" by accident. */
static size_t start_of(const struct asking *asking, struct str present)
{
	const struct correct_question *question = &asking->question;
	for (size_t i = 0; i < question->n && present.n; i++)
		if (str_equal(question->items[i].name, present))
			return i;
	return question->n > 1 && question->items[0].value.n == 0 ? 1 : 0;
}

bool correct_asks(struct reader *reader, const struct correct_target *target,
		  enum correct_choice choice, struct arena *arena,
		  struct correct_question *ret_question)
{
	static const char *const labels[N_CHOICES] = {
		[CHOICE_KIND] = "kind of",
		[CHOICE_MERGE] = "the same as",
		[CHOICE_ROLE] = "role of",
		[CHOICE_PARTY] = "party of",
		[CHOICE_STATE] = "state of",
		[CHOICE_PLACE_KIND] = "kind of",
		[CHOICE_TEACH] = "another name of",
		[CHOICE_MARK_PARTY] = "which party is",
		[CHOICE_MARK_STATE] = "which state is",
		[CHOICE_MARK_OF] = "the same as",
		[CHOICE_TEACH_OF] = "another name of what is",
		[CHOICE_INTO_PARTY] = "which party is",
		[CHOICE_INTO_STATE] = "which state is",
	};
	struct asking asking = {.reader = reader, .target = target, .arena = arena};
	if (!gather(&asking, choice))
		return false;
	asking.question.start = start_of(&asking, correct_present(reader, target, choice));
	asking.question.label =
		str_printf(arena, "%s %.*s", labels[choice],
			   STR_ARG(target->known ? target->entity.name : target->anchor.words));
	*ret_question = asking.question;
	return true;
}

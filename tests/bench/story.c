/*
 * Knows what is in an article. Sentences open with a construction that names somebody or something,
 * or with none, go on in words of the vocabulary, and end as Hindi sentences do.
 */
#include "story.h"

#include <stdlib.h>

enum {
	FEW = 8, /* of a kind of entity in one article */
	ENTITIES = 5 * FEW,
	MENTIONS = 400,
	PARAGRAPHS = 16,
	TEXT_MAXIMUM = 16 * 1024,
	YEARS = 14, /* until the end of 2025 */
	MINUTES_A_YEAR = 525960,
};

/* In which things are named: party, state, place, organisation, person in full, surname, role. */
static const char *const openings[] = {
	"%p के %r %n ने कहा कि ",
	"%p के वरिष्ठ नेता %n ने ",
	"%p %r %n ने बताया कि ",
	"%m में %p के कार्यकर्ताओं ने ",
	"%l ने कहा कि ",
	"%l के मुताबिक ",
	"%s के %m जिले में ",
	"%s सरकार ने ",
	"%m में ",
	"%o की ओर से ",
	"%p ने ",
	"%p और %p के बीच ",
	"वहीं %p के %r %n ने ",
	"इस मौके पर %n, %n और %n ",
};
static const char *const headlines[] = {
	"%m में %p की ", "%p के %r %n ने कहा ", "%s में ", "%l के बयान पर %p की ", "%p ने %m में ", "%m: ",
};
static const char *const endings[] = {
	"है",     "हैं",  "कहा",    "किया गया", "जा रहा है", "की मांग की",
	"दी गई", "रहे", "मौजूद थे", "हो गई",    "बताया",    "करेंगे",
};
#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* What a surface in the text stands for. */
struct member {
	uint32_t entity;
	const struct catalog_entry *entry;
	struct person person;
};

struct group {
	struct member members[FEW];
	size_t n;
};

struct story {
	const struct corpus *corpus;
	struct arena *arena;
	struct article *article;
	struct dice dice;
	struct topic topic;
	struct group groups[N_ENTITY_KINDS];
	size_t speaker;  /* whose role was given, 1 + index; 0: nobody's */
	struct buf text; /* of the field in hand */
	enum field field;
	uint32_t paragraph;
};

int corpus_init(struct corpus *corpus, uint64_t seed, struct diag *diag)
{
	*corpus = (struct corpus){.seed = seed};
	vocabulary_init(&corpus->vocabulary);
	return cast_init(&corpus->cast, diag);
}

void corpus_done(struct corpus *corpus)
{
	vocabulary_done(&corpus->vocabulary);
	cast_done(&corpus->cast);
}

static struct entity *enter(struct story *story, enum entity_kind kind, struct str id,
			    struct str name)
{
	struct article *article = story->article;
	struct group *group = &story->groups[kind];
	for (size_t i = 0; i < group->n; i++)
		if (str_equal(article->entities[group->members[i].entity].id, id))
			return NULL;
	if (group->n == FEW || name.n == 0)
		return NULL;
	group->members[group->n++] = (struct member){.entity = (uint32_t)article->n_entities};
	struct entity *entity = &article->entities[article->n_entities++];
	*entity = (struct entity){.kind = kind, .id = id, .name = name};
	return entity;
}

static void enter_listed(struct story *story, enum entity_kind kind, const struct sampler *sampler,
			 const struct catalog_entry *const *entries, uint32_t n)
{
	struct group *group = &story->groups[kind];
	while (n-- > 0) {
		const struct catalog_entry *entry = entries[sampler_pick(sampler, &story->dice)];
		if (enter(story, kind, entry->id, entry->name))
			group->members[group->n - 1].entry = entry;
	}
}

static void enter_places(struct story *story, size_t state, uint32_t n)
{
	const struct cast *cast = &story->corpus->cast;
	while (n-- > 0) {
		struct str name = cast_place(cast, state, &story->dice);
		struct entity *entity = enter(story, ENTITY_PLACE, name, name);
		if (entity) {
			entity->state = cast->states[state]->id;
			entity->place_kind = STR("town");
		}
	}
}

static void enter_people(struct story *story, uint32_t n)
{
	const struct cast *cast = &story->corpus->cast;
	struct group *parties = &story->groups[ENTITY_PARTY];
	struct group *people = &story->groups[ENTITY_PERSON];
	while (n-- > 0) {
		struct person person;
		uint32_t number = sampler_pick(&cast->person, &story->dice);
		cast_person(cast, number, story->arena, &person);
		struct entity *entity = enter(story, ENTITY_PERSON, person.name, person.name);
		if (!entity)
			continue;
		entity->role = person.role;
		entity->party = parties->members[number % parties->n].entry->id;
		people->members[people->n - 1].person = person;
	}
}

static void enter_all(struct story *story)
{
	const struct cast *cast = &story->corpus->cast;
	struct dice *dice = &story->dice;
	enter_listed(story, ENTITY_PARTY, &cast->party, cast->parties,
		     dice_count(dice, 1, FEW, 0.71));
	uint32_t main_state = sampler_pick(&cast->state, dice);
	const struct catalog_entry *entry = cast->states[main_state];
	enter(story, ENTITY_STATE, entry->id, entry->name)->primary = true;
	story->groups[ENTITY_STATE].members[0].entry = entry;
	enter_listed(story, ENTITY_STATE, &cast->state, cast->states, dice_count(dice, 0, 4, 0.55));
	enter_people(story, dice_count(dice, 2, FEW, 0.6));
	enter_places(story, main_state, dice_count(dice, 1, FEW, 0.6));
	if (story->groups[ENTITY_PLACE].n == 0)
		enter(story, ENTITY_PLACE, STR("राजधानी"), STR("राजधानी"));
	for (uint32_t n = 1 + dice_below(dice, 2); n > 0; n--) {
		struct str name =
			cast->organisations.items[sampler_pick(&cast->organisation, dice)];
		enter(story, ENTITY_ORGANISATION, name, name);
	}
}

static void mention(struct story *story, struct member *member, struct str surface,
		    const char *rule)
{
	struct article *article = story->article;
	uint32_t start = (uint32_t)story->text.n;
	buf_add(&story->text, surface);
	if (article->n_mentions == MENTIONS)
		return;
	article->mentions[article->n_mentions++] = (struct mention){
		.entity = member->entity,
		.field = story->field,
		.paragraph = story->paragraph,
		.start = start,
		.end = (uint32_t)story->text.n,
		.rule = str_from(rule),
	};
	article->entities[member->entity].mentions++;
}

static void add_slot(struct story *story, char slot)
{
	static const struct {
		char slot;
		enum entity_kind kind;
		const char *rule;
	} slots[] = {{'p', ENTITY_PARTY, "alias"},         {'s', ENTITY_STATE, "alias"},
		     {'m', ENTITY_PLACE, "place"},         {'n', ENTITY_PERSON, "role-name"},
		     {'o', ENTITY_ORGANISATION, "listed"}, {'l', ENTITY_PERSON, "surname"}};
	if (slot == 'r') {
		struct group *people = &story->groups[ENTITY_PERSON];
		story->speaker = 1 + dice_below(&story->dice, (uint32_t)people->n);
		buf_add(&story->text, people->members[story->speaker - 1].person.role);
		return;
	}
	size_t i = 0;
	while (slots[i].slot != slot)
		i++;
	struct group *group = &story->groups[slots[i].kind];
	/* the first ones of an article are what it is about */
	size_t at = dice_below(&story->dice, (uint32_t)group->n);
	at = dice_below(&story->dice, (uint32_t)at + 1);
	if (slot == 'n' && story->speaker) {
		at = story->speaker - 1;
		story->speaker = 0;
	}
	struct member *member = &group->members[at];
	struct str surface = story->article->entities[member->entity].name;
	if (slot == 'p')
		surface = cast_alias(member->entry, &story->dice);
	if (slot == 'l')
		surface = member->person.surname;
	mention(story, member, surface, slots[i].rule);
}

static void add_form(struct story *story, const char *form)
{
	for (; *form; form++) {
		if (*form == '%')
			add_slot(story, *++form);
		else
			buf_add_char(&story->text, *form);
	}
}

static void add_words(struct story *story, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			buf_add(&story->text, i % 9 == 8 ? STR(", ") : STR(" "));
		vocabulary_word(&story->corpus->vocabulary, &story->topic, &story->dice,
				&story->text);
	}
}

static void add_sentence(struct story *story, struct str stop)
{
	struct dice *dice = &story->dice;
	if (story->text.n)
		buf_add_char(&story->text, ' ');
	if (dice_unit(dice) < 0.55)
		add_form(story, openings[dice_below(dice, LENGTH(openings))]);
	add_words(story, 6 + dice_below(dice, 9));
	buf_add_char(&story->text, ' ');
	buf_add(&story->text, str_from(endings[dice_below(dice, LENGTH(endings))]));
	buf_add(&story->text, stop);
}

static struct str take_text(struct story *story)
{
	struct str text = str_copy(story->arena, buf_str(&story->text));
	buf_clear(&story->text);
	return text;
}

/* Half of the sites end sentences with a danda, half with a full stop. */
static void write_paragraphs(struct story *story, struct str stop)
{
	struct article *article = story->article;
	struct dice *dice = &story->dice;
	story->field = FIELD_BODY;
	article->n_paragraphs = 4 + dice_below(dice, 6);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		story->paragraph = (uint32_t)i;
		if (i == 0)
			buf_printf(&story->text, "%.*s:", STR_ARG(article->dateline));
		for (uint32_t n = 2 + dice_below(dice, 3); n > 0; n--)
			add_sentence(story, stop);
		article->paragraphs[i].text = take_text(story);
	}
}

/* Later years have more articles; one in 200 has no date. */
static void set_dates(struct story *story)
{
	struct dice *dice = &story->dice;
	double at = dice_unit(dice) > 0.6 ? dice_unit(dice) : 1 - dice_unit(dice) * dice_unit(dice);
	int64_t end = moment_days(2026, 1, 1) * 86400;
	int64_t minutes = (int64_t)((1 - at) * YEARS * MINUTES_A_YEAR);
	if (dice_below(dice, 200) == 0)
		return;
	story->article->published = moment_from_seconds(end - 60 - minutes * 60, MOMENT_INDIA);
	if (dice_below(dice, 2))
		story->article->updated = moment_from_seconds(
			end - minutes * 60 + 60 * dice_below(dice, 300), MOMENT_INDIA);
}

static int by_kind(const void *a, const void *b)
{
	const struct entity *left = a, *right = b;
	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	if (left->mentions != right->mentions)
		return left->mentions > right->mentions ? -1 : 1;
	return str_compare(left->id, right->id);
}

/* Those that were not named after all are left out. */
static void settle(struct article *article)
{
	struct entity before[ENTITIES];
	uint32_t now[ENTITIES] = {0};
	size_t n = article->n_entities, named = 0;
	for (size_t i = 0; i < n; i++)
		before[i] = article->entities[i];
	qsort(article->entities, n, sizeof *article->entities, by_kind);
	for (size_t i = 0; i < n; i++) {
		const struct entity *entity = &article->entities[i];
		if (entity->mentions == 0 && !entity->primary)
			continue;
		for (size_t j = 0; j < n; j++)
			if (before[j].kind == entity->kind && str_equal(before[j].id, entity->id))
				now[j] = (uint32_t)named;
		article->entities[named++] = *entity;
	}
	article->n_entities = named;
	for (size_t i = 0; i < article->n_mentions; i++)
		article->mentions[i].entity = now[article->mentions[i].entity];
}

void corpus_story(const struct corpus *corpus, uint64_t number, struct arena *arena,
		  struct article *ret_article)
{
	struct article *article = ret_article;
	struct story story = {.corpus = corpus,
			      .arena = arena,
			      .article = article,
			      .dice = dice_of(corpus->seed, number),
			      .text = BUF_INIT((size_t)TEXT_MAXIMUM)};
	*article = (struct article){
		.language = STR("hi"),
		.entities = arena_new(arena, ENTITIES, sizeof *article->entities),
		.mentions = arena_new(arena, MENTIONS, sizeof *article->mentions),
		.paragraphs = arena_new(arena, PARAGRAPHS, sizeof *article->paragraphs),
	};
	uint32_t outlet = sampler_pick(&corpus->cast.outlet, &story.dice);
	struct str stop = outlet % 2 ? STR(".") : STR("।");
	article->outlet = cast_outlet(outlet, arena);
	topic_choose(&corpus->vocabulary, &story.dice, &story.topic);
	enter_all(&story);
	set_dates(&story);
	article->dateline = article->entities[story.groups[ENTITY_PLACE].members[0].entity].name;
	story.field = FIELD_HEADLINE;
	add_form(&story, headlines[dice_below(&story.dice, LENGTH(headlines))]);
	add_words(&story, 6 + dice_below(&story.dice, 7));
	article->headline = take_text(&story);
	write_paragraphs(&story, stop);
	if (dice_below(&story.dice, 2))
		article->byline = str_printf(arena, "%.*s संवाददाता", STR_ARG(article->outlet));
	settle(article);
	buf_done(&story.text);
}

#include "cast.h"

#include "surkhi/base/asset.h"

/* Those that most news is of come first; the others follow in the order of the gazetteer. */
static const char *const first_parties[] = {"BJP", "INC", "SP",   "AAP", "BSP",
					    "RJD", "JDU", "AITC", "JMM", "NCP"};
static const char *const first_states[] = {"IN-UP", "IN-BR", "IN-MP", "IN-RJ", "IN-DL", "IN-HR",
					   "IN-MH", "IN-JH", "IN-UK", "IN-CG", "IN-HP", "IN-PB"};
static const char *const papers[] = {"नवदीप",   "जनरेखा",  "लोकध्वज", "प्रातःवेला",
				     "सत्यमार्ग", "दिनमान", "भारतवेग", "नगरवाणी"};
static const char *const kinds[] = {"समाचार", "टाइम्स", "न्यूज", "दैनिक", "लाइव"};
#define LENGTH(array) (sizeof(array) / sizeof *(array))
_Static_assert(LENGTH(papers) * LENGTH(kinds) == CAST_OUTLETS, "each outlet has a name");

static void add_name(struct cast *cast, struct names *names, struct str name)
{
	names->items = mem_grow(names->items, &names->capacity, names->n + 1, sizeof name);
	names->items[names->n++] = str_copy(&cast->arena, name);
}

/* Rows of a table of the gazetteer: the cells of columns a and b. */
static void each_row(struct cast *cast, const char *table, size_t a, size_t b,
		     void (*take)(struct cast *cast, struct str a, struct str b))
{
	struct str rest, line;
	if (!asset_find(asset_table, table, &rest))
		return;
	while (str_line(&rest, &line)) {
		struct str cells[4] = {STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY};
		for (size_t i = 0; i < LENGTH(cells) && str_split(&line, '\t', &cells[i]); i++)
			continue;
		if (cells[0].n && cells[0].s[0] != '#')
			take(cast, cells[a], cells[b]);
	}
}

static void take_place(struct cast *cast, struct str state, struct str name)
{
	for (size_t i = 0; i < cast->n_states; i++)
		if (str_equal(cast->states[i]->id, state))
			add_name(cast, &cast->places[i], name);
}

static void take_name(struct cast *cast, struct str kind, struct str form)
{
	if (str_equal(kind, STR("given")))
		add_name(cast, &cast->given, form);
	if (str_equal(kind, STR("surname")))
		add_name(cast, &cast->surnames, form);
}

static void take_role(struct cast *cast, struct str form, struct str class)
{
	if (str_equal(class, STR("party")))
		add_name(cast, &cast->roles, form);
}

static void take_organisation(struct cast *cast, struct str kind, struct str form)
{
	if (!str_equal(kind, STR("platform")))
		add_name(cast, &cast->organisations, form);
}

static size_t choose(const struct catalog *catalog, enum entity_kind kind, const char *const *first,
		     size_t n_first, const struct catalog_entry **chosen, size_t most)
{
	const struct catalog_entry *entries;
	size_t n_entries = catalog_entries(catalog, kind, &entries), n = 0;
	for (size_t i = 0; i < n_first; i++) {
		chosen[n] = catalog_entry(catalog, kind, str_from(first[i]));
		n += chosen[n] != NULL;
	}
	size_t before = n;
	for (size_t i = 0; i < n_entries && n < most; i++) {
		size_t at = 0;
		while (at < before && chosen[at] != &entries[i])
			at++;
		if (at == before)
			chosen[n++] = &entries[i];
	}
	return n;
}

int cast_init(struct cast *cast, struct diag *diag)
{
	*cast = (struct cast){.n_parties = 0};
	int failed = catalog_open(NULL, &cast->catalog, diag);
	if (failed)
		return failed;
	cast->n_parties = choose(cast->catalog, ENTITY_PARTY, first_parties, LENGTH(first_parties),
				 cast->parties, CAST_PARTIES);
	cast->n_states = choose(cast->catalog, ENTITY_STATE, first_states, LENGTH(first_states),
				cast->states, CAST_STATES);
	each_row(cast, "gazetteer/districts.tsv", 0, 1, take_place);
	each_row(cast, "gazetteer/towns.tsv", 0, 1, take_place);
	each_row(cast, "gazetteer/names.tsv", 0, 1, take_name);
	each_row(cast, "gazetteer/offices.tsv", 0, 1, take_role);
	each_row(cast, "gazetteer/organisations.tsv", 0, 1, take_organisation);
	sampler_zipf(&cast->party, cast->n_parties, 1.0);
	sampler_zipf(&cast->state, cast->n_states, 0.9);
	sampler_zipf(&cast->place, 1000, 0.7);
	sampler_zipf(&cast->person, CAST_PEOPLE, 0.85);
	sampler_zipf(&cast->organisation, cast->organisations.n, 0.9);
	sampler_zipf(&cast->outlet, CAST_OUTLETS, 0.8);
	return 0;
}

void cast_done(struct cast *cast)
{
	struct sampler *samplers[] = {&cast->party,  &cast->state,        &cast->place,
				      &cast->person, &cast->organisation, &cast->outlet};
	struct names *names[] = {&cast->given, &cast->surnames, &cast->roles, &cast->organisations};
	for (size_t i = 0; i < LENGTH(samplers); i++)
		sampler_done(samplers[i]);
	for (size_t i = 0; i < LENGTH(names); i++)
		mem_free(names[i]->items);
	for (size_t i = 0; i < CAST_STATES; i++)
		mem_free(cast->places[i].items);
	catalog_close(cast->catalog);
	arena_done(&cast->arena);
}

static struct str pick(const struct names *names, struct dice *dice)
{
	return names->items[dice_below(dice, (uint32_t)names->n)];
}

void cast_person(const struct cast *cast, uint32_t number, struct arena *arena,
		 struct person *ret_person)
{
	struct dice dice = dice_of(17, number);
	struct str given = pick(&cast->given, &dice), surname = pick(&cast->surnames, &dice);
	*ret_person = (struct person){
		.name = str_printf(arena, "%.*s %.*s", STR_ARG(given), STR_ARG(surname)),
		.surname = surname,
		.role = pick(&cast->roles, &dice),
	};
}

struct str cast_alias(const struct catalog_entry *party, struct dice *dice)
{
	struct str alias = party->name;
	if (party->n_aliases && dice_below(dice, 4) == 0)
		alias = party->aliases[dice_below(dice, (uint32_t)party->n_aliases)];
	return alias.n && (unsigned char)alias.s[0] == 0xe0 ? alias : party->name;
}

struct str cast_place(const struct cast *cast, size_t state, struct dice *dice)
{
	const struct names *places = &cast->places[state];
	if (places->n == 0)
		return STR_EMPTY;
	return places->items[sampler_pick(&cast->place, dice) % places->n];
}

struct str cast_outlet(uint32_t number, struct arena *arena)
{
	return str_printf(arena, "%s %s", papers[number % LENGTH(papers)],
			  kinds[number / LENGTH(papers)]);
}

/* extract: what is found in the texts of tests/data/extract.test, and in which order. */
#include "test.h"

#include <stdio.h>

#include "surkhi/base/file.h"
#include "surkhi/extract/extract.h"

enum { PARAGRAPHS = 16, LINES = 64 };

struct fixture {
	struct catalog *catalog;
	struct extractor *extractor;
	struct scratch *scratch;
	struct arena arena;
	size_t failures;
};

/* A case of the file: the article, and the lines that say what to find. */
struct example {
	struct fixture *fixture;
	struct str name;
	struct article article;
	struct paragraph paragraphs[PARAGRAPHS];
	struct str keys[LINES], values[LINES];
	size_t n_lines;
};

static int setup(void **state)
{
	struct diag diag = DIAG_INIT;
	struct fixture *fixture = mem_new(1, sizeof *fixture);
	*state = fixture;
	fixture->scratch = scratch_new();
	return catalog_open(NULL, &fixture->catalog, &diag) ||
	       extractor_open(fixture->catalog, NULL, &fixture->extractor, &diag);
}

static int teardown(void **state)
{
	struct fixture *fixture = *state;
	scratch_free(fixture->scratch);
	extractor_close(fixture->extractor);
	catalog_close(fixture->catalog);
	arena_done(&fixture->arena);
	mem_free(fixture);
	return 0;
}

static void fail_example(const struct example *example, const char *what, struct str value)
{
	print_error("%.*s: %s '%.*s'\n", STR_ARG(example->name), what, STR_ARG(value));
	example->fixture->failures++;
}

static const struct entity *find_entity(const struct article *article, enum entity_kind kind,
					struct str name)
{
	for (size_t i = 0; i < article->n_entities; i++) {
		const struct entity *entity = &article->entities[i];
		bool by_id = kind == ENTITY_PARTY || kind == ENTITY_STATE;
		if (entity->kind == kind && str_equal(by_id ? entity->id : entity->name, name))
			return entity;
	}
	return NULL;
}

static size_t count_entities(const struct article *article, enum entity_kind kind)
{
	size_t n = 0;
	for (size_t i = 0; i < article->n_entities; i++)
		n += article->entities[i].kind == kind;
	return n;
}

/* "A B C" or "-": exactly these. */
static void check_parties(const struct example *example, struct str value)
{
	size_t n = 0;
	struct str id;
	if (!str_equal(value, STR("-")))
		while (str_split(&value, ' ', &id)) {
			n++;
			if (!find_entity(&example->article, ENTITY_PARTY, id))
				fail_example(example, "missing party", id);
		}
	for (size_t i = 0; i < example->article.n_entities; i++)
		if (n < count_entities(&example->article, ENTITY_PARTY) &&
		    example->article.entities[i].kind == ENTITY_PARTY)
			fail_example(example, "one party too many among",
				     example->article.entities[i].id);
}

static void check_state(const struct example *example, struct str value)
{
	struct str primary = STR("-");
	for (size_t i = 0; i < example->article.n_entities; i++)
		if (example->article.entities[i].primary)
			primary = example->article.entities[i].id;
	if (!str_equal(primary, value))
		fail_example(example, "the text is said to be about", primary);
}

static void check_listed(const struct example *example, enum entity_kind kind, struct str value,
			 bool wanted)
{
	struct str id;
	if (kind != ENTITY_STATE && kind != ENTITY_PARTY) {
		if (!find_entity(&example->article, kind, value) == wanted)
			fail_example(example, wanted ? "missing" : "wrongly found", value);
		return;
	}
	while (str_split(&value, ' ', &id))
		if (!find_entity(&example->article, kind, id) == wanted)
			fail_example(example, wanted ? "missing" : "wrongly found", id);
}

static struct str next_part(struct str *value)
{
	struct str part = STR_EMPTY;
	str_split(value, '=', &part);
	return str_trim(part);
}

static bool same_or_dash(struct str expected, struct str found)
{
	return str_equal(expected, STR("-")) ? found.n == 0 : str_equal(expected, found);
}

static void check_person(const struct example *example, struct str value)
{
	struct str name = next_part(&value);
	const struct entity *entity = find_entity(&example->article, ENTITY_PERSON, name);
	if (!entity) {
		if (!str_equal(name, STR("-")))
			fail_example(example, "missing person", name);
		return;
	}
	struct str role = next_part(&value), party = next_part(&value);
	if (role.n && !same_or_dash(role, entity->role))
		fail_example(example, "wrong office", entity->role);
	if (party.n && !same_or_dash(party, entity->party))
		fail_example(example, "wrong party of a person", entity->party);
}

static void check_place(const struct example *example, struct str value)
{
	struct str name = next_part(&value), state = next_part(&value);
	const struct entity *entity = find_entity(&example->article, ENTITY_PLACE, name);
	if (str_equal(name, STR("-"))) {
		if (count_entities(&example->article, ENTITY_PLACE))
			fail_example(example, "places where none", STR_EMPTY);
	} else if (!entity) {
		fail_example(example, "missing place", name);
	} else if (state.n && !str_equal(state, entity->state)) {
		fail_example(example, "wrong state of a place", entity->state);
	}
}

/* The people of a case are all its "person" lines. */
static void check_no_others(const struct example *example)
{
	size_t listed = 0, lines = 0;
	for (size_t i = 0; i < example->n_lines; i++)
		if (str_equal(example->keys[i], STR("person"))) {
			lines++;
			listed += !str_equal(example->values[i], STR("-"));
		}
	for (size_t i = 0; i < example->article.n_entities && lines; i++)
		if (example->article.entities[i].kind == ENTITY_PERSON &&
		    count_entities(&example->article, ENTITY_PERSON) > listed)
			fail_example(example, "one person too many among",
				     example->article.entities[i].name);
}

static void check_line(const struct example *example, struct str key, struct str value)
{
	static const struct {
		const char *key;
		enum entity_kind kind;
		bool wanted;
	} lists[] = {
		{"mentioned", ENTITY_STATE, true},  {"organisation", ENTITY_ORGANISATION, true},
		{"not party", ENTITY_PARTY, false}, {"not state", ENTITY_STATE, false},
		{"not place", ENTITY_PLACE, false}, {"not person", ENTITY_PERSON, false},
	};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (str_equal(key, str_from(lists[i].key))) {
			check_listed(example, lists[i].kind, value, lists[i].wanted);
			return;
		}
	if (str_equal(key, STR("party")))
		check_parties(example, value);
	else if (str_equal(key, STR("state")))
		check_state(example, value);
	else if (str_equal(key, STR("person")))
		check_person(example, value);
	else if (str_equal(key, STR("place")))
		check_place(example, value);
	else
		fail_example(example, "unknown key", key);
}

/* What the header promises of any result. */
static void check_promises(const struct example *example)
{
	const struct article *article = &example->article;
	for (size_t i = 1; i < article->n_entities; i++) {
		const struct entity *a = &article->entities[i - 1], *b = a + 1;
		if (a->kind > b->kind || (a->kind == b->kind && a->mentions < b->mentions))
			fail_example(example, "entities out of order at", b->name);
	}
	for (size_t i = 0; i < article->n_mentions; i++) {
		const struct mention *mention = &article->mentions[i];
		struct str text = article_text(article, mention->field, mention->paragraph);
		if (mention->entity >= article->n_entities || mention->start >= mention->end ||
		    mention->end > text.n || mention->rule.n == 0)
			fail_example(example, "bad mention", mention_text(article, mention));
	}
}

static void run_example(struct example *example)
{
	if (example->name.n == 0)
		return;
	example->article.paragraphs = example->paragraphs;
	extract_run(example->fixture->extractor, example->fixture->scratch,
		    &example->fixture->arena, &example->article);
	check_promises(example);
	check_no_others(example);
	for (size_t i = 0; i < example->n_lines; i++)
		check_line(example, example->keys[i], example->values[i]);
}

static void start_example(struct example *example, struct fixture *fixture, struct str name)
{
	memset(example, 0, sizeof *example);
	example->fixture = fixture;
	example->name = name;
	example->article.headline = STR_EMPTY;
	example->article.standfirst = STR_EMPTY;
	example->article.dateline = STR_EMPTY;
	example->article.byline = STR_EMPTY;
}

static void read_line(struct example *example, struct str line)
{
	size_t colon = str_find(line, STR(":"), 0);
	assert_int_not_equal(colon, SIZE_MAX);
	struct str key = str_trim(str_slice(line, 0, colon));
	struct str value = str_trim(str_slice(line, colon + 1, line.n));
	bool subhead = str_equal(key, STR("subhead"));
	if (str_equal(key, STR("headline"))) {
		example->article.headline = value;
	} else if (str_equal(key, STR("standfirst"))) {
		example->article.standfirst = value;
	} else if (str_equal(key, STR("dateline"))) {
		example->article.dateline = value;
	} else if (str_equal(key, STR("byline"))) {
		example->article.byline = value;
	} else if (subhead || str_equal(key, STR("text"))) {
		assert_true(example->article.n_paragraphs < PARAGRAPHS);
		example->paragraphs[example->article.n_paragraphs++] =
			(struct paragraph){subhead, value};
	} else {
		assert_true(example->n_lines < LINES);
		example->keys[example->n_lines] = key;
		example->values[example->n_lines++] = value;
	}
}

static void examples_are_found(void **state)
{
	struct buf bytes = BUF_INIT(1 << 20);
	struct diag diag = DIAG_INIT;
	struct example example;
	size_t n = 0;
	assert_int_equal(file_read(TEST_DATA "/extract.test", &bytes, &diag), 0);
	struct str rest = buf_str(&bytes), line;
	start_example(&example, *state, STR_EMPTY);
	while (str_line(&rest, &line)) {
		line = str_trim(line);
		if (str_starts(line, STR("=="))) {
			run_example(&example);
			start_example(&example, *state, str_trim(str_slice(line, 2, line.n)));
			n++;
		} else if (line.n && line.s[0] != '#') {
			read_line(&example, line);
		}
	}
	run_example(&example);
	buf_done(&bytes);
	assert_true(n >= 60);
	assert_int_equal(((struct fixture *)*state)->failures, 0);
}

static void run_text(struct fixture *fixture, const struct extractor *extractor, struct str text,
		     struct article *ret_article)
{
	struct paragraph *paragraph = arena_new(&fixture->arena, 1, sizeof *paragraph);
	*paragraph = (struct paragraph){false, text};
	*ret_article = (struct article){.headline = STR_EMPTY,
					.standfirst = STR_EMPTY,
					.dateline = STR_EMPTY,
					.paragraphs = paragraph,
					.n_paragraphs = 1};
	extract_run(extractor, NULL, &fixture->arena, ret_article);
}

static void mentions_say_where_and_why(void **state)
{
	struct fixture *fixture = *state;
	struct article article;
	run_text(fixture, fixture->extractor, STR("कांग्रेस महासचिव दिनेश नेगी बोले। नेगी ने कहा।"),
		 &article);
	assert_int_equal(article.n_mentions, 3);
	assert_str(mention_text(&article, &article.mentions[0]), "कांग्रेस");
	assert_str(article.mentions[0].rule, "alias");
	assert_str(mention_text(&article, &article.mentions[1]), "दिनेश नेगी");
	assert_str(article.mentions[1].rule, "role-name");
	assert_str(mention_text(&article, &article.mentions[2]), "नेगी");
	assert_str(article.mentions[2].rule, "surname");
	assert_int_equal(article.mentions[2].entity, article.mentions[1].entity);
	assert_int_equal(article.entities[article.mentions[1].entity].mentions, 2);
}

static void a_party_inside_an_organisation_counts(void **state)
{
	struct fixture *fixture = *state;
	struct article article;
	run_text(fixture, fixture->extractor, STR("भाजपा युवा मोर्चा की रैली"), &article);
	assert_int_equal(article.n_mentions, 2);
	assert_str(mention_text(&article, &article.mentions[0]), "भाजपा युवा मोर्चा");
	assert_str(mention_text(&article, &article.mentions[1]), "भाजपा");
}

static void a_derived_headline_counts_once(void **state)
{
	struct fixture *fixture = *state;
	struct paragraph paragraph = {false, STR("भाजपा की बैठक हुई।")};
	struct article article = {.headline = paragraph.text,
				  .headline_derived = true,
				  .standfirst = STR_EMPTY,
				  .dateline = STR_EMPTY,
				  .paragraphs = &paragraph,
				  .n_paragraphs = 1};
	extract_run(fixture->extractor, fixture->scratch, &fixture->arena, &article);
	assert_int_equal(article.n_mentions, 1);
	assert_int_equal(article.mentions[0].field, FIELD_BODY);
}

static void the_users_files_add_to_the_gazetteer(void **state)
{
	struct fixture *fixture = *state;
	struct diag diag = DIAG_INIT;
	struct extractor *extractor;
	struct article article;
	assert_int_equal(
		extractor_open(fixture->catalog, TEST_DATA "/extract-user", &extractor, &diag), 0);
	run_text(fixture, extractor, STR("झंडूता खास में महागुरु रमेश ठाकुर ने कहा।"), &article);
	const struct entity *place = find_entity(&article, ENTITY_PLACE, STR("झंडूता खास"));
	const struct entity *person = find_entity(&article, ENTITY_PERSON, STR("रमेश ठाकुर"));
	if (!place || !person)
		fail_msg("the user's rows found nothing");
	assert_str(place ? place->state : STR_EMPTY, "IN-HP");
	assert_str(person ? person->role : STR_EMPTY, "महागुरु");
	extractor_close(extractor);
}

static void a_bad_row_is_told_by_its_line(void **state)
{
	struct fixture *fixture = *state;
	struct diag diag = DIAG_INIT;
	struct extractor *extractor = NULL;
	assert_int_equal(
		extractor_open(fixture->catalog, TEST_DATA "/extract-bad", &extractor, &diag),
		ERR_FATAL);
	assert_null(extractor);
	assert_string_equal(diag.path, TEST_DATA "/extract-bad/towns.tsv");
	assert_int_equal(diag.line, 3);
	assert_string_equal(diag.text, "unknown state 'IN-XX'");
}

static void odd_texts_do_no_harm(void **state)
{
	struct fixture *fixture = *state;
	static const char *const texts[] = {
		"",
		" ",
		"-",
		"'",
		"अध्यक्ष",
		"के के के के के के",
		"भाजपा के के प्रदेश प्रदेश अध्यक्ष अध्यक्ष और और",
		"(((भाजपा)))",
		"\xff\xfe भाजपा",
		"राम राम राम राम राम राम राम राम राम राम ने",
		"सिंह, सिंह, सिंह और सिंह",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct article article;
		run_text(fixture, fixture->extractor, str_from(texts[i]), &article);
		for (size_t m = 0; m < article.n_mentions; m++)
			assert_true(article.mentions[m].end <= strlen(texts[i]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_are_found),
		cmocka_unit_test(mentions_say_where_and_why),
		cmocka_unit_test(a_party_inside_an_organisation_counts),
		cmocka_unit_test(a_derived_headline_counts_once),
		cmocka_unit_test(the_users_files_add_to_the_gazetteer),
		cmocka_unit_test(a_bad_row_is_told_by_its_line),
		cmocka_unit_test(odd_texts_do_no_harm),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}

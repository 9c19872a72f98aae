/* model: parties and states by id and by all that people call them. */
#include "test.h"

#include "surkhi/model/catalog.h"

static struct catalog *open_catalog(const char *directory)
{
	struct catalog *catalog = NULL;
	struct diag diag = DIAG_INIT;
	if (catalog_open(directory, &catalog, &diag))
		fail_msg("%s:%lu: %s", diag.path, diag.line, diag.text);
	return catalog;
}

/* The id of what text means, or "" for nothing. */
static struct str meant(const struct catalog *catalog, enum entity_kind kind, const char *text)
{
	const struct catalog_entry *entry = catalog_find(catalog, kind, str_from(text));
	return entry ? entry->id : STR_EMPTY;
}

static bool listed(const struct str *texts, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(texts[i], str_from(text)))
			return true;
	return false;
}

static void parties_are_found_in_both_scripts(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(NULL);
	static const char *const cases[][2] = {
		{"BJP", "BJP"},
		{"bjp", "BJP"},
		{"भाजपा", "BJP"},
		{"bhajpa", "BJP"},
		{"बीजेपी", "BJP"},
		{"बी.जे.पी.", "BJP"},
		{"inc", "INC"},
		{"कांग्रेस", "INC"},
		{"काँग्रेस", "INC"},
		{"kangres", "INC"},
		{"congress", "INC"},
		{"Congress", "INC"},
		{"आप", "AAP"},
		{"aap", "AAP"},
		{"बसपा", "BSP"},
		{"सपा", "SP"},
		{"samajwadi parti", "SP"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(meant(catalog, ENTITY_PARTY, cases[i][0]), cases[i][1]);
}

static void states_are_found_in_both_scripts(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(NULL);
	static const char *const cases[][2] = {
		{"IN-HP", "IN-HP"},       {"in-hp", "IN-HP"},
		{"hp", "IN-HP"},          {"HP", "IN-HP"},
		{"हिमाचल", "IN-HP"},      {"हिमाचल प्रदेश", "IN-HP"},
		{"himachal", "IN-HP"},    {"himachal pradesh", "IN-HP"},
		{"उत्तराखंड", "IN-UK"},     {"उत्तराखण्ड", "IN-UK"},
		{"uttarakhand", "IN-UK"}, {"बिहार", "IN-BR"},
		{"bihar", "IN-BR"},       {"राजस्थान", "IN-RJ"},
		{"rajasthan", "IN-RJ"},   {"मध्यप्रदेश", "IN-MP"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(meant(catalog, ENTITY_STATE, cases[i][0]), cases[i][1]);
}

static void what_is_no_name_is_not_found(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(NULL);
	static const char *const cases[] = {"",     " ", "xyz", "hima", "kang", "himachalx", "भा",
					    "प्रदेश", "-", "q",   "zzzz", "in-",  "party"};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_str(meant(catalog, ENTITY_PARTY, cases[i]), "");
		assert_str(meant(catalog, ENTITY_STATE, cases[i]), "");
	}
	assert_str(meant(catalog, ENTITY_STATE, "भाजपा"), "");
	assert_str(meant(catalog, ENTITY_PARTY, "हिमाचल"), "");
	assert_str(meant(catalog, ENTITY_PERSON, "भाजपा"), "");
}

/* What anything is called leads back to it: otherwise a name of the list cannot be asked for. */
static void every_name_finds_its_entry(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(NULL);
	static const enum entity_kind kinds[] = {ENTITY_PARTY, ENTITY_STATE};
	for (size_t kind = 0; kind < 2; kind++) {
		const struct catalog_entry *entries = NULL;
		size_t n = catalog_entries(catalog, kinds[kind], &entries);
		assert_true(n >= 20);
		for (size_t i = 0; i < n; i++) {
			assert_ptr_equal(catalog_entry(catalog, kinds[kind], entries[i].id),
					 &entries[i]);
			assert_ptr_equal(catalog_find(catalog, kinds[kind], entries[i].id),
					 &entries[i]);
			assert_ptr_equal(catalog_find(catalog, kinds[kind], entries[i].name),
					 &entries[i]);
		}
	}
}

static void states_stand_in_order_of_id(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(TEST_DATA "/catalog");
	const struct catalog_entry *entries = NULL;
	size_t n = catalog_entries(catalog, ENTITY_STATE, &entries);
	for (size_t i = 1; i < n; i++)
		assert_true(str_compare(entries[i - 1].id, entries[i].id) < 0);
	assert_int_equal(catalog_entries(catalog, ENTITY_PLACE, &entries), 0);
}

static bool synonyms(const struct catalog *catalog, const char *word, const char *other)
{
	struct arena arena = {.blocks = NULL};
	struct str *names = NULL;
	size_t n = catalog_synonyms(catalog, str_from(word), &arena, &names);
	bool found = n && listed(names, n, other);
	arena_done(&arena);
	return found;
}

static void names_of_one_party_are_synonyms(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(NULL);
	assert_true(synonyms(catalog, "भाजपा", "बीजेपी"));
	assert_true(synonyms(catalog, "भाजपा", "bjp"));
	assert_true(synonyms(catalog, "BJP", "भाजपा"));
	assert_true(synonyms(catalog, "भारतीय जनता पार्टी", "भाजपा"));
	assert_true(synonyms(catalog, "यूपी", "उत्तर प्रदेश"));
	assert_true(synonyms(catalog, "uttar pradesh", "यूपी"));
	/* what means something else as well is neither asked nor answered */
	assert_true(synonyms(catalog, "आम आदमी पार्टी", "एएपी"));
	assert_false(synonyms(catalog, "आम आदमी पार्टी", "आप"));
	assert_false(synonyms(catalog, "आप", "एएपी"));
	assert_false(synonyms(catalog, "एसपी", "सपा"));
	/* ids, short typed names and starts are no names */
	assert_false(synonyms(catalog, "up", "यूपी"));
	assert_false(synonyms(catalog, "भारतीय जनता", "भाजपा"));
	assert_false(synonyms(catalog, "", "भाजपा"));
}

static void names_are_told_from_words(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(NULL);
	assert_int_equal(catalog_word(catalog, STR("भाजपा")), CATALOG_WORD_ALIAS);
	assert_int_equal(catalog_word(catalog, STR("आप")), CATALOG_WORD_ALIAS);
	assert_int_equal(catalog_word(catalog, STR("राणे")), CATALOG_WORD_PERSON);
	assert_int_equal(catalog_word(catalog, STR("मामला")), CATALOG_WORD_OTHER);
	assert_int_equal(catalog_word(catalog, STR("up")), CATALOG_WORD_OTHER);
	assert_int_equal(catalog_word(catalog, STR_EMPTY), CATALOG_WORD_OTHER);
}

static void a_user_adds_a_party(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(TEST_DATA "/catalog");
	const struct catalog_entry *entry = catalog_entry(catalog, ENTITY_PARTY, STR("XQP"));
	assert_non_null(entry);
	assert_int_equal(entry->kind, ENTITY_PARTY);
	assert_str(entry->name, "लोक उदय मंच");
	assert_str(entry->full, "अखिल भारतीय लोक उदय मंच");
	assert_str(entry->states, "IN-HP|IN-UK");
	assert_int_equal(entry->n_aliases, 4);
	assert_str(meant(catalog, ENTITY_PARTY, "उदय मंच"), "XQP");
	assert_str(meant(catalog, ENTITY_PARTY, "लो.उ.मं."), "XQP");
	assert_str(meant(catalog, ENTITY_PARTY, "uday manch"), "XQP");
	assert_str(meant(catalog, ENTITY_PARTY, "uday"), "");
	assert_null(catalog_entry(catalog, ENTITY_PARTY, STR("xqp")));
}

static void a_user_teaches_and_renames(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(TEST_DATA "/catalog");
	assert_str(meant(catalog, ENTITY_PARTY, "केसरिया टोली"), "BJP");
	assert_str(meant(catalog, ENTITY_PARTY, "भाजपा"), "BJP");
	const struct catalog_entry *entry = catalog_entry(catalog, ENTITY_PARTY, STR("INC"));
	assert_str(entry->name, "कॉंग्रेस दल");
	assert_true(listed(entry->aliases, entry->n_aliases, "कॉंग्रेस दल"));
	assert_str(meant(catalog, ENTITY_PARTY, "कांग्रेस"), "INC");
	entry = catalog_entry(catalog, ENTITY_PARTY, STR("XQN"));
	assert_str(entry->name, "XQN");
	assert_str(entry->full, "XQN");
	assert_true(synonyms(catalog, "भाजपा", "केसरिया टोली"));
}

/* "उदय मंच" is guarded by a file of the user. */
static void a_user_guards_an_alias(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(TEST_DATA "/catalog");
	assert_true(synonyms(catalog, "लोउमं", "लोक उदय मंच"));
	assert_false(synonyms(catalog, "लोउमं", "उदय मंच"));
	assert_false(synonyms(catalog, "उदय मंच", "लोउमं"));
	assert_str(meant(catalog, ENTITY_PARTY, "उदय मंच"), "XQP");
}

static void a_file_without_a_header_has_the_usual_columns(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog(TEST_DATA "/catalog");
	assert_str(meant(catalog, ENTITY_STATE, "xx"), "IN-XX");
	assert_str(meant(catalog, ENTITY_STATE, "उत्तर आन्ध्र"), "IN-XX");
}

static void a_row_without_an_id_is_refused(void **state)
{
	struct catalog *catalog = NULL;
	struct diag diag = DIAG_INIT;
	assert_int_equal(catalog_open(TEST_DATA "/catalog-bad", &catalog, &diag), ERR_FATAL);
	assert_null(catalog);
	assert_string_equal(diag.path, TEST_DATA "/catalog-bad/parties.tsv");
	assert_int_equal(diag.line, 4);
	assert_string_equal(diag.text, "row without an id");
}

static void a_missing_directory_is_none(void **state)
{
	CLEANUP(catalog_closep) struct catalog *catalog = open_catalog("/nonexistent");
	assert_str(meant(catalog, ENTITY_PARTY, "bjp"), "BJP");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parties_are_found_in_both_scripts),
		cmocka_unit_test(states_are_found_in_both_scripts),
		cmocka_unit_test(what_is_no_name_is_not_found),
		cmocka_unit_test(every_name_finds_its_entry),
		cmocka_unit_test(states_stand_in_order_of_id),
		cmocka_unit_test(names_of_one_party_are_synonyms),
		cmocka_unit_test(names_are_told_from_words),
		cmocka_unit_test(a_user_adds_a_party),
		cmocka_unit_test(a_user_teaches_and_renames),
		cmocka_unit_test(a_user_guards_an_alias),
		cmocka_unit_test(a_file_without_a_header_has_the_usual_columns),
		cmocka_unit_test(a_row_without_an_id_is_refused),
		cmocka_unit_test(a_missing_directory_is_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

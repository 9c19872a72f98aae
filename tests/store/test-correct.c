/* Corrections: kept apart from what was found, followed by queries, undone exactly. */
#include "correct-fixture.h"

static const struct entity *entity_of(const struct article *article, enum entity_kind kind)
{
	for (size_t i = 0; i < article->n_entities; i++)
		if (article->entities[i].kind == kind)
			return &article->entities[i];
	return NULL;
}

static bool is_by_hand(const struct article *article, enum entity_kind kind)
{
	const struct entity *entity = entity_of(article, kind);
	assert_non_null(entity);
	return entity && entity->by_hand;
}

static void one_article_is_corrected(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:INC");
	struct edit *edit = apply(fixture, reject(1, inc), true);
	assert_non_null(edit);
	assert_int_equal(count(fixture, "party:INC"), n - 1);
	struct article article = read_article(fixture, 1);
	assert_null(entity_of(&article, ENTITY_PARTY));
	assert_int_equal(article.n_removed, 1);
	assert_str(article_entity(&article, article.n_entities)->id, "INC");
	assert_null(article_entity(&article, article.n_entities + 1));
	store_close(fixture->store);
	fixture->store = archive_open(fixture->place.path, STORE_WRITE);
	assert_int_equal(count(fixture, "party:INC"), n - 1);
	reverse(fixture, &edit);
	assert_int_equal(count(fixture, "party:INC"), n);
	article = read_article(fixture, 1);
	assert_false(is_by_hand(&article, ENTITY_PARTY));
	assert_int_equal(article.n_removed, 0);
	reverse(fixture, &edit);
	assert_int_equal(count(fixture, "party:INC"), n - 1);
}

static void a_change_of_kind_moves_it_to_another_list(void **state)
{
	struct fixture *fixture = *state;
	struct entity place = {.kind = ENTITY_PLACE};
	struct edit *edit = apply(fixture, merge(1, person("रमेश ठाकुर"), place), true);
	size_t others = count(fixture, "person:\"रमेश ठाकुर\"");
	assert_int_equal(count(fixture, "place:\"रमेश ठाकुर\""), 1);
	struct article article = read_article(fixture, 1);
	assert_true(is_by_hand(&article, ENTITY_PLACE));
	reverse(fixture, &edit);
	assert_int_equal(count(fixture, "place:\"रमेश ठाकुर\""), 0);
	assert_int_equal(count(fixture, "person:\"रमेश ठाकुर\""), others + 1);
}

static void offices_are_found_as_they_were_set(void **state)
{
	struct fixture *fixture = *state;
	struct correction minister = accept(0, person("रमेश ठाकुर"));
	minister.to.role = STR("मंत्री");
	minister.sets = CORRECT_ROLE;
	size_t n = count(fixture, "person:\"रमेश ठाकुर\"");
	struct edit *edit = apply(fixture, minister, true);
	assert_int_equal(count(fixture, "role:मंत्री"), n);
	reverse(fixture, &edit);
	assert_int_equal(count(fixture, "role:मंत्री"), 0);
}

static struct headline row_of(struct fixture *fixture, int64_t id)
{
	struct query query;
	struct selection selection = {.n = 0};
	struct headline *rows;
	size_t n;
	assert_int_equal(query_parse(STR(""), NULL, &query, NULL), 0);
	assert_int_equal(store_select(fixture->store, &query, ORDER_IMPORTED, &selection, NULL), 0);
	assert_int_equal(store_page(fixture->store, &selection, 0, N_ARTICLES, &fixture->arena,
				    &rows, &n, NULL),
			 0);
	selection_done(&selection);
	query_done(&query);
	size_t at = 0;
	while (at < n && rows[at].id != id)
		at++;
	assert_true(at < n);
	return rows[at];
}

static void lists_show_what_was_corrected(void **state)
{
	struct fixture *fixture = *state;
	struct correction about = accept(1, (struct entity){.kind = ENTITY_STATE,
							    .id = STR("IN-UP"),
							    .name = STR("उत्तर प्रदेश")});
	about.to.primary = true;
	about.sets = CORRECT_PRIMARY;
	assert_str(row_of(fixture, 1).state, "IN-HP");
	assert_str(row_of(fixture, 1).parties, "INC");
	struct edit *state_edit = apply(fixture, about, true);
	struct edit *party_edit = apply(fixture, merge(1, inc, bjp), true);
	assert_str(row_of(fixture, 1).state, "IN-UP");
	assert_str(row_of(fixture, 1).parties, "BJP");
	reverse(fixture, &party_edit);
	reverse(fixture, &state_edit);
	assert_str(row_of(fixture, 1).state, "IN-HP");
	assert_str(row_of(fixture, 1).parties, "INC");
}

static void said_twice_is_said_once(void **state)
{
	struct fixture *fixture = *state;
	struct correction *corrections;
	size_t n;
	assert_non_null(apply(fixture, reject(1, inc), true));
	assert_null(apply(fixture, reject(1, inc), true));
	assert_null(apply(fixture, reject(2, inc), false));
	assert_int_equal(
		store_corrections(fixture->store, 1, &fixture->arena, &corrections, &n, NULL), 0);
	assert_int_equal(n, 1);
	assert_int_equal(corrections[0].what, CORRECT_REJECT);
	assert_int_equal(corrections[0].article, 1);
	assert_true(corrections[0].id > 0);
	assert_int_equal(
		store_corrections(fixture->store, 0, &fixture->arena, &corrections, &n, NULL), 0);
	assert_int_equal(n, 0);
	assert_int_equal(
		store_corrections(fixture->store, 999, &fixture->arena, &corrections, &n, NULL),
		STORE_E_MISSING);
}

/* Saying it again behind something else is a new word, and undoing that leaves the old one. */
static void the_last_word_counts(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:INC");
	apply(fixture, reject(1, inc), true);
	apply(fixture, accept(1, inc), true);
	assert_int_equal(count(fixture, "party:INC"), n);
	struct edit *again = apply(fixture, reject(1, inc), true);
	assert_non_null(again);
	assert_int_equal(count(fixture, "party:INC"), n - 1);
	reverse(fixture, &again);
	assert_int_equal(count(fixture, "party:INC"), n);
	assert_non_null(apply(fixture, accept(1, inc), false));
	assert_int_equal(count(fixture, "party:INC"), n - 1);
}

/* Taken back out of the middle and done again, it does not come behind the others. */
static void doing_again_keeps_the_order(void **state)
{
	struct fixture *fixture = *state;
	struct edit *first = apply(fixture, merge(1, inc, bjp), true);
	apply(fixture, merge(1, bjp, aap), true);
	assert_str(row_of(fixture, 1).parties, "AAP");
	reverse(fixture, &first);
	assert_str(row_of(fixture, 1).parties, "INC");
	reverse(fixture, &first);
	assert_str(row_of(fixture, 1).parties, "AAP");
}

static void what_makes_no_sense_changes_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct correction cases[3] = {merge(1, inc, inc), accept(1, person(" ")), reject(99, inc)};
	struct correction good = reject(2, inc);
	for (size_t i = 0; i < 3; i++) {
		struct edit *changed = NULL;
		size_t n = 7;
		const struct edit edits[2] = {
			{EDIT_CORRECT, 2, .on = true, .correction = &good},
			{EDIT_CORRECT, cases[i].article, .on = true, .correction = &cases[i]},
		};
		assert_int_not_equal(edit_apply(fixture->store, edits, 2, &fixture->arena, &changed,
						&n, &fixture->diag),
				     0);
		assert_true(fixture->diag.text[0] != 0);
		assert_int_equal(n, 7);
	}
	/* an edit of one article with a correction of another would be everywhere by mistake */
	struct edit *changed;
	size_t n;
	struct edit mistake = {EDIT_CORRECT, 0, .on = true, .correction = &good};
	assert_int_not_equal(edit_apply(fixture->store, &mistake, 1, &fixture->arena, &changed, &n,
					&fixture->diag),
			     0);
	struct correction *corrections;
	assert_int_equal(
		store_corrections(fixture->store, 2, &fixture->arena, &corrections, &n, NULL), 0);
	assert_int_equal(n, 0);
}

static void another_process_sees_them(void **state)
{
	struct fixture *fixture = *state;
	struct store *other = archive_open(fixture->place.path, STORE_WRITE);
	struct store *mine = fixture->store;
	struct article article;
	size_t n = archive_count(other, "party:INC");
	assert_int_equal(count(fixture, "party:INC"), n);
	apply(fixture, reject(0, inc), true);
	assert_int_equal(archive_count(other, "party:INC"), 0);
	/* and what it takes in is corrected too */
	article_make(N_ARTICLES, &fixture->arena, &article);
	archive_put(other, &article, STR("page"));
	assert_int_equal(archive_count(other, "party:INC"), 0);
	fixture->store = other;
	apply(fixture, reject(0, inc), false);
	fixture->store = mine;
	assert_int_equal(count(fixture, "party:INC"), n + 1);
	article = read_article(fixture, 1);
	assert_non_null(entity_of(&article, ENTITY_PARTY));
	store_close(other);
}

static void a_transaction_rolled_back_takes_them_along(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:INC");
	assert_int_equal(store_begin(fixture->store, NULL), 0);
	apply(fixture, reject(0, inc), true);
	assert_int_equal(count(fixture, "party:INC"), 0);
	store_rollback(fixture->store);
	assert_int_equal(count(fixture, "party:INC"), n);
	struct article article = read_article(fixture, 1);
	assert_non_null(entity_of(&article, ENTITY_PARTY));
}

static void import_does_not_touch_them(void **state)
{
	struct fixture *fixture = *state;
	struct article article;
	enum store_put put;
	int64_t id;
	apply(fixture, merge(1, person("रमेश ठाकुर"), person("रमेश सिंह ठाकुर")), true);
	article_make(0, &fixture->arena, &article);
	assert_int_equal(store_put(fixture->store, &article, STR("page"), &put, &id, NULL), 0);
	assert_int_equal(put, STORE_KNOWN);
	assert_int_equal(count(fixture, "person:\"रमेश सिंह ठाकुर\""), 1);
}

/* An article that comes with a number of its own is not the one that has that number here. */
static void numbers_of_elsewhere_mean_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct article article;
	apply(fixture, reject(1, inc), true);
	size_t n = count(fixture, "party:INC");
	article_make(N_ARTICLES, &fixture->arena, &article); /* of INC */
	article.id = 1;
	archive_put(fixture->store, &article, STR("page"));
	assert_int_equal(count(fixture, "party:INC"), n + 1);
}

/* Any words in any order, and all of them taken back: everything is as it was. */
static void nothing_is_left_when_all_is_undone(void **state)
{
	enum { STEPS = 60 };
	struct fixture *fixture = *state;
	const struct entity some[] = {inc,
				      bjp,
				      aap,
				      person("रमेश ठाकुर"),
				      person("कमला देवी"),
				      {.kind = ENTITY_PLACE, .name = STR("कमला देवी")}};
	enum { N_SOME = sizeof some / sizeof *some };
	struct edit *done[STEPS];
	struct article *before = arena_new(&fixture->arena, N_ARTICLES, sizeof *before);
	uint32_t random = 7;
	size_t n = 0;
	for (int64_t i = 0; i < N_ARTICLES; i++)
		before[i] = read_article(fixture, i + 1);
	for (size_t i = 0; i < STEPS; i++) {
		random = random * 1664525 + 1013904223;
		const struct entity entity = some[(random >> 8) % N_SOME];
		const struct entity to = some[(random >> 12) % N_SOME];
		int64_t article = (random >> 20) % 3 ? (random >> 16) % 4 + 1 : 0;
		struct correction correction = (random >> 24) % 3 == 0 ? accept(article, entity)
					       : (random >> 24) % 3 == 1
						       ? reject(article, entity)
						       : merge(article, entity, to);
		if (correction.what == CORRECT_MERGE && str_equal(entity.name, to.name))
			continue;
		done[n] = apply(fixture, correction, true);
		n += done[n] != NULL;
	}
	assert_true(n > STEPS / 2);
	store_close(fixture->store);
	archive_intact(fixture->place.path, N_ARTICLES);
	fixture->store = archive_open(fixture->place.path, STORE_WRITE);
	while (n > 0)
		reverse(fixture, &done[--n]);
	for (int64_t i = 0; i < N_ARTICLES; i++) {
		struct article after = read_article(fixture, i + 1);
		assert_same_article(&after, &before[i]);
	}
}

#define test(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, corrections_set_up, corrections_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(one_article_is_corrected),
		test(a_change_of_kind_moves_it_to_another_list),
		test(offices_are_found_as_they_were_set),
		test(lists_show_what_was_corrected),
		test(said_twice_is_said_once),
		test(the_last_word_counts),
		test(doing_again_keeps_the_order),
		test(what_makes_no_sense_changes_nothing),
		test(another_process_sees_them),
		test(a_transaction_rolled_back_takes_them_along),
		test(import_does_not_touch_them),
		test(numbers_of_elsewhere_mean_nothing),
		test(nothing_is_left_when_all_is_undone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

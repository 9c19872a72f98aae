/* Corrections: kept apart from what was found, followed by queries, undone exactly. */
#include "archive.h"

enum { N_ARTICLES = 30 };

struct fixture {
	struct place place;
	struct arena arena;
	struct store *store;
	struct diag diag;
};

static int set_up(void **state)
{
	struct fixture *fixture = mem_new(1, sizeof *fixture);
	struct article article;
	place_make(&fixture->place);
	fixture->store = archive_open(fixture->place.path, STORE_CREATE);
	assert_int_equal(store_begin(fixture->store, NULL), 0);
	for (unsigned i = 0; i < N_ARTICLES; i++) {
		article_make(i, &fixture->arena, &article);
		archive_put(fixture->store, &article, STR("page"));
	}
	assert_int_equal(store_commit(fixture->store, NULL), 0);
	*state = fixture;
	return 0;
}

/* Whatever was done: what articles are found by is exactly what they show. */
static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	int64_t n = (int64_t)archive_count(fixture->store, "");
	store_close(fixture->store);
	archive_intact(fixture->place.path, n);
	arena_done(&fixture->arena);
	place_remove(&fixture->place);
	mem_free(fixture);
	return 0;
}

/* Article 1 is of INC, IN-HP and रमेश ठाकुर; a sixth of all articles is of each party. */
static const struct entity inc = {.kind = ENTITY_PARTY, .id = {"INC", 3}, .name = {"INC", 3}};
static const struct entity bjp = {.kind = ENTITY_PARTY, .id = {"BJP", 3}, .name = {"BJP", 3}};
static const struct entity aap = {.kind = ENTITY_PARTY, .id = {"AAP", 3}, .name = {"AAP", 3}};

static struct entity person(const char *name)
{
	return (struct entity){.kind = ENTITY_PERSON, .id = STR_EMPTY, .name = str_from(name)};
}

static struct correction reject(int64_t article, struct entity entity)
{
	return (struct correction){.what = CORRECT_REJECT, .article = article, .entity = entity};
}

static struct correction accept(int64_t article, struct entity entity)
{
	return (struct correction){.what = CORRECT_ACCEPT, .article = article, .entity = entity};
}

static struct correction merge(int64_t article, struct entity entity, struct entity to)
{
	enum correction_kind what = entity.kind == to.kind ? CORRECT_MERGE : CORRECT_RETYPE;
	return (struct correction){.what = what, .article = article, .entity = entity, .to = to};
}

/* The change that it made, for undoing; NULL if it made none. */
static struct edit *apply(struct fixture *fixture, struct correction correction, bool on)
{
	struct edit *changed;
	struct edit edit = {.kind = EDIT_CORRECT,
			    .article = correction.article,
			    .on = on,
			    .correction = &correction};
	size_t n = 0;
	if (edit_apply(fixture->store, &edit, 1, &fixture->arena, &changed, &n, &fixture->diag))
		fail_msg("%s", fixture->diag.text);
	return n ? changed : NULL;
}

/* Undoes, or does again: which of them, the edit knows. */
static void reverse(struct fixture *fixture, struct edit **edit)
{
	struct edit *changed;
	size_t n;
	edit_reverse(*edit, 1);
	assert_int_equal(edit_apply(fixture->store, *edit, 1, &fixture->arena, &changed, &n, NULL),
			 0);
	assert_int_equal(n, 1);
	*edit = changed;
}

static size_t count(struct fixture *fixture, const char *query)
{
	return archive_count(fixture->store, query);
}

static struct article read_article(struct fixture *fixture, int64_t id)
{
	struct article article;
	assert_int_equal(store_article(fixture->store, id, &fixture->arena, &article, NULL), 0);
	return article;
}

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

static void everywhere_is_everywhere_and_later(void **state)
{
	struct fixture *fixture = *state;
	struct article article;
	size_t n = count(fixture, "party:INC"), n_bjp = count(fixture, "party:BJP");
	struct edit *edit = apply(fixture, merge(0, inc, bjp), true);
	assert_int_equal(count(fixture, "party:INC"), 0);
	assert_int_equal(count(fixture, "party:BJP"), n_bjp + n);
	for (unsigned i = N_ARTICLES; i < 2 * N_ARTICLES; i++) {
		article_make(i, &fixture->arena, &article);
		archive_put(fixture->store, &article, STR("page"));
	}
	assert_int_equal(count(fixture, "party:INC"), 0);
	assert_int_equal(count(fixture, "party:BJP"), 2 * (n_bjp + n));
	reverse(fixture, &edit);
	assert_int_equal(count(fixture, "party:INC"), 2 * n);
	assert_int_equal(count(fixture, "party:BJP"), 2 * n_bjp);
}

static bool count_step(void *context, size_t done, size_t total)
{
	size_t *n = context;
	assert_int_equal(done, 2 * (*n)++);
	assert_true(done < total);
	return true;
}

static bool stop_step(void *context, size_t done, size_t total)
{
	size_t *n = context;
	return ++*n < 3;
}

static void a_long_change_that_is_stopped_changes_nothing(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:INC"), n_bjp = count(fixture, "party:BJP"), n_told = 0;
	struct arena arena = {0};
	struct edit edit = {.kind = EDIT_CORRECT, .on = true}, *changed;
	struct correction made = merge(0, inc, bjp);
	struct diag diag = DIAG_INIT;
	size_t n_changed;
	edit.correction = &made;
	store_watch(fixture->store,
		    &(struct store_watcher){.step = stop_step, .context = &n_told, .each = 1});
	assert_int_equal(edit_apply(fixture->store, &edit, 1, &arena, &changed, &n_changed, &diag),
			 STORE_E_STOPPED);
	assert_string_equal(strstr(diag.text, "at 2 of "), strstr(diag.text, "at "));
	assert_int_equal(n_told, 3);
	store_watch(fixture->store, NULL);
	assert_int_equal(count(fixture, "party:INC"), n);
	assert_int_equal(count(fixture, "party:BJP"), n_bjp);
	assert_int_equal(edit_apply(fixture->store, &edit, 1, &arena, &changed, &n_changed, &diag),
			 0);
	assert_int_equal(count(fixture, "party:INC"), 0);
	edit_reverse(changed, n_changed);
	assert_int_equal(
		edit_apply(fixture->store, changed, n_changed, &arena, &changed, &n_changed, &diag),
		0);
	arena_done(&arena);
}

static void a_long_change_says_how_far_it_is(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:INC"), n_told = 0;
	struct store_watcher watcher = {.step = count_step, .context = &n_told, .each = n};
	store_watch(fixture->store, &watcher);
	struct edit *edit = apply(fixture, merge(0, inc, bjp), true);
	assert_int_equal(n_told, 0); /* it is not that long */
	watcher.each = 2;
	store_watch(fixture->store, &watcher);
	reverse(fixture, &edit);
	assert_int_equal(n_told, (n + 1) / 2);
	store_watch(fixture->store, NULL);
	reverse(fixture, &edit);
	assert_int_equal(n_told, (n + 1) / 2);
}

/* What becomes something else, and that again something else, in any order of undoing. */
static void corrections_everywhere_build_on_one_another(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:INC OR party:BJP OR party:AAP");
	size_t n_aap = count(fixture, "party:AAP"), n_bjp = count(fixture, "party:BJP");
	for (int order = 0; order < 2; order++) {
		struct edit *first = apply(fixture, merge(0, inc, bjp), true);
		struct edit *second = apply(fixture, merge(0, bjp, aap), true);
		assert_int_equal(count(fixture, "party:AAP"), n);
		assert_int_equal(count(fixture, "party:INC OR party:BJP"), 0);
		reverse(fixture, order ? &first : &second);
		if (order)
			assert_int_equal(count(fixture, "party:AAP"), n_aap + n_bjp);
		else
			assert_int_equal(count(fixture, "party:BJP"), n - n_aap);
		reverse(fixture, order ? &second : &first);
		assert_int_equal(count(fixture, "party:AAP"), n_aap);
		assert_int_equal(count(fixture, "party:BJP"), n_bjp);
	}
	struct edit *moved = apply(fixture, merge(0, inc, bjp), true);
	struct edit *gone = apply(fixture, reject(0, bjp), true);
	assert_int_equal(count(fixture, "party:INC OR party:BJP"), 0);
	reverse(fixture, &gone);
	assert_int_equal(count(fixture, "party:BJP"), n - n_aap);
	reverse(fixture, &moved);
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

#define test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(one_article_is_corrected),
		test(a_change_of_kind_moves_it_to_another_list),
		test(offices_are_found_as_they_were_set),
		test(lists_show_what_was_corrected),
		test(everywhere_is_everywhere_and_later),
		test(a_long_change_says_how_far_it_is),
		test(a_long_change_that_is_stopped_changes_nothing),
		test(corrections_everywhere_build_on_one_another),
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

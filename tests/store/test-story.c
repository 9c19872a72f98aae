/* Which articles tell one story: the archive of tests/data/story.test, in any order. */
#include "story-cases.h"

#include <sys/wait.h>
#include <unistd.h>

#include "private.h"
#include "stories.h"

/* An archive of articles, put in by some order: position in it → index. */
struct archive {
	const struct story_cases *cases;
	struct store *store;
	int64_t ids[STORY_CASES]; /* by index; 0: not there */
};

static void put(struct archive *archive, size_t index)
{
	archive->ids[index] =
		archive_put(archive->store, &archive->cases->articles[index], STR("page"));
}

static void put_named(struct archive *archive, const char *name)
{
	put(archive, story_case(archive->cases, str_from(name)));
}

static int64_t id_named(const struct archive *archive, const char *name)
{
	return archive->ids[story_case(archive->cases, str_from(name))];
}

/* How many others tell the story of an article. */
static size_t fellows(struct archive *archive, int64_t id, struct arena *arena,
		      struct story_member **ret_members)
{
	struct diag diag = DIAG_INIT;
	size_t n;
	if (store_story(archive->store, id, arena, ret_members, &n, &diag))
		fail_msg("%s", diag.text);
	return n;
}

static bool is_fellow(struct archive *archive, size_t a, size_t b)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct story_member *members;
	size_t n = fellows(archive, archive->ids[a], &arena, &members);
	for (size_t i = 0; i < n; i++)
		if (members[i].id == archive->ids[b])
			return true;
	return false;
}

static bool belongs(const struct story_cases *cases, size_t a, size_t b)
{
	return !str_equal(cases->stories[a], STR("-")) &&
	       str_equal(cases->stories[a], cases->stories[b]);
}

/* Every pair of articles; says which are wrong before it fails. */
static void assert_stories(struct archive *archive)
{
	const struct story_cases *cases = archive->cases;
	unsigned wrong = 0;
	for (size_t a = 0; a < cases->n; a++)
		for (size_t b = a + 1; b < cases->n; b++) {
			bool expected = belongs(cases, a, b);
			if (is_fellow(archive, a, b) == expected)
				continue;
			print_error("%.*s and %.*s are %s\n", STR_ARG(cases->names[a]),
				    STR_ARG(cases->names[b]),
				    expected ? "parted" : "taken for one story");
			wrong++;
		}
	assert_int_equal(wrong, 0);
}

static void stories_are_those_of_the_file(void **state)
{
	struct archive archive = {.cases = *state};
	struct place place;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	for (size_t i = 0; i < archive.cases->n; i++)
		put(&archive, i);
	assert_stories(&archive);
	store_close(archive.store);
	archive.store = archive_open(place.path, STORE_READ);
	assert_stories(&archive);
	store_close(archive.store);
	archive_intact(place.path, (int64_t)archive.cases->n);
	place_remove(&place);
}

/* Backwards, and by strides, in one transaction. */
static void the_order_does_not_matter(void **state)
{
	const struct story_cases *cases = *state;
	for (size_t stride = 1; stride < 60; stride += 6) {
		struct archive archive = {.cases = cases};
		struct place place;
		place_make(&place);
		archive.store = archive_open(place.path, STORE_CREATE);
		assert_int_equal(store_begin(archive.store, NULL), 0);
		for (size_t first = 0; first < stride; first++)
			for (size_t i = first; i < cases->n; i += stride)
				put(&archive, cases->n - 1 - i);
		assert_int_equal(store_commit(archive.store, NULL), 0);
		assert_stories(&archive);
		store_close(archive.store);
		place_remove(&place);
	}
}

static void a_story_has_its_first_article_s_number(void **state)
{
	struct archive archive = {.cases = *state};
	struct arena arena = {0};
	struct article article;
	struct story_member *members;
	struct place place;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	put_named(&archive, "weather-1");
	put_named(&archive, "survey-2");
	put_named(&archive, "survey-3");
	assert_int_equal(fellows(&archive, id_named(&archive, "survey-2"), &arena, &members), 0);
	assert_int_equal(archive_count(archive.store, "is:copy"), 0);
	put_named(&archive, "survey-1"); /* has what both have, and joins them */
	assert_int_equal(fellows(&archive, 2, &arena, &members), 2);
	assert_int_equal(members[0].id, 3);
	assert_int_equal(members[1].id, 4);
	/* all of survey-2 but its dateline stands in survey-1, a third of it in survey-3 */
	assert_true(members[1].covered > 0.95 && members[1].covered <= 1);
	assert_true(members[0].covered > 0.2 && members[0].covered < 0.5);
	for (int64_t id = 1; id <= 4; id++) {
		assert_int_equal(store_article(archive.store, id, &arena, &article, NULL), 0);
		assert_int_equal(article.story, id == 1 ? 0 : 2);
	}
	assert_int_equal(archive_count(archive.store, "is:copy"), 2);
	assert_int_equal(archive_count(archive.store, "-is:copy"), 2);
	assert_int_equal(archive_count(archive.store, "story:3"), 3);
	assert_int_equal(archive_count(archive.store, "story:3 -is:copy"), 1);
	assert_int_equal(archive_count(archive.store, "story:1,2"), 4);
	assert_int_equal(archive_count(archive.store, "story:5"), 0);
	assert_int_equal(archive_count(archive.store, "-story:2"), 1);
	size_t n;
	assert_int_equal(store_story(archive.store, 5, &arena, &members, &n, NULL),
			 STORE_E_MISSING);
	arena_done(&arena);
	store_close(archive.store);
	place_remove(&place);
}

static void remove_from_story(struct store *store, int64_t id)
{
	bool own;
	struct diag diag = DIAG_INIT;
	assert_int_equal(transaction_write(store, &own, &diag), 0);
	int failed = story_remove(store, id, &diag);
	if (transaction_end(store, own, failed, &diag))
		fail_msg("%s", diag.text);
}

static void an_article_leaves_its_story(void **state)
{
	struct archive archive = {.cases = *state};
	struct arena arena = {0};
	struct article article;
	struct story_member *members;
	struct place place;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	put_named(&archive, "bridge-1");
	put_named(&archive, "bridge-2");
	put_named(&archive, "bridge-3");
	remove_from_story(archive.store, 1);
	assert_int_equal(fellows(&archive, 1, &arena, &members), 0);
	assert_int_equal(fellows(&archive, 2, &arena, &members), 1);
	assert_int_equal(store_article(archive.store, 3, &arena, &article, NULL), 0);
	assert_int_equal(article.story, 2);
	remove_from_story(archive.store, 3);
	assert_int_equal(fellows(&archive, 2, &arena, &members), 0);
	assert_int_equal(store_article(archive.store, 2, &arena, &article, NULL), 0);
	assert_int_equal(article.story, 0);
	remove_from_story(archive.store, 2);
	store_close(archive.store);
	archive_tamper(place.path, "CREATE TABLE empty (n INTEGER CHECK (n = 0));"
				   "INSERT INTO empty SELECT count(*) FROM story;"
				   "INSERT INTO empty SELECT count(*) FROM story_key;"
				   "DROP TABLE empty");
	arena_done(&arena);
	place_remove(&place);
}

static void replace(struct archive *archive, int64_t id, const char *name)
{
	struct diag diag = DIAG_INIT;
	enum store_replaced replaced;
	const struct story_cases *cases = archive->cases;
	if (store_replace(archive->store, id, &cases->articles[story_case(cases, str_from(name))],
			  &replaced, &diag))
		fail_msg("%s", diag.text);
}

static void an_article_read_again_tells_what_it_tells_then(void **state)
{
	struct archive archive = {.cases = *state};
	struct place place;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	put_named(&archive, "bridge-1");
	put_named(&archive, "flood-1");
	put_named(&archive, "bridge-2");
	assert_int_equal(archive_count(archive.store, "story:1"), 2);
	replace(&archive, 3, "flood-2");
	assert_int_equal(archive_count(archive.store, "story:1"), 1);
	assert_int_equal(archive_count(archive.store, "story:2"), 2);
	replace(&archive, 2, "bridge-3");
	assert_int_equal(archive_count(archive.store, "story:1"), 2);
	assert_int_equal(archive_count(archive.store, "story:3"), 1);
	store_close(archive.store);
	archive_intact(place.path, 3);
	place_remove(&place);
}

static void a_wrong_story_is_found_out(void **state)
{
	struct archive archive = {.cases = *state};
	struct store_health health;
	struct place place;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	put_named(&archive, "bridge-1");
	put_named(&archive, "bridge-2");
	store_close(archive.store);
	archive_tamper(place.path, "UPDATE story SET story = 2");
	archive.store = archive_open(place.path, STORE_READ);
	assert_int_equal(store_check(archive.store, &health, NULL), 0);
	assert_false(health.intact);
	assert_non_null(strstr(health.problem, "a story is not of its articles: '2'"));
	store_close(archive.store);
	place_remove(&place);
}

static void an_import_that_is_undone_leaves_no_story(void **state)
{
	struct archive archive = {.cases = *state};
	struct arena arena = {0};
	struct story_member *members;
	struct place place;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	put_named(&archive, "fire-1");
	assert_int_equal(store_begin(archive.store, NULL), 0);
	put_named(&archive, "fire-2");
	assert_int_equal(fellows(&archive, 1, &arena, &members), 1);
	store_rollback(archive.store);
	assert_int_equal(fellows(&archive, 1, &arena, &members), 0);
	assert_int_equal(archive_count(archive.store, "is:copy"), 0);
	put_named(&archive, "fire-2");
	assert_int_equal(archive_count(archive.store, "is:copy"), 1);
	arena_done(&arena);
	store_close(archive.store);
	archive_intact(place.path, 2);
	place_remove(&place);
}

/* Two processes put copies of one story in turn. */
static void processes_share_stories(void **state)
{
	struct archive archive = {.cases = *state};
	struct arena arena = {0};
	struct story_member *members;
	struct place place;
	int status;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	put_named(&archive, "bridge-1");
	assert_int_equal(archive_count(archive.store, "story:1"), 1);
	pid_t child = fork();
	if (child == 0) {
		struct archive other = {.cases = *state};
		if (store_open(place.path, STORE_WRITE, &other.store, NULL))
			_exit(1);
		put_named(&other, "bridge-2");
		store_close(other.store);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(archive_count(archive.store, "story:1"), 2);
	assert_int_equal(archive_count(archive.store, "is:copy"), 1);
	put_named(&archive, "bridge-3");
	assert_int_equal(fellows(&archive, 2, &arena, &members), 2);
	arena_done(&arena);
	store_close(archive.store);
	archive_intact(place.path, 3);
	place_remove(&place);
}

/* As schema 3 left it: the stories are found later, some at a time. */
static void an_earlier_archive_catches_up(void **state)
{
	struct archive archive = {.cases = *state};
	struct place place;
	struct diag diag = DIAG_INIT;
	size_t left = 1, rounds = 0;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	assert_int_equal(store_story_catch_up(archive.store, 10, &left, &diag), 0);
	assert_int_equal(left, 0);
	for (size_t i = 0; i + 1 < archive.cases->n; i++)
		put(&archive, i);
	store_close(archive.store);
	archive_tamper(place.path, "DELETE FROM story; DELETE FROM story_key;"
				   "DELETE FROM chunk WHERE id / 16384 = 16;"
				   "INSERT INTO story_rest SELECT 1, max(id) FROM article");
	archive.store = archive_open(place.path, STORE_WRITE);
	assert_int_equal(archive_count(archive.store, "is:copy"), 0);
	put(&archive, archive.cases->n - 1); /* an import in between does no harm */
	do {
		size_t before = left;
		if (store_story_catch_up(archive.store, 10, &left, &diag))
			fail_msg("%s", diag.text);
		assert_true(rounds++ == 0 || left + 10 == before || left == 0);
	} while (left);
	assert_int_equal(rounds, (archive.cases->n + 8) / 10);
	assert_stories(&archive);
	store_close(archive.store);
	archive_intact(place.path, (int64_t)archive.cases->n);
	place_remove(&place);
}

/* The same copy, each time with another headline so that it is not known, n days later. */
static void put_copies(struct archive *archive, const char *name, unsigned n, unsigned days)
{
	struct arena arena = {0};
	struct article article =
		archive->cases->articles[story_case(archive->cases, str_from(name))];
	int64_t start = moment_days(2021, 1, 1);
	for (unsigned i = 0; i < n; i++) {
		article.headline = str_printf(&arena, "शीर्षक %u", i);
		article.published = moment_from_seconds((start + (int64_t)i * days) * 86400, 0);
		archive_put(archive->store, &article, STR("page"));
	}
	arena_done(&arena);
}

static void a_story_ends_with_its_time(void **state)
{
	struct archive archive = {.cases = *state};
	struct place place;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	put_copies(&archive, "fire-1", 4, STORY_DAYS + 1);
	assert_int_equal(archive_count(archive.store, "is:copy"), 0);
	put_copies(&archive, "bridge-1", 3, STORY_DAYS);
	assert_int_equal(archive_count(archive.store, "is:copy"), 2);
	store_close(archive.store);
	place_remove(&place);
}

static void a_story_has_an_end(void **state)
{
	struct archive archive = {.cases = *state};
	struct place place;
	place_make(&place);
	archive.store = archive_open(place.path, STORE_CREATE);
	assert_int_equal(store_begin(archive.store, NULL), 0);
	put_copies(&archive, "brief-1", STORY_MAXIMUM + 20, 0);
	assert_int_equal(store_commit(archive.store, NULL), 0);
	assert_int_equal(archive_count(archive.store, "story:1"), STORY_MAXIMUM);
	/* the others find one another */
	assert_int_equal(archive_count(archive.store, "story:510"), 20);
	store_close(archive.store);
	archive_intact(place.path, STORY_MAXIMUM + 20);
	place_remove(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stories_are_those_of_the_file),
		cmocka_unit_test(the_order_does_not_matter),
		cmocka_unit_test(a_story_has_its_first_article_s_number),
		cmocka_unit_test(an_article_leaves_its_story),
		cmocka_unit_test(an_article_read_again_tells_what_it_tells_then),
		cmocka_unit_test(a_wrong_story_is_found_out),
		cmocka_unit_test(an_import_that_is_undone_leaves_no_story),
		cmocka_unit_test(processes_share_stories),
		cmocka_unit_test(an_earlier_archive_catches_up),
		cmocka_unit_test(a_story_ends_with_its_time),
		cmocka_unit_test(a_story_has_an_end),
	};
	return cmocka_run_group_tests(tests, story_cases_make, story_cases_remove);
}

/* What a person makes by hand: it is applied once, undone exactly, and survives everything. */
#include "archive.h"

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
	for (unsigned i = 1; i <= 5; i++) {
		article_make(i, &fixture->arena, &article);
		archive_put(fixture->store, &article, STR("page"));
	}
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	store_close(fixture->store);
	arena_done(&fixture->arena);
	place_remove(&fixture->place);
	mem_free(fixture);
	return 0;
}

static size_t apply(struct fixture *fixture, const struct edit *edits, size_t n,
		    struct edit **ret_changed)
{
	size_t changed = 0;
	if (edit_apply(fixture->store, edits, n, &fixture->arena, ret_changed, &changed,
		       &fixture->diag))
		fail_msg("%s", fixture->diag.text);
	return changed;
}

static struct article read_article(struct fixture *fixture, int64_t id)
{
	struct article article;
	assert_int_equal(store_article(fixture->store, id, &fixture->arena, &article, NULL), 0);
	return article;
}

static const struct edit all_kinds[] = {
	{EDIT_TAG, 2, {"बजट", 9}, .on = true},
	{EDIT_TAG, 2, {"आगे", 9}, .on = true},
	{EDIT_TAG, 3, {"बजट", 9}, .on = true},
	{EDIT_STAR, 2, .on = true},
	{EDIT_READ, 3, .on = true},
	{EDIT_NOTE, 2, {"देखें", 15}},
};
enum { N_ALL = sizeof all_kinds / sizeof *all_kinds };

static void edits_are_kept(void **state)
{
	struct fixture *fixture = *state;
	struct edit *changed;
	assert_int_equal(apply(fixture, all_kinds, N_ALL, &changed), N_ALL);
	store_close(fixture->store);
	fixture->store = archive_open(fixture->place.path, STORE_WRITE);
	struct article article = read_article(fixture, 2);
	assert_int_equal(article.n_tags, 2);
	assert_str(article.tags[0], "आगे");
	assert_str(article.tags[1], "बजट");
	assert_true(article.starred);
	assert_false(article.read);
	assert_str(article.note, "देखें");
	article = read_article(fixture, 3);
	assert_int_equal(article.n_tags, 1);
	assert_true(article.read);
	assert_false(article.starred);
	assert_str(article.note, "");
}

static void only_what_changed_is_reported(void **state)
{
	struct fixture *fixture = *state;
	struct edit *changed;
	apply(fixture, all_kinds, 3, &changed);
	assert_int_equal(apply(fixture, all_kinds, N_ALL, &changed), N_ALL - 3);
	assert_int_equal(changed[0].kind, EDIT_STAR);
	assert_int_equal(apply(fixture, all_kinds, N_ALL, &changed), 0);
	struct edit none[] = {{EDIT_TAG, 1, {"बजट", 9}, .on = false},
			      {EDIT_TAG, 1, {"कहीं नहीं", 25}, .on = false},
			      {EDIT_STAR, 1, .on = false},
			      {EDIT_NOTE, 1, {"", 0}}};
	assert_int_equal(apply(fixture, none, 4, &changed), 0);
}

static void undo_brings_back_what_was(void **state)
{
	struct fixture *fixture = *state;
	struct edit before[] = {{EDIT_TAG, 2, {"बजट", 9}, .on = true},
				{EDIT_NOTE, 2, {"पहला", 12}}};
	struct edit *changed, *undone;
	apply(fixture, before, 2, &changed);
	size_t n = apply(fixture, all_kinds, N_ALL, &changed);
	assert_int_equal(n, N_ALL - 1);
	assert_str(read_article(fixture, 2).note, "देखें");
	edit_reverse(changed, n);
	assert_int_equal(apply(fixture, changed, n, &undone), n);
	struct article article = read_article(fixture, 2);
	assert_int_equal(article.n_tags, 1);
	assert_str(article.tags[0], "बजट");
	assert_str(article.note, "पहला");
	assert_false(article.starred);
	assert_int_equal(read_article(fixture, 3).n_tags, 0);
	edit_reverse(undone, n);
	assert_int_equal(apply(fixture, undone, n, &changed), n);
	assert_str(read_article(fixture, 2).note, "देखें");
	assert_true(read_article(fixture, 3).read);
}

/* Two changes of one thing are undone in the reverse order. */
static void undo_goes_backwards(void **state)
{
	struct fixture *fixture = *state;
	struct edit twice[] = {{EDIT_NOTE, 1, {"one", 3}}, {EDIT_NOTE, 1, {"two", 3}}};
	struct edit *changed;
	assert_int_equal(apply(fixture, twice, 2, &changed), 2);
	edit_reverse(changed, 2);
	assert_int_equal(apply(fixture, changed, 2, &changed), 2);
	assert_str(read_article(fixture, 1).note, "");
	assert_int_equal(archive_count(fixture->store, "has:note"), 0);
}

static void nothing_is_done_if_an_article_is_missing(void **state)
{
	struct fixture *fixture = *state;
	struct edit edits[] = {{EDIT_STAR, 1, .on = true}, {EDIT_STAR, 99, .on = true}};
	struct edit *changed = NULL;
	size_t n = 7;
	assert_int_equal(
		edit_apply(fixture->store, edits, 2, &fixture->arena, &changed, &n, &fixture->diag),
		STORE_E_MISSING);
	assert_int_equal(n, 7);
	assert_false(read_article(fixture, 1).starred);
	assert_int_equal(archive_count(fixture->store, "is:starred"), 0);
}

/* Nor is anything lost that the transaction around it did before. */
static void a_missing_article_spares_the_transaction(void **state)
{
	struct fixture *fixture = *state;
	struct edit star = {EDIT_STAR, 1, .on = true}, missing = {EDIT_STAR, 99, .on = true};
	struct edit *changed;
	size_t n;
	assert_int_equal(store_begin(fixture->store, NULL), 0);
	apply(fixture, &star, 1, &changed);
	assert_int_equal(
		edit_apply(fixture->store, &missing, 1, &fixture->arena, &changed, &n, NULL),
		STORE_E_MISSING);
	assert_int_equal(store_commit(fixture->store, NULL), 0);
	assert_true(read_article(fixture, 1).starred);
}

static void queries_follow_edits(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;
	struct edit *changed;
	assert_int_equal(archive_count(store, "is:starred OR is:tagged OR has:note"), 0);
	assert_int_equal(archive_count(store, "is:unread"), 5);
	assert_int_equal(archive_count(store, "tag:बजट"), 0);
	int64_t version = store_version(store);
	size_t n = apply(fixture, all_kinds, N_ALL, &changed);
	assert_int_not_equal(store_version(store), version);
	assert_int_equal(archive_count(store, "is:starred"), 1);
	assert_int_equal(archive_count(store, "is:unread"), 4);
	assert_int_equal(archive_count(store, "tag:बजट"), 2);
	assert_int_equal(archive_count(store, "tag:बजट tag:आगे"), 1);
	assert_int_equal(archive_count(store, "is:tagged"), 2);
	assert_int_equal(archive_count(store, "has:note"), 1);
	edit_reverse(changed, n);
	apply(fixture, changed, n, &changed);
	assert_int_equal(archive_count(store, "is:starred OR is:tagged OR has:note"), 0);
	assert_int_equal(archive_count(store, "is:unread"), 5);
}

/* Importing the same pages again, and others, leaves all of it alone. */
static void import_does_not_touch_them(void **state)
{
	struct fixture *fixture = *state;
	struct edit *changed;
	struct article article;
	enum store_put put;
	int64_t id;
	apply(fixture, all_kinds, N_ALL, &changed);
	for (unsigned i = 1; i <= 8; i++) {
		article_make(i, &fixture->arena, &article);
		assert_int_equal(store_put(fixture->store, &article, STR("p"), &put, &id, NULL), 0);
		assert_int_equal(put, i <= 5 ? STORE_KNOWN : STORE_ADDED);
	}
	article = read_article(fixture, 2);
	assert_int_equal(article.n_tags, 2);
	assert_true(article.starred);
	assert_str(article.note, "देखें");
	assert_true(read_article(fixture, 3).read);
}

static void tags_have_one_spelling(void **state)
{
	static const char *const cases[][2] = {
		{"  उप  चुनाव ", "उप चुनाव"},
		{"a,b", "a b"},
		{"\ta\nb\xc2\xa0", "a b"},
		{"\xe0\xa4\x95\xe0\xa4\xbc\xe0\xa4\xbe", "\xe0\xa4\x95\xe0\xa4\xbc\xe0\xa4\xbe"},
		{"\xe0\xa5\x98", "\xe0\xa4\x95\xe0\xa4\xbc"}, /* NFC parts the nukta */
		{"a\x01\x1b[b", "a[b"},
	};
	struct buf tag = BUF_INIT(TAG_MAXIMUM);
	struct diag diag = DIAG_INIT;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(tag_normalise(str_from(cases[i][0]), &tag, &diag));
		assert_str(buf_str(&tag), cases[i][1]);
	}
	char letters[TAG_MAXIMUM + 1];
	memset(letters, 'x', sizeof letters);
	assert_true(tag_normalise((struct str){letters, TAG_MAXIMUM}, &tag, &diag));
	assert_false(tag_normalise((struct str){letters, TAG_MAXIMUM + 1}, &tag, &diag));
	assert_non_null(strstr(diag.text, "too long"));
	assert_false(tag_normalise(STR(" , \n"), &tag, &diag));
	assert_non_null(strstr(diag.text, "empty"));
	buf_done(&tag);
}

#define EDIT_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EDIT_TEST(edits_are_kept),
		EDIT_TEST(only_what_changed_is_reported),
		EDIT_TEST(undo_brings_back_what_was),
		EDIT_TEST(undo_goes_backwards),
		EDIT_TEST(nothing_is_done_if_an_article_is_missing),
		EDIT_TEST(a_missing_article_spares_the_transaction),
		EDIT_TEST(queries_follow_edits),
		EDIT_TEST(import_does_not_touch_them),
		cmocka_unit_test(tags_have_one_spelling),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

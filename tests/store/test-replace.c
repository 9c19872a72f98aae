/* An article that is read again: what was read of it is new, what a person made of it stays. */
#include "archive.h"

#include <sqlite3.h>

#include "surkhi/store/story.h"

enum { N_ARTICLES = 12 };

struct fixture {
	struct place place;
	struct arena arena;
	struct store *store;
	struct article article; /* number 1 of the family, as it is read again */
};

static int set_up(void **state)
{
	struct fixture *fixture = mem_new(1, sizeof *fixture);
	struct article article;
	place_make(&fixture->place);
	fixture->store = archive_open(fixture->place.path, STORE_CREATE);
	for (unsigned i = 1; i <= N_ARTICLES; i++) {
		article_make(i, &fixture->arena, &article);
		archive_put(fixture->store, &article, STR("page"));
	}
	article_make(1, &fixture->arena, &fixture->article);
	*state = fixture;
	return 0;
}

/* The index cannot be compared with the texts from outside: a store made anew tells what is right.
 */
static void assert_index_right(struct fixture *fixture)
{
	static const char *const words[] = {"खबर",   "बैठक", "रैली", "उपचुनाव", "बजट",
					    "किसान", "नदी", "1",   "पुल*",    "khabar"};
	const char *path = place_name(&fixture->place, "anew.db");
	struct store *anew = archive_open(path, STORE_CREATE);
	for (int64_t id = 1; id <= N_ARTICLES; id++) {
		struct article article;
		assert_int_equal(store_article(fixture->store, id, &fixture->arena, &article, NULL),
				 0);
		archive_put(anew, &article, STR("page"));
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_int_equal(archive_count(fixture->store, words[i]),
				 archive_count(anew, words[i]));
	store_close(anew);
}

static int64_t sum_of_terms(const char *path)
{
	sqlite3 *db;
	sqlite3_stmt *stmt;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	const char *sql = "SELECT sum(df * (unicode(form) + length(form))) FROM term";
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	int64_t sum = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return sum;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	assert_index_right(fixture);
	store_close(fixture->store);
	archive_intact(fixture->place.path, N_ARTICLES);
	int64_t sum = sum_of_terms(fixture->place.path);
	assert_int_equal(sum, sum_of_terms(place_name(&fixture->place, "anew.db")));
	arena_done(&fixture->arena);
	place_remove(&fixture->place);
	mem_free(fixture);
	return 0;
}

static enum store_replaced replace(struct fixture *fixture, int64_t id)
{
	struct diag diag = DIAG_INIT;
	enum store_replaced replaced = STORE_SAME;
	if (store_replace(fixture->store, id, &fixture->article, &replaced, &diag))
		fail_msg("%s", diag.text);
	return replaced;
}

static struct article read_article(struct fixture *fixture, int64_t id)
{
	struct article article;
	assert_int_equal(store_article(fixture->store, id, &fixture->arena, &article, NULL), 0);
	return article;
}

static size_t count(struct fixture *fixture, const char *query)
{
	return archive_count(fixture->store, query);
}

static void what_reads_as_before_is_not_written(void **state)
{
	struct fixture *fixture = *state;
	struct article before = read_article(fixture, 1);
	int64_t version = store_version(fixture->store);
	fixture->article.source = STR("elsewhere");
	fixture->article.format = STR_EMPTY;
	fixture->article.imported = (struct moment){.year = 0};
	assert_int_equal(replace(fixture, 1), STORE_SAME);
	assert_int_equal(store_version(fixture->store), version);
	struct article after = read_article(fixture, 1);
	assert_same_article(&after, &before);
}

static void other_names_are_found(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:BJP");
	assert_int_equal(count(fixture, "party:NEW"), 0);
	fixture->article.entities[0].id = STR("NEW");
	fixture->article.entities[0].name = STR("नया");
	fixture->article.entities[1].primary = false;
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
	assert_int_equal(count(fixture, "party:NEW"), 1);
	assert_int_equal(count(fixture, "party:BJP"), n - 1);
	assert_int_equal(replace(fixture, 1), STORE_SAME);
}

/* Other words, another date: index, order and table of terms follow. */
static void other_words_are_found(void **state)
{
	struct fixture *fixture = *state;
	struct query query;
	struct selection selection = {.n = 0};
	fixture->article.headline = STR("नदी पर पुल");
	fixture->article.paragraphs[1].text = STR("पुल 1 साल में बनेगा। नदी गहरी है।");
	moment_parse(STR("2031-01-01"), &fixture->article.published);
	assert_int_equal(count(fixture, "नदी"), 0);
	size_t n = count(fixture, "रैली");
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
	assert_int_equal(count(fixture, "नदी"), 1);
	assert_int_equal(count(fixture, "headline:पुल"), 1);
	assert_int_equal(count(fixture, "रैली"), n - 1);
	assert_int_equal(count(fixture, "date:2031"), 1);
	assert_int_equal(query_parse(STR(""), NULL, &query, NULL), 0);
	assert_int_equal(store_select(fixture->store, &query, ORDER_NEWEST, &selection, NULL), 0);
	uint32_t first;
	assert_int_equal(selection_ids(fixture->store, &selection, 0, 1, &first, NULL), 0);
	assert_int_equal(first, 1);
	selection_done(&selection);
	query_done(&query);
	/* and back again */
	article_make(1, &fixture->arena, &fixture->article);
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
	assert_int_equal(count(fixture, "नदी"), 0);
	assert_int_equal(count(fixture, "रैली"), n);
}

static void what_was_known_again_still_is(void **state)
{
	struct fixture *fixture = *state;
	enum store_put put;
	int64_t id = 0;
	fixture->article.url = STR("https://samachar.example/new");
	fixture->article.paragraphs[0].text = STR("नदी");
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
	fixture->article.url = STR_EMPTY;
	assert_int_equal(store_put(fixture->store, &fixture->article, STR("p"), &put, &id, NULL),
			 0);
	assert_int_equal(put, STORE_KNOWN);
	assert_int_equal(id, 1);
	fixture->article.url = STR("https://samachar.example/new");
	fixture->article.paragraphs[0].text = STR("और कुछ");
	assert_int_equal(store_put(fixture->store, &fixture->article, STR("p"), &put, &id, NULL),
			 0);
	assert_int_equal(put, STORE_KNOWN);
	assert_int_equal(id, 1);
}

static void nobody_takes_the_url_of_another(void **state)
{
	struct fixture *fixture = *state;
	fixture->article.url = STR("https://samachar.example/2");
	fixture->article.outlet = STR("नया अख़बार");
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
	assert_str(read_article(fixture, 1).url, "https://samachar.example/1");
	fixture->article.url = STR_EMPTY;
	assert_int_equal(replace(fixture, 1), STORE_SAME);
	assert_str(read_article(fixture, 1).url, "https://samachar.example/1");
}

/* Of article 1: BJP, IN-HP, रमेश ठाकुर. The rules of today find neither person nor party. */
static void read_without_entities(struct fixture *fixture)
{
	fixture->article.n_entities = 0;
	fixture->article.paragraphs[1].text = STR("नदी गहरी है।");
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
}

static void what_a_person_made_stays(void **state)
{
	struct fixture *fixture = *state;
	archive_edit(fixture->store, (struct edit){EDIT_TAG, 1, STR("पुल"), .on = true});
	archive_edit(fixture->store, (struct edit){EDIT_STAR, 1, .on = true});
	archive_edit(fixture->store, (struct edit){EDIT_READ, 1, .on = true});
	archive_edit(fixture->store, (struct edit){EDIT_NOTE, 1, STR("देखें")});
	read_without_entities(fixture);
	struct article article = read_article(fixture, 1);
	assert_int_equal(article.n_tags, 1);
	assert_true(article.starred);
	assert_true(article.read);
	assert_str(article.note, "देखें");
	assert_int_equal(count(fixture, "tag:पुल is:starred is:read has:note"), 1);
}

static struct correction about(enum correction_kind what, int64_t article, enum entity_kind kind,
			       const char *name)
{
	return (struct correction){
		.what = what,
		.article = article,
		.entity = {.kind = kind, .id = str_from(name), .name = str_from(name)}};
}

static void correct(struct fixture *fixture, struct correction correction, bool on)
{
	archive_edit(fixture->store, (struct edit){.kind = EDIT_CORRECT,
						   .article = correction.article,
						   .on = on,
						   .correction = &correction});
}

static void corrections_stay(void **state)
{
	struct fixture *fixture = *state;
	struct correction retype = about(CORRECT_RETYPE, 1, ENTITY_PERSON, "रमेश ठाकुर");
	retype.to = (struct entity){.kind = ENTITY_ORGANISATION, .name = STR("ठाकुर सभा")};
	size_t n = count(fixture, "party:BJP");
	correct(fixture, about(CORRECT_REJECT, 1, ENTITY_STATE, "IN-HP"), true);
	correct(fixture, about(CORRECT_ACCEPT, 0, ENTITY_PARTY, "BJP"), true);
	correct(fixture, retype, true);
	read_without_entities(fixture);
	assert_int_equal(count(fixture, "party:BJP"), n);
	assert_int_equal(count(fixture, "org:\"ठाकुर सभा\""), 1);
	struct article article = read_article(fixture, 1);
	assert_int_equal(article.n_entities, 2);
	/* read once more by rules that find them: rejected is rejected */
	article_make(1, &fixture->arena, &fixture->article);
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
	article = read_article(fixture, 1);
	assert_int_equal(article.n_entities, 2);
	correct(fixture, retype, false);
	article = read_article(fixture, 1);
	assert_int_equal(article.n_entities, 2);
	assert_int_equal(article.entities[1].kind, ENTITY_PERSON);
}

static void words_that_were_marked_are_found_again(void **state)
{
	struct fixture *fixture = *state;
	struct article article = read_article(fixture, 1);
	struct correction accept = about(CORRECT_ACCEPT, 1, ENTITY_PLACE, "बात");
	struct str text = article.paragraphs[0].text;
	uint32_t at = (uint32_t)str_find(text, STR("बात"), 0);
	struct mention place = {.field = FIELD_BODY, .start = at, .end = at + 9};
	accept.anchored = true;
	accept.anchor = anchor_of(&article, &place);
	correct(fixture, accept, true);
	struct paragraph paragraphs[3] = {{.text = STR("नदी गहरी है।")},
					  fixture->article.paragraphs[0],
					  fixture->article.paragraphs[1]};
	fixture->article.paragraphs = paragraphs;
	fixture->article.n_paragraphs = 3;
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
	article = read_article(fixture, 1);
	assert_int_equal(article.n_mentions, 1);
	assert_int_equal(article.mentions[0].paragraph, 1);
	assert_str(mention_text(&article, &article.mentions[0]), "बात");
	assert_int_equal(count(fixture, "place:बात"), 1);
}

static size_t fellows(struct fixture *fixture, int64_t id)
{
	struct story_member *members;
	size_t n;
	assert_int_equal(store_story(fixture->store, id, &fixture->arena, &members, &n, NULL), 0);
	return n;
}

/* Two pages turn out to hold one text, and then they do not. */
static void stories_are_found_anew(void **state)
{
	struct fixture *fixture = *state;
	fixture->article.paragraphs[0].text =
		STR("नदी के पुल की मरम्मत सोमवार से शुरू होगी और तीन सप्ताह चलेगी। विभाग ने कहा कि भारी "
		    "गाड़ियां बाईपास से जाएंगी। स्कूल की बसों को सुबह और दोपहर में रास्ता मिलेगा।");
	fixture->article.url = STR_EMPTY;
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
	assert_int_equal(fellows(fixture, 1), 0);
	assert_int_equal(replace(fixture, 2), STORE_CHANGED);
	assert_int_equal(fellows(fixture, 1), 1);
	assert_int_equal(fellows(fixture, 2), 1);
	article_make(2, &fixture->arena, &fixture->article);
	assert_int_equal(replace(fixture, 2), STORE_CHANGED);
	assert_int_equal(fellows(fixture, 1), 0);
	assert_int_equal(fellows(fixture, 2), 0);
}

static void what_is_not_there_is_told(void **state)
{
	struct fixture *fixture = *state;
	enum store_replaced replaced = STORE_CHANGED;
	struct diag diag = DIAG_INIT;
	assert_int_equal(store_replace(fixture->store, 99, &fixture->article, &replaced, &diag),
			 STORE_E_MISSING);
	assert_int_equal(replaced, STORE_CHANGED);
	assert_true(diag.text[0] != 0);
}

/* One article whose bytes are damaged costs none of the others in its transaction. */
static void a_damaged_article_costs_no_other(void **state)
{
	struct fixture *fixture = *state;
	enum store_replaced replaced;
	archive_tamper(fixture->place.path,
		       "CREATE TABLE kept AS SELECT * FROM body WHERE article = 2;"
		       "UPDATE body SET packed = zeroblob(9) WHERE article = 2");
	assert_int_equal(store_begin(fixture->store, NULL), 0);
	fixture->article.paragraphs[0].text = STR("नदी");
	assert_int_equal(replace(fixture, 1), STORE_CHANGED);
	assert_int_equal(store_replace(fixture->store, 2, &fixture->article, &replaced, NULL),
			 STORE_E_NOT_STORE);
	assert_int_equal(store_commit(fixture->store, NULL), 0);
	assert_int_equal(count(fixture, "नदी"), 1);
	archive_tamper(fixture->place.path,
		       "UPDATE body SET packed = (SELECT packed FROM kept) WHERE article = 2;"
		       "DROP TABLE kept");
}

#define test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(what_reads_as_before_is_not_written),
		test(other_names_are_found),
		test(other_words_are_found),
		test(what_was_known_again_still_is),
		test(nobody_takes_the_url_of_another),
		test(what_a_person_made_stays),
		test(corrections_stay),
		test(words_that_were_marked_are_found_again),
		test(stories_are_found_anew),
		test(what_is_not_there_is_told),
		test(a_damaged_article_costs_no_other),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

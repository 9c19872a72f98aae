/* Articles as bytes: what goes in comes out, as it does of archives that earlier versions wrote. */
#include "archive.h"

#include <sqlite3.h>
#include <zstd.h>

#include "coding.h"
#include "encode.h"
#include "pack.h"
#include "weave.h"

enum { ROOM = 1 << 20 };

static struct str written(struct arena *arena, struct buf *bytes)
{
	assert_false(bytes->full);
	struct str copy = str_copy(arena, buf_str(bytes));
	buf_done(bytes);
	return copy;
}

static void assert_comes_back(const struct article *article)
{
	struct arena arena = {0};
	struct article read = *article;
	struct buf bytes = BUF_INIT(ROOM);
	assert_true(encode_article(article, &bytes));
	read.paragraphs = NULL;
	read.entities = NULL;
	read.mentions = NULL;
	assert_true(decode_article(buf_str(&bytes), &arena, &read));
	assert_same_article(&read, article);
	buf_done(&bytes);
	arena_done(&arena);
}

/* Whatever bytes: letters, other letters, controls, what stands before others, no UTF-8. */
static void any_text_comes_back(void **state)
{
	static const char *const texts[] = {
		"",
		"नमस्ते, 2024!",
		"“उद्धरण” – ₹५० 🙂",
		"\x01",
		"\x01\x01क",
		"\xe0",
		"\xe0\xa4",
		"\xe0\xa4\xc0",
		"\xe0\xa6\x95",
		"\xe0\xa5",
		"\x80",
		"\xf0\x9f\xe0",
		"\xe0\xa4\x95\xe0\xa4",
		"\xff\xfe\x01",
		"அஆ \xc2\xa0",
	};
	struct paragraph paragraphs[sizeof texts / sizeof *texts + 1];
	size_t n = 0;
	char all[256];
	for (size_t i = 0; i < sizeof all; i++)
		all[i] = (char)i;
	for (; n < sizeof texts / sizeof *texts; n++)
		paragraphs[n] = (struct paragraph){n % 2, str_from(texts[n])};
	paragraphs[n++] = (struct paragraph){false, {all, sizeof all}};
	struct article article = {.paragraphs = paragraphs, .n_paragraphs = n};
	assert_comes_back(&article);
}

static void devanagari_takes_a_byte_a_letter(void **state)
{
	struct buf bytes = BUF_INIT(64);
	put_text(&bytes, STR("कमल 5"));
	assert_true(str_equal(buf_str(&bytes), STR("\x0b\x95\xae\xb2 5")));
	buf_done(&bytes);
}

/* More rules than are numbered, entities with what mentions say and with what they do not. */
static void whatever_was_found_comes_back(void **state)
{
	enum { MENTIONS = 300, ENTITIES = 7 };
	struct arena arena = {0};
	struct paragraph paragraphs[] = {{false, STR("राम सिंह और श्याम")}, {true, STR("राम सिंह")}};
	struct entity entities[ENTITIES] = {
		{.kind = ENTITY_PARTY, .id = STR("X"), .name = STR("राम"), .mentions = 40},
		{.kind = ENTITY_STATE, .id = STR("राम"), .name = STR("राम"), .primary = true},
		{.kind = ENTITY_PERSON, .name = STR("राम"), .party = STR("X"), .state = STR("Y")},
		{.kind = ENTITY_PLACE, .id = STR("z"), .place_kind = STR("city"), .role = STR("r")},
	};
	struct mention *mentions = arena_new(&arena, MENTIONS, sizeof *mentions);
	for (unsigned i = 1; i < MENTIONS; i++)
		mentions[i] = (struct mention){
			.entity = i * i % (ENTITIES - 1), /* the last one has none */
			.field = (enum field)(i * 7 % N_FIELDS),
			.start = i % 3,
			.end = 3 + i % 5,
			.rule = str_printf(&arena, "rule-%u", i % 11 * (i / 3 % 29)),
		};
	for (unsigned i = 1; i < MENTIONS; i++)
		if (mentions[i].field >= FIELD_SUBHEAD)
			mentions[i].paragraph = i / 2 % 2;
	struct article article = {.headline = STR("राम का शीर्षक"),
				  .standfirst = STR("राम का सार"),
				  .paragraphs = paragraphs,
				  .n_paragraphs = 2,
				  .entities = entities,
				  .n_entities = ENTITIES,
				  .mentions = mentions,
				  .n_mentions = MENTIONS};
	assert_comes_back(&article);
	arena_done(&arena);
}

/* Version 1, as it was written for a year: texts as they are, rules as texts, everything there. */
static void first_text(struct buf *bytes, struct str text)
{
	put_number(bytes, text.n);
	buf_add(bytes, text);
}

static void first_found(struct buf *bytes, const struct article *article)
{
	put_number(bytes, article->n_entities);
	for (size_t i = 0; i < article->n_entities; i++) {
		const struct entity *entity = &article->entities[i];
		put_number(bytes, (uint64_t)entity->kind * 2 + entity->primary);
		put_number(bytes, entity->mentions);
		first_text(bytes, entity->id);
		first_text(bytes, entity->name);
		first_text(bytes, entity->role);
		first_text(bytes, entity->party);
		first_text(bytes, entity->state);
		first_text(bytes, entity->place_kind);
	}
	put_number(bytes, article->n_mentions);
	for (size_t i = 0; i < article->n_mentions; i++) {
		const struct mention *mention = &article->mentions[i];
		put_number(bytes, mention->entity);
		put_number(bytes, mention->field);
		put_number(bytes, mention->paragraph);
		put_number(bytes, mention->start);
		put_number(bytes, mention->end - mention->start);
		first_text(bytes, mention->rule);
	}
}

static struct str first_body(const struct article *article, struct arena *arena)
{
	struct buf bytes = BUF_INIT(ROOM);
	char updated[MOMENT_SIZE];
	moment_format(&article->updated, updated);
	put_number(&bytes, ENCODE_FIRST);
	first_text(&bytes, article->language);
	first_text(&bytes, article->standfirst);
	first_text(&bytes, article->byline);
	first_text(&bytes, str_from(updated));
	put_number(&bytes, article->headline_derived);
	put_number(&bytes, article->n_paragraphs);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		put_number(&bytes,
			   article->paragraphs[i].text.n * 2 + article->paragraphs[i].subhead);
		buf_add(&bytes, article->paragraphs[i].text);
	}
	first_found(&bytes, article);
	return written(arena, &bytes);
}

/* The first line where it is in the original, the others as texts. */
static struct str first_lines(const struct article *article, struct str original,
			      struct arena *arena)
{
	struct buf bytes = BUF_INIT(ROOM);
	put_number(&bytes, ENCODE_FIRST);
	put_number(&bytes, article->n_lines);
	for (size_t i = 0; i < article->n_lines; i++) {
		const struct line *line = &article->lines[i];
		put_number(&bytes, (uint64_t)line->kind * 2 + (i == 0));
		first_text(&bytes, line->rule);
		if (i == 0) {
			put_number(&bytes, str_find(original, line->text, 0));
			put_number(&bytes, line->text.n);
		} else {
			first_text(&bytes, line->text);
		}
	}
	return written(arena, &bytes);
}

static struct str packed_beside(struct str bytes, struct str beside, struct arena *arena)
{
	ZSTD_CCtx *context = ZSTD_createCCtx();
	size_t room = ZSTD_compressBound(bytes.n);
	char *packed = arena_new(arena, room, 1);
	if (beside.n)
		ZSTD_CCtx_refPrefix(context, beside.s, beside.n);
	size_t n = ZSTD_compress2(context, packed, room, bytes.s, bytes.n);
	assert_false(ZSTD_isError(n));
	ZSTD_freeCCtx(context);
	return (struct str){packed, n};
}

static void part_write(sqlite3 *db, const char *sql, int dict, struct str packed)
{
	sqlite3_stmt *stmt;
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	sqlite3_bind_int(stmt, 1, dict);
	sqlite3_bind_blob(stmt, 2, packed.s, (int)packed.n, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
	assert_int_equal(sqlite3_changes(db), 1);
	sqlite3_finalize(stmt);
}

/* Article 1 as earlier versions packed it, the original beside the body or, at first, alone. */
static void make_earlier(const char *path, const struct article *article, struct str original,
			 bool alone)
{
	struct arena arena = {0};
	struct str body = first_body(article, &arena);
	struct str lines = first_lines(article, original, &arena);
	struct str beside = alone ? STR_EMPTY : body;
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	part_write(db, "UPDATE body SET dict = ?1, packed = ?2 WHERE article = 1", PACKED_ALONE,
		   packed_beside(body, STR_EMPTY, &arena));
	part_write(db, "UPDATE lines SET dict = ?1, packed = ?2 WHERE article = 1", PACKED_ALONE,
		   packed_beside(lines, STR_EMPTY, &arena));
	part_write(db, "UPDATE original SET dict = ?1, packed = ?2 WHERE article = 1",
		   alone ? PACKED_ALONE : PACKED_BESIDE, packed_beside(original, beside, &arena));
	sqlite3_close(db);
	archive_tamper(path, "PRAGMA user_version = 6");
	arena_done(&arena);
}

static void assert_reads(const char *path, const struct article *article, struct str original)
{
	struct arena arena = {0};
	struct article read;
	struct line *lines;
	struct buf bytes = BUF_INIT(ROOM);
	size_t n;
	struct store *store = archive_open(path, STORE_WRITE);
	assert_int_equal(store_article(store, 1, &arena, &read, NULL), 0);
	assert_same_article(&read, article);
	assert_int_equal(store_original(store, 1, &bytes, NULL), 0);
	assert_true(str_equal(buf_str(&bytes), original));
	assert_int_equal(store_lines(store, 1, &arena, &lines, &n, NULL), 0);
	assert_int_equal(n, article->n_lines);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(lines[i].kind, article->lines[i].kind);
		assert_true(str_equal(lines[i].text, article->lines[i].text));
		assert_true(str_equal(lines[i].rule, article->lines[i].rule));
	}
	store_close(store);
	archive_intact(path, 1);
	buf_done(&bytes);
	arena_done(&arena);
}

/* And when it is read again with other rules, it is written as today. */
static void replace(const char *path, struct article *article, enum store_replaced expected)
{
	enum store_replaced replaced;
	struct store *store = archive_open(path, STORE_WRITE);
	assert_int_equal(store_replace(store, 1, article, &replaced, NULL), 0);
	assert_int_equal(replaced, expected);
	store_close(store);
}

static void an_earlier_archive_reads_the_same(void **state)
{
	for (int alone = 0; alone < 2; alone++) {
		struct place place;
		struct arena arena = {0};
		struct article article;
		struct str original;
		place_make(&place);
		article_rich(&arena, &article, &original);
		struct store *store = archive_open(place.path, STORE_CREATE);
		assert_int_equal(archive_put(store, &article, original), 1);
		store_close(store);
		make_earlier(place.path, &article, original, alone);
		assert_reads(place.path, &article, original);
		replace(place.path, &article, STORE_SAME);
		assert_reads(place.path, &article, original);
		article.headline = STR("दूसरा शीर्षक, जो पहले से लंबा है");
		replace(place.path, &article, STORE_CHANGED);
		assert_reads(place.path, &article, original);
		arena_done(&arena);
		place_remove(&place);
	}
}

static void assert_weaves(struct str original, struct str text, size_t least, size_t most)
{
	struct arena arena = {0};
	struct str again;
	struct buf bytes = BUF_INIT(ROOM);
	weave(original, text, &bytes);
	assert_false(bytes.full);
	assert_in_range(bytes.n, least, most);
	assert_true(unweave(buf_str(&bytes), text, original.n, &arena, &again));
	assert_true(str_equal(again, original));
	if (original.n)
		assert_false(unweave(buf_str(&bytes), text, original.n - 1, &arena, &again));
	for (size_t i = 0; i < bytes.n; i++) {
		struct str cut = {bytes.s, i};
		assert_false(unweave(cut, text, original.n, &arena, &again));
		bytes.s[i] = (char)(bytes.s[i] ^ 0x15);
		if (unweave(buf_str(&bytes), text, original.n, &arena, &again))
			assert_true(again.n <= original.n);
		bytes.s[i] = (char)(bytes.s[i] ^ 0x15);
	}
	buf_done(&bytes);
	arena_done(&arena);
}

static void an_original_is_woven_of_its_text(void **state)
{
	const struct str text =
		STR("शीर्षक जो सब जगह आता है\nपहला अनुच्छेद, जिसमें कुछ बातें हैं।\nदूसरा अनुच्छेद और "
		    "लंबा है, पर उसमें वही बात है।");
	const struct str back =
		STR("दूसरा अनुच्छेद और लंबा है, पर उसमें वही बात है।\r\n\0पहला अनुच्छेद, जिसमें कुछ बातें हैं।");
	assert_weaves(STR_EMPTY, STR_EMPTY, 2, 2);
	assert_weaves(STR_EMPTY, text, 2, 2);
	assert_weaves(STR("अलग"), STR_EMPTY, 6, 6);
	assert_weaves(text, STR_EMPTY, 100, 200);
	assert_weaves(text, text, 3, 20);
	assert_weaves(back, text, 3, 24);
	assert_weaves(str_slice(text, 7, text.n - 5), text, 3, 24);
	assert_weaves(STR("<h1>शीर्षक जो सब जगह आता है</h1>\n<p>पहला <b>अनुच्छेद</b>, जिसमें कुछ बातें हैं।"),
		      text, 20, 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_text_comes_back),
		cmocka_unit_test(devanagari_takes_a_byte_a_letter),
		cmocka_unit_test(whatever_was_found_comes_back),
		cmocka_unit_test(an_earlier_archive_reads_the_same),
		cmocka_unit_test(an_original_is_woven_of_its_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

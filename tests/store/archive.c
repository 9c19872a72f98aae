/* What the tests of the store share: a place for it, articles to put in, and questions to ask. */
#include "archive.h"

#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void place_make(struct place *place)
{
	const char *temporary = getenv("TMPDIR");
	snprintf(place->folder, sizeof place->folder, "%.40s/surkhi-XXXXXX",
		 temporary ? temporary : "/tmp");
	assert_non_null(mkdtemp(place->folder));
	snprintf(place->path, sizeof place->path, "%s/archive.db", place->folder);
}

/* One level of folders below is enough for what the tests make. */
static void remove_all(const char *folder, bool deeper)
{
	DIR *entries = opendir(folder);
	char path[512];
	for (struct dirent *entry; entries && (entry = readdir(entries));) {
		if (entry->d_name[0] == '.' &&
		    (!entry->d_name[1] || (entry->d_name[1] == '.' && !entry->d_name[2])))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (unlink(path) != 0 && deeper)
			remove_all(path, false);
	}
	if (entries)
		closedir(entries);
	rmdir(folder);
}

void place_remove(struct place *place)
{
	chmod(place->folder, 0700);
	remove_all(place->folder, true);
}

const char *place_name(struct place *place, const char *name)
{
	static char path[256];
	snprintf(path, sizeof path, "%s/%s", place->folder, name);
	return path;
}

void file_write(const char *path, const void *data, size_t n)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

void file_flip(const char *path, size_t offset)
{
	int fd = open(path, O_RDWR);
	unsigned char byte;
	assert_true(fd >= 0);
	assert_int_equal(pread(fd, &byte, 1, (off_t)offset), 1);
	byte ^= 0x55;
	assert_int_equal(pwrite(fd, &byte, 1, (off_t)offset), 1);
	close(fd);
}

struct store *archive_open(const char *path, enum store_mode mode)
{
	struct diag diag = DIAG_INIT;
	struct store *store = NULL;
	if (store_open(path, mode, &store, &diag))
		fail_msg("%s", diag.text);
	return store;
}

int64_t archive_put(struct store *store, const struct article *article, struct str original)
{
	struct diag diag = DIAG_INIT;
	enum store_put put;
	int64_t id = 0;
	if (store_put(store, article, original, &put, &id, &diag))
		fail_msg("%s", diag.text);
	assert_int_equal(put, STORE_ADDED);
	return id;
}

size_t archive_count(struct store *store, const char *text)
{
	struct diag diag = DIAG_INIT;
	struct query query = {.root = NULL};
	struct selection selection = {.n = 0};
	if (query_parse(str_from(text), NULL, &query, &diag) ||
	    store_select(store, &query, ORDER_NEWEST, &selection, &diag))
		fail_msg("%s: %s", text, diag.text);
	size_t n = selection.n;
	assert_int_equal(bits_count(&selection.articles), n);
	selection_done(&selection);
	query_done(&query);
	return n;
}

void archive_edit(struct store *store, struct edit edit)
{
	struct diag diag = DIAG_INIT;
	struct arena arena = {0};
	struct edit *changed;
	size_t n;
	if (edit_apply(store, &edit, 1, &arena, &changed, &n, &diag))
		fail_msg("%s", diag.text);
	assert_int_equal(n, 1);
	arena_done(&arena);
}

void archive_intact(const char *path, int64_t articles)
{
	struct diag diag = DIAG_INIT;
	struct store_health health;
	struct store *store = archive_open(path, STORE_WRITE);
	if (store_check(store, &health, &diag))
		fail_msg("%s", diag.text);
	assert_string_equal(health.problem, "");
	assert_true(health.intact);
	assert_int_equal(health.articles, articles);
	store_close(store);
}

void archive_tamper(const char *path, const char *sql)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

void archive_headline_first(const char *path)
{
	store_close(archive_open(path, STORE_CREATE));
	archive_tamper(path, "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = "
			     "replace(sql, 'body, headline', 'headline, body')");
}

static const char *const parties[] = {"INC", "BJP", "AAP", "SP", "RJD"};
static const char *const states[] = {"IN-HP", "IN-UP", "IN-BR"};
static const char *const people[] = {"रमेश ठाकुर", "सुनीता वर्मा", "अनिल यादव", "कमला देवी"};
static const char *const outlets[] = {"पहाड़ समाचार", "गंगा टाइम्स"};
static const char *const topics[] = {"बैठक", "रैली", "उपचुनाव", "बजट", "किसान", "बिजली"};

#define PICK(of, n) str_from((of)[(n) % (sizeof(of) / sizeof *(of))])

void article_make(unsigned n, struct arena *arena, struct article *ret_article)
{
	struct article article = {
		.source = str_printf(arena, "pages/%u.txt", n),
		.url = str_printf(arena, "https://samachar.example/%u", n),
		.format = STR("text"),
		.outlet = PICK(outlets, n),
		.language = STR("hi"),
		.headline = str_printf(arena, "%s: खबर संख्या %u", PICK(topics, n).s, n),
		.published = moment_from_seconds(1577836800 + (int64_t)n * 40000, MOMENT_INDIA),
		.imported = moment_from_seconds(1700000000, 0),
	};
	article.n_paragraphs = 2;
	article.paragraphs = arena_new(arena, 2, sizeof *article.paragraphs);
	article.paragraphs[0].text = str_printf(arena, "%s ने %s पर बात की। यह बात %u बार कही गई।",
						PICK(people, n / 3).s, PICK(topics, n / 5).s, n);
	article.paragraphs[1].text = str_printf(arena, "अगली %s जल्द होगी।", PICK(topics, n + 1).s);
	article.n_entities = 3;
	article.entities = arena_new(arena, 3, sizeof *article.entities);
	article.entities[0] = (struct entity){.kind = ENTITY_PARTY,
					      .id = PICK(parties, n),
					      .name = PICK(parties, n),
					      .mentions = n % 4 + 1};
	article.entities[1] = (struct entity){.kind = ENTITY_STATE,
					      .id = PICK(states, n / 2),
					      .name = PICK(states, n / 2),
					      .primary = true,
					      .mentions = 1};
	article.entities[2] = (struct entity){.kind = ENTITY_PERSON,
					      .id = PICK(people, n / 3),
					      .name = PICK(people, n / 3),
					      .mentions = 1};
	*ret_article = article;
}

static struct line line_of(enum line_kind kind, struct str text)
{
	return (struct line){.kind = kind, .text = text, .rule = STR("shape")};
}

static void rich_entities(struct arena *arena, struct article *article)
{
	static const struct entity entities[] = {
		{ENTITY_PARTY, {"INC", 3}, {"Congress", 8}, .mentions = 2},
		{ENTITY_STATE, {"IN-HP", 5}, {"HP", 2}, .primary = true, .mentions = 1},
		{ENTITY_PERSON,
		 {"ramesh", 6},
		 {"Ramesh", 6},
		 {"neta", 4},
		 {"INC", 3},
		 {"IN-HP", 5},
		 .mentions = 1},
		{ENTITY_PLACE,
		 {"shimla", 6},
		 {"Shimla", 6},
		 .state = {"IN-HP", 5},
		 .place_kind = {"city", 4},
		 .mentions = 1},
		{ENTITY_ORGANISATION, {"sangh", 5}, {"Sangh", 5}, .mentions = 1},
	};
	article->n_entities = sizeof entities / sizeof *entities;
	article->entities = arena_new(arena, article->n_entities, sizeof *entities);
	memcpy(article->entities, entities, sizeof entities);
	static const struct mention mentions[] = {
		{0, FIELD_HEADLINE, 0, 0, 9, {"alias", 5}},
		{3, FIELD_STANDFIRST, 0, 1, 4, {"dateline", 8}},
		{2, FIELD_SUBHEAD, 0, 0, 3, {"role-name", 9}},
		{0, FIELD_BODY, 1, 3, 6, {"alias", 5}},
	};
	article->n_mentions = sizeof mentions / sizeof *mentions;
	article->mentions = arena_new(arena, article->n_mentions, sizeof *mentions);
	memcpy(article->mentions, mentions, sizeof mentions);
}

void article_rich(struct arena *arena, struct article *ret_article, struct str *ret_original)
{
	struct article article = {
		.source = STR("pages/all.jsonl#7"),
		.url = STR("https://samachar.example/rich?a=1&b=%20"),
		.format = STR("html"),
		.outlet = STR("पर्वत वाणी"),
		.language = STR("hi"),
		.headline = STR("क़ानून पर ‘बहस’ — चाँद तक"),
		.headline_derived = true,
		.standfirst = STR("सार: दो दिन की बैठक"),
		.byline = STR("नीरज भट्ट"),
		.dateline = STR("शिमला"),
	};
	moment_parse(STR("2021-08-03T19:04:00+05:30"), &article.published);
	moment_parse(STR("2021-08-04"), &article.updated);
	moment_parse(STR("2024-02-29T01:02:03Z"), &article.imported);
	article.n_paragraphs = 3;
	article.paragraphs = arena_new(arena, 3, sizeof *article.paragraphs);
	article.paragraphs[0] = (struct paragraph){true, STR("उपशीर्षक")};
	article.paragraphs[1] = (struct paragraph){
		false,
		STR("पहला अनुच्छेद, क्‍या लंबा है।")};
	article.paragraphs[2] = (struct paragraph){false, STR("दूसरा।\xc2\xa0अंत")};
	rich_entities(arena, &article);
	*ret_original = STR(
		"<p>पहला अनुच्छेद, क्‍या लंबा है।</p>\r\n<p>दूसरा।&nbsp;अंत</p>\n\0 और पढ़ें");
	article.n_lines = 4;
	article.lines = arena_new(arena, 4, sizeof *article.lines);
	article.lines[0] = line_of(LINE_BODY, article.paragraphs[1].text);
	article.lines[1] = line_of(LINE_BODY, article.paragraphs[2].text);
	article.lines[2] = line_of(LINE_BLANK, STR_EMPTY);
	article.lines[3] = line_of(LINE_RELATED, STR("और पढ़ें"));
	*ret_article = article;
}

static void assert_same_moment(const struct moment *a, const struct moment *b)
{
	char left[MOMENT_SIZE], right[MOMENT_SIZE];
	moment_format(a, left);
	moment_format(b, right);
	assert_string_equal(left, right);
}

static void assert_same_text(struct str a, struct str b)
{
	assert_int_equal(a.n, b.n);
	assert_true(str_equal(a, b));
}

static void assert_same_entity(const struct entity *a, const struct entity *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_same_text(a->id, b->id);
	assert_same_text(a->name, b->name);
	assert_same_text(a->role, b->role);
	assert_same_text(a->party, b->party);
	assert_same_text(a->state, b->state);
	assert_same_text(a->place_kind, b->place_kind);
	assert_int_equal(a->primary, b->primary);
	assert_int_equal(a->mentions, b->mentions);
}

static void assert_same_mention(const struct mention *a, const struct mention *b)
{
	assert_int_equal(a->entity, b->entity);
	assert_int_equal(a->field, b->field);
	assert_int_equal(a->paragraph, b->paragraph);
	assert_int_equal(a->start, b->start);
	assert_int_equal(a->end, b->end);
	assert_same_text(a->rule, b->rule);
}

void assert_same_article(const struct article *a, const struct article *b)
{
	assert_same_text(a->source, b->source);
	assert_same_text(a->url, b->url);
	assert_same_text(a->format, b->format);
	assert_same_text(a->outlet, b->outlet);
	assert_same_text(a->language, b->language);
	assert_same_text(a->headline, b->headline);
	assert_int_equal(a->headline_derived, b->headline_derived);
	assert_same_text(a->standfirst, b->standfirst);
	assert_same_text(a->byline, b->byline);
	assert_same_text(a->dateline, b->dateline);
	assert_same_moment(&a->published, &b->published);
	assert_same_moment(&a->updated, &b->updated);
	assert_same_moment(&a->imported, &b->imported);
	assert_int_equal(a->n_paragraphs, b->n_paragraphs);
	for (size_t i = 0; i < a->n_paragraphs; i++) {
		assert_int_equal(a->paragraphs[i].subhead, b->paragraphs[i].subhead);
		assert_same_text(a->paragraphs[i].text, b->paragraphs[i].text);
	}
	assert_int_equal(a->n_entities, b->n_entities);
	for (size_t i = 0; i < a->n_entities; i++)
		assert_same_entity(&a->entities[i], &b->entities[i]);
	assert_int_equal(a->n_mentions, b->n_mentions);
	for (size_t i = 0; i < a->n_mentions; i++)
		assert_same_mention(&a->mentions[i], &b->mentions[i]);
}

/* Knows what can be wrong with a store, and looks at all of it: what `doctor` is told. */
#include <stdio.h>
#include <sys/stat.h>

#include "encode.h"
#include "get.h"
#include "known.h"
#include "private.h"
#include "put.h"

static void problem(struct store_health *health, const char *format, ...) PRINTF(2, 3);

/* Only the first is kept: others usually follow from it. */
static void problem(struct store_health *health, const char *format, ...)
{
	if (!health->intact)
		return;
	va_list arguments;
	health->intact = false;
	va_start(arguments, format);
	vsnprintf(health->problem, sizeof health->problem, format, arguments);
	va_end(arguments);
}

/* What is damaged is a finding, and the check goes on; what is busy or unreadable ends it. */
static int finding(struct store_health *health, int failed, const struct diag *diag)
{
	if (failed != STORE_E_NOT_STORE && failed != STORE_E_MISSING && failed != STORE_E_TOO_NEW)
		return failed;
	problem(health, "%s", diag->text);
	return 0;
}

static int check_database(struct store *store, struct store_health *health, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHECK_DATABASE);
	bool row;
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && row && !str_equal(cursor_text(&cursor, 0), STR("ok")))
		problem(health, "database: %.*s", STR_ARG(cursor_text(&cursor, 0)));
	return failed;
}

/* A statement that gives a row for whatever is wrong. */
static int check_none(struct store *store, enum statement statement, const char *what,
		      struct store_health *health, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	bool row;
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && row)
		problem(health, "%s: '%.*s'", what, STR_ARG(cursor_text(&cursor, 0)));
	return failed;
}

static int check_references(struct store *store, struct store_health *health, struct diag *diag)
{
	return check_none(store, STATEMENT_CHECK_REFERENCES, "a row points nowhere, in table",
			  health, diag);
}

static int check_stories(struct store *store, struct store_health *health, struct diag *diag)
{
	return check_none(store, STATEMENT_CHECK_STORIES, "a story is not of its articles", health,
			  diag);
}

static int check_parts(struct store *store, struct store_health *health, struct diag *diag)
{
	return check_none(store, STATEMENT_CHECK_PARTS, "an article lacks a part", health, diag);
}

/* That articles are in the sets they belong in is looked at article by article: here, that those
 * are all. */
static int check_chunks(struct store *store, struct store_health *health, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHECK_CHUNKS);
	struct cursor links CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHECK_LINKS);
	struct chunk chunk;
	struct bits words = {.words = chunk.words, .n = CHUNK_WORDS};
	int64_t n = 0;
	bool row = true;
	int failed;
	while (!(failed = cursor_next(&cursor, &row, diag)) && row) {
		if (!chunk_decode(cursor_blob(&cursor, 1), &chunk)) {
			problem(health, "a set of articles does not read");
			return 0;
		}
		n += (int64_t)bits_count(&words);
	}
	if (!failed)
		failed = cursor_next(&links, &row, diag);
	if (!failed && row && cursor_int(&links, 0) != n)
		problem(health, "sets of articles differ from the facets they are made of");
	return failed;
}

static int check_sets(struct store *store, struct store_health *health, struct diag *diag)
{
	int failed = check_none(store, STATEMENT_CHECK_SETS,
				"a set of articles is not what it is made of, chunk", health, diag);
	if (!failed)
		failed = check_none(store, STATEMENT_CHECK_FACETS,
				    "a value has another number of articles", health, diag);
	return failed ? failed : check_chunks(store, health, diag);
}

/* FTS5 takes this command as an insertion, so a store that can only be read goes without. */
static int check_index(struct store *store, struct store_health *health, struct diag *diag)
{
	bool own;
	if (!store->writable)
		return 0;
	int failed = transaction_write(store, &own, diag);
	if (failed)
		return failed;
	failed = statement_run(store, STATEMENT_CHECK_INDEX, diag);
	if (failed == STORE_E_NOT_STORE)
		problem(health, "the index of words is damaged");
	failed = failed == STORE_E_NOT_STORE ? 0 : failed;
	return transaction_end(store, own, failed, diag);
}

static int check_entity(struct store *store, const struct article *article,
			const struct entity *entity, struct store_health *health, struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct str value;
	enum facet facet = entity_facet(entity, &value);
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHECK_FACET);
	bool row;
	cursor_bind_int(&cursor, facet);
	cursor_bind_text(&cursor, facet_key(facet, value, &arena));
	cursor_bind_int(&cursor, article->id);
	bool found = false;
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && row)
		failed = chunk_has(store, chunk_set(CHUNK_FACET, cursor_int(&cursor, 0)),
				   article->id, &found, diag);
	if (!failed && !found && value.n)
		problem(health, "article %lld is not found by its %s '%.*s'",
			(long long)article->id, facet_name(facet), STR_ARG(value));
	return failed;
}

static int check_article(struct store *store, int64_t id, struct store_health *health,
			 struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct article article;
	struct corrected corrected = {.n_removed = 0};
	bool found_right = true;
	int failed = article_load(store, id, &arena, &article, diag);
	if (!failed)
		failed = lines_load(store, id, &arena, &article.lines, &article.n_lines, diag);
	if (!failed)
		failed = article_correct(store, &article, &arena, &corrected, diag);
	for (size_t i = 0; !failed && i < corrected.article.n_entities; i++)
		failed = check_entity(store, &corrected.article, &corrected.article.entities[i],
				      health, diag);
	if (!failed)
		failed = facets_check(store, &corrected, id, &found_right, diag);
	if (!failed && !found_right)
		problem(health, "article %lld is found by what it does not name", (long long)id);
	return failed;
}

static int check_articles(struct store *store, struct store_health *health, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHECK_ARTICLES);
	bool row = true;
	int failed;
	while (!(failed = cursor_next(&cursor, &row, diag)) && row) {
		int64_t id = cursor_int(&cursor, 0);
		health->articles++;
		failed = finding(health, check_article(store, id, health, diag), diag);
		if (failed)
			break;
	}
	return failed;
}

struct frequent_check {
	struct store *store;
	struct store_health *health;
	struct diag *diag;
};

static int check_form(void *data, struct str form, const struct bits *kept)
{
	struct frequent_check *check = data;
	struct bits found CLEANUP(bits_done) = {0}, more CLEANUP(bits_done) = {0};
	int failed = frequent_match(check->store, form, &found, check->diag);
	bits_copy(&more, kept);
	bits_and_not(&more, &found);
	bits_and_not(&found, kept);
	if (!failed && (bits_count(&found) || bits_count(&more)))
		problem(check->health, "the articles of '%.*s' are not those of the index",
			STR_ARG(str_slice(form, 0, 64)));
	return failed;
}

static int check_frequent(struct store *store, struct store_health *health, struct diag *diag)
{
	struct frequent_check check = {store, health, diag};
	return frequent_each(store, check_form, &check, diag);
}

static int check_tables(struct store *store, struct store_health *health, struct diag *diag)
{
	return statements_check(store, diag);
}

static int (*const checks[])(struct store *store, struct store_health *health,
			     struct diag *diag) = {
	check_tables, check_database, check_references, check_parts,    check_stories,
	check_index,  check_articles, check_sets,       check_frequent,
};

static int64_t size_of(const char *path, const char *suffix)
{
	struct buf name CLEANUP(buf_done) = BUF_INIT(1 << 16);
	struct stat status;
	buf_printf(&name, "%s%s", path, suffix);
	return stat(buf_z(&name), &status) == 0 ? (int64_t)status.st_size : 0;
}

int store_check(struct store *store, struct store_health *ret_health, struct diag *diag)
{
	struct store_health health = {.intact = true, .schema = SCHEMA_VERSION};
	struct diag room = DIAG_INIT;
	if (!diag)
		diag = &room;
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		int failed = finding(&health, checks[i](store, &health, diag), diag);
		if (failed)
			return failed;
	}
	health.bytes = size_of(store->path, "") + size_of(store->path, "-wal");
	*ret_health = health;
	return 0;
}

int64_t store_version(struct store *store)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DATA_VERSION);
	bool row;
	if (cursor_next(&cursor, &row, NULL) == 0 && row)
		store->seen_version = cursor_int(&cursor, 0);
	return store->seen_version + sqlite3_total_changes64(store->db);
}

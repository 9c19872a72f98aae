#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <sqlite3.h>

#include "surkhi/store/store.h"

/* Every statement, with its file in sql/query. */
#define STATEMENTS(X)                                                                              \
	X(ARTICLE_ADD, "article-add")                                                              \
	X(ARTICLE_EXISTS, "article-exists")                                                        \
	X(ARTICLE_FACETS, "article-facets")                                                        \
	X(ARTICLE_FACET_REMOVE, "article-facet-remove")                                            \
	X(ARTICLE_FACET_SET, "article-facet-set")                                                  \
	X(ARTICLE_GET, "article-get")                                                              \
	X(ARTICLE_NEXT, "article-next")                                                            \
	X(ARTICLE_SET, "article-set")                                                              \
	X(ARTICLE_STATE_SET, "article-state-set")                                                  \
	X(ARTICLE_TAG_ADD, "article-tag-add")                                                      \
	X(ARTICLE_TAG_REMOVE, "article-tag-remove")                                                \
	X(BEGIN_READ, "begin-read")                                                                \
	X(BEGIN_WRITE, "begin-write")                                                              \
	X(BODY_ADD, "body-add")                                                                    \
	X(BODY_GET, "body-get")                                                                    \
	X(CHANGES_SINCE, "changes-since")                                                          \
	X(CHANGE_ADD, "change-add")                                                                \
	X(CHANGE_FORGET, "change-forget")                                                          \
	X(CHANGE_RANGE, "change-range")                                                            \
	X(CHECK_ARTICLES, "check-articles")                                                        \
	X(CHECK_CHUNKS, "check-chunks")                                                            \
	X(CHECK_DATABASE, "check-database")                                                        \
	X(CHECK_FACET, "check-facet")                                                              \
	X(CHECK_FACETS, "check-facets")                                                            \
	X(CHECK_INDEX, "check-index")                                                              \
	X(CHECK_LINKS, "check-links")                                                              \
	X(CHECK_PARTS, "check-parts")                                                              \
	X(CHECK_REFERENCES, "check-references")                                                    \
	X(CHECK_SETS, "check-sets")                                                                \
	X(CHECK_STORIES, "check-stories")                                                          \
	X(CHUNKS_ALL, "chunks-all")                                                                \
	X(CHUNKS_OF, "chunks-of")                                                                  \
	X(CHUNK_GET, "chunk-get")                                                                  \
	X(CHUNK_REMOVE, "chunk-remove")                                                            \
	X(CHUNK_SET, "chunk-set")                                                                  \
	X(COMMIT, "commit")                                                                        \
	X(CORRECTIONS_OF, "corrections-of")                                                        \
	X(CORRECTION_ADD, "correction-add")                                                        \
	X(CORRECTION_LAST, "correction-last")                                                      \
	X(CORRECTION_LIVE, "correction-live")                                                      \
	X(DATA_VERSION, "data-version")                                                            \
	X(DATES_BELOW, "dates-below")                                                              \
	X(DATES_GET, "dates-get")                                                                  \
	X(DATES_SET, "dates-set")                                                                  \
	X(DICT_ADD, "dict-add")                                                                    \
	X(DICT_GET, "dict-get")                                                                    \
	X(DICT_NEWEST, "dict-newest")                                                              \
	X(FACETS_OF, "facets-of")                                                                  \
	X(FACET_ADD, "facet-add")                                                                  \
	X(FACET_BY_ID, "facet-by-id")                                                              \
	X(FACET_COMMON, "facet-common")                                                            \
	X(FACET_COUNT, "facet-count")                                                              \
	X(FACET_COUNTS, "facet-counts")                                                            \
	X(FACET_COUNTS_MOST, "facet-counts-most")                                                  \
	X(FACET_FIND, "facet-find")                                                                \
	X(FACET_KEYS, "facet-keys")                                                                \
	X(FACET_REMOVED, "facet-removed")                                                          \
	X(FACET_VALUES, "facet-values")                                                            \
	X(FREQUENT_ADD, "frequent-add")                                                            \
	X(FREQUENT_ALL, "frequent-all")                                                            \
	X(FREQUENT_FIND, "frequent-find")                                                          \
	X(FREQUENT_UNDER, "frequent-under")                                                        \
	X(INDEX_AFTER, "index-after")                                                              \
	X(INDEX_SEEK, "index-seek")                                                                \
	X(INDEX_STRUCTURE, "index-structure")                                                      \
	X(KNOWN_PAGE, "known-page")                                                                \
	X(KNOWN_TEXT, "known-text")                                                                \
	X(KNOWN_URL, "known-url")                                                                  \
	X(LINES_ADD, "lines-add")                                                                  \
	X(LINES_GET, "lines-get")                                                                  \
	X(MATCH, "match")                                                                          \
	X(NOTE_GET, "note-get")                                                                    \
	X(NOTE_REMOVE, "note-remove")                                                              \
	X(NOTE_SET, "note-set")                                                                    \
	X(ORDER_HEADLINE, "order-headline")                                                        \
	X(ORDER_NEWEST, "order-newest")                                                            \
	X(ORIGINAL_ADD, "original-add")                                                            \
	X(ORIGINAL_GET, "original-get")                                                            \
	X(ORIGIN_ADD, "origin-add")                                                                \
	X(ORIGIN_SET, "origin-set")                                                                \
	X(PAGE_ROW, "page-row")                                                                    \
	X(READ_ADD, "read-add")                                                                    \
	X(READ_REMOVE, "read-remove")                                                              \
	X(ROLLBACK, "rollback")                                                                    \
	X(STAR_ADD, "star-add")                                                                    \
	X(STAR_REMOVE, "star-remove")                                                              \
	X(STORY_ARTICLES, "story-articles")                                                        \
	X(STORY_BY_KEY, "story-by-key")                                                            \
	X(STORY_KEY_ADD, "story-key-add")                                                          \
	X(STORY_KEY_REMOVE, "story-key-remove")                                                    \
	X(STORY_OF, "story-of")                                                                    \
	X(STORY_REMOVE, "story-remove")                                                            \
	X(STORY_RENAME, "story-rename")                                                            \
	X(STORY_REST_GET, "story-rest-get")                                                        \
	X(STORY_REST_REMOVE, "story-rest-remove")                                                  \
	X(STORY_REST_SET, "story-rest-set")                                                        \
	X(STORY_SET, "story-set")                                                                  \
	X(STORY_SIZE, "story-size")                                                                \
	X(TABLE_MISSING, "table-missing")                                                          \
	X(TAGS_OF, "tags-of")                                                                      \
	X(TAG_ADD, "tag-add")                                                                      \
	X(TAG_BY_ID, "tag-by-id")                                                                  \
	X(TAG_FIND, "tag-find")                                                                    \
	X(TAG_VALUES, "tag-values")                                                                \
	X(TERMS_BY_KEY, "terms-by-key")                                                            \
	X(TERMS_BY_KEY_RANGE, "terms-by-key-range")                                                \
	X(TERM_ADD, "term-add")                                                                    \
	X(TERM_CHANGE, "term-change")                                                              \
	X(TERM_COUNT, "term-count")                                                                \
	X(TERM_DROP, "term-drop")                                                                  \
	X(WORDS_ADD, "words-add")                                                                  \
	X(WORDS_REMOVE, "words-remove")

#define STATEMENT_NAME(name, file) STATEMENT_##name,
enum statement { STATEMENTS(STATEMENT_NAME) N_STATEMENTS };
#undef STATEMENT_NAME

/*
 * A statement is prepared when it is first run, for most commands need few; those that end a
 * transaction before anything can go wrong. STORE_E_NOT_STORE if a table is missing.
 */
int statements_begin(struct store *store, struct diag *diag);

/* Prepares all. What does not prepare says that the tables are not a store's. */
int statements_check(struct store *store, struct diag *diag);
void statements_done(struct store *store);

/*
 * A statement being run: parameters are bound in the order of the calls, columns are read by
 * number. One at a time for each statement. Errors of binding come out of the next step. What text
 * and blob columns borrow is good until the next step.
 */
struct cursor {
	struct store *store;
	sqlite3_stmt *stmt;
	int bound; /* parameters so far */
	int code;  /* SQLite's, of the first thing that failed */
};

struct cursor cursor_open(struct store *store, enum statement statement);
void cursor_done(struct cursor *cursor); /* for CLEANUP; the statement is ready for the next use */

void cursor_bind_int(struct cursor *cursor, int64_t value);
void cursor_bind_text(struct cursor *cursor, struct str text); /* borrowed until cursor_done() */
void cursor_bind_blob(struct cursor *cursor, struct str bytes);
void cursor_bind_null(struct cursor *cursor);

/* The next row: *ret_row is false at the end. */
int cursor_next(struct cursor *cursor, bool *ret_row, struct diag *diag);

/* Runs to the end, for statements without rows, and ends the cursor. */
int cursor_run(struct cursor *cursor, struct diag *diag);

int64_t cursor_int(const struct cursor *cursor, int column);
bool cursor_is_null(const struct cursor *cursor, int column);
struct str cursor_text(const struct cursor *cursor, int column);
struct str cursor_blob(const struct cursor *cursor, int column);

/* Runs a statement that has neither parameters nor rows. */
int statement_run(struct store *store, enum statement statement, struct diag *diag);

#endif

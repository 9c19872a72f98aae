/*
 * Knows how a statement is prepared, bound, stepped and read. Everything else speaks to SQLite
 * through cursors, so that no result code is forgotten.
 */
#include "statement.h"

#include <assert.h>
#include <stdio.h>

#include "condition.h"
#include "private.h"
#include "sql.h"

#define STATEMENT_FILE(name, file) "query/" file ".sql",
static const char *const statement_files[] = {STATEMENTS(STATEMENT_FILE)};
#undef STATEMENT_FILE
_Static_assert(sizeof statement_files / sizeof *statement_files == N_STATEMENTS,
	       "every statement has a file");

/* A file that has no such table or column is no store's, whatever it says of itself. */
static int statement_prepare(struct store *store, enum statement statement)
{
	struct str sql;
	if (store->statements[statement])
		return SQLITE_OK;
	if (!asset_find(store_sql, statement_files[statement], &sql))
		return SQLITE_INTERNAL;
	int code = sqlite3_prepare_v3(store->db, sql.s, (int)sql.n, SQLITE_PREPARE_PERSISTENT,
				      &store->statements[statement], NULL);
	return code == SQLITE_ERROR ? SQLITE_SCHEMA : code;
}

static int prepare(struct store *store, enum statement statement, struct diag *diag)
{
	int code = statement_prepare(store, statement);
	return code == SQLITE_OK ? 0 : store_fail(store, code, "reading store", diag);
}

static int refuse_missing(struct store *store, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_TABLE_MISSING);
	bool missing = false;
	int failed = cursor_next(&cursor, &missing, diag);
	if (failed || !missing)
		return failed;
	return diag_set(diag, STORE_E_NOT_STORE,
			"opening store '%s': it is not whole: no table '%.*s'", store->path,
			STR_ARG(cursor_text(&cursor, 0)));
}

int statements_begin(struct store *store, struct diag *diag)
{
	static const enum statement first[] = {STATEMENT_BEGIN_READ, STATEMENT_BEGIN_WRITE,
					       STATEMENT_COMMIT, STATEMENT_ROLLBACK};
	int failed = 0;
	for (size_t i = 0; i < sizeof first / sizeof *first && !failed; i++)
		failed = prepare(store, first[i], diag);
	return failed ? failed : refuse_missing(store, diag);
}

int statements_check(struct store *store, struct diag *diag)
{
	int failed = 0;
	for (int i = 0; i < N_STATEMENTS && !failed; i++)
		failed = prepare(store, (enum statement)i, diag);
	return failed;
}

void statements_done(struct store *store)
{
	for (size_t i = 0; i < N_STATEMENTS; i++) {
		sqlite3_finalize(store->statements[i]);
		store->statements[i] = NULL;
	}
}

struct cursor cursor_open(struct store *store, enum statement statement)
{
	int code = statement_prepare(store, statement);
	sqlite3_stmt *stmt = store->statements[statement];
	assert(!sqlite3_stmt_busy(stmt));
	return (struct cursor){.store = store, .stmt = stmt, .code = code};
}

void cursor_done(struct cursor *cursor)
{
	if (!cursor->stmt)
		return;
	sqlite3_reset(cursor->stmt);
	sqlite3_clear_bindings(cursor->stmt);
	cursor->stmt = NULL;
}

static void cursor_bound(struct cursor *cursor, int code)
{
	if (cursor->code == SQLITE_OK)
		cursor->code = code;
}

void cursor_bind_int(struct cursor *cursor, int64_t value)
{
	cursor_bound(cursor, sqlite3_bind_int64(cursor->stmt, ++cursor->bound, value));
}

/* A NULL pointer would bind NULL, which an empty text is not. */
void cursor_bind_text(struct cursor *cursor, struct str text)
{
	cursor_bound(cursor,
		     sqlite3_bind_text64(cursor->stmt, ++cursor->bound, text.s ? text.s : "",
					 text.n, SQLITE_STATIC, SQLITE_UTF8));
}

void cursor_bind_blob(struct cursor *cursor, struct str bytes)
{
	cursor_bound(cursor, sqlite3_bind_blob64(cursor->stmt, ++cursor->bound,
						 bytes.s ? bytes.s : "", bytes.n, SQLITE_STATIC));
}

void cursor_bind_null(struct cursor *cursor)
{
	cursor_bound(cursor, sqlite3_bind_null(cursor->stmt, ++cursor->bound));
}

/* To SQLite a commit is no writing statement. */
static const char *cursor_doing(const struct cursor *cursor)
{
	const sqlite3_stmt *stmt = cursor->stmt;
	bool commits = stmt && stmt == cursor->store->statements[STATEMENT_COMMIT];
	return commits || !sqlite3_stmt_readonly(cursor->stmt) ? "writing store" : "reading store";
}

int cursor_next(struct cursor *cursor, bool *ret_row, struct diag *diag)
{
	int code = cursor->code == SQLITE_OK ? sqlite3_step(cursor->stmt) : cursor->code;
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return store_fail(cursor->store, code, cursor_doing(cursor), diag);
	*ret_row = code == SQLITE_ROW;
	return 0;
}

int cursor_run(struct cursor *cursor, struct diag *diag)
{
	bool row = true;
	int failed = 0;
	while (!failed && row)
		failed = cursor_next(cursor, &row, diag);
	cursor_done(cursor);
	return failed;
}

int64_t cursor_int(const struct cursor *cursor, int column)
{
	return sqlite3_column_int64(cursor->stmt, column);
}

bool cursor_is_null(const struct cursor *cursor, int column)
{
	return sqlite3_column_type(cursor->stmt, column) == SQLITE_NULL;
}

static struct str cursor_bytes(const struct cursor *cursor, int column, const void *bytes)
{
	int n = sqlite3_column_bytes(cursor->stmt, column);
	return bytes && n > 0 ? (struct str){bytes, (size_t)n} : STR_EMPTY;
}

struct str cursor_text(const struct cursor *cursor, int column)
{
	return cursor_bytes(cursor, column, sqlite3_column_text(cursor->stmt, column));
}

struct str cursor_blob(const struct cursor *cursor, int column)
{
	return cursor_bytes(cursor, column, sqlite3_column_blob(cursor->stmt, column));
}

int statement_run(struct store *store, enum statement statement, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	return cursor_run(&cursor, diag);
}

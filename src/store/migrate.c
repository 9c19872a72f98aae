/*
 * Knows how a file becomes a store: the migrations in order, each in a transaction of its own, and
 * how another program's database and a later surkhi's store are told from ours.
 */
#include <stdio.h>

#include "condition.h"
#include "private.h"
#include "sql.h"

int store_execute(struct store *store, const char *file, struct diag *diag)
{
	struct str sql;
	if (!asset_find(store_sql, file, &sql))
		return err_origin(diag, "no SQL file '%s'", file);
	int code = sqlite3_exec(store->db, sql.s, NULL, NULL, NULL);
	return code == SQLITE_OK ? 0 : store_fail(store, code, "opening store", diag);
}

struct identity {
	int64_t application;
	int64_t schema;
	int64_t tables;
};

/* What the one row of a query in a file says; statements are not there yet. */
static int numbers_read(struct store *store, const char *file, int64_t *numbers, int n,
			struct diag *diag)
{
	struct str sql;
	sqlite3_stmt *stmt = NULL;
	if (!asset_find(store_sql, file, &sql))
		return err_origin(diag, "no SQL file '%s'", file);
	int code = sqlite3_prepare_v2(store->db, sql.s, (int)sql.n, &stmt, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	for (int i = 0; i < n && code == SQLITE_ROW; i++)
		numbers[i] = sqlite3_column_int64(stmt, i);
	sqlite3_finalize(stmt);
	return code == SQLITE_ROW ? 0 : store_fail(store, code, "opening store", diag);
}

static int identity_read(struct store *store, struct identity *ret_identity, struct diag *diag)
{
	int64_t numbers[3];
	int failed = numbers_read(store, "connect/identity.sql", numbers, 3, diag);
	if (!failed)
		*ret_identity = (struct identity){
			.application = numbers[0], .schema = numbers[1], .tables = numbers[2]};
	return failed;
}

static int identity_judge(struct store *store, const struct identity *identity,
			  enum store_mode mode, struct diag *diag)
{
	bool empty = identity->application == 0 && identity->schema == 0 && identity->tables == 0;
	if (empty && mode == STORE_CREATE)
		return 0;
	if (empty)
		return diag_set(diag, STORE_E_NOT_STORE, "opening store '%s': it is empty",
				store->path);
	if (identity->application != APPLICATION_ID || identity->schema < 1)
		return diag_set(diag, STORE_E_NOT_STORE,
				"opening store '%s': it is another program's database",
				store->path);
	if (identity->schema > SCHEMA_VERSION)
		return diag_set(diag, STORE_E_TOO_NEW,
				"opening store '%s': a later surkhi made it (schema %d, this one "
				"reads up to %d)",
				store->path, (int)identity->schema, SCHEMA_VERSION);
	return 0;
}

/* Some have a second file, for an archive that is just being made. */
static int migrate_one(struct store *store, int64_t schema, bool new, struct diag *diag)
{
	char file[32], own[32];
	struct str sql;
	struct identity after = {0};
	snprintf(file, sizeof file, "migrate/%04d.sql", (int)schema);
	snprintf(own, sizeof own, "migrate/%04d-new.sql", (int)schema);
	bool special = new &&asset_find(store_sql, own, &sql);
	int failed = store_execute(store, special ? own : file, diag);
	if (!failed)
		failed = identity_read(store, &after, diag);
	if (!failed && after.schema != schema)
		failed = err_origin(diag, "SQL file '%s' does not set its version", file);
	return failed;
}

/*
 * Another process may have migrated since we looked: the version is read again under the lock. A
 * new archive is made under one, so that it is as empty at the end as at the start.
 */
static int migrate_locked(struct store *store, struct diag *diag)
{
	struct identity before = {0};
	int failed = identity_read(store, &before, diag);
	bool new = before.schema == 0;
	int64_t last = new || before.schema >= SCHEMA_VERSION ? SCHEMA_VERSION : before.schema + 1;
	for (int64_t schema = before.schema + 1; schema <= last && !failed; schema++)
		failed = migrate_one(store, schema, new, diag);
	return failed;
}

int store_identify(struct store *store, enum store_mode mode, struct diag *diag)
{
	struct identity identity = {0};
	int failed = identity_read(store, &identity, diag);
	if (!failed)
		failed = identity_judge(store, &identity, mode, diag);
	if (failed || identity.schema == SCHEMA_VERSION || store->writable)
		return failed;
	return diag_set(diag, STORE_E_READ_ONLY,
			"opening store '%s': an earlier surkhi made it, and it must be written "
			"once to be read",
			store->path);
}

int store_migrate(struct store *store, struct diag *diag)
{
	struct identity identity = {0};
	int failed = identity_read(store, &identity, diag);
	while (!failed && identity.schema < SCHEMA_VERSION) {
		failed = store_execute(store, "query/begin-write.sql", diag);
		if (!failed)
			failed = migrate_locked(store, diag);
		if (!failed)
			failed = store_execute(store, "query/commit.sql", diag);
		if (!failed)
			failed = identity_read(store, &identity, diag);
	}
	if (failed && !sqlite3_get_autocommit(store->db))
		store_execute(store, "query/rollback.sql", NULL);
	return failed;
}

int store_index_order(struct store *store, struct diag *diag)
{
	int64_t headline_first = 0;
	int failed = numbers_read(store, "connect/index.sql", &headline_first, 1, diag);
	store->headline_first = headline_first != 0;
	return failed;
}

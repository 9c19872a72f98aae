/*
 * Knows when something is durable. Every function that writes goes through here, so that a change
 * is either in an open transaction, or whole, or not at all; and so that what is held in memory
 * is dropped when the file changes under it.
 */
#include "condition.h"
#include "leaf-read.h"
#include "private.h"
#include "turn.h"

static int refuse_read_only(struct store *store, struct diag *diag)
{
	return diag_set(diag, STORE_E_READ_ONLY, "writing store '%s': it can only be read",
			store->path);
}

/* What would be written to a file that no name leads to would be gone with this process. */
static int refuse_moved(struct store *store, struct diag *diag)
{
	int moved = 0;
	int code = sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	if (code != SQLITE_OK || !moved)
		return 0;
	return diag_set(diag, STORE_E_IO,
			"writing store '%s': another file has taken its place, or it was moved",
			store->path);
}

/* SQLite has rolled back by itself after some errors; then there is nothing to roll back. */
static void roll_back(struct store *store)
{
	leaf_read_end(store);
	if (!sqlite3_get_autocommit(store->db))
		statement_run(store, STATEMENT_ROLLBACK, NULL);
	terms_clear(&store->terms);
	facet_ids_clear(&store->facet_ids);
	pending_clear(&store->pending);
	cache_drop(&store->cache);
	kept_drop(&store->kept);
	everywhere_drop(&store->everywhere);
	frequent_drop(&store->frequent);
}

static int flush(struct store *store, struct diag *diag)
{
	int failed = terms_flush(store, diag);
	if (!failed && !pending_empty(&store->pending)) {
		failed = pending_flush(store, diag);
		store->cache.behind = true;
	}
	return failed;
}

/* A commit that fails may leave the transaction open. */
static int commit(struct store *store, struct diag *diag)
{
	int failed = flush(store, diag);
	leaf_read_end(store);
	if (!failed)
		failed = statement_run(store, STATEMENT_COMMIT, diag);
	if (failed)
		roll_back(store);
	return failed;
}

int transaction_write(struct store *store, bool *ret_own, struct diag *diag)
{
	if (!store->writable)
		return refuse_read_only(store, diag);
	if (store->failed)
		return diag_set(diag, store->failed,
				"writing store '%s': the transaction was rolled back", store->path);
	bool own = !store->open;
	int failed = own ? refuse_moved(store, diag) : 0;
	if (!failed && own)
		failed = statement_run(store, STATEMENT_BEGIN_WRITE, diag);
	if (!failed && own)
		frequent_drop(&store->frequent);
	if (!failed)
		*ret_own = own;
	return failed;
}

int transaction_end(struct store *store, bool own, int failed, struct diag *diag)
{
	if (!failed)
		return own ? commit(store, diag) : 0;
	if (own || failed != STORE_E_MISSING)
		roll_back(store);
	if (!own && failed != STORE_E_MISSING)
		store->failed = failed;
	return failed;
}

int transaction_read(struct store *store, bool *ret_own, struct diag *diag)
{
	bool own = sqlite3_get_autocommit(store->db) != 0;
	int failed = own ? statement_run(store, STATEMENT_BEGIN_READ, diag) : 0;
	if (!failed)
		*ret_own = own;
	return failed;
}

/* Rolling back a transaction that wrote nothing only ends the snapshot. */
void transaction_read_end(struct store *store, bool own)
{
	if (own)
		leaf_read_end(store);
	if (own && !sqlite3_get_autocommit(store->db))
		statement_run(store, STATEMENT_ROLLBACK, NULL);
}

int transaction_settle(struct store *store, struct diag *diag)
{
	if (!store->open || store->failed)
		return 0;
	return transaction_end(store, false, flush(store, diag), diag);
}

/*
 * What a bulk of articles refers to it has put itself, or has just asked for under the lock;
 * looking each reference up once more would be a tenth of an import. Everything else is guarded.
 */
static void guard_references(struct store *store, bool guard)
{
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, guard ? 1 : 0, NULL);
}

int store_begin(struct store *store, struct diag *diag)
{
	bool own;
	int failed = store_execute(store, "connect/bulk.sql", diag);
	if (failed)
		return failed;
	guard_references(store, false);
	failed = transaction_write(store, &own, diag);
	if (failed)
		guard_references(store, true);
	else
		store->open = true;
	return failed;
}

static void bulk_end(struct store *store)
{
	if (store->open)
		guard_references(store, true);
	store->failed = 0;
	store->open = false;
}

int store_commit(struct store *store, struct diag *diag)
{
	int failed = store->failed;
	if (failed)
		diag_set(diag, failed, "writing store '%s': the transaction was rolled back",
			 store->path);
	else if (store->open)
		failed = commit(store, diag);
	bool open = store->open;
	bulk_end(store);
	if (open)
		turn_give();
	return failed;
}

void store_rollback(struct store *store)
{
	if (store->open && !store->failed)
		roll_back(store);
	bulk_end(store);
}

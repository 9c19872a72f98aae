#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

#include <sqlite3.h>

#include "cache.h"
#include "correct.h"
#include "frequent.h"
#include "kept.h"
#include "links.h"
#include "pack.h"
#include "parcel.h"
#include "pending.h"
#include "statement.h"
#include "surkhi/base/bits.h"
#include "surkhi/store/edit.h"
#include "surkhi/store/store.h"
#include "terms.h"

enum {
	SCHEMA_VERSION = 8, /* files in sql/migrate */
	APPLICATION_ID = 0x73726b68,
	BUSY_SECONDS = 5,
	ARTICLE_MAXIMUM = 1 << 28,  /* ids; a larger one in a file is damage, not an archive */
	LENGTH_MAXIMUM = 256 << 20, /* bytes of any value in a row */
};

struct store {
	sqlite3 *db;
	char *path;
	bool writable;
	bool immutable;        /* opened without the files beside it, which cannot be made */
	bool open;             /* between store_begin() and its end */
	bool headline_first;   /* in the index (postings.h) */
	int failed;            /* the condition that rolled that transaction back */
	int64_t waiting_since; /* for its turn (turn.c): ms of the monotonic clock */
	int64_t seen_version;  /* SQLite's data_version when last asked */
	sqlite3_stmt *statements[N_STATEMENTS];
	sqlite3_blob *leaf; /* NULL, or where leaf-read.h is */
	struct packer *packer;
	bool trained;                          /* it was tried to make a dictionary */
	struct encoded encoded;                /* room of store_prepare() */
	struct words_reader words_reader;      /* the same */
	const struct article_words *words_put; /* what the index is being given, or NULL */
	struct facet_ids facet_ids;
	struct terms terms;
	struct frequent frequent;
	struct pending pending;
	struct cache cache;
	struct everywhere everywhere;
	struct kept kept;
	struct store_watcher watcher; /* step: NULL, or who is told */
	struct bits *matches;         /* where match.c collects while a match runs */
};

/*
 * A transaction for writing, or the one that is open (*ret_own is false then). transaction_end()
 * commits what is its own if failed is 0, else it rolls back whatever is open; it returns failed,
 * or what the commit gave. After STORE_E_MISSING nothing was written, and an outer one stays.
 */
int transaction_write(struct store *store, bool *ret_own, struct diag *diag);
int transaction_end(struct store *store, bool own, int failed, struct diag *diag);

/* One snapshot for several reads; own is false inside of a transaction. */
int transaction_read(struct store *store, bool *ret_own, struct diag *diag);
void transaction_read_end(struct store *store, bool own);

/* Writes what an open transaction still holds in memory, so that a query finds all of it. */
int transaction_settle(struct store *store, struct diag *diag);

/* Refuses what is no store, one of another program, and one that this mode cannot open. */
int store_identify(struct store *store, enum store_mode mode, struct diag *diag);

/* Makes the tables, or brings them up to SCHEMA_VERSION. */
int store_migrate(struct store *store, struct diag *diag);

/* Sees which column of the index comes first. */
int store_index_order(struct store *store, struct diag *diag);

/* Runs a file of SQL that has no parameters. */
int store_execute(struct store *store, const char *file, struct diag *diag);

/* Gives SQL the functions that migrations make sets with. */
int store_aggregates(struct store *store, struct diag *diag);

/* Gives FTS5 our tokenizer and the collecting function. */
int store_extend(struct store *store, struct diag *diag);

/* True if id can be an article's. */
static inline bool article_id_valid(int64_t id)
{
	return id > 0 && id < ARTICLE_MAXIMUM;
}

#endif

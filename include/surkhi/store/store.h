#ifndef SURKHI_STORE_STORE_H
#define SURKHI_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"
#include "surkhi/model/article.h"
#include "surkhi/model/query.h"

/*
 * The archive: one SQLite file. Opening, writing articles, reading one back. What a person made by
 * hand is in edit.h, finding in select.h.
 *
 * Several processes may have one store open: readers are never blocked (WAL), writers wait for one
 * another up to BUSY_SECONDS. Everything is durable when a function that writes outside of
 * store_begin() returns 0, or when store_commit() does (synchronous=FULL).
 */

/* Conditions of every function of the three headers. */
enum {
	STORE_E_MISSING = 1, /* no such file, or no such article */
	STORE_E_NOT_STORE,   /* no database, a damaged one, or one of another program */
	STORE_E_TOO_NEW,     /* made by a later surkhi */
	STORE_E_READ_ONLY,   /* the file or its folder cannot be written */
	STORE_E_BUSY,        /* another process kept it locked for longer than we wait */
	STORE_E_FULL,        /* the disk or the quota is full; the transaction was rolled back */
	STORE_E_IO,          /* the file cannot be read or written */
	STORE_E_STOPPED,     /* whoever watched did not let it go on; nothing was changed */
};

enum store_mode {
	STORE_READ,   /* the file must exist; nothing is written, an old schema is not migrated */
	STORE_WRITE,  /* the file must exist; migrated if old */
	STORE_CREATE, /* made, with its folder, if it does not exist */
};

struct store;

/*
 * Opens a store. A store that can only be read (read-only file, folder or mount) opens with
 * STORE_WRITE too; writing to it then gives STORE_E_READ_ONLY, and store_writable() says so
 * beforehand. 0 or a condition with diag.
 */
int store_open(const char *path, enum store_mode mode, struct store **ret_store, struct diag *diag);
struct store *store_close(struct store *store);
void store_closep(struct store **store);

bool store_writable(const struct store *store);
const char *store_path(const struct store *store);

/* One transaction around many store_put(); edits outside of it are transactions of their own. */
int store_begin(struct store *store, struct diag *diag);
int store_commit(struct store *store, struct diag *diag);
void store_rollback(struct store *store);

enum store_put { STORE_ADDED, STORE_KNOWN };

/*
 * Takes in one article with its original page (bytes as read, kept compressed). An article is known
 * if its URL, or failing that the fold of its headline and body, is in the store; then nothing is
 * changed. *ret_id is the id of the new or the known article. The articles of one transaction get
 * ids in the order they come.
 */
int store_put(struct store *store, const struct article *article, struct str original,
	      enum store_put *ret_put, int64_t *ret_id, struct diag *diag);

/*
 * store_put() in two parts, for an import of several threads. The first does everything that needs
 * no writing: each thread does it with a connection of its own, which store_beside() opens (it only
 * reads, and keeps little in memory), and for some articles at once: each of its steps has tables
 * that the processor fetches more slowly than it goes through an article. The second needs nothing
 * of the article but the parcel, which is good as long as the arena. 0 or a condition with diag.
 */
struct parcel;
struct store_page {
	struct str bytes; /* as read */
	int64_t hash;     /* store_known() says this, … */
	bool known;       /* … and whether one with exactly these bytes was taken in */
};
int store_beside(const struct store *store, struct store **ret_beside, struct diag *diag);
struct store_incoming { /* an article to be prepared */
	const struct article *article;
	const struct store_page *original;
	struct parcel *parcel; /* made of them */
};
int store_prepare(struct store *store, struct store_incoming *incoming, size_t n,
		  struct arena *arena, struct diag *diag);
int store_put_parcel(struct store *store, const struct parcel *parcel, enum store_put *ret_put,
		     int64_t *ret_id, struct diag *diag);

/*
 * Learns from an archive's first articles what such texts have in common, once there are some
 * hundred, so that later ones take less room; to be called between two transactions of an import.
 * It takes a second once, and nothing ever after.
 */
int store_train(struct store *store, struct diag *diag);

enum store_replaced { STORE_SAME, STORE_CHANGED };

/*
 * Puts what is read today of an article's original in the place of what was read of it before.
 * Its id, source, original and the time of its import stay, and so does all that a person made:
 * tags, notes, marks and corrections, with the entities that these rest on, though rules no longer
 * find them. A URL that another article has is not taken over. STORE_E_MISSING if no such id.
 * Within store_begin(), an article that cannot be read (STORE_E_NOT_STORE) costs no other one.
 */
int store_replace(struct store *store, int64_t id, const struct article *article,
		  enum store_replaced *ret_replaced, struct diag *diag);

/*
 * Which of n pages were taken in already, and the hashes of all (asked before extraction, to save
 * it, and of some pages at once, since each look at the store takes locks). Empty ones never were.
 */
int store_known(struct store *store, struct store_page *pages, size_t n, struct diag *diag);

/* One article with everything that is known of it, but its lines. STORE_E_MISSING if no such id. */
int store_article(struct store *store, int64_t id, struct arena *arena, struct article *ret_article,
		  struct diag *diag);

/* The original bytes of an article, as they were read from its source. */
int store_original(struct store *store, int64_t id, struct buf *ret_bytes, struct diag *diag);

/* Every kept line of an article with its kind, for "what was left out". */
int store_lines(struct store *store, int64_t id, struct arena *arena, struct line **ret_lines,
		size_t *ret_n, struct diag *diag);

/* What `doctor` asks: SQLite's and the index's own integrity checks and the sizes. */
struct store_health {
	bool intact;
	int schema;
	int64_t articles;
	int64_t bytes;     /* of the file with its write-ahead log */
	char problem[256]; /* the first one found */
};
int store_check(struct store *store, struct store_health *ret_health, struct diag *diag);

/* A number that changes whenever this or another process has changed the store. */
int64_t store_version(struct store *store);

const char *store_library(void); /* "SQLite 3.40.1" */

#endif

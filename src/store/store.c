/*
 * Knows how a store is opened, however little of it may be written, and closed. Everything that is
 * set here is set for each connection anew; what is kept in the file is in sql/migrate.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "condition.h"
#include "leaf-read.h"
#include "private.h"
#include "surkhi/base/file.h"
#include "turn.h"

static const struct {
	int option;
	int on;
} guards[] = {
	{SQLITE_DBCONFIG_DEFENSIVE, 1},       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
	{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},  {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
	{SQLITE_DBCONFIG_DQS_DDL, 0},         {SQLITE_DBCONFIG_DQS_DML, 0},
	{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
};

static const struct {
	int limit;
	int value;
} limits[] = {
	{SQLITE_LIMIT_LENGTH, LENGTH_MAXIMUM},
	{SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
	{SQLITE_LIMIT_ATTACHED, 0},
	{SQLITE_LIMIT_TRIGGER_DEPTH, 1},
};

static int path_check(const char *path, enum store_mode mode, bool *ret_missing, struct diag *diag)
{
	struct stat status;
	*ret_missing = false;
	if (stat(path, &status) == 0) {
		if (S_ISREG(status.st_mode))
			return 0;
		return diag_set(diag, STORE_E_NOT_STORE, "opening store '%s': it is %s", path,
				S_ISDIR(status.st_mode) ? "a folder" : "not a file");
	}
	if (errno != ENOENT)
		return diag_set(diag, STORE_E_IO, "opening store '%s': %s", path, strerror(errno));
	if (mode != STORE_CREATE)
		return diag_set(diag, STORE_E_MISSING, "opening store '%s': no such file", path);
	*ret_missing = true;
	return 0;
}

static struct str folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return STR(".");
	size_t n = slash == path ? 1 : (size_t)(slash - path);
	return str_copy(arena, (struct str){path, n});
}

/*
 * The name of a new file is only safe when its folder is, whatever became of the file. Who finds a
 * file that another process is just making need not: SQLite syncs the folder with the first commit
 * of each connection, as its log may be new there.
 */
static int folder_sync(const char *path, struct diag *diag)
{
	struct arena arena = {0};
	int fd = open(folder_of(&arena, path).s, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int failed = 0;
	/* EINVAL: this file system has no such thing */
	if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL))
		failed = diag_set(diag, STORE_E_IO, "making store '%s': its folder: %s", path,
				  strerror(errno));
	file_closep(&fd);
	arena_done(&arena);
	return failed;
}

/* file:…?immutable=1, with what has a meaning in a URI escaped. */
static void immutable_uri(const char *path, struct buf *ret_uri)
{
	buf_add(ret_uri, path[0] == '/' ? STR("file://") : STR("file:"));
	for (const char *c = path; *c; c++) {
		if (strchr("%?#", *c))
			buf_printf(ret_uri, "%%%02x", (unsigned char)*c);
		else
			buf_add_char(ret_uri, *c);
	}
	buf_add(ret_uri, STR("?immutable=1"));
}

static int connect_with(struct store *store, const char *name, int flags)
{
	sqlite3_close(store->db);
	store->db = NULL;
	flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	int code = sqlite3_open_v2(name, &store->db, flags, NULL);
	if (code != SQLITE_OK)
		return code;
	for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
		sqlite3_db_config(store->db, guards[i].option, guards[i].on, NULL);
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(store->db, limits[i].limit, limits[i].value);
	turn_patience(store, true);
	return SQLITE_OK;
}

/*
 * The file may be writable and what lies beside it not, which SQLite says only when a write begins.
 * Whoever holds the lock now does not make it less writable.
 */
static bool can_write(struct store *store)
{
	if (sqlite3_db_readonly(store->db, "main") != 0)
		return false;
	turn_patience(store, false);
	store_execute(store, "connect/new.sql", NULL);
	bool can = store_execute(store, "query/begin-write.sql", NULL) != STORE_E_READ_ONLY;
	if (!sqlite3_get_autocommit(store->db))
		store_execute(store, "query/rollback.sql", NULL);
	turn_patience(store, true);
	return can;
}

/* Reads something, which is when SQLite first looks at the file and what lies beside it. */
static int connect_try(struct store *store, enum store_mode mode)
{
	int flags = mode == STORE_READ    ? SQLITE_OPEN_READONLY
		    : mode == STORE_WRITE ? SQLITE_OPEN_READWRITE
					  : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	int code = connect_with(store, store->path, flags);
	if (code == SQLITE_OK)
		code = sqlite3_table_column_metadata(store->db, "main", "sqlite_schema", NULL, NULL,
						     NULL, NULL, NULL, NULL);
	store->writable = code == SQLITE_OK && mode != STORE_READ && can_write(store);
	return code;
}

static bool has_log(struct store *store)
{
	struct stat status;
	struct buf name = BUF_INIT(1 << 16);
	buf_printf(&name, "%s-wal", store->path);
	bool has = stat(buf_z(&name), &status) == 0 && status.st_size > 0;
	buf_done(&name);
	return has;
}

/*
 * A store on a medium or in a folder where the files beside it cannot be made is still read if
 * all that was written is in the file itself. Nobody may write to it meanwhile; where we cannot,
 * that is left to whoever can.
 */
static int connect_immutable(struct store *store, struct diag *diag)
{
	if (has_log(store))
		return diag_set(diag, STORE_E_READ_ONLY,
				"opening store '%s': its last changes are in '%s-wal', and its "
				"folder cannot be written: copy both elsewhere",
				store->path, store->path);
	struct buf uri = BUF_INIT(1 << 16);
	immutable_uri(store->path, &uri);
	int code = connect_with(store, buf_z(&uri), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
	buf_done(&uri);
	store->writable = false;
	store->immutable = true;
	return code == SQLITE_OK ? 0 : store_fail(store, code, "opening store", diag);
}

static int refuse_folder(const char *path, struct diag *diag)
{
	return diag_set(diag, STORE_E_READ_ONLY,
			"making store '%s': its folder cannot be written: %s", path,
			strerror(errno));
}

static int store_connect(struct store *store, enum store_mode mode, struct diag *diag)
{
	int code = connect_try(store, mode);
	int kind = code & 0xff;
	if (kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY) {
		if (access(store->path, R_OK) == 0)
			return connect_immutable(store, diag);
		if (errno == ENOENT && mode == STORE_CREATE) {
			errno = EACCES;
			return refuse_folder(store->path, diag);
		}
	}
	return code == SQLITE_OK ? 0 : store_fail(store, code, "opening store", diag);
}

/*
 * Whose file it is is asked before anything is written, so that another program's database is left
 * as it was.
 */
static int store_set_up(struct store *store, enum store_mode mode, struct diag *diag)
{
	int failed = store_connect(store, mode, diag);
	if (!failed)
		failed = store_execute(store, "connect/guard.sql", diag);
	if (!failed)
		failed = store_extend(store, diag);
	if (!failed)
		failed = store_aggregates(store, diag);
	if (!failed)
		failed = store_identify(store, mode, diag);
	if (!failed && store->writable)
		failed = store_execute(store, "connect/write.sql", diag);
	if (!failed)
		failed = store_migrate(store, diag);
	if (!failed)
		failed = store_index_order(store, diag);
	if (!failed)
		failed = statements_begin(store, diag);
	return failed;
}

/*
 * While others make the same store, or the log is brought in that a killed process left, SQLite
 * says "busy" without asking anybody to wait.
 */
static int store_set_up_patiently(struct store *store, enum store_mode mode, struct diag *diag)
{
	int64_t since = turn_clock();
	int failed = store_set_up(store, mode, diag);
	while (failed == STORE_E_BUSY && turn_clock() - since < BUSY_SECONDS * 1000) {
		statements_done(store);
		turn_give();
		failed = store_set_up(store, mode, diag);
	}
	return failed;
}

static int folder_make(const char *path, struct diag *diag)
{
	struct arena arena = {0};
	errno = 0;
	int failed = file_make_directory(folder_of(&arena, path).s, diag) ? STORE_E_IO : 0;
	if (failed && (errno == EACCES || errno == EROFS))
		failed = refuse_folder(path, diag);
	arena_done(&arena);
	return failed;
}

static struct store *store_new(const char *path)
{
	struct store *store = mem_new(1, sizeof *store);
	store->path = mem_new(strlen(path) + 1, 1);
	memcpy(store->path, path, strlen(path) + 1);
	store->packer = packer_new();
	store->frequent.least = FREQUENT_LEAST;
	store->encoded = (struct encoded)ENCODED_INIT;
	store->words_reader = (struct words_reader)WORDS_READER_INIT;
	return store;
}

int store_open(const char *path, enum store_mode mode, struct store **ret_store, struct diag *diag)
{
	bool missing;
	int failed = path_check(path, mode, &missing, diag);
	if (!failed && missing)
		failed = folder_make(path, diag);
	if (failed)
		return failed;
	/* Counting what is allocated locks all threads; once something is open this does nothing.
	 */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	struct store *store = store_new(path);
	failed = store->packer ? store_set_up_patiently(store, mode, diag)
			       : err_origin(diag, "cannot make a compressor");
	if (!failed && missing && store->writable)
		failed = folder_sync(path, diag);
	if (failed) {
		store_close(store);
		return failed;
	}
	*ret_store = store;
	return 0;
}

int store_beside(const struct store *store, struct store **ret_beside, struct diag *diag)
{
	struct store *beside = NULL;
	int failed = store_open(store->path, STORE_READ, &beside, diag);
	if (!failed)
		failed = store_execute(beside, "connect/beside.sql", diag);
	if (failed) {
		store_close(beside);
		return failed;
	}
	*ret_beside = beside;
	return 0;
}

struct store *store_close(struct store *store)
{
	if (!store)
		return NULL;
	store_rollback(store);
	leaf_read_end(store);
	statements_done(store);
	sqlite3_close(store->db);
	cache_drop(&store->cache);
	kept_drop(&store->kept);
	everywhere_drop(&store->everywhere);
	frequent_drop(&store->frequent);
	terms_clear(&store->terms);
	facet_ids_clear(&store->facet_ids);
	encoded_done(&store->encoded);
	words_reader_done(&store->words_reader);
	pending_clear(&store->pending);
	packer_free(store->packer);
	mem_free(store->path);
	return mem_free(store);
}

void store_closep(struct store **store)
{
	*store = store_close(*store);
}

bool store_writable(const struct store *store)
{
	return store->writable;
}

const char *store_path(const struct store *store)
{
	return store->path;
}

const char *store_library(void)
{
	return "SQLite " SQLITE_VERSION;
}

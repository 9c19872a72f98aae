/*
 * Knows what SQLite's result codes mean to a reader of the archive. A full disk shows in more than
 * one way: a quota and a limit on the size of files are I/O errors to SQLite, so errno is asked.
 */
#include "condition.h"

#include <errno.h>
#include <sqlite3.h>

#include "private.h"

static const struct {
	int code; /* SQLite's primary one */
	int condition;
	const char *why;
} conditions[] = {
	{SQLITE_FULL, STORE_E_FULL, "the disk is full"},
	{SQLITE_READONLY, STORE_E_READ_ONLY, "it cannot be written"},
	{SQLITE_PERM, STORE_E_READ_ONLY, "permission denied"},
	{SQLITE_BUSY, STORE_E_BUSY, "another process keeps it locked"},
	{SQLITE_LOCKED, STORE_E_BUSY, "it is locked"},
	{SQLITE_PROTOCOL, STORE_E_BUSY, "another process keeps it locked"},
	{SQLITE_CORRUPT, STORE_E_NOT_STORE, "the file is damaged"},
	{SQLITE_NOTADB, STORE_E_NOT_STORE, "it is not a database"},
	{SQLITE_FORMAT, STORE_E_NOT_STORE, "it is not a database"},
	{SQLITE_SCHEMA, STORE_E_NOT_STORE, "its tables are not a store's"},
	{SQLITE_IOERR, STORE_E_IO, "the file cannot be read or written"},
	{SQLITE_CANTOPEN, STORE_E_IO, "the file cannot be opened"},
};

static int errno_of(sqlite3_file *file)
{
	int system = 0;
	if (file && file->pMethods)
		file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &system);
	return system;
}

static bool is_out_of_room(int system)
{
	return system == ENOSPC || system == EDQUOT || system == EFBIG;
}

/* sqlite3_system_errno() is only of files that could not be opened; the log's own is asked for. */
static bool ran_out_of_room(sqlite3 *db)
{
	sqlite3_file *file = NULL, *log = NULL;
	sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
	return is_out_of_room(errno_of(file)) || is_out_of_room(errno_of(log));
}

int store_fail(struct store *store, int code, const char *doing, struct diag *diag)
{
	if ((code & 0xff) == SQLITE_IOERR && store->db && ran_out_of_room(store->db))
		code = SQLITE_FULL;
	for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
		if (conditions[i].code == (code & 0xff))
			return diag_set(diag, conditions[i].condition, "%s '%s': %s", doing,
					store->path, conditions[i].why);
	return err_origin(diag, "%s '%s': %s", doing, store->path,
			  store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(code));
}

int store_damaged(struct store *store, const char *what, struct diag *diag)
{
	return diag_set(diag, STORE_E_NOT_STORE, "reading '%s': the file is damaged: %s",
			store->path, what);
}

#ifndef SURKHI_BASE_FILE_H
#define SURKHI_BASE_FILE_H

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"

/* Files. All functions retry on EINTR and never follow a path into a device. */

enum {
	FILE_E_MISSING = 1, /* no such file */
	FILE_E_TOO_LARGE,   /* larger than the buffer's maximum */
	FILE_E_NOT_REGULAR, /* a directory, a device, a socket */
	FILE_E_UNREADABLE,  /* permission or an I/O error */
};

/*
 * Reads a regular file whole into *ret_bytes, up to its maximum. On failure *ret_bytes is left
 * empty and diag says why. Memory for a file over the maximum is never taken.
 */
int file_read(const char *path, struct buf *ret_bytes, struct diag *diag);

/* Reads a descriptor to its end, up to the buffer's maximum. */
int file_read_fd(int fd, const char *name, struct buf *ret_bytes, struct diag *diag);

/*
 * Puts bytes into a file, whole or not at all, and on the disk when it returns: a reader sees the
 * old file or the new one. A link is followed; an old file's permissions stay, a new one is for its
 * owner alone. 0, or ERR_FATAL with the path and the reason.
 */
int file_replace(const char *path, struct str bytes, struct diag *diag);

/*
 * Makes the file at path if need be and waits until no other process holds its lock. The lock ends
 * with the descriptor, which the caller closes. 0, or ERR_FATAL.
 */
int file_lock(const char *path, int *ret_fd, struct diag *diag);

/* Creates a directory and its parents with mode 0700, as XDG asks. 0 or ERR_FATAL. */
int file_make_directory(const char *path, struct diag *diag);

void file_closep(int *fd); /* for CLEANUP: closes unless -1 */

#endif

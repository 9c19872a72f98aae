#include "surkhi/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

void file_closep(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static int fail(struct buf *bytes, struct diag *diag, int code, const char *path, const char *why)
{
	buf_clear(bytes);
	diag_set(diag, code, "%s", why);
	return diag_at(diag, code, path, 0, 0);
}

int file_read_fd(int fd, const char *name, struct buf *ret_bytes, struct diag *diag)
{
	char chunk[CHUNK / 16];
	for (;;) {
		ssize_t n = read(fd, chunk, sizeof chunk);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(ret_bytes, diag, FILE_E_UNREADABLE, name, strerror(errno));
		if (n == 0)
			return 0;
		buf_add(ret_bytes, (struct str){chunk, (size_t)n});
		if (ret_bytes->full)
			return fail(ret_bytes, diag, FILE_E_TOO_LARGE, name, "too large");
	}
}

int file_read(const char *path, struct buf *ret_bytes, struct diag *diag)
{
	buf_clear(ret_bytes);
	struct stat info;
	if (stat(path, &info))
		return fail(ret_bytes, diag, errno == ENOENT ? FILE_E_MISSING : FILE_E_UNREADABLE,
			    path, strerror(errno));
	if (!S_ISREG(info.st_mode))
		return fail(ret_bytes, diag, FILE_E_NOT_REGULAR, path, "not a regular file");
	if ((unsigned long long)info.st_size > ret_bytes->maximum)
		return fail(ret_bytes, diag, FILE_E_TOO_LARGE, path, "too large");
	CLEANUP(file_closep) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return fail(ret_bytes, diag, FILE_E_UNREADABLE, path, strerror(errno));
	return file_read_fd(fd, path, ret_bytes, diag);
}

int file_make_directory(const char *path, struct diag *diag)
{
	char partial[4096];
	size_t n = strlen(path);
	if (n >= sizeof partial)
		return err_origin(diag, "path too long: '%.64s…'", path);
	for (size_t i = 1; i <= n; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		memcpy(partial, path, i);
		partial[i] = '\0';
		if (mkdir(partial, 0700) && errno != EEXIST)
			return err_origin(diag, "cannot make directory '%s': %s", partial,
					  strerror(errno));
	}
	return 0;
}

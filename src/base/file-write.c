/* Files that are replaced: never half written, never lost to another process that writes too. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "surkhi/base/file.h"

enum { PATH_SIZE = 4096, LINKS_MAXIMUM = 8, OWNER_ONLY = 0600 };

static int fail(const char *path, struct diag *diag)
{
	err_origin(diag, "%s", strerror(errno));
	return diag_at(diag, ERR_FATAL, path, 0, 0);
}

int file_lock(const char *path, int *ret_fd, struct diag *diag)
{
	const struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, OWNER_ONLY);
	if (fd < 0)
		return fail(path, diag);
	while (fcntl(fd, F_SETLKW, &whole))
		if (errno != EINTR) {
			fail(path, diag);
			close(fd);
			return ERR_FATAL;
		}
	*ret_fd = fd;
	return 0;
}

static bool write_all(int fd, struct str bytes)
{
	for (size_t done = 0; done < bytes.n;) {
		ssize_t n = write(fd, bytes.s + done, bytes.n - done);
		if (n < 0 && errno != EINTR)
			return false;
		done += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* What was renamed is found after a power cut only once its folder is on the disk. */
static bool sync_folder(char *path)
{
	char *slash = strrchr(path, '/');
	if (slash)
		slash[slash == path] = '\0';
	CLEANUP(file_closep) int fd = open(slash ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);
}

static bool write_new(const char *path, mode_t mode, struct str bytes)
{
	CLEANUP(file_closep)
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, OWNER_ONLY);
	return fd >= 0 && write_all(fd, bytes) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
}

/* Puts the file that a link at path leads to, itself if it is none, in its place. */
static bool follow(struct buf *path)
{
	char link[PATH_SIZE];
	for (int i = 0; i < LINKS_MAXIMUM; i++) {
		ssize_t n = readlink(buf_z(path), link, sizeof link);
		if (n < 0)
			return errno == EINVAL || errno == ENOENT;
		size_t folder = path->n;
		while (folder && path->s[folder - 1] != '/')
			folder--;
		buf_remove(path, link[0] == '/' ? 0 : folder, path->n);
		buf_add(path, (struct str){link, (size_t)n});
	}
	errno = ELOOP;
	return false;
}

int file_replace(const char *path, struct str bytes, struct diag *diag)
{
	CLEANUP(buf_done) struct buf target = BUF_INIT(PATH_SIZE), made = BUF_INIT(PATH_SIZE);
	struct stat info;
	buf_add(&target, str_from(path));
	bool found = follow(&target);
	buf_printf(&made, "%s.%ld", buf_z(&target), (long)getpid());
	if (made.full)
		errno = ENAMETOOLONG;
	if (!found || made.full)
		return fail(path, diag);
	mode_t mode = stat(buf_z(&target), &info) ? OWNER_ONLY : info.st_mode & 07777;
	if (write_new(buf_z(&made), mode, bytes) && rename(buf_z(&made), buf_z(&target)) == 0)
		return sync_folder(target.s) ? 0 : fail(path, diag);
	fail(path, diag);
	unlink(buf_z(&made));
	return ERR_FATAL;
}

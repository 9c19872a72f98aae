/*
 * Knows what a disk may do with writes that nobody synced. Reads are answered by the files
 * themselves; beside each of them stands the image that is sure, and the list of what is not.
 */
#include "power.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "surkhi/base/mem.h"

enum { SECTOR = 512, FILES = 16, PATH_SIZE = 256 };

/* Not synced: bytes at an offset, or without bytes the size that the file was given. */
struct write {
	char *bytes;
	size_t at, n;
};

struct image {
	char path[PATH_SIZE];
	bool there, deleted; /* for sure; perhaps no more */
	char *bytes;
	size_t n, capacity;
	struct write *writes;
	size_t n_writes, writes_capacity;
};

struct handle {
	sqlite3_file base;
	struct image *image; /* NULL: of a file that does not outlive the process */
	sqlite3_file *real;
};

static struct {
	sqlite3_vfs vfs, *real;
	struct image images[FILES];
	size_t n;
	uint64_t operations, cut, random;
} disk;

static void forget_writes(struct image *image)
{
	for (size_t i = 0; i < image->n_writes; i++)
		mem_free(image->writes[i].bytes);
	image->n_writes = 0;
}

static void image_resize(struct image *image, size_t n)
{
	image->bytes = mem_grow(image->bytes, &image->capacity, n + 1, 1);
	if (n > image->n)
		memset(image->bytes + image->n, 0, n - image->n);
	image->n = n;
}

static void image_read(struct image *image)
{
	FILE *file = fopen(image->path, "rb");
	char bytes[4096];
	size_t n;
	image->there = file != NULL;
	while (file && (n = fread(bytes, 1, sizeof bytes, file)) > 0) {
		size_t end = image->n;
		image_resize(image, end + n);
		memcpy(image->bytes + end, bytes, n);
	}
	if (file)
		fclose(file);
}

static struct image *image_of(const char *path)
{
	for (size_t i = 0; i < disk.n; i++)
		if (strcmp(disk.images[i].path, path) == 0)
			return &disk.images[i];
	if (disk.n == FILES || strlen(path) >= PATH_SIZE)
		abort();
	struct image *image = &disk.images[disk.n++];
	memcpy(image->path, path, strlen(path) + 1);
	image_read(image);
	return image;
}

static bool is_sure(uint64_t number)
{
	/* splitmix64 */
	disk.random += UINT64_C(0x9e3779b97f4a7c15) + number;
	uint64_t z = disk.random;
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (z >> 40) % 2 == 0;
}

static void apply_bytes(struct image *image, size_t at, const char *bytes, size_t n)
{
	if (at + n > image->n)
		image_resize(image, at + n);
	memcpy(image->bytes + at, bytes, n);
}

static void apply(struct image *image, const struct write *write)
{
	if (write->bytes)
		apply_bytes(image, write->at, write->bytes, write->n);
	else
		image_resize(image, write->at);
}

/* Some of its sectors reached the disk, others did not. */
static void apply_torn(struct image *image, const struct write *write)
{
	if (!write->bytes && is_sure(write->at))
		image_resize(image, write->at);
	for (size_t at = write->at, end = write->at + write->n; at < end;) {
		size_t next = (at / SECTOR + 1) * SECTOR;
		size_t n = (next < end ? next : end) - at;
		if (is_sure(at))
			apply_bytes(image, at, write->bytes + (at - write->at), n);
		at += n;
	}
}

/* The write at which the power goes is still on its way. */
static bool is_down(void)
{
	disk.operations++;
	return disk.cut && disk.operations > disk.cut;
}

static void remember(struct image *image, const void *bytes, size_t n, size_t at)
{
	image->writes = mem_grow(image->writes, &image->writes_capacity, image->n_writes + 1,
				 sizeof *image->writes);
	struct write *write = &image->writes[image->n_writes++];
	*write = (struct write){.at = at, .n = n};
	if (bytes) {
		write->bytes = mem_new(n + 1, 1);
		memcpy(write->bytes, bytes, n);
	}
}

static struct handle *handle_of(sqlite3_file *file)
{
	return (struct handle *)file;
}

static int power_close(sqlite3_file *file)
{
	struct handle *handle = handle_of(file);
	int code =
		handle->real->pMethods ? handle->real->pMethods->xClose(handle->real) : SQLITE_OK;
	handle->real = mem_free(handle->real);
	return code;
}

static int power_read(sqlite3_file *file, void *bytes, int n, sqlite3_int64 at)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xRead(real, bytes, n, at);
}

static int power_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
	struct handle *handle = handle_of(file);
	if (handle->image) {
		if (is_down())
			return SQLITE_IOERR_WRITE;
		remember(handle->image, bytes, (size_t)n, (size_t)at);
	}
	return handle->real->pMethods->xWrite(handle->real, bytes, n, at);
}

static int power_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct handle *handle = handle_of(file);
	if (handle->image) {
		if (is_down())
			return SQLITE_IOERR_TRUNCATE;
		remember(handle->image, NULL, 0, (size_t)size);
	}
	return handle->real->pMethods->xTruncate(handle->real, size);
}

static int power_sync(sqlite3_file *file, int flags)
{
	struct image *image = handle_of(file)->image;
	(void)flags; /* the real file need not be safe: there is only one disk here */
	if (!image)
		return SQLITE_OK;
	if (is_down())
		return SQLITE_IOERR_FSYNC;
	for (size_t i = 0; i < image->n_writes; i++)
		apply(image, &image->writes[i]);
	forget_writes(image);
	image->there = true;
	image->deleted = false;
	return SQLITE_OK;
}

static int power_size(sqlite3_file *file, sqlite3_int64 *ret_size)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xFileSize(real, ret_size);
}

static int power_lock(sqlite3_file *file, int lock)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xLock(real, lock);
}

static int power_unlock(sqlite3_file *file, int lock)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xUnlock(real, lock);
}

static int power_reserved(sqlite3_file *file, int *ret_reserved)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xCheckReservedLock(real, ret_reserved);
}

static int power_control(sqlite3_file *file, int operation, void *argument)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xFileControl(real, operation, argument);
}

static int power_sector(sqlite3_file *file)
{
	(void)file;
	return SECTOR;
}

static int power_characteristics(sqlite3_file *file)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xDeviceCharacteristics(real);
}

static int power_shm_map(sqlite3_file *file, int page, int size, int extend,
			 void volatile **ret_memory)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xShmMap(real, page, size, extend, ret_memory);
}

static int power_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xShmLock(real, offset, n, flags);
}

static void power_shm_barrier(sqlite3_file *file)
{
	sqlite3_file *real = handle_of(file)->real;
	real->pMethods->xShmBarrier(real);
}

static int power_shm_unmap(sqlite3_file *file, int delete)
{
	sqlite3_file *real = handle_of(file)->real;
	return real->pMethods->xShmUnmap(real, delete);
}

/* Version 2: with shared memory, without mapped files, whose writes nobody sees. */
static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = power_close,
	.xRead = power_read,
	.xWrite = power_write,
	.xTruncate = power_truncate,
	.xSync = power_sync,
	.xFileSize = power_size,
	.xLock = power_lock,
	.xUnlock = power_unlock,
	.xCheckReservedLock = power_reserved,
	.xFileControl = power_control,
	.xSectorSize = power_sector,
	.xDeviceCharacteristics = power_characteristics,
	.xShmMap = power_shm_map,
	.xShmLock = power_shm_lock,
	.xShmBarrier = power_shm_barrier,
	.xShmUnmap = power_shm_unmap,
};

static int power_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags,
		      int *ret_flags)
{
	enum { LASTING = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL };
	struct handle *handle = handle_of(file);
	(void)vfs;
	handle->base.pMethods = &methods;
	handle->image = path && (flags & LASTING) ? image_of(path) : NULL;
	handle->real = mem_new(1, (size_t)disk.real->szOsFile);
	int code = disk.real->xOpen(disk.real, path, handle->real, flags, ret_flags);
	if (code != SQLITE_OK) {
		power_close(file);
		handle->base.pMethods = NULL;
	}
	return code;
}

static int power_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
	struct image *image = image_of(path);
	(void)vfs;
	if (is_down())
		return SQLITE_IOERR_DELETE;
	forget_writes(image);
	if (sync) {
		image->there = false;
		image->n = 0;
	} else {
		image->deleted = true;
	}
	return disk.real->xDelete(disk.real, path, 0);
}

void power_install(void)
{
	disk.real = sqlite3_vfs_find(NULL);
	disk.vfs = *disk.real;
	disk.vfs.pNext = NULL;
	disk.vfs.zName = "power";
	disk.vfs.szOsFile = sizeof(struct handle);
	disk.vfs.xOpen = power_open;
	disk.vfs.xDelete = power_delete;
	sqlite3_vfs_register(&disk.vfs, 1);
}

void power_start(uint64_t cut)
{
	for (size_t i = 0; i < disk.n; i++) {
		forget_writes(&disk.images[i]);
		mem_free(disk.images[i].writes);
		mem_free(disk.images[i].bytes);
		disk.images[i] = (struct image){.n = 0};
	}
	disk.n = 0;
	disk.operations = 0;
	disk.cut = cut;
}

uint64_t power_operations(void)
{
	return disk.operations;
}

bool power_is_cut(void)
{
	return disk.cut && disk.operations > disk.cut;
}

static void image_write(const struct image *image)
{
	FILE *file = fopen(image->path, "wb");
	if (!file || fwrite(image->bytes, 1, image->n, file) != image->n || fclose(file) != 0)
		abort();
}

/* A file that was never synced has lost its entry in the folder, or has not. */
static bool is_there(const struct image *image)
{
	if (image->there)
		return !image->deleted || is_sure(1);
	return image->n_writes > 0 && is_sure(2);
}

void power_restore(uint64_t seed)
{
	disk.random = seed;
	for (size_t i = 0; i < disk.n; i++) {
		struct image *image = &disk.images[i];
		char memory[PATH_SIZE + 8];
		for (size_t j = 0; j < image->n_writes; j++)
			apply_torn(image, &image->writes[j]);
		if (is_there(image))
			image_write(image);
		else
			unlink(image->path);
		snprintf(memory, sizeof memory, "%s-shm", image->path);
		unlink(memory);
	}
	power_start(0);
}

/*
 * Finds the files of an import. A folder is read whole and closed before its members are looked
 * at, so that depth costs no descriptors; links to folders are not followed, so that no loop can
 * arise.
 */
#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void walk_add(struct walk *walk, struct walk_file file)
{
	walk->files = mem_grow(walk->files, &walk->capacity, walk->n + 1, sizeof *walk->files);
	walk->files[walk->n++] = file;
	walk->bytes += file.size;
}

static void walk_refuse(struct walk *walk, const char *path, const char *why)
{
	walk_add(walk, (struct walk_file){.path = path,
					  .refusal = arena_copy(&walk->arena, why, strlen(why))});
}

static const char *join(struct arena *arena, const char *folder, const char *name)
{
	struct str path = str_from(folder);
	while (path.n && path.s[path.n - 1] == '/')
		path.n--;
	return str_printf(arena, "%.*s/%s", STR_ARG(path), name).s;
}

static int by_name(const void *a, const void *b)
{
	const char *const *left = a, *const *right = b;
	return strcmp(*left, *right);
}

struct names {
	struct arena arena;
	char **all;
	size_t n, capacity;
};

static void names_done(struct names *names)
{
	mem_free(names->all);
	arena_done(&names->arena);
}

/* The names in a folder, sorted. 0 or an errno. */
static int read_folder(const char *path, struct names *names)
{
	DIR *folder = opendir(path);
	if (!folder)
		return errno;
	errno = 0;
	for (struct dirent *entry; (entry = readdir(folder)) != NULL; errno = 0) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		names->all =
			mem_grow(names->all, &names->capacity, names->n + 1, sizeof *names->all);
		names->all[names->n++] =
			arena_copy(&names->arena, entry->d_name, strlen(entry->d_name));
	}
	int error = errno;
	closedir(folder);
	if (names->n)
		qsort(names->all, names->n, sizeof *names->all, by_name);
	return error;
}

static void walk_folder(struct walk *walk, const char *path, int depth);

static void walk_member(struct walk *walk, const char *folder, const char *name, int depth)
{
	struct stat info;
	if (name[0] == '.') {
		walk->passed_over++;
		return;
	}
	const char *path = join(&walk->arena, folder, name);
	if (lstat(path, &info)) {
		walk_refuse(walk, path, strerror(errno));
		return;
	}
	if (S_ISDIR(info.st_mode)) {
		walk_folder(walk, path, depth + 1);
		return;
	}
	const struct source_ops *ops = source_find(path);
	if (!ops || (S_ISLNK(info.st_mode) && !stat(path, &info) && S_ISDIR(info.st_mode)) ||
	    !(S_ISREG(info.st_mode) || S_ISLNK(info.st_mode)))
		walk->passed_over++;
	else
		walk_add(walk, (struct walk_file){.path = path,
						  .ops = ops,
						  .size = (uint64_t)info.st_size,
						  .met = true});
}

static void walk_folder(struct walk *walk, const char *path, int depth)
{
	if (depth > WALK_DEPTH) {
		walk_refuse(walk, path, "folders nested too deep");
		return;
	}
	CLEANUP(names_done) struct names names = {.all = NULL};
	int error = read_folder(path, &names);
	if (error)
		walk_refuse(walk, path, strerror(error));
	for (size_t i = 0; i < names.n; i++)
		walk_member(walk, path, names.all[i], depth);
}

static void walk_file(struct walk *walk, const char *path, const struct stat *info)
{
	const struct source_ops *ops = source_find(path);
	if (ops) {
		walk_add(walk, (struct walk_file){
				       .path = path, .ops = ops, .size = (uint64_t)info->st_size});
		return;
	}
	struct str extension = source_extension(path);
	if (source_is_packed(extension)) {
		walk_add(walk, (struct walk_file){.path = path, .size = (uint64_t)info->st_size});
		return;
	}
	struct str why = extension.n
				 ? str_printf(&walk->arena, "no reader for '%.32s'", extension.s)
				 : STR("no reader for a file without an extension");
	walk_refuse(walk, path, why.s);
}

void walk_path(struct walk *walk, const char *named)
{
	const char *path = arena_copy(&walk->arena, named, strlen(named));
	struct stat info;
	if (strcmp(path, "-") == 0)
		walk_add(walk, (struct walk_file){.path = path});
	else if (stat(path, &info))
		walk_refuse(walk, path, strerror(errno));
	else if (S_ISDIR(info.st_mode))
		walk_folder(walk, path, 1);
	else if (!S_ISREG(info.st_mode))
		walk_refuse(walk, path, "not a regular file");
	else
		walk_file(walk, path, &info);
}

void walk_done(struct walk *walk)
{
	mem_free(walk->files);
	arena_done(&walk->arena);
	*walk = (struct walk){.files = NULL};
}

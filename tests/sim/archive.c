/* A store of the sample pages, for whatever needs real articles of all kinds. */
#include "archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "surkhi/base/asset.h"
#include "surkhi/import/import.h"

enum { PAGES_MAXIMUM = 128 };

static bool is_page(const struct asset *asset)
{
	struct str name = str_from(asset->name);
	return str_starts(name, STR("sample/")) && str_ends(name, STR(".txt"));
}

static size_t find_pages(struct import_page pages[static PAGES_MAXIMUM])
{
	size_t n = 0;
	for (const struct asset *asset = asset_table; asset->name && n < PAGES_MAXIMUM; asset++)
		if (is_page(asset))
			pages[n++] = (struct import_page){
				.source = str_from(asset->name),
				.bytes = {asset->data, asset->size},
			};
	return n;
}

void archive_lines(struct buf *ret_lines)
{
	for (const struct asset *asset = asset_table; asset->name; asset++)
		if (is_page(asset)) {
			buf_add(ret_lines, (struct str){asset->data, asset->size});
			buf_add_char(ret_lines, '\n');
		}
}

static int take_pages(const struct import_options *options, struct diag *diag)
{
	struct import *import;
	struct import_event event;
	int got = import_open(options, NULL, 0, &import, diag);
	if (got)
		return got;
	do
		got = import_next(import, &event, diag);
	while (got > 0 && event.what != IMPORT_REFUSED);
	import_close(import);
	return got;
}

static int fill(struct archive *archive, struct diag *diag)
{
	struct import_page pages[PAGES_MAXIMUM];
	struct patterns *patterns = NULL;
	struct extractor *extractor = NULL;
	int error = patterns_open(&patterns, diag);
	if (!error)
		error = extractor_open(archive->catalog, NULL, &extractor, diag);
	if (!error)
		error = take_pages(
			&(struct import_options){
				.store = archive->store,
				.patterns = patterns,
				.extractor = extractor,
				.now = {.year = 2024, .month = 1, .day = 1},
				.standard_input = -1,
				.pages = pages,
				.n_pages = find_pages(pages),
			},
			diag);
	extractor_close(extractor);
	patterns_close(patterns);
	return error;
}

int archive_open(struct archive *archive, struct diag *diag)
{
	const char *temporary = getenv("TMPDIR");
	*archive = (struct archive){.store = NULL};
	snprintf(archive->folder, sizeof archive->folder, "%.400s/surkhi-sim-XXXXXX",
		 temporary ? temporary : "/tmp");
	if (!mkdtemp(archive->folder))
		return err_origin(diag, "%s: cannot be made", archive->folder);
	snprintf(archive->path, sizeof archive->path, "%s/archive.db", archive->folder);
	int error = catalog_open(NULL, &archive->catalog, diag);
	if (!error)
		error = store_open(archive->path, STORE_CREATE, &archive->store, diag);
	return error ? error : fill(archive, diag);
}

void archive_close(struct archive *archive)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	char path[600];
	store_close(archive->store);
	catalog_close(archive->catalog);
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		snprintf(path, sizeof path, "%s%s", archive->path, suffixes[i]);
		unlink(path);
	}
	rmdir(archive->folder);
}

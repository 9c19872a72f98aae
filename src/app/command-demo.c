/*
 * surkhi demo: an archive made once from the sample pages that are built into the program. Its name
 * carries the version and a hash of all that is built in, so that new samples or better rules
 * make a new one. It is built under another name and then linked to its own, so that nobody ever
 * opens half of it.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/version.h"
#include "reader.h"
#include "reading.h"
#include "surkhi/base/asset.h"
#include "surkhi/base/file.h"
#include "surkhi/base/map.h"

static const struct str sample_folder = {"sample/", 7};

static uint64_t hash_assets(void)
{
	uint64_t hash = 0;
	for (const struct asset *asset = asset_table; asset->name; asset++)
		hash = hash * 31 + hash_bytes64(asset->name, strlen(asset->name)) +
		       7 * hash_bytes64(asset->data, asset->size);
	return hash;
}

static bool is_page(const struct asset *asset)
{
	struct str name = str_from(asset->name);
	return str_starts(name, sample_folder) && str_ends(name, STR(".txt"));
}

/* The sample pages, as an array in arena. */
static size_t sample_pages(struct arena *arena, struct import_page **ret_pages)
{
	size_t n = 0;
	for (const struct asset *asset = asset_table; asset->name; asset++)
		n += is_page(asset);
	*ret_pages = arena_new(arena, n, sizeof **ret_pages);
	n = 0;
	for (const struct asset *asset = asset_table; asset->name; asset++)
		if (is_page(asset))
			(*ret_pages)[n++] = (struct import_page){
				.source = str_from(asset->name),
				.bytes = {asset->data, asset->size},
			};
	return n;
}

static int take_samples(struct store *store, const struct reading *reading, struct diag *diag)
{
	CLEANUP(arena_done) struct arena arena = {.blocks = NULL};
	struct import *import;
	struct import_event event;
	struct import_page *pages;
	struct import_options options = reading_options(reading, store);
	options.n_pages = sample_pages(&arena, &pages);
	options.pages = pages;
	int got = import_open(&options, NULL, 0, &import, diag);
	if (got)
		return got;
	do
		got = import_next(import, &event, diag);
	while (got > 0);
	import_close(import);
	return got;
}

/* The gazetteer is the built-in one alone: the demo looks the same for everybody. */
static int fill(const char *path)
{
	struct diag diag = DIAG_INIT;
	CLEANUP(store_closep) struct store *store = NULL;
	CLEANUP(reading_done) struct reading reading = {.catalog = NULL};
	if (reading_open(NULL, &reading, &diag) || store_open(path, STORE_CREATE, &store, &diag) ||
	    take_samples(store, &reading, &diag))
		return print_diag(&diag);
	return STATUS_DONE;
}

static void remove_store(struct app *app, const char *path)
{
	static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		unlink(str_printf(&app->arena, "%s%s", path, suffixes[i]).s);
}

/* link() does not replace what another process made in the meantime; some file systems lack it. */
static int publish(const char *made, const char *path)
{
	if (link(made, path) == 0 || errno == EEXIST)
		return STATUS_DONE;
	if (rename(made, path) == 0)
		return STATUS_DONE;
	return print_error("%s: %s", path, strerror(errno));
}

static int make(struct app *app, const char *path)
{
	struct diag diag = DIAG_INIT;
	const char *made = str_printf(&app->arena, "%s.%ld", path, (long)getpid()).s;
	if (file_make_directory(app->paths.cache, &diag))
		return print_diag(&diag);
	int status = fill(made);
	if (!status)
		status = publish(made, path);
	remove_store(app, made);
	return status;
}

int command_demo(struct app *app)
{
	CLEANUP(store_closep) struct store *store = NULL;
	const struct reader reader = {.query = app_query(app), .title = STR("surkhi demo")};
	bool path_only = app->options.value[OPTION_PATH] != NULL;
	if (!path_only && !reader_possible())
		return STATUS_ERROR;
	if (!app->paths.cache)
		return print_error("demo: neither XDG_CACHE_HOME nor HOME is set");
	const char *path = str_printf(&app->arena, "%s/demo-%s-%016llx.db", app->paths.cache,
				      SURKHI_VERSION, (unsigned long long)hash_assets())
				   .s;
	if (access(path, F_OK) && make(app, path))
		return STATUS_ERROR;
	if (path_only) {
		fprintf(app->out, "%s\n", path);
		return STATUS_DONE;
	}
	app->paths.store = path;
	if (app_store(app, STORE_WRITE, &store))
		return STATUS_ERROR;
	return reader_run(app, store, &reader);
}

/*
 * Any bytes as one of the user's gazetteer files: the first letter says which. They are refused, or
 * what is read of them serves to read a page.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "gazetteer.h"
#include "load.h"
#include "scan.h"
#include "surkhi/base/asset.h"

enum { NAMES = 32, SIZE_MAXIMUM = 1 << 14 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool truth)
{
	if (!truth)
		abort();
}

static char folder[] = "/tmp/surkhi-fuzz-XXXXXX";

static void remove_folder(void)
{
	rmdir(folder);
}

static void make_folder(void)
{
	static bool made;
	if (made)
		return;
	made = mkdtemp(folder) != NULL;
	demand(made && atexit(remove_folder) == 0);
}

/* The files of the built-in gazetteer, in the order of their names. */
static const char *name_of(uint8_t letter)
{
	const char *names[NAMES];
	size_t n = 0;
	for (const struct asset *asset = asset_table; asset->name && n < NAMES; asset++)
		if (str_starts(str_from(asset->name), STR("gazetteer/")))
			names[n++] = asset->name + STR("gazetteer/").n;
	demand(n > 0);
	return names[letter % n];
}

static void write_file(const char *path, const uint8_t *data, size_t size)
{
	FILE *file = fopen(path, "wb");
	demand(file && fwrite(data, 1, size, file) == size && fclose(file) == 0);
}

static void complain(void *context, const struct diag *diag)
{
	size_t *complaints = context;
	demand(diag->text[0] != '\0');
	(*complaints)++;
}

static void use(const struct gazetteer *gazetteer)
{
	struct paragraph paragraph = {
		.text = STR("ऊना में विधायक मोहन लाल नेगी ने भाजपा की बैठक (7 मई) ली।")};
	const struct article article = {.paragraphs = &paragraph, .n_paragraphs = 1};
	struct scan scan = {.n_hits = 0};
	scan_start(&scan, gazetteer, &article);
	match_entities(&scan);
	scan_done(&scan);
}

static void open_with_file(void)
{
	struct catalog *catalog;
	struct gazetteer *gazetteer;
	struct diag diag = DIAG_INIT;
	size_t complaints = 0;
	const struct load_listener listener = {complain, &complaints};
	if (catalog_open(folder, &catalog, &diag) != 0) {
		demand(diag.text[0] != '\0');
		return;
	}
	if (gazetteer_open_told(catalog, folder, &listener, &gazetteer, &diag) == 0) {
		use(gazetteer);
		gazetteer_close(gazetteer);
	}
	catalog_close(catalog);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[sizeof folder + 64];
	if (size == 0 || size > SIZE_MAXIMUM)
		return 0;
	make_folder();
	snprintf(path, sizeof path, "%s/%s", folder, name_of(data[0]));
	write_file(path, data + 1, size - 1);
	open_with_file();
	unlink(path);
	return 0;
}

/* Any bytes as surkhi.ini: every line is taken, or complained of with its number. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "settings.h"

enum { SIZE_MAXIMUM = 1 << 14 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool truth)
{
	if (!truth)
		abort();
}

static char path[] = "/tmp/surkhi-fuzz-XXXXXX";

static void remove_file(void)
{
	unlink(path);
}

static FILE *make_file(void)
{
	static bool made;
	if (made)
		return fopen(path, "wb");
	int fd = mkstemp(path);
	made = true;
	demand(fd >= 0 && atexit(remove_file) == 0);
	return fdopen(fd, "wb");
}

static void complain(void *context, const struct diag *diag)
{
	(void)context;
	demand(diag->text[0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct settings_reader reader = {complain, NULL};
	struct settings settings = {.bindings = NULL};
	struct diag diag = DIAG_INIT;
	if (size > SIZE_MAXIMUM)
		return 0;
	FILE *file = make_file();
	demand(file && fwrite(data, 1, size, file) == size && fclose(file) == 0);
	demand(settings_read(&settings, path, true, &reader, &diag) == 0 || diag.text[0] != '\0');
	settings_done(&settings);
	return 0;
}

/* Runs a fuzz target over the files of its corpus, so that what once broke is an ordinary test. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "surkhi/base/file.h"
#include "surkhi/base/mem.h"

enum { INPUT_MAXIMUM = 16 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return alphasort(a, b);
}

static int replay(const char *folder, const char *name)
{
	char path[4096];
	struct diag diag = DIAG_INIT;
	struct buf input = BUF_INIT(INPUT_MAXIMUM);
	snprintf(path, sizeof path, "%s/%s", folder, name);
	if (file_read(path, &input, &diag)) {
		fprintf(stderr, "%s: %s\n", path, diag.text);
		return 1;
	}
	/* A copy of exactly its size, so that a sanitizer sees a read past the end. */
	uint8_t *copy = mem_new(input.n, 1);
	for (size_t i = 0; i < input.n; i++)
		copy[i] = (uint8_t)input.s[i];
	LLVMFuzzerTestOneInput(copy, input.n);
	mem_free(copy);
	buf_done(&input);
	return 0;
}

int main(int argc, char **argv)
{
	struct dirent **entries;
	int n = argc == 2 ? scandir(argv[1], &entries, NULL, by_name) : -1;
	if (n < 0) {
		fputs("usage: replay FOLDER\n", stderr);
		return 2;
	}
	int failed = 0, ran = 0;
	for (int i = 0; i < n; i++) {
		if (entries[i]->d_name[0] != '.') {
			failed |= replay(argv[1], entries[i]->d_name);
			ran++;
		}
		free(entries[i]);
	}
	free(entries);
	printf("%d inputs replayed\n", ran);
	return failed || ran == 0;
}

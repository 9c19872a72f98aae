/*
 * Build tool: writes files into a C source as one table of struct asset.
 *
 * usage: embed OUTPUT TABLE MARKER FILE…
 *
 * A file's name in the table is what follows the last MARKER in its path. #embed would do this,
 * but neither gcc 12 nor clang 14 has it; string literals compile many times faster than arrays of
 * numbers.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *name_of(const char *path, const char *marker)
{
	const char *name = path;
	for (const char *at = path; (at = strstr(at, marker)) != NULL; at++)
		name = at + strlen(marker);
	return name;
}

static int by_path(const void *a, const void *b)
{
	const char *const *left = a, *const *right = b;
	return strcmp(*left, *right);
}

/* Octal escapes have three digits at most, so a digit may follow one. */
static size_t write_literal(FILE *in, FILE *out)
{
	size_t size = 0;
	for (int c; (c = getc(in)) != EOF; size++) {
		if (size % 4096 == 0)
			fputs(size ? "\"\n\t\"" : "\t\"", out);
		if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
			fprintf(out, "\\%03o", (unsigned)c);
		else
			putc(c, out);
	}
	fputs(size ? "\"" : "\t\"\"", out);
	return size;
}

static int write_file(FILE *out, const char *path, const char *name)
{
	FILE *in = fopen(path, "rb");
	if (!in) {
		perror(path);
		return 1;
	}
	fprintf(out, "\t{.name = \"%s\", .data =\n", name);
	size_t size = write_literal(in, out);
	fprintf(out, ",\n\t .size = %zu},\n", size);
	fclose(in);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		fputs("usage: embed OUTPUT TABLE MARKER FILE...\n", stderr);
		return 2;
	}
	FILE *out = fopen(argv[1], "wb");
	if (!out) {
		perror(argv[1]);
		return 1;
	}
	qsort(argv + 4, (size_t)(argc - 4), sizeof *argv, by_path);
	fputs("#include \"surkhi/base/asset.h\"\n\n"
	      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
	      "#pragma GCC diagnostic ignored \"-Wredundant-decls\"\n\n",
	      out);
	fprintf(out, "extern const struct asset %s[];\nconst struct asset %s[] = {\n", argv[2],
		argv[2]);
	int failed = 0;
	for (int i = 4; i < argc; i++)
		failed |= write_file(out, argv[i], name_of(argv[i], argv[3]));
	fputs("\t{.name = NULL},\n};\n", out);
	if (fclose(out) || failed)
		return 1;
	return 0;
}

/*
 * Which reader takes which file, by extension. A new kind of file is a new row here and a new file
 * beside source-text.c.
 */
#include "source.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "surkhi/text/utf8.h"

static const struct {
	const char *extension;
	const struct source_ops *ops;
} source_kinds[] = {
	{".txt", &source_text_ops},
};

struct str source_extension(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	return dot && dot != name ? str_from(dot) : STR_EMPTY;
}

const struct source_ops *source_find(const char *path)
{
	struct str extension = source_extension(path);
	for (size_t i = 0; i < sizeof source_kinds / sizeof *source_kinds; i++)
		if (strcasecmp(extension.s, source_kinds[i].extension) == 0)
			return source_kinds[i].ops;
	return NULL;
}

/* A path is bytes, but a source is kept and exported as text, from which the path can be told. */
struct str source_name(struct arena *arena, const char *path)
{
	struct str rest = str_from(path);
	if (utf8_invalid(rest) == SIZE_MAX)
		return str_copy(arena, rest);
	struct buf name = BUF_INIT(4 * rest.n);
	for (size_t bad; (bad = utf8_invalid(rest)) != SIZE_MAX;) {
		buf_add(&name, str_slice(rest, 0, bad));
		buf_printf(&name, "\\x%02x", (unsigned)(unsigned char)rest.s[bad]);
		rest = str_slice(rest, bad + 1, rest.n);
	}
	buf_add(&name, rest);
	struct str copy = str_copy(arena, buf_str(&name));
	buf_done(&name);
	return copy;
}

/*
 * Which reader takes which file: by extension, or by what it starts with. A new kind of file is a
 * new row here and a new file beside source-page.c.
 */
#include "source.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "fields.h"
#include "surkhi/text/utf8.h"

enum { SNIFF = 4096 };

static const struct {
	const char *extension;
	const struct source_ops *ops;
} source_kinds[] = {
	{".txt", &source_text_ops},   {".html", &source_html_ops},  {".htm", &source_html_ops},
	{".xhtml", &source_html_ops}, {".jsonl", &source_json_ops}, {".ndjson", &source_json_ops},
	{".json", &source_json_ops},  {".csv", &source_csv_ops},    {".tsv", &source_csv_ops},
	{".xml", &source_feed_ops},   {".rss", &source_feed_ops},   {".atom", &source_feed_ops},
	{".warc", &source_warc_ops},  {".wet", &source_warc_ops},
};

static const char *const packings[] = {".gz", ".zst"};

static struct str last_extension(struct str name)
{
	for (size_t at = name.n; at > 1; at--)
		if (name.s[at - 1] == '.')
			return str_slice(name, at - 1, name.n);
	return STR_EMPTY;
}

static bool same_letters(struct str a, const char *b)
{
	return a.n == strlen(b) && strncasecmp(a.s, b, a.n) == 0;
}

bool source_is_packed(struct str extension)
{
	for (size_t i = 0; i < sizeof packings / sizeof *packings; i++)
		if (same_letters(extension, packings[i]))
			return true;
	return false;
}

struct str source_extension(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str name = str_from(slash ? slash + 1 : path), extension = last_extension(name);
	if (!source_is_packed(extension))
		return extension;
	struct str inner = last_extension(str_slice(name, 0, name.n - extension.n));
	return str_slice(name, name.n - extension.n - inner.n, name.n);
}

const struct source_ops *source_find(const char *path)
{
	struct str extension = source_extension(path), packing = last_extension(extension);
	if (source_is_packed(packing))
		extension = str_slice(extension, 0, extension.n - packing.n);
	for (size_t i = 0; i < sizeof source_kinds / sizeof *source_kinds; i++)
		if (same_letters(extension, source_kinds[i].extension))
			return source_kinds[i].ops;
	return NULL;
}

static bool has_letters(struct str text, const char *lower)
{
	for (size_t at = 0; at + strlen(lower) <= text.n; at++)
		if (strncasecmp(text.s + at, lower, strlen(lower)) == 0)
			return true;
	return false;
}

static const struct source_ops *sniff_markup(struct str start)
{
	if (has_letters(start, "<html") || has_letters(start, "<!doctype html"))
		return &source_html_ops;
	if (has_letters(start, "<rss") || has_letters(start, "<feed") ||
	    has_letters(start, "<rdf:rdf"))
		return &source_feed_ops;
	return &source_html_ops;
}

/* Two columns whose names are known, of which one is a headline's or the text's. */
static bool is_header(struct str line)
{
	size_t known = 0, telling = 0;
	for (size_t start = 0, i = 0; i <= line.n; i++) {
		if (i < line.n && !strchr(",;\t", line.s[i]))
			continue;
		struct str cell = str_trim(str_slice(line, start, i));
		if (cell.n > 1 && cell.s[0] == '"')
			cell = str_slice(cell, 1, cell.n - 1);
		unsigned rank;
		enum part part = part_find(cell, &rank);
		known += part < N_PARTS;
		telling += part == PART_TEXT || part == PART_HEADLINE;
		start = i + 1;
	}
	return known > 1 && telling > 0;
}

const struct source_ops *source_sniff(struct stream *stream)
{
	struct str start = str_slice(stream_peek(stream, SNIFF), 0, SNIFF), line;
	if (str_starts(start, STR("\xef\xbb\xbf")))
		start = str_slice(start, 3, start.n);
	/* UTF-16 in either order: of the kinds that may be so, pages are the only ones read */
	if (str_starts(start, STR("\xff\xfe<")) || str_starts(start, STR("\xfe\xff\0<")) ||
	    str_starts(start, STR("\0<")))
		return &source_html_ops;
	struct str trimmed = str_trim(start), rest = trimmed;
	if (str_starts(start, STR("WARC/")))
		return &source_warc_ops;
	if (str_starts(trimmed, STR("{")) || str_starts(trimmed, STR("[{")) ||
	    str_starts(trimmed, STR("[\n")) || str_starts(trimmed, STR("[ ")))
		return &source_json_ops;
	if (str_starts(trimmed, STR("<")))
		return sniff_markup(trimmed);
	return str_line(&rest, &line) && is_header(line) ? &source_csv_ops : &source_text_ops;
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

struct str source_record_name(struct buf *name, struct str file, size_t n)
{
	buf_clear(name);
	buf_add(name, file);
	buf_printf(name, "#%zu", n);
	return buf_str(name);
}

int source_end(struct stream *stream, bool *told, struct diag *diag)
{
	if (*told || !stream_failed(stream, diag))
		return SOURCE_END;
	*told = true;
	return SOURCE_E_RECORD;
}

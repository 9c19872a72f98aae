/*
 * Web archives: records with a header that says how long they are. Where that is wrong, the next
 * line that begins a record is looked for.
 */
#include "source.h"

#include <stdint.h>
#include <string.h>

#include "headers.h"

struct source_warc {
	struct source source;
	struct stream *stream;
	struct str file;
	struct buf name, bytes;
	size_t n;
	bool told;
};

enum {
	HEADER_MAXIMUM = 64 << 10,
};

static struct source *warc_open(struct stream *stream, struct str name)
{
	struct source_warc *warc = mem_new(1, sizeof *warc);
	*warc = (struct source_warc){.source.ops = &source_warc_ops,
				     .stream = stream,
				     .file = name,
				     .name = BUF_INIT(name.n + 32),
				     .bytes = BUF_INIT(PAGE_MAXIMUM)};
	return &warc->source;
}

static const struct str mark = {"WARC/", 5};

/* Goes to the start of a record; *ret_lost if there was something else in front. */
static bool find_record(struct source_warc *warc, bool *ret_lost)
{
	bool line = true;
	*ret_lost = false;
	for (struct str ahead; (ahead = stream_peek(warc->stream, mark.n)).n;) {
		if (line && str_starts(ahead, mark))
			return true;
		size_t end = str_find(ahead, STR("\n"), 0);
		struct str skipped = str_slice(ahead, 0, end < ahead.n ? end + 1 : ahead.n);
		*ret_lost = *ret_lost || str_trim(skipped).n > 0;
		line = end < ahead.n;
		stream_skip(warc->stream, skipped.n);
	}
	return false;
}

/* The header, with the blank line behind it. */
static bool take_header(struct source_warc *warc)
{
	for (size_t start = 0; warc->bytes.n < HEADER_MAXIMUM; start = warc->bytes.n) {
		if (!stream_line(warc->stream, &warc->bytes))
			return false;
		if (str_trim(str_slice(buf_str(&warc->bytes), start, warc->bytes.n)).n == 0)
			return true;
	}
	return false;
}

static bool read_length(struct str text, uint64_t *ret_length)
{
	uint64_t length = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9' || length > UINT64_MAX / 16)
			return false;
		length = length * 10 + (uint64_t)(text.s[i] - '0');
	}
	*ret_length = length;
	return text.n > 0;
}

/* Only these hold pages; the others are passed over unread. */
static bool is_page(const struct headers *headers)
{
	static const char *const types[] = {"response", "resource", "conversion"};
	struct str type = headers_get(headers, "WARC-Type");
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_equal(type, str_from(types[i])))
			return true;
	return false;
}

static int refuse(struct source_warc *warc, struct diag *diag, const char *why)
{
	diag_set(diag, SOURCE_E_RECORD, "%s", why);
	diag->line = warc->n;
	return SOURCE_E_RECORD;
}

static int take_record(struct source_warc *warc, struct diag *diag)
{
	struct headers headers;
	uint64_t length = 0;
	bool header = take_header(warc);
	if (!header && stream_failed(warc->stream, NULL))
		return source_end(warc->stream, &warc->told, diag);
	if (!header || !headers_read(buf_str(&warc->bytes), &headers))
		return refuse(warc, diag, "no end of the header, expected a blank line");
	if (!read_length(headers_get(&headers, "Content-Length"), &length))
		return refuse(warc, diag, "no length, expected 'Content-Length: n' in the header");
	bool page = is_page(&headers);
	struct buf nothing = BUF_INIT(0);
	uint64_t taken = stream_bytes(warc->stream, length, page ? &warc->bytes : &nothing);
	buf_done(&nothing);
	if (taken < length && stream_failed(warc->stream, NULL))
		return source_end(warc->stream, &warc->told, diag);
	if (taken < length)
		return refuse(warc, diag, "the record is cut short");
	if (page && warc->bytes.full)
		return refuse(warc, diag, "larger than 16 MiB");
	return page ? SOURCE_RECORD : SOURCE_E_PASSED;
}

static int warc_next(struct source *source, struct record *ret_record, struct diag *diag)
{
	struct source_warc *warc = (struct source_warc *)source;
	bool lost;
	buf_clear(&warc->bytes);
	bool found = find_record(warc, &lost);
	warc->n++;
	if (lost && !(found ? 0 : stream_failed(warc->stream, NULL)))
		return refuse(warc, diag, "not a record, expected 'WARC/1.0'");
	if (!found)
		return source_end(warc->stream, &warc->told, diag);
	int got = take_record(warc, diag);
	*ret_record =
		(struct record){.source = source_record_name(&warc->name, warc->file, warc->n),
				.bytes = buf_str(&warc->bytes),
				.format = RECORD_WARC,
				.file = warc->file,
				.line = warc->n};
	return got;
}

static struct source *warc_close(struct source *source)
{
	struct source_warc *warc = (struct source_warc *)source;
	buf_done(&warc->name);
	buf_done(&warc->bytes);
	return mem_free(warc);
}

const struct source_ops source_warc_ops = {warc_open, warc_next, warc_close};

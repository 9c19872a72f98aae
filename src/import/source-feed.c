/*
 * RSS and Atom. Items are found by their tags alone, and each is given out behind a copy of the
 * feed's start, which has the namespaces and the feed's own title. So a broken item costs only
 * itself, one item is in memory, and what a DOCTYPE might make of an entity is never seen.
 */
#include "source.h"

#include <string.h>

struct source_feed {
	struct source source;
	struct stream *stream;
	struct str file;
	struct buf name, bytes; /* bytes: the start of the feed and an item */
	size_t start;           /* bytes of the feed's start */
	const char *item;       /* "item" or "entry" */
	size_t n;
	unsigned long line; /* of the next byte, from 1 */
	bool begun, over, told;
};

enum {
	START_MAXIMUM = 32 << 10, /* bytes of a feed's start that are kept */
	TAG = 1024,               /* bytes in which a tag is told */
};

static struct source *feed_open(struct stream *stream, struct str name)
{
	struct source_feed *feed = mem_new(1, sizeof *feed);
	*feed = (struct source_feed){.source.ops = &source_feed_ops,
				     .stream = stream,
				     .file = name,
				     .name = BUF_INIT(name.n + 32),
				     .bytes = BUF_INIT(PAGE_MAXIMUM + START_MAXIMUM),
				     .line = 1};
	return &feed->source;
}

/* Goes on behind n bytes; they are kept or not. */
static void take(struct source_feed *feed, size_t n, bool keep)
{
	struct str bytes = str_slice(stream_peek(feed->stream, n), 0, n);
	unsigned long lines = 0; /* here, and not where a byte could be meant: that is slow */
	for (size_t i = 0; i < bytes.n; i++)
		lines += bytes.s[i] == '\n';
	feed->line += lines;
	if (keep)
		buf_add(&feed->bytes, bytes);
	stream_skip(feed->stream, bytes.n);
}

/* Goes to the next '<'; false at the end. */
static bool take_text(struct source_feed *feed, bool keep)
{
	for (struct str ahead; (ahead = stream_peek(feed->stream, 1)).n;) {
		size_t n = str_find(ahead, STR("<"), 0);
		take(feed, n < ahead.n ? n : ahead.n, keep);
		if (n < ahead.n)
			return true;
	}
	return false;
}

/* Goes behind the next occurrence of end, or to the end. */
static void take_until(struct source_feed *feed, struct str end, bool keep)
{
	for (struct str ahead; (ahead = stream_peek(feed->stream, end.n)).n;) {
		size_t n = str_find(ahead, end, 0);
		if (n != SIZE_MAX) {
			take(feed, n + end.n, keep);
			return;
		}
		/* what may be the start of it stays */
		take(feed, ahead.n < end.n ? ahead.n : ahead.n - end.n + 1, keep);
	}
}

static bool is_tag(struct str ahead, const char *mark, const char *name)
{
	size_t m = strlen(mark), n = strlen(name);
	return str_starts(ahead, str_from(mark)) &&
	       str_starts(str_slice(ahead, m, ahead.n), str_from(name)) && m + n < ahead.n &&
	       strchr(" \t\r\n/>", ahead.s[m + n]) != NULL;
}

/* Comments, CDATA and declarations, in which tags are none; false if this is something else. */
static bool take_special(struct source_feed *feed, struct str ahead, bool keep)
{
	static const struct {
		struct str start, end;
		bool kept;
	} specials[] = {
		{{"<!--", 4}, {"-->", 3}, false},
		{{"<![CDATA[", 9}, {"]]>", 3}, true},
		{{"<!DOCTYPE", 9}, {">", 1}, false},
		{{"<?", 2}, {"?>", 2}, true},
	};
	size_t i = 0, n = sizeof specials / sizeof *specials;
	while (i < n && !str_starts(ahead, specials[i].start))
		i++;
	if (i == n)
		return false;
	/* a DOCTYPE may have declarations in brackets, each with a '>' of its own */
	if (str_equal(specials[i].end, STR(">")) &&
	    str_find(ahead, STR("["), 0) < str_find(ahead, STR(">"), 0))
		take_until(feed, STR("]"), false);
	take_until(feed, specials[i].end, keep && specials[i].kept);
	return true;
}

/* Goes to the next item, keeping what stands in front of the first. False at the end. */
static bool find_item(struct source_feed *feed)
{
	while (take_text(feed, !feed->begun)) {
		struct str ahead = stream_peek(feed->stream, TAG);
		bool keep = !feed->begun && feed->bytes.n < START_MAXIMUM;
		if (is_tag(ahead, "<", "item") || is_tag(ahead, "<", "entry")) {
			feed->item = ahead.s[1] == 'i' ? "item" : "entry";
			return true;
		}
		if (!take_special(feed, ahead, keep))
			take(feed, 1, keep);
	}
	return false;
}

/* Takes the item that begins here. False if it is broken off: a new one begins, or all ends. */
static bool take_item(struct source_feed *feed)
{
	take(feed, 1, true);
	while (take_text(feed, true)) {
		struct str ahead = stream_peek(feed->stream, TAG);
		if (is_tag(ahead, "</", feed->item)) {
			take_until(feed, STR(">"), true);
			return true;
		}
		if (is_tag(ahead, "<", feed->item))
			return false;
		if (!take_special(feed, ahead, true))
			take(feed, 1, true);
	}
	return false;
}

static bool begin(struct source_feed *feed)
{
	if (str_starts(stream_peek(feed->stream, 3), STR("\xef\xbb\xbf")))
		stream_skip(feed->stream, 3);
	bool found = find_item(feed);
	if (feed->bytes.n > START_MAXIMUM)
		buf_clear(&feed->bytes);
	feed->start = feed->bytes.n;
	feed->begun = true;
	return found;
}

static bool is_feed(struct str start)
{
	return str_find(start, STR("<rss"), 0) != SIZE_MAX ||
	       str_find(start, STR("<feed"), 0) != SIZE_MAX ||
	       str_find(start, STR("<rdf:RDF"), 0) != SIZE_MAX;
}

static int refuse_file(struct source_feed *feed, struct diag *diag)
{
	feed->over = true;
	if (stream_failed(feed->stream, NULL))
		return source_end(feed->stream, &feed->told, diag);
	if (is_feed(buf_str(&feed->bytes)))
		return SOURCE_END;
	return diag_set(diag, SOURCE_E_FOREIGN, "no feed, expected <rss>, <feed> or <rdf:RDF>");
}

static int refuse_item(struct source_feed *feed, unsigned long line, struct diag *diag)
{
	if (feed->bytes.full)
		diag_set(diag, SOURCE_E_RECORD, "larger than %d MiB", PAGE_MAXIMUM >> 20);
	else if (stream_failed(feed->stream, NULL))
		return source_end(feed->stream, &feed->told, diag);
	else
		diag_set(diag, SOURCE_E_RECORD, "the item is broken off, expected </%s>",
			 feed->item);
	diag->line = line;
	return SOURCE_E_RECORD;
}

static int feed_next(struct source *source, struct record *ret_record, struct diag *diag)
{
	struct source_feed *feed = (struct source_feed *)source;
	if (feed->over)
		return SOURCE_END;
	if (!feed->begun) {
		if (!begin(feed))
			return refuse_file(feed, diag);
	} else {
		buf_remove(&feed->bytes, feed->start, feed->bytes.n);
		feed->bytes.full = false;
		if (!find_item(feed))
			return source_end(feed->stream, &feed->told, diag);
	}
	unsigned long line = feed->line;
	feed->n++;
	if (!take_item(feed) || feed->bytes.full)
		return refuse_item(feed, line, diag);
	*ret_record =
		(struct record){.source = source_record_name(&feed->name, feed->file, feed->n),
				.bytes = buf_str(&feed->bytes),
				.format = RECORD_FEED,
				.file = feed->file,
				.line = line};
	return SOURCE_RECORD;
}

static struct source *feed_close(struct source *source)
{
	struct source_feed *feed = (struct source_feed *)source;
	buf_done(&feed->name);
	buf_done(&feed->bytes);
	return mem_free(feed);
}

const struct source_ops source_feed_ops = {feed_open, feed_next, feed_close};

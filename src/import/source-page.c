/* Files that are one page each: plain text and HTML, and standard input that is neither marked. */
#include "source.h"

struct source_page {
	struct source source;
	struct stream *stream;
	struct str name;
	enum record_format format;
	struct buf bytes;
	bool read;
};

static struct source *page_open(const struct source_ops *ops, enum record_format format,
				struct stream *stream, struct str name)
{
	struct source_page *page = mem_new(1, sizeof *page);
	*page = (struct source_page){.source.ops = ops,
				     .stream = stream,
				     .name = name,
				     .format = format,
				     .bytes = BUF_INIT(PAGE_MAXIMUM)};
	return &page->source;
}

static struct source *text_open(struct stream *stream, struct str name)
{
	return page_open(&source_text_ops, RECORD_TEXT, stream, name);
}

static struct source *html_open(struct stream *stream, struct str name)
{
	return page_open(&source_html_ops, RECORD_HTML, stream, name);
}

static int page_next(struct source *source, struct record *ret_record, struct diag *diag)
{
	struct source_page *page = (struct source_page *)source;
	if (page->read)
		return SOURCE_END;
	page->read = true;
	for (struct str ahead; !page->bytes.full && (ahead = stream_peek(page->stream, 1)).n;) {
		buf_add(&page->bytes, ahead);
		stream_skip(page->stream, ahead.n);
	}
	if (page->bytes.full)
		return diag_set(diag, SOURCE_E_RECORD, "larger than %d MiB", PAGE_MAXIMUM >> 20);
	if (stream_failed(page->stream, diag))
		return SOURCE_E_RECORD;
	*ret_record = (struct record){
		.source = page->name, .bytes = buf_str(&page->bytes), .format = page->format};
	return SOURCE_RECORD;
}

static struct source *page_close(struct source *source)
{
	struct source_page *page = (struct source_page *)source;
	buf_done(&page->bytes);
	return mem_free(page);
}

const struct source_ops source_text_ops = {text_open, page_next, page_close};
const struct source_ops source_html_ops = {html_open, page_next, page_close};

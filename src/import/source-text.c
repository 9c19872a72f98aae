/* A plain text file, or standard input, is one page. */
#include "source.h"

#include "surkhi/base/file.h"
#include "surkhi/extract/page.h"

struct source_text {
	struct source source;
	const char *path;
	int descriptor;
	struct arena arena; /* of the name */
	struct str name;
	struct buf bytes;
	bool read;
};

static struct source *text_open(const char *path, int descriptor)
{
	struct source_text *text = mem_new(1, sizeof *text);
	text->source.ops = &source_text_ops;
	text->path = path;
	text->descriptor = descriptor;
	text->name = source_name(&text->arena, path);
	text->bytes = (struct buf)BUF_INIT(PAGE_MAXIMUM);
	return &text->source;
}

static int read_all(struct source_text *text, struct diag *diag)
{
	if (text->descriptor >= 0)
		return file_read_fd(text->descriptor, text->path, &text->bytes, diag);
	return file_read(text->path, &text->bytes, diag);
}

static int text_next(struct source *source, struct record *ret_record, struct diag *diag)
{
	struct source_text *text = (struct source_text *)source;
	if (text->read)
		return SOURCE_END;
	text->read = true;
	int error = read_all(text, diag);
	if (error == FILE_E_TOO_LARGE)
		diag_set(diag, error, "larger than %d MiB", PAGE_MAXIMUM >> 20);
	if (error)
		return SOURCE_E_RECORD;
	*ret_record = (struct record){.source = text->name, .bytes = buf_str(&text->bytes)};
	return SOURCE_RECORD;
}

static struct source *text_close(struct source *source)
{
	struct source_text *text = (struct source_text *)source;
	buf_done(&text->bytes);
	arena_done(&text->arena);
	mem_free(text);
	return NULL;
}

const struct source_ops source_text_ops = {
	.open = text_open,
	.next = text_next,
	.close = text_close,
};

/*
 * From the bytes of a record to an article, the same when it is imported and when it is read again
 * years later. Here pages meet the rules of extract.
 */
#include "record.h"

#include <stdint.h>

#include "clean.h"
#include "draft.h"
#include "surkhi/text/utf8.h"

static bool has_devanagari(struct str text)
{
	size_t offset = 0;
	for (char32_t code; utf8_next(text, &offset, &code);)
		if (code >= 0x900 && code <= 0x97f)
			return true;
	return false;
}

static bool has_story(const struct article *article)
{
	for (size_t i = 0; i < article->n_paragraphs; i++)
		if (!article->paragraphs[i].subhead && has_devanagari(article->paragraphs[i].text))
			return true;
	return false;
}

int draft_read_text(struct str bytes, struct draft *draft, struct diag *diag)
{
	draft->clean = true;
	return clean_page(bytes, &draft->text, diag) ? RECORD_E_REFUSED : 0;
}

static const struct {
	const char *name;
	draft_reader *read;
} formats[] = {
	[RECORD_TEXT] = {"text", draft_read_text}, [RECORD_HTML] = {"html", draft_read_html},
	[RECORD_JSON] = {"json", draft_read_json}, [RECORD_CSV] = {"csv", draft_read_csv},
	[RECORD_FEED] = {"feed", draft_read_feed}, [RECORD_WARC] = {"warc", draft_read_warc},
};
_Static_assert(sizeof formats / sizeof *formats == N_RECORD_FORMATS, "a format has no reader");

/* The lines that the rules will see: a declared headline above all, as pages have it, unless a line
 * of the page may outrank it. */
static int make_page(struct draft *draft, struct buf *page, struct diag *diag)
{
	if (draft->declared.headline.n && !draft->declared.unseen) {
		buf_add(page, draft->declared.headline);
		buf_add(page, STR("\n\n"));
		if (draft->declared.above)
			draft->declared.above += 2;
	}
	size_t head = page->n;
	if (draft->clean)
		buf_add(page, buf_str(&draft->text));
	else
		utf8_clean(buf_str(&draft->text), page);
	if (page->full || draft->text.full)
		return diag_set(diag, RECORD_E_REFUSED, "larger than %d MiB", PAGE_MAXIMUM >> 20);
	if (str_trim(str_slice(buf_str(page), head, page->n)).n == 0)
		return diag_set(diag, RECORD_E_REFUSED, "no text");
	return 0;
}

static struct str host_of(struct str url)
{
	size_t start = str_find(url, STR("//"), 0);
	if (start == SIZE_MAX)
		return STR_EMPTY;
	struct str rest = str_slice(url, start + 2, url.n), host = STR_EMPTY;
	str_split(&rest, '/', &host);
	return host;
}

/* Lines that markup had set apart go behind those of the story. */
static void add_asides(const struct draft *draft, struct article *article)
{
	size_t n = article->n_lines + draft->n_asides;
	if (draft->n_asides == 0)
		return;
	struct line *lines = arena_new(draft->arena, n, sizeof *lines);
	for (size_t i = 0; i < n; i++)
		lines[i] = i < article->n_lines ? article->lines[i]
						: draft->asides[i - article->n_lines];
	article->lines = lines;
	article->n_lines = n;
}

static int read_page(const struct import_options *options, struct draft *draft,
		     struct article *ret_article, struct diag *diag)
{
	struct buf page = BUF_INIT(PAGE_MAXIMUM);
	int error = make_page(draft, &page, diag);
	draft->declared.host = host_of(draft->url);
	if (!error)
		page_read_declared(options->patterns, options->scratch, buf_str(&page),
				   &draft->declared, draft->arena, ret_article);
	buf_done(&page);
	if (!error)
		add_asides(draft, ret_article);
	return error;
}

static void add_own(const struct record *record, const struct draft *draft, const char *format,
		    struct article *article)
{
	article->source = str_copy(draft->arena, draft->source.n ? draft->source : record->source);
	article->url = draft->url;
	article->format = str_from(format);
	if (draft->language.n)
		article->language = draft->language;
	article->tags = arena_new(draft->arena, draft->n_tags, sizeof *article->tags);
	for (size_t i = 0; i < draft->n_tags; i++)
		article->tags[i] = draft->tags[i];
	article->n_tags = draft->n_tags;
	article->starred = draft->starred;
	article->read = draft->read;
	article->note = draft->note;
}

static int read_draft(const struct import_options *options, const struct record *record,
		      struct draft *draft, struct article *ret_article, struct diag *diag)
{
	struct article article = {.id = 0};
	int error = formats[record->format].read(record->bytes, draft, diag);
	if (!error && draft->whole)
		article = *draft->whole;
	else if (!error)
		error = read_page(options, draft, &article, diag);
	if (error)
		return error;
	if (!has_story(&article))
		return diag_set(diag, RECORD_E_REFUSED, "no article text found");
	add_own(record, draft, formats[record->format].name, &article);
	*ret_article = article;
	return 0;
}

int record_read(const struct import_options *options, const struct record *record,
		struct arena *arena, struct article *ret_article, struct diag *diag)
{
	struct draft draft = DRAFT_INIT(arena);
	if (record->bytes.n == 0)
		return diag_set(diag, RECORD_E_REFUSED, "empty");
	int error = read_draft(options, record, &draft, ret_article, diag);
	draft_done(&draft);
	return error;
}

void record_extract(const struct import_options *options, struct arena *arena,
		    struct article *article)
{
	extract_run(options->extractor, options->scratch, arena, article);
}

int import_reread(const struct import_options *options, const struct import_original *original,
		  struct arena *arena, struct article *ret_article, struct diag *diag)
{
	struct record record = {.source = original->source, .bytes = original->bytes};
	for (size_t i = 0; i < N_RECORD_FORMATS; i++) {
		record.format = (enum record_format)i;
		if (!str_equal(original->format, str_from(formats[i].name)))
			continue;
		if (record_read(options, &record, arena, ret_article, diag))
			return IMPORT_E_RECORD;
		record_extract(options, arena, ret_article);
		return 0;
	}
	return diag_set(diag, IMPORT_E_RECORD, "no reader for an original in format '%.*s'",
			STR_ARG(str_slice(original->format, 0, 32)));
}

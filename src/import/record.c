/*
 * From the bytes of a record to an article, the same when it is imported and when it is read again
 * years later. Here pages meet the rules of extract.
 */
#include "record.h"

#include "clean.h"
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

static int read_text(struct str bytes, struct arena *arena, struct str *ret_page, struct diag *diag)
{
	struct buf page = BUF_INIT(PAGE_MAXIMUM);
	int error = clean_page(bytes, &page, diag) ? IMPORT_E_RECORD : 0;
	if (!error)
		*ret_page = str_copy(arena, buf_str(&page));
	buf_done(&page);
	return error;
}

static const struct {
	const char *name;
	int (*read)(struct str bytes, struct arena *arena, struct str *ret_page, struct diag *diag);
} formats[] = {
	[RECORD_TEXT] = {"text", read_text},
};
_Static_assert(sizeof formats / sizeof *formats == N_RECORD_FORMATS, "a format has no reader");

int record_read(const struct import_options *options, const struct record *record,
		struct arena *arena, struct article *ret_article, struct diag *diag)
{
	struct str page = STR_EMPTY;
	if (record->bytes.n == 0)
		return diag_set(diag, IMPORT_E_RECORD, "empty");
	if (formats[record->format].read(record->bytes, arena, &page, diag))
		return IMPORT_E_RECORD;
	if (str_trim(page).n == 0)
		return diag_set(diag, IMPORT_E_RECORD, "no text");
	struct article article = {.id = 0};
	page_read(options->patterns, page, arena, &article);
	if (!has_story(&article))
		return diag_set(diag, IMPORT_E_RECORD, "no article text found");
	extract_run(options->extractor, arena, &article);
	article.source = str_copy(arena, record->source);
	article.format = str_from(formats[record->format].name);
	*ret_article = article;
	return 0;
}

int import_reread(const struct import_options *options, const struct import_original *original,
		  struct arena *arena, struct article *ret_article, struct diag *diag)
{
	struct record record = {.source = original->source, .bytes = original->bytes};
	for (size_t i = 0; i < N_RECORD_FORMATS; i++) {
		record.format = (enum record_format)i;
		if (str_equal(original->format, str_from(formats[i].name)))
			return record_read(options, &record, arena, ret_article, diag);
	}
	return diag_set(diag, IMPORT_E_RECORD, "no reader for an original in format '%.*s'",
			STR_ARG(str_slice(original->format, 0, 32)));
}

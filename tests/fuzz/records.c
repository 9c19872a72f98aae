#include "records.h"

#include <stdlib.h>

#include "source.h"
#include "surkhi/text/utf8.h"

static void demand(bool truth)
{
	if (!truth)
		abort();
}

static const char *const formats[N_RECORD_FORMATS] = {"text", "html", "json",
						      "csv",  "feed", "warc"};

/* Opened once: reading the gazetteer takes longer than most records. */
static struct import_options options;

static void open_tables(void)
{
	struct diag diag = DIAG_INIT;
	struct patterns *patterns;
	struct extractor *extractor;
	struct catalog *catalog;
	demand(patterns_open(&patterns, &diag) == 0);
	demand(catalog_open(NULL, &catalog, &diag) == 0);
	demand(extractor_open(catalog, NULL, &extractor, &diag) == 0);
	options = (struct import_options){.patterns = patterns, .extractor = extractor};
}

static void check_clean(struct str text)
{
	size_t offset = 0;
	demand(utf8_invalid(text) == SIZE_MAX);
	for (char32_t code; utf8_next(text, &offset, &code);)
		demand(code >= ' ' || code == '\n' || code == '\t');
}

static void check_article(const struct article *article)
{
	const struct str texts[] = {article->source,     article->url,    article->outlet,
				    article->headline,   article->byline, article->dateline,
				    article->standfirst, article->note,   article->language};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		check_clean(texts[i]);
	for (size_t i = 0; i < article->n_paragraphs; i++)
		check_clean(article->paragraphs[i].text);
	for (size_t i = 0; i < article->n_lines; i++) {
		check_clean(article->lines[i].text);
		check_clean(article->lines[i].rule);
		demand(article->lines[i].rule.n > 0);
	}
	for (size_t i = 0; i < article->n_tags; i++)
		check_clean(article->tags[i]);
	demand(str_find(article->url, STR("\n"), 0) == SIZE_MAX);
}

static void check_record(const struct record *record)
{
	struct arena arena = {.blocks = NULL};
	struct diag diag = DIAG_INIT;
	struct article first = {.id = 0}, again = {.id = 0};
	const struct import_original original = {record->source, str_from(formats[record->format]),
						 record->bytes};
	int failed = record_read(&options, record, &arena, &first, &diag);
	demand((failed == 0) == (import_reread(&options, &original, &arena, &again, &diag) == 0));
	if (failed) {
		demand(diag.text[0] != '\0');
	} else {
		record_extract(&options, &arena, &first);
		demand(str_equal(first.headline, again.headline));
		demand(first.n_paragraphs == again.n_paragraphs);
		check_article(&first);
	}
	arena_done(&arena);
}

void fuzz_records(const struct source_ops *ops, const uint8_t *data, size_t size)
{
	struct stream *stream = stream_open_bytes((struct str){(const char *)data, size});
	struct record record;
	int got;
	if (!options.extractor)
		open_tables();
	if (!ops)
		ops = source_sniff(stream);
	struct source *source = ops->open(stream, STR("file"));
	do {
		struct diag diag = DIAG_INIT;
		got = ops->next(source, &record, &diag);
		if (got == SOURCE_RECORD)
			check_record(&record);
		demand(got == SOURCE_END || got == SOURCE_RECORD || got == SOURCE_E_PASSED ||
		       diag.text[0] != '\0');
	} while (got != SOURCE_END);
	ops->close(source);
	stream_close(stream);
}

/*
 * A page becomes an article: runs the steps of parts.h and puts their findings together.
 */
#include "surkhi/text/token.h"

#include "parts.h"
#include "scratch.h"

enum { SENTENCE_LEAST = 3 }; /* words */

static void add_paragraph(struct article *article, bool subhead, struct str text)
{
	article->paragraphs[article->n_paragraphs++] =
		(struct paragraph){.subhead = subhead, .text = text};
}

static void add_line(struct article *article, enum line_kind kind, struct str text, struct str rule)
{
	article->lines[article->n_lines++] =
		(struct line){.kind = kind, .text = text, .rule = rule};
}

static void add_body(const struct reading *reading, const struct page_line *line,
		     struct article *article)
{
	struct str rule = STR_EMPTY;
	size_t cut = line_glued_at(reading, line->text, &rule);
	struct str text = str_trim(str_slice(line->text, 0, cut));
	if (text.n > 0) {
		add_paragraph(article, false, text);
		add_line(article, LINE_BODY, text, line->rule);
	}
	if (cut < line->text.n)
		add_line(article, LINE_FURNITURE, str_slice(line->text, cut, line->text.n), rule);
}

static void set_lines(const struct reading *reading, struct article *article)
{
	article->lines = arena_new(reading->arena, 2 * reading->n + 1, sizeof(*article->lines));
	article->paragraphs =
		arena_new(reading->arena, reading->n + 1, sizeof(*article->paragraphs));
	for (size_t i = 0; i < reading->n; i++) {
		const struct page_line *line = &reading->lines[i];
		if (line->kind == LINE_BODY) {
			add_body(reading, line, article);
			continue;
		}
		if (line->kind == LINE_SUBHEAD)
			add_paragraph(article, true, line->text);
		if (line->kind == LINE_STANDFIRST && article->standfirst.n == 0)
			article->standfirst = line->text;
		add_line(article, line->kind, line->text, line->rule);
	}
}

/* The first sentence of the story, without its dateline, which may be a paragraph by itself. */
static struct str first_sentence(const struct article *article, size_t offset)
{
	size_t first = 0;
	if (article->n_paragraphs == 0)
		return STR_EMPTY;
	struct str text = article->paragraphs[0].text;
	struct str rest = str_trim(str_slice(text, offset, text.n));
	if (offset > 0 && str_find(rest, STR(" "), 0) == SIZE_MAX)
		while (++first < article->n_paragraphs && article->paragraphs[first].subhead)
			;
	if (first > 0 && first < article->n_paragraphs)
		rest = article->paragraphs[first].text;
	if (rest.n == 0)
		rest = text;
	size_t start = 0, end = rest.n;
	sentence_around(rest, 0, &start, &end);
	/* "नवापारा-राजिम. 24 घंटे से …": a place is no sentence */
	if (end < rest.n && canon_count(str_slice(rest, start, end)) < SENTENCE_LEAST)
		sentence_around(rest, end + 1, &start, &end);
	struct str sentence = str_slice(rest, start, end);
	return sentence.n > 0 ? sentence : rest;
}

void page_read(const struct patterns *patterns, struct scratch *scratch, struct str page,
	       struct arena *arena, struct article *ret_article)
{
	const struct declared nothing = {.headline = STR_EMPTY};
	page_read_declared(patterns, scratch, page, &nothing, arena, ret_article);
}

void page_read_declared(const struct patterns *patterns, struct scratch *scratch, struct str page,
			const struct declared *declared, struct arena *arena,
			struct article *ret_article)
{
	struct scratch own;
	scratch = scratch_begin(scratch, &own);
	struct reading reading = {.patterns = patterns,
				  .book = &scratch->book,
				  .arena = arena,
				  .scratch = &scratch->lines};
	struct article article = {.language = STR("hi")};
	size_t text = 0;
	wordbook_begin(reading.book, patterns);
	arena_clear(reading.scratch);
	lines_read(&reading, str_copy(arena, page));
	dates_below(&reading);
	reading.headline = reading.n;
	reading.above = declared->above;
	declared_headline(&reading, declared);
	parts_blocks(&reading);
	parts_captions(&reading);
	parts_body(&reading);
	parts_end(&reading);
	parts_headline(&reading);
	parts_head_lines(&reading);
	parts_body_lines(&reading);
	parts_tail_lines(&reading);
	set_lines(&reading, &article);
	parts_meta(&reading, &article, &text);
	if (reading.headline < reading.n) {
		article.headline = parts_headline_text(&reading);
	} else {
		article.headline = first_sentence(&article, text);
		article.headline_derived = article.headline.n > 0;
	}
	struct declared said = *declared;
	if (declared_is_outdone(&reading, declared))
		said.headline = STR_EMPTY;
	declared_apply(patterns, &said, arena, &article);
	scratch_end(scratch, &own);
	*ret_article = article;
}

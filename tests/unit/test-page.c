/*
 * Pages into articles: the pages of tests/data/page.test line by line, and the sample archive
 * against its gold tables.
 */
#include "test.h"

#include <stdio.h>

#include "surkhi/base/file.h"
#include "surkhi/extract/page.h"
#include "surkhi/text/utf8.h"

enum { PAGES_MINIMUM = 40, EXPECTED = 120, FILE_MAXIMUM = 1 << 20, HOSTILE = 1 << 20 };

/* A block of page.test. */
struct block {
	struct str name;
	struct buf page;
	struct str kinds[EXPECTED];
	struct str texts[EXPECTED];
	size_t n;
	struct str headline, derived, published, updated, dateline, byline, outlet, standfirst;
	bool has_standfirst;
};

static struct patterns *open_patterns(void)
{
	struct diag diag = DIAG_INIT;
	struct patterns *patterns = NULL;
	if (patterns_open(&patterns, &diag) != 0)
		fail_msg("%s:%lu: %s", diag.path, diag.line, diag.text);
	return patterns;
}

static void read_file(const char *path, struct buf *ret_bytes)
{
	struct diag diag = DIAG_INIT;
	if (file_read(path, ret_bytes, &diag) != 0)
		fail_msg("%s", diag.text);
}

/* Cleaned and read as import does. */
static void read_page(const struct patterns *patterns, struct str text, struct arena *arena,
		      struct article *ret_article)
{
	struct buf clean = BUF_INIT(PAGE_MAXIMUM);
	utf8_clean(text, &clean);
	page_read(patterns, NULL, buf_str(&clean), arena, ret_article);
	buf_done(&clean);
}

static void read_told(struct block *block, struct str line)
{
	const struct {
		const char *name;
		struct str *told;
	} fields[] = {
		{"headline", &block->headline},   {"derived", &block->derived},
		{"published", &block->published}, {"updated", &block->updated},
		{"dateline", &block->dateline},   {"byline", &block->byline},
		{"outlet", &block->outlet},       {"standfirst", &block->standfirst},
	};
	struct str name = STR_EMPTY;
	str_split(&line, ' ', &name);
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (str_equal(name, str_from(fields[i].name))) {
			*fields[i].told = str_trim(line);
			block->has_standfirst =
				block->has_standfirst || fields[i].told == &block->standfirst;
			return;
		}
	fail_msg("no such field: %.*s", STR_ARG(name));
}

/* The lines of one block; *rest stays at the next one. False at the end. */
static bool next_block(struct str *rest, struct block *block)
{
	struct str line, kind, before;
	*block = (struct block){.page = BUF_INIT(FILE_MAXIMUM)};
	for (; before = *rest, str_line(rest, &line);) {
		if (line.n == 0 || line.s[0] == '#')
			continue;
		if (str_starts(line, STR("page "))) {
			if (block->name.n > 0) {
				*rest = before;
				break;
			}
			block->name = str_slice(line, 5, line.n);
		} else if (str_starts(line, STR("= "))) {
			read_told(block, str_slice(line, 2, line.n));
		} else {
			assert_true(block->n < EXPECTED);
			str_split(&line, '|', &kind);
			block->kinds[block->n] = kind;
			block->texts[block->n++] = str_trim(line);
			buf_add(&block->page, line);
			buf_add_char(&block->page, '\n');
		}
	}
	return block->name.n > 0;
}

static unsigned differ(const struct block *block, const char *what, struct str got,
		       struct str expected)
{
	if (str_equal(got, expected))
		return 0;
	print_error("%.*s: %s is '%.*s', not '%.*s'\n", STR_ARG(block->name), what, STR_ARG(got),
		    STR_ARG(expected));
	return 1;
}

/* Whether the line at *at is the site's, and not all of a line of the page: it was cut off there.
 */
static unsigned compare_cut(const struct block *block, const struct article *article, size_t i,
			    size_t *at)
{
	const struct line *line = &article->lines[*at];
	++*at;
	return line->kind != LINE_FURNITURE || str_equal(line->text, block->texts[i]);
}

/*
 * "body+": a paragraph that is cut in two, what is glued to it being the site's; "+body": what
 * stands in front of it.
 */
static unsigned compare_lines(const struct block *block, const struct article *article)
{
	unsigned bad = 0;
	size_t at = 0;
	for (size_t i = 0; i < block->n && at < article->n_lines; i++) {
		struct str kind = block->kinds[i].n ? block->kinds[i] : STR("blank");
		bool before = str_starts(kind, STR("+")), behind = str_ends(kind, STR("+"));
		kind = str_slice(kind, before, kind.n - behind);
		if (before)
			bad += compare_cut(block, article, i, &at);
		if (at == article->n_lines)
			return bad + 1;
		const struct line *line = &article->lines[at++];
		if (!str_equal(str_from(line_kind_name(line->kind)), kind)) {
			print_error("%.*s: '%.*s' is %s (%.*s), not %.*s\n", STR_ARG(block->name),
				    STR_ARG(line->text), line_kind_name(line->kind),
				    STR_ARG(line->rule), STR_ARG(kind));
			bad++;
		}
		if (behind && at < article->n_lines)
			bad += compare_cut(block, article, i, &at);
		else
			bad += behind;
		if (before || behind)
			bad += str_equal(line->text, block->texts[i]);
		else
			bad += differ(block, "line", line->text, block->texts[i]);
	}
	return bad + (at != article->n_lines);
}

static struct str moment_text(const struct moment *moment, char *text)
{
	moment_format(moment, text);
	return str_from(text);
}

static unsigned compare_article(const struct block *block, const struct article *article)
{
	char published[MOMENT_SIZE], updated[MOMENT_SIZE];
	bool derived = block->derived.n > 0;
	unsigned bad = compare_lines(block, article);
	bad += differ(block, "headline", article->headline,
		      derived ? block->derived : block->headline);
	if (derived != article->headline_derived) {
		print_error("%.*s: headline derived: %d\n", STR_ARG(block->name),
			    article->headline_derived);
		bad++;
	}
	bad += differ(block, "published", moment_text(&article->published, published),
		      block->published);
	bad += differ(block, "updated", moment_text(&article->updated, updated), block->updated);
	bad += differ(block, "dateline", article->dateline, block->dateline);
	bad += differ(block, "byline", article->byline, block->byline);
	bad += differ(block, "outlet", article->outlet, block->outlet);
	if (block->has_standfirst)
		bad += differ(block, "standfirst", article->standfirst, block->standfirst);
	return bad;
}

static void pages_become_articles(void **state)
{
	struct patterns *patterns = open_patterns();
	struct buf file = BUF_INIT(FILE_MAXIMUM);
	read_file(TEST_DATA "/page.test", &file);
	struct str rest = buf_str(&file);
	struct block block;
	unsigned bad = 0, n = 0;
	for (; next_block(&rest, &block); n++) {
		struct arena arena = {0};
		struct article article;
		read_page(patterns, buf_str(&block.page), &arena, &article);
		bad += compare_article(&block, &article);
		arena_done(&arena);
		buf_done(&block.page);
	}
	buf_done(&block.page);
	assert_true(n >= PAGES_MINIMUM);
	assert_int_equal(bad, 0);
	buf_done(&file);
	patterns_close(patterns);
}

/* Rows of a gold table. */
enum gold_column {
	GOLD_FILE,
	GOLD_HEADLINE,
	GOLD_PUBLISHED,
	GOLD_DATELINE,
	GOLD_FIRST,
	GOLD_LAST,
	GOLD_DROP,
	N_GOLD_COLUMNS
};

static const char *const gold_names[] = {"file",       "headline",  "published", "dateline",
					 "body_first", "body_last", "drop"};
_Static_assert(sizeof(gold_names) / sizeof(*gold_names) == N_GOLD_COLUMNS, "a name for each");

struct gold {
	size_t columns[N_GOLD_COLUMNS]; /* where each stands in a row */
	unsigned good[N_GOLD_COLUMNS];
	unsigned n;
};

static struct str cell_of(struct str row, size_t column)
{
	struct str cell = STR_EMPTY;
	for (size_t i = 0; i <= column; i++)
		if (!str_split(&row, '\t', &cell))
			return STR_EMPTY;
	return cell;
}

static void read_columns(struct gold *gold, struct str row)
{
	struct str name;
	for (size_t i = 0; str_split(&row, '\t', &name); i++)
		for (size_t c = 0; c < N_GOLD_COLUMNS; c++)
			if (str_equal(name, str_from(gold_names[c])))
				gold->columns[c] = i;
}

/* Body text only; subheads are left out. */
static const struct paragraph *body_end(const struct article *article, bool last)
{
	const struct paragraph *found = NULL;
	for (size_t i = 0; i < article->n_paragraphs && (last || !found); i++)
		if (!article->paragraphs[i].subhead)
			found = &article->paragraphs[i];
	return found;
}

static bool is_dropped(const struct article *article, struct str texts)
{
	struct str text;
	while (str_split(&texts, '|', &text))
		for (size_t i = 0; i < article->n_paragraphs; i++)
			if (str_find(article->paragraphs[i].text, text, 0) != SIZE_MAX)
				return false;
	return true;
}

static bool gold_holds(const struct article *article, enum gold_column column, struct str expected)
{
	char published[MOMENT_SIZE];
	const struct paragraph *first = body_end(article, false), *last = body_end(article, true);
	switch (column) {
	case GOLD_HEADLINE:
		return expected.n ? str_equal(article->headline, expected)
				  : article->headline_derived;
	case GOLD_PUBLISHED:
		return str_equal(str_slice(moment_text(&article->published, published), 0, 10),
				 expected);
	case GOLD_DATELINE:
		return str_equal(article->dateline, expected);
	case GOLD_FIRST:
		return first && str_starts(first->text, expected);
	case GOLD_LAST:
		return last && str_ends(last->text, expected);
	default:
		return is_dropped(article, expected);
	}
}

static void check_row(const struct patterns *patterns, struct gold *gold, struct str row)
{
	struct arena arena = {0};
	struct buf file = BUF_INIT(FILE_MAXIMUM), clean = BUF_INIT(FILE_MAXIMUM);
	struct article article;
	struct str name = cell_of(row, gold->columns[GOLD_FILE]);
	read_file(str_printf(&arena, "%s/../../assets/sample/%.*s", TEST_DATA, STR_ARG(name)).s,
		  &file);
	read_page(patterns, buf_str(&file), &arena, &article);
	utf8_clean(row, &clean);
	gold->n++;
	for (size_t c = GOLD_HEADLINE; c < N_GOLD_COLUMNS; c++) {
		struct str expected = cell_of(buf_str(&clean), gold->columns[c]);
		if (gold_holds(&article, (enum gold_column)c, expected))
			gold->good[c]++;
		else
			print_error("%.*s: %s does not hold: %.*s\n", STR_ARG(name), gold_names[c],
				    STR_ARG(expected));
	}
	buf_done(&clean);
	buf_done(&file);
	arena_done(&arena);
}

static void check_table(const char *path)
{
	struct patterns *patterns = open_patterns();
	struct buf table = BUF_INIT(FILE_MAXIMUM);
	struct gold gold = {.n = 0};
	read_file(path, &table);
	struct str rest = buf_str(&table), row;
	assert_true(str_line(&rest, &row));
	read_columns(&gold, row);
	while (str_line(&rest, &row))
		if (row.n > 0)
			check_row(patterns, &gold, row);
	assert_true(gold.n > 30);
	for (size_t c = GOLD_HEADLINE; c < N_GOLD_COLUMNS; c++)
		assert_true(gold.good[c] * 100 >= gold.n * 97);
	buf_done(&table);
	patterns_close(patterns);
}

static void samples_of_the_north_hold(void **state)
{
	check_table(TEST_DATA "/../../assets/sample/gold-a.tsv");
}

static void samples_of_the_rest_hold(void **state)
{
	check_table(TEST_DATA "/../../assets/sample/gold-b.tsv");
}

static void empty_pages_give_empty_articles(void **state)
{
	static const char *const pages[] = {"", "\n", "\n \n\t\n", "-----\n***\n"};
	struct patterns *patterns = open_patterns();
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		struct arena arena = {0};
		struct article article;
		read_page(patterns, str_from(pages[i]), &arena, &article);
		assert_int_equal(article.n_paragraphs, 0);
		assert_int_equal(article.headline.n, 0);
		assert_false(article.headline_derived);
		arena_done(&arena);
	}
	patterns_close(patterns);
}

/* Pages that nobody wrote: they must end, and soon. */
static void hostile_pages_are_read(void **state)
{
	static const char *const units[] = {"\n",
					    "क",
					    "( ",
					    "शिमला, ",
					    "By\n",
					    "ये भी पढ़ें\n",
					    "More Stories\n",
					    "हाइलाइट्स\n\n",
					    "{any} - फोटो : ",
					    "- - - ",
					    "Aug 3, 2021 ",
					    "।",
					    "क्या?\nहां\n"};
	struct patterns *patterns = open_patterns();
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct buf page = BUF_INIT(HOSTILE);
		struct arena arena = {0};
		struct article article;
		while (page.n + 64 < HOSTILE)
			buf_add(&page, str_from(units[i]));
		read_page(patterns, buf_str(&page), &arena, &article);
		assert_true(article.n_lines > 0);
		arena_done(&arena);
		buf_done(&page);
	}
	patterns_close(patterns);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_become_articles),
		cmocka_unit_test(samples_of_the_north_hold),
		cmocka_unit_test(samples_of_the_rest_hold),
		cmocka_unit_test(empty_pages_give_empty_articles),
		cmocka_unit_test(hostile_pages_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

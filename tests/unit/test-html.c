/* Pages of HTML into articles: the pages of tests/data/html, each against what it should become. */
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "record.h"
#include "surkhi/base/file.h"

enum { PAGES_MINIMUM = 12, FILE_MAXIMUM = 1 << 20 };

static struct import_options options;
static struct catalog *catalog;
static struct patterns *patterns;
static struct extractor *extractor;

static int open_tables(void **state)
{
	struct diag diag = DIAG_INIT;
	assert_int_equal(catalog_open(NULL, &catalog, &diag), 0);
	assert_int_equal(patterns_open(&patterns, &diag), 0);
	assert_int_equal(extractor_open(catalog, NULL, &extractor, &diag), 0);
	options = (struct import_options){.patterns = patterns, .extractor = extractor};
	return 0;
}

static int close_tables(void **state)
{
	extractor_close(extractor);
	patterns_close(patterns);
	catalog_close(catalog);
	return 0;
}

struct page {
	char name[256];
	struct buf html, want;
	struct arena arena;
	struct article article;
	bool wrong;
};

static void read_file(const char *name, const char *extension, struct buf *ret_bytes)
{
	char path[4096];
	struct diag diag = DIAG_INIT;
	snprintf(path, sizeof path, TEST_DATA "/html/%s%s", name, extension);
	if (file_read(path, ret_bytes, &diag))
		fail_msg("%s: %s", path, diag.text);
}

static void differ(struct page *page, const char *what, struct str got, struct str want)
{
	page->wrong = true;
	print_error("%s: %s is \"%.*s\", expected \"%.*s\"\n", page->name, what, STR_ARG(got),
		    STR_ARG(want));
}

static void moment_text(struct arena *arena, const struct moment *moment, struct str *ret_text)
{
	char text[MOMENT_SIZE] = "";
	moment_format(moment, text);
	*ret_text = str_copy(arena, str_from(text));
}

static void check_fields(struct page *page)
{
	const struct article *article = &page->article;
	struct str published, updated;
	moment_text(&page->arena, &article->published, &published);
	moment_text(&page->arena, &article->updated, &updated);
	const struct {
		const char *name;
		struct str got;
		bool free; /* looked at only if told */
	} fields[] = {
		{"headline", article->headline, false},
		{"url", article->url, false},
		{"dateline", article->dateline, false},
		{"published", published, false},
		{"updated", updated, false},
		{"outlet", article->outlet, true},
		{"byline", article->byline, true},
		{"standfirst", article->standfirst, true},
	};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct str rest = buf_str(&page->want), line, want = STR_EMPTY, name;
		while (str_line(&rest, &line)) {
			if (!str_starts(line, STR("= ")))
				continue;
			line = str_slice(line, 2, line.n);
			if (str_split(&line, ' ', &name) &&
			    str_equal(name, str_from(fields[i].name)))
				want = line;
		}
		if ((want.n || !fields[i].free) && !str_equal(want, fields[i].got))
			differ(page, fields[i].name, fields[i].got, want);
	}
}

static bool same_start(struct str got, struct str want)
{
	if (str_ends(want, STR(" …")))
		return str_starts(got, str_slice(want, 0, want.n - sizeof " …" + 1));
	return str_equal(got, want);
}

static void check_paragraph(struct page *page, size_t i, bool subhead, struct str want)
{
	const struct article *article = &page->article;
	struct str got = i < article->n_paragraphs ? article->paragraphs[i].text : STR_EMPTY;
	bool is_subhead = i < article->n_paragraphs && article->paragraphs[i].subhead;
	if (!same_start(got, want) || is_subhead != subhead)
		differ(page, subhead ? "subhead" : "paragraph", got, want);
}

static void check_apart(struct page *page, struct str kind, struct str want)
{
	const struct article *article = &page->article;
	for (size_t i = 0; i < article->n_lines; i++)
		if (str_equal(article->lines[i].text, want) &&
		    (str_starts(article->lines[i].rule, STR("html: ")) ||
		     !str_equal(kind, STR("caption"))) &&
		    str_equal(str_from(line_kind_name(article->lines[i].kind)), kind))
			return;
	differ(page, "no line", STR_EMPTY, want);
}

static void check_lines(struct page *page)
{
	struct str rest = buf_str(&page->want), line;
	size_t n = 0;
	while (str_line(&rest, &line)) {
		size_t bar = str_find(line, STR("| "), 0);
		if (str_starts(line, STR("= ")) || bar == SIZE_MAX)
			continue;
		struct str kind = str_slice(line, 0, bar), text = str_slice(line, bar + 2, line.n);
		bool subhead = str_equal(kind, STR("subhead"));
		if (subhead || str_equal(kind, STR("body")))
			check_paragraph(page, n++, subhead, text);
		else
			check_apart(page, kind, text);
	}
	for (; n < page->article.n_paragraphs; n++)
		differ(page, "one more paragraph", page->article.paragraphs[n].text, STR_EMPTY);
}

static bool check_page(const char *name)
{
	struct page page = {.html = BUF_INIT(FILE_MAXIMUM), .want = BUF_INIT(FILE_MAXIMUM)};
	struct diag diag = DIAG_INIT;
	snprintf(page.name, sizeof page.name, "%s", name);
	read_file(name, ".html", &page.html);
	read_file(name, ".want", &page.want);
	const struct record record = {
		.source = STR("page"), .bytes = buf_str(&page.html), .format = RECORD_HTML};
	if (record_read(&options, &record, &page.arena, &page.article, &diag))
		fail_msg("%s: %s", name, diag.text);
	record_extract(&options, &page.arena, &page.article);
	check_fields(&page);
	check_lines(&page);
	buf_done(&page.html);
	buf_done(&page.want);
	arena_done(&page.arena);
	return !page.wrong;
}

static int is_page(const struct dirent *entry)
{
	return str_ends(str_from(entry->d_name), STR(".html"));
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return alphasort(a, b);
}

static void pages_become_what_they_should(void **state)
{
	struct dirent **entries;
	int n = scandir(TEST_DATA "/html", &entries, is_page, by_name), wrong = 0;
	assert_true(n >= PAGES_MINIMUM);
	for (int i = 0; i < n; i++) {
		entries[i]->d_name[str_from(entries[i]->d_name).n - 5] = '\0';
		wrong += !check_page(entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_become_what_they_should),
	};
	return cmocka_run_group_tests(tests, open_tables, close_tables);
}

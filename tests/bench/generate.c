/*
 * generate: makes Hindi political news that never happened, as much of it as is asked for, always
 * the same for the same seed, in whatever form the program to be measured reads:
 *
 *   generate [--seed N] [--first N] --count N (--pages DIR | --jsonl FILE | --mail DIR |
 *            --rss FILE | --store FILE | --sizes)
 *
 * --store writes finished articles straight into a store, which takes minutes for a million where
 * an import with extraction takes longer. --sizes only says how long the texts are.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "story.h"
#include "surkhi/base/file.h"
#include "surkhi/store/store.h"

enum {
	FOLDER = 1000, /* files of one folder */
	FIRST = 1000,  /* articles of the first transaction, … */
	BATCH = 20000, /* … and of the others */
};

struct options {
	uint64_t seed, first, count;
	const char *target;
};

struct output {
	const struct options *options;
	FILE *file;
	struct store *store;
	struct arena arena; /* of the whole run */
	uint64_t text_bytes, page_bytes, added;
};

struct piece {
	uint64_t number;
	struct article article;
	struct str page;
};

static void fail(const char *what, const char *why)
{
	fprintf(stderr, "generate: %s: %s\n", what, why);
	exit(2);
}

static void demand(int error, const struct diag *diag)
{
	if (error)
		fail("cannot go on", diag->text);
}

static FILE *open_file(const char *path)
{
	FILE *file = fopen(path, "w");
	if (!file)
		fail(path, strerror(errno));
	return file;
}

static void close_file(FILE *file, const char *path)
{
	if (fclose(file) != 0)
		fail(path, strerror(errno));
}

static void make_folder(const char *path)
{
	struct diag diag = DIAG_INIT;
	demand(file_make_directory(path, &diag), &diag);
}

/* In folders of a thousand, made as they are come to. */
static void write_file(struct output *output, uint64_t number, const char *suffix, struct str bytes)
{
	const char *target = output->options->target;
	char path[4096];
	snprintf(path, sizeof path, "%s/%04u", target, (unsigned)(number / FOLDER));
	if (number % FOLDER == 0 || number == output->options->first)
		make_folder(path);
	snprintf(path, sizeof path, "%s/%04u/%07u%s", target, (unsigned)(number / FOLDER),
		 (unsigned)number, suffix);
	FILE *file = open_file(path);
	fwrite(bytes.s, 1, bytes.n, file);
	close_file(file, path);
}

static void put_page(struct output *output, const struct piece *piece)
{
	write_file(output, piece->number, ".txt", piece->page);
}

static void open_stream(struct output *output)
{
	output->file = open_file(output->options->target);
}

static void close_stream(struct output *output)
{
	close_file(output->file, output->options->target);
}

/* Text of the corpus has no control characters, so quotes and backslashes are all there is. */
static void write_json(FILE *file, const char *before, struct str text)
{
	fprintf(file, "%s\"", before);
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '"' || text.s[i] == '\\')
			putc('\\', file);
		putc(text.s[i], file);
	}
	putc('"', file);
}

static void put_json(struct output *output, const struct piece *piece)
{
	const struct article *article = &piece->article;
	char published[MOMENT_SIZE] = "";
	if (article->published.year)
		moment_format(&article->published, published);
	write_json(output->file, "{\"url\":", article->url);
	write_json(output->file, ",\"outlet\":", article->outlet);
	write_json(output->file, ",\"headline\":", article->headline);
	write_json(output->file, ",\"published\":", str_from(published));
	for (size_t i = 0; i < article->n_paragraphs; i++)
		write_json(output->file, i ? "," : ",\"body\":[", article->paragraphs[i].text);
	fputs("]}\n", output->file);
}

static void add_paragraphs(const struct article *article, struct buf *text)
{
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		buf_add(text, article->paragraphs[i].text);
		buf_add(text, STR("\n\n"));
	}
}

static void put_mail(struct output *output, const struct piece *piece)
{
	const struct article *article = &piece->article;
	struct buf mail = BUF_INIT((size_t)CORPUS_PAGE_MAXIMUM);
	const struct moment *day = &article->published;
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	buf_printf(&mail, "From: news@example.org\nMessage-ID: <%u@example.org>\nSubject: %.*s\n",
		   (unsigned)piece->number, STR_ARG(article->headline));
	if (day->year)
		buf_printf(&mail, "Date: %d %.3s %d %02d:%02d:00 +0530\n", day->day,
			   months + 3 * (day->month - 1), day->year, day->hour, day->minute);
	buf_add(&mail, STR("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
			   "Content-Transfer-Encoding: 8bit\n\n"));
	add_paragraphs(article, &mail);
	write_file(output, piece->number, ".eml", buf_str(&mail));
	buf_done(&mail);
}

static void open_rss(struct output *output)
{
	open_stream(output);
	fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel>"
	      "<title>corpus</title><link>https://example.org/</link><description/>\n",
	      output->file);
}

/* Neither < nor & are in the words of the corpus. */
static void put_rss(struct output *output, const struct piece *piece)
{
	const struct article *article = &piece->article;
	struct buf body = BUF_INIT((size_t)CORPUS_PAGE_MAXIMUM);
	add_paragraphs(article, &body);
	fprintf(output->file,
		"<item><title>%.*s</title><link>%.*s</link><guid>%u</guid>"
		"<description>%.*s</description></item>\n",
		STR_ARG(article->headline), STR_ARG(article->url), (unsigned)piece->number,
		STR_ARG(buf_str(&body)));
	buf_done(&body);
}

static void close_rss(struct output *output)
{
	fputs("</channel></rss>\n", output->file);
	close_stream(output);
}

static void open_archive(struct output *output)
{
	struct diag diag = DIAG_INIT;
	demand(store_open(output->options->target, STORE_CREATE, &output->store, &diag), &diag);
	demand(store_begin(output->store, &diag), &diag);
}

static void put_archive(struct output *output, const struct piece *piece)
{
	struct diag diag = DIAG_INIT;
	enum store_put put;
	int64_t id;
	demand(store_put(output->store, &piece->article, piece->page, &put, &id, &diag), &diag);
	output->added += put == STORE_ADDED;
	if (output->added % BATCH != 0 && output->added != FIRST)
		return;
	demand(store_commit(output->store, &diag), &diag);
	demand(store_train(output->store, &diag), &diag);
	demand(store_begin(output->store, &diag), &diag);
	fprintf(stderr, "\r%zu articles", (size_t)output->added);
}

static void close_archive(struct output *output)
{
	struct diag diag = DIAG_INIT;
	demand(store_commit(output->store, &diag), &diag);
	output->store = store_close(output->store);
	fprintf(stderr, "\r%zu articles\n", (size_t)output->added);
}

static void nothing(struct output *output)
{
	(void)output;
}

static void put_nothing(struct output *output, const struct piece *piece)
{
	(void)output;
	(void)piece;
}

static const struct form {
	const char *option;
	void (*open)(struct output *output);
	void (*put)(struct output *output, const struct piece *piece);
	void (*close)(struct output *output);
} forms[] = {
	{"--pages", nothing, put_page, nothing},
	{"--jsonl", open_stream, put_json, close_stream},
	{"--mail", nothing, put_mail, nothing},
	{"--rss", open_rss, put_rss, close_rss},
	{"--store", open_archive, put_archive, close_archive},
	{"--sizes", nothing, put_nothing, nothing},
};

static size_t text_size(const struct article *article)
{
	size_t size = article->headline.n;
	for (size_t i = 0; i < article->n_paragraphs; i++)
		size += article->paragraphs[i].text.n;
	return size;
}

static void make(const struct corpus *corpus, const struct form *form, struct output *output,
		 uint64_t number)
{
	struct arena arena = {.blocks = NULL};
	struct buf page = BUF_INIT((size_t)CORPUS_PAGE_MAXIMUM);
	struct piece piece = {.number = number};
	struct article *article = &piece.article;
	corpus_story(corpus, number, &arena, article);
	corpus_page(corpus, number, &arena, article, &page);
	article->url = str_printf(&arena, "https://news.example/%u", (unsigned)number);
	article->source = article->url;
	article->imported = moment_from_seconds(1767225600, 0); /* 2026-01-01 */
	piece.page = buf_str(&page);
	output->text_bytes += text_size(article);
	output->page_bytes += page.n;
	form->put(output, &piece);
	buf_done(&page);
	arena_done(&arena);
}

static const struct form *form_find(const char *option)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(forms[i].option, option) == 0)
			return &forms[i];
	return NULL;
}

static const struct form *read_options(char *const *arguments, struct options *ret_options)
{
	const struct {
		const char *option;
		uint64_t *value;
	} numbers[] = {{"--seed", &ret_options->seed},
		       {"--first", &ret_options->first},
		       {"--count", &ret_options->count}};
	const struct form *form = NULL;
	for (; *arguments; arguments++) {
		size_t i = 0;
		while (i < 3 && strcmp(numbers[i].option, *arguments) != 0)
			i++;
		if (!form && form_find(*arguments))
			form = form_find(*arguments);
		else if (i == 3)
			fail(*arguments, "not understood");
		if (i == 3 && form->put == put_nothing)
			continue;
		if (!*++arguments)
			fail(arguments[-1], "a value is missing");
		if (i < 3)
			*numbers[i].value = strtoull(*arguments, NULL, 10);
		else
			ret_options->target = *arguments;
	}
	return form;
}

int main(int argc, char **argv)
{
	struct options options = {.seed = 1};
	struct diag diag = DIAG_INIT;
	struct corpus corpus;
	const struct form *form = read_options(argv + (argc > 0), &options);
	if (!form)
		fail("usage", "--count N and one of --pages --jsonl --mail --rss --store --sizes");
	struct output output = {.options = &options};
	demand(corpus_init(&corpus, options.seed, &diag), &diag);
	form->open(&output);
	for (uint64_t i = 0; i < options.count; i++)
		make(&corpus, form, &output, options.first + i);
	form->close(&output);
	printf("%zu articles, %zu bytes of text, %zu of pages\n", (size_t)options.count,
	       (size_t)output.text_bytes, (size_t)output.page_bytes);
	corpus_done(&corpus);
	arena_done(&output.arena);
	return 0;
}

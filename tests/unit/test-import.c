/*
 * import: which files are read and in which order, what is refused and why, what is repaired. The
 * real store, extractor and patterns take part; pages are written into a folder of the test's own.
 */
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "surkhi/import/import.h"

#define PAGE(name)                                                                                 \
	name "\n\nशिमला: " name " पर कांग्रेस ने सोमवार को शिमला में बैठक की और दस वार्डों की सूची बनाई।\n"

struct world {
	char folder[64];
	struct catalog *catalog;
	struct patterns *patterns;
	struct extractor *extractor;
	struct store *store;
	struct import *import;
	struct diag diag;
	struct import_event event;
};

static char *path_of(const struct world *world, const char *name)
{
	static char path[4096];
	snprintf(path, sizeof path, "%s/%s", world->folder, name);
	return path;
}

static void write_bytes(const struct world *world, const char *name, struct str bytes)
{
	FILE *file = fopen(path_of(world, name), "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes.s, 1, bytes.n, file), bytes.n);
	assert_int_equal(fclose(file), 0);
}

static void make_folder(const struct world *world, const char *name)
{
	assert_int_equal(mkdir(path_of(world, name), 0700), 0);
}

static int setup(void **state)
{
	struct world *world = mem_new(1, sizeof *world);
	snprintf(world->folder, sizeof world->folder, "surkhi-import-XXXXXX");
	assert_non_null(mkdtemp(world->folder));
	assert_int_equal(catalog_open(NULL, &world->catalog, &world->diag), 0);
	assert_int_equal(patterns_open(&world->patterns, &world->diag), 0);
	assert_int_equal(extractor_open(world->catalog, NULL, &world->extractor, &world->diag), 0);
	assert_int_equal(
		store_open(path_of(world, "a.db"), STORE_CREATE, &world->store, &world->diag), 0);
	make_folder(world, "in");
	*state = world;
	return 0;
}

static int teardown(void **state)
{
	struct world *world = *state;
	char command[128];
	import_close(world->import);
	store_close(world->store);
	extractor_close(world->extractor);
	patterns_close(world->patterns);
	catalog_close(world->catalog);
	snprintf(command, sizeof command, "rm -rf '%s'", world->folder);
	assert_int_equal(system(command), 0);
	mem_free(world);
	return 0;
}

static struct import_options options_of(const struct world *world)
{
	return (struct import_options){
		.store = world->store,
		.patterns = world->patterns,
		.extractor = world->extractor,
		.now = {.year = 2024, .month = 5, .day = 6},
		.standard_input = -1,
	};
}

static void start(struct world *world, const struct import_options *options, char *const *paths,
		  size_t n)
{
	world->import = import_close(world->import);
	assert_int_equal(import_open(options, paths, n, &world->import, &world->diag), 0);
}

static void start_one(struct world *world, const char *name)
{
	char *paths[] = {path_of(world, name)};
	const struct import_options options = options_of(world);
	start(world, &options, paths, 1);
}

static int next(struct world *world)
{
	return import_next(world->import, &world->event, &world->diag);
}

/* The record is taken in under this name of a source (below the world's folder). */
static void assert_next(struct world *world, enum import_what what, const char *name)
{
	char source[4096];
	assert_int_equal(next(world), 1);
	assert_int_equal(world->event.what, what);
	snprintf(source, sizeof source, "%s/%s", world->folder, name);
	assert_str(world->event.source, source);
}

static void assert_record(struct world *world, struct str bytes, enum import_what what)
{
	const struct import_page page = {.source = STR("memory"), .bytes = bytes};
	struct import_options options = options_of(world);
	options.pages = &page;
	options.n_pages = 1;
	start(world, &options, NULL, 0);
	assert_int_equal(next(world), 1);
	if (what == IMPORT_ADDED && world->event.what == IMPORT_REFUSED)
		print_error("refused: %s\n", world->diag.text);
	assert_int_equal(world->event.what, what);
}

static void assert_refused(struct world *world, struct str bytes, const char *why)
{
	assert_record(world, bytes, IMPORT_REFUSED);
	assert_string_equal(world->diag.text, why);
	assert_string_equal(world->diag.path, "memory");
}

static int64_t count_articles(struct world *world)
{
	struct store_health health;
	assert_int_equal(store_check(world->store, &health, &world->diag), 0);
	return health.articles;
}

static void folders_are_walked_in_order(void **state)
{
	struct world *world = *state;
	struct import_report report;
	make_folder(world, "in/b");
	make_folder(world, "in/b/d.txt");
	make_folder(world, "in/.git");
	write_bytes(world, "in/c.txt", STR(PAGE("तीसरी बैठक")));
	write_bytes(world, "in/a.TXT", STR(PAGE("पहली बैठक")));
	write_bytes(world, "in/b/d.txt/z.txt", STR(PAGE("दूसरी बैठक")));
	write_bytes(world, "in/.git/x.txt", STR(PAGE("छिपी बैठक")));
	write_bytes(world, "in/.draft.txt", STR(PAGE("अधूरी बैठक")));
	write_bytes(world, "in/picture.png", STR("png"));
	assert_int_equal(symlink("..", path_of(world, "in/b/loop")), 0);
	assert_int_equal(symlink("..", path_of(world, "in/b/loop.txt")), 0);
	start_one(world, "in/");
	assert_next(world, IMPORT_ADDED, "in/a.TXT");
	assert_int_equal(world->event.id, 1);
	assert_next(world, IMPORT_ADDED, "in/b/d.txt/z.txt");
	assert_next(world, IMPORT_ADDED, "in/c.txt");
	assert_int_equal(next(world), 0);
	import_report(world->import, &report);
	assert_int_equal(report.files_total, 3);
	assert_int_equal(report.files_done, 3);
	assert_int_equal(report.bytes_done, report.bytes_total);
	assert_int_equal(report.added, 3);
	assert_int_equal(report.passed_over, 5);
	start_one(world, "in");
	assert_next(world, IMPORT_KNOWN, "in/a.TXT");
	assert_next(world, IMPORT_KNOWN, "in/b/d.txt/z.txt");
}

static void a_broken_file_costs_no_neighbour(void **state)
{
	struct world *world = *state;
	write_bytes(world, "in/1.txt", STR(PAGE("पहली खबर")));
	write_bytes(world, "in/2.txt", STR("\xff\xfe\x28\x09"));
	assert_int_equal(symlink("nowhere", path_of(world, "in/3.txt")), 0);
	write_bytes(world, "in/4.txt", STR(PAGE("चौथी खबर")));
	start_one(world, "in");
	assert_next(world, IMPORT_ADDED, "in/1.txt");
	assert_next(world, IMPORT_REFUSED, "in/2.txt");
	assert_next(world, IMPORT_REFUSED, "in/3.txt");
	assert_string_equal(world->diag.text, "No such file or directory");
	assert_next(world, IMPORT_ADDED, "in/4.txt");
	assert_int_equal(next(world), 0);
	assert_int_equal(count_articles(world), 2);
}

/* What the store keeps is enough to make the article again. */
static void originals_can_be_read_again(void **state)
{
	struct world *world = *state;
	const struct import_options options = options_of(world);
	struct arena arena = {.blocks = NULL};
	struct article stored, again;
	struct buf bytes = BUF_INIT(PAGE_MAXIMUM);
	assert_record(world, STR(PAGE("दोबारा पढ़ी गई खबर")), IMPORT_ADDED);
	assert_int_equal(store_article(world->store, 1, &arena, &stored, &world->diag), 0);
	assert_int_equal(store_original(world->store, 1, &bytes, &world->diag), 0);
	struct import_original original = {stored.source, stored.format, buf_str(&bytes)};
	assert_int_equal(import_reread(&options, &original, &arena, &again, &world->diag), 0);
	assert_true(str_equal(again.headline, stored.headline));
	assert_true(str_equal(again.source, stored.source));
	assert_true(str_equal(again.format, stored.format));
	assert_int_equal(again.n_mentions, stored.n_mentions);
	original.format = STR("papyrus");
	assert_int_equal(import_reread(&options, &original, &arena, &again, &world->diag),
			 IMPORT_E_RECORD);
	assert_string_equal(world->diag.text, "no reader for an original in format 'papyrus'");
	buf_done(&bytes);
	arena_done(&arena);
}

static void named_files_of_no_kind_are_refused(void **state)
{
	struct world *world = *state;
	write_bytes(world, "in/a.pdf", STR("%PDF"));
	start_one(world, "in/a.pdf");
	assert_next(world, IMPORT_REFUSED, "in/a.pdf");
	assert_string_equal(world->diag.text, "no reader for '.pdf'");
	start_one(world, "none.txt");
	assert_next(world, IMPORT_REFUSED, "none.txt");
	assert_int_equal(next(world), 0);
}

static void large_files_are_refused_unread(void **state)
{
	struct world *world = *state;
	write_bytes(world, "in/big.txt", STR("क"));
	assert_int_equal(truncate(path_of(world, "in/big.txt"), (off_t)1 << 40), 0);
	start_one(world, "in/big.txt");
	assert_next(world, IMPORT_REFUSED, "in/big.txt");
	assert_string_equal(world->diag.text, "larger than 16 MiB");
}

static void standard_input_is_one_page(void **state)
{
	struct world *world = *state;
	char dash[] = "-", *paths[] = {dash};
	write_bytes(world, "in/page", STR(PAGE("मानक खबर")));
	int fd = open(path_of(world, "in/page"), O_RDONLY);
	assert_true(fd >= 0);
	struct import_options options = options_of(world);
	options.standard_input = fd;
	start(world, &options, paths, 1);
	assert_int_equal(next(world), 1);
	assert_int_equal(world->event.what, IMPORT_ADDED);
	assert_str(world->event.source, "-");
	assert_int_equal(next(world), 0);
	close(fd);
}

static void names_that_are_no_text_are_kept_readable(void **state)
{
	struct world *world = *state;
	write_bytes(world, "in/a\xe9\n.txt", STR(PAGE("नाम वाली खबर")));
	start_one(world, "in");
	assert_next(world, IMPORT_ADDED, "in/a\\xe9\n.txt");
}

static void what_is_no_page_is_refused(void **state)
{
	struct world *world = *state;
	assert_refused(world, STR(""), "empty");
	assert_refused(world, STR(" \n\xc2\xa0\n"), "no text");
	assert_refused(world, STR("A page in English.\nIt says nothing in Hindi, at length.\n"),
		       "no article text found");
	assert_refused(world, STR("\xff\xfe\x28\x09\x4d\x09"),
		       "UTF-16 by its byte order mark at offset 0, expected UTF-8");
	assert_refused(world, STR("\xe0\xa4\x95\0\xe0\xa4\x96"),
		       "a NUL byte at offset 3, expected text in UTF-8");
	assert_refused(world, STR("caf\xe9 and \xe8 more"),
		       "not UTF-8: byte 0xe9 at offset 3, expected 2 continuation bytes behind it");
	assert_refused(world, STR("\x95 one"),
		       "not UTF-8: byte 0x95 at offset 0, expected the start of a character");
}

static void article_of(struct world *world, struct arena *arena, struct article *article)
{
	assert_int_equal(store_article(world->store, world->event.id, arena, article, &world->diag),
			 0);
	assert_true(article->n_paragraphs > 0);
}

static void a_few_bad_bytes_are_repaired(void **state)
{
	struct world *world = *state;
	struct arena arena = {.blocks = NULL};
	struct article article;
	assert_record(
		world,
		STR(PAGE("कटी खबर") "बैठक के बाद सूची सबको भेजी गई और\xe0\xa4 अगली तारीख तय हुई।\n"),
		IMPORT_ADDED);
	article_of(world, &arena, &article);
	struct str last = article.paragraphs[article.n_paragraphs - 1].text;
	assert_int_not_equal(str_find(last, STR("\xef\xbf\xbd"), 0), SIZE_MAX);
	arena_done(&arena);
}

/* n letters that lost their last byte, in a page of a length that would bear more. */
static struct str cut_letters(struct arena *arena, int n)
{
	struct buf page = BUF_INIT(1 << 16);
	buf_add(&page, STR(PAGE("कई कटे अक्षर")));
	for (int i = 0; i < 30; i++)
		buf_printf(&page, "वार्ड %d में बैठक हुई और सूची बनाई गई%s।\n", i + n * 100,
			   i < n ? "\xe0\xa4" : "");
	struct str copy = str_copy(arena, buf_str(&page));
	buf_done(&page);
	return copy;
}

static void more_bad_bytes_are_another_encoding(void **state)
{
	struct world *world = *state;
	struct arena arena = {.blocks = NULL};
	assert_record(world, cut_letters(&arena, 8), IMPORT_ADDED);
	assert_record(world, cut_letters(&arena, 9), IMPORT_REFUSED);
	arena_done(&arena);
}

static void pages_in_references_are_decoded(void **state)
{
	struct world *world = *state;
	struct arena arena = {.blocks = NULL};
	struct article article;
	assert_record(world,
		      STR("&#2358;&#2367;&#2350;&#2354;&#2366; &#x92e;&#X947;&#2306; "
			  "&#2348;&#2376;&#2336;&#2325;\n\n"
			  "&#2358;&#2367;&#2350;&#2354;&#2366;: &#2360;&#2370;&#2330;&#2368; "
			  "&#2348;&#2344;&#2368; &amp; &#2346;&#2338;&#2364;&#2368; "
			  "&#2327;&#2312; &#2324;&#2352; &#2348;&#2376;&#2336;&#2325; "
			  "&#2361;&#2369;&#2312; &#99999999; &#0;&#2404;\n"),
		      IMPORT_ADDED);
	article_of(world, &arena, &article);
	assert_str(article.headline, "शिमला में बैठक");
	struct str last = article.paragraphs[article.n_paragraphs - 1].text;
	assert_int_not_equal(str_find(last, STR("बनी & पढ़ी गई"), 0), SIZE_MAX);
	assert_int_not_equal(str_find(last, STR("&#99999999; &#0;।"), 0), SIZE_MAX);
	arena_done(&arena);
}

static void a_reference_that_is_spoken_of_stays(void **state)
{
	struct world *world = *state;
	struct arena arena = {.blocks = NULL};
	struct article article;
	assert_record(world,
		      STR(PAGE("संदर्भ की खबर") "अक्षर श को &#2358; लिखते हैं, यह बात बैठक में कही गई।\n"),
		      IMPORT_ADDED);
	article_of(world, &arena, &article);
	struct str last = article.paragraphs[article.n_paragraphs - 1].text;
	assert_int_not_equal(str_find(last, STR("&#2358;"), 0), SIZE_MAX);
	arena_done(&arena);
}

static void what_was_told_of_stays(void **state)
{
	struct world *world = *state;
	struct import_report report;
	write_bytes(world, "in/1.txt", STR(PAGE("पहली बात")));
	write_bytes(world, "in/2.txt", STR("no page"));
	write_bytes(world, "in/3.txt", STR(PAGE("दूसरी बात")));
	start_one(world, "in");
	assert_next(world, IMPORT_ADDED, "in/1.txt");
	import_report(world->import, &report);
	world->import = import_close(world->import);
	assert_int_equal(count_articles(world), (int64_t)report.added);
	start_one(world, "in");
	assert_next(world, IMPORT_KNOWN, "in/1.txt");
	assert_next(world, IMPORT_REFUSED, "in/2.txt");
	assert_int_equal(next(world), 1);
	assert_int_equal(next(world), 0);
	assert_int_equal(count_articles(world), 2);
}

/* More records than one batch holds: none is lost, twice the same is taken once. */
static void many_records_are_told_one_by_one(void **state)
{
	struct world *world = *state;
	struct arena arena = {.blocks = NULL};
	enum { MANY = 501 };
	struct import_page *pages = arena_new(&arena, MANY, sizeof *pages);
	struct import_options options = options_of(world);
	for (size_t i = 0; i < MANY; i++)
		pages[i] = (struct import_page){
			.source = str_printf(&arena, "page %zu", i),
			.bytes = str_printf(&arena, PAGE("बैठक %zu"), i % 500, i % 500),
		};
	options.pages = pages;
	options.n_pages = MANY;
	start(world, &options, NULL, 0);
	for (size_t i = 0; i < MANY; i++) {
		assert_int_equal(next(world), 1);
		assert_str(world->event.source, pages[i].source.s);
		assert_int_equal(world->event.what, i < 500 ? IMPORT_ADDED : IMPORT_KNOWN);
	}
	assert_int_equal(next(world), 0);
	assert_int_equal(count_articles(world), 500);
	arena_done(&arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(folders_are_walked_in_order),
		TEST(a_broken_file_costs_no_neighbour),
		TEST(originals_can_be_read_again),
		TEST(named_files_of_no_kind_are_refused),
		TEST(large_files_are_refused_unread),
		TEST(standard_input_is_one_page),
		TEST(names_that_are_no_text_are_kept_readable),
		TEST(what_is_no_page_is_refused),
		TEST(a_few_bad_bytes_are_repaired),
		TEST(more_bad_bytes_are_another_encoding),
		TEST(pages_in_references_are_decoded),
		TEST(a_reference_that_is_spoken_of_stays),
		TEST(what_was_told_of_stays),
		TEST(many_records_are_told_one_by_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

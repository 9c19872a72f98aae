/*
 * Runs the reader on a script of keys and compares the screens with those that were found good.
 *
 * usage: screen-runner [--update] CASE.keys …      CASE.screen is the golden file beside it
 *
 * Comments at the top of a script say how it starts: `#: size ROWS COLS`, `#: empty` (an archive
 * without articles), `#: copies` (also those of copies.txt), `#: read-only`, `#: query QUERY`, `#:
 * widths MODEL`, `#: layout LAYOUT`,
 * `#: script SCRIPT`, `#: border BORDER`, `#: doubtful`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "surkhi/base/file.h"
#include "surkhi/ui/ui.h"

enum { PATH_SIZE = 512, FILE_MAXIMUM = 1 << 22 };

struct screen_case {
	char keys[PATH_SIZE], golden[PATH_SIZE];
	int rows, cols;
	bool empty, copies, read_only, doubtful;
	char query[256], widths[32], layout[32], script[32], border[32];
};

/* A folder of its own for the store and the screens. */
struct place {
	char folder[PATH_SIZE], store[PATH_SIZE + 16], screens[PATH_SIZE + 16];
};

static int complain(const char *what, const char *why)
{
	fprintf(stderr, "screen-runner: %s: %s\n", what, why);
	return -1;
}

static void read_setting(struct screen_case *test, const char *line)
{
	sscanf(line, "#: size %d %d", &test->rows, &test->cols);
	sscanf(line, "#: query %255[^\n]", test->query);
	sscanf(line, "#: widths %31s", test->widths);
	sscanf(line, "#: layout %31s", test->layout);
	sscanf(line, "#: script %31s", test->script);
	sscanf(line, "#: border %31s", test->border);
	test->doubtful |= strncmp(line, "#: doubtful", 11) == 0;
	test->copies |= strncmp(line, "#: copies", 9) == 0;
	test->empty |= strncmp(line, "#: empty", 8) == 0;
	test->read_only |= strncmp(line, "#: read-only", 12) == 0;
}

static int read_case(const char *keys, struct screen_case *ret_case)
{
	struct screen_case test = {.rows = 24, .cols = 80, .widths = "A"};
	size_t stem = strlen(keys);
	char line[1024];
	if (stem < 5 || strcmp(keys + stem - 5, ".keys") != 0 || stem >= PATH_SIZE - 8)
		return complain(keys, "is no .keys file");
	snprintf(test.keys, sizeof test.keys, "%s", keys);
	snprintf(test.golden, sizeof test.golden, "%.*s.screen", (int)(stem - 5), keys);
	FILE *file = fopen(keys, "rb");
	if (!file)
		return complain(keys, "cannot be read");
	while (fgets(line, sizeof line, file))
		read_setting(&test, line);
	fclose(file);
	*ret_case = test;
	return 0;
}

static int make_place(struct place *place)
{
	const char *temporary = getenv("TMPDIR");
	snprintf(place->folder, sizeof place->folder, "%.400s/surkhi-screen-XXXXXX",
		 temporary ? temporary : "/tmp");
	if (!mkdtemp(place->folder))
		return complain(place->folder, "cannot be made");
	snprintf(place->store, sizeof place->store, "%s/archive.db", place->folder);
	snprintf(place->screens, sizeof place->screens, "%s/screens", place->folder);
	return 0;
}

static void remove_place(const struct place *place)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	char path[PATH_SIZE + 32];
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		snprintf(path, sizeof path, "%s%s", place->store, suffixes[i]);
		unlink(path);
	}
	unlink(place->screens);
	rmdir(place->folder);
}

static int open_store(const struct screen_case *test, const struct place *place,
		      struct store **ret_store, struct diag *diag)
{
	struct store *store;
	int error = store_open(place->store, STORE_CREATE, &store, diag);
	if (!error && !test->empty)
		error = fixture_fill(store, diag);
	if (!error && test->copies)
		error = fixture_fill_copies(store, diag);
	if (error)
		return error;
	if (test->read_only) {
		store_close(store);
		error = store_open(place->store, STORE_READ, &store, diag);
	}
	*ret_store = store;
	return error;
}

static int run_reader(const struct screen_case *test, const struct place *place,
		      struct store *store, struct diag *diag)
{
	struct catalog *catalog CLEANUP(catalog_closep) = NULL;
	struct term *term = NULL;
	enum ui_request request;
	struct term_options options = {.widths = width_model_find(str_from(test->widths))};
	enum ui_layout layout = UI_LAYOUT_AUTO;
	enum ui_script script = UI_SCRIPT_DEVANAGARI;
	enum ui_border border = UI_BORDER_LINE;
	if (test->layout[0] && !ui_layout_find(str_from(test->layout), &layout))
		return complain(test->keys, "has no such layout");
	if (test->script[0] && !ui_script_find(str_from(test->script), &script))
		return complain(test->keys, "has no such script");
	if (test->border[0] && !ui_border_find(str_from(test->border), &border))
		return complain(test->keys, "has no such border");
	int error = catalog_open(NULL, &catalog, diag);
	if (!error)
		error = term_script_open(test->keys, place->screens, test->rows, test->cols,
					 &options, &term, diag);
	if (error)
		return error;
	struct ui *ui;
	error = ui_open(&(struct ui_options){.store = store,
					     .catalog = catalog,
					     .term = term,
					     .query = str_from(test->query),
					     .title = STR("surkhi"),
					     .empty_hint = STR("surkhi import FOLDER"),
					     .layout = layout,
					     .script = script,
					     .border = border,
					     .doubtful = test->doubtful},
			&ui, diag);
	if (!error) {
		error = ui_run(ui, &request, diag);
		ui_close(ui);
	}
	term->ops->close(term);
	return error;
}

static int make_screens(const struct screen_case *test, const struct place *place)
{
	struct store *store CLEANUP(store_closep) = NULL;
	struct diag diag = DIAG_INIT;
	int error = open_store(test, place, &store, &diag);
	if (!error)
		error = run_reader(test, place, store, &diag);
	return error ? complain(test->keys, diag.text) : 0;
}

/* Says where the two part. */
static int compare(const struct screen_case *test, struct str made, struct str golden)
{
	struct str line_made, line_golden;
	for (unsigned long line = 1; made.n || golden.n; line++) {
		line_made = line_golden = STR_EMPTY;
		str_line(&made, &line_made);
		str_line(&golden, &line_golden);
		if (str_equal(line_made, line_golden))
			continue;
		fprintf(stderr, "%s:%lu: wanted |%.*s|\n%s:%lu: got    |%.*s|\n", test->golden,
			line, STR_ARG(line_golden), test->golden, line, STR_ARG(line_made));
		return -1;
	}
	return 0;
}

static int write_golden(const struct screen_case *test, struct str screens)
{
	FILE *file = fopen(test->golden, "wb");
	if (!file)
		return complain(test->golden, "cannot be written");
	bool whole = fwrite(screens.s, 1, screens.n, file) == screens.n;
	return fclose(file) == 0 && whole ? 0 : complain(test->golden, "cannot be written");
}

static int check(const struct screen_case *test, const struct place *place, bool update)
{
	struct buf made = BUF_INIT(FILE_MAXIMUM), golden = BUF_INIT(FILE_MAXIMUM);
	struct diag diag = DIAG_INIT;
	int error = file_read(place->screens, &made, &diag);
	if (!error && update)
		error = write_golden(test, buf_str(&made));
	else if (!error && (error = file_read(test->golden, &golden, &diag)) == 0)
		error = compare(test, buf_str(&made), buf_str(&golden));
	if (error && diag.text[0])
		complain(test->keys, diag.text);
	buf_done(&made);
	buf_done(&golden);
	return error;
}

static int run(const char *keys, bool update)
{
	struct screen_case test;
	struct place place;
	if (read_case(keys, &test) || make_place(&place))
		return -1;
	int error = make_screens(&test, &place);
	if (!error)
		error = check(&test, &place, update);
	remove_place(&place);
	return error;
}

int main(int argc, char **argv)
{
	bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
	int failed = 0;
	for (int i = 1 + update; i < argc; i++)
		failed += run(argv[i], update) != 0;
	if (failed)
		fprintf(stderr, "screen-runner: %d of %d failed\n", failed, argc - 1 - update);
	return failed != 0;
}

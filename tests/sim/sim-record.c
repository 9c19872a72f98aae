/*
 * Records what the reader writes to a terminal, and what the simulated one shows of it.
 *
 * usage: sim-record MODEL TAKEN-FOR FOLDER
 *
 * FOLDER gets NN.bytes, all that was written up to the NN-th place, and NN.text, the screen there;
 * the last line that is printed is "ROWS COLS PLACES".
 */
#include <stdio.h>
#include <string.h>

#include "archive.h"
#include "session.h"

enum { EVERY = 12 /* frames from one place to the next */, PATH_SIZE = 512 };

struct record {
	const char *folder;
	struct buf bytes;
	unsigned places;
};

static int write_file(const struct record *record, const char *suffix, struct str text,
		      struct diag *diag)
{
	char path[PATH_SIZE];
	snprintf(path, sizeof path, "%s/%02u.%s", record->folder, record->places, suffix);
	FILE *file = fopen(path, "wb");
	bool whole = file && fwrite(text.s, 1, text.n, file) == text.n;
	if (file && fclose(file) != 0)
		whole = false;
	return whole ? 0 : err_origin(diag, "%s: cannot be written", path);
}

static int write_place(struct record *record, const struct grid *grid, struct diag *diag)
{
	struct buf screen = BUF_INIT(1 << 20);
	grid_dump(grid, &screen);
	int error = write_file(record, "bytes", buf_str(&record->bytes), diag);
	if (!error)
		error = write_file(record, "text", buf_str(&screen), diag);
	buf_done(&screen);
	record->places++;
	return error;
}

static int keep(struct term_sim *sim, const struct canvas *canvas, struct diag *diag)
{
	struct record *record = sim->context;
	buf_add(&record->bytes, buf_str(&sim->frame));
	return sim->presents % EVERY == 1 ? write_place(record, &sim->grid, diag) : 0;
}

static int record_session(const struct width_model *real, const struct width_model *assumed,
			  struct record *record, struct diag *diag)
{
	struct archive archive;
	struct term_sim sim;
	int error = archive_open(&archive, diag);
	if (!error)
		error = term_sim_open(&sim, real, false, assumed, diag);
	if (error) {
		archive_close(&archive);
		return error;
	}
	struct ui_options options = {
		.store = archive.store, .catalog = archive.catalog, .title = STR("surkhi")};
	sim.look = keep;
	sim.context = record;
	buf_add(&record->bytes, STR("\033[?1049h\033[?7l\033[?2004h"));
	error = term_sim_run(&sim, &options, session_steps, n_session_steps, diag);
	if (!error)
		error = write_place(record, &sim.grid, diag);
	term_sim_close(&sim);
	archive_close(&archive);
	return error;
}

int main(int argc, char **argv)
{
	const struct width_model *real = argc == 4 ? width_model_find(str_from(argv[1])) : NULL;
	const struct width_model *assumed = argc == 4 ? width_model_find(str_from(argv[2])) : NULL;
	struct diag diag = DIAG_INIT;
	if (!real || !assumed) {
		fprintf(stderr, "usage: sim-record MODEL TAKEN-FOR FOLDER\n");
		return 2;
	}
	struct record record = {.folder = argv[3], .bytes = BUF_INIT(64 << 20)};
	int error = record_session(real, assumed, &record, &diag);
	buf_done(&record.bytes);
	if (error)
		fprintf(stderr, "sim-record: %s\n", diag.text);
	else
		printf("%d %d %u\n", session_steps[0].rows, session_steps[0].cols, record.places);
	return error ? 1 : 0;
}

/*
 * One event for each record, while records are read and written by batches: fills a batch from the
 * pages in memory and the files in turn, writes it, then tells what became of each.
 */
#include "surkhi/import/import.h"

#include "batch.h"
#include "walk.h"

struct import {
	struct import_options options;
	struct scratch *own; /* if the caller gave none */
	struct walk walk;
	size_t page;           /* of options.pages: the next */
	size_t file;           /* of the walk: the one in hand or the next */
	struct stream *stream; /* of the file in hand, or NULL, … */
	struct source *source; /* … and its records */
	struct arena names;    /* of the file in hand */
	struct batch batch;
	size_t told; /* events of the batch that the caller has had */
	struct import_report report;
};

int import_open(const struct import_options *options, char *const *paths, size_t n,
		struct import **ret_import, struct diag *diag)
{
	struct import *import = mem_new(1, sizeof *import);
	import->options = *options;
	if (!options->scratch)
		import->options.scratch = import->own = scratch_new();
	batch_init(&import->batch);
	for (size_t i = 0; i < n; i++)
		walk_path(&import->walk, paths[i]);
	import->report.files_total = import->walk.n;
	import->report.bytes_total = import->walk.bytes;
	import->report.passed_over = import->walk.passed_over;
	*ret_import = import;
	return 0;
}

static void file_close(struct import *import)
{
	if (import->source)
		import->source = import->source->ops->close(import->source);
	import->stream = stream_close(import->stream);
	arena_done(&import->names);
}

struct import *import_close(struct import *import)
{
	if (!import)
		return NULL;
	file_close(import);
	scratch_free(import->own);
	batch_done(&import->batch);
	walk_done(&import->walk);
	mem_free(import);
	return NULL;
}

static uint64_t taken(const struct import *import)
{
	uint64_t size = import->walk.files[import->file].size, n = stream_taken(import->stream);
	return n < size ? n : size;
}

void import_report(const struct import *import, struct import_report *ret_report)
{
	*ret_report = import->report;
	if (import->stream)
		ret_report->bytes_done += taken(import);
}

static void file_end(struct import *import)
{
	file_close(import);
	import->report.files_done++;
	import->report.bytes_done += import->walk.files[import->file].size;
	import->file++;
}

static void file_begin(struct import *import, const struct walk_file *file)
{
	bool standard = file->path[0] == '-' && !file->path[1];
	struct str name = source_name(&import->names, file->path);
	import->stream = stream_open(file->path, standard ? import->options.standard_input : -1);
	const struct source_ops *ops = file->ops ? file->ops : source_sniff(import->stream);
	import->source = ops->open(import->stream, name);
}

static void file_refuse(struct import *import, const struct walk_file *file, const struct diag *why)
{
	struct arena arena = {.blocks = NULL};
	batch_refuse(&import->batch, source_name(&arena, file->path), why);
	arena_done(&arena);
}

/* Takes one record of the file in hand, or ends it. */
static int file_step(struct import *import, struct diag *diag)
{
	const struct walk_file *file = &import->walk.files[import->file];
	struct diag why = DIAG_INIT;
	struct record record = {.source = STR_EMPTY};
	if (file->refusal) {
		diag_set(&why, 1, "%s", file->refusal);
		file_refuse(import, file, &why);
		file_end(import);
		return 0;
	}
	if (!import->source)
		file_begin(import, file);
	int got = import->source->ops->next(import->source, &record, &why);
	record.met = file->met;
	if (got == SOURCE_RECORD)
		return batch_add(&import->batch, &import->options, &record, diag);
	if (got == SOURCE_E_RECORD || (got == SOURCE_E_FOREIGN && !file->met))
		file_refuse(import, file, &why);
	else if (got == SOURCE_E_FOREIGN)
		batch_pass(&import->batch, STR_EMPTY);
	else if (got == SOURCE_E_PASSED)
		batch_pass(&import->batch, record.source);
	else
		file_end(import);
	return 0;
}

static int page_step(struct import *import, struct diag *diag)
{
	const struct import_page *page = &import->options.pages[import->page++];
	const struct record record = {.source = page->source, .bytes = page->bytes};
	return batch_add(&import->batch, &import->options, &record, diag);
}

static int fill(struct import *import, struct diag *diag)
{
	int error = 0;
	batch_clear(&import->batch);
	import->told = 0;
	while (!error && !batch_full(&import->batch)) {
		if (import->page < import->options.n_pages)
			error = page_step(import, diag);
		else if (import->file < import->walk.n)
			error = file_step(import, diag);
		else
			break;
	}
	return error;
}

static void count(struct import *import)
{
	size_t sums[N_IMPORT_WHATS] = {0};
	for (size_t i = 0; i < import->batch.n; i++)
		sums[import->batch.items[i].event.what]++;
	import->report.added += sums[IMPORT_ADDED];
	import->report.known += sums[IMPORT_KNOWN];
	import->report.refused += sums[IMPORT_REFUSED];
	import->report.passed_over += sums[IMPORT_PASSED];
}

int import_next(struct import *import, struct import_event *ret_event, struct diag *diag)
{
	if (import->told == import->batch.n) {
		int error = fill(import, diag);
		if (!error)
			error = batch_put(&import->batch, import->options.store, diag);
		if (error) {
			batch_clear(&import->batch);
			return error;
		}
		count(import);
	}
	if (import->told == import->batch.n)
		return 0;
	const struct pending *item = &import->batch.items[import->told++];
	if (item->why)
		*diag = *item->why;
	*ret_event = item->event;
	return 1;
}

/* Goes from page to page and from file to file; each file is opened when its turn comes. */
#include "supply.h"

void supply_open(struct supply *supply, const struct import_options *options, char *const *paths,
		 size_t n)
{
	*supply = (struct supply){
		.pages = options->pages,
		.n_pages = options->n_pages,
		.standard_input = options->standard_input,
	};
	for (size_t i = 0; i < n; i++)
		walk_path(&supply->walk, paths[i]);
}

static void file_close(struct supply *supply)
{
	if (supply->source)
		supply->source = supply->source->ops->close(supply->source);
	supply->stream = stream_close(supply->stream);
}

void supply_close(struct supply *supply)
{
	file_close(supply);
	arena_done(&supply->names);
	walk_done(&supply->walk);
}

uint64_t supply_bytes(const struct supply *supply)
{
	if (!supply->stream)
		return supply->bytes_done;
	uint64_t size = supply->walk.files[supply->file].size;
	uint64_t n = stream_taken(supply->stream);
	return supply->bytes_done + (n < size ? n : size);
}

static void file_end(struct supply *supply)
{
	file_close(supply);
	supply->files_done++;
	supply->bytes_done += supply->walk.files[supply->file].size;
	supply->file++;
}

static void file_begin(struct supply *supply, const struct walk_file *file)
{
	bool standard = file->path[0] == '-' && !file->path[1];
	supply->stream = stream_open(file->path, standard ? supply->standard_input : -1);
	if (standard)
		stream_stop_by(supply->stream, &supply->stop);
	const struct source_ops *ops = file->ops ? file->ops : source_sniff(supply->stream);
	supply->source = ops->open(supply->stream, source_name(&supply->names, file->path));
}

/* What a file's source says of its next record. */
static enum supplied judge(struct supply *supply, const struct walk_file *file, int got,
			   struct record *record)
{
	record->met = file->met;
	if (got == SOURCE_RECORD)
		return SUPPLY_RECORD;
	if (got == SOURCE_E_PASSED || (got == SOURCE_E_FOREIGN && file->met))
		return SUPPLY_PASSED;
	if (got == SOURCE_E_RECORD || got == SOURCE_E_FOREIGN) {
		record->source = source_name(&supply->names, file->path);
		return SUPPLY_REFUSED;
	}
	file_end(supply);
	return SUPPLY_NOTHING;
}

static enum supplied file_next(struct supply *supply, struct record *record, struct diag *diag)
{
	const struct walk_file *file = &supply->walk.files[supply->file];
	if (!supply->source)
		arena_clear(&supply->names);
	if (file->refusal) {
		diag_set(diag, 1, "%s", file->refusal);
		record->source = source_name(&supply->names, file->path);
		file_end(supply);
		return SUPPLY_REFUSED;
	}
	if (!supply->source)
		file_begin(supply, file);
	return judge(supply, file, supply->source->ops->next(supply->source, record, diag), record);
}

enum supplied supply_next(struct supply *supply, struct record *ret_record, struct diag *diag)
{
	*ret_record = (struct record){.source = STR_EMPTY};
	if (supply->n_pages) {
		ret_record->source = supply->pages->source;
		ret_record->bytes = supply->pages->bytes;
		supply->pages++;
		supply->n_pages--;
		return SUPPLY_RECORD;
	}
	return supply->file < supply->walk.n ? file_next(supply, ret_record, diag) : SUPPLY_END;
}

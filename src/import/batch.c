/* From records to the store: known?, read, put; in batches, because a transaction waits for the
 * disk. */
#include "batch.h"

#include "record.h"

/* A quarter of a second's work at most between two signs of life, and few syncs. */
enum { BATCH_RECORDS = 200, BATCH_BYTES = 512 * 1024 };

void batch_init(struct batch *batch)
{
	*batch = (struct batch){.n = 0};
}

void batch_clear(struct batch *batch)
{
	arena_done(&batch->arena);
	batch->n = batch->bytes = 0;
}

void batch_done(struct batch *batch)
{
	batch_clear(batch);
	batch->items = mem_free(batch->items);
	batch->capacity = 0;
}

bool batch_full(const struct batch *batch)
{
	return batch->n >= BATCH_RECORDS || batch->bytes >= BATCH_BYTES;
}

static struct pending *batch_new(struct batch *batch, struct str source)
{
	batch->items = mem_grow(batch->items, &batch->capacity, batch->n + 1, sizeof *batch->items);
	struct pending *item = &batch->items[batch->n++];
	*item = (struct pending){.event.source = str_copy(&batch->arena, source)};
	return item;
}

void batch_refuse(struct batch *batch, struct str source, const struct diag *why)
{
	struct pending *item = batch_new(batch, source);
	item->event.what = IMPORT_REFUSED;
	item->why = arena_new(&batch->arena, 1, sizeof *item->why);
	*item->why = *why;
	diag_at(item->why, 1, item->event.source.s, 0, 0);
}

/* The store's conditions mean nothing to who pulls records: all of them end the import. */
static int fatal(int error)
{
	return error ? ERR_FATAL : 0;
}

int batch_add(struct batch *batch, const struct import_options *options,
	      const struct record *record, struct diag *diag)
{
	bool known = false;
	struct diag why = DIAG_INIT;
	int error = 0;
	/* Whether exactly these bytes are there: spares a second import all other work. */
	if (record->bytes.n)
		error = fatal(store_known(options->store, record->bytes, &known, diag));
	if (error)
		return error;
	batch->bytes += record->bytes.n;
	if (known) {
		batch_new(batch, record->source)->event.what = IMPORT_KNOWN;
		return 0;
	}
	struct article *article = arena_new(&batch->arena, 1, sizeof *article);
	if (record_read(options, record, &batch->arena, article, &why)) {
		batch_refuse(batch, record->source, &why);
		return 0;
	}
	struct pending *item = batch_new(batch, record->source);
	item->article = article;
	item->bytes = str_copy(&batch->arena, record->bytes);
	article->imported = options->now;
	return 0;
}

static int put_items(struct batch *batch, struct store *store, struct diag *diag)
{
	for (size_t i = 0; i < batch->n; i++) {
		struct pending *item = &batch->items[i];
		enum store_put put = STORE_ADDED;
		if (!item->article)
			continue;
		int error =
			store_put(store, item->article, item->bytes, &put, &item->event.id, diag);
		if (error)
			return fatal(error);
		item->event.what = put == STORE_ADDED ? IMPORT_ADDED : IMPORT_KNOWN;
	}
	return 0;
}

static bool has_articles(const struct batch *batch)
{
	for (size_t i = 0; i < batch->n; i++)
		if (batch->items[i].article)
			return true;
	return false;
}

int batch_put(struct batch *batch, struct store *store, struct diag *diag)
{
	if (!has_articles(batch))
		return 0;
	int error = fatal(store_begin(store, diag));
	if (error)
		return error;
	error = put_items(batch, store, diag);
	if (error) {
		store_rollback(store);
		return error;
	}
	return fatal(store_commit(store, diag));
}

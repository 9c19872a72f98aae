/* From records to the store: known?, read, put; in batches, because a transaction waits for the
 * disk. */
#include "batch.h"

#include "record.h"
#include "surkhi/store/edit.h"

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
	diag_at(item->why, 1, item->event.source.s, why->line, why->column);
}

/* The store's conditions mean nothing to who pulls records: all of them end the import. */
static int fatal(int error)
{
	return error ? ERR_FATAL : 0;
}

void batch_pass(struct batch *batch, struct str source)
{
	batch_new(batch, source)->event.what = IMPORT_PASSED;
}

/* A record of several is told by its file and line. */
static void refuse_record(struct batch *batch, const struct record *record, struct diag *why)
{
	why->line = record->line;
	batch_refuse(batch, record->source, why);
	struct pending *item = &batch->items[batch->n - 1];
	if (record->file.n)
		diag_at(item->why, 1, str_copy(&batch->arena, record->file).s, why->line, 0);
}

static void add_article(struct batch *batch, const struct import_options *options,
			const struct record *record, struct article *article)
{
	struct pending *item = batch_new(batch, record->source);
	item->article = article;
	item->bytes = str_copy(&batch->arena, record->bytes);
	if (!article->imported.year)
		article->imported = options->now;
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
	int failed = record_read(options, record, &batch->arena, article, &why);
	if (failed == RECORD_E_PASSED || (failed == RECORD_E_FOREIGN && record->met))
		batch_pass(batch, record->source);
	else if (failed)
		refuse_record(batch, record, &why);
	else
		add_article(batch, options, record, article);
	return 0;
}

/*
 * What a person had made of an article where it was exported. One that was here before only gets
 * the tags: what it has of its own is not touched.
 */
static int put_handmade(struct batch *batch, struct store *store, const struct pending *item,
			struct diag *diag)
{
	const struct article *article = item->article;
	bool new = item->event.what == IMPORT_ADDED;
	size_t n_edits = article->n_tags + article->n_corrections + 3;
	struct edit *edits = arena_new(&batch->arena, n_edits, sizeof *edits), *changed;
	size_t n = 0, n_changed;
	for (size_t i = 0; i < article->n_tags; i++)
		edits[n++] = (struct edit){EDIT_TAG, .text = article->tags[i], .on = true};
	if (new && article->starred)
		edits[n++] = (struct edit){EDIT_STAR, .on = true};
	if (new && article->read)
		edits[n++] = (struct edit){EDIT_READ, .on = true};
	if (new && article->note.n)
		edits[n++] = (struct edit){EDIT_NOTE, .text = article->note};
	for (size_t i = 0; new &&i < article->n_corrections; i++) {
		struct correction *correction =
			correction_copy(&article->corrections[i], &batch->arena);
		correction->article = item->event.id;
		edits[n++] =
			(struct edit){.kind = EDIT_CORRECT, .on = true, .correction = correction};
	}
	for (size_t i = 0; i < n; i++)
		edits[i].article = item->event.id;
	if (n == 0)
		return 0;
	return edit_apply(store, edits, n, &batch->arena, &changed, &n_changed, diag);
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
		item->event.what = put == STORE_ADDED ? IMPORT_ADDED : IMPORT_KNOWN;
		if (!error)
			error = put_handmade(batch, store, item, diag);
		if (error)
			return fatal(error);
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

/*
 * One event for each stored article that is read again: a batch is read without a lock, then
 * written in one transaction, then told of.
 */
#include "surkhi/import/reprocess.h"

/* As for an import: a quarter of a second's work, and few syncs. */
enum { BATCH_ARTICLES = 200, BATCH_BYTES = 512 * 1024, ORIGINAL_MAXIMUM = 128 << 20 };

struct reread {
	struct reprocess_event event;
	struct article *article; /* NULL: nothing to write */
	struct diag *why;        /* it was kept */
};

struct reprocess {
	struct import_options options;
	struct bits articles;
	size_t next;        /* id to go on with */
	struct arena arena; /* of the batch */
	struct reread items[BATCH_ARTICLES];
	size_t n, told, bytes;
	struct reprocess_report report;
};

int reprocess_open(const struct import_options *options, const struct bits *articles,
		   struct reprocess **ret_reprocess, struct diag *diag)
{
	struct reprocess *reprocess = mem_new(1, sizeof *reprocess);
	reprocess->options = *options;
	bits_copy(&reprocess->articles, articles);
	reprocess->report.total = bits_count(articles);
	*ret_reprocess = reprocess;
	return 0;
}

struct reprocess *reprocess_close(struct reprocess *reprocess)
{
	if (!reprocess)
		return NULL;
	bits_done(&reprocess->articles);
	arena_done(&reprocess->arena);
	return mem_free(reprocess);
}

void reprocess_report(const struct reprocess *reprocess, struct reprocess_report *ret_report)
{
	*ret_report = reprocess->report;
}

static void keep(struct reprocess *reprocess, struct reread *item, const struct diag *why)
{
	item->event.what = REPROCESS_KEPT;
	item->article = NULL;
	item->why = arena_new(&reprocess->arena, 1, sizeof *item->why);
	diag_set(item->why, 1, "article %lld: %s", (long long)item->event.id, why->text);
}

/* What is wrong with one article alone, and what with the store as a whole. */
static bool of_article(int error)
{
	return error == STORE_E_NOT_STORE || error == STORE_E_TOO_NEW;
}

static int reread_original(struct reprocess *reprocess, struct reread *item, struct str bytes,
			   struct diag *diag)
{
	struct arena *arena = &reprocess->arena;
	struct article stored;
	int error = store_article(reprocess->options.store, item->event.id, arena, &stored, diag);
	if (error)
		return error;
	const struct import_original original = {
		.source = stored.source, .format = stored.format, .bytes = bytes};
	item->article = arena_new(arena, 1, sizeof *item->article);
	return import_reread(&reprocess->options, &original, arena, item->article, diag)
		       ? STORE_E_NOT_STORE
		       : 0;
}

static int reread(struct reprocess *reprocess, struct reread *item, struct diag *diag)
{
	struct buf bytes = BUF_INIT((size_t)ORIGINAL_MAXIMUM);
	int error = store_original(reprocess->options.store, item->event.id, &bytes, diag);
	reprocess->bytes += bytes.n;
	if (!error && bytes.n)
		error = reread_original(reprocess, item, buf_str(&bytes), diag);
	buf_done(&bytes);
	return error;
}

/* Reads the next article into the batch; one that is gone leaves no trace. */
static int take(struct reprocess *reprocess, size_t id, struct diag *diag)
{
	struct reread *item = &reprocess->items[reprocess->n];
	struct diag why = DIAG_INIT;
	*item = (struct reread){.event = {.what = REPROCESS_SAME, .id = (int64_t)id}};
	int error = reread(reprocess, item, &why);
	if (error == STORE_E_MISSING) {
		reprocess->report.total--;
		return 0;
	}
	if (of_article(error)) {
		keep(reprocess, item, &why);
		error = 0;
	}
	if (error) {
		*diag = why;
		return ERR_FATAL;
	}
	reprocess->n++;
	return 0;
}

static int fill(struct reprocess *reprocess, struct diag *diag)
{
	int error = 0;
	arena_done(&reprocess->arena);
	reprocess->n = reprocess->told = reprocess->bytes = 0;
	while (!error && reprocess->n < BATCH_ARTICLES && reprocess->bytes < BATCH_BYTES) {
		size_t id = bits_next(&reprocess->articles, reprocess->next);
		if (id == SIZE_MAX)
			break;
		reprocess->next = id + 1;
		error = take(reprocess, id, diag);
	}
	return error;
}

static int write_one(struct reprocess *reprocess, struct reread *item, struct diag *diag)
{
	enum store_replaced replaced = STORE_SAME;
	struct diag why = DIAG_INIT;
	int error = store_replace(reprocess->options.store, item->event.id, item->article,
				  &replaced, &why);
	if (replaced == STORE_CHANGED)
		item->event.what = REPROCESS_CHANGED;
	if (of_article(error) || error == STORE_E_MISSING) {
		keep(reprocess, item, &why);
		error = 0;
	}
	if (error)
		*diag = why;
	return error ? ERR_FATAL : 0;
}

static int write_batch(struct reprocess *reprocess, struct diag *diag)
{
	struct store *store = reprocess->options.store;
	int error = reprocess->n ? store_begin(store, diag) : 0;
	if (error || !reprocess->n)
		return error ? ERR_FATAL : 0;
	for (size_t i = 0; i < reprocess->n && !error; i++)
		if (reprocess->items[i].article)
			error = write_one(reprocess, &reprocess->items[i], diag);
	if (error)
		store_rollback(store);
	else
		error = store_commit(store, diag);
	return error ? ERR_FATAL : 0;
}

static int next_batch(struct reprocess *reprocess, struct diag *diag)
{
	int error = fill(reprocess, diag);
	if (!error)
		error = write_batch(reprocess, diag);
	if (error)
		reprocess->n = reprocess->told = 0;
	for (size_t i = 0; i < reprocess->n; i++)
		reprocess->report.counts[reprocess->items[i].event.what]++;
	return error;
}

int reprocess_next(struct reprocess *reprocess, struct reprocess_event *ret_event,
		   struct diag *diag)
{
	if (reprocess->told == reprocess->n) {
		int error = next_batch(reprocess, diag);
		if (error)
			return error;
	}
	if (reprocess->told == reprocess->n)
		return 0;
	const struct reread *item = &reprocess->items[reprocess->told++];
	if (item->why)
		*diag = *item->why;
	*ret_event = item->event;
	return 1;
}

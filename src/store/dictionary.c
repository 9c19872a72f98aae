/* Knows how an archive's dictionary is made, kept and found again. */
#include "dictionary.h"

#include "condition.h"
#include "encode.h"
#include "get.h"
#include "parcel.h"
#include "private.h"

enum {
	SAMPLES = 100, /* articles; of 500 it is 1 % better, five times as dear, and late */
	SAMPLE_MAXIMUM = 32768, /* bytes of an article that are looked at */
	SAMPLES_BYTES = 4 << 20,
};

static int learn(struct cursor *cursor, struct diag *diag)
{
	struct store *store = cursor->store;
	struct str bytes = cursor_blob(cursor, 1);
	if (bytes.n <= DICTIONARY_MAXIMUM &&
	    packer_learn(store->packer, cursor_int(cursor, 0), bytes))
		return 0;
	return store_damaged(store, "a dictionary does not read", diag);
}

int dictionary_load(struct store *store, int64_t dict, struct diag *diag)
{
	bool row;
	if (packer_knows(store->packer, dict))
		return 0;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DICT_GET);
	cursor_bind_int(&cursor, dict);
	int failed = cursor_next(&cursor, &row, diag);
	if (failed)
		return failed;
	return row ? learn(&cursor, diag)
		   : store_damaged(store, "the dictionary of an article is missing", diag);
}

/* There is one for each archive, so whoever has one has the newest. */
int dictionary_newest(struct store *store, struct diag *diag)
{
	bool row;
	if (packer_learned(store->packer))
		return 0;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DICT_NEWEST);
	int failed = cursor_next(&cursor, &row, diag);
	return !failed && row ? learn(&cursor, diag) : failed;
}

struct samples {
	struct buf bytes;
	size_t sizes[3 * SAMPLES];
	unsigned n;
};

static void sample_add(struct samples *samples, struct str bytes)
{
	size_t before = samples->bytes.n;
	buf_add(&samples->bytes, str_slice(bytes, 0, SAMPLE_MAXIMUM));
	if (samples->bytes.n > before)
		samples->sizes[samples->n++] = samples->bytes.n - before;
}

/* As they would be packed today, whatever packed them. */
static int sample_read(struct store *store, int64_t id, struct encoded *encoded,
		       struct samples *samples, struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct article article;
	struct str original = STR_EMPTY;
	int failed = article_load(store, id, &arena, &article, diag);
	if (!failed)
		failed = lines_load(store, id, &arena, &article.lines, &article.n_lines, diag);
	if (!failed)
		failed = original_load(store, id, &arena, &original, diag);
	if (!failed)
		failed = encode(&article, original, encoded, diag);
	if (failed)
		return failed;
	sample_add(samples, buf_str(&encoded->body));
	sample_add(samples, buf_str(&encoded->lines));
	sample_add(samples, buf_str(&encoded->woven));
	return 0;
}

static int samples_read(struct store *store, struct samples *samples, struct diag *diag)
{
	struct encoded encoded CLEANUP(encoded_done) = ENCODED_INIT;
	int failed = 0;
	for (int64_t id = 1; id <= SAMPLES && !failed; id++)
		failed = sample_read(store, id, &encoded, samples, diag);
	return failed;
}

static int dictionary_put(struct store *store, struct str bytes, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DICT_ADD);
	cursor_bind_blob(&cursor, bytes);
	return cursor_run(&cursor, diag);
}

/* Whether somebody else was faster is known under the lock. */
static int train(struct store *store, struct diag *diag)
{
	struct samples *samples = mem_new(1, sizeof *samples);
	struct buf dictionary = BUF_INIT((size_t)DICTIONARY_MAXIMUM);
	bool own;
	samples->bytes = (struct buf)BUF_INIT((size_t)SAMPLES_BYTES);
	int failed = samples_read(store, samples, diag);
	bool made = !failed &&
		    pack_train(buf_str(&samples->bytes), samples->sizes, samples->n, &dictionary);
	if (made && !(failed = transaction_write(store, &own, diag))) {
		failed = dictionary_newest(store, diag);
		if (!failed && !packer_learned(store->packer))
			failed = dictionary_put(store, buf_str(&dictionary), diag);
		failed = transaction_end(store, own, failed, diag);
	}
	buf_done(&dictionary);
	buf_done(&samples->bytes);
	mem_free(samples);
	return failed;
}

int store_train(struct store *store, struct diag *diag)
{
	bool enough = false;
	/* what a transaction took back would be lost, and with it what was packed with it */
	int failed = store->open ? 0 : dictionary_newest(store, diag);
	if (failed || store->open || store->trained || packer_learned(store->packer))
		return failed;
	struct cursor cursor = cursor_open(store, STATEMENT_ARTICLE_EXISTS);
	cursor_bind_int(&cursor, SAMPLES);
	failed = cursor_next(&cursor, &enough, diag);
	cursor_done(&cursor);
	if (failed || !enough)
		return failed;
	store->trained = true;
	return train(store, diag);
}

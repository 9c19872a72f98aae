/*
 * Knows when an article is in the store already. Hashes only name candidates, whose bytes are
 * then compared: an archive that takes one article for another loses it without a word.
 */
#include "known.h"

#include "encode.h"
#include "get.h"
#include "private.h"
#include "surkhi/base/map.h"
#include "surkhi/text/fold.h"

void identity_of(const struct article *article, struct buf *ret_identity)
{
	fold(article->headline, ret_identity);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		buf_add_char(ret_identity, '\n');
		fold(article->paragraphs[i].text, ret_identity);
	}
}

int64_t identity_hash(struct str identity)
{
	return (int64_t)hash_bytes64(identity.s, identity.n);
}

int known_by_url(struct store *store, struct str url, int64_t *ret_id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_KNOWN_URL);
	bool row;
	cursor_bind_text(&cursor, url);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_id = row ? cursor_int(&cursor, 0) : 0;
	return failed;
}

/* What a candidate may be the same as. */
struct wanted_page {
	const struct parcel *parcel; /* its text is compared; or if it is NULL, … */
	struct str original;
};

static int same_text(struct store *store, int64_t id, const struct parcel *parcel, bool *ret_same,
		     struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct buf stored CLEANUP(buf_done) = BUF_INIT((size_t)ENCODE_MAXIMUM);
	struct buf own CLEANUP(buf_done) = BUF_INIT((size_t)ENCODE_MAXIMUM);
	struct article article;
	int failed = article_load(store, id, &arena, &article, diag);
	if (failed)
		return failed;
	identity_of(&article, &stored);
	failed = parcel_article(store, parcel, &arena, &article, diag);
	if (failed)
		return failed;
	identity_of(&article, &own);
	*ret_same = str_equal(buf_str(&stored), buf_str(&own));
	return 0;
}

static int same_page(struct store *store, int64_t id, struct str bytes, bool *ret_same,
		     struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct str original;
	int failed = original_load(store, id, &arena, &original, diag);
	if (!failed)
		*ret_same = str_equal(original, bytes);
	return failed;
}

/* The first of the candidates with a hash that is the same; 0 if none is. */
static int known_by_hash(struct store *store, enum statement statement, int64_t hash,
			 const struct wanted_page *wanted, int64_t *ret_id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	bool row = true, same = false;
	int failed = 0;
	int64_t id = 0;
	cursor_bind_int(&cursor, hash);
	while (!failed && row && !same) {
		failed = cursor_next(&cursor, &row, diag);
		if (failed || !row)
			break;
		id = cursor_int(&cursor, 0);
		failed = wanted->parcel ? same_text(store, id, wanted->parcel, &same, diag)
					: same_page(store, id, wanted->original, &same, diag);
	}
	if (!failed)
		*ret_id = same ? id : 0;
	return failed;
}

int known_find(struct store *store, const struct parcel *parcel, int64_t *ret_id, struct diag *diag)
{
	const struct wanted_page wanted = {.parcel = parcel};
	int64_t id = 0;
	int failed = parcel->row.url.n ? known_by_url(store, parcel->row.url, &id, diag) : 0;
	if (!failed && id == 0)
		failed = known_by_hash(store, STATEMENT_KNOWN_TEXT, parcel->text_hash, &wanted, &id,
				       diag);
	if (!failed)
		*ret_id = id;
	return failed;
}

static int page_known(struct store *store, struct store_page *page, struct diag *diag)
{
	const struct wanted_page wanted = {.original = page->bytes};
	int64_t id = 0;
	int failed = page->bytes.n ? known_by_hash(store, STATEMENT_KNOWN_PAGE, page->hash, &wanted,
						   &id, diag)
				   : 0;
	if (!failed)
		page->known = id != 0;
	return failed;
}

enum { PAGES_AT_ONCE = 16 };

static size_t hash_some(struct store_page *pages, size_t n)
{
	struct str texts[PAGES_AT_ONCE];
	uint64_t hashes[PAGES_AT_ONCE];
	size_t some = 0;
	for (; some < n && some < PAGES_AT_ONCE; some++)
		texts[some] = pages[some].bytes;
	hash_texts64(texts, some, hashes);
	for (size_t i = 0; i < some; i++)
		pages[i].hash = (int64_t)hashes[i];
	return some;
}

int store_known(struct store *store, struct store_page *pages, size_t n, struct diag *diag)
{
	bool own;
	for (size_t done = 0; done < n;)
		done += hash_some(pages + done, n - done);
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	for (size_t i = 0; i < n && !failed; i++)
		failed = page_known(store, &pages[i], diag);
	transaction_read_end(store, own);
	return failed;
}

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

/* 0 with *ret_same, for one candidate. */
typedef int candidate_check(struct store *store, int64_t id, struct str bytes, bool *ret_same,
			    struct diag *diag);

static int same_text(struct store *store, int64_t id, struct str bytes, bool *ret_same,
		     struct diag *diag)
{
	struct arena arena = {0};
	struct buf identity = BUF_INIT((size_t)ENCODE_MAXIMUM);
	struct article article;
	int failed = article_load(store, id, &arena, &article, diag);
	if (!failed) {
		identity_of(&article, &identity);
		*ret_same = str_equal(buf_str(&identity), bytes);
	}
	buf_done(&identity);
	arena_done(&arena);
	return failed;
}

static int same_page(struct store *store, int64_t id, struct str bytes, bool *ret_same,
		     struct diag *diag)
{
	struct arena arena = {0};
	struct str original;
	int failed = original_load(store, id, &arena, &original, diag);
	if (!failed)
		*ret_same = str_equal(original, bytes);
	arena_done(&arena);
	return failed;
}

/* The first of the candidates with the hash of bytes that is the same; 0 if none is. */
static int known_by_hash(struct store *store, enum statement statement, struct str bytes,
			 candidate_check *check, int64_t *ret_id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	bool row = true, same = false;
	int failed = 0;
	int64_t id = 0;
	cursor_bind_int(&cursor, identity_hash(bytes));
	while (!failed && row && !same) {
		failed = cursor_next(&cursor, &row, diag);
		if (failed || !row)
			break;
		id = cursor_int(&cursor, 0);
		failed = check(store, id, bytes, &same, diag);
	}
	if (!failed)
		*ret_id = same ? id : 0;
	return failed;
}

int known_find(struct store *store, const struct article *article, struct str identity,
	       int64_t *ret_id, struct diag *diag)
{
	int64_t id = 0;
	int failed = article->url.n ? known_by_url(store, article->url, &id, diag) : 0;
	if (!failed && id == 0)
		failed = known_by_hash(store, STATEMENT_KNOWN_TEXT, identity, same_text, &id, diag);
	if (!failed)
		*ret_id = id;
	return failed;
}

int store_known(struct store *store, struct str original, bool *ret_known, struct diag *diag)
{
	int64_t id = 0;
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	if (original.n)
		failed = known_by_hash(store, STATEMENT_KNOWN_PAGE, original, same_page, &id, diag);
	transaction_read_end(store, own);
	if (!failed)
		*ret_known = id != 0;
	return failed;
}

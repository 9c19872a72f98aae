/*
 * Knows how an article becomes what its rows hold, without writing anything: the part of an import
 * that any thread can do.
 */
#include "parcel.h"

#include "correct.h"
#include "dictionary.h"
#include "known.h"
#include "private.h"
#include "put.h"

enum { ROOM_KEPT = 1 << 20 /* bytes of a buffer; articles hardly ever need more */ };

void encoded_done(struct encoded *encoded)
{
	buf_done(&encoded->identity);
	buf_done(&encoded->body);
	buf_done(&encoded->lines);
	buf_done(&encoded->text);
}

static void again(struct buf *buf)
{
	buf_clear(buf);
	if (buf->capacity > ROOM_KEPT)
		buf_done(buf);
	buf->full = false;
}

int encode(const struct article *article, struct str original, struct encoded *encoded,
	   struct diag *diag)
{
	again(&encoded->identity);
	again(&encoded->body);
	again(&encoded->lines);
	again(&encoded->text);
	identity_of(article, &encoded->identity);
	buf_add(&encoded->text, article->standfirst);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		buf_add_char(&encoded->text, '\n');
		buf_add(&encoded->text, article->paragraphs[i].text);
	}
	if (!encode_article(article, &encoded->body) ||
	    !encode_lines(article, original, &encoded->lines) || encoded->identity.full ||
	    encoded->text.full || original.n > ENCODE_MAXIMUM)
		return err_origin(diag, "article of '%.*s' is too large, or names what it has not",
				  STR_ARG(str_slice(article->source, 0, 256)));
	return 0;
}

int pack_bytes(struct store *store, struct str bytes, struct str beside, struct arena *arena,
	       struct packed *ret_packed, struct diag *diag)
{
	int failed = beside.n ? 0 : dictionary_newest(store, diag);
	if (failed)
		return failed;
	if (!pack(store->packer, bytes, beside, arena, ret_packed))
		return err_origin(diag, "cannot pack %zu bytes", bytes.n);
	return 0;
}

/* What a list shows and where it came from, copied; text and what was found are packed. */
static struct article row_of(const struct article *article, struct arena *arena)
{
	return (struct article){
		.source = str_copy(arena, article->source),
		.url = str_copy(arena, article->url),
		.format = str_copy(arena, article->format),
		.outlet = str_copy(arena, article->outlet),
		.headline = str_copy(arena, article->headline),
		.dateline = str_copy(arena, article->dateline),
		.published = article->published,
		.imported = article->imported,
	};
}

static void keep_shingles(struct str identity, struct arena *arena, struct shingles *ret_shingles)
{
	struct shingles shingles CLEANUP(shingles_done) = {.n = 0};
	story_shingles(identity, &shingles);
	*ret_shingles = shingles;
	ret_shingles->hashes = arena_new(arena, shingles.n, sizeof *shingles.hashes);
	for (size_t i = 0; i < shingles.n; i++)
		ret_shingles->hashes[i] = shingles.hashes[i];
	ret_shingles->capacity = 0;
}

static int pack_all(struct store *store, struct str original, struct arena *arena,
		    struct parcel *parcel, struct diag *diag)
{
	struct str body = buf_str(&store->encoded.body), lines = buf_str(&store->encoded.lines);
	int failed = pack_bytes(store, body, STR_EMPTY, arena, &parcel->body, diag);
	if (!failed)
		failed = pack_bytes(store, lines, STR_EMPTY, arena, &parcel->lines, diag);
	if (!failed && original.n)
		failed = pack_bytes(store, original, body, arena, &parcel->original, diag);
	return failed;
}

int store_prepare(struct store *store, const struct article *article, struct str original,
		  struct arena *arena, struct parcel **ret_parcel, struct diag *diag)
{
	const struct encoded *encoded = &store->encoded;
	struct parcel *parcel = arena_new(arena, 1, sizeof *parcel);
	const struct corrected found = {.article = *article};
	int failed = encode(article, original, &store->encoded, diag);
	if (!failed)
		failed = pack_all(store, original, arena, parcel, diag);
	if (failed)
		return failed;
	parcel->row = row_of(article, arena);
	parcel->state = str_copy(arena, primary_state(article));
	parcel->text_hash = identity_hash(buf_str(&encoded->identity));
	parcel->page_hash = identity_hash(original);
	links_make(&found, arena, &parcel->links);
	article_words_read(&store->words_reader, article->headline, buf_str(&encoded->text), arena,
			   &parcel->words);
	keep_shingles(buf_str(&encoded->identity), arena, &parcel->shingles);
	*ret_parcel = parcel;
	return 0;
}

int parcel_article(struct store *store, const struct parcel *parcel, struct arena *arena,
		   struct article *ret_article, struct diag *diag)
{
	struct article article = parcel->row;
	struct str bytes;
	if (!unpack(store->packer, &parcel->body, STR_EMPTY, ENCODE_MAXIMUM, arena, &bytes) ||
	    !decode_article(bytes, arena, &article))
		return err_origin(diag, "an article that was packed does not unpack");
	*ret_article = article;
	return 0;
}

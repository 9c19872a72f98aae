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
#include "weave.h"

enum { ROOM_KEPT = 1 << 20 /* bytes of a buffer; articles hardly ever need more */ };

void encoded_done(struct encoded *encoded)
{
	buf_done(&encoded->identity);
	buf_done(&encoded->body);
	buf_done(&encoded->lines);
	buf_done(&encoded->text);
	buf_done(&encoded->woven);
}

struct str encoded_story(const struct encoded *encoded, const struct article *article)
{
	return str_slice(buf_str(&encoded->text), article->headline.n + 1, SIZE_MAX);
}

static void again(struct buf *buf)
{
	buf_clear(buf);
	if (buf->capacity > ROOM_KEPT)
		buf_done(buf);
	buf->full = false;
}

/* The original has to come back to the byte, always: so that is tried. */
static void weave_original(struct str original, struct encoded *encoded)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct str text = buf_str(&encoded->text), read;
	weave(original, text, &encoded->woven);
	if (encoded->woven.full ||
	    !unweave(buf_str(&encoded->woven), text, original.n, &arena, &read) ||
	    !str_equal(original, read))
		buf_clear(&encoded->woven);
}

int encode(const struct article *article, struct str original, struct encoded *encoded,
	   struct diag *diag)
{
	again(&encoded->identity);
	again(&encoded->body);
	again(&encoded->lines);
	again(&encoded->text);
	again(&encoded->woven);
	identity_of(article, &encoded->identity);
	encode_text(article, &encoded->text);
	if (!encode_article(article, &encoded->body) ||
	    !encode_lines(article, original, buf_str(&encoded->text), &encoded->lines) ||
	    encoded->identity.full || encoded->text.full || original.n > ENCODE_MAXIMUM)
		return err_origin(diag, "article of '%.*s' is too large, or names what it has not",
				  STR_ARG(str_slice(article->source, 0, 256)));
	weave_original(original, encoded);
	return 0;
}

int pack_bytes(struct store *store, struct str bytes, struct arena *arena,
	       struct packed *ret_packed, struct diag *diag)
{
	int failed = dictionary_newest(store, diag);
	if (failed)
		return failed;
	if (!pack(store->packer, bytes, arena, ret_packed))
		return err_origin(diag, "cannot pack %zu bytes", bytes.n);
	return 0;
}

int pack_original(struct store *store, struct str woven, struct str original, struct arena *arena,
		  struct packed *ret_packed, struct diag *diag)
{
	struct packed packed;
	int failed = pack_bytes(store, woven.n ? woven : original, arena, &packed, diag);
	if (failed)
		return failed;
	if (woven.n)
		packed.dict = PACKED_WOVEN - packed.dict;
	*ret_packed = packed;
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

/* What is still to be done with an article that was encoded. */
struct unpacked {
	struct str body, lines, woven; /* to be packed */
	struct str story;              /* what the index calls the body */
	struct str identity;
};

static struct str keep(struct arena *arena, const struct buf *bytes)
{
	return str_copy(arena, buf_str(bytes));
}

/* All that needs no table larger than the article. */
static int begin_parcel(struct store *store, struct store_incoming *incoming, struct arena *arena,
			struct arena *bytes, struct unpacked *ret_unpacked, struct diag *diag)
{
	const struct article *article = incoming->article;
	const struct corrected found = {.article = *article};
	struct encoded *encoded = &store->encoded;
	struct parcel *parcel = arena_new(arena, 1, sizeof *parcel);
	int failed = encode(article, incoming->original->bytes, encoded, diag);
	if (failed)
		return failed;
	parcel->row = row_of(article, arena);
	parcel->state = str_copy(arena, primary_state(article));
	parcel->page_hash = incoming->original->hash;
	links_make(&found, arena, &parcel->links);
	keep_shingles(buf_str(&encoded->identity), arena, &parcel->shingles);
	*ret_unpacked = (struct unpacked){
		.body = keep(bytes, &encoded->body),
		.lines = keep(bytes, &encoded->lines),
		.woven = keep(bytes, &encoded->woven),
		.story = str_copy(bytes, encoded_story(encoded, article)),
		.identity = keep(bytes, &encoded->identity),
	};
	incoming->parcel = parcel;
	return 0;
}

static int pack_parcel(struct store *store, const struct store_incoming *incoming,
		       const struct unpacked *unpacked, struct arena *arena, struct diag *diag)
{
	struct parcel *parcel = incoming->parcel;
	struct str original = incoming->original->bytes;
	int failed = pack_bytes(store, unpacked->body, arena, &parcel->body, diag);
	if (!failed)
		failed = pack_bytes(store, unpacked->lines, arena, &parcel->lines, diag);
	if (!failed && original.n)
		failed = pack_original(store, unpacked->woven, original, arena, &parcel->original,
				       diag);
	return failed;
}

static void hash_identities(struct store_incoming *incoming, const struct unpacked *unpacked,
			    size_t n, struct arena *room)
{
	struct str *texts = arena_new(room, n, sizeof *texts);
	uint64_t *hashes = arena_new(room, n, sizeof *hashes);
	for (size_t i = 0; i < n; i++)
		texts[i] = unpacked[i].identity;
	hash_texts64(texts, n, hashes);
	for (size_t i = 0; i < n; i++)
		incoming[i].parcel->text_hash = (int64_t)hashes[i];
}

int store_prepare(struct store *store, struct store_incoming *incoming, size_t n,
		  struct arena *arena, struct diag *diag)
{
	struct arena bytes CLEANUP(arena_done) = {0};
	struct unpacked *unpacked = arena_new(&bytes, n, sizeof *unpacked);
	int failed = 0;
	for (size_t i = 0; i < n && !failed; i++)
		failed = begin_parcel(store, &incoming[i], arena, &bytes, &unpacked[i], diag);
	if (!failed)
		hash_identities(incoming, unpacked, n, &bytes);
	for (size_t i = 0; i < n && !failed; i++)
		article_words_read(&store->words_reader, incoming[i].article->headline,
				   unpacked[i].story, arena, &incoming[i].parcel->words);
	for (size_t i = 0; i < n && !failed; i++)
		failed = pack_parcel(store, &incoming[i], &unpacked[i], arena, diag);
	return failed;
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

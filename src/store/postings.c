/* Knows how a list of the index goes from page to page: see postings.h. */
#include "postings.h"

#include "condition.h"
#include "leaf-read.h"
#include "private.h"

static int refuse(struct store *store, struct diag *diag)
{
	return store_damaged(store, "the index does not read", diag);
}

int index_open(struct store *store, struct index *ret_index, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_INDEX_STRUCTURE);
	bool row;
	*ret_index = (struct index){.n = 0};
	if (store->open)
		return 0;
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && row && cursor_int(&cursor, 1) == LEAF_VERSION)
		ret_index->readable =
			segments_read(cursor_blob(&cursor, 0), ret_index->segments, &ret_index->n);
	return failed;
}

static int load(struct postings *postings, int64_t number, struct diag *diag)
{
	bool there;
	int failed = leaf_read(postings->store, segment_row(postings->segment, number),
			       &postings->page, &there, diag);
	if (failed)
		return failed;
	if (!there || !leaf_open(buf_str(&postings->page), &postings->leaf))
		return refuse(postings->store, diag);
	postings->number = number;
	postings->before = 0;
	return 0;
}

/* Where the entries of the list in hand end on this page. */
static size_t list_end(const struct postings *postings)
{
	const struct leaf *leaf = &postings->leaf;
	return leaf->next_term < leaf->end ? leaf->next_term : leaf->end;
}

static int take_term(struct postings *postings, struct diag *diag)
{
	if (!leaf_take_term(&postings->leaf, &postings->term, &postings->at))
		return refuse(postings->store, diag);
	postings->there = true;
	postings->left = 0;
	postings->before = 0;
	return 0;
}

/* Asks the table of first terms for a page. *ret_number stays if it has none. */
static int find_page(struct postings *postings, enum statement statement, struct str term,
		     int64_t *ret_number, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(postings->store, statement);
	bool row;
	cursor_bind_int(&cursor, postings->segment->id);
	cursor_bind_blob(&cursor, term);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && row)
		*ret_number = cursor_int(&cursor, 0) >> 1; /* the last bit is not of the number */
	return failed;
}

/* Where the list goes on for many pages, they are passed over. */
static int next_page_with_term(struct postings *postings, struct diag *diag)
{
	int64_t next = 0;
	int failed =
		find_page(postings, STATEMENT_INDEX_AFTER, buf_str(&postings->term), &next, diag);
	postings->there = false;
	if (failed || next == 0)
		return failed;
	if (next <= postings->number || next > postings->segment->last)
		return refuse(postings->store, diag);
	failed = load(postings, next, diag);
	if (!failed && postings->leaf.next_term == LEAF_NONE)
		failed = refuse(postings->store, diag);
	return failed ? failed : take_term(postings, diag);
}

int postings_term(struct postings *postings, struct diag *diag)
{
	if (postings->leaf.next_term == LEAF_NONE)
		return next_page_with_term(postings, diag);
	return take_term(postings, diag);
}

int postings_seek(struct postings *postings, struct store *store, const struct segment *segment,
		  struct str term, struct diag *diag)
{
	*postings = (struct postings){.store = store,
				      .segment = segment,
				      .page = BUF_INIT((size_t)LEAF_MAXIMUM),
				      .term = BUF_INIT((size_t)LEAF_MAXIMUM),
				      .skips = SKIPS_INIT};
	int64_t number = segment->first;
	int failed = find_page(postings, STATEMENT_INDEX_SEEK, term, &number, diag);
	if (!failed)
		failed = load(postings, number < segment->first ? segment->first : number, diag);
	if (failed)
		return failed;
	do {
		failed = postings_term(postings, diag);
	} while (!failed && postings->there && str_compare(buf_str(&postings->term), term) < 0);
	return failed;
}

void postings_done(struct postings *postings)
{
	buf_done(&postings->page);
	buf_done(&postings->term);
	skips_done(&postings->skips);
}

/* To where the list goes on; *ret_more is false if it does not. */
static int go_on(struct postings *postings, bool *ret_more, struct diag *diag)
{
	while (postings->at >= list_end(postings)) {
		*ret_more = postings->leaf.next_term == LEAF_NONE &&
			    postings->number < postings->segment->last;
		if (!*ret_more)
			return 0;
		int failed = load(postings, postings->number + 1, diag);
		if (failed)
			return failed;
		postings->at = postings->leaf.first != LEAF_NONE ? postings->leaf.first
								 : list_end(postings);
	}
	*ret_more = true;
	return 0;
}

/* What begins an article in a list: how far its id is from the one before, and its positions. */
struct entry {
	uint64_t more, size; /* size: twice their bytes, and the bit that removes */
	size_t behind;       /* where the positions begin */
};

/* What does not read becomes what no article can be. By value: see entry_at(). */
static struct entry entry_long(const unsigned char *bytes, size_t end, size_t at)
{
	struct entry entry = {.behind = at};
	if (!leaf_number(bytes, end, &entry.behind, &entry.more) ||
	    !leaf_number(bytes, end, &entry.behind, &entry.size) || entry.more > ARTICLE_MAXIMUM)
		return (struct entry){.more = ARTICLE_MAXIMUM, .behind = end};
	return entry;
}

/* Nearly always each is a byte, and then nothing needs to leave the registers. */
static inline struct entry entry_at(const unsigned char *bytes, size_t end, size_t at)
{
	if (end - at < 2 || (bytes[at] | bytes[at + 1]) >= 0x80)
		return entry_long(bytes, end, at);
	return (struct entry){bytes[at], bytes[at + 1], at + 2};
}

/*
 * The first article of this page that is not before the one wanted; false if there is none. What is
 * in hand when it does not read is nothing that can be.
 */
static inline bool find_here(struct postings *postings, int64_t wanted)
{
	const unsigned char *bytes = postings->leaf.bytes;
	size_t end = list_end(postings), at = postings->at, left = postings->left;
	int64_t article = postings->before;
	uint64_t size = 0;
	bool found = false;
	while (!found && left < end - at) {
		struct entry entry = entry_at(bytes, end, at + left);
		article += (int64_t)entry.more;
		at = entry.behind;
		size = entry.size;
		left = (size_t)(size >> 1);
		found = article >= wanted;
	}
	postings->at = found ? at : end;
	postings->left = found ? left : 0;
	postings->article = postings->before = article;
	postings->removes = size & 1;
	return found;
}

int postings_skip(struct postings *postings, struct diag *diag)
{
	if (postings->leaf.next_term != LEAF_NONE)
		return 0;
	return skips_open(&postings->skips, postings->store, postings->segment, postings->number,
			  diag);
}

/* Straight to the page on which an article is if it is anywhere. */
static int skip(struct postings *postings, int64_t wanted, struct diag *diag)
{
	int64_t page = 0, first = 0, last = postings->segment->last;
	uint64_t there;
	int failed = skips_pass(&postings->skips, wanted, &page, &first, diag);
	if (failed || page <= postings->number)
		return failed;
	failed = page > last ? refuse(postings->store, diag) : load(postings, page, diag);
	if (failed)
		return failed;
	size_t at = postings->at = postings->leaf.first;
	postings->left = 0;
	if (at == LEAF_NONE ||
	    !leaf_number(postings->leaf.bytes, postings->leaf.end, &at, &there) ||
	    there != (uint64_t)first)
		return refuse(postings->store, diag);
	return 0;
}

int postings_find(struct postings *postings, int64_t wanted, bool *ret_article, struct diag *diag)
{
	bool more = true;
	int failed = postings->skips.article <= wanted ? skip(postings, wanted, diag) : 0;
	while (more && !failed && !find_here(postings, wanted))
		failed = go_on(postings, &more, diag);
	if (failed)
		return failed;
	*ret_article = more;
	if (more && (!article_id_valid(postings->article) ||
		     (postings->left > postings->leaf.end - postings->at &&
		      postings->leaf.next_term != LEAF_NONE)))
		return refuse(postings->store, diag);
	return 0;
}

/* True if what begins here is a column's mark and not the end of a number. */
static bool is_mark(struct str positions, size_t at)
{
	return positions.s[at] == POSITIONS_COLUMN &&
	       (at == 0 || !((unsigned char)positions.s[at - 1] & 0x80));
}

struct str postings_headline(const struct store *store, struct str positions)
{
	size_t mark = 0;
	while (mark < positions.n && !is_mark(positions, mark))
		mark++;
	return store->headline_first ? str_slice(positions, 0, mark)
				     : str_slice(positions, mark + 2, positions.n);
}

/*
 * False if no byte of them is a column's mark, or ends a number as one: of most words in most
 * articles there are no more bytes than a machine compares at once. room: bytes until the page
 * ends.
 */
static inline bool may_have_mark(const char *bytes, size_t n, size_t room)
{
	uint64_t word, ones = UINT64_MAX / 0xff, marks = ones * POSITIONS_COLUMN;
	if (n > sizeof word || room < sizeof word)
		return memchr(bytes, POSITIONS_COLUMN, n);
	memcpy(&word, bytes, sizeof word);
	if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
		word = __builtin_bswap64(word);
	word ^= marks;
	uint64_t zeros = (word - ones) & ~word & ones << 7;
	return n && zeros << 8 * (sizeof word - n);
}

/* Of the article in hand, whose positions are on this page. */
static inline bool in_headline(const struct postings *postings, size_t at, size_t n)
{
	const struct leaf *leaf = &postings->leaf;
	struct str positions = {(const char *)leaf->bytes + at, n};
	if (!postings->store->headline_first && !may_have_mark(positions.s, n, leaf->n - at))
		return false;
	return postings_headline(postings->store, positions).n;
}

/* Told beforehand where it is looked, so that each way has a loop of its own. */
static inline size_t put_those(struct postings *postings, bool headline_only, struct bits *set)
{
	const unsigned char *bytes = postings->leaf.bytes;
	size_t end = list_end(postings), at = postings->at, left = postings->left, n = 0;
	int64_t article = postings->before;
	while (left < end - at) {
		struct entry entry = entry_at(bytes, end, at + left);
		if (entry.size < 2 || entry.size & 1 ||
		    !article_id_valid(article + (int64_t)entry.more) ||
		    (headline_only && entry.size >> 1 > end - entry.behind))
			break;
		article += (int64_t)entry.more;
		at = entry.behind;
		left = (size_t)(entry.size >> 1);
		if (!headline_only ||
		    (!bits_have(set, (size_t)article) && in_headline(postings, at, left)))
			bits_put(set, (size_t)article);
		n++;
	}
	postings->at = at;
	postings->left = left;
	postings->article = postings->before = article;
	return n;
}

size_t postings_put(struct postings *postings, bool headline_only, struct bits *set)
{
	return headline_only ? put_those(postings, true, set) : put_those(postings, false, set);
}

int postings_next(struct postings *postings, bool *ret_article, struct diag *diag)
{
	return postings_find(postings, 0, ret_article, diag);
}

/* Where positions that reach a page from the one before end at the latest. */
static size_t rest_end(const struct postings *postings)
{
	const struct leaf *leaf = &postings->leaf;
	return leaf->first != LEAF_NONE ? leaf->first : list_end(postings);
}

/* Over the end of a page, and of as many as it takes. */
static int gather(struct postings *postings, struct buf *room, struct diag *diag)
{
	size_t end = postings->leaf.end;
	for (;;) {
		size_t here = end - postings->at;
		size_t n = here < postings->left ? here : postings->left;
		buf_add(room, (struct str){(const char *)postings->leaf.bytes + postings->at, n});
		postings->at += n;
		postings->left -= n;
		if (postings->left == 0)
			return postings->at == end ? 0 : refuse(postings->store, diag);
		if (postings->number >= postings->segment->last || room->full)
			return refuse(postings->store, diag);
		int failed = load(postings, postings->number + 1, diag);
		if (failed)
			return failed;
		postings->at = LEAF_HEADER;
		end = rest_end(postings);
	}
}

int postings_gather(struct postings *postings, struct buf *room, struct str *ret_positions,
		    struct diag *diag)
{
	buf_clear(room);
	int failed = gather(postings, room, diag);
	*ret_positions = buf_str(room);
	return failed;
}

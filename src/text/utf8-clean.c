/*
 * Scraped text made fit to keep. One pass: runs that need nothing are copied whole, and only the
 * few code points around a fault are taken apart, so that a line of any length takes linear time
 * and no memory of its own. Most of a page is passed in blocks without a look at code points.
 */
#include "deva.h"
#include "normal.h"
#include "surkhi/text/utf8.h"

struct cleaner {
	struct str text;
	struct buf *out;
	size_t faults; /* code points replaced or dropped */
	char32_t piece[NORMAL_MAX];
	size_t n; /* code points in the piece */
};

/* Controls of direction and of nothing at all. */
static bool is_dropped(char32_t c)
{
	if (c < 0x20)
		return c != '\n' && c != '\t';
	return (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

static bool is_line_end(char32_t c)
{
	return c == '\r' || c == 0x2028 || c == 0x2029;
}

/* True if the code point read from start to end is kept as it is, apart from its normal form. */
static bool is_kept(char32_t c, size_t start, size_t end)
{
	return !is_dropped(c) && !is_line_end(c) && (c != REPLACEMENT || end - start > 1);
}

static void piece_flush(struct cleaner *cleaner)
{
	normal_add(cleaner->out, cleaner->piece, cleaner->n);
	cleaner->n = 0;
}

static void piece_add(struct cleaner *cleaner, char32_t c)
{
	if (cleaner->n == NORMAL_MAX)
		piece_flush(cleaner);
	cleaner->piece[cleaner->n++] = c;
}

/* Mends what is not kept as it is; at is the offset behind it. */
static void mend(struct cleaner *cleaner, char32_t c, size_t at)
{
	cleaner->faults++;
	if (c == '\r' && at < cleaner->text.n && cleaner->text.s[at] == '\n')
		return;
	if (is_line_end(c))
		piece_add(cleaner, '\n');
	else if (c == REPLACEMENT)
		piece_add(cleaner, c);
}

/*
 * From `at`, where the text may be cut, past the fault (which is behind `at` or at it) to the next
 * plain code point; returns its offset.
 */
static size_t clean_piece(struct cleaner *cleaner, size_t at, size_t fault)
{
	char32_t c;
	for (size_t end = at; utf8_next(cleaner->text, &end, &c); at = end) {
		if (!is_kept(c, at, end)) {
			mend(cleaner, c, end);
			continue;
		}
		enum normal normal = normal_of(c);
		if (normal == NORMAL_PLAIN && at > fault)
			break;
		/* Cut early at a good place, before a mark forces a cut at a bad one. */
		if (cleaner->n > NORMAL_MAX / 2 && normal <= NORMAL_STARTS)
			piece_flush(cleaner);
		piece_add(cleaner, c);
	}
	piece_flush(cleaner);
	return at;
}

/* Kept, in NFC, and a place to cut: what nearly all text consists of. */
static inline bool is_simple(char32_t c)
{
	if (c < 0x80)
		return (c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t';
	char kind = deva_kind(c);
	return kind != DEVA_NOT && kind != DEVA_VIRAMA && kind != DEVA_NUKTA &&
	       kind != DEVA_ACCENT && (c < 0x0958 || c > 0x095F);
}

enum { BLOCK = 32, BEHIND = 2 /* bytes in front of a block that are looked at with it */ };

/*
 * Is a block nothing but ASCII and Devanagari that is kept as it is, whatever stands around it? It
 * may begin and end inside of a letter. Without a branch, so that compilers take many bytes at
 * once; some that would do, nuktas above all, are left to the loop that knows better.
 */
static bool block_is_kept(const unsigned char *s)
{
	unsigned char wrong = 0;
	for (size_t i = 0; i < BLOCK; i++) {
		const unsigned char *at = s + i;
		unsigned char c = at[0], before = *(at - 1), lead = *(at - BEHIND);
		bool inside = (before == 0xE0) | (lead == 0xE0), continues = (c & 0xC0) == 0x80;
		wrong |= inside != continues;
		wrong |= (before == 0xE0) & ((c & 0xFE) != 0xA4);
		wrong |= (c > 0xBF) & (c != 0xE0);
		wrong |= ((c < 0x20) & (c != '\n') & (c != '\t')) | (c == 0x7F);
		wrong |= (before == 0xA4) & (c == 0xBC);             /* nukta */
		wrong |= (before == 0xA5) & (c > 0x90) & (c < 0xA0); /* U+0951…095F */
	}
	return !wrong;
}

/*
 * From `at`, where a simple code point starts, over blocks that are kept to the last simple one.
 * *ret_retry: behind the block that is not, where another try may pay.
 */
static size_t skip_blocks(struct str text, size_t at, size_t *ret_retry)
{
	const unsigned char *s = (const unsigned char *)text.s;
	size_t end = at;
	char32_t c = 0;
	*ret_retry = at + BLOCK;
	if (at < BEHIND || s[at - 1] == 0xE0 || s[at - 2] == 0xE0)
		return at;
	while (text.n - end >= BLOCK && block_is_kept(s + end))
		end += BLOCK;
	*ret_retry = end + BLOCK;
	while (end > at && utf8_previous(text, &end, &c) && !is_simple(c))
		;
	return end;
}

size_t utf8_clean(struct str text, struct buf *ret_text)
{
	struct cleaner cleaner = {.text = text, .out = ret_text};
	size_t copied = 0, cut = 0, end = 0, retry = BEHIND;
	char32_t c, before = 0;
	for (size_t at = 0; utf8_next(text, &end, &c); at = end, before = c) {
		if (is_simple(c)) {
			cut = at;
			if (at >= retry)
				end = skip_blocks(text, at, &retry);
			continue;
		}
		if (is_kept(c, at, end) && normal_settled(before, c)) {
			if (normal_of(c) == NORMAL_PLAIN)
				cut = at;
			continue;
		}
		buf_add(ret_text, str_slice(text, copied, cut));
		end = copied = cut = clean_piece(&cleaner, cut, at);
		c = 0;
	}
	buf_add(ret_text, str_slice(text, copied, text.n));
	return cleaner.faults;
}

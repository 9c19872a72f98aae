/*
 * The form in which words are compared. Every rule looks at what was written last, never at the
 * text behind: what comes out is then read by the same rules in the same way, and folding it again
 * changes nothing.
 */
#include "surkhi/text/fold.h"
#include "surkhi/base/mem.h"

#include <stdint.h>

#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "deva.h"
#include "normal.h"
#include "surkhi/text/utf8.h"

enum {
	LETTER = 4, /* bytes of a code point */
	ACCENTS = 0x0300,
	ACCENTS_END = 0x0370,
};

struct folder {
	struct buf *out;
	size_t room;   /* bytes that may be written without a look */
	uint64_t last; /* the last four code points written, sixteen bits each, newest lowest */
};

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The code point written before back others; one past U+FFFF is no letter of interest. */
static inline char32_t last(const struct folder *folder, size_t back)
{
	return (char32_t)(folder->last >> 16 * back & 0xFFFF);
}

/* Adds a letter where the room may end; a buffer that is full takes none any more. */
static bool emit_slowly(struct folder *folder, char32_t c)
{
	struct buf *out = folder->out;
	if (!out->full)
		utf8_add(out, c);
	folder->room = 0;
	if (!out->full)
		folder->room = smaller(out->capacity - 1, out->maximum) - out->n;
	return !out->full;
}

static inline void emit(struct folder *folder, char32_t c)
{
	if (folder->room < LETTER) {
		if (!emit_slowly(folder, c))
			return;
	} else {
		char *at = folder->out->s + folder->out->n;
		size_t n = 3;
		if (c < 0x80) {
			at[0] = (char)c;
			n = 1;
		} else if (deva_kind(c) != DEVA_NOT) {
			at[0] = (char)0xE0;
			at[1] = (char)(0x80 | c >> 6);
			at[2] = (char)(0x80 | (c & 0x3F));
		} else {
			n = utf8_encode(c, at);
		}
		folder->out->n += n;
		folder->room -= n;
	}
	folder->last = folder->last << 16 | (c > 0xFFFF ? 0xFFFF : c);
}

/* Takes back n letters of Devanagari. */
static void take_back(struct folder *folder, size_t n)
{
	folder->out->n -= n * 3;
	folder->room += n * 3;
	folder->last >>= 16 * n;
}

/* Letters that are written in two ways, and the one that is kept. Others stand for themselves. */
static char32_t letter_of(char32_t c)
{
	switch (c) {
	case 0x0901: /* chandrabindu */
		return ANUSVARA;
	case 0x0911: /* ऑ */
		return 0x0906;
	case 0x0949: /* ॉ */
		return 0x093E;
	case 0x0929: /* ऩ */
		return 0x0928;
	case 0x0931: /* ऱ */
		return 0x0930;
	case 0x0934: /* ऴ */
		return 0x0933;
	default:
		break;
	}
	static const char16_t bare[] = {0x0915, 0x0916, 0x0917, 0x091C,
					0x0921, 0x0922, 0x092B, 0x092F};
	return c >= 0x0958 && c <= 0x095F ? bare[c - 0x0958] : c;
}

/* The nasal of a consonant's class (ka, cha, Ta, ta, pa), which anusvara stands for; or 0. */
static char32_t nasal_of(char32_t consonant)
{
	static const char16_t nasals[] = {0x0919, 0x091E, 0x0923, 0x0928, 0x092E};
	if (consonant < 0x0915 || consonant > 0x092E || consonant == 0x0929)
		return 0;
	/* ऩ stands between the fourth class and the fifth. */
	size_t place = consonant - 0x0915 - (consonant > 0x0929);
	return place % 5 == 4 ? 0 : nasals[place / 5];
}

static bool in_word(const struct folder *folder, size_t back)
{
	return deva_is_word(deva_kind(last(folder, back)));
}

static void emit_consonant(struct folder *folder, char32_t c)
{
	if (last(folder, 0) == VIRAMA && last(folder, 1) && last(folder, 1) == nasal_of(c) &&
	    in_word(folder, 2)) {
		take_back(folder, 2);
		emit(folder, ANUSVARA);
	}
	emit(folder, c);
}

/* At the end of a word: गयी → गई, गये → गए, and with anusvara. */
static void end_word(struct folder *folder)
{
	size_t nasal = last(folder, 0) == ANUSVARA;
	char32_t matra = last(folder, nasal);
	if ((matra != 0x0940 && matra != 0x0947) || last(folder, nasal + 1) != 0x092F)
		return;
	char before = deva_kind(last(folder, nasal + 2));
	if (!deva_is_letter(before) && !deva_is_matra(before))
		return;
	take_back(folder, nasal + 2);
	emit(folder, matra == 0x0940 ? 0x0908 : 0x090F);
	if (nasal)
		emit(folder, ANUSVARA);
}

static void fold_deva(struct folder *folder, char32_t c, char kind)
{
	if (kind == DEVA_NUKTA) {
		return;
	} else if (kind == DEVA_CONSONANT) {
		emit_consonant(folder, letter_of(c));
	} else if (kind == DEVA_DIGIT) {
		end_word(folder);
		emit(folder, c - 0x0966 + '0');
	} else if (!deva_is_word(kind)) {
		end_word(folder);
		emit(folder, c);
	} else if (kind != DEVA_VISARGA || !in_word(folder, 0)) {
		emit(folder, letter_of(c));
	}
}

static bool is_dropped(char32_t c)
{
	return c == NUKTA || c == SOFT_HYPHEN || (c >= ZWSP && c <= ZWJ);
}

/* Foreign, but never changed, nor by what follows: no-break space, quotes, dashes, rupee. */
static bool is_foreign_plain(char32_t c)
{
	return (c >= 0x2010 && c < 0x2028) || c == 0xA0 || c == 0x20B9 || c == REPLACEMENT;
}

static bool is_latin(char32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return (c >= 0xC0 && c < 0x0250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00) ||
	       (c >= 0x2C60 && c < 0x2C80);
}

/* A piece of foreign letters: accents of Latin ones go, the rest is put into NFC. */
static void fold_piece(struct folder *folder, const char32_t *piece, size_t n)
{
	uint32_t parts[4 * NORMAL_MAX], whole[4 * NORMAL_MAX];
	size_t n_parts = 4 * NORMAL_MAX, n_whole = 4 * NORMAL_MAX, kept = 0;
	uint32_t *form = u32_normalize(UNINORM_NFD, piece, n, parts, &n_parts);
	char32_t before = last(folder, 0);
	for (size_t i = 0; form && i < n_parts; i++) {
		bool accent = form[i] >= ACCENTS && form[i] < ACCENTS_END;
		if (accent && is_latin(before))
			continue;
		before = is_latin(form[i]) ? uc_tolower(form[i]) : form[i];
		form[kept++] = before;
	}
	uint32_t *again = form ? u32_normalize(UNINORM_NFC, form, kept, whole, &n_whole) : NULL;
	for (size_t i = 0; again && i < n_whole; i++)
		emit(folder, again[i]);
	if (form != parts)
		mem_free(form);
	if (again != whole)
		mem_free(again);
}

/* The foreign letters that begin with c; *at is the offset behind c, and then behind them all. */
static void fold_pieces(struct folder *folder, struct str text, size_t *at, char32_t c)
{
	char32_t piece[NORMAL_MAX] = {c};
	size_t n = 1;
	for (size_t end = *at; utf8_next(text, &end, &c); *at = end) {
		if (is_dropped(c))
			continue;
		if (c < 0x80 || deva_kind(c) != DEVA_NOT || is_foreign_plain(c))
			break;
		if (n == NORMAL_MAX || (n > NORMAL_MAX / 2 && normal_of(c) <= NORMAL_STARTS)) {
			fold_piece(folder, piece, n);
			n = 0;
		}
		piece[n++] = c;
	}
	fold_piece(folder, piece, n);
}

static void fold_foreign(struct folder *folder, struct str text, size_t *at, char32_t c)
{
	if (in_word(folder, 0))
		end_word(folder);
	if (is_foreign_plain(c))
		emit(folder, c);
	else
		fold_pieces(folder, text, at, c);
}

static void fold_ascii(struct folder *folder, char32_t c)
{
	if (in_word(folder, 0))
		end_word(folder);
	emit(folder, c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/*
 * The letters and marks of Devanagari that stand for themselves whatever is in front of them but a
 * virama: a bit for each of U+0900 … 097F. Not among them: the nukta, the visarga, dandas, digits,
 * the sign of abbreviation, and what letter_of() changes.
 */
static const uint64_t plain_letters[2] = {0xEFEDFDFFFFFDFFF5, 0xFFFE000F00FFFDFF};

/* Copies such letters; they are nearly all of a Hindi text, and need no look at their kind. */
static size_t fold_plain(struct folder *folder, struct str text, size_t at)
{
	enum { SIZE = 3 };
	char *to = folder->out->s + folder->out->n;
	size_t room = folder->room, start = at;
	uint64_t written = folder->last;
	while (at + SIZE <= text.n && room > LETTER && (written & 0xFFFF) != VIRAMA) {
		const unsigned char *s = (const unsigned char *)text.s + at;
		unsigned letter = (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
		if (s[0] != 0xE0 || (s[1] & 0xFE) != 0xA4 || (s[2] & 0xC0) != 0x80 ||
		    !(plain_letters[letter / 64] >> letter % 64 & 1))
			break;
		memcpy(to, s, SIZE);
		written = written << 16 | (0x0900 + letter);
		to += SIZE;
		at += SIZE;
		room -= SIZE;
	}
	folder->out->n += at - start;
	folder->room = room;
	folder->last = written;
	return at;
}

void fold(struct str text, struct buf *ret_form)
{
	struct folder folder = {.out = ret_form};
	char32_t c;
	if (buf_reserve(ret_form, smaller(text.n, ret_form->maximum - ret_form->n)))
		folder.room = smaller(ret_form->capacity - 1, ret_form->maximum) - ret_form->n;
	for (size_t at = 0;;) {
		at = fold_plain(&folder, text, at);
		if (!utf8_next(text, &at, &c))
			break;
		char kind = deva_kind(c);
		if (kind != DEVA_NOT)
			fold_deva(&folder, c, kind);
		else if (c < 0x80)
			fold_ascii(&folder, c);
		else if (!is_dropped(c))
			fold_foreign(&folder, text, &at, c);
	}
	end_word(&folder);
	ret_form->s[ret_form->n] = '\0';
}

struct str fold_copy(struct arena *arena, struct str text)
{
	struct buf form = BUF_INIT(SIZE_MAX / 4);
	fold(text, &form);
	struct str copy = str_copy(arena, buf_str(&form));
	buf_done(&form);
	return copy;
}

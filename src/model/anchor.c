/* Knows how words are found again in a text that was cut and put together anew. */
#include "surkhi/model/correction.h"
#include "surkhi/text/utf8.h"

/* The first byte at or behind offset that begins a character. */
static size_t next_start(struct str text, size_t offset)
{
	while (offset < text.n && (text.s[offset] & 0xc0) == 0x80)
		offset++;
	return offset;
}

static size_t previous_start(struct str text, size_t offset)
{
	while (offset > 0 && offset < text.n && (text.s[offset] & 0xc0) == 0x80)
		offset--;
	return offset;
}

struct anchor anchor_of(const struct article *article, const struct mention *place)
{
	struct str text = article_text(article, place->field, place->paragraph);
	size_t end = place->end < text.n ? place->end : text.n;
	size_t start = place->start < end ? place->start : end;
	size_t from = start > ANCHOR_CONTEXT ? next_start(text, start - ANCHOR_CONTEXT) : 0;
	size_t to =
		text.n - end > ANCHOR_CONTEXT ? previous_start(text, end + ANCHOR_CONTEXT) : text.n;
	return (struct anchor){
		.field = place->field,
		.paragraph = place->paragraph,
		.start = (uint32_t)start,
		.end = (uint32_t)end,
		.before = str_slice(text, from, start),
		.words = str_slice(text, start, end),
		.behind = str_slice(text, end, to),
	};
}

/* One text of an article, and how good its places are; higher is better. */
struct part {
	enum field field;
	uint32_t paragraph;
	struct str text;
};

static size_t part_count(const struct article *article)
{
	return 2 + article->n_paragraphs;
}

static struct part part_at(const struct article *article, size_t i)
{
	if (i < 2) {
		enum field field = i ? FIELD_STANDFIRST : FIELD_HEADLINE;
		return (struct part){field, 0, article_text(article, field, 0)};
	}
	const struct paragraph *paragraph = &article->paragraphs[i - 2];
	return (struct part){paragraph->subhead ? FIELD_SUBHEAD : FIELD_BODY, (uint32_t)(i - 2),
			     paragraph->text};
}

static bool in_word(char32_t code)
{
	bool digit = code >= U'0' && code <= U'9';
	bool latin = (code | 0x20) >= U'a' && (code | 0x20) <= U'z';
	bool danda = code == 0x964 || code == 0x965;
	bool devanagari = code >= 0x900 && code <= 0x97f && !danda;
	return digit || latin || devanagari || code == 0x200c || code == 0x200d;
}

/* A word goes on across the offset: राम ends inside of रामपुर. */
static bool splits_word(struct str text, size_t offset)
{
	size_t back = offset, on = offset;
	char32_t before, behind;
	return utf8_previous(text, &back, &before) && utf8_next(text, &on, &behind) &&
	       in_word(before) && in_word(behind);
}

static bool in_context(const struct anchor *anchor, struct str text, size_t at)
{
	return str_ends(str_slice(text, 0, at), anchor->before) &&
	       str_starts(str_slice(text, at + anchor->words.n, text.n), anchor->behind);
}

static bool still_there(const struct anchor *anchor, const struct article *article)
{
	struct str text = article_text(article, anchor->field, anchor->paragraph);
	bool story = anchor->field == FIELD_BODY || anchor->field == FIELD_SUBHEAD;
	if (story &&
	    (anchor->paragraph >= article->n_paragraphs ||
	     article->paragraphs[anchor->paragraph].subhead != (anchor->field == FIELD_SUBHEAD)))
		return false;
	return str_equal(str_slice(text, anchor->start, anchor->end), anchor->words) &&
	       in_context(anchor, text, anchor->start);
}

struct search {
	const struct anchor *anchor;
	struct mention found; /* the best place in context */
	uint32_t distance;    /* its paragraph's from where it was; UINT32_MAX: none */
	struct mention only;  /* a place of the words in any context */
	size_t n;             /* how many there are */
};

static void search_part(struct search *search, const struct part *part)
{
	const struct anchor *anchor = search->anchor;
	uint32_t a = part->paragraph, b = anchor->paragraph;
	uint32_t distance = (a > b ? a - b : b - a) + (part->field == anchor->field ? 0 : 1u << 30);
	for (size_t at = 0; (at = str_find(part->text, anchor->words, at)) != SIZE_MAX;) {
		struct mention place = {.field = part->field,
					.paragraph = part->paragraph,
					.start = (uint32_t)at,
					.end = (uint32_t)(at + anchor->words.n)};
		at += anchor->words.n;
		if (splits_word(part->text, place.start) || splits_word(part->text, place.end))
			continue;
		search->only = place;
		search->n++;
		if (distance < search->distance && in_context(anchor, part->text, place.start)) {
			search->distance = distance;
			search->found = place;
		}
	}
}

/* Without their context the words are known again only if they stand nowhere else. */
bool anchor_find(const struct anchor *anchor, const struct article *article,
		 struct mention *ret_place)
{
	struct search search = {.anchor = anchor, .distance = UINT32_MAX};
	struct mention place = {.field = anchor->field,
				.paragraph = anchor->paragraph,
				.start = anchor->start,
				.end = anchor->end};
	if (!anchor->words.n)
		return false;
	if (!still_there(anchor, article)) {
		for (size_t i = 0; i < part_count(article); i++) {
			struct part part = part_at(article, i);
			search_part(&search, &part);
		}
		if (search.distance == UINT32_MAX && search.n != 1)
			return false;
		place = search.distance == UINT32_MAX ? search.only : search.found;
	}
	ret_place->field = place.field;
	ret_place->paragraph = place.paragraph;
	ret_place->start = place.start;
	ret_place->end = place.end;
	return true;
}

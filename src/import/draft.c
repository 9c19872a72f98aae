/* What all formats share: text for fields, addresses, moments, lines that are set apart. */
#include "draft.h"

#include <string.h>
#include <strings.h>

#include "clean.h"
#include "surkhi/store/edit.h"
#include "surkhi/text/date.h"
#include "surkhi/text/utf8.h"

enum {
	URL_MAXIMUM = 2048,
	SECONDS_DIGITS = 10, /* a number of so many digits is seconds, … */
	MILLIS_DIGITS = 13,  /* … and of so many milliseconds since 1970 */
	BLANKS = 8,          /* times FIELD_MAXIMUM: a field with its blanks and tags */
};

void draft_done(struct draft *draft)
{
	buf_done(&draft->text);
	draft->asides = mem_free(draft->asides);
	draft->tags = mem_free(draft->tags);
}

void draft_aside(struct draft *draft, enum line_kind kind, struct str text, struct str rule)
{
	struct buf clean = BUF_INIT(PAGE_MAXIMUM);
	utf8_clean(text, &clean);
	draft->asides = mem_grow(draft->asides, &draft->capacity, draft->n_asides + 1,
				 sizeof *draft->asides);
	draft->asides[draft->n_asides++] =
		(struct line){.kind = kind,
			      .text = str_copy(draft->arena, buf_str(&clean)),
			      .rule = str_copy(draft->arena, rule)};
	buf_done(&clean);
}

/* Tags as "<b>" and "</p>"; "3 < 5" has none. */
static void without_tags(struct str text, struct buf *ret_text)
{
	for (size_t i = 0; i < text.n; i++) {
		char next = i + 1 < text.n ? text.s[i + 1] : ' ';
		bool tag = text.s[i] == '<' &&
			   (next == '/' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z'));
		size_t end = tag ? str_find(text, STR(">"), i) : SIZE_MAX;
		if (end == SIZE_MAX) {
			buf_add_char(ret_text, text.s[i]);
			continue;
		}
		buf_add_char(ret_text, ' ');
		i = end;
	}
}

static bool is_blank(struct str text, size_t at, size_t *ret_size)
{
	struct str rest = str_slice(text, at, text.n);
	*ret_size = str_starts(rest, STR("\u00a0")) ? 2 : 1;
	return *ret_size == 2 || strchr(" \t\n\r\v\f", rest.s[0]) != NULL;
}

static void single_blanks(struct str text, struct buf *ret_text)
{
	bool blank = false;
	for (size_t i = 0, size; i < text.n; i += size) {
		if (is_blank(text, i, &size)) {
			blank = true;
			continue;
		}
		if (blank && ret_text->n)
			buf_add_char(ret_text, ' ');
		buf_add_char(ret_text, text.s[i]);
		blank = false;
	}
}

/* Twice, because what was escaped for HTML is often escaped again for JSON. */
static void decoded(struct str text, struct buf *ret_text)
{
	struct buf once = BUF_INIT(BLANKS * FIELD_MAXIMUM);
	references_decode(text, &once);
	references_decode(buf_str(&once), ret_text);
	buf_done(&once);
}

struct str draft_field(struct draft *draft, struct str text)
{
	struct buf plain = BUF_INIT(BLANKS * FIELD_MAXIMUM), tagless = BUF_INIT(plain.maximum);
	struct buf clean = BUF_INIT(plain.maximum), field = BUF_INIT(FIELD_MAXIMUM);
	struct str found = STR_EMPTY;
	decoded(text, &plain);
	without_tags(buf_str(&plain), &tagless);
	utf8_clean(buf_str(&tagless), &clean);
	single_blanks(buf_str(&clean), &field);
	if (!plain.full && !tagless.full && !clean.full && !field.full)
		found = str_copy(draft->arena, buf_str(&field));
	buf_done(&plain);
	buf_done(&tagless);
	buf_done(&clean);
	buf_done(&field);
	return found;
}

struct str draft_url(struct draft *draft, struct str text)
{
	struct buf plain = BUF_INIT(URL_MAXIMUM);
	struct str url = STR_EMPTY;
	references_decode(str_trim(text), &plain);
	struct str whole = buf_str(&plain), rest = whole, scheme;
	bool good = !plain.full && utf8_invalid(whole) == SIZE_MAX &&
		    str_split(&rest, ':', &scheme) && str_starts(rest, STR("//"));
	for (size_t i = 0; good && i < whole.n; i++)
		good = (unsigned char)whole.s[i] > ' ' && whole.s[i] != 0x7f;
	good = good && ((scheme.n == 4 && strncasecmp(scheme.s, "http", 4) == 0) ||
			(scheme.n == 5 && strncasecmp(scheme.s, "https", 5) == 0));
	size_t path = good ? str_find(rest, STR("/"), 2) : SIZE_MAX;
	if (path != SIZE_MAX && path + 1 < rest.n)
		url = str_copy(draft->arena, whole);
	buf_done(&plain);
	return url;
}

static bool read_number(struct str text, int64_t *ret_number)
{
	int64_t number = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return false;
		number = number * 10 + (text.s[i] - '0');
	}
	*ret_number = number;
	return text.n == SECONDS_DIGITS || text.n == MILLIS_DIGITS;
}

struct moment draft_moment(struct str text)
{
	struct moment moment = {.year = 0}, found;
	size_t offset = 0, start;
	int64_t number;
	text = str_trim(text);
	if (text.n <= MILLIS_DIGITS && read_number(text, &number))
		return moment_from_seconds(text.n == MILLIS_DIGITS ? number / 1000 : number,
					   MOMENT_INDIA);
	if (!moment_parse(text, &found) && !date_find(text, &offset, &start, &found))
		return moment;
	return moment_in_india(found);
}

void draft_tag(struct draft *draft, struct str text)
{
	struct buf tag = BUF_INIT(TAG_MAXIMUM);
	struct str field = draft_field(draft, text);
	if (tag_normalise(field, &tag, NULL)) {
		draft->tags = mem_grow(draft->tags, &draft->tags_capacity, draft->n_tags + 1,
				       sizeof *draft->tags);
		draft->tags[draft->n_tags++] = str_copy(draft->arena, buf_str(&tag));
	}
	buf_done(&tag);
}

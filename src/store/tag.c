/* Knows how a tag is spelt: one spelling for what looks the same to whoever typed it. */
#include "surkhi/store/edit.h"
#include "surkhi/text/utf8.h"

static bool is_blank(char32_t code_point)
{
	return code_point == U' ' || code_point == U'\t' || code_point == U'\n' ||
	       code_point == U',' || code_point == U'\u00a0';
}

/* Commas part tags wherever a person lists them, so one inside of a name is a blank. */
static void squeeze(struct str text, struct buf *tag)
{
	size_t offset = 0, start = 0;
	char32_t code_point;
	bool blank = false;
	for (; utf8_next(text, &offset, &code_point); start = offset) {
		if (is_blank(code_point)) {
			blank = true;
			continue;
		}
		if (blank && tag->n)
			buf_add_char(tag, ' ');
		blank = false;
		buf_add(tag, str_slice(text, start, offset));
	}
}

bool tag_normalise(struct str text, struct buf *ret_tag, struct diag *diag)
{
	struct buf clean = BUF_INIT((size_t)TAG_MAXIMUM * 16), tag = BUF_INIT((size_t)TAG_MAXIMUM);
	bool good = false;
	utf8_clean(text, &clean);
	squeeze(buf_str(&clean), &tag);
	if (tag.full || clean.full)
		diag_set(diag, 1, "tag is too long (%d bytes at most)", TAG_MAXIMUM);
	else if (tag.n == 0)
		diag_set(diag, 1, "tag is empty");
	else
		good = true;
	if (good) {
		buf_clear(ret_tag);
		buf_add(ret_tag, buf_str(&tag));
	}
	buf_done(&clean);
	buf_done(&tag);
	return good;
}

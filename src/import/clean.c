/*
 * Decides whether bytes are text, and makes it fit to keep. Everything that comes from outside
 * passes through here before any other part of surkhi sees it.
 */
#include "clean.h"

#include <stdint.h>

#include "surkhi/extract/page.h"
#include "surkhi/text/utf8.h"

/* Broken letters that are repaired: at most so many, and at most one in BAD_SHARE bytes. */
enum { BAD_MAXIMUM = 8, BAD_SHARE = 50, BAD_RUN = 3 };

static int refuse_utf16(struct str bytes, struct diag *diag)
{
	if (str_starts(bytes, STR("\xff\xfe")) || str_starts(bytes, STR("\xfe\xff")))
		return diag_set(diag, CLEAN_E_ENCODING,
				"UTF-16 by its byte order mark at offset 0, expected UTF-8");
	size_t nul = str_find(bytes, (struct str){"", 1}, 0);
	if (nul != SIZE_MAX)
		return diag_set(diag, CLEAN_E_ENCODING,
				"a NUL byte at offset %zu, expected text in UTF-8", nul);
	return 0;
}

/* How many bytes follow this one in UTF-8; 0 if none may. */
static size_t continuation(unsigned char byte)
{
	if (byte >= 0xc2 && byte <= 0xdf)
		return 1;
	if (byte >= 0xe0 && byte <= 0xef)
		return 2;
	return byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
}

static int refuse_byte(struct str bytes, size_t bad, struct diag *diag)
{
	unsigned char byte = (unsigned char)bytes.s[bad];
	size_t follow = continuation(byte);
	if (follow)
		return diag_set(diag, CLEAN_E_ENCODING,
				"not UTF-8: byte 0x%02x at offset %zu, expected %zu continuation "
				"byte%s behind it",
				(unsigned)byte, bad, follow, follow == 1 ? "" : "s");
	return diag_set(diag, CLEAN_E_ENCODING,
			"not UTF-8: byte 0x%02x at offset %zu, expected the start of a character",
			(unsigned)byte, bad);
}

/* A letter of three bytes that lost one leaves two bad bytes side by side; they count once. */
static size_t count_bad(struct str bytes, size_t first)
{
	size_t count = 0, run = 0;
	for (size_t at = first; at < bytes.n && count <= BAD_MAXIMUM;) {
		count += run % BAD_RUN == 0;
		size_t next = utf8_invalid(str_slice(bytes, at + 1, bytes.n));
		run = next == 0 ? run + 1 : 0;
		at = next == SIZE_MAX ? bytes.n : at + 1 + next;
	}
	return count;
}

static int check_utf8(struct str bytes, struct diag *diag)
{
	size_t first = utf8_invalid(bytes);
	size_t count = count_bad(bytes, first);
	if (count == 0 || (count <= BAD_MAXIMUM && count * BAD_SHARE <= bytes.n))
		return 0;
	return refuse_byte(bytes, first, diag);
}

static void clean_references(struct str bytes, struct buf *text)
{
	struct buf decoded = BUF_INIT(PAGE_MAXIMUM);
	references_decode(bytes, &decoded);
	utf8_clean(buf_str(&decoded), text);
	buf_done(&decoded);
}

int clean_page(struct str bytes, struct buf *ret_text, struct diag *diag)
{
	buf_clear(ret_text);
	int error = refuse_utf16(bytes, diag);
	if (error)
		return error;
	bool coded = references_abound(bytes);
	if (coded)
		clean_references(bytes, ret_text);
	/* what has no fault is UTF-8, and need not be read twice */
	if (coded || utf8_clean(bytes, ret_text))
		error = check_utf8(bytes, diag);
	if (error) {
		buf_clear(ret_text);
		return error;
	}
	if (ret_text->full)
		return diag_set(diag, CLEAN_E_TOO_LARGE, "larger than %d MiB", PAGE_MAXIMUM >> 20);
	return 0;
}

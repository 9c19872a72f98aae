/* Normalisation of short pieces; libunistring does the work, this file says when it is needed. */
#include "normal.h"

#include <assert.h>
#include <stdint.h>

#include <unictype.h>
#include <uninorm.h>

#include "deva.h"
#include "surkhi/base/mem.h"
#include "surkhi/text/utf8.h"

static enum normal normal_of_deva(char32_t c)
{
	if (c >= 0x0958 && c <= 0x095F) /* letters with nukta: NFC takes them apart */
		return NORMAL_STARTS;
	if (c == VIRAMA)
		return NORMAL_MARK;
	char kind = deva_kind(c);
	return kind == DEVA_NUKTA || kind == DEVA_ACCENT ? NORMAL_JOINS : NORMAL_PLAIN;
}

enum normal normal_of(char32_t c)
{
	if (c < 0x0300 || (c >= 0x2002 && c < 0x20D0) || c == REPLACEMENT)
		return NORMAL_PLAIN;
	if (deva_kind(c) != DEVA_NOT)
		return normal_of_deva(c);
	if (c >= 0x1160 && c < 0x1200) /* Hangul vowels and finals are letters, yet compose */
		return NORMAL_JOINS;
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M) ? NORMAL_JOINS
								       : NORMAL_STARTS;
}

bool normal_settled(char32_t before, char32_t c)
{
	enum normal normal = normal_of(c);
	if (normal != NORMAL_JOINS)
		return normal != NORMAL_STARTS;
	/* The nukta composes with these three consonants only. */
	return c == NUKTA && deva_kind(before) == DEVA_CONSONANT && before != 0x0928 &&
	       before != 0x0930 && before != 0x0933;
}

void normal_add(struct buf *buf, const char32_t *piece, size_t n)
{
	_Static_assert(sizeof(char32_t) == sizeof(uint32_t), "libunistring's code points");
	uint32_t result[3 * NORMAL_MAX]; /* NFC makes three of one at most */
	size_t size = sizeof result / sizeof *result;
	assert(n <= NORMAL_MAX);
	if (n == 0)
		return;
	uint32_t *form = u32_normalize(UNINORM_NFC, piece, n, result, &size);
	for (size_t i = 0; form && i < size; i++)
		utf8_add(buf, form[i]);
	if (form != result)
		mem_free(form);
}

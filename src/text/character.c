/* Letters, digits, blanks and signs: by table for ASCII and Devanagari, else libunistring's. */
#include "character.h"

#include <unictype.h>

#include "deva.h"

static enum character character_of_ascii(char32_t c)
{
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		return CHARACTER_LETTER;
	if (c >= '0' && c <= '9')
		return CHARACTER_DIGIT;
	return c <= ' ' || c == 0x7F ? CHARACTER_BLANK : CHARACTER_SIGN;
}

static enum character character_of_foreign(char32_t c)
{
	if (c == SOFT_HYPHEN || (c >= ZWSP && c <= ZWJ) || c == 0x2060)
		return CHARACTER_JOINER;
	if (c == REPLACEMENT || (c >= 0x2010 && c < 0x2028)) /* dashes, quotes, bullets */
		return CHARACTER_SIGN;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L))
		return CHARACTER_LETTER;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M))
		return CHARACTER_MARK;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd))
		return CHARACTER_DIGIT;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_Cc |
							UC_CATEGORY_MASK_Cf))
		return CHARACTER_BLANK;
	return CHARACTER_SIGN;
}

enum character character_of(char32_t c)
{
	if (c < 0x80)
		return character_of_ascii(c);
	char kind = deva_kind(c);
	if (kind == DEVA_NOT)
		return character_of_foreign(c);
	if (kind == DEVA_DIGIT)
		return CHARACTER_DIGIT;
	return deva_is_word(kind) ? CHARACTER_DEVA : CHARACTER_SIGN;
}

/*
 * The table of ISO 15919, to be checked against a chart: vowels and their signs have one spelling,
 * consonants are without their vowel.
 */
#include "roman-table.h"

#include "deva.h"
#include "surkhi/base/str.h"

/* clang-format off */
const char *const roman_letters[128] = {
	[0x01] = "m̐", [0x02] = "ṁ", [0x03] = "ḥ",
	[0x05] = "a",
	[0x06] = "ā",   [0x3E] = "ā",
	[0x07] = "i",   [0x3F] = "i",
	[0x08] = "ī",   [0x40] = "ī",
	[0x09] = "u",   [0x41] = "u",
	[0x0A] = "ū",   [0x42] = "ū",
	[0x0B] = "r̥",   [0x43] = "r̥",
	[0x60] = "r̥̄",   [0x44] = "r̥̄",
	[0x0C] = "l̥",   [0x62] = "l̥",
	[0x61] = "l̥̄",   [0x63] = "l̥̄",
	[0x0D] = "ê",   [0x45] = "ê",
	[0x0E] = "e",   [0x46] = "e",
	[0x0F] = "ē",   [0x47] = "ē",
	[0x10] = "ai",  [0x48] = "ai",
	[0x11] = "ô",   [0x49] = "ô",
	[0x12] = "o",   [0x4A] = "o",
	[0x13] = "ō",   [0x4B] = "ō",
	[0x14] = "au",  [0x4C] = "au",
	[0x15] = "k",   [0x16] = "kh",  [0x17] = "g",   [0x18] = "gh",  [0x19] = "ṅ",
	[0x1A] = "c",   [0x1B] = "ch",  [0x1C] = "j",   [0x1D] = "jh",  [0x1E] = "ñ",
	[0x1F] = "ṭ",   [0x20] = "ṭh",  [0x21] = "ḍ",   [0x22] = "ḍh",  [0x23] = "ṇ",
	[0x24] = "t",   [0x25] = "th",  [0x26] = "d",   [0x27] = "dh",  [0x28] = "n",
	[0x2A] = "p",   [0x2B] = "ph",  [0x2C] = "b",   [0x2D] = "bh",  [0x2E] = "m",
	[0x2F] = "y",   [0x30] = "r",   [0x32] = "l",   [0x33] = "ḷ",   [0x35] = "v",
	[0x36] = "ś",   [0x37] = "ṣ",   [0x38] = "s",   [0x39] = "h",
	[0x29] = "ṉ",   [0x31] = "ṟ",   [0x34] = "ḻ",
	[0x58] = "q",   [0x59] = "k͟h",  [0x5A] = "ġ",   [0x5B] = "z",
	[0x5C] = "ṛ",   [0x5D] = "ṛh",  [0x5E] = "f",   [0x5F] = "ẏ",
	[0x3D] = "’",   [0x50] = "Ōṁ",  [0x64] = ".",   [0x65] = "..",  [0x70] = "°",
	[0x66] = "0",   [0x67] = "1",   [0x68] = "2",   [0x69] = "3",   [0x6A] = "4",
	[0x6B] = "5",   [0x6C] = "6",   [0x6D] = "7",   [0x6E] = "8",   [0x6F] = "9",
};

const struct roman_nukta roman_nuktas[ROMAN_NUKTAS] = {
	{0x0915, 0, "q"},      {0x0916, 0, "k͟h"},    {0x0917, 0, "ġ"},      {0x091C, 0, "z"},
	{0x0921, 0, "ṛ"},      {0x0922, 0, "ṛh"},     {0x092B, 0, "f"},      {0x092F, 0, "ẏ"},
	{0x0928, 0x0929, "ṉ"}, {0x0930, 0x0931, "ṟ"}, {0x0933, 0x0934, "ḻ"},
};
/* clang-format on */

const char *roman_letter(char32_t c)
{
	return deva_kind(c) == DEVA_NOT ? NULL : roman_letters[c - 0x0900];
}

bool roman_takes_h(const char *letter)
{
	struct str start = str_from(letter);
	for (size_t i = 0; letter && i < sizeof roman_letters / sizeof *roman_letters; i++) {
		struct str other = str_from(roman_letters[i]);
		if (other.n == start.n + 1 && str_starts(other, start) && other.s[start.n] == 'h')
			return true;
	}
	return false;
}

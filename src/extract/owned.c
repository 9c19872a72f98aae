/*
 * Names behind the genitive of a party or of its unit: a party owns much else (भाजपा की बैठक), but
 * what another party's name follows in a list is a name, too.
 */
#include "name-words.h"

static uint32_t flags_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags;
}

size_t name_behind_separators(const struct scan *scan, size_t index)
{
	index += (flags_at(scan, index) & WORD_COMMA) != 0;
	return index + ((flags_at(scan, index) & WORD_AND) != 0);
}

bool name_is_quoted(const struct scan *scan, size_t first, size_t end)
{
	return (flags_at(scan, first) & WORD_QUOTE) && (flags_at(scan, end - 1) & WORD_UNQUOTE);
}

/* Given name and surname, both known. */
static bool begins_name(const struct scan *scan, size_t index)
{
	uint32_t given = flags_at(scan, index), behind = flags_at(scan, index + 1);
	return (given & WORD_GIVEN) && !(given & WORD_NO_NAME) && (behind & WORD_NAME) &&
	       !(behind & WORD_NO_NAME);
}

/* जदयू के दामिनी, राजद के …: a given name that another party, or a whole name, follows in a list. */
static bool read_between_parties(const struct scan *scan, size_t index, size_t *ret_first,
				 size_t *ret_end)
{
	uint32_t flags = flags_at(scan, index);
	size_t next = name_behind_separators(scan, index + 1);
	const struct hit *hit = scan_hit(scan, next, 1u << SENSE_PARTY);
	bool party = hit && hit->first == next && scan_is_genitive(scan, hit->end);
	bool given = (flags & WORD_GIVEN) && !(flags & (WORD_NO_NAME | WORD_GUARDED));
	if (next == index + 1 || !(party || begins_name(scan, next)) || !given ||
	    !name_word(scan, index))
		return false;
	*ret_first = index;
	*ret_end = index + 1;
	return true;
}

/* भाजपा की पूजा …, और कांग्रेस के NAME: of two words, the first a given name and a noun as well. */
static bool read_before_party(const struct scan *scan, size_t index, size_t *ret_first,
			      size_t *ret_end)
{
	static const uint32_t odd = WORD_INFLECTED | WORD_OFFICE | WORD_JOINED;
	uint32_t flags = flags_at(scan, index), behind = flags_at(scan, index + 1);
	size_t next = name_behind_separators(scan, index + 2);
	const struct hit *hit = scan_hit(scan, next, 1u << SENSE_PARTY);
	if (next == index + 2 || !hit || hit->first != next || !scan_is_genitive(scan, hit->end) ||
	    !begins_name(scan, hit->end + 1) || !(flags & WORD_GIVEN) ||
	    !(behind & (WORD_UNKNOWN | WORD_SURNAME)) || (behind & odd) ||
	    !name_word(scan, index) || !name_word(scan, index + 1))
		return false;
	*ret_first = index;
	*ret_end = index + 2;
	return true;
}

/* आरपीआई के इम्तिचोबा ने कहा: one unknown word that speaks. */
static bool read_speaker(const struct scan *scan, size_t index, size_t *ret_first, size_t *ret_end)
{
	uint32_t flags = flags_at(scan, index);
	if (!(flags & WORD_UNKNOWN) || (flags & (WORD_INFLECTED | WORD_OFFICE | WORD_JOINED)) ||
	    !name_word(scan, index) || !scan_is(scan, index + 1, KNOWN_NE) ||
	    !(scan_is(scan, index + 2, KNOWN_KAHA) || scan_is(scan, index + 2, KNOWN_BATAYA)))
		return false;
	*ret_first = index;
	*ret_end = index + 1;
	return true;
}

bool name_read_owned(const struct scan *scan, size_t index, size_t *ret_first, size_t *ret_end)
{
	return (name_read(scan, index, NAME_ANYWHERE, ret_first, ret_end) ||
		name_read(scan, index, NAME_OWNED, ret_first, ret_end) ||
		read_between_parties(scan, index, ret_first, ret_end) ||
		read_before_party(scan, index, ret_first, ret_end) ||
		read_speaker(scan, index, ret_first, ret_end)) &&
	       name_is_free(scan, *ret_first, *ret_end) &&
	       !name_is_quoted(scan, *ret_first, *ret_end);
}

/* भाजपा की NAME और, NAME भी */
bool name_read_new_owned(const struct scan *scan, size_t index, size_t *ret_first, size_t *ret_end)
{
	static const uint32_t listed = WORD_AND | WORD_COMMA | WORD_PRESENT | WORD_NUMBER;
	if (!name_is_new_pair(scan, index, index + 2) || !(flags_at(scan, index + 2) & listed) ||
	    !name_word(scan, index) || !name_word(scan, index + 1))
		return false;
	*ret_first = index;
	*ret_end = index + 2;
	return true;
}

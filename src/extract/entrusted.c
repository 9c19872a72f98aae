/*
 * Names that a task announces: "बूथों का जिम्मा NAME को", "जिले की कमान NAME संभालेंगी", and who takes
 * another's place: "NAME की जगह NAME को".
 */
#include "names.h"

static uint32_t flags_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags;
}

/* को, a comma or "और", or what one does with a task stands behind its bearer. */
static bool bears_it(const struct scan *scan, size_t end)
{
	return scan_is(scan, end, KNOWN_KO) || scan_is(scan, end, KNOWN_KE) ||
	       (flags_at(scan, end) & (WORD_COMMA | WORD_AND | WORD_APPOINT));
}

static bool is_given_alone(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index);
	return (flags & WORD_GIVEN) && !(flags & (WORD_NO_NAME | WORD_GUARDED | WORD_MIDDLE)) &&
	       scan_is(scan, index + 1, KNOWN_KO);
}

static void read_bearer(struct scan *scan, size_t index)
{
	size_t first, end;
	if (!name_read(scan, index, NAME_ANNOUNCED, &first, &end) || !bears_it(scan, end) ||
	    !name_is_free(scan, first, end) || (end == first + 1 && !is_given_alone(scan, first)))
		return;
	name_add(scan, first, end, 0, "entrusted");
}

void find_entrusted(struct scan *scan)
{
	for (size_t i = 1; i < scan->words.n; i++) {
		size_t end;
		bool instead = scan_is_genitive(scan, i) && scan->name_at[i - 1] &&
			       scan_grammar(scan, i, SENSE_INSTEAD, &end);
		if (instead || scan_grammar(scan, i, SENSE_CHARGE, &end))
			read_bearer(scan, end);
	}
}

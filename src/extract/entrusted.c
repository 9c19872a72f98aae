/*
 * Names that a task announces: "बूथों का जिम्मा NAME को", "जिले की कमान NAME संभालेंगी", and who takes
 * another's place: "NAME की जगह NAME को"; so do words of kin ("के बेटे NAME भी") and "रहने वाली NAME
 * ने".
 */
#include "name-words.h"

static uint32_t flags_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags;
}

/* को, a comma or "और", or what one does with a task stands behind its bearer. */
static bool bears_it(const struct scan *scan, size_t end)
{
	return scan_is(scan, end, KNOWN_KO) || scan_is(scan, end, KNOWN_KE) ||
	       scan_is(scan, end, KNOWN_NE) ||
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

/* पूर्व सांसद के बेटे NAME भी; but के बेटे NAME के घर */
static void read_kin(struct scan *scan, size_t index)
{
	size_t first, end;
	if (!name_read(scan, index, NAME_LISTED, &first, &end) || scan_is_genitive(scan, end) ||
	    !name_is_free(scan, first, end) ||
	    (end > first + 2 && !name_is_known(flags_at(scan, end - 1))))
		return;
	name_add(scan, first, end, 0, "kin");
}

/* रहने वाली NAME ने: of two words that no file knows. */
static void read_agent(struct scan *scan, size_t index)
{
	if (name_is_new_pair(scan, index, index + 2) && name_word(scan, index) &&
	    name_word(scan, index + 1) && name_is_free(scan, index, index + 2))
		name_add(scan, index, index + 2, 0, "agent");
}

static bool is_wala(const struct scan *scan, size_t index)
{
	return str_starts(words_text(&scan->words, index, index + 1), STR("वाल"));
}

void find_entrusted(struct scan *scan)
{
	for (size_t i = 1; i < scan->words.n; i++) {
		size_t end;
		bool form = scan->form_at[i] != 0; /* most words begin none */
		bool instead = scan->name_at[i - 1] && scan_is_genitive(scan, i) &&
			       scan_grammar(scan, i, SENSE_INSTEAD, &end);
		if (instead || (form && scan_grammar(scan, i, SENSE_CHARGE, &end)))
			read_bearer(scan, end);
		else if (form && scan_grammar(scan, i, SENSE_KIN, &end) &&
			 scan_is_genitive(scan, i - 1))
			read_kin(scan, end);
		else if ((flags_at(scan, i) & WORD_CLOSED) && scan_is(scan, i + 3, KNOWN_NE) &&
			 is_wala(scan, i))
			read_agent(scan, i + 1);
	}
}

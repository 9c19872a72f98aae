/*
 * Where a name begins and ends. Hindi has no capitals, so a name is bounded by what cannot be in
 * one: case markers, offices, parties, common words.
 */
#include "name-words.h"

enum {
	MEMBER_WORDS = 4,
	THING_REACH = 5,
	BRACKET_WORDS = 6, /* up to the closing bracket */
	BOUNDARY_MARKS = WORD_CASE | WORD_AND | WORD_MARK | WORD_PRESENT,
	BOUNDARY = WORD_CASE | WORD_AND | WORD_MARK | WORD_PRESENT | WORD_CLOSED,
};

static uint32_t flags_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags;
}

/* राजेंद्र यादव गुड्डू, : a given name behind a whole one, where the name must end, is what he is called.
 */
static bool is_nickname(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index), next = flags_at(scan, index + 1);
	return name_is_known(flags) && (flags & WORD_GIVEN) &&
	       !(flags & (WORD_JOINED | WORD_GUARDED | WORD_QUOTE)) && (next & BOUNDARY_MARKS);
}

/* Behind a whole name a word is part of it only if the sentence then needs it to be. */
static bool is_second_surname(const struct scan *scan, size_t index, enum name_context context)
{
	uint32_t flags = flags_at(scan, index), next = flags_at(scan, index + 1);
	if (flags & (WORD_SURNAME | WORD_MIDDLE))
		return !(flags & WORD_MIDDLE) || !(next & WORD_THING); /* सोनम भूटिया लाल बाजार में */
	if (is_nickname(scan, index) || name_is_village(scan, index))
		return true;
	if (context == NAME_LISTED && (flags & WORD_UNKNOWN) && (next & WORD_PRESENT))
		return !(flags & (WORD_INFLECTED | WORD_OFFICE));
	size_t end;
	if (context == NAME_ANYWHERE && (flags & WORD_UNKNOWN) &&
	    scan_is(scan, index + 1, KNOWN_NE))
		return !(flags & (WORD_INFLECTED | WORD_OFFICE));
	return context == NAME_ANNOUNCED && (flags & WORD_UNKNOWN) &&
	       (scan_is(scan, index + 1, KNOWN_NE) || (next & (WORD_COMMA | WORD_AND)) ||
		scan_grammar(scan, index + 1, SENSE_SAYS, &end));
}

static size_t run_end(const struct scan *scan, size_t first, enum name_context context)
{
	size_t i = first;
	if (context == NAME_ANNOUNCED && name_is_odd_given(scan, first))
		i++;
	while (i < first + NAME_WORDS) {
		uint32_t flags = flags_at(scan, i);
		bool quoted = (flags & WORD_QUOTE) && !(flags_at(scan, i - 1) & WORD_UNQUOTE);
		if (i > first && ((flags & WORD_JOINED) || quoted)) /* but ओ'ब्रायन */
			return i + (!quoted && name_is_double_surname(scan, first, i));
		if (i > first + 1 && name_closes(flags_at(scan, i - 1)) &&
		    !name_is_letters(flags_at(scan, i - 2)) && !is_second_surname(scan, i, context))
			break;
		if (!name_word(scan, i) && !name_is_odd(scan, first, i, context))
			break;
		i++;
	}
	return i;
}

/* रमेश कुमार नोखा से लड़ेंगे: behind a whole name an unknown word is the seat. */
static bool is_seat(const struct scan *scan, size_t first, size_t index)
{
	uint32_t before = flags_at(scan, index - 1);
	size_t end;
	return index > first + 1 && (flags_at(scan, index) & WORD_UNKNOWN) &&
	       name_is_known(before) && scan_grammar(scan, index + 1, SENSE_STANDS, &end);
}

/* A word that is a common one as well, behind a whole name, is none: नीतीश कुमार राहत महसूस करेंगे. */
static size_t trim_run(const struct scan *scan, size_t first, size_t end)
{
	if (end > first && is_seat(scan, first, end - 1))
		end--;
	while (end > first + 1 && (flags_at(scan, end - 1) & WORD_SUFFIX))
		end--;
	while (end > first + 2 && (flags_at(scan, end - 1) & WORD_NO_NAME) &&
	       (flags_at(scan, end - 2) & (WORD_SURNAME | WORD_MIDDLE)) &&
	       !(flags_at(scan, end) & BOUNDARY_MARKS) && !name_acts(scan, end))
		end--;
	return end;
}

/* What the words of a run are worth. */
struct worth {
	unsigned n, known, unknown, initials;
};

static struct worth weigh(const struct scan *scan, size_t first, size_t end)
{
	struct worth worth = {.n = (unsigned)(end - first)};
	for (size_t i = first; i < end; i++) {
		uint32_t flags = flags_at(scan, i);
		worth.known += name_is_known(flags);
		worth.unknown += !(flags & (WORD_NAME | WORD_INITIAL));
		worth.initials += (flags & WORD_INITIAL) != 0 && !(flags & WORD_NAME);
	}
	return worth;
}

/* प्रधान शिशनपाल और करमजीत सिंह: an unknown word, and "और" ties it to a name. */
static bool is_paired(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index), next = flags_at(scan, index + 2);
	return (flags & WORD_UNKNOWN) && !(flags & (WORD_INFLECTED | WORD_OFFICE)) &&
	       (flags_at(scan, index + 1) & WORD_AND) && name_is_known(next) &&
	       (next & WORD_GIVEN) && name_word(scan, index + 3) &&
	       name_is_known(flags_at(scan, index + 3));
}

/* सदस्य लालमन, सरपंच श्रीपाल: an unknown word between two offices of a list. */
static bool is_between_offices(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index);
	size_t at = index + 2, end;
	if (!(flags & WORD_UNKNOWN) || (flags & (WORD_INFLECTED | WORD_OFFICE)) ||
	    !(flags_at(scan, index + 1) & (WORD_COMMA | WORD_AND)))
		return false;
	if (scan_grammar(scan, at, SENSE_MODIFIER, &end))
		at = end;
	return scan_grammar(scan, at, SENSE_OFFICE, &end);
}

/* One word behind an office: मुख्यमंत्री सुक्खू ने. */
static bool accept_single(const struct scan *scan, size_t first)
{
	uint32_t flags = flags_at(scan, first), next = flags_at(scan, first + 1);
	/* मुख्यमंत्री सुक्खू सोमवार को */
	bool goes_on = (flags_at(scan, first - 1) & WORD_SOLE) && name_is_known(flags) &&
		       !(flags & WORD_GUARDED) && (next & WORD_COMMON) && !(next & WORD_NAME);
	if ((flags & (WORD_INITIAL | WORD_MIDDLE)) || !(next & (BOUNDARY | WORD_SUFFIX) || goes_on))
		return false;
	if (flags & WORD_GUARDED)
		return (flags & WORD_GIVEN) && scan_is(scan, first + 1, KNOWN_NE);
	if (flags & WORD_NO_NAME)
		return (flags & WORD_SURNAME) && scan_is(scan, first + 1, KNOWN_NE);
	return name_is_known(flags) || name_acts(scan, first + 1) || is_paired(scan, first) ||
	       is_between_offices(scan, first);
}

static bool accept_announced(const struct scan *scan, size_t first, size_t end)
{
	struct worth worth = weigh(scan, first, end);
	uint32_t next = flags_at(scan, end);
	if (worth.n == 1)
		return accept_single(scan, first);
	if (worth.initials == worth.n)
		return false;
	if (worth.known + worth.initials == 0 && (flags_at(scan, first) & WORD_NO_NAME))
		return next & BOUNDARY_MARKS; /* not मंत्री केवल बयानबाजी कर */
	if (name_is_new_pair(scan, first, end) && (next & (WORD_COMMON | WORD_NUMBER)) &&
	    !(next & WORD_TITLE))
		return true; /* जिला अध्यक्ष तुलोमी खिमुन बैठक में नहीं पहुंचे */
	return worth.known + worth.initials > 0 || (next & (BOUNDARY | WORD_APPOINT)) ||
	       name_acts(scan, end);
}

/* भाजपा की NAME: what is owned may be anything, so a word of a name must be known, or act. */
static bool accept_owned(const struct scan *scan, size_t first, size_t end)
{
	struct worth worth = weigh(scan, first, end);
	uint32_t flags = flags_at(scan, first), next = flags_at(scan, end);
	if (worth.n < 2 || worth.n > MEMBER_WORDS || worth.initials == worth.n)
		return false;
	if (scan_is(scan, end, KNOWN_NE) || name_is_letters(flags) ||
	    (name_is_new_pair(scan, first, end) && !scan_is(scan, end, KNOWN_KO) &&
	     name_acts(scan, end)))
		return true;
	return name_is_known(flags) && (flags & WORD_GIVEN) &&
	       (worth.n == 2 || (next & BOUNDARY_MARKS));
}

static bool accept_listed(const struct scan *scan, size_t first, size_t end)
{
	struct worth worth = weigh(scan, first, end);
	if (worth.n < 2 || worth.initials == worth.n)
		return false;
	return worth.known > 0 || ((flags_at(scan, end) & BOUNDARY) && worth.n < 4);
}

/* A word that the article elsewhere shows to be somebody, or a surname that is known. */
static bool is_surname(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index);
	return (flags & (WORD_SURNAME | WORD_MIDDLE)) ||
	       ((flags & WORD_AGENT) && (flags & WORD_UNKNOWN) && !(flags & WORD_INFLECTED));
}

/* Before ने half a name is enough: the given name, or the surname, or initials. */
static bool accept_agent(const struct scan *scan, size_t first, size_t end)
{
	struct worth worth = weigh(scan, first, end);
	uint32_t flags = flags_at(scan, first), tail = flags_at(scan, end - 1);
	if (worth.n < 2 || worth.unknown > 1 || !name_acts(scan, end))
		return false;
	return ((flags & WORD_GIVEN) && name_is_known(flags)) ||
	       ((tail & WORD_SURNAME) && name_is_known(tail)) ||
	       (worth.initials > 0 && (flags & WORD_INITIAL) && worth.initials < worth.n);
}

/* टी.आर. बालू, ए. राजा को: the dots say that a name follows, if one word of it is known or acts. */
static bool accept_letters(const struct scan *scan, size_t first, size_t end)
{
	struct worth worth = weigh(scan, first, end);
	if (!name_is_letters(flags_at(scan, first)) || worth.initials == worth.n ||
	    worth.n - worth.initials > 2u + (worth.known > 1))
		return false;
	return worth.known > 0 || name_acts(scan, end) ||
	       (flags_at(scan, end) & (WORD_COMMA | WORD_AND));
}

/* गुरदीप सिंह रोड़ांवाला, : behind सिंह, up to a comma, "और" or a postposition, an unknown word is the
 * surname. */
static bool is_last_part(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index);
	bool listed = flags_at(scan, index + 1) & (WORD_COMMA | WORD_AND);
	if (is_nickname(scan, index) || name_is_village(scan, index))
		return true;
	return (flags_at(scan, index - 1) & WORD_MIDDLE) &&
	       !(flags & (WORD_INITIAL | WORD_QUOTE)) && (listed || !(flags & WORD_INFLECTED)) &&
	       (((flags & WORD_UNKNOWN) &&
		 (scan_is_genitive(scan, index + 1) || scan_is(scan, index + 1, KNOWN_KO))) ||
		is_second_surname(scan, index, NAME_ANNOUNCED));
}

/* ", टी हरीश राव": a letter without a dot, where a name may begin, and a name that is known. */
static bool accept_letter(const struct scan *scan, size_t first, size_t end)
{
	uint32_t flags = flags_at(scan, first), before = flags_at(scan, first - 1);
	uint32_t given = flags_at(scan, first + 1);
	return (flags & WORD_INITIAL) && !(flags & (WORD_NO_NAME | WORD_SUFFIX)) &&
	       end >= first + 2 && (given & WORD_GIVEN) && name_is_known(given) &&
	       (before & (WORD_MARK | WORD_AND)) && name_is_known(flags_at(scan, end - 1));
}

/* होशियारी लाल शर्मा: what stands second in names begins none where an unknown word is before it and
 * the surname behind. */
static bool is_odd_beginning(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index), last = flags_at(scan, index + 2);
	bool second = scan_is(scan, index + 1, KNOWN_LAL) || scan_is(scan, index + 1, KNOWN_RAM);
	return second && (flags & WORD_UNKNOWN) &&
	       !(flags & (WORD_INFLECTED | WORD_OFFICE | WORD_JOINED)) && (last & WORD_SURNAME) &&
	       !(last & (WORD_MIDDLE | WORD_GIVEN)) &&
	       (flags_at(scan, index - 1) & (WORD_MARK | WORD_AND | WORD_CASE | WORD_CLOSED));
}

/* Given name and surname must be known; what follows the surname is trimmed. */
static bool accept_anywhere(const struct scan *scan, size_t first, size_t *end)
{
	uint32_t flags = flags_at(scan, first);
	size_t last = *end;
	bool plain = name_is_known(flags), odd = is_odd_beginning(scan, first);
	if (accept_agent(scan, first, *end) || accept_letters(scan, first, *end) ||
	    accept_letter(scan, first, *end))
		return true;
	if (!(flags & WORD_GIVEN) && !odd)
		return false;
	while (last > first + 1 && !is_surname(scan, last - 1))
		last--;
	struct worth worth = weigh(scan, first, last);
	if (worth.n < 2 || worth.unknown > (plain || odd) || worth.known == 0)
		return false;
	if (!plain && worth.known < 2 && !(flags_at(scan, last) & BOUNDARY))
		return false;
	*end = last + (last + 1 == *end && is_last_part(scan, last));
	return true;
}

/* What stands here is no word of a name, for the next begins one; of a list: नारायण begins none. */
static bool begins_behind(const struct scan *scan, size_t index, bool listed)
{
	uint32_t flags = flags_at(scan, index), next = flags_at(scan, index + 1);
	if (is_odd_beginning(scan, index))
		return false;
	return !(flags & (WORD_GIVEN | WORD_INITIAL)) && (next & WORD_GIVEN) &&
	       !(listed && (next & WORD_MIDDLE));
}

/*
 * A title that is a name, or a letter, as well stands before a name of two words: सरदार महेश सिंह, ई.
 * दिनेश सूद; but सरदार पटेल, ई. श्रीधरन.
 */
static bool is_title_here(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index), next = flags_at(scan, index + 1);
	if (!(flags & WORD_TITLE) || !(flags & (WORD_NAME | WORD_INITIAL)))
		return flags & WORD_TITLE;
	uint32_t begins = flags & WORD_INITIAL ? WORD_GIVEN : WORD_GIVEN | WORD_UNKNOWN;
	return !(next & WORD_MIDDLE) && (next & begins) && name_word(scan, index + 2);
}

/* दिनेश सिंह मैदान में हैं, मंत्री रमेश ठाकुर केंद्र से, विधायक दत्त सदन में: neither a ground nor a centre nor a
 * house that is named so. */
static bool is_figure(const struct scan *scan, size_t end, enum name_context context)
{
	static const uint32_t over = WORD_COMMA | WORD_END;
	uint32_t next = flags_at(scan, end + 1), behind = flags_at(scan, end + 2);
	if (scan_is(scan, end, KNOWN_MAIDAN)) /* but राजीव गांधी मैदान में भी भीड़ थी */
		return scan_is(scan, end + 1, KNOWN_MEIN) &&
		       ((behind & over) ||
			((behind & WORD_CLOSED) && (flags_at(scan, end + 3) & over)));
	return context == NAME_ANNOUNCED && (next & WORD_CASE) &&
	       (scan_is(scan, end, KNOWN_KENDRA) || scan_is(scan, end, KNOWN_SADAN));
}

/* True if a college, a scheme, a street is named after the name that ends here. */
static bool names_thing(const struct scan *scan, size_t first, size_t end,
			enum name_context context)
{
	bool whole = end > first + 1 && name_is_known(flags_at(scan, first)) &&
		     (flags_at(scan, end - 1) & WORD_NAME); /* रमेश ठाकुर सरकार */
	unsigned unknown = 0;
	if (flags_at(scan, end) & WORD_GOVERN)
		return !whole;
	if (whole && is_figure(scan, end, context))
		return false;
	for (size_t i = end, next; i < end + THING_REACH; i++) {
		uint32_t flags = flags_at(scan, i);
		if (flags & WORD_THING)
			return true;
		if (scan_grammar(scan, i, SENSE_QUALITY, &next) ||
		    scan_hit(scan, i, 1u << SENSE_PLACE | 1u << SENSE_STATE))
			continue;
		if (context != NAME_ANYWHERE || !name_word(scan, i) || ++unknown > 2)
			return false;
	}
	return false;
}

/* Words before a given name that are none of the name: पुलिस निरीक्षक रमेश, पायलट अरविंद जोशी. */
static size_t skip_words(const struct scan *scan, size_t index, enum name_context context)
{
	size_t limit = index + NAME_WORDS;
	for (size_t i = index + 1; i < limit && name_word(scan, i); i++)
		if (is_title_here(scan, i) && !(flags_at(scan, i) & WORD_NAME) &&
		    name_word(scan, i + 1))
			return i + 1;
	while (context != NAME_ANNOUNCED && begins_behind(scan, index, context == NAME_LISTED) &&
	       name_word(scan, index) && name_word(scan, index + 2))
		index++;
	return index;
}

/* The word behind a title, and behind what may stand in brackets there: कर्नल (सेवानिवृत्त) NAME. */
static size_t behind_title(const struct scan *scan, size_t index)
{
	if (!scan_is(scan, index + 1, KNOWN_OPEN))
		return index + 1;
	for (size_t end = index + 2; end <= index + BRACKET_WORDS; end++)
		if (scan_is(scan, end, KNOWN_CLOSE))
			return end + 1;
	return index + 1;
}

bool name_read(const struct scan *scan, size_t index, enum name_context context, size_t *ret_first,
	       size_t *ret_end)
{
	for (size_t next; is_title_here(scan, index); index = next) {
		next = behind_title(scan, index);
		if (next == index + 1 && !name_word(scan, next) && !name_is_odd_given(scan, next))
			break;
		if (!(flags_at(scan, index) & WORD_NAME))
			context = NAME_ANNOUNCED;
	}
	index = skip_words(scan, index, context);
	size_t end = trim_run(scan, index, run_end(scan, index, context));
	bool good = false;
	if (end == index)
		return false;
	switch (context) {
	case NAME_ANNOUNCED:
		good = accept_announced(scan, index, end);
		break;
	case NAME_OWNED:
		good = accept_owned(scan, index, end);
		break;
	case NAME_LISTED:
		good = accept_listed(scan, index, end);
		break;
	case NAME_ANYWHERE:
		good = accept_anywhere(scan, index, &end);
		break;
	}
	if (!good || names_thing(scan, index, end, context))
		return false;
	*ret_first = index;
	*ret_end = end;
	return true;
}

bool name_read_before(const struct scan *scan, size_t end, size_t *ret_first)
{
	size_t first = end;
	while (first > 0 && first + NAME_WORDS > end && name_word(scan, first - 1) &&
	       !(flags_at(scan, first - 1) & WORD_JOINED))
		first--;
	bool listed = flags_at(scan, first - 1) & (WORD_COMMA | WORD_AND);
	while (first + 3 <= end &&
	       (begins_behind(scan, first, listed) || is_title_here(scan, first)))
		first++;
	struct worth worth = weigh(scan, first, end);
	bool pair = worth.n == 2 && (flags_at(scan, first - 1) & WORD_COMMA) &&
		    (flags_at(scan, end) & WORD_COMMA);
	pair = pair || (name_is_new_pair(scan, first, end) &&
			(flags_at(scan, first - 1) & (WORD_MARK | WORD_CASE)) &&
			(flags_at(scan, end) & (WORD_COMMA | WORD_AND)));
	if (worth.n < 2 || (worth.known == 0 && !pair))
		return false;
	*ret_first = first;
	return true;
}

/* Like name_word(), but a surname that is a common word (सरकार) and a town's name may be one. */
static bool member_word(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index);
	if (flags & (WORD_MARK | WORD_NUMBER | WORD_FOREIGN | WORD_THING | WORD_PRESENT |
		     WORD_APPOINT | WORD_CASE | WORD_AND | WORD_OFFICE | WORD_SUFFIX))
		return false;
	if (!(flags & WORD_NAME) && (flags & (WORD_CLOSED | WORD_INFLECTED | WORD_GOVERN)))
		return false;
	return !scan_hit(scan, index, NAME_NOBODY) && !name_in_wide_place(scan, index) &&
	       !name_in_office(scan, index);
}

static bool member_shape(const struct scan *scan, size_t first, size_t end)
{
	uint32_t head = flags_at(scan, first);
	bool common = !(head & (WORD_NAME | WORD_INITIAL)) && (head & WORD_NO_NAME);
	if (end == first + 1)
		return !(head & (WORD_NO_NAME | WORD_INITIAL | WORD_MIDDLE | WORD_GUARDED)) &&
		       !scan_hit(scan, first, 1u << SENSE_PLACE);
	for (size_t i = first + 1; i < end; i++) {
		uint32_t flags = flags_at(scan, i);
		if (!(flags & WORD_NAME) && (flags & WORD_NO_NAME))
			return false;
		if (common && !(flags & WORD_NAME))
			return false;
	}
	return end > first && end <= first + MEMBER_WORDS;
}

bool name_read_member(const struct scan *scan, size_t index, size_t *ret_first, size_t *ret_end)
{
	while (is_title_here(scan, index))
		index++;
	size_t end = index;
	while (end <= index + MEMBER_WORDS && member_word(scan, end))
		end++;
	size_t last = end;
	while (flags_at(scan, end) & WORD_SUFFIX)
		end++;
	bool place = last == index + 1 && scan_is(scan, end, KNOWN_MEIN);
	if (place || !member_shape(scan, index, last) || !(flags_at(scan, end) & BOUNDARY))
		return false;
	*ret_first = index;
	*ret_end = last;
	return true;
}

bool name_trim(const struct scan *scan, size_t *first, size_t *end)
{
	size_t start = *first, last = *end;
	while (start < last && (!name_word(scan, start) || is_title_here(scan, start)))
		start++;
	while (last > start &&
	       ((flags_at(scan, last - 1) & WORD_SUFFIX) || !name_word(scan, last - 1)))
		last--;
	bool cut = start > *first && !(flags_at(scan, start - 1) & WORD_TITLE);
	if (cut && !(flags_at(scan, start) & (WORD_GIVEN | WORD_INITIAL)))
		return false; /* of what is no name, the rest is none */
	if (last < start + 2 || last > start + NAME_WORDS || !(flags_at(scan, last) & BOUNDARY) ||
	    (start > 0 && name_word(scan, start - 1)) ||
	    names_thing(scan, start, last, NAME_LISTED))
		return false;
	for (size_t i = start; i < last; i++)
		if (!name_word(scan, i))
			return false;
	*first = start;
	*end = last;
	return true;
}

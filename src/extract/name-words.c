/*
 * Which words may be part of a name where they stand: most by what the gazetteer knows of them,
 * some that are none by themselves by what stands beside them.
 */
#include "name-words.h"

enum {
	KE_WORDS = 3, /* of a name behind its letter */
	WORD_ANY_NO_NAME = WORD_NO_NAME | WORD_MARK | WORD_NUMBER | WORD_FOREIGN | WORD_THING |
			   WORD_GOVERN | WORD_PRESENT | WORD_APPOINT | WORD_SUFFIX | WORD_OFFICE |
			   WORD_INFLECTED,
};

static uint32_t flags_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags;
}

/* By its flags: in no file, and it ends like no plural, verb or office. */
static bool is_new(uint32_t flags)
{
	static const uint32_t odd = WORD_INFLECTED | WORD_OFFICE | WORD_JOINED | WORD_FOREIGN |
				    WORD_INITIAL | WORD_QUOTE | WORD_UNQUOTE;
	return (flags & WORD_UNKNOWN) && !(flags & odd);
}

bool name_is_new_pair(const struct scan *scan, size_t first, size_t end)
{
	return end == first + 2 && is_new(flags_at(scan, first)) &&
	       is_new(flags_at(scan, first + 1));
}

bool name_in_wide_place(const struct scan *scan, size_t index)
{
	const struct hit *hit = scan_hit(scan, index, 1u << SENSE_PLACE);
	return hit && hit->end - hit->first > 1;
}

/* A word of the grammar of offices that is not a name as well. */
bool name_in_office(const struct scan *scan, size_t index)
{
	size_t end;
	uint32_t flags = flags_at(scan, index);
	if (scan_grammar(scan, index, SENSE_OFFICE, &end))
		return end > index + 1 || !(flags & WORD_SURNAME);
	return (scan_grammar(scan, index, SENSE_MODIFIER, &end) ||
		scan_grammar(scan, index, SENSE_UNIT, &end)) &&
	       !(flags & WORD_NAME);
}

static bool may_be_of_name(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index);
	if (flags & (WORD_MARK | WORD_NUMBER | WORD_FOREIGN | WORD_THING | WORD_GOVERN |
		     WORD_PRESENT | WORD_APPOINT))
		return false;
	if (!(flags & (WORD_NAME | WORD_INITIAL)) &&
	    (flags & (WORD_NO_NAME | WORD_INFLECTED | WORD_SUFFIX | WORD_OFFICE)))
		return false;
	if ((flags & WORD_CASE) || scan_hit(scan, index, NAME_NOBODY) ||
	    name_in_wide_place(scan, index))
		return false;
	if (scan_hit(scan, index, 1u << SENSE_PLACE) && !(flags & WORD_NAME))
		return false;
	return !name_in_office(scan, index);
}

void find_name_words(struct scan *scan)
{
	bool *name_words = arena_room(scan->arena, scan->words.n, sizeof *name_words);
	for (size_t i = 0; i < scan->words.n; i++)
		name_words[i] = may_be_of_name(scan, i);
	scan->name_words = name_words;
}

/* A surname that ends a name: nothing but another surname follows it. */
bool name_closes(uint32_t flags)
{
	return (flags & WORD_SURNAME) && !(flags & (WORD_MIDDLE | WORD_GIVEN));
}

bool name_is_known(uint32_t flags)
{
	return (flags & WORD_NAME) && !(flags & WORD_NO_NAME);
}

/* What stands before these words is a person: ने, को, द्वारा, की अध्यक्षता, के अनुसार, कहते हैं. */
bool name_acts(const struct scan *scan, size_t index)
{
	size_t end;
	return scan_is(scan, index, KNOWN_NE) || scan_is(scan, index, KNOWN_KO) ||
	       scan_is(scan, index, KNOWN_DWARA) || scan_grammar(scan, index, SENSE_SAYS, &end) ||
	       (scan_is_genitive(scan, index) && (flags_at(scan, index + 1) & WORD_LEADS));
}

/* Behind the words of a name that start at one: what follows them; the same word if there are none.
 */
static size_t behind_names(const struct scan *scan, size_t index)
{
	size_t end = index;
	while (end < index + KE_WORDS && name_word(scan, end) &&
	       !(flags_at(scan, end) & WORD_TITLE))
		end++;
	return end;
}

/*
 * डी के शिवकुमार ने, वी के सक्सेना के: behind a letter, before a name that is known. मंत्री के राजन ने: behind
 * an office, for nobody is a minister's who is not told to be his son.
 */
static bool is_ke_of_known(const struct scan *scan, size_t index)
{
	uint32_t before = flags_at(scan, index - 1), next = flags_at(scan, index + 1);
	size_t end = behind_names(scan, index + 1);
	bool letter = (before & WORD_INITIAL) && !(before & WORD_CASE);
	if (end == index + 1 || (next & (WORD_NO_NAME | WORD_GUARDED)))
		return false;
	if (letter)
		return name_is_known(next) &&
		       (flags_at(scan, end) & (WORD_CASE | WORD_COMMA | WORD_AND));
	return scan_is(scan, end, KNOWN_NE) && name_in_office(scan, index - 1) &&
	       (name_is_known(next) || (next & WORD_UNKNOWN));
}

/* के is a letter of a name only where nothing else makes sense: के वी सुकुमारन, कोनराड के संगमा ने. */
static bool is_initial_ke(const struct scan *scan, size_t index)
{
	uint32_t next = flags_at(scan, index + 1);
	if (!(flags_at(scan, index) & WORD_INITIAL) || !(flags_at(scan, index) & WORD_CASE))
		return false;
	if ((next & WORD_INITIAL) && !(next & WORD_CASE))
		return name_word(scan, index + 2);
	if (is_ke_of_known(scan, index))
		return true;
	bool letter = flags_at(scan, index - 1) & WORD_INITIAL; /* आर के कांडपाल के अनुसार */
	bool listed = flags_at(scan, index + 2) & (WORD_COMMA | WORD_AND);
	bool latin = scan_is(scan, index + 2, KNOWN_OPEN) && /* कोनराड के संगमा (Conrad K Sangma) */
		     (flags_at(scan, index + 3) & WORD_FOREIGN);
	return name_word(scan, index + 1) && (next & (WORD_UNKNOWN | WORD_SURNAME)) &&
	       !(next & (WORD_GIVEN | WORD_MIDDLE | WORD_TITLE | WORD_NO_NAME)) &&
	       (letter ? listed || name_acts(scan, index + 2)
		       : latin || scan_is(scan, index + 2, KNOWN_NE));
}

/* सिंह जीरा ने, शांति आयाम ने: any word between a name and ने is a surname, if it can be a noun. */
static bool is_odd_surname(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index), before = flags_at(scan, index - 1);
	if ((flags & (WORD_CASE | WORD_AND | WORD_CLOSED | WORD_MARK | WORD_THING | WORD_GOVERN |
		      WORD_PRESENT | WORD_SUFFIX | WORD_NUMBER | WORD_FOREIGN | WORD_OFFICE)) ||
	    ((flags & WORD_COMMON) && (flags & WORD_INFLECTED)))
		return false;
	return (before & (WORD_GIVEN | WORD_MIDDLE)) && scan_is(scan, index + 1, KNOWN_NE) &&
	       !scan_hit(scan, index, NAME_NOBODY) && !name_in_office(scan, index);
}

/*
 * गुरमीत सिंह खुड्डियां, : villages of the Punjab have plural names, and give them to people. A noun
 * would have another ending before ने or के: जिलाध्यक्ष सुरेंद्र सिंह चक्कियों के.
 */
static bool is_plural_surname(const struct scan *scan, size_t index)
{
	uint32_t flags = flags_at(scan, index), next = flags_at(scan, index + 1);
	if (!(flags & WORD_UNKNOWN) || !(flags & WORD_INFLECTED) || (flags & WORD_JOINED) ||
	    !(flags_at(scan, index - 1) & WORD_MIDDLE))
		return false;
	return (next & (WORD_COMMA | WORD_AND)) ||
	       ((next & WORD_CASE) &&
		str_ends(words_text(&scan->words, index, index + 1), STR("ां")));
}

/* जगमीत सिंह ढींडसा वाला ने, रंधावा कलां ने: the end of a village's name that follows a surname. */
static bool is_village_end(const struct scan *scan, size_t index)
{
	uint32_t given = flags_at(scan, index - 2), before = flags_at(scan, index - 1);
	if (!scan_is(scan, index, KNOWN_WALA) && !scan_is(scan, index, KNOWN_KALAN) &&
	    !scan_is(scan, index, KNOWN_KHURD))
		return false;
	return (before & (WORD_SURNAME | WORD_UNKNOWN)) &&
	       !(before & (WORD_NO_NAME | WORD_INFLECTED)) && (given & WORD_MIDDLE) &&
	       (name_acts(scan, index + 1) ||
		(flags_at(scan, index + 1) & (WORD_COMMA | WORD_AND)));
}

/* बलदेव सिंह धनौरा, : a village behind सिंह is the surname; a district is where he is from. */
bool name_is_village(const struct scan *scan, size_t index)
{
	const struct hit *hit = scan_hit(scan, index, 1u << SENSE_PLACE);
	if (is_village_end(scan, index))
		return true;
	if (!hit || hit->end - hit->first > 1 || hit->sense->detail < PLACE_TOWN ||
	    name_in_office(scan, index))
		return false;
	uint32_t given = flags_at(scan, index - 2), before = flags_at(scan, index - 1);
	bool tied = (flags_at(scan, index + 1) & WORD_AND) && /* but हांसी और हिसार में */
		    !scan_hit(scan, index + 2, 1u << SENSE_PLACE | 1u << SENSE_STATE);
	return (before & WORD_MIDDLE) && !(before & (WORD_GIVEN | WORD_NO_NAME)) &&
	       (given & WORD_GIVEN) && (tied || scan_is(scan, index + 1, KNOWN_NE));
}

/*
 * वसंतराव देशपांडे-लोहकरे ने: behind a given name a hyphen ties two surnames; but of नरेंद्र मोदी-अमित शाह
 * and of गहलोत-पायलट खेमा it makes two people.
 */
bool name_is_double_surname(const struct scan *scan, size_t first, size_t index)
{
	static const uint32_t never = WORD_GIVEN | WORD_NO_NAME | WORD_INFLECTED | WORD_OFFICE;
	uint32_t flags = flags_at(scan, index), before = flags_at(scan, index - 1);
	uint32_t next = flags_at(scan, index + 1);
	if (index < first + 2 || (flags & never) || !(flags & (WORD_SURNAME | WORD_UNKNOWN)) ||
	    (before & (WORD_INITIAL | WORD_JOINED)) || !(before & (WORD_SURNAME | WORD_UNKNOWN)) ||
	    !name_word(scan, index))
		return false;
	return !(next & WORD_JOINED) &&
	       (name_acts(scan, index + 1) || (next & (WORD_COMMA | WORD_AND)));
}

/* सचिव बिंदु नायर ने: between an office and ने (or a comma), a noun before a name is a given name. */
bool name_is_odd_given(const struct scan *scan, size_t index)
{
	size_t end = index + 1;
	if ((flags_at(scan, index) & WORD_ANY_NO_NAME) != WORD_COMMON ||
	    name_in_office(scan, index) || scan_hit(scan, index, NAME_NOBODY | 1u << SENSE_PLACE))
		return false;
	bool known = false;
	while (end < index + NAME_WORDS && name_word(scan, end))
		known = name_is_known(flags_at(scan, end++)) || known;
	/* बिंदु नायर, and बालक राम शर्मा, */
	bool whole =
		end == index + 2 || (end == index + 3 && (flags_at(scan, index + 1) & WORD_MIDDLE));
	bool listed = whole && (flags_at(scan, end - 1) & (WORD_SURNAME | WORD_GIVEN)) &&
		      (flags_at(scan, end) & (WORD_COMMA | WORD_AND));
	bool new = end == index + 2 && is_new(flags_at(scan, index + 1)); /* डॉ. शिखर … ने */
	return (known && listed) || ((known || new) && scan_is(scan, end, KNOWN_NE));
}

bool name_is_letters(uint32_t flags)
{
	return (flags & WORD_LETTERS) == WORD_LETTERS;
}

/* टी.आर. बालू: behind letters with dots a common word is a name where a person is called for. */
static bool is_behind_letters(const struct scan *scan, size_t index, enum name_context context)
{
	uint32_t before = flags_at(scan, index - 1), next = flags_at(scan, index + 1);
	bool listed = context == NAME_LISTED && (before & WORD_INITIAL) &&
		      !(before & (WORD_CASE | WORD_SUFFIX)) && (next & (WORD_COMMA | WORD_AND));
	if (!(name_is_letters(before) || listed) || name_in_office(scan, index) ||
	    (flags_at(scan, index) & WORD_ANY_NO_NAME) != WORD_COMMON ||
	    scan_hit(scan, index, NAME_NOBODY | 1u << SENSE_PLACE))
		return false;
	if (context == NAME_ANYWHERE)
		return scan_is(scan, index + 1, KNOWN_NE);
	return (next & (WORD_CASE | WORD_COMMA | WORD_AND)) ||
	       ((next & WORD_SURNAME) && name_acts(scan, index + 2));
}

/* नेता जीवन सरकार ने, and रंजन सरकार in a list; but नीतीश सरकार ने. */
static bool is_governing_surname(const struct scan *scan, size_t first, size_t index,
				 enum name_context context)
{
	uint32_t flags = flags_at(scan, index), next = flags_at(scan, index + 1);
	if (!(flags & WORD_GOVERN) || !(flags & WORD_SURNAME) || index != first + 1 ||
	    !(flags_at(scan, first) & (WORD_GIVEN | WORD_UNKNOWN)))
		return false;
	if (context == NAME_LISTED)
		return next & (WORD_COMMA | WORD_AND | WORD_PRESENT);
	return context == NAME_ANNOUNCED && !(flags_at(scan, first - 1) & WORD_SOLE) &&
	       ((next & (WORD_COMMA | WORD_AND)) || scan_is(scan, index + 1, KNOWN_NE));
}

/* बी.एस.एन. मूर्ति ने: behind letters, or where a person acts, no statue; but गांधी मूर्ति, */
static bool is_thing_surname(const struct scan *scan, size_t first, size_t index)
{
	uint32_t flags = flags_at(scan, index), next = flags_at(scan, index + 1);
	size_t end;
	if (!(flags & WORD_THING) || !(flags & WORD_SURNAME))
		return false;
	bool speaks = scan_is(scan, index + 1, KNOWN_NE) ||
		      scan_grammar(scan, index + 1, SENSE_SAYS, &end);
	return speaks || (name_is_letters(flags_at(scan, first)) &&
			  (name_acts(scan, index + 1) || (next & (WORD_COMMA | WORD_AND))));
}

/* A word that is none by itself, but is one behind what stands before it. */
bool name_is_odd(const struct scan *scan, size_t first, size_t index, enum name_context context)
{
	if (index > first && (is_behind_letters(scan, index, context) ||
			      is_governing_surname(scan, first, index, context)))
		return true;
	if (index > first && is_plural_surname(scan, index))
		return true;
	if (index > first + 1 && name_is_village(scan, index))
		return true;
	if (index > first && is_thing_surname(scan, first, index))
		return true;
	if (context == NAME_ANYWHERE)
		return false;
	return is_initial_ke(scan, index) || (index > first && is_odd_surname(scan, index));
}

/*
 * What a person is: chains of words that end in an office, as in "प्रदेश कांग्रेस कमेटी के अध्यक्ष" or
 * "सचिव एवं राजनीतिक सलाहकार". The text of a role keeps level and office and the unit behind it;
 * party and place words become attributes.
 */
#include "names.h"

enum {
	CHAINED = 1u << SENSE_PARTY | 1u << SENSE_STATE | 1u << SENSE_PLACE |
		  1u << SENSE_ORGANISATION,
	PLACES = 1u << SENSE_STATE | 1u << SENSE_PLACE,
	ROLE_BYTES = 256,
	LINKS = 8, /* between two offices */
};

/* The party of a hit: its own, or of the party inside an organisation. */
static uint32_t party_of(const struct scan *scan, const struct hit *hit)
{
	if (hit->kind == SENSE_PARTY)
		return hit->sense->value;
	for (const struct hit *inner = hit + 1;
	     inner < scan->hits + scan->n_hits && inner->within && inner->end <= hit->end; inner++)
		if (inner->kind == SENSE_PARTY)
			return inner->sense->value;
	return NO_PARTY;
}

static void take_hit(const struct scan *scan, const struct hit *hit, struct role *role)
{
	uint32_t party = party_of(scan, hit);
	if (role->party == NO_PARTY)
		role->party = party;
	if (hit->kind == SENSE_STATE && role->state == NO_STATE)
		role->state = hit->sense->value;
	role->first = hit->first;
}

/* नगर is a town and a level: of an office it is the level. */
static bool is_level(const struct scan *scan, const struct hit *hit)
{
	size_t end;
	return hit->kind == SENSE_PLACE && hit->end == hit->first + 1 &&
	       scan_grammar(scan, hit->first, SENSE_MODIFIER, &end) && end == hit->end;
}

/* A word that no file knows between a party and an office: माकपा एरिया सचिव, भाजपा के मंडलम अध्यक्ष. */
static bool take_word(const struct scan *scan, struct role *role)
{
	size_t at = role->first - 1u;
	const struct word *word = scan_word(scan, at);
	size_t before = scan_is_genitive(scan, at - 1) ? at - 1 : at;
	if (role->word || (word->flags & (WORD_MARK | WORD_CASE | WORD_AND | WORD_CLOSED |
					  WORD_NUMBER | WORD_GIVEN | WORD_SURNAME)))
		return false;
	if (!scan_hit(scan, before - 1, 1u << SENSE_PARTY))
		return false;
	role->word = (uint32_t)at;
	role->first = (uint32_t)at;
	return true;
}

/* True if something that belongs to a chain ends in front of a word. */
static bool link_ends(const struct scan *scan, size_t end)
{
	size_t first;
	return scan_hit(scan, end - 1, CHAINED) ||
	       scan_grammar_before(scan, end, SENSE_MODIFIER, &first) ||
	       scan_grammar_before(scan, end, SENSE_UNIT, &first);
}

/* Extends a chain to the left by one link. */
static bool take_link(const struct scan *scan, struct role *role)
{
	size_t at = role->first, first = at;
	const struct hit *hit = scan_hit(scan, at - 1, CHAINED);
	if (scan_word(scan, at - 1)->flags & WORD_END)
		return false;
	if (hit && !is_level(scan, hit)) {
		take_hit(scan, hit, role);
		return true;
	}
	if (scan_grammar_before(scan, at, SENSE_MODIFIER, &first)) {
		role->first = (uint32_t)first;
		return true;
	}
	if (scan_grammar_before(scan, at, SENSE_UNIT, &first)) {
		role->unit = role->unit || !scan_is(scan, first, KNOWN_PARTY);
		role->first = (uint32_t)first;
		return true;
	}
	if (take_word(scan, role))
		return true;
	bool joins = scan_is_genitive(scan, at - 1) && link_ends(scan, at - 1);
	bool seat = (scan_is(scan, at - 1, KNOWN_SE) && scan_hit(scan, at - 2, PLACES)) ||
		    (scan_is(scan, at - 1, KNOWN_MEIN) &&
		     scan_hit(scan, at - 2, 1u << SENSE_ORGANISATION));
	bool pair = (scan_word(scan, at - 1)->flags & WORD_AND) &&
		    scan_grammar(scan, at, SENSE_UNIT, &first) &&
		    scan_grammar_before(scan, at - 1, SENSE_UNIT, &first);
	if (!joins && !seat && !pair)
		return false;
	role->first--;
	return true;
}

/* An office that is a name where it stands: धर्मेंद्र प्रधान, जीतू पटवारी. */
static bool is_surname(const struct scan *scan, size_t index, size_t end)
{
	return end == index + 1 && (scan_word(scan, index)->flags & WORD_SURNAME) &&
	       (scan_word(scan, index - 1)->flags & WORD_GIVEN) &&
	       !(scan_word(scan, index - 1)->flags & (WORD_CASE | WORD_CLOSED));
}

static const struct sense *office_at(const struct scan *scan, size_t index, size_t *ret_end)
{
	static const struct sense unlisted = {.kind = SENSE_OFFICE, .detail = OFFICE_PARTY};
	size_t end = index + 1;
	const struct sense *sense = scan_grammar(scan, index, SENSE_OFFICE, &end);
	if (!sense && (scan_word(scan, index)->flags & WORD_OFFICE))
		sense = &unlisted;
	const struct hit *hit = scan_hit(scan, index, CHAINED);
	if (!sense || is_surname(scan, index, end) || (hit && hit->end > index + 1))
		return NULL;
	*ret_end = end;
	return sense;
}

/* Behind an office and "और": the next office, over modifiers and parties; or 0. */
static size_t next_office(const struct scan *scan, size_t index, size_t *ret_first)
{
	size_t end;
	if (scan_word(scan, index)->flags & WORD_AND)
		index++;
	for (size_t i = 0; i < LINKS; i++) {
		const struct hit *hit = scan_hit(scan, index, CHAINED);
		if (office_at(scan, index, &end)) {
			*ret_first = index;
			return end;
		}
		if (hit && hit->first == index)
			index = hit->end;
		else if (scan_grammar(scan, index, SENSE_MODIFIER, &end) ||
			 scan_grammar(scan, index, SENSE_UNIT, &end))
			index = end;
		else if (i > 0 &&
			 (scan_is_genitive(scan, index) || scan_is(scan, index, KNOWN_MEIN)))
			index++; /* महासचिव और राज्यसभा में दल के नेता */
		else
			break;
	}
	return 0;
}

struct composer {
	const struct scan *scan;
	const struct role *role;
	struct buf text;
	bool skip_generic;
	bool open;     /* an office was written last, so that an "और" may follow */
	size_t and_at; /* that "और", to be written before what follows; 0: none */
	unsigned parts;
};

static void put_word(struct composer *composer, size_t at)
{
	const struct scan *scan = composer->scan;
	const struct spelling *spelling = gazetteer_spelling(
		scan->gazetteer, scan_word(scan, at)->id, composer->role->party != NO_PARTY);
	if (scan_word(scan, at)->flags & WORD_MARK)
		return;
	if (composer->text.n)
		buf_add_char(&composer->text, ' ');
	buf_add(&composer->text, spelling ? spelling->text : words_text(&scan->words, at, at + 1));
}

static void put_words(struct composer *composer, size_t first, size_t end)
{
	if (composer->and_at)
		put_word(composer, composer->and_at);
	composer->and_at = 0;
	for (size_t i = first; i < end; i++)
		put_word(composer, i);
	composer->open = false;
	composer->parts++;
}

static bool is_generic(const struct scan *scan, size_t index)
{
	size_t end;
	return office_at(scan, index, &end) && end == index + 1 &&
	       (scan_word(scan, index)->flags & WORD_GENERIC);
}

/* पीसीसी is a party and says a level; so does the state of a party's office, but not that of
 * others: मध्य प्रदेश के पूर्व मुख्यमंत्री. */
static void put_hit(struct composer *composer, const struct hit *hit)
{
	if (!composer->role->party_office)
		return;
	for (size_t i = hit->first; i < hit->end; i++) {
		const struct spelling *spelling = gazetteer_spelling(
			composer->scan->gazetteer, scan_word(composer->scan, i)->id, true);
		if (spelling && spelling->in_party)
			put_words(composer, i, i + 1);
	}
}

/* Of an office that is no party's, a level in the genitive says only where: जिले के पुलिस अधीक्षक. */
static bool keeps_modifier(const struct composer *composer, const struct sense *sense, size_t at,
			   size_t end)
{
	const struct scan *scan = composer->scan;
	const struct hit *hit = scan_hit(scan, end, CHAINED);
	size_t office = hit && hit->first == end ? hit->end : end;
	if (sense->detail == MODIFIER_TIME && !(scan_word(scan, at)->flags & WORD_FORMER))
		return false;
	if (sense->detail == MODIFIER_LEVEL && !composer->role->party_office &&
	    scan_is_genitive(scan, end))
		return false;
	if (office > end && hit->kind == SENSE_ORGANISATION && composer->role->party == NO_PARTY)
		return false; /* केंद्रीय गृह मंत्रालय के सचिव: of the ministry */
	return !(composer->skip_generic && is_generic(scan, office));
}

/* The end of a part of a chain that its text keeps: office, level, unit tied to what follows. */
static bool keeps_part(const struct composer *composer, size_t at, size_t *ret_end)
{
	const struct scan *scan = composer->scan;
	const struct sense *sense;
	bool skip = composer->skip_generic;
	if (office_at(scan, at, ret_end))
		return !skip || !is_generic(scan, at);
	size_t unit_end = at;
	bool unit = scan_grammar(scan, at, SENSE_UNIT, &unit_end);
	sense = scan_grammar(scan, at, SENSE_MODIFIER, ret_end);
	if (sense && unit_end <= *ret_end)
		return keeps_modifier(composer, sense, at, *ret_end);
	*ret_end = unit_end;
	if (unit)
		return !scan_is_genitive(scan, *ret_end) &&
		       !(scan_word(scan, *ret_end)->flags & WORD_AND) &&
		       !scan_is(scan, at, KNOWN_PARTY);
	*ret_end = at + 1;
	return at == composer->role->word;
}

/* Writes the part of a chain at a word; the word behind that part. */
static size_t put_part(struct composer *composer, size_t at)
{
	const struct scan *scan = composer->scan;
	const struct hit *hit = scan_hit(scan, at, CHAINED);
	size_t end, office_end;
	if (hit && hit->first == at && !is_level(scan, hit) && !office_at(scan, at, &end)) {
		put_hit(composer, hit);
		return hit->end;
	}
	if (keeps_part(composer, at, &end)) {
		put_words(composer, at, end);
		composer->open = office_at(scan, at, &office_end);
	} else if (composer->open && (scan_word(scan, at)->flags & WORD_AND)) {
		composer->and_at = at;
	}
	return end;
}

static void compose(const struct scan *scan, struct role *role, bool skip_generic, size_t tail)
{
	struct composer composer = {.scan = scan,
				    .role = role,
				    .text = BUF_INIT(ROLE_BYTES),
				    .skip_generic = skip_generic};
	for (size_t i = role->first; i < role->end;)
		i = put_part(&composer, i);
	if (tail > role->end) {
		put_words(&composer, role->end, tail);
		role->end = (uint32_t)tail;
	}
	role->text = str_copy(scan->arena, buf_str(&composer.text));
	role->parts = (uint8_t)composer.parts;
	buf_done(&composer.text);
}

/* A unit right behind the office: अध्यक्ष सोशल मीडिया सेल, महासचिव (संगठन). */
static size_t unit_behind(const struct scan *scan, size_t index)
{
	size_t end = index, next;
	bool open = scan_is(scan, index, KNOWN_OPEN);
	if (open)
		end++;
	while (scan_grammar(scan, end, SENSE_UNIT, &next) ||
	       (end > index + open && (scan_word(scan, end)->flags & WORD_AND) &&
		scan_grammar(scan, end + 1, SENSE_UNIT, &next)))
		end = next;
	if (end == index + open)
		return index;
	return open ? end + scan_is(scan, end, KNOWN_CLOSE) : end;
}

static bool begins_name(const struct scan *scan, size_t index)
{
	uint32_t flags = scan_word(scan, index)->flags;
	return (flags & (WORD_GIVEN | WORD_INITIAL | WORD_TITLE | WORD_UNKNOWN)) &&
	       !(flags & (WORD_CASE | WORD_CLOSED | WORD_MARK | WORD_INFLECTED));
}

/* What an office is for, behind it and before a name: सचिव गृह, एसपी (सिटी). */
static size_t department_behind(const struct scan *scan, size_t index)
{
	bool open = scan_is(scan, index, KNOWN_OPEN);
	size_t end = index + open, next;
	while (scan_grammar(scan, end, SENSE_DEPARTMENT, &next) ||
	       (end > index + open && (scan_word(scan, end)->flags & (WORD_AND | WORD_COMMA)) &&
		scan_grammar(scan, end + 1, SENSE_DEPARTMENT, &next)))
		end = next;
	if (end == index + open)
		return index;
	if (open)
		return scan_is(scan, end, KNOWN_CLOSE) ? end + 1 : index;
	return begins_name(scan, end) || scan_is(scan, end, KNOWN_NE) ? end : index;
}

/* Behind a name that starts here: a word of kin in the genitive, and its end; or 0. */
static size_t kin_behind(const struct scan *scan, size_t index)
{
	size_t first, end, next;
	if (!name_read(scan, index, NAME_ANNOUNCED, &first, &end) || !scan_is_genitive(scan, end) ||
	    !scan_grammar(scan, end + 1, SENSE_KIN, &next))
		return 0;
	return next;
}

/* नगरपालिका के अध्यक्ष, स्वास्थ्य विभाग के सचिव: an office of a body that is no party's. */
static bool of_other_body(const struct scan *scan, const struct role *role)
{
	size_t end = role->first, first;
	if (role->unit && scan_grammar_before(scan, end, SENSE_DEPARTMENT, &first))
		return true;
	end -= end > 0 && scan_is_genitive(scan, end - 1);
	return scan_grammar_before(scan, end, SENSE_HEAD, &first) &&
	       !scan_grammar_before(scan, end, SENSE_UNIT, &first) &&
	       !scan_hit(scan, end - 1, CHAINED);
}

/* विधायकों, or सचिव; not पूर्व मंत्री, of which each in a list would be called one. */
static bool of_several(const struct scan *scan, const struct role *role, size_t end)
{
	size_t next;
	if (scan_word(scan, end - 1)->flags & WORD_INFLECTED)
		return true;
	for (size_t i = role->first; i < end; i++)
		if (scan_word(scan, i)->flags & WORD_FORMER)
			return false;
	return scan_grammar(scan, end - 1, SENSE_SEVERAL, &next);
}

static void add_role(struct scan *scan, struct role role)
{
	scan->roles = mem_grow(scan->roles, &scan->roles_capacity, scan->n_roles + 1,
			       sizeof *scan->roles);
	scan->roles[scan->n_roles++] = role;
}

/* Reads the chain around the office at a word; the word behind it. */
static size_t read_role(struct scan *scan, size_t head, size_t end, const struct sense *sense)
{
	struct role role = {.first = (uint32_t)head,
			    .head = (uint32_t)head,
			    .end = (uint32_t)end,
			    .party = NO_PARTY,
			    .state = NO_STATE,
			    .sole = scan_word(scan, end - 1)->flags & WORD_SOLE,
			    .posted = sense->detail == OFFICE_POSTED,
			    .party_office = sense->detail == OFFICE_PARTY};
	size_t offices = 1, next_first, next, kin = 0;
	for (size_t i = head; i < end; i++) /* पीसीसी चीफ */
		if (scan_hit(scan, i, 1u << SENSE_PARTY))
			role.party = party_of(scan, scan_hit(scan, i, 1u << SENSE_PARTY));
	while (take_link(scan, &role))
		;
	while (offices < 3 && (next = next_office(scan, role.end, &next_first))) {
		if ((kin = kin_behind(scan, next)))
			break;
		struct role part = {
			.first = (uint32_t)next_first, .party = NO_PARTY, .state = NO_STATE};
		while (part.first > role.end && take_link(scan, &part))
			;
		if (role.party == NO_PARTY)
			role.party = part.party;
		role.end = (uint32_t)next;
		offices++;
	}
	role.several = !role.sole && of_several(scan, &role, role.end);
	role.party_office = role.party_office && !of_other_body(scan, &role);
	size_t unit = unit_behind(scan, role.end), department = department_behind(scan, role.end);
	role.unit = (role.unit || unit > department) && role.party_office;
	compose(scan, &role, offices > 1, unit > department ? unit : department);
	if (role.text.n == 0)
		compose(scan, &role, false, role.end);
	end = role.end;
	if (kin) /* मंत्री और मुख्यमंत्री NAME के पुत्र NAME: of the one behind */
		role.end = (uint32_t)kin;
	add_role(scan, role);
	return end;
}

void find_roles(struct scan *scan)
{
	for (size_t i = 0; i < scan->words.n;) {
		size_t end;
		const struct sense *sense = office_at(scan, i, &end);
		i = sense ? read_role(scan, i, end, sense) : i + 1;
	}
}

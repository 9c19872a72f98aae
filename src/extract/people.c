/*
 * Who is named, and as what: a table of finders, each for one construction, strongest first. A
 * later finder does not touch words that an earlier one took. A statistical tagger would be one
 * more row of the table.
 */
#include "name-words.h"
#include "tagger.h"

bool name_is_free(const struct scan *scan, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (scan->name_at[i])
			return false;
	return true;
}

void name_add(struct scan *scan, size_t first, size_t end, uint32_t role, const char *rule)
{
	scan->names = mem_grow(scan->names, &scan->names_capacity, scan->n_names + 1,
			       sizeof *scan->names);
	scan->names[scan->n_names++] = (struct name){
		.first = (uint32_t)first, .end = (uint32_t)end, .role = role, .rule = rule};
	for (size_t i = first; i < end; i++)
		scan->name_at[i] = (uint32_t)scan->n_names;
}

static uint32_t flags_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags;
}

static uint32_t add_role(struct scan *scan, struct role role)
{
	scan->roles = mem_grow(scan->roles, &scan->roles_capacity, scan->n_roles + 1,
			       sizeof *scan->roles);
	scan->roles[scan->n_roles++] = role;
	return (uint32_t)scan->n_roles;
}

/* Where an officer is posted, between the office and the name: एसएसपी देहरादून NAME. */
static size_t behind_post(const struct scan *scan, const struct role *role)
{
	size_t at = role->end;
	const struct hit *hit = scan_hit(scan, at, 1u << SENSE_PLACE | 1u << SENSE_STATE);
	bool place = hit && hit->first == at;
	size_t next = place ? hit->end : at + 1;
	uint32_t flags = flags_at(scan, at), behind = flags_at(scan, next);
	if (!place && (!role->posted || (flags & (WORD_GIVEN | WORD_INITIAL | WORD_TITLE)) ||
		       !name_word(scan, at)))
		return at;
	bool name = (behind & WORD_INITIAL) ||
		    ((behind & WORD_GIVEN) && !(behind & (WORD_MIDDLE | WORD_SURNAME)));
	bool whole = place || (flags_at(scan, next + 1) & (WORD_MIDDLE | WORD_SURNAME));
	return name && whole && name_word(scan, next) && name_word(scan, next + 1) ? next : at;
}

/* The word behind what says that an office was held: रहे, रह चुके; 0: it does not stand there. */
static size_t behind_held(const struct scan *scan, size_t index)
{
	if (scan_is(scan, index, KNOWN_RAHE))
		return index + 1;
	bool held = scan_is(scan, index, KNOWN_RAH) && index + 1 < scan->words.n &&
		    str_starts(words_text(&scan->words, index + 1, index + 2), STR("चुक"));
	return held ? index + 2 : 0;
}

/* सांसद बोब्बिली सत्यनारायण का: in the south the town that a family is from stands first. */
static bool read_from_town(const struct scan *scan, const struct role *role, size_t *ret_first,
			   size_t *ret_end)
{
	size_t at = role->end;
	const struct hit *hit = scan_hit(scan, at, 1u << SENSE_PLACE);
	uint32_t given = flags_at(scan, at + 1);
	if (!hit || role->posted || hit->first != at || hit->end != at + 1 ||
	    hit->sense->detail < PLACE_TOWN || !name_is_known(given) ||
	    (given & (WORD_MIDDLE | WORD_SURNAME | WORD_GUARDED)) || !(given & WORD_GIVEN) ||
	    !(flags_at(scan, at + 2) & (WORD_CASE | WORD_COMMA | WORD_AND)))
		return false;
	*ret_first = at;
	*ret_end = at + 2;
	return true;
}

/* Behind an office, and behind what says that it was held: उपाध्यक्ष रहे NAME. */
static bool read_after_role(const struct scan *scan, const struct role *role, size_t *ret_first,
			    size_t *ret_end)
{
	size_t held = behind_held(scan, role->end);
	if (held)
		return name_read(scan, held, NAME_LISTED, ret_first, ret_end);
	if (read_from_town(scan, role, ret_first, ret_end))
		return true;
	return name_read(scan, behind_post(scan, role), NAME_ANNOUNCED, ret_first, ret_end);
}

/* प्रदेश कांग्रेस अध्यक्ष NAME */
static void find_after_role(struct scan *scan)
{
	for (size_t r = 0; r < scan->n_roles; r++) {
		size_t first, end;
		if (!read_after_role(scan, &scan->roles[r], &first, &end) ||
		    !name_is_free(scan, first, end))
			continue;
		name_add(scan, first, end, (uint32_t)r + 1, "role-name");
		name_read_list(scan, end, (uint32_t)r + 1);
	}
}

static bool role_has_name(const struct scan *scan, const struct role *role)
{
	return scan->name_at[role->end] != 0 || (scan_word(scan, role->end)->flags & WORD_TITLE &&
						 scan->name_at[role->end + 1] != 0);
}

/* "… नहीं हुई। NAME, जिला अध्यक्ष": whose words they were, behind a quotation. */
static bool signs_quotation(const struct scan *scan, const struct role *role)
{
	size_t first;
	return (flags_at(scan, role->end) & (WORD_COMMA | WORD_END)) && role->first > 0 &&
	       name_read_before(scan, role->first - 1u, &first) &&
	       (flags_at(scan, first - 1) & WORD_END);
}

/* NAME राष्ट्रीय अध्यक्ष सोशल मीडिया सेल; NAME, जिला अध्यक्ष ने; NAME (जिला अध्यक्ष) */
static void find_before_role(struct scan *scan)
{
	for (size_t r = 0; r < scan->n_roles; r++) {
		const struct role *role = &scan->roles[r];
		size_t end = role->first, first;
		bool comma = flags_at(scan, end - 1) & WORD_COMMA;
		bool open = scan_is(scan, end - 1, KNOWN_OPEN);
		if (role_has_name(scan, role))
			continue;
		if (comma && !scan_is(scan, role->end, KNOWN_NE) && !signs_quotation(scan, role))
			continue;
		if (open && !scan_is(scan, role->end, KNOWN_CLOSE))
			continue;
		end -= comma || open;
		if (end > 0 && scan->name_at[end - 1]) {
			struct name *name = &scan->names[scan->name_at[end - 1] - 1];
			if (!name->role)
				name->role = (uint32_t)r + 1;
		} else if (name_read_before(scan, end, &first) && name_is_free(scan, first, end)) {
			name_add(scan, first, end, (uint32_t)r + 1, "name-role");
		}
	}
}

/* NAME को … प्रदेश अध्यक्ष बनाया; NAME बने प्रदेश अध्यक्ष */
static void find_appointed(struct scan *scan)
{
	for (size_t r = 0; r < scan->n_roles; r++) {
		const struct role *role = &scan->roles[r];
		size_t at = role->first;
		if (at < 2 || role_has_name(scan, role) || !scan->name_at[at - 2])
			continue;
		bool made = scan_is(scan, at - 1, KNOWN_KO) &&
			    (flags_at(scan, role->end) & WORD_APPOINT);
		bool became = flags_at(scan, at - 1) & WORD_APPOINT;
		struct name *name = &scan->names[scan->name_at[at - 2] - 1];
		if ((made || became) && !name->role)
			name->role = (uint32_t)r + 1;
	}
}

/* The word behind "भाजपा के", or "भाजपा की ओर से"; 0: neither stands at index. */
static size_t behind_genitive(const struct scan *scan, size_t index)
{
	if (!scan_is_genitive(scan, index))
		return 0;
	bool side = scan_is(scan, index, KNOWN_KI) &&
		    (scan_is(scan, index + 1, KNOWN_OR) || scan_is(scan, index + 1, KNOWN_TARAF)) &&
		    scan_is(scan, index + 2, KNOWN_SE);
	return side ? index + 3 : index + 1;
}

/* Where a party ends: of महिला कांग्रेस, an organisation that is the party's, behind the whole. */
static size_t party_end(const struct scan *scan, const struct hit *hit)
{
	const struct hit *whole = scan_hit(scan, hit->first, 1u << SENSE_ORGANISATION);
	return hit->within && whole ? whole->end : hit->end;
}

/* भाजपा के NAME, भाजपा की ओर से NAME; but भाजपा की ओर से NAME को */
static void find_after_party(struct scan *scan)
{
	for (size_t h = 0; h < scan->n_hits; h++) {
		const struct hit *hit = &scan->hits[h];
		size_t first, end, last = party_end(scan, hit);
		size_t at = behind_genitive(scan, last);
		if (hit->kind != SENSE_PARTY || hit->dropped || hit->pending || at == 0 ||
		    !(name_read_owned(scan, at, &first, &end) ||
		      name_read_new_owned(scan, at, &first, &end)) ||
		    (at > last + 1u && !scan_is(scan, end, KNOWN_NE) &&
		     !(flags_at(scan, end) & WORD_AND)))
			continue;
		uint32_t role = add_role(scan, (struct role){.first = hit->first,
							     .head = (uint32_t)last,
							     .end = (uint32_t)first,
							     .party = hit->sense->value,
							     .state = NO_STATE,
							     .text = STR_EMPTY});
		name_add(scan, first, end, role, "party-name");
		name_read_list(scan, end, role);
	}
}

/* भाजपा ने NAME को: of two words that no file knows. */
static void find_object(struct scan *scan)
{
	for (size_t h = 0; h < scan->n_hits; h++) {
		const struct hit *hit = &scan->hits[h];
		size_t at = hit->end + 1u;
		if (hit->kind == SENSE_PARTY && !hit->dropped && !hit->pending &&
		    scan_is(scan, hit->end, KNOWN_NE) && name_is_new_pair(scan, at, at + 2) &&
		    scan_is(scan, at + 2, KNOWN_KO) && name_word(scan, at) &&
		    name_word(scan, at + 1) && name_is_free(scan, at, at + 2))
			name_add(scan, at, at + 2, 0, "party-object");
	}
}

/* महिला मोर्चा की NAME: of which party is not said. */
static void find_after_unit(struct scan *scan)
{
	for (size_t i = 0; i < scan->words.n; i++) {
		size_t first, end, unit;
		if (!scan_is_genitive(scan, i) ||
		    !scan_grammar_before(scan, i, SENSE_UNIT, &unit) ||
		    !scan_grammar_before(scan, i, SENSE_HEAD, &unit) ||
		    !(name_read_owned(scan, i + 1, &first, &end) ||
		      (!scan_grammar_before(scan, i, SENSE_DEPARTMENT, &unit) &&
		       name_read_new_owned(scan, i + 1, &first, &end))))
			continue;
		name_add(scan, first, end, 0, "unit-name");
		name_read_list(scan, end, 0);
	}
}

/* टिकट काटकर बी.आर. …: behind a verb, letters with their dots begin a name. */
static bool is_behind_verb(const struct scan *scan, size_t index)
{
	return name_is_letters(flags_at(scan, index)) &&
	       str_ends(words_text(&scan->words, index - 1, index), STR("कर"));
}

/* At most words name_read() finds nothing: this says so at most of them. */
static bool may_begin(const struct scan *scan, size_t index)
{
	return name_word(scan, index) || name_word(scan, index + 1) ||
	       (flags_at(scan, index) & WORD_TITLE);
}

/* श्री NAME; given name and surname anywhere */
static void find_anywhere(struct scan *scan)
{
	for (size_t i = 0; i < scan->words.n;) {
		size_t first, end;
		bool inside = i > 0 && name_word(scan, i - 1) && !scan->name_at[i - 1] &&
			      !(flags_at(scan, i) & WORD_GIVEN) && !is_behind_verb(scan, i);
		if (scan->name_at[i] || inside || !may_begin(scan, i) ||
		    !name_read(scan, i, NAME_ANYWHERE, &first, &end) ||
		    !name_is_free(scan, first, end) || name_is_quoted(scan, first, end)) {
			i++;
			continue;
		}
		name_add(scan, first, end, 0, "full-name");
		name_read_list(scan, end, 0);
		i = end;
	}
}

/* What the tagger takes for a name. */
static void find_tagged(struct scan *scan)
{
	for (size_t i = 0, end; i < scan->words.n; i = end) {
		end = i + 1;
		if (scan->tags[i] != TAG_PERSON)
			continue;
		while (scan->tags[end] == TAG_PERSON_INSIDE)
			end++;
		size_t first = i;
		if (name_trim(scan, &first, &end) && name_is_free(scan, first, end) &&
		    !name_is_cut(scan, first) && !name_is_quoted(scan, first, end))
			name_add(scan, first, end, 0, "tagger");
	}
}

/* मोदी ने, मोदी बोले: a surname, or a given name, alone as the one who acts. */
static void find_alone(struct scan *scan)
{
	for (size_t i = 0; i < scan->words.n; i++) {
		uint32_t flags = flags_at(scan, i);
		size_t end;
		bool acts = scan_is(scan, i + 1, KNOWN_NE) ||
			    scan_grammar(scan, i + 1, SENSE_SAYS, &end);
		if (scan->name_at[i] || !acts || !(flags & (WORD_SURNAME | WORD_GIVEN)) ||
		    (flags & (WORD_NO_NAME | WORD_MIDDLE | WORD_GUARDED | WORD_TITLE)) ||
		    !name_word(scan, i) || name_word(scan, i - 1) ||
		    scan_hit(scan, i, 1u << SENSE_PLACE))
			continue;
		name_add(scan, i, i + 1, 0, "alone");
	}
}

/* Two words of which a file knows one as a name, and none knows the other. */
static bool is_half_known(const struct scan *scan, size_t first)
{
	uint32_t given = flags_at(scan, first), surname = flags_at(scan, first + 1);
	uint32_t odd = WORD_INFLECTED | WORD_OFFICE | WORD_JOINED;
	return (name_is_known(given) && (surname & WORD_UNKNOWN) && !(surname & odd)) ||
	       (name_is_known(surname) && (given & WORD_UNKNOWN) && !(given & odd));
}

/* NAME (भाजपा), of two words that no file knows, or only one of them. */
static void find_before_party(struct scan *scan)
{
	for (size_t h = 0; h < scan->n_hits; h++) {
		const struct hit *hit = &scan->hits[h];
		size_t end = hit->first - 1u;
		if (hit->kind != SENSE_PARTY || hit->dropped || hit->first < 4 ||
		    !scan_is(scan, end, KNOWN_OPEN) || !scan_is(scan, hit->end, KNOWN_CLOSE) ||
		    !(name_is_new_pair(scan, end - 2, end) || is_half_known(scan, end - 2)) ||
		    !name_word(scan, end - 2) || !name_word(scan, end - 1) ||
		    !name_is_free(scan, end - 2, end) ||
		    !(flags_at(scan, end - 3) & (WORD_MARK | WORD_AND | WORD_CASE)))
			continue;
		name_add(scan, end - 2, end, 0, "name-party");
	}
}

/* NAME (भाजपा) */
static void take_parenthesised_parties(struct scan *scan)
{
	for (size_t n = 0; n < scan->n_names; n++) {
		struct name *name = &scan->names[n];
		const struct hit *hit = scan_hit(scan, name->end + 1, 1u << SENSE_PARTY);
		struct role *known = name->role ? &scan->roles[name->role - 1] : NULL;
		if (!hit || !scan_is(scan, name->end, KNOWN_OPEN) ||
		    !scan_is(scan, hit->end, KNOWN_CLOSE))
			continue;
		if (known) {
			if (known->party == NO_PARTY && known->end == name->first)
				known->party = hit->sense->value;
			continue;
		}
		uint32_t role = add_role(scan, (struct role){.first = hit->first,
							     .head = hit->first,
							     .end = hit->end,
							     .party = hit->sense->value,
							     .state = NO_STATE,
							     .text = STR_EMPTY});
		scan->names[n].role = role;
	}
}

/* The reporter before the dateline is nobody that the story tells of; nor is what was a place. */
static void drop_nobodies(struct scan *scan)
{
	size_t kept = 0, last = scan->dateline_first;
	while (last > 0 && (flags_at(scan, last - 1) & (WORD_MARK | WORD_END)) == WORD_MARK)
		last--;
	for (size_t n = 0; n < scan->n_names; n++) {
		const struct name *name = &scan->names[n];
		bool reporter = scan->article->byline.n && name->end == last && last > 0;
		if (!reporter && name->end > name->first)
			scan->names[kept++] = *name;
	}
	bool dropped = kept < scan->n_names;
	scan->n_names = kept;
	for (size_t i = 0; dropped && i < scan->words.n; i++)
		scan->name_at[i] = 0;
	for (size_t n = 0; dropped && n < kept; n++)
		for (size_t i = scan->names[n].first; i < scan->names[n].end; i++)
			scan->name_at[i] = (uint32_t)n + 1;
}

void find_people(struct scan *scan)
{
	static void (*const finders[])(struct scan *) = {
		find_after_role,   find_before_role,   find_after_party, find_after_unit,
		find_before_party, find_anywhere,      find_tagged,      find_object,
		find_entrusted,    find_listed_before, complete_lists,   find_posted,
		find_before_role,  find_appointed,     find_alone,       take_parenthesised_parties,
		drop_nobodies,
	};
	for (size_t i = 0; i < sizeof finders / sizeof *finders; i++)
		finders[i](scan);
}

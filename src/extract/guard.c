/*
 * Rows of guards.tsv, and whether the text around a form gives one of the evidences that its row
 * asks for.
 */
#include "guard.h"

#include "load.h"

static uint32_t add_evidence(struct gazetteer *gazetteer, bool after, struct str words,
			     uint32_t next)
{
	struct evidence_list *list = &gazetteer->evidence;
	struct evidence evidence = {.after = after, .next = next};
	struct str word;
	for (size_t i = 0; i < EVIDENCE_WORDS && str_split(&words, '+', &word); i++)
		evidence.words[i] = load_word(gazetteer, str_trim(word));
	list->at = mem_grow(list->at, &list->capacity, list->n + 1, sizeof *list->at);
	list->at[list->n++] = evidence;
	return (uint32_t)list->n;
}

/* One of dateline, quoted, state, strict, before:W,W, after:W,W+W2. */
static int read_evidence(struct gazetteer *gazetteer, struct str text, struct guard *guard)
{
	static const struct str before = {"before:", 7}, after = {"after:", 6};
	struct str words;
	if (str_equal(text, STR("dateline")))
		guard->dateline = true;
	else if (str_equal(text, STR("quoted")))
		guard->quoted = true;
	else if (str_equal(text, STR("state")))
		guard->state = true;
	else if (str_equal(text, STR("strict")))
		guard->strict = true;
	else if (str_starts(text, before) || str_starts(text, after)) {
		bool is_after = str_starts(text, after);
		text = str_slice(text, is_after ? after.n : before.n, text.n);
		while (str_split(&text, ',', &words))
			guard->evidence = add_evidence(gazetteer, is_after, words, guard->evidence);
	} else
		return 1;
	return 0;
}

/* A row about a place also guards the state of that name. */
static int kind_of_guard(struct str name, unsigned *ret_kinds)
{
	static const struct {
		const char *name;
		unsigned kinds;
	} kinds[] = {
		{"party", 1u << SENSE_PARTY},
		{"place", 1u << SENSE_PLACE | 1u << SENSE_STATE},
		{"state", 1u << SENSE_STATE},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal(str_from(kinds[i].name), name)) {
			*ret_kinds = kinds[i].kinds;
			return 0;
		}
	return 1;
}

int guard_read(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	struct guard guard = {.dateline = false};
	struct str kind = sheet_cell(row, STR("kind")), form = sheet_cell(row, STR("form"));
	struct str items = sheet_cell(row, STR("evidence")), item;
	while (str_split(&items, '|', &item))
		if (read_evidence(gazetteer, str_trim(item), &guard))
			return sheet_error(row, diag, "unknown evidence", item);
	if (str_equal(kind, STR("person"))) {
		load_flags(gazetteer, form, WORD_GUARDED);
		return 0;
	}
	unsigned kinds;
	if (kind_of_guard(kind, &kinds))
		return sheet_error(row, diag, "unknown kind of guard", kind);
	uint32_t node = load_form(gazetteer, &gazetteer->entities, form);
	if (!node)
		return sheet_error(row, diag, "guard of no words", form);
	struct guard_list *list = &gazetteer->guards;
	list->at = mem_grow(list->at, &list->capacity, list->n + 1, sizeof *list->at);
	list->at[list->n++] = guard;
	for (uint32_t i = gazetteer->entities.values[node]; i; i = gazetteer->senses.at[i - 1].next)
		if (kinds & 1u << gazetteer->senses.at[i - 1].kind)
			gazetteer->senses.at[i - 1].guard = (uint32_t)list->n;
	return 0;
}

/* In a list of places the comma and "और" between them do not count. */
static bool is_between(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags & (WORD_COMMA | WORD_AND);
}

static bool stands(const struct scan *scan, const struct evidence *evidence, size_t first,
		   size_t end)
{
	size_t n = 0;
	while (n < EVIDENCE_WORDS && evidence->words[n])
		n++;
	if (!evidence->after && first < n)
		return false;
	size_t start = evidence->after ? end : first - n;
	for (size_t i = 0; i < n; i++)
		if (scan_word(scan, start + i)->id != evidence->words[i])
			return false;
	return n > 0;
}

static bool any_stands(const struct scan *scan, const struct guard *guard, size_t first, size_t end)
{
	const struct evidence *all = scan->gazetteer->evidence.at;
	for (uint32_t i = guard->evidence; i; i = all[i - 1].next)
		if (stands(scan, &all[i - 1], first, end))
			return true;
	return false;
}

/* "हम के प्रदेश अध्यक्ष": what has officers is a party; clerks are no officers of one. */
static bool has_officer(const struct scan *scan, size_t end)
{
	size_t next;
	if (!scan_is_genitive(scan, end))
		return false;
	end++;
	for (size_t i = 0; i < 3; i++) {
		const struct sense *office = scan_grammar(scan, end, SENSE_OFFICE, &next);
		if (office)
			return office->detail >= OFFICE_PUBLIC;
		if (!scan_grammar(scan, end, SENSE_MODIFIER, &next) &&
		    !scan_grammar(scan, end, SENSE_UNIT, &next))
			return false;
		end = next;
	}
	return false;
}

/* माले के सुरेश पासवान: what has members is one, too. */
static bool has_member(const struct scan *scan, size_t end)
{
	uint32_t first = scan_word(scan, end + 1)->flags, next = scan_word(scan, end + 2)->flags;
	return scan_is(scan, end, KNOWN_KE) && (first & WORD_GIVEN) &&
	       !(first & (WORD_NO_NAME | WORD_TITLE)) && (next & (WORD_SURNAME | WORD_MIDDLE)) &&
	       !(next & (WORD_NO_NAME | WORD_TITLE));
}

static bool is_plain_place(const struct scan *scan, size_t index)
{
	const struct gazetteer *gazetteer = scan->gazetteer;
	uint32_t node = trie_step(&gazetteer->entities, 0, scan_word(scan, index)->id);
	const struct sense *sense = gazetteer_senses(gazetteer, &gazetteer->entities, node);
	while (sense && (sense->kind != SENSE_PLACE || sense->guard))
		sense = gazetteer_next(gazetteer, sense);
	return sense;
}

/* Between other places a form is a place too: कुल्लू, मंडी और ऊना. Not so a verb: गया और पटना. */
static bool is_listed(const struct scan *scan, size_t first, size_t end)
{
	if (scan_word(scan, first)->flags & WORD_CLOSED)
		return false;
	return (first > 1 && is_between(scan, first - 1) &&
		scan_hit(scan, first - 2, 1u << SENSE_PLACE)) ||
	       (is_between(scan, end) && is_plain_place(scan, end + 1));
}

/* The party that a list has in front of a word, or NULL. */
static const struct hit *party_before(const struct scan *scan, size_t first)
{
	if (first < 2 || !is_between(scan, first - 1))
		return NULL;
	const struct hit *hit = scan_hit(scan, first - 2, 1u << SENSE_PARTY);
	return hit && hit->end + 1u == first ? hit : NULL;
}

static bool is_plain_party(const struct scan *scan, size_t index)
{
	const struct sense *sense = gazetteer_senses(scan->gazetteer, &scan->gazetteer->entities,
						     scan_word(scan, index)->entity);
	while (sense && (sense->kind != SENSE_PARTY || sense->guard))
		sense = gazetteer_next(scan->gazetteer, sense);
	return sense;
}

/*
 * Between other parties a form is one: भाजपा, एनटीके और द्रमुक. What is a word of the grammar (हम), or
 * may have officers and be none, must have one on each side, or two in front.
 */
static bool is_listed_party(const struct scan *scan, const struct guard *guard, size_t first,
			    size_t end)
{
	const struct hit *before = party_before(scan, first);
	bool after = is_between(scan, end) && is_plain_party(scan, end + 1);
	bool doubtful = guard->strict || (scan_word(scan, first)->flags & WORD_CLOSED);
	if (!doubtful)
		return before || after;
	return before && (after || (party_before(scan, before->first) && !is_between(scan, end)));
}

enum guard_result guard_judge(const struct scan *scan, const struct sense *sense, size_t first,
			      size_t end)
{
	if (!sense->guard)
		return GUARD_HOLDS;
	const struct guard *guard = &scan->gazetteer->guards.at[sense->guard - 1];
	if (guard->dateline && first < scan->dateline_end && end > scan->dateline_first)
		return GUARD_HOLDS;
	if (guard->quoted && (scan_word(scan, first)->flags & WORD_QUOTE) &&
	    (scan_word(scan, end - 1)->flags & WORD_UNQUOTE))
		return GUARD_HOLDS;
	if (any_stands(scan, guard, first, end))
		return GUARD_HOLDS;
	if (sense->kind == SENSE_PLACE && is_listed(scan, first, end))
		return GUARD_HOLDS;
	if (sense->kind == SENSE_PARTY && is_listed_party(scan, guard, first, end))
		return GUARD_HOLDS;
	if (sense->kind == SENSE_PARTY && !guard->strict &&
	    (has_officer(scan, end) || has_member(scan, end)))
		return GUARD_HOLDS;
	return guard->state ? GUARD_PENDING : GUARD_FAILS;
}

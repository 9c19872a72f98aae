/*
 * Which names are one person; what the parties of their offices are when the chain does not say;
 * and where else in the article a person is meant by less than the full name.
 */
#include "names.h"

#include <stdlib.h>

/* Where persons stand by a word: the last that it was the start or the end of. */
struct index {
	uint32_t *by_first, *by_last; /* 1 + person, or 0 */
};

static uint32_t id_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->id;
}

static uint32_t flags_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags;
}

static int compare_names(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	return x->first < y->first ? -1 : x->first > y->first;
}

static void sort_names(struct scan *scan)
{
	if (scan->n_names)
		qsort(scan->names, scan->n_names, sizeof *scan->names, compare_names);
	for (size_t n = 0; n < scan->n_names; n++)
		for (size_t i = scan->names[n].first; i < scan->names[n].end; i++)
			scan->name_at[i] = (uint32_t)n + 1;
}

static bool same_words(const struct scan *scan, size_t a, size_t b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (id_at(scan, a + i) != id_at(scan, b + i))
			return false;
	return true;
}

static size_t skip_blanks(struct str text, size_t at)
{
	while (at < text.n && (text.s[at] == ' ' || text.s[at] == '.'))
		at++;
	return at;
}

/* केसी and के. सी., रामनिवास and राम निवास before the same surname. */
static bool same_letters(const struct scan *scan, const struct name *a, const struct name *b)
{
	if (id_at(scan, a->end - 1u) != id_at(scan, b->end - 1u))
		return false;
	struct str x = words_text(&scan->words, a->first, a->end);
	struct str y = words_text(&scan->words, b->first, b->end);
	size_t i = skip_blanks(x, 0), j = skip_blanks(y, 0);
	while (i < x.n && j < y.n && x.s[i] == y.s[j]) {
		i = skip_blanks(x, i + 1);
		j = skip_blanks(y, j + 1);
	}
	return i == x.n && j == y.n;
}

/* केपी and कमल प्रकाश before the same surname. */
static bool letters_of(const struct scan *scan, const struct name *a, const struct name *b)
{
	return (flags_at(scan, a->first) & WORD_INITIAL) &&
	       !(flags_at(scan, b->first) & WORD_INITIAL) &&
	       id_at(scan, a->end - 1u) == id_at(scan, b->end - 1u) &&
	       letters_stand_for(words_text(&scan->words, a->first, a->end - 1u),
				 words_text(&scan->words, b->first, b->end - 1u));
}

/* Two names of two words or more: the same, or one the other with a word left out. */
static bool same_person(const struct scan *scan, const struct name *a, const struct name *b)
{
	size_t na = a->end - a->first, nb = b->end - b->first;
	if (na > nb)
		return same_person(scan, b, a);
	bool first = id_at(scan, a->first) == id_at(scan, b->first);
	bool last = id_at(scan, a->end - 1) == id_at(scan, b->end - 1);
	if (na < 2)
		return na == nb && first;
	bool letter = flags_at(scan, a->first) & WORD_INITIAL; /* that many share with a surname */
	return (first && last &&
		(na == 2 || (na == nb && !letter) || same_words(scan, a->first, b->first, 2))) ||
	       same_words(scan, a->first, b->first, na) ||
	       same_words(scan, a->first, b->end - na, na) || same_letters(scan, a, b) ||
	       letters_of(scan, a, b) || letters_of(scan, b, a);
}

static uint32_t add_person(struct scan *scan, size_t name)
{
	scan->persons = mem_grow(scan->persons, &scan->persons_capacity, scan->n_persons + 1,
				 sizeof *scan->persons);
	scan->persons[scan->n_persons++] = (struct person){
		.name = (uint32_t)name, .role = 0, .party = NO_PARTY, .state = NO_STATE};
	return (uint32_t)scan->n_persons;
}

static size_t name_length(const struct name *name)
{
	return name->end - name->first;
}

static void join(struct scan *scan, size_t name, uint32_t person)
{
	struct person *known = &scan->persons[person - 1];
	scan->names[name].person = person;
	const struct name *new = &scan->names[name], *shown = &scan->names[known->name];
	if (letters_of(scan, shown, new)) { /* written out: कमल प्रकाश, not केपी */
		known->name = (uint32_t)name;
		return;
	}
	if (name_length(new) > name_length(shown) &&
	    ((flags_at(scan, new->first) & WORD_INITIAL) || !same_letters(scan, new, shown)))
		known->name = (uint32_t)name;
}

/* The persons whose shown name begins, or ends, with a word: of each word those, the last one
 * first. */
struct chains {
	uint32_t *by_first, *by_last; /* of each word 1 + link, or 0 */
	struct link {
		uint32_t person, next;
	} * links;
	uint32_t n_links;
};

enum { LONGEST_CHAIN = 1000 }; /* persons of one surname in a story: what has more is a register */

static void chain_person(struct chains *chains, uint32_t *ret_chain, uint32_t person)
{
	chains->links[chains->n_links++] = (struct link){.person = person, .next = *ret_chain};
	*ret_chain = chains->n_links;
}

/* The first person of a chain whose name it is, before another one, or that other one. */
static uint32_t first_of_chain(const struct scan *scan, const struct chains *chains, uint32_t at,
			       const struct name *name, uint32_t other)
{
	for (size_t n = 0; at && n < LONGEST_CHAIN; n++) {
		const struct link *link = &chains->links[at - 1];
		const struct person *person = &scan->persons[link->person - 1];
		if ((!other || link->person < other) &&
		    same_person(scan, name, &scan->names[person->name]))
			other = link->person;
		at = link->next;
	}
	return other;
}

/* Names of one person have the first word in common or the last: same_person(). */
static void merge_full(struct scan *scan)
{
	size_t n_locals = scan->words.n_locals;
	struct chains chains = {
		.by_first = arena_new(scan->arena, n_locals, sizeof *chains.by_first),
		.by_last = arena_new(scan->arena, n_locals, sizeof *chains.by_last),
		.links = arena_new(scan->arena, 2 * scan->n_names, sizeof *chains.links),
	};
	for (size_t n = 0; n < scan->n_names; n++) {
		const struct name *name = &scan->names[n];
		if (name_length(name) < 2)
			continue;
		uint32_t *by_first = &chains.by_first[scan_word(scan, name->first)->local];
		uint32_t *by_last = &chains.by_last[scan_word(scan, name->end - 1u)->local];
		uint32_t person = first_of_chain(scan, &chains, *by_first, name, 0);
		person = first_of_chain(scan, &chains, *by_last, name, person);
		person = person ? person : add_person(scan, n);
		join(scan, n, person);
		if (scan->persons[person - 1].name == n) {
			chain_person(&chains, by_first, person);
			chain_person(&chains, by_last, person);
		}
	}
}

/* मिश्र is मिश्रा, शुक्ल शुक्ला. */
static bool same_surname(const struct scan *scan, size_t a, size_t b)
{
	static const struct str ending = {"ा", sizeof "ा" - 1};
	if (id_at(scan, a) == id_at(scan, b))
		return true;
	if (!(flags_at(scan, a) & flags_at(scan, b) & WORD_SURNAME))
		return false;
	struct str x = words_text(&scan->words, a, a + 1), y = words_text(&scan->words, b, b + 1);
	return x.n > y.n ? x.n == y.n + ending.n && str_starts(x, y) && str_ends(x, ending)
			 : y.n == x.n + ending.n && str_starts(y, x) && str_ends(y, ending);
}

/* सांसद आगा सैयद रूहुल्लाह मेहदी, and then रूहुल्लाह: who has the word between the others; 0: nobody. */
static uint32_t named_inside(const struct scan *scan, const struct name *name)
{
	for (size_t m = 0; m < scan->n_names; m++) {
		const struct name *other = &scan->names[m];
		for (size_t i = other->first + 1u; other->person && i + 1 < other->end; i++)
			if (id_at(scan, i) == id_at(scan, name->first) &&
			    !(flags_at(scan, i) & (WORD_MIDDLE | WORD_INITIAL)))
				return other->person;
	}
	return 0;
}

static bool is_called(const struct scan *scan, const struct name *other, const struct name *single)
{
	return other->person && (same_surname(scan, single->first, other->end - 1u) ||
				 id_at(scan, single->first) == id_at(scan, other->first));
}

/* Who has a word as surname or first name: the one named last before it, or first behind; 0:
 * nobody. */
static uint32_t named_nearby(const struct scan *scan, size_t single)
{
	const struct name *name = &scan->names[single];
	for (size_t m = single; m-- > 0;)
		if (is_called(scan, &scan->names[m], name))
			return scan->names[m].person;
	for (size_t m = single + 1; m < scan->n_names; m++)
		if (is_called(scan, &scan->names[m], name))
			return scan->names[m].person;
	return named_inside(scan, name);
}

static void merge_single(struct scan *scan)
{
	for (size_t n = 0; n < scan->n_names; n++) {
		struct name *name = &scan->names[n];
		if (name_length(name) > 1)
			continue;
		uint32_t person = named_nearby(scan, n);
		if (person && str_equal(str_from(name->rule), STR("alone")))
			name->rule = flags_at(scan, name->first) & WORD_GIVEN ? "given" : "surname";
		join(scan, n, person ? person : add_person(scan, n));
	}
}

/* The one party in a stretch of words; NO_PARTY if there is none or more than one. */
static uint32_t only_party(const struct scan *scan, size_t first, size_t end)
{
	uint32_t party = NO_PARTY;
	for (size_t h = 0; h < scan->n_hits; h++) {
		const struct hit *hit = &scan->hits[h];
		if (hit->kind != SENSE_PARTY || hit->dropped || hit->first < first ||
		    hit->end > end)
			continue;
		if (party != NO_PARTY && party != hit->sense->value)
			return NO_PARTY;
		party = hit->sense->value;
	}
	return party;
}

/* The only party of the first sentence of a passage that names any. */
static uint32_t first_party(const struct scan *scan, const struct passage *passage)
{
	for (size_t first = passage->first, end; first < passage->end; first = end + 1) {
		bool any = false;
		for (end = first; end < passage->end && !(flags_at(scan, end) & WORD_END); end++)
			any = any || scan_hit(scan, end, 1u << SENSE_PARTY);
		if (any)
			return only_party(scan, first, end);
	}
	return NO_PARTY;
}

/* Whose story it is: the only party of the headline, or of the first sentence with any. */
static uint32_t story_party(const struct scan *scan)
{
	const struct words *words = &scan->words;
	uint32_t party = only_party(scan, words->passages[0].first, words->passages[0].end);
	for (size_t p = 1; p < words->n_passages && party == NO_PARTY; p++)
		if (words->passages[p].field == FIELD_BODY)
			return first_party(scan, &words->passages[p]);
	return party;
}

/* Between two names of one list stand commas, "और", and the second one's office. */
static bool listed_together(const struct scan *scan, const struct name *a, const struct name *b)
{
	size_t end = b->role && scan->roles[b->role - 1].first < b->first
			     ? scan->roles[b->role - 1].first
			     : b->first;
	for (size_t i = a->end; i < end; i++)
		if (!(flags_at(scan, i) & (WORD_COMMA | WORD_AND)))
			return false;
	return end >= a->end;
}

/* In a list of officers, one who is given no party has that of the others, if it is one. */
static void spread_party(struct scan *scan, size_t first, size_t end)
{
	uint32_t party = NO_PARTY;
	for (size_t n = first; n < end; n++) {
		uint32_t r = scan->names[n].role;
		if (!r || scan->roles[r - 1].party == NO_PARTY)
			continue;
		if (party != NO_PARTY && party != scan->roles[r - 1].party)
			return;
		party = scan->roles[r - 1].party;
	}
	for (size_t n = first; n < end; n++) {
		uint32_t r = scan->names[n].role;
		if (r && scan->roles[r - 1].party == NO_PARTY && scan->roles[r - 1].party_office)
			scan->roles[r - 1].party = party;
	}
}

static void spread_parties(struct scan *scan)
{
	uint32_t story = story_party(scan);
	for (size_t n = 0; n < scan->n_names;) {
		size_t end = n + 1;
		while (end < scan->n_names &&
		       listed_together(scan, &scan->names[end - 1], &scan->names[end]))
			end++;
		spread_party(scan, n, end);
		n = end;
	}
	for (size_t r = 0; r < scan->n_roles; r++)
		if (scan->roles[r].unit && scan->roles[r].party == NO_PARTY)
			scan->roles[r].party = story;
}

static void choose_roles(struct scan *scan)
{
	for (size_t n = 0; n < scan->n_names; n++) {
		const struct name *name = &scan->names[n];
		struct person *person = &scan->persons[name->person - 1];
		const struct role *role = name->role ? &scan->roles[name->role - 1] : NULL;
		if (!role)
			continue;
		const struct role *best = person->role ? &scan->roles[person->role - 1] : NULL;
		if (!best || role->parts > best->parts)
			person->role = name->role;
		if (person->party == NO_PARTY)
			person->party = role->party;
		if (person->state == NO_STATE)
			person->state = role->state;
	}
}

static void index_person(const struct scan *scan, struct index *index, const struct name *name)
{
	index->by_first[scan_word(scan, name->first)->local] = name->person;
	index->by_last[scan_word(scan, name->end - 1u)->local] = name->person;
}

/* Words behind which a name that is a common word as well counts. */
static bool is_evident(const struct scan *scan, size_t at)
{
	if ((flags_at(scan, at) & WORD_JOINED) && scan_hit(scan, at - 1, 1u << SENSE_PARTY))
		return true;
	return (flags_at(scan, at + 1) & WORD_CASE) || (flags_at(scan, at - 1) & WORD_TITLE);
}

/* A name again that no finder took: all its words, or its first and last. Its length, or 0. */
static size_t name_again(const struct scan *scan, size_t at, uint32_t person)
{
	const struct name *name = &scan->names[scan->persons[person - 1].name];
	size_t n = name_length(name);
	if (n < 2 || id_at(scan, at) != id_at(scan, name->first))
		return 0;
	if (same_words(scan, at, name->first, n))
		return n;
	return id_at(scan, at + 1) == id_at(scan, name->end - 1) ? 2 : 0;
}

static bool surname_alone(const struct scan *scan, size_t at)
{
	uint32_t flags = flags_at(scan, at);
	bool common = (flags & (WORD_NO_NAME | WORD_GUARDED | WORD_MIDDLE)) ||
		      scan_hit(scan, at, 1u << SENSE_PLACE);
	size_t end;
	if (scan_grammar(scan, at, SENSE_OFFICE, &end))
		common = true;
	if ((flags_at(scan, at + 1) & WORD_THING) || (flags & (WORD_NUMBER | WORD_GOVERN)))
		return false;
	if (flags & WORD_JOINED ? !is_evident(scan, at) : name_word(scan, at - 1))
		return false;
	return common ? is_evident(scan, at) : !name_word(scan, at + 1);
}

static bool given_alone(const struct scan *scan, size_t at)
{
	uint32_t flags = flags_at(scan, at);
	return (flags & WORD_GIVEN) &&
	       !(flags & (WORD_NO_NAME | WORD_INITIAL | WORD_TITLE | WORD_JOINED)) &&
	       (flags_at(scan, at + 1) & WORD_CASE) && !name_word(scan, at - 1) &&
	       !scan_hit(scan, at, 1u << SENSE_PLACE);
}

static void add_mention(struct scan *scan, size_t at, size_t n, uint32_t person, const char *rule)
{
	scan->names = mem_grow(scan->names, &scan->names_capacity, scan->n_names + 1,
			       sizeof *scan->names);
	scan->names[scan->n_names++] = (struct name){
		.first = (uint32_t)at, .end = (uint32_t)(at + n), .person = person, .rule = rule};
	for (size_t i = at; i < at + n; i++)
		scan->name_at[i] = (uint32_t)scan->n_names;
}

static void find_mention(struct scan *scan, const struct index *index, size_t at)
{
	uint32_t local = scan_word(scan, at)->local;
	uint32_t first = index->by_first[local], last = index->by_last[local];
	size_t n = first ? name_again(scan, at, first) : 0;
	if (n)
		add_mention(scan, at, n, first, "name");
	else if (last && surname_alone(scan, at))
		add_mention(scan, at, 1, last, "surname");
	else if (first && given_alone(scan, at))
		add_mention(scan, at, 1, first, "given");
}

static void find_mentions(struct scan *scan)
{
	size_t n_locals = scan->words.n_locals;
	struct index index = {
		.by_first = arena_new(scan->arena, n_locals, sizeof *index.by_first),
		.by_last = arena_new(scan->arena, n_locals, sizeof *index.by_last),
	};
	for (size_t n = scan->n_names; n-- > 0;)
		index_person(scan, &index, &scan->names[n]);
	for (size_t i = 0; i < scan->words.n; i++) {
		uint32_t name = scan->name_at[i];
		if (name)
			index_person(scan, &index, &scan->names[name - 1]);
		else if (!(flags_at(scan, i) & WORD_MARK))
			find_mention(scan, &index, i);
	}
}

void merge_people(struct scan *scan)
{
	sort_names(scan);
	merge_full(scan);
	merge_single(scan);
	spread_parties(scan);
	choose_roles(scan);
	find_mentions(scan);
}

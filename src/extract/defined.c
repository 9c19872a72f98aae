/*
 * What a text itself says its names stand for: "जन कल्याण पार्टी (जकपा)" makes जकपा that party
 * wherever it stands, and where अमेरिकी कांग्रेस is spoken of and nothing of India's politics, कांग्रेस is
 * that one.
 */
#include "scan.h"

struct meaning {
	const struct sense *party; /* NULL: none */
};

struct meanings {
	struct scan *scan;
	struct meaning *of; /* by a word's local number; NULL until the first is found */
};

static bool is_open(const struct scan *scan, size_t index)
{
	return scan_is(scan, index, KNOWN_OPEN);
}

static bool is_closed(const struct scan *scan, size_t index)
{
	return scan_is(scan, index, KNOWN_CLOSE);
}

/* A short form that is no word, name or place; a guarded one of this party may be an office too. */
static bool may_stand_for(const struct scan *scan, size_t index, const struct sense *party)
{
	static const uint32_t none =
		WORD_MARK | WORD_NUMBER | WORD_NAME | WORD_NO_NAME | WORD_TITLE | WORD_JOINED;
	const struct word *word = scan_word(scan, index);
	if (!word->id || (word->flags & none) || scan->hit_at[index])
		return false;
	for (const struct sense *sense =
		     gazetteer_senses(scan->gazetteer, &scan->gazetteer->entities, word->entity);
	     sense; sense = gazetteer_next(scan->gazetteer, sense))
		if (sense->kind != SENSE_PARTY || sense->value != party->value)
			return false;
	return true;
}

static void define(struct meanings *meanings, size_t index, const struct sense *party)
{
	struct scan *scan = meanings->scan;
	if (!may_stand_for(scan, index, party))
		return;
	if (!meanings->of)
		meanings->of = arena_new(scan->arena, scan->words.n_locals, sizeof *meanings->of);
	meanings->of[scan_word(scan, index)->local].party = party;
}

/* "X Y Z (ABC)", "ABC (X Y Z)" */
static void read_definition(struct meanings *meanings, const struct hit *hit)
{
	const struct scan *scan = meanings->scan;
	if (hit->kind != SENSE_PARTY || hit->dropped || hit->end < hit->first + 2)
		return;
	if (is_open(scan, hit->end) && is_closed(scan, hit->end + 2u))
		define(meanings, hit->end + 1u, hit->sense);
	else if (hit->first > 2 && is_open(scan, hit->first - 1u) && is_closed(scan, hit->end))
		define(meanings, hit->first - 2u, hit->sense);
}

static void add_defined(struct scan *scan, size_t index, const struct sense *party)
{
	scan->hits =
		mem_grow(scan->hits, &scan->hits_capacity, scan->n_hits + 1, sizeof *scan->hits);
	scan->hits[scan->n_hits++] = (struct hit){.first = (uint32_t)index,
						  .end = (uint32_t)index + 1,
						  .kind = SENSE_PARTY,
						  .sense = party,
						  .state = NO_STATE,
						  .rule = "defined"};
	scan->hit_at[index] = (uint32_t)scan->n_hits;
}

static void take_defined(struct scan *scan)
{
	struct meanings meanings = {.scan = scan};
	size_t n = scan->n_hits;
	for (size_t h = 0; h < n; h++)
		read_definition(&meanings, &scan->hits[h]);
	for (size_t i = 0; meanings.of && i < scan->words.n; i++) {
		const struct word *word = scan_word(scan, i);
		const struct sense *party = meanings.of[word->local].party;
		if (word->id && party && !scan->hit_at[i])
			add_defined(scan, i, party);
	}
}

/* The word of a party that ends the longer name of something else, or 0. */
static uint32_t party_word(const struct scan *scan, const struct hit *hit)
{
	const struct word *word = scan_word(scan, hit->end - 1u);
	if (hit->kind != SENSE_TRAP || hit->end < hit->first + 2)
		return 0;
	for (const struct sense *sense =
		     gazetteer_senses(scan->gazetteer, &scan->gazetteer->entities, word->entity);
	     sense; sense = gazetteer_next(scan->gazetteer, sense))
		if (sense->kind == SENSE_PARTY)
			return word->id;
	return 0;
}

static bool is_word(const struct scan *scan, const struct hit *hit, uint32_t id)
{
	return hit->kind == SENSE_PARTY && hit->end == hit->first + 1 &&
	       scan_word(scan, hit->first)->id == id;
}

/* The longer name is meant by its last word alone, if nothing else in the text is India's. */
static void drop_shortened(struct scan *scan)
{
	uint32_t id = 0;
	for (size_t h = 0; h < scan->n_hits && !id; h++)
		id = party_word(scan, &scan->hits[h]);
	for (size_t h = 0; h < scan->n_hits && id; h++) {
		const struct hit *hit = &scan->hits[h];
		if (hit->kind == SENSE_STATE ||
		    (hit->kind == SENSE_PARTY && !is_word(scan, hit, id)))
			return;
	}
	for (size_t h = 0; h < scan->n_hits && id; h++)
		scan->hits[h].dropped = scan->hits[h].dropped || is_word(scan, &scan->hits[h], id);
}

void match_defined(struct scan *scan)
{
	take_defined(scan);
	drop_shortened(scan);
}

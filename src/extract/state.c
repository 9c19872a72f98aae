/*
 * The one state that an article is about. Every state named and every place votes; the dateline
 * and what stands in the headline, the standfirst and the first paragraph weigh most, and a state
 * beside a party's name ("हिमाचल कांग्रेस") as much. Weights: research on five hundred articles'
 * datelines; New Delhi as a dateline says where the agency sits, not what the story is about.
 */
#include "scan.h"

enum { NEAR = 1u << SENSE_PARTY };

static const double weight_dateline = 3, weight_lead = 3, weight_party = 3, weight_body = 1,
		    weight_headline = 2, weight_desk = 1, weight_town = 0.25, weight_capital = 0.5,
		    enough = 1, clearly = 1.25;

/* The capital is where agencies sit. */
static bool is_desk(const struct scan *scan, const struct hit *hit)
{
	return str_equal(scan->gazetteer->states[hit->sense->value].id, STR("IN-DL"));
}

/* Above the second paragraph. */
static bool is_first(const struct scan *scan, const struct hit *hit)
{
	const struct passage *at = &scan->words.passages[scan_word(scan, hit->first)->passage];
	return at->field != FIELD_BODY || at->paragraph == 0;
}

static bool is_headline(const struct scan *scan, const struct hit *hit)
{
	return scan->words.passages[scan_word(scan, hit->first)->passage].field == FIELD_HEADLINE;
}

static bool is_lead(const struct scan *scan, const struct hit *hit)
{
	return is_desk(scan, hit) ? is_headline(scan, hit) : is_first(scan, hit);
}

static bool is_dateline(const struct scan *scan, const struct hit *hit)
{
	return hit->first < scan->dateline_end && hit->end > scan->dateline_first;
}

/* A desk on a line of its own is the byline's rather than the story's. */
static bool is_apart(const struct scan *scan, const struct hit *hit)
{
	return scan->words.passages[scan_word(scan, hit->first)->passage].apart;
}

/* How many states have a place of this name. */
static size_t count_states(const struct scan *scan, const struct hit *hit)
{
	size_t n = 0;
	for (const struct sense *a = hit->sense; a; a = gazetteer_next(scan->gazetteer, a)) {
		bool seen = a->kind != SENSE_PLACE;
		for (const struct sense *b = hit->sense; b != a && !seen;
		     b = gazetteer_next(scan->gazetteer, b))
			seen = b->kind == SENSE_PLACE && b->value == a->value;
		n += !seen;
	}
	return n;
}

/* A union territory's name that is the seat of other states as well: चंडीगढ़, दिल्ली. */
static bool is_city(const struct scan *scan, const struct hit *hit)
{
	for (const struct sense *sense = hit->sense; sense;
	     sense = gazetteer_next(scan->gazetteer, sense))
		if (sense->kind == SENSE_PLACE)
			return true;
	return false;
}

static double weigh_state(const struct scan *scan, const struct hit *hit)
{
	bool city = is_city(scan, hit);
	if (city && is_apart(scan, hit))
		return 0;
	if (is_dateline(scan, hit))
		return city ? weight_desk : weight_dateline;
	if (scan_hit(scan, hit->end, NEAR) || scan_hit(scan, hit->first - 1, NEAR))
		return weight_party;
	if (is_desk(scan, hit) && !is_first(scan, hit))
		return weight_capital; /* what is said or decided there */
	return is_lead(scan, hit) && !city ? weight_lead : weight_body;
}

static double weigh_place(const struct scan *scan, const struct hit *hit)
{
	if (is_desk(scan, hit) && is_apart(scan, hit))
		return 0;
	if (!is_dateline(scan, hit))
		return is_headline(scan, hit) && !is_desk(scan, hit) ? weight_headline
								     : weight_body;
	return is_desk(scan, hit) ? weight_desk : weight_dateline;
}

/* A place's name of n states may be any of them, a district's rather than a town's. */
static void share(struct scan *scan, const struct hit *hit, size_t n)
{
	for (const struct sense *sense = hit->sense; sense;
	     sense = gazetteer_next(scan->gazetteer, sense))
		if (sense->kind == SENSE_PLACE)
			scan->chances[sense->value] +=
				(sense->detail == PLACE_DISTRICT ? 1 : weight_town) / (double)n;
}

/* An organisation of the gazetteer's, which knows whether it is a state's. */
static enum scope scope_of(const struct hit *hit)
{
	bool known = hit->kind == SENSE_ORGANISATION && hit->sense;
	return known ? (enum scope)hit->sense->detail : SCOPE_NONE;
}

static void vote(struct scan *scan, const struct hit *hit, bool certain)
{
	if (hit->dropped || hit->pending || hit->within)
		return;
	if (hit->kind == SENSE_STATE && certain)
		scan->scores[hit->sense->value] += weigh_state(scan, hit);
	if (scope_of(hit) == SCOPE_STATE && certain)
		scan->scores[hit->sense->value] +=
			is_headline(scan, hit) ? weight_headline : weight_body;
	if (hit->kind != SENSE_PLACE)
		return;
	size_t n = count_states(scan, hit);
	if (certain && n == 1)
		scan->scores[hit->sense->value] += weigh_place(scan, hit);
	else if (certain)
		share(scan, hit, n);
	else if (n > 1 && hit->state != NO_STATE)
		scan->scores[hit->state] += weigh_place(scan, hit);
}

/* The only state in which a party is, or NO_STATE. */
static uint32_t home_of(const struct scan *scan, const struct hit *hit)
{
	struct str id = scan->gazetteer->parties[hit->sense->value].states;
	if (id.n == 0 || str_find(id, STR("|"), 0) != SIZE_MAX)
		return NO_STATE;
	for (uint32_t i = 0; i < scan->gazetteer->n_states; i++)
		if (str_equal(scan->gazetteer->states[i].id, id))
			return i;
	return NO_STATE;
}

/* A party of one state says which of two places of one name is meant. */
static void share_party(struct scan *scan, const struct hit *hit)
{
	uint32_t state = hit->kind == SENSE_PARTY && !hit->dropped && !hit->pending
				 ? home_of(scan, hit)
				 : NO_STATE;
	if (state != NO_STATE)
		scan->chances[state] += weight_town;
}

void score_certain(struct scan *scan)
{
	for (size_t h = 0; h < scan->n_hits; h++) {
		vote(scan, &scan->hits[h], true);
		share_party(scan, &scan->hits[h]);
	}
}

/* The state of the dateline's place if it says more than where an agency sits, or NO_STATE. */
static uint32_t dateline_state(const struct scan *scan)
{
	for (size_t i = scan->dateline_first; i < scan->dateline_end; i++) {
		const struct hit *hit = scan_hit(scan, i, 1u << SENSE_PLACE);
		if (hit && hit->state != NO_STATE && !is_desk(scan, hit))
			return hit->state;
	}
	return NO_STATE;
}

/* "लोकसभा में …" in the headline or the first paragraph: the Parliament is where it happens. */
static bool is_of_parliament(const struct scan *scan)
{
	for (size_t h = 0; h < scan->n_hits; h++) {
		const struct hit *hit = &scan->hits[h];
		if (scope_of(hit) == SCOPE_NATION && !hit->dropped && is_lead(scan, hit) &&
		    scan_is(scan, hit->end, KNOWN_MEIN))
			return true;
	}
	return false;
}

/* Is a state named where the report says what it is about, or a place of it in the headline? */
static bool lead_names(const struct scan *scan, uint32_t state)
{
	for (size_t h = 0; h < scan->n_hits; h++) {
		const struct hit *hit = &scan->hits[h];
		if (hit->dropped || hit->pending || hit->within)
			continue;
		if (hit->kind == SENSE_STATE ? hit->sense->value == state && is_lead(scan, hit)
					     : hit->kind == SENSE_PLACE && hit->state == state &&
						       is_headline(scan, hit))
			return true;
	}
	return false;
}

void decide_state(struct scan *scan)
{
	uint32_t best = NO_STATE, home;
	double second = 0;
	for (size_t h = 0; h < scan->n_hits; h++)
		vote(scan, &scan->hits[h], false);
	for (uint32_t i = 0; i < scan->gazetteer->n_states; i++) {
		double score = scan->scores[i];
		if (best == NO_STATE || score > scan->scores[best]) {
			second = best == NO_STATE ? 0 : scan->scores[best];
			best = i;
		} else if (score > second) {
			second = score;
		}
	}
	if (best != NO_STATE && scan->scores[best] > enough &&
	    scan->scores[best] >= clearly * second)
		scan->primary = best;
	else if ((home = dateline_state(scan)) != NO_STATE &&
		 scan->scores[best] <= clearly * scan->scores[home])
		scan->primary = home; /* of two that are named as often, the one of the report */
	/* members of all parties name places of their own in a debate */
	if (scan->primary != NO_STATE && is_of_parliament(scan) &&
	    !lead_names(scan, scan->primary) && dateline_state(scan) != scan->primary)
		scan->primary = NO_STATE;
}

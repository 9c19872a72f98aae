/*
 * Places that are none after all, because they are part of a person's name, and which of several
 * places of one name is meant: the one in the state that the article speaks of otherwise.
 */
#include "scan.h"

static bool is_in_name(const struct scan *scan, const struct hit *hit)
{
	for (size_t i = hit->first; i < hit->end; i++)
		if (scan->name_at[i])
			return true;
	return false;
}

/* True if the article gives the state a vote by a name that is of no other state. */
static bool is_named(const struct scan *scan, uint32_t state)
{
	return scan->scores[state] > 0;
}

/*
 * The state of a place of this name with the highest score. If none has any, the one that more
 * names of the article could be of than of any other: बिलासपुर and हमीरपुर are both of Himachal.
 */
static uint32_t best_state(const struct scan *scan, const struct hit *hit)
{
	uint32_t best = NO_STATE;
	double high = 0, second = 0;
	for (const struct sense *sense = hit->sense; sense;
	     sense = gazetteer_next(scan->gazetteer, sense)) {
		if (sense->kind != SENSE_PLACE || sense->value == best)
			continue;
		double score = scan->scores[sense->value] * 1000 + scan->chances[sense->value];
		if (score > high) {
			second = high;
			high = score;
			best = sense->value;
		} else if (score > second) {
			second = score;
		}
	}
	return high > second ? best : NO_STATE;
}

/* The state that is said beside a place: राजस्थान के प्रतापगढ़ में, प्रतापगढ़ (राजस्थान). */
static uint32_t said_state(const struct scan *scan, const struct hit *hit)
{
	const struct hit *state = NULL;
	if (scan_is_genitive(scan, hit->first - 1u))
		state = scan_hit(scan, hit->first - 2u, 1u << SENSE_STATE);
	else if (scan_is(scan, hit->end, KNOWN_OPEN))
		state = scan_hit(scan, hit->end + 1u, 1u << SENSE_STATE);
	for (const struct sense *sense = hit->sense; state && sense;
	     sense = gazetteer_next(scan->gazetteer, sense))
		if (sense->kind == SENSE_PLACE && sense->value == state->sense->value)
			return sense->value;
	return NO_STATE;
}

static bool in_states(const struct scan *scan, const struct hit *hit)
{
	struct str states = scan->gazetteer->parties[hit->sense->value].states, id;
	while (str_split(&states, '|', &id))
		for (uint32_t i = 0; i < scan->gazetteer->n_states; i++)
			if (str_equal(scan->gazetteer->states[i].id, id) && is_named(scan, i))
				return true;
	return false;
}

/* What waits for its state to be named elsewhere. */
static void settle(const struct scan *scan, struct hit *hit)
{
	uint32_t state = hit->kind == SENSE_PLACE ? hit->state : hit->sense->value;
	bool good = hit->kind == SENSE_PARTY ? in_states(scan, hit)
					     : state != NO_STATE && is_named(scan, state);
	hit->dropped = !good;
	hit->pending = false;
}

void resolve_places(struct scan *scan)
{
	for (size_t h = 0; h < scan->n_hits; h++) {
		struct hit *hit = &scan->hits[h];
		if (hit->kind == SENSE_PLACE && is_in_name(scan, hit))
			hit->dropped = true;
	}
	score_certain(scan);
	for (size_t h = 0; h < scan->n_hits; h++) {
		struct hit *hit = &scan->hits[h];
		if (hit->kind == SENSE_PLACE && !hit->dropped) {
			uint32_t said = said_state(scan, hit);
			hit->state = said != NO_STATE ? said : best_state(scan, hit);
		}
		if (hit->pending)
			settle(scan, hit);
	}
}

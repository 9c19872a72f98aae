/* Knows the bytes of positions: see places.h. */
#include "places.h"

struct places places_next_long(struct places places)
{
	uint64_t more;
	bool reads = leaf_number(places.bytes, places.n, &places.at, &more);
	if (reads && more == POSITIONS_COLUMN) {
		places.place = 0;
		reads = leaf_number(places.bytes, places.n, &places.at, &places.column) &&
			leaf_number(places.bytes, places.n, &places.at, &more);
	}
	places.place += more - POSITIONS_LEAST;
	places.bad = !reads || more < POSITIONS_LEAST;
	return places;
}

/* A number that is larger for places behind, and by more than 1 for those of another column. */
static uint64_t number_of(const struct places *places)
{
	return places->column * 2 * PLACE_MAXIMUM + places->place;
}

/*
 * The next number, most of which are a byte's distance away; anything else is for places_next(),
 * which is told where it stands.
 */
static inline bool next(struct places *places, uint64_t *number)
{
	if (places->at < places->n) {
		unsigned more = places->bytes[places->at];
		if (more >= POSITIONS_LEAST && more < 0x80) {
			places->at++;
			*number += more - POSITIONS_LEAST;
			return true;
		}
	}
	places->place = *number - places->column * 2 * PLACE_MAXIMUM;
	bool there = places_next(places);
	*number = number_of(places);
	return there;
}

bool places_follow(struct str first, struct str then, bool headline_only, bool *ret_bad)
{
	struct places a = places_of(first), b = places_of(then);
	uint64_t at = 0, behind = 0, end = headline_only ? PLACE_MAXIMUM : UINT64_MAX;
	bool there = next(&a, &at) && next(&b, &behind);
	while (there && at + 1 != behind && at <= end)
		there = at < behind ? next(&a, &at) : next(&b, &behind);
	*ret_bad = a.bad || b.bad;
	return there && at <= end;
}

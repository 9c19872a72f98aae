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
static inline bool next(struct places *places, uint64_t *ret_number)
{
	bool there = places_next(places);
	*ret_number = places->column * 2 * PLACE_MAXIMUM + places->place;
	return there;
}

bool places_follow(struct places *first, struct places *then, bool headline_only)
{
	struct places a = *first,
		      b = *then; /* not by their addresses: most of it is in registers */
	uint64_t at, behind, end = headline_only ? PLACE_MAXIMUM : UINT64_MAX;
	bool there = next(&a, &at) && next(&b, &behind);
	while (there && at + 1 != behind && at <= end)
		there = at < behind ? next(&a, &at) : next(&b, &behind);
	first->bad = a.bad;
	then->bad = b.bad;
	return there && at <= end;
}

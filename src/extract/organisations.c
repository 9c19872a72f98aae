/*
 * Units of parties, which no list can hold: "प्रदेश कांग्रेस कमेटी", "भाजपा युवा मोर्चा", "सोशल मीडिया सेल".
 * Organisations that have names of their own come from the gazetteer.
 */
#include "scan.h"

enum { PARTY = 1u << SENSE_PARTY };

/* True if the unit's last form is one that names an organisation: सेल, मोर्चा, कमेटी. */
static bool is_head(const struct scan *scan, size_t first, size_t end)
{
	size_t at;
	return scan_grammar_before(scan, end, SENSE_HEAD, &at) && at >= first;
}

/* The words of units that start at a word, "और" between them allowed; their end. */
static size_t units_end(const struct scan *scan, size_t first)
{
	size_t end = first, next;
	for (;;) {
		const struct sense *sense = scan_grammar(scan, end, SENSE_UNIT, &next);
		if (!sense && end > first && (scan_word(scan, end)->flags & WORD_AND))
			sense = scan_grammar(scan, end + 1, SENSE_UNIT, &next);
		if (!sense)
			return end;
		end = next;
	}
}

/* No part of a name, nor of an organisation that the gazetteer knows. */
static bool is_free(const struct scan *scan, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (scan->name_at[i] || scan_hit(scan, i, 1u << SENSE_ORGANISATION))
			return false;
	return true;
}

static size_t level_before(const struct scan *scan, size_t at)
{
	size_t first = at;
	const struct sense *sense = scan_grammar_before(scan, at, SENSE_MODIFIER, &first);
	return sense && sense->detail == MODIFIER_LEVEL ? first : at;
}

static void add_unit(struct scan *scan, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (scan->hit_at[i])
			scan->hits[scan->hit_at[i] - 1].within = true;
	scan->hits =
		mem_grow(scan->hits, &scan->hits_capacity, scan->n_hits + 1, sizeof *scan->hits);
	scan->hits[scan->n_hits++] = (struct hit){.first = (uint32_t)first,
						  .end = (uint32_t)end,
						  .kind = SENSE_ORGANISATION,
						  .state = NO_STATE,
						  .rule = "unit"};
}

/* The unit at a word, with its party and level if they stand there; false if it is none. */
static bool read_unit(const struct scan *scan, size_t at, size_t *ret_first, size_t *ret_end)
{
	const struct hit *party = scan_hit(scan, at, PARTY);
	size_t start = party ? party->end : at, end = units_end(scan, start);
	size_t first = party ? level_before(scan, party->first) : at;
	bool head = is_head(scan, start, end);
	if (end == start || !is_free(scan, first, end))
		return false;
	if (party ? !head && first == party->first : !head || end < start + 2)
		return false;
	*ret_first = first;
	*ret_end = end;
	return true;
}

void find_organisations(struct scan *scan)
{
	for (size_t i = 0; i < scan->words.n;) {
		size_t first, end;
		bool begins = scan->form_at[i] || scan->hit_at[i]; /* most words none */
		if (begins && read_unit(scan, i, &first, &end)) {
			add_unit(scan, first, end);
			i = end;
		} else {
			i++;
		}
	}
}

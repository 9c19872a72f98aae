/*
 * Parties, states, places and organisations by whole words, longest form first. A form that its
 * guard refuses gives way to a shorter one; what is inside a trap (मोबाइल वर्ल्ड कांग्रेस) or inside
 * another party's name (तृणमूल कांग्रेस) is not looked at. Only a party inside an organisation is
 * found as well: युवा कांग्रेस is an organisation, and speaks of the party.
 */
#include "scan.h"

#include "guard.h"

#include "surkhi/text/token.h"

enum { FORM_WORDS = 8, DATELINE_WORDS = 12 };

/* A form that starts at a word. */
struct candidate {
	size_t end;
	const struct sense *senses;
};

static size_t list_candidates(const struct scan *scan, size_t first,
			      struct candidate ret[static FORM_WORDS])
{
	const struct gazetteer *gazetteer = scan->gazetteer;
	const struct trie *entities = &gazetteer->entities;
	size_t n = 0, end = first;
	for (uint32_t node = scan_word(scan, first)->entity; node;
	     node = trie_step(entities, node, scan_word(scan, end)->id)) {
		const struct sense *senses = gazetteer_senses(gazetteer, entities, node);
		end++;
		if (senses)
			ret[n++] = (struct candidate){end, senses};
		if (end == first + FORM_WORDS)
			break;
	}
	return n;
}

/*
 * Which kind a form is when it could be several: the first of these. An organisation that is a
 * party's by its own name (भाजयुमो) is found first, and the party inside it.
 */
static unsigned rank_of_kind(unsigned kind)
{
	static const uint8_t ranks[N_SENSE_KINDS] = {
		[SENSE_TRAP] = 5,  [SENSE_ORGANISATION] = 4, [SENSE_PARTY] = 3,
		[SENSE_STATE] = 2, [SENSE_PLACE] = 1,
	};
	return ranks[kind];
}

/* कश्मीर सिंह is no state. */
static bool is_given_name(const struct scan *scan, const struct sense *sense, size_t first,
			  size_t end)
{
	uint32_t next = scan_word(scan, end)->flags;
	return sense->kind == SENSE_STATE && end == first + 1 && (next & WORD_MIDDLE) &&
	       !(next & (WORD_GIVEN | WORD_TITLE | WORD_JOINED | WORD_NO_NAME)) &&
	       !(scan_word(scan, first)->flags & WORD_JOINED);
}

static const struct sense *choose_sense(const struct scan *scan, const struct candidate *candidate,
					size_t first, bool within, bool *ret_pending)
{
	const struct sense *chosen = NULL;
	for (const struct sense *sense = candidate->senses; sense;
	     sense = gazetteer_next(scan->gazetteer, sense)) {
		if (within && sense->kind == SENSE_ORGANISATION)
			continue;
		if (chosen && rank_of_kind(chosen->kind) >= rank_of_kind(sense->kind))
			continue;
		enum guard_result result = guard_judge(scan, sense, first, candidate->end);
		if (result == GUARD_FAILS || is_given_name(scan, sense, first, candidate->end))
			continue;
		chosen = sense;
		*ret_pending = result == GUARD_PENDING;
	}
	return chosen;
}

static void add_hit(struct scan *scan, struct hit hit)
{
	scan->hits =
		mem_grow(scan->hits, &scan->hits_capacity, scan->n_hits + 1, sizeof *scan->hits);
	scan->hits[scan->n_hits++] = hit;
	if (!hit.within)
		for (size_t i = hit.first; i < hit.end; i++)
			scan->hit_at[i] = (uint32_t)scan->n_hits;
}

static size_t match_at(struct scan *scan, size_t first, size_t limit, bool within);

static void match_inside(struct scan *scan, size_t first, size_t end)
{
	for (size_t i = first; i < end;)
		i = match_at(scan, i, end, true);
}

/* Adds the hit that starts at a word, if there is one before limit; where to go on. */
static size_t match_at(struct scan *scan, size_t first, size_t limit, bool within)
{
	struct candidate candidates[FORM_WORDS];
	size_t n = list_candidates(scan, first, candidates);
	while (n-- > 0) {
		bool pending = false;
		if (candidates[n].end > limit)
			continue;
		const struct sense *sense =
			choose_sense(scan, &candidates[n], first, within, &pending);
		if (!sense || (within && sense->kind != SENSE_PARTY))
			continue;
		bool dateline = sense->kind == SENSE_PLACE && first < scan->dateline_end &&
				first >= scan->dateline_first;
		add_hit(scan, (struct hit){.first = (uint32_t)first,
					   .end = (uint32_t)candidates[n].end,
					   .kind = sense->kind,
					   .pending = pending,
					   .within = within,
					   .sense = sense,
					   .state = NO_STATE,
					   .rule = sense->guard ? "guarded"
						   : dateline   ? "dateline"
								: "alias"});
		if (sense->kind == SENSE_ORGANISATION)
			match_inside(scan, first, candidates[n].end);
		return candidates[n].end;
	}
	return first + 1;
}

/* The words at the start of the body that are the dateline. */
static void find_dateline(struct scan *scan)
{
	uint32_t ids[DATELINE_WORDS];
	size_t n = 0;
	struct token token;
	struct buf key = BUF_INIT(1 << 10);
	struct str dateline = scan->article->dateline;
	for (size_t offset = 0; n < DATELINE_WORDS && token_next(dateline, &offset, &token);) {
		if (token.kind != TOKEN_WORD)
			continue;
		buf_clear(&key);
		gazetteer_key(str_slice(dateline, token.start, token.end), &key);
		ids[n++] = gazetteer_word(scan->gazetteer, buf_str(&key));
	}
	buf_done(&key);
	for (size_t p = 0; n && p < scan->words.n_passages; p++) {
		const struct passage *passage = &scan->words.passages[p];
		if (passage->field != FIELD_BODY)
			continue;
		for (size_t i = passage->first; i < passage->end && i < passage->first + 6; i++)
			if (scan_word(scan, i)->id == ids[0] && ids[0]) {
				scan->dateline_first = (uint32_t)i;
				scan->dateline_end = (uint32_t)(i + n);
				return;
			}
	}
}

void match_entities(struct scan *scan)
{
	find_dateline(scan);
	for (size_t i = 0; i < scan->words.n;)
		i = scan->words.at[i].entity ? match_at(scan, i, scan->words.n, false) : i + 1;
}

/* What all extractors ask of a run: words, hits, forms of the grammar. */
#include "scan.h"

enum { FORM_WORDS = 8 };

void scan_start(const struct gazetteer *gazetteer, const struct article *article,
		struct arena *arena, struct scan *ret_scan)
{
	*ret_scan = (struct scan){
		.gazetteer = gazetteer, .article = article, .arena = arena, .primary = NO_STATE};
	words_read(gazetteer, article, arena, &ret_scan->words);
	ret_scan->hit_at = arena_new(arena, ret_scan->words.n, sizeof *ret_scan->hit_at);
	ret_scan->name_at = arena_new(arena, ret_scan->words.n, sizeof *ret_scan->name_at);
	ret_scan->chances = arena_new(arena, gazetteer->n_states + 1, sizeof *ret_scan->chances);
	ret_scan->scores = arena_new(arena, gazetteer->n_states + 1, sizeof *ret_scan->scores);
}

void scan_done(struct scan *scan)
{
	words_done(&scan->words);
	scan->hits = mem_free(scan->hits);
	scan->roles = mem_free(scan->roles);
	scan->names = mem_free(scan->names);
	scan->persons = mem_free(scan->persons);
}

const struct word *scan_word(const struct scan *scan, size_t index)
{
	static const struct word gap = {.flags = WORD_MARK | WORD_END};
	return index < scan->words.n ? &scan->words.at[index] : &gap;
}

const struct hit *scan_hit(const struct scan *scan, size_t index, unsigned kinds)
{
	uint32_t at = index < scan->words.n ? scan->hit_at[index] : 0;
	if (!at)
		return NULL;
	const struct hit *hit = &scan->hits[at - 1];
	return !hit->dropped && (kinds & 1u << hit->kind) ? hit : NULL;
}

static const struct sense *sense_of_kind(const struct scan *scan, uint32_t node,
					 enum sense_kind kind)
{
	const struct gazetteer *gazetteer = scan->gazetteer;
	const struct sense *sense = gazetteer_senses(gazetteer, &gazetteer->grammar, node);
	while (sense && sense->kind != kind)
		sense = gazetteer_next(gazetteer, sense);
	return sense;
}

const struct sense *scan_grammar(const struct scan *scan, size_t index, enum sense_kind kind,
				 size_t *ret_end)
{
	const struct sense *found = NULL;
	uint32_t node = 0;
	for (size_t i = index; i < index + FORM_WORDS; i++) {
		node = trie_step(&scan->gazetteer->grammar, node, scan_word(scan, i)->id);
		if (!node)
			break;
		const struct sense *sense = sense_of_kind(scan, node, kind);
		if (sense) {
			found = sense;
			*ret_end = i + 1;
		}
	}
	return found;
}

const struct sense *scan_grammar_before(const struct scan *scan, size_t end, enum sense_kind kind,
					size_t *ret_first)
{
	const struct sense *found = NULL;
	for (size_t first = end; first-- > 0 && first + FORM_WORDS > end;) {
		if (scan_word(scan, first)->flags & WORD_END)
			break;
		uint32_t node = 0;
		size_t i = first;
		do
			node = trie_step(&scan->gazetteer->grammar, node, scan_word(scan, i)->id);
		while (node && ++i < end);
		const struct sense *sense = node ? sense_of_kind(scan, node, kind) : NULL;
		if (sense) {
			found = sense;
			*ret_first = first;
		}
	}
	return found;
}

bool scan_is(const struct scan *scan, size_t index, enum known_word known)
{
	return scan_word(scan, index)->id == scan->gazetteer->known[known];
}

bool scan_is_genitive(const struct scan *scan, size_t index)
{
	return scan_is(scan, index, KNOWN_KE) || scan_is(scan, index, KNOWN_KI) ||
	       scan_is(scan, index, KNOWN_KA);
}

/* Starts a run: its words, and the forms of the grammar among them. */
#include "scan.h"

enum { FORM_WORDS = 8 };

const struct word scan_gap = {.flags = WORD_MARK | WORD_END};

static void add_form(struct scan *scan, struct form form)
{
	scan->forms = mem_grow(scan->forms, &scan->forms_capacity, scan->n_forms + 1,
			       sizeof *scan->forms);
	scan->forms[scan->n_forms++] = form;
}

/* The first sense of each kind that a form has. */
static void add_forms(struct scan *scan, size_t first, size_t end, uint32_t node)
{
	const struct gazetteer *gazetteer = scan->gazetteer;
	unsigned seen = 0;
	for (const struct sense *sense = gazetteer_senses(gazetteer, &gazetteer->grammar, node);
	     sense; sense = gazetteer_next(gazetteer, sense)) {
		if (seen & 1u << sense->kind)
			continue;
		seen |= 1u << sense->kind;
		add_form(scan, (struct form){.first = (uint32_t)first,
					     .end = (uint32_t)end,
					     .sense = sense});
	}
}

/* A form over the end of a sentence is found from its start, but never from its end. */
static bool holds_end(const struct words *words, const struct form *form)
{
	for (size_t i = form->first; i < form->end; i++)
		if (words->at[i].flags & WORD_END)
			return true;
	return false;
}

/* Chains are made from their last member to their first, so that the longest form leads. */
static void chain_forms(struct scan *scan)
{
	for (size_t i = 0; i < scan->n_forms; i++) {
		struct form *form = &scan->forms[i];
		form->next_at = scan->form_at[form->first];
		scan->form_at[form->first] = (uint32_t)i + 1;
	}
	for (size_t i = scan->n_forms; i-- > 0;) {
		struct form *form = &scan->forms[i];
		if (holds_end(&scan->words, form))
			continue;
		form->next_before = scan->form_before[form->end];
		scan->form_before[form->end] = (uint32_t)i + 1;
	}
}

/* All forms of the grammar, which the extractors ask for again and again. */
static void find_forms(struct scan *scan)
{
	const struct words *words = &scan->words;
	const struct trie *grammar = &scan->gazetteer->grammar;
	for (size_t first = 0; first < words->n; first++) {
		uint32_t node = words->at[first].grammar;
		for (size_t i = first; node; node = trie_step(grammar, node, words->at[i].id)) {
			add_forms(scan, first, ++i, node);
			if (i == words->n || i == first + FORM_WORDS)
				break;
		}
	}
	chain_forms(scan);
}

/* An array for each word, all 0. */
static uint32_t *by_word(struct scan *scan)
{
	return arena_new(scan->arena, scan->words.n + 1, sizeof(uint32_t));
}

void scan_start(struct scan *scan, const struct gazetteer *gazetteer, const struct article *article)
{
	scan->arena = &scan->memory;
	arena_clear(scan->arena);
	scan->tagger = NULL;
	scan->tags = NULL;
	scan->name_words = NULL;
	scan->gazetteer = gazetteer;
	scan->article = article;
	scan->dateline_first = scan->dateline_end = 0;
	scan->n_forms = scan->n_hits = scan->n_roles = scan->n_names = scan->n_persons = 0;
	scan->primary = NO_STATE;
	words_read(&scan->words, gazetteer, &scan->lexicon, article, scan->arena);
	scan->form_at = by_word(scan);
	scan->form_before = by_word(scan);
	scan->hit_at = by_word(scan);
	scan->name_at = by_word(scan);
	scan->chances = arena_new(scan->arena, gazetteer->n_states + 1, sizeof *scan->chances);
	scan->scores = arena_new(scan->arena, gazetteer->n_states + 1, sizeof *scan->scores);
	find_forms(scan);
}

void scan_done(struct scan *scan)
{
	words_done(&scan->words);
	lexicon_done(&scan->lexicon);
	tag_book_done(&scan->book);
	mem_free(scan->forms);
	mem_free(scan->hits);
	mem_free(scan->roles);
	mem_free(scan->names);
	mem_free(scan->persons);
	arena_done(&scan->memory);
	*scan = (struct scan){.n_hits = 0};
}

/*
 * Knows what a word of a query stands for: itself; the forms of its noun that the archive has;
 * Hindi that was typed in Latin letters; the other names of a party or state. Only words that were
 * not quoted get them all, and those with "=" none.
 */
#include "sought.h"

#include "form.h"
#include "private.h"
#include "surkhi/text/inflect.h"
#include "surkhi/text/latin.h"
#include "vocabulary.h"

enum { DEPTH_MAXIMUM = 256 /* of a query */ };

struct seeking {
	struct store *store;
	const struct catalog *catalog; /* NULL: no synonyms */
	struct sought *sought;
	struct diag *diag;
	int failed;
};

static struct arena *room(struct seeking *seeking)
{
	return &seeking->sought->arena;
}

static bool slot_lists(const struct slot *slot, struct str form)
{
	for (size_t i = 0; i < slot->n; i++)
		if (str_equal(slot->forms[i], form))
			return true;
	return false;
}

bool slot_has(const struct slot *slot, struct str form)
{
	return slot_lists(slot, form) || (slot->prefix && str_starts(form, slot->forms[0]));
}

static void slot_add(struct slot *slot, struct str form)
{
	if (slot->n < SLOT_FORMS_MAXIMUM && !slot_lists(slot, form))
		slot->forms[slot->n++] = form;
}

/* The words of a text, one form in each slot. */
static struct phrase read_phrase(struct seeking *seeking, struct str text)
{
	struct form_reader reader = FORM_READER_INIT(text);
	struct phrase phrase = {.n = 0};
	struct form form;
	phrase.slots = arena_new(room(seeking), PHRASE_WORDS_MAXIMUM, sizeof *phrase.slots);
	while (phrase.n < PHRASE_WORDS_MAXIMUM && form_next(&reader, &form)) {
		struct slot *slot = &phrase.slots[phrase.n++];
		slot->forms = arena_new(room(seeking), SLOT_FORMS_MAXIMUM, sizeof *slot->forms);
		slot->known = true;
		slot_add(slot, str_copy(room(seeking), form.text));
	}
	form_reader_done(&reader);
	return phrase;
}

static void needle_add(struct needle *needle, struct phrase phrase)
{
	if (phrase.n && needle->n < NEEDLE_PHRASES_MAXIMUM)
		needle->phrases[needle->n++] = phrase;
}

static int64_t count_form(void *data, struct str form)
{
	struct seeking *seeking = data;
	int64_t count = 0;
	if (!seeking->failed)
		seeking->failed = vocabulary_count(seeking->store, form, &count, seeking->diag);
	return count;
}

static enum catalog_word word_of(const struct seeking *seeking, struct str form)
{
	return seeking->catalog ? catalog_word(seeking->catalog, form) : CATALOG_WORD_OTHER;
}

static void add_inflected(struct seeking *seeking, struct slot *slot, struct str form)
{
	const struct vocabulary vocabulary = {count_form, seeking};
	struct arena scratch = {.blocks = NULL};
	struct str forms[INFLECT_MAXIMUM];
	enum catalog_word word = word_of(seeking, form);
	if (word == CATALOG_WORD_ALIAS)
		return;
	size_t n = inflect(&vocabulary, form, word == CATALOG_WORD_PERSON, &scratch, forms);
	for (size_t i = 0; i < n; i++)
		slot_add(slot, str_copy(room(seeking), forms[i]));
	arena_done(&scratch);
}

/* What a word typed in Latin letters may mean; the likeliest, or what was typed. */
static struct str add_readings(struct seeking *seeking, struct slot *slot)
{
	struct str forms[READINGS_MAXIMUM];
	size_t n = 0;
	if (!seeking->failed)
		seeking->failed = vocabulary_readings(seeking->store, slot->forms[0], slot->prefix,
						      room(seeking), forms, &n, seeking->diag);
	for (size_t i = 0; i < n; i++)
		slot_add(slot, forms[i]);
	return n ? forms[0] : slot->forms[0];
}

/* Needs no looking for: whatever has the phrase has one of the single words. */
static bool is_contained(const struct phrase *phrase, const struct slot *single)
{
	for (size_t i = 0; i < phrase->n; i++)
		if (slot_lists(single, phrase->slots[i].forms[0]))
			return true;
	return false;
}

static bool same_phrase(const struct phrase *a, const struct phrase *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_equal(a->slots[i].forms[0], b->slots[i].forms[0]))
			return false;
	return true;
}

static void add_other_phrase(struct needle *needle, const struct phrase *phrase)
{
	for (size_t i = 0; i < needle->n; i++) {
		const struct phrase *other = &needle->phrases[i];
		if ((other->n == 1 && is_contained(phrase, &other->slots[0])) ||
		    same_phrase(other, phrase))
			return;
	}
	needle_add(needle, *phrase);
}

/* The needle's phrase of one word, with the names of one word in it; made if there is none. */
static void add_single(struct needle *needle, struct phrase phrase)
{
	for (size_t i = 0; i < needle->n; i++)
		if (needle->phrases[i].n == 1) {
			slot_add(&needle->phrases[i].slots[0], phrase.slots[0].forms[0]);
			return;
		}
	needle_add(needle, phrase);
}

/* Typed in Latin letters, it is meant to sound like one of the names; of those of one word. */
static void nearest_first(struct seeking *seeking, struct str typed, struct phrase *phrases,
			  size_t n)
{
	int scores[NEEDLE_PHRASES_MAXIMUM];
	for (size_t i = 0; i < n; i++) {
		struct phrase phrase = phrases[i];
		struct str form = phrase.slots[0].forms[0];
		int score = reading_score(latin_distance(typed, form), count_form(seeking, form));
		size_t at = i;
		for (; at > 0 && scores[at - 1] > score; at--) {
			scores[at] = scores[at - 1];
			phrases[at] = phrases[at - 1];
		}
		scores[at] = score;
		phrases[at] = phrase;
	}
}

/* True if the words are the name of a party or state. */
static bool add_synonyms(struct seeking *seeking, struct needle *needle, struct str words)
{
	struct str *names;
	size_t n = seeking->catalog
			   ? catalog_synonyms(seeking->catalog, words, room(seeking), &names)
			   : 0;
	struct phrase singles[NEEDLE_PHRASES_MAXIMUM], phrases[NEEDLE_PHRASES_MAXIMUM];
	size_t n_singles = 0, n_phrases = 0;
	for (size_t i = 0; i < n && i < NEEDLE_PHRASES_MAXIMUM; i++) {
		struct phrase phrase = read_phrase(seeking, names[i]);
		if (phrase.n == 1)
			singles[n_singles++] = phrase;
		else
			phrases[n_phrases++] = phrase;
	}
	if (latin_is(words))
		nearest_first(seeking, words, singles, n_singles);
	for (size_t i = 0; i < n_singles; i++)
		add_single(needle, singles[i]);
	for (size_t i = 0; i < n_phrases; i++)
		add_other_phrase(needle, &phrases[i]);
	return n > 0;
}

static bool is_latin(const struct query_node *node, const struct slot *slot)
{
	return !node->exact && latin_is(slot->forms[0]);
}

/* A word that was neither quoted nor marked as exact. A name is nothing else. */
static void read_plain(struct seeking *seeking, struct needle *needle,
		       const struct query_node *node, struct phrase phrase)
{
	struct slot *slot = &phrase.slots[0];
	struct str meant = slot->forms[0];
	needle_add(needle, phrase);
	if (!node->prefix && add_synonyms(seeking, needle, node->text))
		return;
	if (is_latin(node, slot))
		meant = add_readings(seeking, slot);
	if (node->prefix)
		return;
	add_inflected(seeking, slot, meant);
	if (!str_equal(meant, slot->forms[0]))
		add_synonyms(seeking, needle, meant);
}

static void read_exact(struct seeking *seeking, struct needle *needle,
		       const struct query_node *node, struct phrase phrase)
{
	for (size_t i = 0; i < phrase.n; i++)
		if (is_latin(node, &phrase.slots[i]))
			add_readings(seeking, &phrase.slots[i]);
	needle_add(needle, phrase);
	if (!node->exact && !node->prefix && !node->phrase)
		add_synonyms(seeking, needle, node->text);
}

static void look_up(struct seeking *seeking, struct slot *slot)
{
	if (slot->prefix || !vocabulary_holds(slot->forms[0]))
		return;
	slot->known = false;
	for (size_t i = 0; i < slot->n && !slot->known; i++)
		slot->known = count_form(seeking, slot->forms[i]) > 0;
}

static void read_word(struct seeking *seeking, const struct query_node *node, bool excluded)
{
	struct sought *sought = seeking->sought;
	sought->needles = mem_grow(sought->needles, &sought->capacity, sought->n + 1,
				   sizeof *sought->needles);
	struct needle *needle = &sought->needles[sought->n++];
	struct phrase phrase = read_phrase(seeking, node->text);
	*needle = (struct needle){
		.node = node, .headline_only = node->headline_only, .excluded = excluded};
	needle->phrases = arena_new(room(seeking), NEEDLE_PHRASES_MAXIMUM, sizeof *needle->phrases);
	if (phrase.n == 0)
		return;
	phrase.slots[phrase.n - 1].prefix = node->prefix;
	if (phrase.n == 1 && !node->phrase && !node->exact)
		read_plain(seeking, needle, node, phrase);
	else
		read_exact(seeking, needle, node, phrase);
	for (size_t i = 0; i < phrase.n; i++)
		look_up(seeking, &phrase.slots[i]);
}

static void read_node(struct seeking *seeking, const struct query_node *node, bool excluded,
		      unsigned depth)
{
	if (seeking->failed || depth == DEPTH_MAXIMUM)
		return;
	if (node->kind == QUERY_WORD)
		read_word(seeking, node, excluded);
	for (const struct query_node *child = node->child; child; child = child->next)
		read_node(seeking, child, excluded ^ (node->kind == QUERY_NOT), depth + 1);
}

int sought_read(struct store *store, const struct query *query, struct sought **ret_sought,
		struct diag *diag)
{
	struct sought *sought = mem_new(1, sizeof *sought);
	struct seeking seeking = {
		.store = store, .catalog = query->catalog, .sought = sought, .diag = diag};
	if (query->root)
		read_node(&seeking, query->root, false, 0);
	if (seeking.failed) {
		sought_free(sought);
		return seeking.failed;
	}
	*ret_sought = sought;
	return 0;
}

struct sought *sought_free(struct sought *sought)
{
	if (!sought)
		return NULL;
	mem_free(sought->needles);
	arena_done(&sought->arena);
	return mem_free(sought);
}

const struct needle *sought_needle(const struct sought *sought, const struct query_node *node)
{
	for (size_t i = 0; i < sought->n; i++)
		if (sought->needles[i].node == node)
			return &sought->needles[i];
	return NULL;
}

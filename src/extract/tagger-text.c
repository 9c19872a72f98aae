/*
 * What a spelling tells the tagger: the word, its beginnings and ends, its shape, what the
 * gazetteer and the model's lexicon say of it. An article says the same words again and again, so
 * each is looked at once.
 */
#include "tagger-text.h"

#include <string.h>

#include "surkhi/base/map.h"

enum { KEY_MAXIMUM = 1 << 12, LENGTHS = 8 };

/* Of the gazetteer's flags those that are known wherever the word stands. */
enum {
	FORM_FLAGS = WORD_GIVEN | WORD_SURNAME | WORD_MIDDLE | WORD_INITIAL | WORD_TITLE |
		     WORD_SUFFIX | WORD_CASE | WORD_AND | WORD_CLOSED | WORD_COMMON | WORD_THING |
		     WORD_PRESENT | WORD_GOVERN | WORD_GUARDED | WORD_APPOINT | WORD_LEADS |
		     WORD_MARK | WORD_END | WORD_COMMA | WORD_NUMBER | WORD_FOREIGN |
		     WORD_INFLECTED | WORD_OFFICE,
};

uint32_t tag_hash(struct str key)
{
	return hash_bytes(key.s, key.n);
}

static bool starts_code_point(struct str text, size_t offset)
{
	return offset == text.n || ((unsigned char)text.s[offset] & 0xc0) != 0x80;
}

/* Ends are told from beginnings by template, so both may have the same hash. */
static void read_affixes(struct str key, struct tag_form *form)
{
	size_t n = 0;
	for (size_t end = 1; end < key.n && n < TAG_AFFIXES; end++)
		if (starts_code_point(key, end))
			form->prefixes[n++] = tag_hash(str_slice(key, 0, end));
	n = 0;
	for (size_t start = key.n; start-- > 1 && n < TAG_AFFIXES;)
		if (starts_code_point(key, start))
			form->suffixes[n++] = tag_hash(str_slice(key, start, key.n));
}

static uint32_t shape_of(struct str key, uint32_t flags)
{
	uint32_t n = 0;
	for (size_t i = 0; i < key.n; i++)
		n += starts_code_point(key, i);
	uint32_t kind = flags & WORD_MARK      ? 3
			: flags & WORD_NUMBER  ? 2
			: flags & WORD_FOREIGN ? 1
					       : 0;
	return kind * LENGTHS + (n < LENGTHS ? n : LENGTHS - 1);
}

static uint16_t look_up(const struct tag_lexicon *lexicon, uint32_t hash)
{
	size_t low = 0, high = lexicon->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (lexicon->hashes[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < lexicon->n && lexicon->hashes[low] == hash ? lexicon->values[low] : 0;
}

/* What the word is in the grammar of offices, or begins. */
static uint32_t senses_of(const struct gazetteer *gazetteer, uint32_t node)
{
	uint32_t kinds = 0;
	for (const struct sense *sense = gazetteer_senses(gazetteer, &gazetteer->grammar, node);
	     sense; sense = gazetteer_next(gazetteer, sense))
		kinds |= 1u << sense->kind;
	return kinds;
}

/* The Latin letter that a key begins with, by its name in Hindi: how long that is; 0: none. */
static size_t letter_at(struct str key)
{
	/* No name stands behind one that it begins with. */
	static const char *const names[] = {
		"डब्ल्यू", "डब्लू", "एक्स", "क्यू", "एच",  "एफ", "एल", "एम", "एन",
		"एस",   "आई",  "आर",  "जेड", "वाई", "बी", "सी", "डी", "जी",
		"जे",    "के",   "पी",  "टी", "वी",  "यू",  "ए",  "ई",  "ओ",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_starts(key, str_from(names[i])))
			return strlen(names[i]);
	return 0;
}

/* Of how many names of letters the whole word is a row; 0 if it is none. */
static uint32_t count_letters(struct str key)
{
	uint32_t n = 0;
	for (size_t at = 0; at < key.n; n++) {
		size_t letter = letter_at(str_slice(key, at, key.n));
		if (!letter)
			return 0;
		at += letter;
	}
	return n;
}

static void read_form(const struct gazetteer *gazetteer, const struct tag_lexicon *lexicon,
		      struct str key, const struct word *word, struct tag_form *ret_form)
{
	uint32_t flags = word->flags;
	struct tag_form form = {.word = tag_hash(key), .flags = flags & FORM_FLAGS};
	uint16_t value = look_up(lexicon, form.word);
	form.senses = senses_of(gazetteer, word->grammar);
	form.letters = count_letters(key);
	form.shape = shape_of(key, flags);
	form.cluster = value & (TAG_LIST - 1u);
	form.lists = value / TAG_LIST & ((1u << N_TAG_LISTS) - 1);
	form.certain = (value & TAG_CERTAIN) || (flags & WORD_END);
	if (!(flags & (WORD_MARK | WORD_NUMBER)))
		read_affixes(key, &form);
	*ret_form = form;
}

/* Forms by the words' numbers: a table of twice as many slots as there can be forms. */
struct form_index {
	uint32_t *slots; /* 1 + form */
	uint32_t *ids;
	size_t mask;
};

static uint32_t *find_slot(const struct form_index *index, uint32_t id)
{
	size_t at = id * 0x9E3779B1u;
	for (at ^= at >> 15;; at++)
		if (!index->slots[at & index->mask] || index->ids[at & index->mask] == id)
			return index->ids[at & index->mask] = id, &index->slots[at & index->mask];
}

void tag_text_read(const struct scan *scan, const struct tag_lexicon *lexicon,
		   struct tag_text *ret_text)
{
	const struct words *words = &scan->words;
	struct tag_text text = {.scan = scan, .n_forms = 1};
	struct form_index index = {.mask = 1};
	struct buf key = BUF_INIT(KEY_MAXIMUM);
	while (index.mask + 1 < words->n * 2)
		index.mask = index.mask * 2 + 1;
	index.slots = arena_new(scan->arena, index.mask + 1, sizeof *index.slots);
	index.ids = arena_new(scan->arena, index.mask + 1, sizeof *index.ids);
	text.forms = arena_new(scan->arena, words->n + 1, sizeof *text.forms);
	text.form_at = arena_new(scan->arena, words->n, sizeof *text.form_at);
	text.forms[0] = (struct tag_form){.flags = WORD_MARK | WORD_END, .certain = true};
	for (size_t i = 0; i < words->n; i++) {
		const struct word *word = &words->at[i];
		uint32_t *slot = word->id ? find_slot(&index, word->id) : NULL;
		if (slot && *slot) {
			text.form_at[i] = *slot;
			continue;
		}
		if (word->end == word->start)
			continue;
		buf_clear(&key);
		gazetteer_key(words_text(words, i, i + 1), &key);
		read_form(scan->gazetteer, lexicon, buf_str(&key), word, &text.forms[text.n_forms]);
		text.form_at[i] = (uint32_t)text.n_forms++;
		if (slot)
			*slot = text.form_at[i];
	}
	buf_done(&key);
	*ret_text = text;
}

const struct tag_form *tag_form_at(const struct tag_text *text, size_t index)
{
	return &text->forms[index < text->scan->words.n ? text->form_at[index] : 0];
}

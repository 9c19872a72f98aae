/*
 * What a spelling tells the tagger: the word, its beginnings and ends, its shape, what the
 * gazetteer and the model's lexicon say of it. News says the same words again and again, so each is
 * looked at once.
 */
#include "tagger-book.h"

#include <string.h>

#include "surkhi/base/map.h"

#include "lexicon.h"
#include "tagger-model.h"

enum { KEY_MAXIMUM = 1 << 12, LENGTHS = 8, FORMS_MAXIMUM = 1 << 16 };

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
static void read_affixes(struct str key, struct tag_spelling *spelling)
{
	size_t n = 0;
	for (size_t end = 1; end < key.n && n < TAG_AFFIXES; end++)
		if (starts_code_point(key, end))
			spelling->prefixes[n++] = tag_hash(str_slice(key, 0, end));
	n = 0;
	for (size_t start = key.n; start-- > 1 && n < TAG_AFFIXES;)
		if (starts_code_point(key, start))
			spelling->suffixes[n++] = tag_hash(str_slice(key, start, key.n));
}

/* What a spelling has inside: how names of far away and of Sanskrit sound. */
static void read_grams(struct str key, struct tag_spelling *spelling)
{
	enum { LONG = 3 };
	size_t starts[LONG] = {0}, n = 0, grams = 0;
	for (size_t end = 1; end <= key.n && grams < TAG_GRAMS; end++) {
		if (!starts_code_point(key, end))
			continue;
		if (++n >= LONG)
			spelling->grams[grams++] = tag_hash(str_slice(key, starts[n % LONG], end));
		starts[n % LONG] = end;
	}
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
	enum { LETTER = 3 }; /* bytes, of which the last tells most apart */
	for (size_t i = 0; key.n >= LETTER && i < sizeof names / sizeof *names; i++)
		if (key.s[LETTER - 1] == names[i][LETTER - 1] &&
		    str_starts(key, str_from(names[i])))
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

static void read_letters(struct str key, uint32_t flags, struct tag_spelling *ret_spelling)
{
	*ret_spelling = (struct tag_spelling){.prefixes = {0}};
	if (flags & (WORD_MARK | WORD_NUMBER))
		return;
	read_affixes(key, ret_spelling);
	read_grams(key, ret_spelling);
}

/* All but what it is found by. */
static void read_form(const struct gazetteer *gazetteer, const struct tag_lexicon *lexicon,
		      struct str key, const struct tag_spelling *spelling, struct tag_form *form)
{
	form->word = tag_hash(key);
	uint16_t value = look_up(lexicon, form->word);
	form->senses = senses_of(gazetteer, form->grammar);
	form->letters = (uint16_t)count_letters(key);
	form->shape = (uint8_t)shape_of(key, form->flags);
	form->cluster = value & (TAG_LIST - 1u);
	form->lists = (uint8_t)(value / TAG_LIST & ((1u << N_TAG_LISTS) - 1));
	form->certain = (value & TAG_CERTAIN) || (form->flags & WORD_END);
	form->end = spelling->suffixes[1];
}

/* All features are asked for before the first is used, so that the memory is waited for once. */
static void sum_form(const struct tag_model *model, const struct tag_form *form,
		     const struct tag_spelling *spelling, struct tag_sums *ret_sums)
{
	struct tag_features features[TAG_OFFSETS];
	for (int place = 0; place < TAG_OFFSETS; place++) {
		features[place].n = 0;
		tag_form_features(form, spelling, place - TAG_REACH, &features[place]);
		tag_model_sift(model, &features[place]);
	}
	memset(ret_sums, 0, sizeof *ret_sums);
	for (size_t place = 0; place < TAG_OFFSETS; place++)
		tag_model_add(model, &features[place], ret_sums->at[place]);
}

static uint32_t add_form(struct tag_book *book, const struct tag_form *form,
			 const struct tag_spelling *spelling)
{
	book->forms =
		mem_grow(book->forms, &book->forms_capacity, book->n + 1, sizeof *book->forms);
	book->forms[book->n] = *form;
	if (book->model) {
		book->sums =
			mem_grow(book->sums, &book->sums_capacity, book->n + 1, sizeof *book->sums);
		sum_form(book->model, form, spelling, &book->sums[book->n]);
	}
	return (uint32_t)book->n++;
}

void tag_book_done(struct tag_book *book)
{
	mem_free(book->forms);
	mem_free(book->sums);
	mem_free(book->by_spelling);
	mem_free(book->form_at);
	dict_done(&book->marks);
	buf_done(&book->key);
	*book = (struct tag_book){.n = 0};
}

static void begin(struct tag_book *book, const struct tag_lexicon *lexicon,
		  const struct tag_model *model, uint32_t forgot)
{
	static const struct tag_form outside = {.flags = WORD_MARK | WORD_END, .certain = true};
	static const struct tag_spelling none;
	if (book->lexicon == lexicon && book->model == model && book->forgot == forgot &&
	    book->n < FORMS_MAXIMUM)
		return;
	tag_book_done(book);
	book->lexicon = lexicon;
	book->model = model;
	book->forgot = forgot;
	book->marks.record_size = sizeof(uint32_t);
	book->key.maximum = KEY_MAXIMUM;
	add_form(book, &outside, &none);
}

/* Where the first form of a word's spelling is kept. */
static uint32_t *first_form(struct tag_book *book, const struct words *words, size_t index)
{
	uint32_t spelling = words->at[index].spelling;
	if (!spelling)
		return dict_put(&book->marks, words_text(words, index, index + 1), NULL);
	if (spelling >= book->n_spellings) {
		book->by_spelling = mem_grow(book->by_spelling, &book->spellings_capacity,
					     spelling + 1, sizeof *book->by_spelling);
		memset(book->by_spelling + book->n_spellings, 0,
		       (book->spellings_capacity - book->n_spellings) * sizeof *book->by_spelling);
		book->n_spellings = book->spellings_capacity;
	}
	return &book->by_spelling[spelling];
}

static uint32_t find_form(struct tag_book *book, const struct gazetteer *gazetteer,
			  const struct words *words, size_t index)
{
	const struct word *word = &words->at[index];
	uint32_t *first = first_form(book, words, index), flags = word->flags & FORM_FLAGS;
	for (uint32_t form = *first; form; form = book->forms[form].next)
		if (book->forms[form].flags == flags && book->forms[form].grammar == word->grammar)
			return form;
	struct str text = words_text(words, index, index + 1);
	struct tag_spelling spelling;
	struct tag_form form = {.flags = flags, .grammar = word->grammar, .next = *first};
	form.opens = str_equal(text, STR("("));
	buf_clear(&book->key);
	gazetteer_key(text, &book->key);
	read_letters(buf_str(&book->key), flags, &spelling);
	read_form(gazetteer, book->lexicon, buf_str(&book->key), &spelling, &form);
	return *first = add_form(book, &form, &spelling);
}

/*
 * Says of all words that their forms will be asked for, and what these add to the scores, so that
 * the memory is waited for once: a book is larger than what the processor keeps at hand.
 */
static void expect_forms(const struct tag_book *book, const struct words *words)
{
	enum { LINE = 64 };
	for (size_t i = 0; i < words->n; i++)
		if (words->at[i].spelling < book->n_spellings)
			__builtin_prefetch(&book->by_spelling[words->at[i].spelling]);
	for (size_t i = 0; i < words->n; i++) {
		if (words->at[i].spelling >= book->n_spellings)
			continue;
		uint32_t form = book->by_spelling[words->at[i].spelling];
		__builtin_prefetch(&book->forms[form]);
		if (!book->model)
			continue;
		const char *sums = (const char *)&book->sums[form];
		__builtin_prefetch(sums);
		__builtin_prefetch(sums + LINE);
	}
}

void tag_book_read(struct tag_book *book, const struct tag_lexicon *lexicon,
		   const struct tag_model *model, const struct gazetteer *gazetteer,
		   const struct words *words, const struct lexicon *spellings)
{
	begin(book, lexicon, model, spellings->forgot);
	book->form_at =
		mem_grow(book->form_at, &book->words_capacity, words->n, sizeof *book->form_at);
	expect_forms(book, words);
	for (size_t i = 0; i < words->n; i++)
		book->form_at[i] = words->at[i].end == words->at[i].start
					   ? 0
					   : find_form(book, gazetteer, words, i);
}

void tag_spelling_read(const struct words *words, size_t index, struct tag_spelling *ret_spelling)
{
	struct buf key = BUF_INIT(KEY_MAXIMUM);
	gazetteer_key(words_text(words, index, index + 1), &key);
	read_letters(buf_str(&key), words->at[index].flags, ret_spelling);
	buf_done(&key);
}

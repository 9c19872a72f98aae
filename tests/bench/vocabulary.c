#include "vocabulary.h"

#include <math.h>
#include <stdlib.h>

#include "surkhi/base/asset.h"
#include "surkhi/base/map.h"
#include "surkhi/text/token.h"

enum {
	WORDS_MAXIMUM = 310000,
	KNEE = 8000, /* rank from which frequencies fall faster */
	TOPIC_FIRST = 250,
	TOPIC_LAST = 60000,
	WORD_SIZE = 256,
};

static const double slope_above = 1.0, slope_below = 1.8, flat = 2.7, topic_slope = 0.95;
static const double novel_share = 0.0035, topic_share = 0.2;

/* How one word becomes another. */
static const struct {
	const char *ending; /* that is replaced; "" keeps the word */
	const char *by;
} inflections[] = {
	{"ा", "े"},    {"ा", "ों"},     {"ा", "ी"},  {"ी", "ियां"}, {"ी", "ियों"}, {"ि", "ियों"},
	{"", "ों"},    {"", "ें"},       {"", "ी"},   {"", "ीय"},   {"", "िक"},   {"", "पन"},
	{"", "दार"},  {"", "वाला"},   {"", "वाले"}, {"", "वाली"}, {"", "वाद"},  {"", "वादी"},
	{"", "करण"},  {"", "कारी"},   {"", "पुर"},  {"", "नगर"},  {"", "गढ़"},   {"", "गंज"},
	{"", "वासी"}, {"", "वासियों"}, {"", "हीन"}, {"", "पूर्ण"},  {"", "शाली"}, {"", "स्थल"},
};
static const char *const beginnings[] = {"उप",  "प्रति", "सह",  "महा", "गैर", "अति",
					 "पूर्व", "अर्ध",  "लोक", "जन",  "नव", "बहु"};
static const char *const consonants[] = {"क", "ख", "ग", "घ", "च", "छ", "ज",  "झ",  "ट",  "ठ", "ड",
					 "त", "थ", "द", "ध", "न", "प", "फ",  "ब",  "भ",  "म", "य",
					 "र", "ल", "व", "श", "स", "ह", "प्र", "त्र", "क्ष", "स्व"};
static const char *const vowels[] = {"", "ा", "ि", "ी", "ु", "ू", "े", "ै", "ो", "ं", "ां", "ौ"};
#define LENGTH(array) (sizeof(array) / sizeof *(array))

struct counted {
	struct str word;
	uint32_t count;
};

struct collection {
	struct vocabulary *vocabulary;
	struct map seen; /* → index + 1 */
	struct counted *words;
	size_t n, capacity;
};

static bool is_devanagari(struct str word)
{
	return word.n >= 3 && (unsigned char)word.s[0] == 0xe0 &&
	       ((unsigned char)word.s[1] == 0xa4 || (unsigned char)word.s[1] == 0xa5);
}

void vocabulary_tokens(struct str text, void (*take)(void *data, struct str word), void *data)
{
	struct token token;
	for (size_t at = 0; token_next(text, &at, &token);) {
		struct str word = str_slice(text, token.start, token.end);
		if (token.kind == TOKEN_WORD && is_devanagari(word) && word.n < WORD_SIZE)
			take(data, word);
	}
}

static void count(void *data, struct str word)
{
	struct collection *collection = data;
	uint32_t *index = map_get(&collection->seen, word);
	if (index) {
		collection->words[*index].count++;
		return;
	}
	word = str_copy(&collection->vocabulary->arena, word);
	collection->words = mem_grow(collection->words, &collection->capacity, collection->n + 1,
				     sizeof *collection->words);
	*map_put(&collection->seen, word, NULL) = (uint32_t)collection->n;
	collection->words[collection->n++] = (struct counted){word, 1};
}

static int most_first(const void *a, const void *b)
{
	const struct counted *left = a, *right = b;
	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return str_compare(left->word, right->word);
}

static void read_assets(struct collection *collection, struct str folder)
{
	for (const struct asset *asset = asset_table; asset->name; asset++)
		if (str_starts(str_from(asset->name), folder))
			vocabulary_tokens((struct str){asset->data, asset->size}, count,
					  collection);
}

/* Names of places and parties come into a text where it speaks of them, and not by chance. */
static const char *const kept_apart[] = {"gazetteer/parties.tsv", "gazetteer/states.tsv",
					 "gazetteer/districts.tsv", "gazetteer/towns.tsv",
					 "gazetteer/seats.tsv"};

struct named {
	struct map words;
	struct arena arena;
};

static void name(void *data, struct str word)
{
	struct named *named = data;
	if (!map_get(&named->words, word))
		map_put(&named->words, str_copy(&named->arena, word), NULL);
}

/* Cells of one word: the others are made of words that occur elsewhere, too. */
static void read_names(struct named *named, const char *table)
{
	struct str rest, line, cell, alias;
	if (!asset_find(asset_table, table, &rest))
		return;
	while (str_line(&rest, &line))
		while (str_split(&line, '\t', &cell))
			while (str_split(&cell, '|', &alias))
				if (str_find(alias, STR(" "), 0) == SIZE_MAX)
					vocabulary_tokens(alias, name, named);
}

/* They stay as stems of other words. */
static size_t leave_names(struct counted *words, size_t n)
{
	struct named named = {.arena = {.blocks = NULL}};
	size_t left = 0;
	for (size_t i = 0; i < LENGTH(kept_apart); i++)
		read_names(&named, kept_apart[i]);
	for (size_t i = 0; i < n; i++)
		if (!map_get(&named.words, words[i].word))
			words[left++] = words[i];
	map_done(&named.words);
	arena_done(&named.arena);
	return left;
}

static void shuffle(struct counted *words, size_t n)
{
	struct dice dice = dice_of(n, 1);
	for (size_t i = n; i > 1; i--) {
		uint32_t other = dice_below(&dice, (uint32_t)i);
		struct counted swap = words[i - 1];
		words[i - 1] = words[other];
		words[other] = swap;
	}
}

static void derive_one(struct collection *collection, struct str stem, size_t way)
{
	struct buf word = BUF_INIT((size_t)WORD_SIZE);
	if (way < LENGTH(inflections)) {
		struct str ending = str_from(inflections[way].ending);
		if (str_ends(stem, ending)) {
			buf_add(&word, str_slice(stem, 0, stem.n - ending.n));
			buf_add(&word, str_from(inflections[way].by));
		}
	} else {
		buf_add(&word, str_from(beginnings[way - LENGTH(inflections)]));
		buf_add(&word, stem);
	}
	if (word.n && !word.full)
		count(collection, buf_str(&word));
	buf_done(&word);
}

/* Every way for a word in turn, each word beginning with another one: all ways are as common. */
static void derive(struct collection *collection)
{
	enum { WAYS = LENGTH(inflections) + LENGTH(beginnings) };
	size_t stems = collection->n;
	for (size_t way = 0; way < WAYS; way++)
		for (size_t i = 0; i < stems && collection->n < WORDS_MAXIMUM; i++)
			derive_one(collection, collection->words[i].word, (way + i) % WAYS);
	shuffle(collection->words + stems, collection->n - stems);
}

static void collect(struct vocabulary *vocabulary)
{
	struct collection collection = {.vocabulary = vocabulary};
	read_assets(&collection, STR("sample/"));
	qsort(collection.words, collection.n, sizeof *collection.words, most_first);
	for (size_t i = 0; i < collection.n; i++)
		*map_get(&collection.seen, collection.words[i].word) = (uint32_t)i;
	size_t sample = collection.n;
	read_assets(&collection, STR("gazetteer/"));
	map_done(&collection.seen);
	shuffle(collection.words + sample, collection.n - sample);
	for (size_t i = 0; i < collection.n; i++)
		*map_put(&collection.seen, collection.words[i].word, NULL) = (uint32_t)i;
	derive(&collection);
	collection.n = leave_names(collection.words, collection.n);
	vocabulary->words = mem_new(collection.n, sizeof *vocabulary->words);
	vocabulary->n = collection.n;
	for (size_t i = 0; i < collection.n; i++)
		vocabulary->words[i] = collection.words[i].word;
	map_done(&collection.seen);
	mem_free(collection.words);
}

void vocabulary_init(struct vocabulary *vocabulary)
{
	*vocabulary = (struct vocabulary){.n = 0};
	collect(vocabulary);
	double *weights = mem_new(vocabulary->n, sizeof *weights);
	for (size_t i = 0; i < vocabulary->n; i++) {
		double rank = (double)i + 1 + flat;
		weights[i] = pow(rank, -slope_above);
		if (i >= KNEE)
			weights[i] *= pow(rank / (KNEE + flat), slope_above - slope_below);
	}
	sampler_init(&vocabulary->common, weights, vocabulary->n);
	for (size_t i = TOPIC_FIRST; i < TOPIC_LAST; i++)
		weights[i - TOPIC_FIRST] = pow((double)i, -topic_slope);
	sampler_init(&vocabulary->topics, weights, TOPIC_LAST - TOPIC_FIRST);
	mem_free(weights);
}

void vocabulary_done(struct vocabulary *vocabulary)
{
	sampler_done(&vocabulary->common);
	sampler_done(&vocabulary->topics);
	mem_free(vocabulary->words);
	arena_done(&vocabulary->arena);
}

void topic_choose(const struct vocabulary *vocabulary, struct dice *dice, struct topic *ret_topic)
{
	for (size_t i = 0; i < TOPIC_WORDS; i++)
		ret_topic->words[i] =
			vocabulary->words[TOPIC_FIRST + sampler_pick(&vocabulary->topics, dice)];
}

/* Syllables that happen to make no known word: a misspelling, a village, a surname. */
static void add_novel(struct dice *dice, struct buf *ret_text)
{
	for (uint32_t n = 3 + dice_below(dice, 3); n > 0; n--) {
		buf_add(ret_text, str_from(consonants[dice_below(dice, LENGTH(consonants))]));
		buf_add(ret_text, str_from(vowels[dice_below(dice, LENGTH(vowels))]));
	}
}

void vocabulary_word(const struct vocabulary *vocabulary, const struct topic *topic,
		     struct dice *dice, struct buf *ret_text)
{
	double chance = dice_unit(dice);
	if (chance < novel_share)
		add_novel(dice, ret_text);
	else if (chance < novel_share + topic_share)
		buf_add(ret_text, topic->words[dice_below(dice, TOPIC_WORDS)]);
	else
		buf_add(ret_text, vocabulary->words[sampler_pick(&vocabulary->common, dice)]);
}

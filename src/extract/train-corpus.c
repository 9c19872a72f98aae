/* From annotated sentences to rows of features, by the same code as at work; and the lexicon. */
#include "train.h"

#include <stdlib.h>
#include <string.h>

#include "surkhi/base/file.h"
#include "surkhi/base/map.h"
#include "surkhi/text/token.h"

enum { CLUSTERS_MAXIMUM = 8 << 20 };

/* A sentence scanned, with the tags of its words. The scan goes from one to the next. */
struct tagged_scan {
	struct arena arena;
	struct article article;
	struct scan scan;
	uint8_t *tags;
};

static void scan_sentence(const struct conll_sentence *sentence, const struct gazetteer *gazetteer,
			  struct tagged_scan *scan)
{
	uint32_t *starts;
	arena_clear(&scan->arena);
	conll_article(sentence, &scan->arena, &scan->article, &starts);
	scan_start(&scan->scan, gazetteer, &scan->article);
	match_entities(&scan->scan);
	scan->tags = conll_word_tags(sentence, starts, &scan->scan);
}

static void scan_release(struct tagged_scan *scan)
{
	scan_done(&scan->scan);
	arena_done(&scan->arena);
}

static void add_features(struct train_corpus *corpus, const struct tag_features *features)
{
	corpus->features = mem_grow(corpus->features, &corpus->features_capacity,
				    corpus->n_features + features->n, sizeof *corpus->features);
	memcpy(corpus->features + corpus->n_features, features->at,
	       features->n * sizeof *features->at);
	corpus->n_features += features->n;
}

static void add_form_features(const struct tag_text *text, size_t index, int offset,
			      struct tag_features *features)
{
	struct tag_spelling spelling = {.prefixes = {0}};
	if (index < text->scan->words.n && text->form_at[index])
		tag_spelling_read(&text->scan->words, index, &spelling);
	tag_form_features(tag_form_at(text, index), &spelling, offset, features);
}

static void add_word(struct train_corpus *corpus, const struct tag_text *text, size_t index,
		     uint8_t tag)
{
	struct tag_features features = {.n = 0};
	struct train_word word = {.first = (uint32_t)corpus->n_features, .tag = tag};
	word.certain = tag_form_at(text, index)->certain;
	if (!word.certain) {
		uint32_t hits[TAG_OFFSETS];
		tag_hits_read(text, index, hits);
		tag_hit_features(hits, &features);
		tag_word_features(text, index, &features);
		for (int offset = -TAG_REACH; offset <= TAG_REACH; offset++)
			add_form_features(text, index + (size_t)offset, offset, &features);
		add_features(corpus, &features);
	}
	word.n = (uint32_t)corpus->n_features - word.first;
	corpus->words = mem_grow(corpus->words, &corpus->words_capacity, corpus->n_words + 1,
				 sizeof *corpus->words);
	corpus->words[corpus->n_words++] = word;
}

static void add_sentence(struct train_corpus *corpus, struct tagged_scan *scan,
			 const struct tag_lexicon *lexicon, unsigned file)
{
	struct tag_text text;
	struct train_sentence sentence = {.first = (uint32_t)corpus->n_words, .file = file};
	tag_text_read(&scan->scan, lexicon, NULL, &text);
	for (size_t i = 0; i < scan->scan.words.n; i++)
		add_word(corpus, &text, i, scan->tags[i]);
	sentence.n = (uint32_t)corpus->n_words - sentence.first;
	corpus->sentences = mem_grow(corpus->sentences, &corpus->capacity, corpus->n + 1,
				     sizeof *corpus->sentences);
	corpus->sentences[corpus->n++] = sentence;
}

void train_corpus_read(struct train_corpus *corpus, const struct conll *conll,
		       const struct gazetteer *gazetteer, const struct tag_lexicon *lexicon)
{
	struct tagged_scan scan = {.tags = NULL};
	for (size_t i = 0; i < conll->n; i++) {
		scan_sentence(&conll->at[i], gazetteer, &scan);
		add_sentence(corpus, &scan, lexicon, conll->at[i].file);
	}
	corpus->files = conll->files;
	scan_release(&scan);
}

void train_corpus_done(struct train_corpus *corpus)
{
	mem_free(corpus->features);
	mem_free(corpus->words);
	mem_free(corpus->sentences);
	*corpus = (struct train_corpus){.n = 0};
}

/* A word while the lexicon is made. */
struct entry {
	uint32_t hash, count;
	uint16_t cluster;
	unsigned lists; /* 1 << enum tag_list */
	bool named;
};

struct entries {
	struct map index;
	struct entry *at;
	size_t n, capacity;
	struct arena *arena;
};

static struct entry *find_entry(struct entries *entries, struct str key)
{
	bool new = false;
	uint32_t *at = map_get(&entries->index, key);
	if (!at) {
		at = map_put(&entries->index, str_copy(entries->arena, key), &new);
		*at = (uint32_t)entries->n;
		entries->at = mem_grow(entries->at, &entries->capacity, entries->n + 1,
				       sizeof *entries->at);
		entries->at[entries->n++] = (struct entry){.hash = tag_hash(key)};
	}
	return &entries->at[*at];
}

/* Words that the gazetteer has in names may be in one, whatever the sentences say. */
static void count_words(struct entries *entries, const struct tagged_scan *scan, struct buf *key)
{
	const struct words *words = &scan->scan.words;
	for (size_t i = 0; i < words->n; i++) {
		if (words->at[i].end == words->at[i].start)
			continue;
		buf_clear(key);
		gazetteer_key(words_text(words, i, i + 1), key);
		struct entry *entry = find_entry(entries, buf_str(key));
		entry->count++;
		if (scan->tags[i] || (words->at[i].flags & WORD_NAME))
			entry->named = true;
	}
}

/* A line is a word and the number of its cluster. */
static int read_clusters(struct entries *entries, const char *path, struct diag *diag)
{
	struct buf bytes = BUF_INIT(CLUSTERS_MAXIMUM);
	struct str text, line, word;
	int r = file_read(path, &bytes, diag) ? ERR_FATAL : 0;
	text = buf_str(&bytes);
	for (unsigned long n = 1; r == 0 && str_line(&text, &line); n++) {
		if (line.n == 0 || line.s[0] == '#')
			continue;
		unsigned long cluster = 0;
		str_split(&line, '\t', &word);
		for (size_t i = 0; i < line.n && line.s[i] >= '0' && line.s[i] <= '9'; i++)
			cluster = cluster * 10 + (unsigned long)(line.s[i] - '0');
		if (cluster == 0 || cluster >= TAG_LIST) {
			err_origin(diag, "not a word and a number of a cluster");
			r = diag_at(diag, ERR_FATAL, path, n, 0);
			break;
		}
		find_entry(entries, word)->cluster = (uint16_t)cluster;
	}
	buf_done(&bytes);
	return r;
}

static void add_form(struct entries *entries, struct str form, unsigned lists, struct buf *key)
{
	struct token token;
	for (size_t offset = 0; token_next(form, &offset, &token);) {
		buf_clear(key);
		gazetteer_key(str_slice(form, token.start, token.end), key);
		if (token.kind != TOKEN_MARK)
			find_entry(entries, buf_str(key))->lists |= lists;
	}
}

/* A line is the name of a list and forms, of which each word is of the list. */
static int read_lists(struct entries *entries, const char *path, struct buf *key, struct diag *diag)
{
	static const char *const names[N_TAG_LISTS] = {[LIST_PLACE] = "place",
						       [LIST_NAME] = "name",
						       [LIST_ORGANISATION] = "organisation",
						       [LIST_FIGURE] = "figure"};
	struct buf bytes = BUF_INIT(CLUSTERS_MAXIMUM);
	struct str text, line, name, form;
	int r = file_read(path, &bytes, diag) ? ERR_FATAL : 0;
	text = buf_str(&bytes);
	for (unsigned long n = 1; r == 0 && str_line(&text, &line); n++) {
		size_t list = 0;
		if (line.n == 0 || line.s[0] == '#')
			continue;
		str_split(&line, '\t', &name);
		while (list < N_TAG_LISTS && !str_equal(name, str_from(names[list])))
			list++;
		if (list == N_TAG_LISTS) {
			err_origin(diag,
				   "no list has this name: place, name, organisation, figure");
			r = diag_at(diag, ERR_FATAL, path, n, 0);
			break;
		}
		while (str_split(&line, '|', &form))
			add_form(entries, form, 1u << list, key);
	}
	buf_done(&bytes);
	return r;
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static void make_lexicon(struct entries *entries, unsigned floor, struct arena *arena,
			 struct tag_lexicon *ret_lexicon)
{
	uint32_t *hashes = arena_new(arena, entries->n, sizeof *hashes);
	uint16_t *values = arena_new(arena, entries->n, sizeof *values);
	size_t n = 0;
	if (entries->n)
		qsort(entries->at, entries->n, sizeof *entries->at, compare_entries);
	for (size_t i = 0; i < entries->n; i++) {
		const struct entry *entry = &entries->at[i];
		bool certain = entry->count >= floor && !entry->named && !entry->lists;
		unsigned value = entry->cluster | entry->lists * TAG_LIST |
				 (certain ? (unsigned)TAG_CERTAIN : 0);
		if (!value || (n && hashes[n - 1] == entry->hash))
			continue;
		hashes[n] = entry->hash;
		values[n++] = (uint16_t)value;
	}
	*ret_lexicon = (struct tag_lexicon){hashes, values, n};
}

int train_lexicon(const struct conll *conll, const struct gazetteer *gazetteer,
		  const struct train_options *options, struct arena *arena,
		  struct tag_lexicon *ret_lexicon, struct diag *diag)
{
	struct entries entries = {.arena = arena};
	struct buf key = BUF_INIT(1 << 12);
	struct tagged_scan scan = {.tags = NULL};
	for (size_t i = 0; i < conll->n; i++) {
		scan_sentence(&conll->at[i], gazetteer, &scan);
		count_words(&entries, &scan, &key);
	}
	scan_release(&scan);
	int r = options->clusters ? read_clusters(&entries, options->clusters, diag) : 0;
	if (r == 0 && options->lists)
		r = read_lists(&entries, options->lists, &key, diag);
	if (r == 0)
		make_lexicon(&entries, options->floor, arena, ret_lexicon);
	map_done(&entries.index);
	mem_free(entries.at);
	buf_done(&key);
	return r;
}

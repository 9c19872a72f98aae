/*
 * Classes of words that stand in the same company, by the exchange algorithm (Martin, Liermann,
 * Ney: Algorithms for bigram and trigram word clustering, 1998): each word in turn goes to the
 * class that makes the text, as a row of classes, most likely.
 *
 * usage: surkhi-clusters OUTPUT CLASSES FLOOR ROUNDS FILE…
 *
 * A file is plain text, a paragraph on a line, or CoNLL. Words seen less than FLOOR times are left
 * out. The output is a list of words with the number of their class, by class and frequency.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tagger-text.h"

#include "surkhi/base/file.h"
#include "surkhi/text/token.h"

enum { FILE_MAXIMUM = 256 << 20, CLASSES_MAXIMUM = TAG_LIST - 1, KEY_MAXIMUM = 1 << 12 };

/* Words that have no class of their own: the border of a sentence, and all rare ones. */
enum { BORDER, RARE, FIRST_WORD };

/* How often a word stands beside another (or before it, in a list of those). */
struct pair {
	uint32_t word, other, count;
};

struct pairs {
	struct pair *at;
	uint32_t *first; /* by word, and behind the last */
	size_t n;
};

/* How often words of a class stand on one side of the word in hand. */
struct side {
	uint32_t *counts; /* by class */
	uint32_t *classes;
	size_t n; /* classes that do */
};

struct clusters {
	struct arena arena;
	struct map index; /* key → number while reading */
	struct str *keys; /* by number */
	uint32_t *counts; /* by number */
	size_t n, counts_capacity, keys_capacity;
	uint32_t *text; /* numbers in a row */
	size_t n_text, text_capacity;
	struct pairs behind, before;
	size_t n_classes;
	uint32_t *class_of;
	uint32_t *beside; /* by class and class behind it */
	uint32_t *of_class;
	/* The word in hand, while it is in no class. */
	uint32_t word, self; /* how often it stands behind itself */
	struct side left, right;
};

static void add_number(struct clusters *clusters, uint32_t number)
{
	clusters->text = mem_grow(clusters->text, &clusters->text_capacity, clusters->n_text + 1,
				  sizeof *clusters->text);
	clusters->text[clusters->n_text++] = number;
}

static void end_sentence(struct clusters *clusters)
{
	if (clusters->n_text && clusters->text[clusters->n_text - 1] != BORDER)
		add_number(clusters, BORDER);
}

static uint32_t number_of(struct clusters *clusters, struct str key)
{
	uint32_t *at = map_get(&clusters->index, key);
	if (at)
		return *at;
	key = str_copy(&clusters->arena, key);
	at = map_put(&clusters->index, key, NULL);
	*at = (uint32_t)clusters->n;
	clusters->keys = mem_grow(clusters->keys, &clusters->keys_capacity, clusters->n + 1,
				  sizeof *clusters->keys);
	clusters->counts = mem_grow(clusters->counts, &clusters->counts_capacity, clusters->n + 1,
				    sizeof *clusters->counts);
	clusters->counts[clusters->n] = 0;
	clusters->keys[clusters->n++] = key;
	return *at;
}

static void read_words(struct clusters *clusters, struct str text)
{
	struct buf key = BUF_INIT(KEY_MAXIMUM);
	struct token token;
	for (size_t offset = 0; token_next(text, &offset, &token);) {
		if (token_ends_sentence(text, &token)) {
			end_sentence(clusters);
			continue;
		}
		buf_clear(&key);
		if (token.kind == TOKEN_NUMBER)
			buf_add(&key, STR("0"));
		else
			gazetteer_key(str_slice(text, token.start, token.end), &key);
		uint32_t number = number_of(clusters, buf_str(&key));
		clusters->counts[number]++;
		add_number(clusters, number);
	}
	buf_done(&key);
}

static int read_file(struct clusters *clusters, const char *path, struct diag *diag)
{
	struct buf bytes = BUF_INIT(FILE_MAXIMUM);
	if (file_read(path, &bytes, diag))
		return ERR_FATAL;
	struct str text = buf_str(&bytes), line;
	while (str_line(&text, &line)) {
		const char *tab = line.n ? memchr(line.s, '\t', line.n) : NULL;
		read_words(clusters, tab ? (struct str){line.s, (size_t)(tab - line.s)} : line);
		if (!tab)
			end_sentence(clusters);
	}
	buf_done(&bytes);
	return 0;
}

static int by_count(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->word < y->word ? -1 : x->word > y->word;
}

/* Numbers words by frequency; what is seen less than floor times is RARE. */
static void number_by_count(struct clusters *clusters, unsigned long floor)
{
	struct pair *order = mem_new(clusters->n, sizeof *order);
	uint32_t *numbers = mem_new(clusters->n, sizeof *numbers);
	struct str *keys = mem_new(clusters->n, sizeof *keys);
	uint32_t *counts = mem_new(clusters->n, sizeof *counts);
	size_t n = FIRST_WORD;
	for (size_t i = 0; i < clusters->n; i++)
		order[i] = (struct pair){.word = (uint32_t)i, .count = clusters->counts[i]};
	order[BORDER].count = order[RARE].count = 0;
	qsort(order, clusters->n, sizeof *order, by_count);
	for (size_t i = 0; i < clusters->n; i++) {
		uint32_t old = order[i].word;
		if (old < FIRST_WORD)
			continue;
		numbers[old] = order[i].count < floor ? (uint32_t)RARE : (uint32_t)n;
		if (order[i].count < floor)
			continue;
		keys[n] = clusters->keys[old];
		counts[n++] = order[i].count;
	}
	for (size_t i = 0; i < clusters->n_text; i++)
		clusters->text[i] = numbers[clusters->text[i]];
	mem_free(clusters->keys);
	mem_free(clusters->counts);
	mem_free(order);
	mem_free(numbers);
	clusters->keys = keys;
	clusters->counts = counts;
	clusters->n = n;
}

static int by_words(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return x->other < y->other ? -1 : x->other > y->other;
}

/* Which words stand behind (or before) each. */
static void count_pairs(struct clusters *clusters, bool before, struct pairs *ret_pairs)
{
	struct pairs pairs = {.at = mem_new(clusters->n_text, sizeof *pairs.at)};
	size_t n = 0;
	for (size_t i = 0; i + 1 < clusters->n_text; i++) {
		uint32_t left = clusters->text[i], right = clusters->text[i + 1];
		pairs.at[n++] =
			before ? (struct pair){right, left, 1} : (struct pair){left, right, 1};
	}
	if (n)
		qsort(pairs.at, n, sizeof *pairs.at, by_words);
	for (size_t i = 0; i < n; i++) {
		if (pairs.n && by_words(&pairs.at[pairs.n - 1], &pairs.at[i]) == 0)
			pairs.at[pairs.n - 1].count++;
		else
			pairs.at[pairs.n++] = pairs.at[i];
	}
	pairs.first = mem_new(clusters->n + 1, sizeof *pairs.first);
	for (size_t i = 0, word = 0; word <= clusters->n; word++) {
		while (i < pairs.n && pairs.at[i].word < word)
			i++;
		pairs.first[word] = (uint32_t)i;
	}
	*ret_pairs = pairs;
}

static void make_side(struct side *side, size_t n_classes)
{
	side->counts = mem_new(n_classes, sizeof *side->counts);
	side->classes = mem_new(n_classes, sizeof *side->classes);
}

static void make_classes(struct clusters *clusters, size_t n_classes)
{
	clusters->n_classes = n_classes;
	clusters->class_of = mem_new(clusters->n, sizeof *clusters->class_of);
	clusters->beside = mem_new(n_classes * n_classes, sizeof *clusters->beside);
	clusters->of_class = mem_new(n_classes, sizeof *clusters->of_class);
	make_side(&clusters->left, n_classes);
	make_side(&clusters->right, n_classes);
	for (size_t i = 0; i < clusters->n; i++)
		clusters->class_of[i] =
			(uint32_t)(i < n_classes ? i : FIRST_WORD + i % (n_classes - FIRST_WORD));
	for (size_t i = 0; i < clusters->n_text; i++)
		clusters->of_class[clusters->class_of[clusters->text[i]]]++;
	for (size_t i = 0; i < clusters->behind.n; i++) {
		const struct pair *pair = &clusters->behind.at[i];
		clusters->beside[clusters->class_of[pair->word] * n_classes +
				 clusters->class_of[pair->other]] += pair->count;
	}
}

static double plogp(uint32_t count)
{
	return count ? (double)count * log((double)count) : 0;
}

/* Sums the pairs of the word in hand by class; it beside itself is apart. */
static void sum_side(struct clusters *clusters, const struct pairs *pairs, struct side *side)
{
	memset(side->counts, 0, clusters->n_classes * sizeof *side->counts);
	side->n = 0;
	clusters->self = 0;
	for (size_t i = pairs->first[clusters->word]; i < pairs->first[clusters->word + 1]; i++) {
		const struct pair *pair = &pairs->at[i];
		uint32_t class = clusters->class_of[pair->other];
		if (pair->other == clusters->word) {
			clusters->self = pair->count;
			continue;
		}
		if (side->counts[class] == 0)
			side->classes[side->n++] = class;
		side->counts[class] += pair->count;
	}
}

/* Puts the word in hand into a class, or takes it out of it. */
static void move(struct clusters *clusters, uint32_t class, bool in)
{
	size_t n = clusters->n_classes;
	uint32_t sign = in ? 1 : UINT32_MAX;
	for (size_t c = 0; c < n; c++) {
		clusters->beside[c * n + class] += sign * clusters->left.counts[c];
		clusters->beside[class * n + c] += sign * clusters->right.counts[c];
	}
	clusters->beside[class * n + class] += sign * clusters->self;
	clusters->of_class[class] += sign * clusters->counts[clusters->word];
}

static double grown(uint32_t count, uint32_t by)
{
	return by ? plogp(count + by) - plogp(count) : 0;
}

/* What the text gains by the word's being in a class. */
static double gain(const struct clusters *clusters, uint32_t class)
{
	size_t n = clusters->n_classes;
	const struct side *left = &clusters->left, *right = &clusters->right;
	double sum = grown(clusters->beside[class * n + class],
			   left->counts[class] + right->counts[class] + clusters->self);
	for (size_t i = 0; i < left->n; i++) {
		uint32_t other = left->classes[i];
		if (other != class)
			sum += grown(clusters->beside[other * n + class], left->counts[other]);
	}
	for (size_t i = 0; i < right->n; i++) {
		uint32_t other = right->classes[i];
		if (other != class)
			sum += grown(clusters->beside[class * n + other], right->counts[other]);
	}
	return sum - 2 * grown(clusters->of_class[class], clusters->counts[clusters->word]);
}

/* True if the word found a better class than its own. */
static bool exchange(struct clusters *clusters, uint32_t word)
{
	static const double LEAST = 1e-6; /* less is noise of the sums */
	uint32_t old = clusters->class_of[word], best = old;
	clusters->word = word;
	sum_side(clusters, &clusters->before, &clusters->left);
	sum_side(clusters, &clusters->behind, &clusters->right);
	move(clusters, old, false);
	double most = gain(clusters, old) + LEAST;
	for (uint32_t class = FIRST_WORD; class < clusters->n_classes; class ++) {
		double value = gain(clusters, class);
		if (value > most) {
			most = value;
			best = class;
		}
	}
	move(clusters, best, true);
	clusters->class_of[word] = best;
	return best != old;
}

static int write_classes(const struct clusters *clusters, const char *path)
{
	FILE *file = fopen(path, "w");
	if (!file) {
		perror(path);
		return 1;
	}
	fputs("#word\tclass\n", file);
	for (uint32_t class = FIRST_WORD; class < clusters->n_classes; class ++)
		for (size_t i = FIRST_WORD; i < clusters->n; i++)
			if (clusters->class_of[i] == class)
				fprintf(file, "%.*s\t%u\n", STR_ARG(clusters->keys[i]),
					class - FIRST_WORD + 1);
	return fclose(file) != 0;
}

static int read_all(struct clusters *clusters, char **paths)
{
	struct diag diag = DIAG_INIT;
	number_of(clusters, STR("\n"));   /* BORDER */
	number_of(clusters, STR("\n\n")); /* RARE */
	add_number(clusters, BORDER);
	for (; *paths; paths++)
		if (read_file(clusters, *paths, &diag)) {
			fprintf(stderr, "surkhi-clusters: %s: %s\n", diag.path, diag.text);
			return 1;
		}
	return 0;
}

static void improve(struct clusters *clusters, unsigned long rounds)
{
	size_t moved = 1;
	for (unsigned long round = 0; round < rounds && moved; round++) {
		moved = 0;
		for (uint32_t i = FIRST_WORD; i < clusters->n; i++)
			moved += exchange(clusters, i);
		printf("%lu: %zu moved\n", round + 1, moved);
		fflush(stdout);
	}
}

static void clusters_done(struct clusters *clusters)
{
	mem_free(clusters->keys);
	mem_free(clusters->counts);
	mem_free(clusters->text);
	mem_free(clusters->behind.at);
	mem_free(clusters->behind.first);
	mem_free(clusters->before.at);
	mem_free(clusters->before.first);
	mem_free(clusters->class_of);
	mem_free(clusters->beside);
	mem_free(clusters->of_class);
	mem_free(clusters->left.counts);
	mem_free(clusters->left.classes);
	mem_free(clusters->right.counts);
	mem_free(clusters->right.classes);
	map_done(&clusters->index);
	arena_done(&clusters->arena);
}

int main(int argc, char **argv)
{
	struct clusters clusters = {.n = 0};
	size_t n_classes = argc < 6 ? 0 : strtoul(argv[2], NULL, 10);
	if (n_classes <= FIRST_WORD || n_classes > CLASSES_MAXIMUM) {
		fputs("usage: surkhi-clusters OUTPUT CLASSES FLOOR ROUNDS FILE...\n", stderr);
		return 2;
	}
	int r = read_all(&clusters, argv + 5);
	if (r == 0) {
		number_by_count(&clusters, strtoul(argv[3], NULL, 10));
		count_pairs(&clusters, false, &clusters.behind);
		count_pairs(&clusters, true, &clusters.before);
		make_classes(&clusters, n_classes);
		printf("%zu words in the text, %zu in classes\n", clusters.n_text, clusters.n);
		improve(&clusters, strtoul(argv[4], NULL, 10));
		r = write_classes(&clusters, argv[1]);
	}
	clusters_done(&clusters);
	return r;
}

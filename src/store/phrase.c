/*
 * Knows how to tell whether words stand one behind the other: the lists of all words are gone
 * through side by side, from one article that has all of them to the next.
 */
#include "phrase.h"

#include "condition.h"
#include "places.h"
#include "private.h"

enum {
	POSITIONS_MAXIMUM = 1 << 26,
	CANDIDATE_EFFORT = 4, /* for each word */
	EXPECTED_WORDS = 64,  /* of bits, that are emptied for the next article and not given up */
};

/* The list of one form in one segment. */
struct list {
	struct postings postings;
	size_t form; /* the newest segment of each stands first, and says what counts */
	bool ended;
};

struct lists {
	struct list *lists;
	size_t n, capacity;
	size_t least; /* the list that is on the first article */
	int64_t rest; /* the first article of all others; 0: nobody has looked */
};

struct phrase_walk {
	const struct lookup *lookup;
	struct lists words[PHRASE_WORDS_MAXIMUM];
	size_t n;
	struct bits candidates, *set;
	size_t next;                /* candidate */
	struct bits expected, then; /* where the word in hand, and the one behind it, have to be */
	bool any;                   /* the word in hand was at some such place */
	bool found;                 /* the last word was */
	bool backwards;             /* the last word of the row is read first */
	struct buf room, room_of_other;
};

struct phrase_walk *phrase_walk_free(struct phrase_walk *walk)
{
	if (!walk)
		return NULL;
	for (size_t i = 0; i < walk->n; i++) {
		for (size_t k = 0; k < walk->words[i].n; k++)
			postings_done(&walk->words[i].lists[k].postings);
		mem_free(walk->words[i].lists);
	}
	bits_done(&walk->candidates);
	bits_done(&walk->expected);
	bits_done(&walk->then);
	buf_done(&walk->room);
	buf_done(&walk->room_of_other);
	return mem_free(walk);
}

/* Those that have any of the forms. */
static int have_word(const struct lookup *lookup, const struct str *forms, size_t n,
		     struct bits *ret_set, struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < n && !failed; i++)
		failed = lookup_any(lookup, forms[i], ret_set, diag);
	return failed;
}

/* With headlines alone in question the sets of all words would be no help. */
static int find_candidates(struct phrase_walk *walk, const struct row *row, struct diag *diag)
{
	size_t first = 0, last = SIZE_MAX;
	int failed = 0;
	for (size_t i = 0; i < row->n && last && !failed; i++) {
		struct bits have CLEANUP(bits_done) = {0};
		failed = have_word(walk->lookup, row->words[i].forms, row->words[i].n, &have, diag);
		last = bits_count(&have);
		first = i ? first : last;
		if (i == 0)
			bits_copy(&walk->candidates, &have);
		else
			bits_and(&walk->candidates, &have);
	}
	walk->backwards = last < first; /* of the word that is read last, mostly not all is read */
	bits_and_not(&walk->candidates, walk->set);
	return failed;
}

static int open_list(struct phrase_walk *walk, struct lists *lists, size_t segment, struct str term,
		     struct diag *diag)
{
	struct postings postings;
	int failed = postings_seek(&postings, walk->lookup->store,
				   &walk->lookup->index->segments[segment], term, diag);
	if (failed || !postings.there || !str_equal(buf_str(&postings.term), term)) {
		postings_done(&postings);
		return failed;
	}
	failed = postings_skip(&postings, diag);
	if (failed) {
		postings_done(&postings);
		return failed;
	}
	lists->lists = mem_grow(lists->lists, &lists->capacity, lists->n + 1, sizeof *lists->lists);
	lists->lists[lists->n++] = (struct list){.postings = postings};
	return 0;
}

static int open_form(struct phrase_walk *walk, struct lists *lists, struct str form, size_t number,
		     struct diag *diag)
{
	struct buf term CLEANUP(buf_done) = BUF_INIT((size_t)LEAF_MAXIMUM);
	size_t before = lists->n;
	int failed = 0;
	buf_add(&term, STR(INDEX_MAIN));
	buf_add(&term, form);
	for (size_t i = 0; i < walk->lookup->index->n && !failed; i++)
		failed = open_list(walk, lists, i, buf_str(&term), diag);
	for (size_t i = before; i < lists->n; i++)
		lists->lists[i].form = number;
	return failed;
}

static int open_lists(struct phrase_walk *walk, const struct row *row, struct diag *diag)
{
	int failed = 0;
	for (; walk->n < row->n && !failed; walk->n++) {
		size_t word = walk->backwards ? row->n - 1 - walk->n : walk->n;
		for (size_t i = 0; i < row->words[word].n && !failed; i++)
			failed = open_form(walk, &walk->words[walk->n], row->words[word].forms[i],
					   i, diag);
	}
	return failed;
}

int phrase_walk_new(const struct lookup *lookup, const struct row *row, struct bits *set,
		    struct phrase_walk **ret_walk, struct diag *diag)
{
	struct phrase_walk *walk = mem_new(1, sizeof *walk);
	*walk = (struct phrase_walk){.lookup = lookup,
				     .set = set,
				     .room = BUF_INIT((size_t)POSITIONS_MAXIMUM),
				     .room_of_other = BUF_INIT((size_t)POSITIONS_MAXIMUM)};
	int failed = find_candidates(walk, row, diag);
	walk->next = bits_next(&walk->candidates, 0);
	if (!failed && walk->next != SIZE_MAX)
		failed = open_lists(walk, row, diag);
	if (failed)
		phrase_walk_free(walk);
	else
		*ret_walk = walk;
	return failed;
}

/* On the article, or on the first one behind it. */
static inline int advance(struct list *list, int64_t article, struct diag *diag)
{
	bool there = true;
	if (list->postings.article >= article || list->ended)
		return 0;
	int failed = postings_find(&list->postings, article, &there, diag);
	list->ended = !there;
	return failed;
}

/* Places of the columns alternate. */
static inline bool next_place(struct places *places, size_t *ret_bit)
{
	bool there = places_next(places);
	*ret_bit = (size_t)places->place * N_WORDS_COLUMNS + (size_t)places->column;
	return there;
}

/* A place at which a word of the row stands so far: where the next word has to be. */
static inline void expect(struct bits *then, size_t bit, bool backwards)
{
	if (!backwards)
		bits_put(then, bit + N_WORDS_COLUMNS);
	else if (bit >= N_WORDS_COLUMNS)
		bits_put(then, bit - N_WORDS_COLUMNS);
}

/* Every place of the first word is a beginning. */
static void read_first(struct phrase_walk *walk, struct places *given)
{
	struct places places = *given;
	bool backwards = walk->backwards;
	size_t bit;
	while (next_place(&places, &bit)) {
		walk->any = true;
		expect(&walk->then, bit, backwards);
	}
	*given = places;
}

static void read_middle(struct phrase_walk *walk, struct places *places)
{
	size_t bit;
	while (next_place(places, &bit)) {
		if (!bits_have(&walk->expected, bit))
			continue;
		walk->any = true;
		expect(&walk->then, bit, walk->backwards);
	}
}

static void read_last(struct phrase_walk *walk, struct places *given)
{
	struct places places = *given;
	const struct bits expected = walk->expected;
	bool found = walk->found;
	size_t bit;
	while (!found && next_place(&places, &bit))
		found = bits_have(&expected, bit);
	walk->found = found;
	*given = places;
}

static int refuse(struct phrase_walk *walk, struct diag *diag)
{
	return store_damaged(walk->lookup->store, "the index does not read", diag);
}

/* As far as they are in question. */
static inline int read_positions(struct phrase_walk *walk, struct list *list, struct buf *room,
				 struct str *ret_positions, struct diag *diag)
{
	struct str positions = STR_EMPTY;
	int failed = postings_positions(&list->postings, room, &positions, diag);
	if (failed)
		return failed;
	*ret_positions = walk->lookup->headline_only
				 ? postings_headline(walk->lookup->store, positions)
				 : positions;
	return 0;
}

static int read_list(struct phrase_walk *walk, struct list *list, size_t word, struct diag *diag)
{
	struct str positions;
	int failed = read_positions(walk, list, &walk->room, &positions, diag);
	if (failed)
		return failed;
	struct places places = places_of(positions);
	if (word == 0)
		read_first(walk, &places);
	else if (word + 1 < walk->n)
		read_middle(walk, &places);
	else
		read_last(walk, &places);
	return places.bad ? refuse(walk, diag) : 0;
}

/* Of each form the newest segment that has the article says where it stands. */
static int read_lists(struct phrase_walk *walk, size_t word, int64_t article, struct diag *diag)
{
	struct lists *lists = &walk->words[word];
	size_t read = SIZE_MAX;
	int failed = 0;
	int64_t least = INT64_MAX;
	lists->rest = INT64_MAX;
	for (size_t i = 0; i < lists->n && !failed; i++) {
		struct list *list = &lists->lists[i];
		failed = advance(list, article, diag);
		if (failed || list->ended)
			continue;
		int64_t at = list->postings.article;
		lists->rest = at < least ? least : at < lists->rest ? at : lists->rest;
		lists->least = at < least ? i : lists->least;
		least = at < least ? at : least;
		if (at != article || list->form == read)
			continue;
		read = list->form;
		failed = read_list(walk, list, word, diag);
	}
	return failed;
}

/* An import gives each segment its own articles, so mostly only one list can have one. */
static bool has_one_list(const struct lists *lists, int64_t article)
{
	return article < lists->rest && lists->n;
}

static int read_word(struct phrase_walk *walk, size_t word, int64_t article, struct diag *diag)
{
	struct lists *lists = &walk->words[word];
	if (!has_one_list(lists, article))
		return read_lists(walk, word, article, diag);
	struct list *list = &lists->lists[lists->least];
	int failed = advance(list, article, diag);
	if (failed || list->ended || list->postings.article != article)
		return failed;
	return read_list(walk, list, word, diag);
}

/* The positions of a word that has one list; *ret_there is false if that lacks the article. */
static inline int read_alone(struct phrase_walk *walk, size_t word, int64_t article,
			     struct buf *room, struct str *ret_positions, bool *ret_there,
			     struct diag *diag)
{
	struct list *list = &walk->words[word].lists[walk->words[word].least];
	int failed = advance(list, article, diag);
	*ret_there = !failed && !list->ended && list->postings.article == article;
	return *ret_there ? read_positions(walk, list, room, ret_positions, diag) : failed;
}

/* Two words, and of each one list: their places are compared as they are read. */
static int read_pair(struct phrase_walk *walk, int64_t article, struct diag *diag)
{
	struct str read = STR_EMPTY, other = STR_EMPTY;
	bool there, bad;
	int failed = read_alone(walk, 0, article, &walk->room, &read, &there, diag);
	if (!failed && there)
		failed = read_alone(walk, 1, article, &walk->room_of_other, &other, &there, diag);
	if (failed || !there)
		return failed;
	bool headline_only = walk->lookup->headline_only;
	walk->found = walk->backwards ? places_follow(other, read, headline_only, &bad)
				      : places_follow(read, other, headline_only, &bad);
	return bad ? refuse(walk, diag) : 0;
}

static void behind_word(struct phrase_walk *walk)
{
	struct bits swap = walk->expected;
	walk->expected = walk->then;
	walk->then = swap;
	if (swap.n > EXPECTED_WORDS)
		bits_clear(&walk->then);
	else if (swap.n)
		memset(swap.words, 0, swap.n * sizeof *swap.words);
}

static int read_article(struct phrase_walk *walk, int64_t article, struct diag *diag)
{
	int failed = 0;
	walk->found = false;
	if (walk->n == 2 && has_one_list(&walk->words[0], article) &&
	    has_one_list(&walk->words[1], article))
		return read_pair(walk, article, diag);
	walk->any = true;
	for (size_t i = 0; i < walk->n && walk->any && !failed; i++) {
		walk->any = false;
		failed = read_word(walk, i, article, diag);
		behind_word(walk);
	}
	return failed;
}

int phrase_walk_run(struct phrase_walk *walk, struct effort *effort, bool *ret_done,
		    struct diag *diag)
{
	int failed = 0;
	while (!failed && walk->next != SIZE_MAX && !effort_over(effort)) {
		failed = read_article(walk, (int64_t)walk->next, diag);
		if (!failed && walk->found)
			bits_put(walk->set, walk->next);
		walk->next = bits_next(&walk->candidates, walk->next + 1);
		effort_spend(effort, walk->n * CANDIDATE_EFFORT);
	}
	*ret_done = walk->next == SIZE_MAX;
	return failed;
}

void phrase_walk_bound(const struct phrase_walk *walk, struct bits *set)
{
	bits_or(set, &walk->candidates);
}

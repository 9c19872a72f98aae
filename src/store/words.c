/*
 * Knows how words of a query are asked of the index. A word typed in Latin letters becomes the
 * forms that it may stand for, looked up in the table of terms; a phrase of such words becomes
 * all the phrases that they can make. Expressions are made of folded forms in quotes, and bound.
 */
#include "words.h"

#include "match.h"
#include "private.h"
#include "surkhi/text/latin.h"

enum {
	CANDIDATES_READ = 4096, /* rows of the table of terms that are looked at for one word */
	FORMS_MAXIMUM = 24,     /* that one word can stand for */
	PHRASES_MAXIMUM = 96,
	EXPRESSION_MAXIMUM = 1 << 20,
};

struct alternative {
	struct str form;
	bool prefix;
	unsigned distance; /* from what was typed */
	int score;         /* lower is better */
};

/* What a word of the query can be in the text: itself, then the others, best first. */
struct choice {
	struct alternative forms[FORMS_MAXIMUM];
	size_t n;
};

/*
 * The distance against the logarithm of how common the form is, weighed as it put the meant word
 * first for 15 of 16 names: a letter read otherwise (a distance of 2) is made good by a form 20
 * times as common.
 */
static int score_of(unsigned distance, int64_t df)
{
	int log2 = 0;
	for (; df > 1; df /= 2)
		log2++;
	return 15 * (int)distance - 7 * log2;
}

/* In order of the scores, the worst falling out at the end. */
static void choice_add(struct choice *choice, struct alternative alternative)
{
	size_t at = choice->n;
	while (at > 1 && choice->forms[at - 1].score > alternative.score)
		at--;
	if (at >= FORMS_MAXIMUM)
		return;
	if (choice->n < FORMS_MAXIMUM)
		choice->n++;
	for (size_t i = choice->n - 1; i > at; i--)
		choice->forms[i] = choice->forms[i - 1];
	choice->forms[at] = alternative;
}

/* Besides the best one, what sounds no less like it or is nearly as good. */
static void choice_cut(struct choice *choice)
{
	enum { NEAR = 15 };
	size_t n = 1;
	for (size_t i = 1; i < choice->n; i++)
		if (choice->forms[i].distance <= choice->forms[1].distance ||
		    choice->forms[i].score < choice->forms[1].score + NEAR)
			choice->forms[n++] = choice->forms[i];
	choice->n = n;
}

static void candidate_add(struct choice *choice, const struct needle_word *word, struct str form,
			  int64_t df, struct arena *arena)
{
	struct alternative alternative = {.form = form};
	if (!needle_word_matches(word, form) || str_equal(word->form, form))
		return;
	if (!word->prefix)
		alternative.distance = latin_distance(word->form, form);
	alternative.score = score_of(alternative.distance, word->prefix ? 1 : df);
	alternative.form = str_copy(arena, form);
	choice_add(choice, alternative);
}

/* Keys are ASCII, so 0x7f is behind every key that begins with this one. */
static void bind_keys(struct cursor *cursor, const struct needle_word *word, struct arena *arena)
{
	cursor_bind_text(cursor, word->key);
	if (word->prefix)
		cursor_bind_text(cursor, str_printf(arena, "%.*s\x7f", STR_ARG(word->key)));
	cursor_bind_int(cursor, CANDIDATES_READ);
}

static int choice_expand(struct store *store, const struct needle_word *word, struct choice *choice,
			 struct arena *arena, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(
		store, word->prefix ? STATEMENT_TERMS_BY_KEY_RANGE : STATEMENT_TERMS_BY_KEY);
	bool row = true;
	int failed = 0;
	bind_keys(&cursor, word, arena);
	while (!failed && row) {
		failed = cursor_next(&cursor, &row, diag);
		if (!failed && row)
			candidate_add(choice, word, cursor_text(&cursor, 0), cursor_int(&cursor, 1),
				      arena);
	}
	choice_cut(choice);
	return failed;
}

static int choices_make(struct store *store, const struct needle *needle, struct choice *choices,
			struct arena *arena, struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < needle->n && !failed; i++) {
		const struct needle_word *word = &needle->words[i];
		choices[i].forms[0] =
			(struct alternative){.form = word->form, .prefix = word->prefix};
		choices[i].n = 1;
		if (word->latin && word->key.n)
			failed = choice_expand(store, word, &choices[i], arena, diag);
	}
	return failed;
}

/* Takes the worst forms of the words that have most, until few enough phrases can be made. */
static void choices_limit(struct choice *choices, size_t n)
{
	for (;;) {
		size_t phrases = 1, most = 0;
		for (size_t i = 0; i < n; i++) {
			phrases *= choices[i].n;
			if (choices[i].n > choices[most].n)
				most = i;
			if (phrases > PHRASES_MAXIMUM)
				break;
		}
		if (phrases <= PHRASES_MAXIMUM)
			return;
		choices[most].n--;
	}
}

/* Forms have no quotes; one that had would still not get out of them. */
static void add_quoted(struct buf *expression, struct str form)
{
	for (size_t i = 0; i < form.n; i++) {
		if (form.s[i] == '"')
			buf_add_char(expression, '"');
		buf_add_char(expression, form.s[i]);
	}
}

static void add_phrase(struct buf *expression, const struct choice *choices, const size_t *chosen,
		       size_t n)
{
	bool prefix = false;
	buf_add_char(expression, '"');
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add_char(expression, ' ');
		add_quoted(expression, choices[i].forms[chosen[i]].form);
		prefix = choices[i].forms[chosen[i]].prefix;
	}
	buf_add(expression, prefix ? STR("\" *") : STR("\""));
}

/* The next combination, counting as an odometer does; false behind the last. */
static bool next_combination(const struct choice *choices, size_t *chosen, size_t n)
{
	for (size_t i = n; i-- > 0;) {
		if (++chosen[i] < choices[i].n)
			return true;
		chosen[i] = 0;
	}
	return false;
}

static void expression_make(const struct needle *needle, const struct choice *choices,
			    struct buf *ret_expression)
{
	size_t chosen[PHRASE_WORDS_MAXIMUM] = {0};
	buf_add(ret_expression, needle->headline_only ? STR("headline : (") : STR("("));
	for (bool more = true; more;) {
		add_phrase(ret_expression, choices, chosen, needle->n);
		more = next_combination(choices, chosen, needle->n);
		buf_add(ret_expression, more ? STR(" OR ") : STR(")"));
	}
}

int words_select(struct store *store, const struct query_node *node, struct bits *ret_set,
		 struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct buf expression CLEANUP(buf_done) = BUF_INIT((size_t)EXPRESSION_MAXIMUM);
	struct needle needle;
	needle_read(node, &arena, &needle);
	if (needle.n == 0)
		return 0;
	struct choice *choices = arena_new(&arena, needle.n, sizeof *choices);
	int failed = choices_make(store, &needle, choices, &arena, diag);
	if (failed)
		return failed;
	choices_limit(choices, needle.n);
	expression_make(&needle, choices, &expression);
	return match_run(store, buf_str(&expression), ret_set, diag);
}

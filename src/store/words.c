/*
 * Knows how words of a query are asked of the index: each way to say them is a phrase, and all the
 * phrases are one expression. Expressions are made of folded forms in quotes, and bound.
 */
#include "words.h"

#include "match.h"
#include "private.h"

enum {
	PHRASES_MAXIMUM = 96, /* that one phrase with several readings of its words can make */
	EXPRESSION_MAXIMUM = 1 << 20,
};

/* How many forms of each slot are used: the last ones are left out until few enough phrases arise.
 */
static void choose(const struct phrase *phrase, size_t used[static PHRASE_WORDS_MAXIMUM])
{
	for (size_t i = 0; i < phrase->n; i++)
		used[i] = phrase->slots[i].n;
	for (;;) {
		size_t phrases = 1, most = 0;
		for (size_t i = 0; i < phrase->n && phrases <= PHRASES_MAXIMUM; i++) {
			phrases *= used[i];
			if (used[i] > used[most])
				most = i;
		}
		if (phrases <= PHRASES_MAXIMUM)
			return;
		used[most]--;
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

static void add_phrase(struct buf *expression, const struct phrase *phrase, const size_t *chosen)
{
	bool prefix = false;
	buf_add(expression, expression->n ? STR(" OR \"") : STR("\""));
	for (size_t i = 0; i < phrase->n; i++) {
		if (i)
			buf_add_char(expression, ' ');
		add_quoted(expression, phrase->slots[i].forms[chosen[i]]);
		prefix = phrase->slots[i].prefix && chosen[i] == 0;
	}
	buf_add(expression, prefix ? STR("\" *") : STR("\""));
}

/* The next combination, counting as an odometer does; false behind the last. */
static bool next_combination(const size_t *used, size_t *chosen, size_t n)
{
	for (size_t i = n; i-- > 0;) {
		if (++chosen[i] < used[i])
			return true;
		chosen[i] = 0;
	}
	return false;
}

static void add_combinations(struct buf *expression, const struct phrase *phrase)
{
	size_t used[PHRASE_WORDS_MAXIMUM], chosen[PHRASE_WORDS_MAXIMUM] = {0};
	choose(phrase, used);
	do {
		add_phrase(expression, phrase, chosen);
	} while (next_combination(used, chosen, phrase->n));
}

int words_select(struct store *store, const struct needle *needle, struct bits *ret_set,
		 struct diag *diag)
{
	struct buf phrases CLEANUP(buf_done) = BUF_INIT((size_t)EXPRESSION_MAXIMUM);
	struct buf expression CLEANUP(buf_done) = BUF_INIT((size_t)EXPRESSION_MAXIMUM);
	for (size_t i = 0; i < needle->n; i++)
		add_combinations(&phrases, &needle->phrases[i]);
	if (phrases.n == 0)
		return 0;
	buf_printf(&expression, "%s(%s)", needle->headline_only ? "headline : " : "",
		   buf_z(&phrases));
	return match_run(store, buf_str(&expression), ret_set, diag);
}

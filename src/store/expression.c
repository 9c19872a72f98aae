/*
 * Knows how words of a query are asked of FTS5: each way to say them is a phrase, and all the
 * phrases are one expression. Expressions are made of folded forms in quotes, and bound.
 */
#include "expression.h"

#include "match.h"

enum {
	PHRASES_MAXIMUM = 96 /* that one phrase with several readings of its words can make */
};

void phrase_choose(const struct phrase *phrase, size_t used[static PHRASE_WORDS_MAXIMUM])
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

static void add_phrase(struct buf *expression, const struct phrase *phrase, const size_t *chosen)
{
	bool prefix = false;
	buf_add(expression, expression->n ? STR(" OR \"") : STR("\""));
	for (size_t i = 0; i < phrase->n; i++) {
		if (i)
			buf_add_char(expression, ' ');
		match_quote(expression, phrase->slots[i].forms[chosen[i]]);
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
	phrase_choose(phrase, used);
	do {
		add_phrase(expression, phrase, chosen);
	} while (next_combination(used, chosen, phrase->n));
}

int expression_run(struct store *store, const struct phrase *phrases, size_t n, bool headline_only,
		   struct bits *set, struct diag *diag)
{
	struct buf alternatives CLEANUP(buf_done) = BUF_INIT((size_t)EXPRESSION_MAXIMUM);
	struct buf expression CLEANUP(buf_done) = BUF_INIT((size_t)EXPRESSION_MAXIMUM);
	for (size_t i = 0; i < n; i++)
		add_combinations(&alternatives, &phrases[i]);
	if (alternatives.n == 0)
		return 0;
	buf_printf(&expression, "%s(%s)", headline_only ? "headline : " : "", buf_z(&alternatives));
	return match_run(store, buf_str(&expression), set, diag);
}

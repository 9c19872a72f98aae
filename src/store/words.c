/*
 * Knows how words of a query are asked of the index: each way to say them is a phrase, and all the
 * phrases are one expression. Expressions are made of folded forms in quotes, and bound.
 */
#include "words.h"

#include "frequent.h"
#include "match.h"
#include "private.h"

enum {
	PHRASES_MAXIMUM = 96 /* that one phrase with several readings of its words can make */
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
	choose(phrase, used);
	do {
		add_phrase(expression, phrase, chosen);
	} while (next_combination(used, chosen, phrase->n));
}

static void add_form(struct buf *expression, struct str form)
{
	buf_add(expression, expression->n ? STR(" OR \"") : STR("\""));
	match_quote(expression, form);
	buf_add(expression, STR("\""));
}

/* Whatever can stand in the one place: frequent forms have sets, the others are asked for. */
static int add_single(struct store *store, const struct slot *slot, struct buf *expression,
		      struct bits *set, struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < slot->n && !failed; i++) {
		bool found = false;
		failed = frequent_or(store, slot->forms[i], set, &found, diag);
		if (!failed && !found)
			add_form(expression, slot->forms[i]);
	}
	return failed;
}

static bool is_single(const struct needle *needle, const struct phrase *phrase)
{
	return phrase->n == 1 && !phrase->slots[0].prefix && !needle->headline_only;
}

int words_select(struct store *store, const struct needle *needle, struct bits *ret_set,
		 struct diag *diag)
{
	struct buf phrases CLEANUP(buf_done) = BUF_INIT((size_t)EXPRESSION_MAXIMUM);
	struct buf expression CLEANUP(buf_done) = BUF_INIT((size_t)EXPRESSION_MAXIMUM);
	int failed = 0;
	for (size_t i = 0; i < needle->n && !failed; i++) {
		const struct phrase *phrase = &needle->phrases[i];
		if (is_single(needle, phrase))
			failed = add_single(store, &phrase->slots[0], &phrases, ret_set, diag);
		else
			add_combinations(&phrases, phrase);
	}
	if (failed || phrases.n == 0)
		return failed;
	buf_printf(&expression, "%s(%s)", needle->headline_only ? "headline : " : "",
		   buf_z(&phrases));
	return match_run(store, buf_str(&expression), ret_set, diag);
}

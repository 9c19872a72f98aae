/*
 * Searching by eye, within one article or one screen of names: no index knows these texts as they
 * are shown, and they are short, so words are folded and compared one by one.
 */
#include "find.h"

#include <stdint.h>

#include "surkhi/text/cluster.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/latin.h"
#include "surkhi/text/token.h"

enum { WORDS_MAXIMUM = 16 };

struct pattern {
	struct str word[WORDS_MAXIMUM]; /* folded */
	bool latin[WORDS_MAXIMUM];
	size_t n;
};

static struct pattern pattern_make(struct str typed, struct arena *arena)
{
	struct pattern pattern = {.n = 0};
	struct token token;
	size_t offset = 0;
	while (pattern.n < WORDS_MAXIMUM && token_next(typed, &offset, &token)) {
		if (token.kind == TOKEN_MARK)
			continue;
		struct str word = str_slice(typed, token.start, token.end);
		pattern.latin[pattern.n] = latin_is(word);
		pattern.word[pattern.n++] = fold_copy(arena, word);
	}
	return pattern;
}

static bool word_matches(const struct pattern *pattern, size_t i, struct str word, struct buf *form)
{
	buf_clear(form);
	fold(word, form);
	return str_find(buf_str(form), pattern->word[i], 0) != SIZE_MAX ||
	       (pattern->latin[i] && latin_matches(pattern->word[i], word));
}

/* Tokens of a text that are words or numbers. */
static size_t words_of(struct str text, struct arena *arena, struct token **ret_words)
{
	size_t n = 0, offset = 0;
	struct token token;
	while (token_next(text, &offset, &token))
		n += token.kind != TOKEN_MARK;
	struct token *words = arena_new(arena, n ? n : 1, sizeof *words);
	n = offset = 0;
	while (token_next(text, &offset, &token))
		if (token.kind != TOKEN_MARK)
			words[n++] = token;
	*ret_words = words;
	return n;
}

static bool sequence_at(const struct pattern *pattern, struct str text, const struct token *words,
			struct buf *form)
{
	for (size_t i = 0; i < pattern->n; i++)
		if (!word_matches(pattern, i, str_slice(text, words[i].start, words[i].end), form))
			return false;
	return true;
}

/* The marks typed, as they are, widened to whole clusters. */
static size_t find_literal(struct str typed, struct str text, struct find_range *ranges)
{
	size_t n = 0, at = 0;
	while (typed.n && (at = str_find(text, typed, at)) != SIZE_MAX) {
		size_t start = cluster_previous(text, cluster_next(text, at)), end = at;
		while (end < at + typed.n)
			end = cluster_next(text, end);
		ranges[n++] = (struct find_range){start < at ? start : at, end};
		at = end;
	}
	return n;
}

size_t find_text(struct str typed, struct str text, struct arena *arena,
		 struct find_range **ret_ranges)
{
	typed = str_trim(typed);
	struct pattern pattern = pattern_make(typed, arena);
	if (pattern.n == 0) {
		*ret_ranges = arena_new(arena, text.n + 1, sizeof **ret_ranges);
		return find_literal(typed, text, *ret_ranges);
	}
	struct token *words;
	size_t n_words = words_of(text, arena, &words), n = 0;
	struct find_range *ranges = arena_new(arena, n_words + 1, sizeof *ranges);
	struct buf form = BUF_INIT(1 << 16);
	for (size_t i = 0; i + pattern.n <= n_words; i++)
		if (sequence_at(&pattern, text, words + i, &form)) {
			ranges[n++] =
				(struct find_range){words[i].start, words[i + pattern.n - 1].end};
			i += pattern.n - 1;
		}
	buf_done(&form);
	*ret_ranges = ranges;
	return n;
}

bool find_in(struct str typed, struct str text)
{
	struct arena arena = {0};
	struct find_range *ranges;
	bool found = find_text(typed, text, &arena, &ranges) > 0;
	arena_done(&arena);
	return found;
}

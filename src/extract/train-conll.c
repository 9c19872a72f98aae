/* CoNLL files, and annotated sentences as the extractors see text. */
#include "train-conll.h"

#include <string.h>

#include "surkhi/base/file.h"
#include "surkhi/base/map.h"

enum { FILE_MAXIMUM = 64 << 20, TEXT_MAXIMUM = 1 << 20, SENTENCE_TOKENS = 1 << 12 };

void conll_done(struct conll *conll)
{
	conll->at = mem_free(conll->at);
	arena_done(&conll->arena);
}

static enum tag kind_of_name(struct str name)
{
	static const struct {
		const char *name;
		enum tag kind;
	} kinds[] = {
		{"PER", TAG_PERSON},
		{"PERSON", TAG_PERSON},
		{"NEP", TAG_PERSON},
		{"LOC", TAG_PLACE},
		{"LOCATION", TAG_PLACE},
		{"NEL", TAG_PLACE},
		{"ORG", TAG_ORGANISATION},
		{"NEO", TAG_ORGANISATION},
		{"ORGANIZATION", TAG_ORGANISATION},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal(name, str_from(kinds[i].name)))
			return kinds[i].kind;
	return TAG_OUTSIDE;
}

/* The tag of a token behind another; broken: whether that one's tag was. */
static enum tag tag_of(struct str text, enum tag before, bool *broken)
{
	bool inside = str_starts(text, STR("I-")), begins = str_starts(text, STR("B-"));
	bool was_broken = *broken;
	*broken = !inside && !begins && str_starts(text, STR("-"));
	if (str_equal(text, STR("-")))
		return was_broken && before ? tag_kind(before) + 1 : TAG_OUTSIDE;
	enum tag kind = kind_of_name(str_slice(text, *broken ? 1 : 2, text.n));
	if (!kind || !(inside || begins || *broken))
		return TAG_OUTSIDE;
	return inside && tag_kind(before) == kind ? kind + 1 : kind;
}

static void add_sentence(struct conll *conll, const struct conll_sentence *sentence)
{
	if (!sentence->n)
		return;
	conll->at = mem_grow(conll->at, &conll->capacity, conll->n + 1, sizeof *conll->at);
	struct conll_sentence *copy = &conll->at[conll->n++];
	*copy = (struct conll_sentence){.n = sentence->n, .file = conll->files};
	copy->tokens = arena_new(&conll->arena, sentence->n, sizeof *copy->tokens);
	copy->tags = arena_new(&conll->arena, sentence->n, sizeof *copy->tags);
	for (size_t i = 0; i < sentence->n; i++) {
		copy->tokens[i] = str_copy(&conll->arena, sentence->tokens[i]);
		copy->tags[i] = sentence->tags[i];
	}
}

static int read_lines(struct conll *conll, struct str text, const char *path, struct diag *diag)
{
	struct str *tokens = arena_new(&conll->arena, SENTENCE_TOKENS, sizeof *tokens);
	uint8_t *tags = arena_new(&conll->arena, SENTENCE_TOKENS, sizeof *tags);
	struct conll_sentence sentence = {tokens, tags, 0};
	struct str line, token;
	bool broken = false;
	for (unsigned long number = 1; str_line(&text, &line); number++) {
		line = str_trim(line);
		if (str_equal(line, STR("O"))) /* the tag of a token that was blank */
			continue;
		if (line.n == 0 || sentence.n == SENTENCE_TOKENS) {
			add_sentence(conll, &sentence);
			sentence.n = 0;
			broken = false;
		}
		if (line.n == 0)
			continue;
		if (!str_split(&line, memchr(line.s, '\t', line.n) ? '\t' : ' ', &token) ||
		    line.n == 0) {
			err_origin(diag, "not a token and its tag");
			return diag_at(diag, ERR_FATAL, path, number, 0);
		}
		enum tag before = sentence.n ? tags[sentence.n - 1] : TAG_OUTSIDE;
		tags[sentence.n] = (uint8_t)tag_of(str_trim(line), before, &broken);
		tokens[sentence.n++] = str_trim(token);
	}
	add_sentence(conll, &sentence);
	return 0;
}

int conll_read(struct conll *conll, const char *path, struct diag *diag)
{
	struct buf bytes = BUF_INIT(FILE_MAXIMUM);
	bool more = path[0] == '+';
	path += more;
	conll->files -= more && conll->files;
	int r = file_read(path, &bytes, diag);
	if (r)
		return ERR_FATAL;
	r = read_lines(conll, buf_str(&bytes), path, diag);
	buf_done(&bytes);
	conll->files++;
	return r;
}

/* Its words in a row; good until the next. */
static struct str words_of(const struct conll_sentence *sentence, struct buf *text)
{
	buf_clear(text);
	for (size_t i = 0; i < sentence->n; i++) {
		buf_add(text, sentence->tokens[i]);
		buf_add_char(text, ' ');
	}
	return buf_str(text);
}

void conll_leave_out(struct conll *conll, const struct conll *other)
{
	struct arena arena = {0};
	struct map known = {.n = 0};
	struct buf text = BUF_INIT(TEXT_MAXIMUM);
	size_t n = 0;
	for (size_t i = 0; i < other->n; i++)
		map_put(&known, str_copy(&arena, words_of(&other->at[i], &text)), NULL);
	for (size_t i = 0; i < conll->n; i++)
		if (!map_get(&known, words_of(&conll->at[i], &text)))
			conll->at[n++] = conll->at[i];
	conll->n = n;
	map_done(&known);
	buf_done(&text);
	arena_done(&arena);
}

static bool is_one_of(struct str token, const char *const *list)
{
	for (; *list; list++)
		if (str_equal(token, str_from(*list)))
			return true;
	return false;
}

/* No blank stands before a comma or full stop, nor behind a bracket that opens. */
static bool is_tied(struct str before, struct str token)
{
	static const char *const closing[] = {",", "।", ".", "?", "!", ")", ";", ":", "]", NULL};
	static const char *const opening[] = {"(", "[", NULL};
	return is_one_of(token, closing) || is_one_of(before, opening);
}

void conll_article(const struct conll_sentence *sentence, struct arena *arena,
		   struct article *ret_article, uint32_t **ret_starts)
{
	struct buf text = BUF_INIT(TEXT_MAXIMUM);
	struct paragraph *paragraph = arena_new(arena, 1, sizeof *paragraph);
	uint32_t *starts = arena_new(arena, sentence->n, sizeof *starts);
	for (size_t i = 0; i < sentence->n; i++) {
		if (i && !is_tied(sentence->tokens[i - 1], sentence->tokens[i]))
			buf_add_char(&text, ' ');
		starts[i] = (uint32_t)text.n;
		buf_add(&text, sentence->tokens[i]);
	}
	paragraph->text = str_copy(arena, buf_str(&text));
	buf_done(&text);
	*ret_article = (struct article){.paragraphs = paragraph, .n_paragraphs = 1};
	*ret_starts = starts;
}

size_t conll_token(const struct conll_sentence *sentence, const uint32_t *starts, uint32_t offset)
{
	size_t token = 0;
	while (token + 1 < sentence->n && starts[token + 1] <= offset)
		token++;
	return token;
}

/* A mark glued to the last word of a name is none of it: the danda of some corpora. */
static void trim_marks(const struct conll_sentence *sentence, const uint32_t *starts,
		       const struct scan *scan, uint8_t *tags)
{
	const struct words *words = &scan->words;
	for (size_t i = words->n; i-- > 1;) {
		bool ends = i + 1 == words->n || tag_kind(tags[i + 1]) == tags[i + 1];
		if (tags[i] && ends && (words->at[i].flags & WORD_MARK) &&
		    conll_token(sentence, starts, words->at[i].start) ==
			    conll_token(sentence, starts, words->at[i - 1].start))
			tags[i] = TAG_OUTSIDE;
	}
}

uint8_t *conll_word_tags(const struct conll_sentence *sentence, const uint32_t *starts,
			 const struct scan *scan)
{
	const struct words *words = &scan->words;
	uint8_t *tags = arena_new(scan->arena, words->n, sizeof *tags);
	size_t last = SIZE_MAX;
	for (size_t i = 0; i < words->n; i++) {
		const struct word *word = &words->at[i];
		if (word->end == word->start)
			continue;
		size_t token = conll_token(sentence, starts, word->start);
		enum tag tag = sentence->tags[token];
		if (tag && (token == last || tag_kind(tag) != tag))
			tag = tag_may_follow(tags[i - 1], tag_kind(tag) + 1) ? tag_kind(tag) + 1
									     : tag_kind(tag);
		tags[i] = (uint8_t)tag;
		last = token;
	}
	trim_marks(sentence, starts, scan, tags);
	return tags;
}

bool conll_next_name(const uint8_t *tags, size_t n, size_t *at, enum tag *ret_kind,
		     size_t *ret_first)
{
	while (*at < n && tags[*at] == TAG_OUTSIDE)
		++*at;
	if (*at == n)
		return false;
	*ret_first = *at;
	*ret_kind = tag_kind(tags[*at]);
	for (++*at; *at < n && tags[*at] == *ret_kind + 1;)
		++*at;
	return true;
}

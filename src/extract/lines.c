/*
 * What can be said of a line without its neighbours. A full stop and the number of words tell
 * prose from headings better than anything else does on Hindi sites; names make the density of
 * function words a poor guide.
 */
#include "lines.h"

#include <string.h>

#include "surkhi/text/utf8.h"

enum {
	SENTENCE_WORDS = 7,
	PROSE_WORDS = 30, /* so many make prose without a stop */
	PARAGRAPH_WORDS = 40,
	LINK_WORDS = 25,
	COLON_WORDS = 12,  /* … with a colon or comma at the end, that goes on below */
	TAIL = 16,         /* bytes at the end of a line in which its stop is looked for */
	VOCABULARY = 4000, /* words */
	CREDIT_WORDS = 6,
	RECORD_LEAST = 3, /* digits of a record's number */
	RECORD_MOST = 5,
	RECORD_LINES = 40, /* of a page's start, in which it stands: looking for more is dear */
};

static bool is_closer(uint32_t c)
{
	return c <= ' ' || c == 0xa0 || c == '"' || c == '\'' || c == ')' || c == ']' ||
	       c == 0xbb || (c >= 0x2018 && c <= 0x201f) || (c >= 0x200b && c <= 0x200d) ||
	       c == '*';
}

static bool is_stop(uint32_t c)
{
	return c == 0x964 || c == 0x965 || c == '.' || c == '?' || c == '!' || c == 0x2026 ||
	       c == '|';
}

/* Quotes that a page shows as HTML writes them. */
static struct str without_entities(struct str text)
{
	static const char *const entities[] = {"&quot;", "&#39;", "&apos;", "&rdquo;", "&rsquo;"};
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (str_ends(text, str_from(entities[i])))
			return str_slice(text, 0, text.n - str_from(entities[i]).n);
	return text;
}

/* The last character that says how the line ends, behind which only quotes and brackets stand. */
static char32_t last_mark(struct str text, size_t *ret_offset)
{
	text = without_entities(text);
	size_t offset = text.n;
	char32_t c = 0;
	while (offset + TAIL > text.n && utf8_previous(text, &offset, &c) && is_closer(c))
		;
	*ret_offset = offset;
	return c;
}

/* The text in front of brackets at its end, if that is where its sentence ends. */
static struct str before_brackets(struct str text)
{
	size_t open = text.n, offset;
	if (!str_ends(text, STR(")")) && !str_ends(text, STR("]")))
		return text;
	while (open > 0 && text.s[open - 1] != '(' && text.s[open - 1] != '[')
		open--;
	struct str before = str_trim(str_slice(text, 0, open > 0 ? open - 1 : 0));
	return before.n > 0 && is_stop(last_mark(before, &offset)) ? before : text;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "1. ", "2) ", "3- ": a numbered point. */
static bool is_numbered(struct str text)
{
	size_t i = 0;
	while (i < text.n && i < 2 && is_digit(text.s[i]))
		i++;
	return i > 0 && i + 1 < text.n &&
	       (text.s[i] == '.' || text.s[i] == ')' || text.s[i] == '-') && text.s[i + 1] == ' ';
}

static void read_end(struct page_line *line)
{
	size_t offset;
	struct str text = before_brackets(line->text);
	char32_t c = last_mark(text, &offset);
	struct str before = str_slice(text, 0, offset);
	line->stop = is_stop(c);
	line->asks = c == '?' || c == '!';
	line->trails = c == 0x2026 || (c == '.' && str_ends(before, STR("..")));
	if ((c == ':' || c == ',' || c == ';' || c == '-') && line->n_words >= COLON_WORDS)
		line->stop = true;
}

static void count_words(const struct canon *canon, struct page_line *line, size_t *ret_numbers)
{
	size_t numbers = 0;
	line->n_words = (uint16_t)canon->n;
	for (size_t i = 0; i < canon->n; i++) {
		const struct canon_word *word = &canon->words[i];
		numbers += word->script == SCRIPT_NUMBER;
		if (word->script == SCRIPT_LATIN)
			line->n_latin++;
		line->n_stops = (uint16_t)(line->n_stops + word_is(word, SET_STOP));
	}
	*ret_numbers = numbers;
}

static enum shape shape_of(const struct page_line *line, size_t numbers)
{
	size_t letters = line->n_words - numbers, other = letters - line->n_latin;
	bool tabs = str_find(line->text, STR("\t"), 0) != SIZE_MAX;
	if (line->text.n == 0)
		return SHAPE_BLANK;
	if (letters == 0)
		return SHAPE_NUMBERS;
	if (line->n_latin > other || (other < 2 && line->n_latin > 1))
		return SHAPE_LATIN;
	if (line->n_words >= PROSE_WORDS || (line->stop && line->n_words >= SENTENCE_WORDS))
		return SHAPE_SENTENCE;
	if (numbers >= letters || (tabs && !line->stop))
		return SHAPE_NUMBERS;
	if (line->stop)
		return SHAPE_SHORT;
	return line->n_words <= 2 ? SHAPE_WORD : SHAPE_HEADING;
}

/*
 * Where the name of who posted it is glued to the last paragraph: "… हुई है।Posted By: Jagran". In a
 * line of credits other names stand before it, with a comma.
 */
static size_t credit_at(struct str text)
{
	static const char *const labels[] = {"Posted By", "Posted by", "Edited By", "Edited by"};
	if (str_find(text, STR("ted"), 1) == SIZE_MAX)
		return text.n; /* nearly all lines have none */
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		size_t at = str_find(text, str_from(labels[i]), 1);
		if (at == SIZE_MAX || canon_count(str_slice(text, at, text.n)) > CREDIT_WORDS)
			continue;
		struct str before = str_trim(str_slice(text, 0, at));
		if (before.n > 0 && ((unsigned char)before.s[before.n - 1] >= 0x80 ||
				     strchr(".?!)'\"", before.s[before.n - 1])))
			return at;
	}
	return text.n;
}

size_t line_glued_at(const struct reading *reading, struct str text, struct str *ret_rule)
{
	size_t credit = credit_at(text);
	if (credit < text.n) {
		*ret_rule = STR("byline");
		return credit;
	}
	size_t end = text.n;
	while (end > 0 && (text.s[end - 1] == '.' || text.s[end - 1] == ' '))
		end--;
	if (str_ends(str_slice(text, 0, end), STR("।")))
		end -= sizeof("।") - 1;
	if (end == 0 || (text.s[end - 1] != ')' && text.s[end - 1] != ']'))
		return text.n;
	size_t open = end;
	while (open > 0 && text.s[open - 1] != '(' && text.s[open - 1] != '[')
		open--;
	if (open == 0 || end - open > CANON_MAXIMUM)
		return text.n;
	struct canon canon = CANON_OF(reading->book);
	struct str inside = str_slice(text, open, end);
	canon_read(&canon, inside);
	struct page_hit hit = patterns_match_glued(reading->patterns, &canon, inside);
	canon_done(&canon);
	if (!hit.pattern)
		return text.n;
	*ret_rule = hit.pattern->id;
	return open - 1;
}

/*
 * The pattern of a line. A paragraph is no furniture because of what is glued to its end, nor for
 * words at its start that sites use, too.
 */
static struct page_hit match_line(const struct reading *reading, const struct canon *canon,
				  const struct page_line *line)
{
	struct page_hit hit = patterns_match(reading->patterns, canon, line->text);
	struct page_hit none = {.pattern = NULL};
	struct str rule;
	if (hit.pattern && credit_at(line->text) < line->text.n)
		return none;
	if (!hit.pattern || line->shape != SHAPE_SENTENCE)
		return hit;
	if (hit.pattern->kind == LINE_RELATED)
		return hit.pattern->match == MATCH_ENDS && line->n_words > LINK_WORDS ? none : hit;
	size_t cut = line_glued_at(reading, line->text, &rule);
	if (cut > 0 && cut < line->text.n)
		return none;
	return hit.pattern->effect == EFFECT_LINE && line->n_words > PARAGRAPH_WORDS ? none : hit;
}

static const struct canon_word *copy_words(const struct reading *reading, const struct canon *canon)
{
	const void *words =
		arena_copy(reading->scratch, canon->words, canon->n * sizeof *canon->words);
	return words;
}

static void read_line(struct reading *reading, struct canon *canon, struct map *seen, size_t i)
{
	struct page_line *line = &reading->lines[i];
	size_t numbers;
	line->first = (uint32_t)i;
	if (line->text.n == 0) {
		line_decide(line, LINE_BLANK, STR("blank"));
		return;
	}
	canon_read(canon, line->text);
	line->bullet = canon->bullet || is_numbered(line->text);
	count_words(canon, line, &numbers);
	read_end(line);
	line->shape = shape_of(line, numbers);
	line->hit = match_line(reading, canon, line);
	dates_read(canon, line);
	line->place = line->n_words <= 3 && !line->hit.pattern &&
		      patterns_place(reading->patterns, buf_str(&canon->text));
	line->words = copy_words(reading, canon);
	if (line->text.n > CANON_MAXIMUM || canon->n == 0)
		return;
	line->canon = str_copy(reading->scratch, buf_str(&canon->text));
	bool new;
	uint32_t *first = map_put(seen, line->canon, &new);
	if (new)
		*first = (uint32_t)i;
	line->first = *first;
}

/* Does the number of a record stand anywhere else on the page? */
static bool comes_again(struct str page, struct str number)
{
	size_t first = (size_t)(number.s - page.s), at = 0;
	for (; (at = str_find(page, number, at)) != SIZE_MAX; at++) {
		bool inside = (at > 0 && is_digit(page.s[at - 1])) ||
			      (at + number.n < page.n && is_digit(page.s[at + number.n]));
		if (at != first && !inside)
			return true;
	}
	return false;
}

/*
 * "2127 पूर्वोत्तर केरल में बाढ़": the number that an archive gave the page, glued to its first words.
 * What a headline counts, the story counts again, and it says of what (लाख, घंटे). Where its digits
 * end, or 0.
 */
static size_t record_end(const struct reading *reading, struct str page, struct str line)
{
	size_t n = 0;
	while (n < line.n && is_digit(line.s[n]))
		n++;
	if (n < RECORD_LEAST || n > RECORD_MOST || n + 1 >= line.n || line.s[n] != ' ')
		return 0;
	struct str rest = str_slice(line, n + 1, line.n), word;
	if (strchr(" .,:;/%|-+=()", rest.s[0]) || !canon_next(&rest, &word))
		return 0;
	bool year = n == 4 && (str_starts(line, STR("19")) || str_starts(line, STR("20")));
	const struct book_word *known =
		wordbook_find(reading->book, word, wordbook_expect(reading->book, word));
	if (known->sets >> SET_UNIT & 1 || (year && known->sets >> SET_STOP & 1))
		return 0;
	return comes_again(page, str_slice(line, 0, n)) ? 0 : n;
}

static size_t count_lines(struct str page)
{
	struct str line;
	size_t n = 0;
	while (n < LINES_MAXIMUM && str_line(&page, &line))
		n++;
	return n;
}

static void add_record_number(struct reading *reading, struct str number)
{
	struct page_line *line = &reading->lines[reading->n];
	line->text = number;
	line->first = (uint32_t)reading->n++;
	line_decide(line, LINE_FURNITURE, STR("record number"));
}

void lines_read(struct reading *reading, struct str page)
{
	struct canon canon = CANON_OF(reading->book);
	struct map seen = {.n = 0};
	size_t n = count_lines(page), record = 0;
	struct str rest = page, line;
	bool prose = false;
	reading->n = 0;
	reading->lines = arena_new(reading->scratch, n + 2, sizeof(*reading->lines));
	for (size_t i = 0; i < n; i++) {
		str_line(&rest, &line);
		line = str_trim(line);
		bool may_be = !prose && record == 0 && i < RECORD_LINES;
		if (may_be && (record = record_end(reading, page, line)) > 0) {
			add_record_number(reading, str_slice(line, 0, record));
			line = str_trim(str_slice(line, record, line.n));
		}
		reading->lines[reading->n].text = line;
		read_line(reading, &canon, &seen, reading->n);
		prose = prose || reading->lines[reading->n].shape == SHAPE_SENTENCE;
		reading->n++;
	}
	map_done(&seen);
	canon_done(&canon);
}

void line_decide(struct page_line *line, enum line_kind kind, struct str rule)
{
	if (line_decided(line))
		return;
	line->kind = kind;
	line->rule = rule;
}

bool line_decided(const struct page_line *line)
{
	return line->rule.n > 0;
}

size_t lines_next(const struct reading *reading, size_t i)
{
	while (i < reading->n && reading->lines[i].text.n == 0)
		i++;
	return i;
}

bool line_is_prose(const struct page_line *line)
{
	return line->shape == SHAPE_SENTENCE && !line->hit.pattern && !line_decided(line) &&
	       line->labels[0] == DATE_NONE;
}

size_t line_count(const struct page_line *line)
{
	return line->canon.n > 0 ? line->n_words : 0;
}

/* A word that says something of what the line is about. */
static bool is_content(const struct canon_word *word)
{
	return word->start < word->end && !word_is(word, SET_STOP);
}

unsigned words_likeness(const struct canon_word *a, size_t n, const struct canon_word *b, size_t m)
{
	unsigned shared = 0, words = 0;
	for (size_t i = 0; i < n; i++) {
		bool found = false;
		if (!is_content(&a[i]))
			continue;
		for (size_t k = 0; k < m && !found; k++)
			found = a[i].form == b[k].form;
		shared += found;
		words++;
	}
	for (size_t k = 0; k < m; k++)
		words += is_content(&b[k]);
	return words ? 200 * shared / words : 0;
}

unsigned line_overlap(const struct reading *reading, const struct page_line *line)
{
	unsigned content = 0, known = 0;
	for (size_t i = 0; i < line_count(line); i++)
		if (is_content(&line->words[i])) {
			content++;
			known += wordbook_learned(reading->book, line->words[i].form);
		}
	return content ? 100 * known / content : 0;
}

bool line_ends_in_verb(const struct page_line *line)
{
	size_t n = line_count(line);
	while (n > 0 && line->words[n - 1].start == line->words[n - 1].end)
		n--;
	return n > 0 && word_is(&line->words[n - 1], SET_VERB);
}

void line_learn(const struct reading *reading, const struct page_line *line)
{
	enum { AHEAD = 8 };
	for (size_t i = 0; i < line->n_words && reading->book->n_learned < VOCABULARY; i++) {
		if (i + AHEAD < line->n_words)
			__builtin_prefetch(line->words[i + AHEAD].form, 1);
		if (is_content(&line->words[i]))
			wordbook_learn(reading->book, line->words[i].form);
	}
}

bool line_is_twin(const struct reading *reading, size_t i)
{
	const struct page_line *line = &reading->lines[i];
	if (line->first != i)
		return true;
	size_t next = lines_next(reading, i + 1);
	return next < reading->n && reading->lines[next].first == i;
}

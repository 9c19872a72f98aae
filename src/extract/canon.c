/*
 * Canonical form of lines: what sites write in many ways (blanks before a colon, five dashes,
 * curly quotes, nuktas) is one here, so that a pattern is written once.
 */
#include "wordbook.h"

#include <string.h>

#include "surkhi/text/fold.h"
#include "surkhi/text/utf8.h"

struct range {
	uint32_t first, last;
};

static bool in_ranges(const struct range *ranges, size_t n, uint32_t c)
{
	for (size_t i = 0; i < n; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

bool canon_is_foreign_word(uint32_t c)
{
	static const struct range outside[] = {
		{0x80, 0xa9},     {0xab, 0xb9},     {0xbb, 0xbf},     {0xd7, 0xd7},
		{0x2000, 0x200b}, {0x200e, 0x206f}, {0x20a0, 0x20cf}, {0x2190, 0x2bff},
		{0x3000, 0x3020}, {0xfe00, 0xfe0f}, {0xfff0, 0xffff}, {0x1f000, 0xe01ff},
	};
	return !in_ranges(outside, sizeof(outside) / sizeof(*outside), c);
}

static bool is_blank(uint32_t c)
{
	return c <= ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x3000;
}

static bool is_bullet(uint32_t c)
{
	static const struct range bullets[] = {
		{'*', '*'},       {'>', '>'},         {'|', '|'},       {'-', '-'},
		{0xb7, 0xb7},     {0xbb, 0xbb},       {0x2010, 0x2015}, {0x2020, 0x2023},
		{0x203a, 0x203a}, {0x2043, 0x2043},   {0x2190, 0x21ff}, {0x2500, 0x2bff},
		{0xfe0f, 0xfe0f}, {0x1f000, 0x1faff},
	};
	return in_ranges(bullets, sizeof(bullets) / sizeof(*bullets), c);
}

enum word_script canon_script(struct str word)
{
	size_t offset = 0;
	char32_t c = 0;
	utf8_next(word, &offset, &c);
	if ((c >= '0' && c <= '9') || (c >= 0x966 && c <= 0x96f))
		return SCRIPT_NUMBER;
	return c < 0x250 ? SCRIPT_LATIN : SCRIPT_OTHER;
}

/* A mark in its ASCII spelling; dandas and others stay. */
static void add_mark(struct buf *text, uint32_t c)
{
	static const struct {
		struct range range;
		char mark;
	} same[] = {
		{{0x2010, 0x2015}, '-'}, {{0x2212, 0x2212}, '-'},  {{0x2018, 0x201b}, '\''},
		{{0x201c, 0x201f}, '"'}, {{0xff1a, 0xff1a}, ':'},  {{0x60, 0x60}, '\''},
		{{0xb4, 0xb4}, '\''},    {{0x2032, 0x2032}, '\''}, {{0x2033, 0x2033}, '"'},
	};
	for (size_t i = 0; i < sizeof(same) / sizeof(*same) && c >= '`' && c != 0x964; i++)
		if (in_ranges(&same[i].range, 1, c)) {
			buf_add_char(text, same[i].mark);
			return;
		}
	if (c == 0x2026)
		buf_add(text, STR("..."));
	else
		utf8_add(text, c);
}

static bool clings(uint32_t c)
{
	return c == ',' || c == ':' || c == ';' || c == '.' || c == '!' || c == '?' || c == ')' ||
	       c == ']' || c == 0x964 || c == 0x965;
}

static size_t other_end(struct str line, size_t offset)
{
	char32_t c;
	for (size_t next = offset; utf8_next(line, &next, &c); offset = next)
		if (!canon_is_word(c))
			break;
	return offset;
}

/* Where the word that starts at an offset ends. Nearly every one is of Devanagari, with a blank
 * behind. */
static inline size_t word_end(struct str line, size_t offset)
{
	size_t end = utf8_pass_deva(line, offset);
	return end > offset && end < line.n && line.s[end] == ' ' ? end : other_end(line, end);
}

static size_t skip_bullets(struct canon *canon, struct str line)
{
	size_t offset = 0;
	char32_t c;
	for (size_t next = 0; utf8_next(line, &next, &c); offset = next) {
		if (!is_bullet(c) && !is_blank(c))
			break;
		canon->bullet = canon->bullet || is_bullet(c);
	}
	return offset;
}

/* Cut in front of the character that passes the maximum. */
static struct str clip(struct str line)
{
	if (line.n <= CANON_MAXIMUM)
		return line;
	size_t n = CANON_MAXIMUM;
	while (n > CANON_MAXIMUM - 4 && ((unsigned char)line.s[n] & 0xc0) == 0x80)
		n--;
	return str_slice(line, 0, n);
}

static struct str word_text(struct str line, const struct canon_word *word)
{
	return (struct str){line.s + word->from, word->to - word->from};
}

static void add_word(struct canon *canon, struct str line, size_t from, size_t to)
{
	enum { ROOM = 64 };
	if (canon->n == canon->capacity)
		canon->words = mem_grow(canon->words, &canon->capacity, canon->n + ROOM,
					sizeof *canon->words);
	struct canon_word *word = &canon->words[canon->n++];
	*word = (struct canon_word){.from = (uint32_t)from, .to = (uint32_t)to};
	if (canon->book)
		word->hash = wordbook_expect(canon->book, word_text(line, word));
}

/* Where the words of a line stand. */
static void find_words(struct canon *canon, struct str line, size_t offset)
{
	char32_t c;
	while (offset < line.n) {
		size_t end = word_end(line, offset);
		if (end == offset) {
			utf8_next(line, &offset, &c);
			continue;
		}
		add_word(canon, line, offset, end);
		offset = end + (end < line.n && line.s[end] == ' ');
	}
}

/* Looks all words up at once, so that the memory is waited for once. */
static void look_up(struct canon *canon, struct str line)
{
	for (size_t i = 0; i < canon->n; i++)
		dict_fetch(&canon->book->spellings, canon->words[i].hash);
	for (size_t i = 0; i < canon->n; i++) {
		struct canon_word *word = &canon->words[i];
		const struct book_word *known =
			wordbook_find(canon->book, word_text(line, word), word->hash);
		word->form = known->form;
		word->sets = known->sets;
		word->script = known->script;
		word->worthwhile = known->worthwhile;
		word->plain = known->plain;
		if (known->plain || known->form->text.n) {
			canon->digits |= known->digit;
			canon->n_letters += known->letter;
			canon->any_set |= known->sets;
			canon->common_set &= known->sets;
		}
	}
}

/* May a blank follow what is written? */
static bool takes_blank(const struct canon *canon)
{
	char last = canon->text.n ? canon->text.s[canon->text.n - 1] : '(';
	return last != '(' && last != '[';
}

/* What stands between two words; true if a blank is still to be written. */
static bool write_marks(struct canon *canon, struct str marks)
{
	bool blank = false;
	char32_t c;
	for (size_t at = 0; utf8_next(marks, &at, &c);) {
		if (is_blank(c)) {
			blank = true;
			continue;
		}
		if (blank && !clings(c) && takes_blank(canon))
			buf_add_char(&canon->text, ' ');
		blank = false;
		add_mark(&canon->text, c);
	}
	return blank;
}

/* The same between two offsets of a line, where nearly always nothing or one blank stands. */
static inline bool write_between(struct canon *canon, struct str line, size_t from, size_t to)
{
	if (to - from == 1 && line.s[from] == ' ')
		return true;
	return from < to && write_marks(canon, str_slice(line, from, to));
}

/* Words that stand as they fold with one blank between them are copied at once. */
static void write_run(struct canon *canon, struct str line, size_t first, size_t end)
{
	if (first == end)
		return;
	struct canon_word *words = canon->words;
	size_t from = words[first].from, start = canon->text.n;
	for (size_t i = first; i < end; i++) {
		words[i].start = (uint32_t)(words[i].from - from + start);
		words[i].end = (uint32_t)(words[i].to - from + start);
	}
	buf_add(&canon->text, str_slice(line, from, words[end - 1].to));
}

static void write_word(struct canon *canon, struct str line, struct canon_word *word)
{
	word->start = (uint32_t)canon->text.n;
	if (canon->book)
		buf_add(&canon->text, word->form->text);
	else
		fold(word_text(line, word), &canon->text);
	word->end = (uint32_t)canon->text.n;
}

static void write_all(struct canon *canon, struct str line, size_t offset)
{
	size_t run = 0; /* the first word that is still to be written */
	buf_reserve(&canon->text, line.n);
	for (size_t i = 0; i < canon->n; i++) {
		struct canon_word *word = &canon->words[i];
		if (run < i && word->plain && word->from == offset + 1 && line.s[offset] == ' ') {
			offset = word->to;
			continue;
		}
		write_run(canon, line, run, i);
		run = i;
		if (write_between(canon, line, offset, word->from) && takes_blank(canon))
			buf_add_char(&canon->text, ' ');
		if (!word->plain) {
			write_word(canon, line, word);
			run = i + 1;
		}
		offset = word->to;
	}
	write_run(canon, line, run, canon->n);
	write_between(canon, line, offset, line.n);
}

static void read_from(struct canon *canon, struct str line, size_t offset)
{
	find_words(canon, line, offset);
	if (canon->book)
		look_up(canon, line);
	write_all(canon, line, offset);
}

static void clear(struct canon *canon)
{
	buf_clear(&canon->text);
	canon->n = 0;
	canon->bullet = canon->digits = false;
	canon->any_set = 0;
	canon->n_letters = 0;
	canon->common_set = UINT32_MAX;
}

void canon_read(struct canon *canon, struct str line)
{
	clear(canon);
	line = clip(line);
	read_from(canon, line, skip_bullets(canon, line));
}

void canon_read_part(struct canon *canon, struct str part)
{
	clear(canon);
	read_from(canon, clip(part), 0);
}

void canon_done(struct canon *canon)
{
	buf_done(&canon->text);
	canon->words = mem_free(canon->words);
	canon->n = canon->capacity = 0;
}

bool canon_next(struct str *rest, struct str *ret_word)
{
	size_t start = 0, end;
	char32_t c;
	while ((end = word_end(*rest, start)) == start)
		if (!utf8_next(*rest, &start, &c))
			return false;
	*ret_word = str_slice(*rest, start, end);
	*rest = str_slice(*rest, end, rest->n);
	return true;
}

size_t canon_count(struct str text)
{
	struct str word;
	size_t n = 0;
	while (canon_next(&text, &word))
		n++;
	return n;
}

bool canon_boundary(struct str text, size_t offset)
{
	if (offset == 0 || offset >= text.n)
		return true;
	size_t before = offset, after = offset;
	char32_t left, right;
	return !utf8_previous(text, &before, &left) || !utf8_next(text, &after, &right) ||
	       !canon_is_word(left) || !canon_is_word(right);
}

/* The letters of a word that goes on in digits: "शिमला3". */
static size_t letters_end(struct str line, const struct canon_word *word)
{
	size_t end = word->from;
	while (end < word->to && (line.s[end] < '0' || line.s[end] > '9'))
		end++;
	return end;
}

struct str canon_words(const struct canon *canon, struct str line, size_t start, size_t end)
{
	size_t from = SIZE_MAX, to = 0;
	for (size_t i = 0; i < canon->n; i++) {
		const struct canon_word *word = &canon->words[i];
		if (word->start < start || word->start >= end)
			continue;
		from = from == SIZE_MAX ? word->from : from;
		to = word->end <= end ? word->to : letters_end(line, word);
	}
	return from == SIZE_MAX ? STR_EMPTY : str_slice(line, from, to);
}

/*
 * What sites put in front of a headline and behind it: paths of sections, buttons, their own name;
 * and lines that are nothing but a path or a menu.
 */
#include "crumbs.h"

#include <string.h>

#include "surkhi/text/utf8.h"

#include "parts.h"

enum {
	CRUMB_WORDS = 8,
	CRUMB_PART = 3,
	GAPS_LEAST = 3,
	LONG_MENU = 5,    /* sections of a menu that has other words, too */
	MENU_LEAST = 2,   /* sections in a menu, … */
	MENU_SHARE = 4,   /* … where all but one of so many words are such or states */
	SITE_WORDS = 4,   /* of a site's name behind a headline */
	CRUMB_BYTES = 60, /* of a section's or state's name */
};

/* The first separator of crumbs at or behind an offset, and its end. SIZE_MAX if there is none. */
static size_t find_separator(struct str text, size_t at, size_t *ret_end)
{
	static const char *const separators[] = {" / ", " > ", " | ", " » ", " › "};
	for (; (at = str_find(text, STR(" "), at)) != SIZE_MAX; at++)
		for (size_t i = 0; i < sizeof(separators) / sizeof(*separators); i++)
			if (str_starts(str_slice(text, at, text.n), str_from(separators[i]))) {
				*ret_end = at + str_from(separators[i]).n;
				return at;
			}
	return SIZE_MAX;
}

/* "देश / राजस्थान", "होम > राजनीति": short parts between separators. */
bool parts_is_crumb(const struct page_line *line)
{
	size_t start = 0, end, parts = 1;
	if (line->n_words > CRUMB_WORDS)
		return false;
	for (size_t at = 0; (at = find_separator(line->text, at, &end)) != SIZE_MAX; at++) {
		if (canon_count(str_slice(line->text, start, at)) > CRUMB_PART)
			return false;
		start = end;
		parts++;
	}
	return parts > 1 && canon_count(str_slice(line->text, start, line->text.n)) <= CRUMB_PART;
}

/* "ताजा खबरें  देश  शहर": things in a row, with more than a blank between them. */
static bool has_gaps(struct str text)
{
	static const char *const gaps[] = {"  ", "\t", "•", "|"};
	size_t n = 0;
	for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
		for (size_t at = 0; (at = str_find(text, str_from(gaps[i]), at)) != SIZE_MAX; n++)
			while (at < text.n &&
			       str_starts(str_slice(text, at, text.n), str_from(gaps[i])))
				at += str_from(gaps[i]).n;
	return n >= GAPS_LEAST;
}

/* "होम देश पश्चिम बंगाल", "उत्तर प्रदेश चुनाव राशिफल वेब स्टोरी": sections and states, and no grammar. */
bool parts_is_menu(const struct page_line *line)
{
	size_t menu = 0, named = 0, others = 0, n = line_count(line);
	if (has_gaps(line->text))
		return true;
	for (size_t i = 0; i < n; i++) {
		const struct canon_word *word = &line->words[i];
		bool joins = i > 0 && i + 1 < n && word_is(word - 1, SET_STATE) &&
			     word_is(word + 1, SET_STATE); /* "जम्मू और कश्मीर" */
		if ((word_is(word, SET_STOP) && !joins) || word->script == SCRIPT_NUMBER)
			return false;
		others += joins;
		menu += word_is(word, SET_MENU);
		named += word_is(word, SET_MENU) || word_is(word, SET_STATE);
	}
	if (menu >= LONG_MENU && named > n / 2)
		return true;
	return menu >= MENU_LEAST && MENU_SHARE * named >= (MENU_SHARE - 1) * (n - others);
}

/* "Home झारखंड गिरिडीह", "होम देश Assembly Elections": two words or more, the first a section of the
 * site, and none of the grammar. */
static bool is_path(const struct reading *reading, struct str text)
{
	struct canon canon = CANON_OF(reading->book);
	canon_read(&canon, text);
	bool path = canon.n > 1 && canon.n <= CRUMB_WORDS && word_is(&canon.words[0], SET_MENU);
	for (size_t i = 1; i < canon.n && path; i++)
		path = !word_is(&canon.words[i], SET_STOP) &&
		       canon.words[i].script != SCRIPT_NUMBER;
	canon_done(&canon);
	return path;
}

/* "हिंदी न्यूजराज्यबिहारHeadline", "बिहार / पटना / Headline": one in front of which a path stands. */
bool crumbs_lead_to(const struct reading *reading, struct str whole, struct str headline)
{
	if (!str_ends(whole, headline))
		return false;
	size_t at = whole.n - headline.n;
	struct str before = str_trim(str_slice(whole, 0, at));
	return !canon_boundary(whole, at) ||
	       (before.n > 0 && strchr("/>|", before.s[before.n - 1])) ||
	       str_ends(before, STR("›")) || str_ends(before, STR("»")) || is_path(reading, before);
}

/* Is it a section, a state or something in Latin letters, as crumbs have it? */
static bool is_section(struct canon *canon, struct str text)
{
	canon_read(canon, text);
	for (size_t i = 0; i < canon->n; i++)
		if (canon->words[i].script != SCRIPT_LATIN &&
		    !word_is(&canon->words[i], SET_MENU) && !word_is(&canon->words[i], SET_STATE))
			return false;
	return canon->n > 0 && canon->n <= CRUMB_PART;
}

/*
 * The end of a section that text starts with, and of the mark behind it; 0 if there is none. Behind
 * another one a place is a section, too.
 */
static size_t section_end(const struct reading *reading, struct canon *canon, struct str text,
			  bool behind)
{
	size_t end, at = find_separator(text, 0, &end), slash = str_find(text, STR("/"), 1);
	if (slash != SIZE_MAX && (at == SIZE_MAX || slash < at)) {
		at = slash; /* "Home/राजनीति/Headline" */
		end = slash + 1;
	}
	if (at == SIZE_MAX)
		return 0;
	struct str name = str_trim(str_slice(text, 0, at));
	bool section = is_section(canon, name) ||
		       (behind && name.n > 0 && wordbook_place(reading->book, name));
	return section ? end : 0;
}

/* The text behind its sections, and how many these are. */
static struct str behind_sections(const struct reading *reading, struct str text, size_t *ret_n)
{
	struct canon canon = CANON_OF(reading->book);
	struct str rest = text;
	size_t n = 0;
	for (size_t end; (end = section_end(reading, &canon, rest, n > 0)) > 0; n++)
		rest = str_slice(rest, end, rest.n);
	canon_done(&canon);
	*ret_n = n;
	return rest;
}

struct str crumbs_cut(const struct reading *reading, struct str text)
{
	size_t n;
	struct str rest = behind_sections(reading, text, &n);
	return canon_count(rest) >= HEADLINE_WORDS ? str_trim(rest) : text;
}

size_t crumbs_count(const struct reading *reading, struct str text)
{
	size_t n;
	behind_sections(reading, text, &n);
	return n;
}

struct str crumbs_before_site(struct str text)
{
	size_t at = text.n;
	while (at > 0 && text.s[at - 1] != '-' && text.s[at - 1] != '|')
		at--;
	struct str site = str_slice(text, at, text.n);
	bool latin = site.n > 0 && (unsigned char)site.s[site.n - 1] < 0x80;
	if (at < 2 || text.s[at - 2] != ' ' || !latin || canon_count(site) > SITE_WORDS)
		return text;
	return str_trim(str_slice(text, 0, at - 1));
}

/* Vowel signs and other marks, which end no word's beginning. */
static bool is_sign(char32_t c)
{
	return (c >= 0x900 && c <= 0x903) || (c >= 0x93a && c <= 0x94f && c != 0x93d) ||
	       (c >= 0x951 && c <= 0x957);
}

/* The length of the longest name of a section or state that text starts with, in the middle of a
 * word. */
static size_t glued_crumb(const struct reading *reading, struct canon *canon, struct str text)
{
	size_t best = 0, behind;
	char32_t c, after;
	for (size_t at = 0; at < CRUMB_BYTES && utf8_next(text, &at, &c) && canon_is_word(c);) {
		behind = at;
		if (!utf8_next(text, &behind, &after) || !canon_is_word(after) || is_sign(after))
			continue;
		canon_read(canon, str_slice(text, 0, at));
		struct str word = buf_str(&canon->text);
		if (patterns_have(reading->patterns, SET_MENU, word) ||
		    patterns_have(reading->patterns, SET_STATE, word))
			best = at;
	}
	return best;
}

struct str crumbs_cut_glued(const struct reading *reading, struct str text)
{
	struct canon canon = CANON_INIT;
	size_t skipped = 0, n = 0, space = 0;
	/* the first section may have two words: "हिंदी न्यूज" */
	while (space < text.n && text.s[space] != ' ')
		space++;
	canon_read(&canon, str_slice(text, 0, space));
	if (canon.n == 1 && patterns_have(reading->patterns, SET_MENU, buf_str(&canon.text)))
		skipped = space + (space < text.n);
	for (size_t more = 1; more > 0; n += more > 0) {
		more = glued_crumb(reading, &canon, str_slice(text, skipped, text.n));
		skipped += more;
	}
	canon_done(&canon);
	struct str rest = str_trim(str_slice(text, skipped, text.n));
	return n >= 2 && canon_count(rest) >= HEADLINE_WORDS ? rest : text;
}

struct str crumbs_cut_label(struct str text)
{
	static const char *const labels[] = {"शीर्षक", "Headline", "Title"};
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		struct str label = str_from(labels[i]);
		struct str rest = str_trim(str_slice(text, label.n, text.n));
		if (str_starts(text, label) && str_starts(rest, STR(":")))
			return str_trim(str_slice(rest, 1, rest.n));
	}
	return text;
}

struct str crumbs_cut_button(struct str text)
{
	static const char *const buttons[] = {"Share", "Tweet", "Print", "Listen", "Home"};
	for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
		struct str button = str_from(buttons[i]);
		if (str_starts(text, button) && text.n > button.n &&
		    (unsigned char)text.s[button.n] >= 0x80)
			return str_slice(text, button.n, text.n);
	}
	return text;
}

/*
 * What a page declares, beside what its lines look like. A declared headline also says where in the
 * lines the story can begin; the rest only takes the place of what was found.
 */
#include "parts.h"

enum {
	TOLD_BYTES = 120, /* a description is the story's own first words if it shares so many */
	OUTLET_BYTES = 80,
	SHOWN_WORDS = 6,    /* of a line that may outrank a title that the page does not show … */
	ALIKE = 50,         /* … if they are so much alike, in percent, … */
	TOLD_ENOUGH = 70,   /* … or so much of it is in the story, … */
	SHOWN_OVERLAP = 50, /* … or some of it … */
	AKIN = 20,          /* … and in the title */
};

static unsigned likeness(const struct page_line *line, const struct canon *title)
{
	return words_likeness(line->words, line_count(line), title->words, title->n);
}

/* The line above the first paragraph that is most like a title which the page does not show. */
static size_t line_like(const struct reading *reading, const struct canon *title)
{
	size_t best = reading->n;
	unsigned most = ALIKE;
	for (size_t i = 0; i < reading->n && !line_is_prose(&reading->lines[i]); i++) {
		const struct page_line *line = &reading->lines[i];
		bool heading = line->shape == SHAPE_HEADING && !line->hit.pattern;
		unsigned like = heading && !parts_is_crumb(line) ? likeness(line, title) : 0;
		if (like >= most) {
			most = like + 1; /* the first of the best */
			best = i;
		}
	}
	return best;
}

void declared_headline(struct reading *reading, const struct declared *declared)
{
	struct canon canon = CANON_OF(reading->book);
	canon_read(&canon, declared->headline);
	for (size_t i = 0; canon.text.n > 0 && i < reading->n; i++) {
		struct page_line *line = &reading->lines[i];
		if (!str_equal(line->canon, buf_str(&canon.text)))
			continue;
		line_decide(line, LINE_HEADLINE, STR("declared"));
		reading->headline = reading->headline < i ? reading->headline : i;
	}
	if (declared->unseen && reading->headline == reading->n) {
		size_t like = line_like(reading, &canon);
		if (like < reading->n)
			line_decide(&reading->lines[like], LINE_HEADLINE, STR("like a title"));
		reading->headline = like;
	}
	canon_done(&canon);
}

/* The outlet that a host belongs to, by its domain or one above it: hindi.site.example. */
static struct str outlet_of_host(const struct patterns *patterns, struct str host)
{
	for (struct str rest = host, label; rest.n > 0; str_split(&rest, '.', &label)) {
		const uint32_t *outlet = map_get(&patterns->outlet_hosts, rest);
		if (outlet)
			return patterns->outlet_names[*outlet - 1];
	}
	return host;
}

static bool is_host(struct str name)
{
	return str_find(name, STR("."), 0) != SIZE_MAX && str_find(name, STR(" "), 0) == SIZE_MAX;
}

static struct str without_www(struct str host)
{
	return str_starts(host, STR("www.")) ? str_slice(host, 4, host.n) : host;
}

static struct str choose_outlet(const struct patterns *patterns, const struct declared *declared,
				struct str found)
{
	struct str name = declared->outlet;
	if (name.n > 0 && name.n <= OUTLET_BYTES && name.s[0] != '@')
		return is_host(name) ? outlet_of_host(patterns, without_www(name)) : name;
	if (found.n > 0)
		return found;
	return outlet_of_host(patterns, without_www(declared->host));
}

/* Where the description's words stop being told: sites cut it, with or without dots. */
static struct str opening(struct str text)
{
	while (text.n > 0 && (text.s[text.n - 1] == '.' || text.s[text.n - 1] == ' '))
		text.n--;
	return str_ends(text, STR("…")) ? str_slice(text, 0, text.n - (sizeof "…" - 1)) : text;
}

static bool is_told(const struct article *article, struct str description)
{
	struct canon wanted = CANON_INIT, canon = CANON_INIT;
	canon_read(&wanted, opening(description));
	struct str words = str_slice(buf_str(&wanted.text), 0, TOLD_BYTES);
	bool told = words.n == 0;
	for (size_t i = 0; i < article->n_paragraphs && !told; i++) {
		canon_read(&canon, article->paragraphs[i].text);
		told = str_find(buf_str(&canon.text), words, 0) != SIZE_MAX;
	}
	canon_read(&canon, article->headline);
	told = told || str_find(buf_str(&canon.text), words, 0) != SIZE_MAX;
	canon_done(&wanted);
	canon_done(&canon);
	return told;
}

/* A desk that signs with the outlet's own name is no byline. */
static bool is_outlet(const struct patterns *patterns, const struct article *article,
		      struct str name)
{
	struct canon canon = CANON_INIT, outlet = CANON_INIT;
	canon_read(&canon, name);
	canon_read(&outlet, article->outlet);
	bool same = map_get(&patterns->outlets, buf_str(&canon.text)) != NULL ||
		    str_equal(buf_str(&canon.text), buf_str(&outlet.text));
	canon_done(&canon);
	canon_done(&outlet);
	return same;
}

bool declared_is_outdone(const struct reading *reading, const struct declared *declared)
{
	size_t i = reading->headline;
	if (!declared->unseen || i >= reading->body)
		return false;
	const struct page_line *line = &reading->lines[i];
	unsigned told = line_overlap(reading, line);
	struct canon canon = CANON_OF(reading->book);
	canon_read(&canon, declared->headline);
	unsigned like = likeness(line, &canon);
	canon_done(&canon);
	return line->n_words >= SHOWN_WORDS &&
	       (like >= ALIKE || told >= TOLD_ENOUGH || (told >= SHOWN_OVERLAP && like >= AKIN));
}

void declared_apply(const struct patterns *patterns, const struct declared *declared,
		    struct arena *arena, struct article *article)
{
	if (declared->headline.n > 0) {
		article->headline = str_copy(arena, declared->headline);
		article->headline_derived = false;
	}
	article->outlet = str_copy(arena, choose_outlet(patterns, declared, article->outlet));
	if (declared->byline.n > 0 && !is_outlet(patterns, article, declared->byline))
		article->byline = str_copy(arena, declared->byline);
	if (declared->dateline.n > 0)
		article->dateline = str_copy(arena, declared->dateline);
	if (declared->published.year && !(declared->doubtful && article->published.year))
		article->published = declared->published;
	if (declared->updated.year)
		article->updated = declared->updated;
	if (article->standfirst.n == 0 && declared->description.n > 0 &&
	    !is_told(article, declared->description))
		article->standfirst = str_copy(arena, declared->description);
}

/*
 * Knows what a scraper gets besides the story: menus, dates, repeated captions, links to other
 * stories, widgets, forms. A site is a table of lines; in each, a letter behind % stands for a part
 * of the article, and the line %P for all paragraphs.
 */
#include "story.h"
#include "surkhi/base/map.h"

enum { BETWEEN = 3 /* paragraphs between two links to other stories */ };

struct site_line {
	enum line_kind kind;
	const char *text;
};

static const struct site_line state_site[] = {
	{LINE_FURNITURE, "%S"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "%O / city"},
	{LINE_BLANK, ""},
	{LINE_HEADLINE, "%H"},
	{LINE_BLANK, ""},
	{LINE_STANDFIRST, "%T"},
	{LINE_BLANK, ""},
	{LINE_CAPTION, "%A में बैठक"},
	{LINE_CAPTION, "%A में बैठक"},
	{LINE_BLANK, ""},
	{LINE_META, "By"},
	{LINE_BLANK, ""},
	{LINE_META, "Published : %D"},
	{LINE_BLANK, ""},
	{LINE_META, "Updated : %U"},
	{LINE_BLANK, ""},
	{LINE_BODY, "%P"},
	{LINE_RELATED, "ये भी पढ़ें:%X"},
	{LINE_BLANK, ""},
	{LINE_META, "Last Updated : %U"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "ABOUT THE AUTHOR"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "...view details"},
};
static const struct site_line trail_site[] = {
	{LINE_FURNITURE, "Hindi News > %S > %A"},
	{LINE_BLANK, ""},
	{LINE_HEADLINE, "%H"},
	{LINE_BLANK, ""},
	{LINE_META, "Updated %U"},
	{LINE_META, "%B"},
	{LINE_CAPTION, "फाइल फोटो - फोटो : %O"},
	{LINE_BLANK, ""},
	{LINE_BODY, "%P"},
	{LINE_RELATED, "यह भी पढ़ें: %X"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "WhatsApp चैनल फॉलो करें"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "क्या आप सहमत हैं?"},
	{LINE_FURNITURE, "हां नहीं"},
	{LINE_FURNITURE, "Download App"},
};
static const struct site_line plain_site[] = {
	{LINE_HEADLINE, "%H"},
	{LINE_BLANK, ""},
	{LINE_META, "%D"},
	{LINE_BLANK, ""},
	{LINE_BODY, "%P"},
	{LINE_FURNITURE, "Copyright © %O"},
	{LINE_FURNITURE, "About Us | Contact Us | Privacy Policy"},
	{LINE_FURNITURE, "Follow us on"},
	{LINE_FURNITURE, "Facebook"},
	{LINE_FURNITURE, "Twitter"},
};
static const struct site_line widget_site[] = {
	{LINE_HEADLINE, "%H"},
	{LINE_BLANK, ""},
	{LINE_META, "Edited By %B, Updated: %U"},
	{LINE_BLANK, ""},
	{LINE_STANDFIRST, "%T"},
	{LINE_BLANK, ""},
	{LINE_BODY, "%P"},
	{LINE_RELATED, "Related Story"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "Trending Topics"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "156/9"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "20.0"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "img title"},
	{LINE_FURNITURE, "img title"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "Be on the top of everything happening around the world."},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "Try Premium Service."},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "Subscribe Now!"},
};
static const struct site_line double_site[] = {
	{LINE_HEADLINE, "%H"},
	{LINE_FURNITURE, "Advertisement"},
	{LINE_BLANK, ""},
	{LINE_HEADLINE, "%H"},
	{LINE_BLANK, ""},
	{LINE_META, "%O | %D"},
	{LINE_BLANK, ""},
	{LINE_CAPTION, "फाइल फोटो"},
	{LINE_BLANK, ""},
	{LINE_BODY, "%P"},
	{LINE_RELATED, "ये भी पढ़ें- %X"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "WATCH LIVE TV"},
	{LINE_BLANK, ""},
	{LINE_FURNITURE, "Trending news"},
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const struct {
	const struct site_line *lines;
	size_t n;
} sites[] = {
	{state_site, LENGTH(state_site)},   {trail_site, LENGTH(trail_site)},
	{plain_site, LENGTH(plain_site)},   {widget_site, LENGTH(widget_site)},
	{double_site, LENGTH(double_site)},
};

struct page {
	const struct corpus *corpus;
	struct arena *arena;
	struct article *article;
	struct dice dice;
	struct topic topic;
	struct buf *text;
	size_t capacity; /* of the article's lines */
	struct line *lines;
};

/* Aug 3, 2021, 7:04 PM IST: the form that all of the lines above are written with. */
static void add_date(const struct moment *moment, struct buf *text)
{
	static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	if (moment->year == 0)
		return;
	int hour = moment->hour % 12 ? moment->hour % 12 : 12;
	buf_printf(text, "%s %d, %d, %d:%02d %s IST", months[moment->month - 1], moment->day,
		   moment->year, hour, moment->minute, moment->hour < 12 ? "AM" : "PM");
}

static struct str first_sentence(struct str paragraph)
{
	size_t end = str_find(paragraph, STR("। "), 0);
	if (end == SIZE_MAX)
		end = str_find(paragraph, STR(". "), 0);
	return str_slice(paragraph, 0, end == SIZE_MAX ? paragraph.n : end);
}

static struct str primary_state(const struct article *article)
{
	for (size_t i = 0; i < article->n_entities; i++)
		if (article->entities[i].primary)
			return article->entities[i].name;
	return STR_EMPTY;
}

static void add_other_headline(struct page *page)
{
	for (uint32_t n = 7 + dice_below(&page->dice, 6); n > 0; n--) {
		vocabulary_word(&page->corpus->vocabulary, &page->topic, &page->dice, page->text);
		buf_add_char(page->text, ' ');
	}
}

static void add_part(struct page *page, char letter)
{
	const struct article *article = page->article;
	const struct {
		char letter;
		struct str text;
	} parts[] = {{'H', article->headline}, {'A', article->dateline},
		     {'O', article->outlet},   {'T', article->standfirst},
		     {'B', article->byline},   {'S', primary_state(article)}};
	if (letter == 'D')
		add_date(&article->published, page->text);
	if (letter == 'U')
		add_date(article->updated.year ? &article->updated : &article->published,
			 page->text);
	if (letter == 'X')
		add_other_headline(page);
	for (size_t i = 0; i < LENGTH(parts); i++)
		if (parts[i].letter == letter)
			buf_add(page->text, parts[i].text);
}

/* What was added to the text since start becomes a line of its own. */
static void end_line(struct page *page, enum line_kind kind, size_t start)
{
	static const char *const rules[] = {
		[LINE_BLANK] = "blank",     [LINE_HEADLINE] = "above-story",
		[LINE_STANDFIRST] = "lead", [LINE_META] = "date",
		[LINE_SUBHEAD] = "short",   [LINE_BODY] = "sentence",
		[LINE_CAPTION] = "photo",   [LINE_RELATED] = "read-also",
		[LINE_FURNITURE] = "site",
	};
	_Static_assert(LENGTH(rules) == N_LINE_KINDS, "each kind has a rule");
	struct article *article = page->article;
	struct str text = str_slice(buf_str(page->text), start, page->text->n);
	page->lines =
		mem_grow(page->lines, &page->capacity, article->n_lines + 1, sizeof *page->lines);
	page->lines[article->n_lines++] =
		(struct line){kind, str_copy(page->arena, str_trim(text)), str_from(rules[kind])};
	buf_add_char(page->text, '\n');
}

static void add_line(struct page *page, const struct site_line *line)
{
	size_t start = page->text->n;
	for (const char *c = line->text; *c; c++) {
		if (*c == '%')
			add_part(page, *++c);
		else
			buf_add_char(page->text, *c);
	}
	end_line(page, line->kind, start);
}

static void add_paragraphs(struct page *page)
{
	static const struct site_line blank = {LINE_BLANK, ""},
				      link = {LINE_RELATED, "ये भी पढ़ें: %X"};
	for (size_t i = 0; i < page->article->n_paragraphs; i++) {
		size_t start = page->text->n;
		buf_add(page->text, page->article->paragraphs[i].text);
		end_line(page, LINE_BODY, start);
		add_line(page, &blank);
		if (i % BETWEEN == BETWEEN - 1 && dice_below(&page->dice, 3) == 0) {
			add_line(page, &link);
			add_line(page, &blank);
		}
	}
}

void corpus_page(const struct corpus *corpus, uint64_t number, struct arena *arena,
		 struct article *article, struct buf *ret_page)
{
	struct page page = {.corpus = corpus,
			    .arena = arena,
			    .article = article,
			    .dice = dice_of(corpus->seed + 1, number),
			    .text = ret_page};
	/* one site for one outlet */
	size_t site = hash_bytes(article->outlet.s, article->outlet.n) % LENGTH(sites);
	topic_choose(&corpus->vocabulary, &page.dice, &page.topic);
	if (sites[site].lines == state_site || sites[site].lines == widget_site)
		article->standfirst = first_sentence(article->paragraphs[0].text);
	for (size_t i = 0; i < sites[site].n; i++) {
		const struct site_line *line = &sites[site].lines[i];
		if (line->kind == LINE_BODY)
			add_paragraphs(&page);
		else
			add_line(&page, line);
	}
	article->lines = arena_new(arena, article->n_lines, sizeof *article->lines);
	for (size_t i = 0; i < article->n_lines; i++)
		article->lines[i] = page.lines[i];
	mem_free(page.lines);
}

/*
 * Dates, byline, outlet, dateline: what the lines about the article say. Dates come from lines
 * that are about dates and nothing else; those behind the article belong to other stories.
 */
#include <string.h>

#include "surkhi/text/date.h"

#include "dateline.h"
#include "parts.h"

enum { NAME_BYTES = 80 }; /* a reporter's name has fewer */

struct date_choice {
	enum date_label label;
	size_t from, to;
};

/* The first date with a label on lines from … to - 1. */
static bool find_date(const struct reading *reading, struct date_choice choice,
		      struct moment *ret_moment)
{
	for (size_t i = choice.from; i < choice.to; i++)
		for (size_t d = 0; d < LINE_DATES; d++)
			if (reading->lines[i].labels[d] == choice.label) {
				*ret_moment = reading->lines[i].dates[d];
				return true;
			}
	return false;
}

/*
 * The date of publication that a page tells only behind its article, if it tells but one there:
 * other stories' dates differ.
 */
static void find_footer_date(const struct reading *reading, struct moment *ret_moment)
{
	const struct date_choice behind = {DATE_PUBLISHED, reading->end, reading->n};
	struct date_choice again = behind;
	struct moment first, other;
	if (!find_date(reading, behind, &first))
		return;
	for (; again.from < again.to; again.from++)
		if (find_date(reading, again, &other) &&
		    (other.year != first.year || other.month != first.month ||
		     other.day != first.day))
			return;
	*ret_moment = first;
}

/* The day that all bare dates of a page are of: those of the entries of a live blog. */
static bool find_only_day(const struct reading *reading, struct moment *ret_moment)
{
	bool found = false;
	for (size_t i = 0; i < reading->end; i++) {
		const struct moment *date = &reading->lines[i].dates[0];
		if (reading->lines[i].labels[0] != DATE_BARE || reading->lines[i].kind != LINE_META)
			continue;
		if (found && (date->year != ret_moment->year || date->month != ret_moment->month ||
			      date->day != ret_moment->day))
			return false;
		if (!found)
			*ret_moment = *date;
		found = true;
	}
	return found;
}

/* Where dates of the story may stand: from its headline, or the last line with a date above it. */
static size_t top_of_dates(const struct reading *reading)
{
	size_t i = reading->body;
	if (reading->headline < reading->body)
		return reading->headline;
	while (i > 0 && reading->lines[i - 1].labels[0] != DATE_BARE)
		i--;
	return i > 0 ? i - 1 : 0;
}

static void set_dates(const struct reading *reading, struct article *article)
{
	size_t headline = top_of_dates(reading);
	const struct date_choice published[] = {
		{DATE_PUBLISHED, 0, reading->end},
		{DATE_BARE, headline, reading->body},
		{DATE_BARE, 0, headline},
	};
	const struct date_choice updated = {DATE_UPDATED, 0, reading->end};
	bool found = find_date(reading, updated, &article->updated);
	for (size_t i = 0; i < sizeof(published) / sizeof(*published); i++)
		if (find_date(reading, published[i], &article->published))
			return;
	struct moment day;
	if (!found && find_only_day(reading, &day)) {
		article->published = day;
		return;
	}
	find_footer_date(reading, &article->published);
	if (found && (article->published.year == 0 ||
		      moment_seconds(&article->published) > moment_seconds(&article->updated)))
		article->published = article->updated;
}

/* "रायपुर, 05 फरवरी 2021।": the day of the report, where the page tells no other. */
static void set_date_of_dateline(struct str dateline, struct article *article)
{
	struct moment moment;
	size_t offset = 0, start;
	if (article->published.year == 0 && date_find(dateline, &offset, &start, &moment) &&
	    moment.year)
		article->published = moment;
}

/* An agency that is credited with a photo is not the outlet. */
static bool is_agency(const struct reading *reading, struct str text)
{
	struct canon canon = CANON_OF(reading->book);
	canon_read(&canon, text);
	bool agency = canon.any_set >> SET_AGENCY & 1;
	canon_done(&canon);
	return agency;
}

/* "पटना ब्यूरो" looks like an outlet, "नई दिल्ली, एजेंसी" like a reporter. */
static bool is_place(const struct reading *reading, struct str text)
{
	return text.n > 0 && wordbook_place(reading->book, text);
}

static void set_credits(const struct reading *reading, struct article *article,
			struct str *ret_place)
{
	for (size_t i = 0; i < reading->end; i++) {
		const struct page_hit *hit = &reading->lines[i].hit;
		bool credit = hit->pattern && hit->pattern->kind == LINE_META;
		bool latin = hit->place.n > 0 && (unsigned char)hit->place.s[0] < 0x80;
		bool told = credit && hit->place.n > 0 && !latin && !is_agency(reading, hit->place);
		bool somebody = told && !is_place(reading, hit->place) &&
				str_find(hit->place, STR(" "), 0) != SIZE_MAX;
		struct str place = told && !somebody ? hit->place : STR_EMPTY;
		if (somebody && article->byline.n == 0) /* "दीपक श्योराण | Updated: …" */
			article->byline = hit->place;
		if (is_place(reading, hit->name))
			place = hit->name;
		else if (article->byline.n == 0)
			article->byline = hit->name;
		if (is_place(reading, hit->outlet))
			place = hit->outlet;
		else if (article->outlet.n == 0 && !is_agency(reading, hit->outlet))
			article->outlet = hit->outlet;
		if (ret_place->n == 0 && i < reading->body)
			*ret_place = place;
	}
}

/* What stands before the place on a line of its own, if that may be a name. */
static struct str name_before(const struct reading *reading, struct str line, struct str place)
{
	struct str name = str_trim(str_slice(line, 0, (size_t)(place.s - line.s)));
	if (str_ends(name, STR("|")))
		return STR_EMPTY; /* the outlet's, as likely */
	while (name.n > 0 && strchr(",/-", name.s[name.n - 1]))
		name = str_trim(str_slice(name, 0, name.n - 1));
	if (str_ends(name, STR("–")) || str_ends(name, STR("—")))
		name = str_trim(str_slice(name, 0, name.n - sizeof "–" + 1));
	bool digits = name.n > 0 && name.s[0] >= '0' && name.s[0] <= '9';
	return digits || is_agency(reading, name) ? STR_EMPTY : name;
}

/* "मोहन राणा, सोलन।": a name of some words before the place with which the story begins. */
static struct str reporter(const struct reading *reading, struct str line, struct str place)
{
	struct str name = name_before(reading, line, place);
	bool words = str_find(name, STR(" "), 0) != SIZE_MAX;
	for (size_t i = 0; i < name.n; i++)
		words = words && !strchr("():;[]/0123456789", name.s[i]);
	return words && !is_place(reading, name) && name.n < NAME_BYTES ? name : STR_EMPTY;
}

/* A place on a line of its own between headline and story, perhaps behind the reporter's name. */
static struct str place_above(const struct reading *reading, struct article *article)
{
	size_t top = reading->headline < reading->body ? reading->headline + 1 : 0;
	struct str place = STR_EMPTY;
	for (size_t i = reading->body; i > top; i--) {
		const struct page_line *line = &reading->lines[i - 1];
		if (line->kind == LINE_META && !line->hit.pattern && line->labels[0] <= DATE_BARE &&
		    parts_dateline_alone(reading, line, &place)) {
			if (article->byline.n == 0)
				article->byline = name_before(reading, line->text, place);
			return place;
		}
		if (line->kind == LINE_STANDFIRST)
			break;
	}
	return STR_EMPTY;
}

/* Without joiners, which are no part of a name's spelling. */
static struct str without_joiners(struct arena *arena, struct str text)
{
	struct buf buf = BUF_INIT(text.n + 1);
	for (size_t i = 0; i < text.n; i++) {
		struct str rest = str_slice(text, i, text.n);
		if (str_starts(rest, STR("\u200c")) || str_starts(rest, STR("\u200d")))
			i += 2;
		else
			buf_add_char(&buf, text.s[i]);
	}
	struct str copy = str_copy(arena, str_trim(buf_str(&buf)));
	buf_done(&buf);
	return copy;
}

void parts_meta(const struct reading *reading, struct article *article, size_t *ret_text)
{
	struct str place = STR_EMPTY, credited = STR_EMPTY;
	size_t end = 0;
	set_dates(reading, article);
	set_credits(reading, article, &credited);
	if (article->outlet.n == 0)
		article->outlet = str_copy(reading->arena, parts_outlet(reading));
	if (reading->body < reading->n)
		dateline_read(reading->book, reading->lines[reading->body].text, false, &place,
			      &end);
	set_date_of_dateline(place.n ? str_slice(reading->lines[reading->body].text, 0, end)
				     : STR_EMPTY,
			     article);
	if (place.n > 0 && article->byline.n == 0)
		article->byline = reporter(reading, reading->lines[reading->body].text, place);
	if (place.n == 0)
		place = place_above(reading, article);
	if (place.n == 0)
		place = credited;
	article->dateline = without_joiners(reading->arena, place);
	*ret_text = article->n_paragraphs > 0 && article->paragraphs[0].text.s ==
							 reading->lines[reading->body].text.s
			    ? end
			    : 0;
}

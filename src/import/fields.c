/* Names of fields as they are met in files of news, and what is made of their values. */
#include "fields.h"

#include <stdint.h>
#include <strings.h>

#include "surkhi/text/fold.h"

/*
 * The better a name, the further in front. Written as names are compared: small letters without
 * blanks, '-' and '_', Hindi as fold() has it.
 */
static const char *const names[N_PARTS][17] = {
	[PART_HEADLINE] = {"headline", "title", "heading", "newsheadline", "articletitle", "शीर्षक",
			   "सुर्खी", "हेडलाइन", "ogtitle"},
	[PART_DESCRIPTION] = {"standfirst", "description", "summary", "excerpt", "subtitle", "lead",
			      "subheadline", "abstract", "सारांश", "उपशीर्षक", "विवरण"},
	[PART_TEXT] = {"text", "body", "content", "articlebody", "maintext", "contenthtml",
		       "article", "contenttext", "fulltext", "articletext", "story", "news", "पाठ",
		       "खबर", "समाचार", "rawcontent"},
	[PART_PUBLISHED] = {"published", "datepublished", "publishdate", "publishedat",
			    "publisheddate", "date", "pubdate", "datepublish", "publicationdate",
			    "datetime", "तारीख", "दिनांक", "तिथि", "प्रकाशित"},
	[PART_UPDATED] = {"updated", "datemodified", "modified", "datemodify", "updatedat",
			  "lastmodified", "अद्यतन"},
	[PART_CRAWLED] = {"timestamp", "time", "datedownload", "crawldate", "fetched", "warcdate"},
	[PART_URL] = {"url", "link", "pageurl", "sourceurl", "articleurl", "canonicalurl",
		      "permalink", "href", "weburl", "uri", "लिंक", "यूआरएल", "कडी"},
	[PART_BYLINE] = {"byline", "author", "authors", "reporter", "creator", "writer", "लेखक",
			 "संवाददाता", "रिपोर्टर"},
	[PART_OUTLET] = {"outlet", "sitename", "publisher", "newspaper", "website", "sourcename",
			 "site", "sourcedomain", "hostname", "domain", "publication", "अखबार",
			 "समाचारपत्र", "प्रकाशक"},
	[PART_DATELINE] = {"dateline", "डेटलाइन", "स्थान"},
	[PART_LANGUAGE] = {"language", "lang", "inlanguage", "भाषा"},
	[PART_SOURCE] = {"source", "स्रोत"},
	[PART_TAGS] = {"tags", "tag", "टैग"},
	[PART_STARRED] = {"starred", "star"},
	[PART_READ] = {"read", "isread"},
	[PART_NOTE] = {"note", "notes", "टिप्पणी", "नोट"},
};

/* Data sets and crawls that records name as their source. */
static const char *const data_sets[] = {"mc4", "oscar", "cc", "common", "culturax", "ednil", "c4"};

/* Without blanks, '-' and '_'; small letters, and the fold that Hindi spellings share. */
static void squeeze(struct str name, struct buf *squeezed)
{
	struct buf folded = BUF_INIT(FIELD_MAXIMUM);
	fold(str_slice(name, 0, FIELD_MAXIMUM / 4), &folded);
	for (size_t i = 0; i < folded.n; i++)
		if (folded.s[i] != ' ' && folded.s[i] != '-' && folded.s[i] != '_')
			buf_add_char(squeezed, folded.s[i]);
	buf_done(&folded);
}

enum part part_find(struct str name, unsigned *ret_rank)
{
	struct buf squeezed = BUF_INIT(FIELD_MAXIMUM);
	squeeze(str_trim(name), &squeezed);
	enum part found = N_PARTS;
	for (size_t part = 0; part < N_PARTS && squeezed.n && found == N_PARTS; part++)
		for (unsigned i = 0; i < sizeof names[part] / sizeof *names[part]; i++)
			if (str_equal(str_from(names[part][i]), buf_str(&squeezed))) {
				found = (enum part)part;
				*ret_rank = i;
			}
	buf_done(&squeezed);
	return found;
}

void part_describe(enum part part, struct buf *ret_names)
{
	enum { TOLD = 4 };
	for (size_t i = 0; i < TOLD && names[part][i]; i++)
		buf_printf(ret_names, "%s%s", i ? ", " : "", names[part][i]);
	buf_add(ret_names, STR(", …"));
}

void parts_put(struct parts *parts, enum part part, unsigned rank, struct str value)
{
	if (str_trim(value).n == 0 || (parts->values[part].n && parts->ranks[part] <= rank))
		return;
	parts->values[part] = value;
	parts->ranks[part] = rank;
}

void parts_tags(struct draft *draft, struct str text)
{
	for (size_t start = 0, i = 0; i <= text.n; i++)
		if (i == text.n || text.s[i] == ',' || text.s[i] == ';' || text.s[i] == '|') {
			draft_tag(draft, str_slice(text, start, i));
			start = i + 1;
		}
}

static bool is_true(struct str value)
{
	static const char *const truths[] = {"1", "true", "yes", "हाँ", "हां", "x"};
	value = str_trim(value);
	for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
		if (value.n == str_from(truths[i]).n &&
		    strncasecmp(value.s, truths[i], value.n) == 0)
			return true;
	return false;
}

static bool is_data_set(struct str name)
{
	for (size_t i = 0; i < sizeof data_sets / sizeof *data_sets; i++) {
		size_t n = str_from(data_sets[i]).n;
		bool ends =
			name.n == n ||
			(name.n > n && !(((name.s[n] | 0x20) >= 'a' && (name.s[n] | 0x20) <= 'z')));
		if (name.n >= n && ends && strncasecmp(name.s, data_sets[i], n) == 0)
			return true;
	}
	return false;
}

/* A source may be what calls itself one, an address, or the file that it once was in. */
static void use_source(struct draft *draft, struct str value)
{
	struct str source = draft_field(draft, value), url = draft_url(draft, value);
	if (url.n && draft->url.n == 0)
		draft->url = url;
	bool path = str_find(source, STR("/"), 0) != SIZE_MAX;
	if (draft->declared.outlet.n == 0 && !path && !is_data_set(source))
		draft->declared.outlet = source;
}

static void set_dates(const struct parts *parts, struct draft *draft)
{
	struct declared *declared = &draft->declared;
	const struct str *values = parts->values;
	declared->published = draft_moment(draft_field(draft, values[PART_PUBLISHED]));
	declared->updated = draft_moment(draft_field(draft, values[PART_UPDATED]));
	/* A scraper of articles says when they came out, a crawl of the web when it came by. */
	if (!declared->published.year && values[PART_HEADLINE].n)
		declared->published = draft_moment(draft_field(draft, values[PART_CRAWLED]));
}

static struct str language_of(struct str value)
{
	return value.n >= 2 && (value.n == 2 || value.s[2] == '-' || value.s[2] == '_')
		       ? str_slice(value, 0, 2)
		       : STR_EMPTY;
}

/* Feeds give an address of electronic mail, and the name, if at all, in brackets behind. */
static struct str byline_of(struct str value)
{
	if (str_find(value, STR("@"), 0) == SIZE_MAX)
		return value;
	size_t open = str_find(value, STR("("), 0), close = str_find(value, STR(")"), 0);
	return open < close ? str_trim(str_slice(value, open + 1, close)) : STR_EMPTY;
}

int parts_draft(const struct parts *parts, struct draft *draft, struct diag *diag)
{
	const struct str *values = parts->values;
	struct declared *declared = &draft->declared;
	bool foreign = values[PART_HEADLINE].n == 0 && values[PART_URL].n == 0;
	if (values[PART_TEXT].n == 0 && values[PART_DESCRIPTION].n == 0)
		return diag_set(diag, foreign ? RECORD_E_FOREIGN : RECORD_E_REFUSED,
				"no text, expected it in a field text, content, body or the like");
	declared->headline = draft_field(draft, values[PART_HEADLINE]);
	declared->byline = byline_of(draft_field(draft, values[PART_BYLINE]));
	declared->outlet = draft_field(draft, values[PART_OUTLET]);
	declared->dateline = draft_field(draft, values[PART_DATELINE]);
	draft->url = draft_url(draft, values[PART_URL]);
	draft->language = language_of(draft_field(draft, values[PART_LANGUAGE]));
	set_dates(parts, draft);
	use_source(draft, values[PART_SOURCE]);
	parts_tags(draft, values[PART_TAGS]);
	draft->starred = is_true(values[PART_STARRED]);
	draft->read = is_true(values[PART_READ]);
	draft->note = draft_field(draft, values[PART_NOTE]);
	bool text = values[PART_TEXT].n > 0;
	if (text)
		declared->description = draft_field(draft, values[PART_DESCRIPTION]);
	return draft_add_text(draft, text ? values[PART_TEXT] : values[PART_DESCRIPTION], diag);
}

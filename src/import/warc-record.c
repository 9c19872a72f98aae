/*
 * One record of a web archive: an answer of a server with its headers, or the text that was made of
 * it. Most of a crawl is not Hindi and no page; such records are passed over, for they are no
 * error.
 */
#include <strings.h>

#include "clean.h"
#include "draft.h"
#include "headers.h"
#include "surkhi/text/utf8.h"

enum {
	LETTERS_LEAST = 200, /* of Devanagari: less is a link to a page in Hindi */
	WORDS_LEAST = 3,     /* of Hindi that its neighbours have not */
};

static int pass(struct diag *diag)
{
	return diag_set(diag, RECORD_E_PASSED, "no page in Hindi");
}

static bool contains(struct str text, const char *part)
{
	struct str want = str_from(part);
	for (size_t at = 0; at + want.n <= text.n; at++)
		if (strncasecmp(text.s + at, part, want.n) == 0)
			return true;
	return false;
}

/* Marathi and Nepali share the letters, not these words. */
static bool is_hindi(struct str text)
{
	static const struct str words[] = {
		{" है", 7}, {" हैं", 10}, {" में ", 11}, {" की ", 8}, {" को ", 8}};
	size_t letters = 0, offset = 0, found = 0;
	for (char32_t code; letters < LETTERS_LEAST && utf8_next(text, &offset, &code);)
		letters += code >= 0x900 && code <= 0x97f;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		found += str_find(text, words[i], 0) != SIZE_MAX;
	return letters == LETTERS_LEAST && found >= WORDS_LEAST;
}

static int check_hindi(const struct draft *draft, struct diag *diag)
{
	return is_hindi(buf_str(&draft->text)) ? 0 : pass(diag);
}

static int read_html(struct draft *draft, struct str html, struct str type, struct diag *diag)
{
	draft->charset = headers_parameter(type, "charset");
	if (!contains(type, "text/html") && !contains(type, "xhtml"))
		return pass(diag);
	int error = draft_read_html(html, draft, diag);
	return error ? error : check_hindi(draft, diag);
}

static int read_response(struct draft *draft, struct str message, struct diag *diag)
{
	struct headers http;
	struct buf body = BUF_INIT(PAGE_MAXIMUM);
	if (!headers_read(message, &http))
		return pass(diag);
	struct str type = headers_get(&http, "Content-Type");
	bool page = contains(headers_first(&http), " 200") && contains(type, "html");
	int error = page ? 0 : pass(diag);
	if (page && !headers_body(&http, &body))
		error = diag_set(diag, RECORD_E_REFUSED,
				 "the page is packed in an unknown way or damaged, expected gzip, "
				 "deflate or neither");
	if (!error && body.full)
		error = diag_set(diag, RECORD_E_REFUSED, "larger than %d MiB", PAGE_MAXIMUM >> 20);
	if (!error)
		error = read_html(draft, buf_str(&body), type, diag);
	buf_done(&body);
	return error;
}

static int read_text(struct draft *draft, const struct headers *headers, struct diag *diag)
{
	struct str language = headers_get(headers, "WARC-Identified-Content-Language");
	if (language.n && !contains(language, "hin"))
		return pass(diag);
	if (!is_hindi(headers->body))
		return pass(diag);
	return draft_read_text(headers->body, draft, diag);
}

int draft_read_warc(struct str bytes, struct draft *draft, struct diag *diag)
{
	struct headers headers;
	if (!headers_read(bytes, &headers))
		return diag_set(diag, RECORD_E_REFUSED, "no record of a web archive");
	struct str type = headers_get(&headers, "WARC-Type");
	struct str content = headers_get(&headers, "Content-Type");
	int error = 0;
	if (str_equal(type, STR("conversion")))
		error = read_text(draft, &headers, diag);
	else if (str_equal(type, STR("resource")))
		error = read_html(draft, headers.body, content, diag);
	else
		error = read_response(draft, headers.body, diag);
	/* what the page itself says may be of another page */
	struct str url = draft_url(draft, headers_get(&headers, "WARC-Target-URI"));
	if (!error && draft->url.n == 0)
		draft->url = url;
	return error;
}

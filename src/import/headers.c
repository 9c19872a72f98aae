/* Messages of HTTP as web archives keep them: with the encoding that they were sent in. */
#include "headers.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "unpack.h"

bool headers_read(struct str message, struct headers *ret_headers)
{
	struct str rest = message, line;
	while (str_line(&rest, &line))
		if (line.n == 0) {
			*ret_headers = (struct headers){
				.all = str_slice(message, 0, message.n - rest.n), .body = rest};
			return true;
		}
	return false;
}

struct str headers_first(const struct headers *headers)
{
	struct str rest = headers->all, line = STR_EMPTY;
	str_line(&rest, &line);
	return line;
}

static bool same_letters(struct str a, const char *b)
{
	return a.n == strlen(b) && strncasecmp(a.s, b, a.n) == 0;
}

struct str headers_get(const struct headers *headers, const char *name)
{
	struct str rest = headers->all, line;
	str_line(&rest, &line);
	while (str_line(&rest, &line)) {
		size_t colon = str_find(line, STR(":"), 0);
		if (colon != SIZE_MAX && same_letters(str_slice(line, 0, colon), name))
			return str_trim(str_slice(line, colon + 1, line.n));
	}
	return STR_EMPTY;
}

struct str headers_parameter(struct str value, const char *name)
{
	struct str piece;
	while (str_split(&value, ';', &piece)) {
		size_t equals = str_find(piece, STR("="), 0);
		if (equals == SIZE_MAX ||
		    !same_letters(str_trim(str_slice(piece, 0, equals)), name))
			continue;
		struct str found = str_trim(str_slice(piece, equals + 1, piece.n));
		if (found.n > 1 && found.s[0] == '"')
			found = str_slice(found, 1, found.n - 1);
		return found;
	}
	return STR_EMPTY;
}

/* The length of a chunk: hexadecimal, perhaps with something behind a ';'. */
static bool read_length(struct str line, size_t *ret_length)
{
	size_t length = 0, digits = 0;
	line = str_trim(line);
	for (; digits < line.n; digits++) {
		char c = line.s[digits], low = (char)(c | 0x20);
		if (c >= '0' && c <= '9')
			length = length * 16 + (size_t)(c - '0');
		else if (low >= 'a' && low <= 'f')
			length = length * 16 + (size_t)(low - 'a' + 10);
		else
			break;
		if (length > SIZE_MAX / 32)
			return false;
	}
	*ret_length = length;
	return digits > 0 && (digits == line.n || line.s[digits] == ';' || line.s[digits] == ' ');
}

/* Archives often keep the header and have joined the chunks: then the body is as it stands. */
static void join_chunks(struct str body, struct buf *joined)
{
	struct str rest = body, line;
	size_t length = 1;
	while (length > 0 && str_line(&rest, &line)) {
		if (!read_length(line, &length)) {
			if (joined->n == 0)
				buf_add(joined, body);
			return;
		}
		buf_add(joined, str_slice(rest, 0, length));
		rest = str_slice(rest, length, rest.n);
		if (str_starts(rest, STR("\r\n")))
			rest = str_slice(rest, 2, rest.n);
		else if (str_starts(rest, STR("\n")))
			rest = str_slice(rest, 1, rest.n);
	}
}

/* Packed by its header, and not unpacked already by whoever kept it. */
static bool unpack_body(struct str encoding, struct str body, struct buf *ret_body)
{
	bool gzip = same_letters(encoding, "gzip") || same_letters(encoding, "x-gzip");
	bool packed =
		gzip ? unpack_find(body) == &unpack_gzip_ops : same_letters(encoding, "deflate");
	if (encoding.n == 0 || same_letters(encoding, "identity") || (gzip && !packed)) {
		buf_add(ret_body, body);
		return true;
	}
	return packed && unpack_http(body, ret_body);
}

bool headers_body(const struct headers *headers, struct buf *ret_body)
{
	struct buf joined = BUF_INIT(ret_body->maximum);
	struct str body = headers->body;
	if (same_letters(headers_get(headers, "Transfer-Encoding"), "chunked")) {
		join_chunks(body, &joined);
		body = buf_str(&joined);
	}
	bool good = unpack_body(headers_get(headers, "Content-Encoding"), body, ret_body);
	buf_done(&joined);
	return good;
}

/* The text layer on arbitrary bytes: whatever comes in, the promises of its headers hold. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "surkhi/text/cluster.h"
#include "surkhi/text/date.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/latin.h"
#include "surkhi/text/shingle.h"
#include "surkhi/text/token.h"
#include "surkhi/text/utf8.h"
#include "surkhi/text/width.h"
#include "surkhi/text/wrap.h"

enum {
	SIZE_MAXIMUM = 1 << 16,
	MARKS_MAXIMUM = 120, /* longer heaps of marks are cut, and not in one normal form */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(condition) check((condition), #condition, __LINE__)

static void check(bool holds, const char *condition, int line)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz-text.c:%d: %s\n", line, condition);
	abort();
}

static void check_utf8(struct str text)
{
	char32_t c, back;
	size_t count = 0;
	for (size_t start = 0, end = 0; utf8_next(text, &end, &c); start = end, count++) {
		size_t at = end;
		CHECK(utf8_previous(text, &at, &back) && at == start && back == c);
		CHECK(utf8_offset(text, 0) == 0);
	}
	CHECK(utf8_count(text) == count);
	CHECK(utf8_offset(text, count) == text.n);
}

static bool is_control(char32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) ||
	       (c >= 0x202A && c <= 0x202E) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

static void check_clean(struct str text)
{
	struct buf clean = BUF_INIT(SIZE_MAXIMUM * 8), again = BUF_INIT(SIZE_MAXIMUM * 8);
	char32_t c;
	utf8_clean(text, &clean);
	CHECK(utf8_invalid(buf_str(&clean)) == SIZE_MAX);
	for (size_t at = 0; utf8_next(buf_str(&clean), &at, &c);)
		CHECK(!is_control(c));
	CHECK(utf8_clean(buf_str(&clean), &again) == 0);
	CHECK(utf8_count(text) > MARKS_MAXIMUM || str_equal(buf_str(&clean), buf_str(&again)));
	buf_done(&clean);
	buf_done(&again);
}

static void check_fold(struct str text)
{
	struct arena arena = {0};
	struct str form = fold_copy(&arena, text), again = fold_copy(&arena, form);
	CHECK(utf8_invalid(form) == SIZE_MAX);
	CHECK(utf8_count(text) > MARKS_MAXIMUM || str_equal(form, again));
	arena_done(&arena);
}

static void check_clusters(struct str text)
{
	for (size_t start = 0, end; start < text.n; start = end) {
		end = cluster_next(text, start);
		CHECK(end > start && end <= text.n && end - start <= CLUSTER_MAX);
		CHECK(cluster_previous(text, end) == start);
	}
	CHECK(cluster_next(text, text.n) == text.n);
}

static void check_tokens(struct str text)
{
	struct token token;
	size_t behind = 0, start, end;
	for (size_t at = 0; token_next(text, &at, &token); behind = token.end) {
		CHECK(token.start >= behind && token.end > token.start && token.end <= text.n);
		CHECK(at == token.end);
		token_ends_sentence(text, &token);
	}
	for (size_t at = 0; at <= text.n; at += 1 + text.n / 16) {
		sentence_around(text, at, &start, &end);
		CHECK(start <= end && end <= text.n);
	}
}

static void check_width(const struct width_model *model, struct str text)
{
	size_t sum = 0, cells;
	for (size_t at = 0; at < text.n;)
		sum += width_cluster(model, text, at, &at);
	CHECK(sum == width_text(model, text));
	for (size_t limit = 0; limit < 8; limit++) {
		size_t n = width_clip(model, text, limit, &cells);
		CHECK(n <= text.n && cells <= limit);
		CHECK(cells == width_text(model, str_slice(text, 0, n)));
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Between rows there are blanks and ends of lines alone. */
static void check_gap(struct str text, size_t start, size_t end)
{
	static const char *const ends[] = {"\v", "\f", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"};
	while (start < end) {
		size_t size = is_blank(text.s[start]);
		for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
			if (str_starts(str_slice(text, start, end), str_from(ends[i])))
				size = str_from(ends[i]).n;
		CHECK(size != 0);
		start += size;
	}
}

static void check_rows(const struct width_model *model, struct str text, size_t cells)
{
	struct arena arena = {0};
	struct wrap_row *rows;
	size_t n = wrap_text(model, text, cells, &arena, &rows), behind = 0;
	CHECK(n > 0);
	for (size_t i = 0; i < n; i++) {
		CHECK(rows[i].start >= behind && rows[i].end >= rows[i].start);
		check_gap(text, behind, rows[i].start);
		struct str row = str_slice(text, rows[i].start, rows[i].end);
		CHECK(width_text(model, row) <= cells || cluster_next(row, 0) == row.n);
		behind = rows[i].end;
	}
	check_gap(text, behind, text.n);
	arena_done(&arena);
}

static void check_dates(struct str text)
{
	struct moment moment;
	size_t behind = 0, start;
	for (size_t at = 0; date_find(text, &at, &start, &moment); behind = at)
		CHECK(start >= behind && at > start && at <= text.n && moment_valid(&moment));
}

static void check_latin(struct str text)
{
	struct buf key = BUF_INIT(SIZE_MAXIMUM), spelling = BUF_INIT(SIZE_MAXIMUM);
	struct str half = str_slice(text, 0, text.n / 2);
	latin_key(text, &key);
	latin_spell(text, &spelling);
	for (size_t i = 0; i < key.n; i++)
		CHECK(key.s[i] >= 'a' && key.s[i] <= 'z');
	latin_distance(half, text);
	latin_matches(str_slice(half, 0, 24), str_slice(text, 0, 100));
	latin_is(text);
	buf_done(&key);
	buf_done(&spelling);
}

/* A text resembles itself wholly, and is found by itself. */
static void check_shingles(struct str text)
{
	struct shingles all = {.n = 0}, half = {.n = 0};
	int32_t keys[SHINGLE_KEYS], probes[SHINGLE_PROBES];
	shingles_read(&all, text);
	shingles_read(&half, str_slice(text, 0, text.n / 2));
	struct likeness self = shingles_compare(&all, &all), part = shingles_compare(&half, &all);
	CHECK(all.n == 0 || (self.resemblance > 0.999 && self.covered > 0.999));
	CHECK(part.resemblance >= 0 && part.resemblance < 1.001 && part.covered < 1.001);
	size_t n = shingles_keys(&all, keys), n_probes = shingles_probes(&all, probes);
	CHECK(n <= SHINGLE_KEYS && n_probes <= SHINGLE_PROBES);
	CHECK((n > 0) == (all.n >= SHINGLES_MINIMUM) && (n > 0) == (n_probes > 0));
	shingles_done(&all);
	shingles_done(&half);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	if (size == 0 || size > SIZE_MAXIMUM)
		return 0;
	check_utf8(text);
	check_clean(text);
	check_fold(text);
	check_clusters(text);
	check_tokens(text);
	const struct width_model *model = &width_models[data[0] % n_width_models];
	check_width(model, text);
	check_rows(model, text, 1 + data[size / 2] % 40);
	check_dates(text);
	check_latin(text);
	check_shingles(text);
	return 0;
}

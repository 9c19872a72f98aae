/*
 * Sets of articles: as they lie in the file, and as they are held in memory. Whoever followed every
 * change must answer as somebody who has just opened the store.
 */
#include "archive.h"

#include <stdio.h>

#include "chunk.h"
#include "ordering.h"
#include "rows.h"

static uint32_t seed;

static uint32_t below(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)seed * n >> 32);
}

/* Counting without unpacking counts the same; the set ends in the middle of the chunk. */
static void assert_counted(const struct chunk *chunk, struct str bytes)
{
	struct bits some = {0};
	size_t expected = 0, n = 0;
	for (size_t offset = 0; offset < CHUNK_IDS * 2 / 3; offset += 1 + below(5)) {
		bits_put(&some, 3 * (size_t)CHUNK_IDS + offset);
		expected += chunk->words[offset / 64] >> offset % 64 & 1;
	}
	assert_int_equal(chunk_count_and(bytes, 3, &some, &n), bytes.n > 0);
	assert_int_equal(n, expected);
	bits_done(&some);
}

static void chunks_are_read_back(void **state)
{
	static const size_t counts[] = {0, 1, 2, 1998, 1999, 2000, 2001, 31000, CHUNK_IDS};
	unsigned char room[CHUNK_BYTES];
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		static struct chunk chunk, back;
		memset(&chunk, 0, sizeof chunk);
		for (size_t n = 0; n < counts[i];) {
			size_t offset = counts[i] == CHUNK_IDS ? n : below(CHUNK_IDS);
			uint64_t bit = UINT64_C(1) << offset % 64;
			n += !(chunk.words[offset / 64] & bit);
			chunk.words[offset / 64] |= bit;
		}
		struct str bytes = chunk_encode(&chunk, room);
		assert_int_equal(bytes.n, counts[i] < 2000 ? counts[i] * 2 : CHUNK_BYTES);
		assert_int_equal(chunk_decode(bytes, &back), counts[i] > 0);
		if (counts[i])
			assert_memory_equal(&chunk, &back, sizeof chunk);
		assert_counted(&chunk, bytes);
	}
}

static void rows_name_their_chunks(void **state)
{
	int64_t set = chunk_set(CHUNK_TAG, 123456), row = chunk_row(set, 8388);
	assert_int_equal(chunk_row_set(row), set);
	assert_int_equal(chunk_row_number(row), 8388);
	assert_int_equal(chunk_space(set), CHUNK_TAG);
	assert_int_equal(chunk_value(set), 123456);
}

static struct selection answer(struct store *store, const char *text, enum select_order order)
{
	struct query query = {.root = NULL};
	struct selection selection = {.n = 0};
	struct diag diag = DIAG_INIT;
	assert_int_equal(query_parse(str_from(text), NULL, &query, NULL), 0);
	if (store_select(store, &query, order, &selection, &diag))
		fail_msg("%s", diag.text);
	query_done(&query);
	return selection;
}

static uint32_t *ids_of(struct store *store, const struct selection *selection, struct arena *arena)
{
	uint32_t *ids = arena_new(arena, selection->n + 1, sizeof *ids);
	assert_int_equal(selection_ids(store, selection, 0, selection->n, ids, NULL), 0);
	return ids;
}

static void assert_same_counts(struct store *a, struct store *b, const struct selection *in_a,
			       const struct selection *in_b)
{
	struct arena arena = {0};
	for (int facet = 0; facet <= N_FACETS; facet++) {
		struct facet_count *left, *right;
		size_t n_left, n_right;
		if (facet == N_FACETS) {
			assert_int_equal(store_months(a, in_a, &arena, &left, &n_left, NULL), 0);
			assert_int_equal(store_months(b, in_b, &arena, &right, &n_right, NULL), 0);
		} else {
			enum facet of = (enum facet)facet;
			assert_int_equal(store_facets(a, of, in_a, &arena, &left, &n_left, NULL),
					 0);
			assert_int_equal(store_facets(b, of, in_b, &arena, &right, &n_right, NULL),
					 0);
		}
		assert_int_equal(n_left, n_right);
		for (size_t i = 0; i < n_left; i++) {
			assert_true(str_equal(left[i].value, right[i].value));
			assert_int_equal(left[i].count, right[i].count);
		}
	}
	arena_done(&arena);
}

static void assert_same_answers(struct store *a, struct store *b)
{
	static const char *const texts[] = {
		"",
		"party:INC",
		"party:BJP -state:IN-HP",
		"is:starred",
		"is:unread",
		"is:tagged",
		"tag:नया",
		"tag:पुराना",
		"person:\"रमेश ठाकुर\"",
		"outlet:\"गंगा टाइम्स\"",
		"date:2020-01..2020-06",
		"has:note",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		enum select_order order = (enum select_order)(i % N_ORDERS);
		struct arena arena = {0};
		struct selection left = answer(a, texts[i], order);
		struct selection right = answer(b, texts[i], order);
		if (left.n != right.n)
			fail_msg("%s: %zu, not %zu", texts[i], left.n, right.n);
		assert_memory_equal(ids_of(a, &left, &arena), ids_of(b, &right, &arena),
				    left.n * sizeof(uint32_t));
		assert_same_counts(a, b, &left, &right);
		selection_done(&left);
		selection_done(&right);
		arena_done(&arena);
	}
}

/* Some share a second, some have no date, most come in no order. */
static void put_some(struct store *store, unsigned *made, unsigned n)
{
	struct arena arena = {0};
	struct article article;
	assert_int_equal(store_begin(store, NULL), 0);
	for (unsigned i = 0; i < n; i++) {
		article_make((*made)++, &arena, &article);
		article.published = moment_from_seconds(1577836800 + 86400 * (int64_t)below(400),
							below(4) ? MOMENT_INDIA : 0);
		if (below(10) == 0)
			article.published = (struct moment){0};
		archive_put(store, &article, STR("page"));
	}
	assert_int_equal(store_commit(store, NULL), 0);
	arena_done(&arena);
}

static void edit_some(struct store *store, unsigned articles)
{
	static const char *const tags[] = {"नया", "पुराना", "जांच"};
	struct edit edit = {.kind = (enum edit_kind)below(EDIT_NOTE + 1),
			    .article = 1 + below(articles),
			    .on = below(3) > 0};
	struct arena arena = {0};
	struct edit *changed;
	size_t n;
	edit.text = edit.kind == EDIT_NOTE ? (edit.on ? STR("याद") : STR(""))
					   : str_from(tags[below(3)]);
	assert_int_equal(edit_apply(store, &edit, 1, &arena, &changed, &n, NULL), 0);
	arena_done(&arena);
}

static void warm(struct store *store)
{
	for (bool more = true; more;)
		assert_int_equal(store_warm(store, &more, NULL), 0);
}

/* Whoever opens the archive now must be told the same. */
static void assert_as_newly_opened(struct store *store, const struct place *place)
{
	struct store *fresh = archive_open(place->path, STORE_READ);
	assert_same_answers(store, fresh);
	store_close(fresh);
}

static void who_follows_answers_as_who_opens(void **state)
{
	struct place place;
	unsigned made = 0;
	seed = 1;
	place_make(&place);
	struct store *writer = archive_open(place.path, STORE_CREATE);
	put_some(writer, &made, 30);
	struct store *reader = archive_open(place.path, STORE_WRITE);
	warm(reader);
	for (unsigned round = 0; round < 12; round++) {
		unsigned edits = below(6);
		for (unsigned i = 0; i < edits; i++)
			edit_some(round % 2 ? writer : reader, made);
		if (round % 3 == 1)
			put_some(writer, &made, 1 + below(round == 7 ? 900 : 30));
		assert_as_newly_opened(reader, &place);
		assert_as_newly_opened(writer, &place);
	}
	store_close(reader);
	store_close(writer);
	archive_intact(place.path, made);
	place_remove(&place);
}

/* Steps between keys see what came in the meantime, wherever it came. */
static void what_is_loaded_in_steps_is_one_state(void **state)
{
	struct place place;
	unsigned made = 0;
	place_make(&place);
	struct store *writer = archive_open(place.path, STORE_CREATE);
	put_some(writer, &made, 30);
	for (int steps = 1; steps < 4; steps++) {
		bool more = true;
		struct store *reader = archive_open(place.path, STORE_READ);
		for (int i = 0; i < steps; i++)
			assert_int_equal(store_warm_order(reader, &more, NULL), 0);
		put_some(writer, &made, 20);
		for (more = true; more;)
			assert_int_equal(store_warm_order(reader, &more, NULL), 0);
		assert_as_newly_opened(reader, &place);
		store_close(reader);
	}
	store_close(writer);
	place_remove(&place);
}

static void who_missed_changes_begins_anew(void **state)
{
	struct place place;
	unsigned made = 0;
	place_make(&place);
	struct store *writer = archive_open(place.path, STORE_CREATE);
	put_some(writer, &made, 20);
	struct store *reader = archive_open(place.path, STORE_READ);
	warm(reader);
	put_some(writer, &made, 20);
	edit_some(writer, made);
	archive_tamper(place.path, "DELETE FROM change WHERE id < (SELECT max(id) FROM change)");
	assert_as_newly_opened(reader, &place);
	store_close(reader);
	store_close(writer);
	place_remove(&place);
}

static void what_is_rolled_back_is_forgotten(void **state)
{
	struct place place;
	struct arena arena = {0};
	struct article article;
	unsigned made = 0;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	put_some(store, &made, 20);
	warm(store);
	assert_int_equal(store_begin(store, NULL), 0);
	article_make(100, &arena, &article);
	archive_put(store, &article, STR("page"));
	archive_edit(store, (struct edit){EDIT_TAG, 3, STR("नया"), .on = true});
	assert_int_equal(archive_count(store, ""), 21);
	assert_int_equal(archive_count(store, "tag:नया"), 1);
	store_rollback(store);
	assert_int_equal(archive_count(store, ""), 20);
	assert_int_equal(archive_count(store, "tag:नया"), 0);
	put_some(store, &made, 5);
	struct store *fresh = archive_open(place.path, STORE_READ);
	assert_same_answers(store, fresh);
	store_close(fresh);
	store_close(store);
	arena_done(&arena);
	place_remove(&place);
}

static void a_selection_stays_what_it_was(void **state)
{
	struct place place;
	struct arena arena = {0};
	unsigned made = 0;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	put_some(store, &made, 1500);
	struct store *other = archive_open(place.path, STORE_READ);
	struct selection early = answer(other, "party:INC", ORDER_NEWEST);
	struct selection late = answer(store, "party:INC", ORDER_NEWEST);
	uint32_t first[10];
	assert_int_equal(selection_ids(other, &early, 0, 10, first, NULL), 0);
	uint32_t *before = ids_of(store, &late, &arena);
	assert_memory_equal(before, first, sizeof first);
	put_some(store, &made, 100);
	assert_int_equal(archive_count(store, "date:2020"), archive_count(other, "date:2020"));
	assert_memory_equal(ids_of(other, &early, &arena), before, early.n * sizeof *before);
	assert_memory_equal(ids_of(store, &late, &arena), before, late.n * sizeof *before);
	selection_done(&early);
	selection_done(&late);
	store_close(other);
	store_close(store);
	arena_done(&arena);
	place_remove(&place);
}

static size_t count_month(const struct headline *rows, size_t n, struct str month)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++) {
		char name[16] = "";
		if (rows[i].published.year)
			snprintf(name, sizeof name, "%04d-%02d", rows[i].published.year,
				 rows[i].published.month);
		count += str_equal(month, str_from(name));
	}
	return count;
}

/* Few articles, many, all: each is counted in another way. */
static void months_are_those_of_the_rows(void **state)
{
	static const char *const texts[] = {"",          "party:INC",  "-party:INC",
					    "party:BJP", "-party:BJP", "tag:none"};
	struct place place;
	unsigned made = 0;
	seed = 3;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	put_some(store, &made, 700);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct selection selection = answer(store, texts[i], ORDER_IMPORTED);
		struct arena arena = {0};
		struct facet_count *counts;
		struct headline *rows;
		size_t n, n_rows, sum = 0;
		assert_int_equal(
			store_page(store, &selection, 0, made, &arena, &rows, &n_rows, NULL), 0);
		assert_int_equal(store_months(store, &selection, &arena, &counts, &n, NULL), 0);
		for (size_t k = 0; k < n; sum += counts[k++].count)
			assert_int_equal(counts[k].count,
					 count_month(rows, n_rows, counts[k].value));
		for (size_t k = 1; k + 1 < n; k++)
			assert_true(str_compare(counts[k - 1].value, counts[k].value) < 0);
		assert_int_equal(sum, selection.n);
		selection_done(&selection);
		arena_done(&arena);
	}
	store_close(store);
	place_remove(&place);
}

/* More of them than a code of two bytes tells apart; every third article is undated. */
static void months_may_be_any_number(void **state)
{
	static const size_t numbers[] = {
		0, 1, 500, UINT16_MAX - MONTH_FIRST, UINT16_MAX - MONTH_FIRST + 1, 70000};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		size_t n = numbers[i], undated = n / 2;
		struct ordering *ordering = ordering_new(n + undated);
		struct bits some = {0};
		ordering->runs =
			mem_grow(NULL, &ordering->runs_capacity, n + 1, sizeof *ordering->runs);
		for (; ordering->n_runs < n; ordering->n_runs++)
			ordering->runs[ordering->n_runs] =
				(struct day_run){.day = (int32_t)(35 * (n - ordering->n_runs)),
						 .start = (uint32_t)ordering->n_runs};
		for (; ordering->n < n + undated; ordering->n++)
			ordering->ids[ordering->n] = (uint32_t)(ordering->n + 1);
		ordering->n_dated = n;
		ordering->last = (uint32_t)(n + undated);
		months_prepare(ordering);
		size_t *counts = mem_new(MONTH_FIRST + ordering->months.n, sizeof *counts);
		assert_in_range(ordering->months.n, n - n / 10, n);
		for (unsigned share = 2; share < 10; share += 2, months_prepare(ordering)) {
			size_t all = 0, n_some = 0, seen = 0;
			bits_clear(&some);
			for (size_t id = 1; id <= n + undated; id++)
				if (below(10) < share) {
					bits_put(&some, id);
					all += id <= n;
					n_some++;
				}
			months_count(ordering, &some, n_some, counts);
			for (size_t k = 0; k < ordering->months.n; k++)
				seen += counts[MONTH_FIRST + k];
			assert_int_equal(seen, all);
			assert_int_equal(counts[MONTH_UNDATED], n_some - all);
			for (size_t run = 0; run < n; run += 1 + n / 100) {
				size_t of = ordering->runs[run].month, here = 0;
				for (size_t k = 0; k < n; k++)
					here += ordering->runs[k].month == of &&
						bits_have(&some, k + 1);
				assert_int_equal(counts[MONTH_FIRST + of], here);
			}
		}
		mem_free(counts);
		bits_done(&some);
		ordering_drop(ordering);
	}
}

/* Ids in an order of their own; each is selected as often as share of ten. */
static struct selection select_ordered(size_t n, unsigned share)
{
	struct selection selection = {.rows = rows_new(ORDER_NEWEST)};
	struct ordering *ordering = selection.rows->ordering = ordering_new(n);
	for (; ordering->n < n; ordering->n++) {
		uint32_t other = below((uint32_t)ordering->n + 1);
		ordering->ids[ordering->n] = ordering->ids[other];
		ordering->ids[other] = (uint32_t)ordering->n + 1;
		if (below(10) < share)
			bits_put(&selection.articles, ordering->n + 1);
	}
	ordering->last = (uint32_t)n;
	selection.n = bits_count(&selection.articles);
	return selection;
}

/* Whatever row is asked for first, and however far from the last one that was. */
static void rows_are_found_in_any_order(void **state)
{
	static const size_t numbers[] = {1, 3000, 16384, 16385, 300000};
	for (size_t i = 0; i < 3 * sizeof numbers / sizeof *numbers; i++) {
		struct selection selection = select_ordered(numbers[i / 3], (unsigned)i % 3 * 5);
		const struct ordering *ordering = selection.rows->ordering;
		uint32_t *expected = mem_new(selection.n + 1, sizeof *expected), id;
		size_t n = 0, row;
		for (size_t at = 0; at < ordering->n; at++)
			if (bits_have(&selection.articles, ordering->ids[at]))
				expected[n++] = ordering->ids[at];
		assert_int_equal(n, selection.n);
		for (unsigned k = 0; k < 20 && n; k++) {
			size_t wanted = below((uint32_t)n) >> below(20);
			assert_int_equal(selection_ids(NULL, &selection, wanted, 1, &id, NULL), 0);
			assert_int_equal(id, expected[wanted]);
			wanted = below((uint32_t)n) >> below(20);
			assert_int_equal(
				selection_find(NULL, &selection, expected[wanted], &row, NULL), 0);
			assert_int_equal(row, wanted);
		}
		mem_free(expected);
		selection_done(&selection);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chunks_are_read_back),
		cmocka_unit_test(rows_name_their_chunks),
		cmocka_unit_test(who_follows_answers_as_who_opens),
		cmocka_unit_test(what_is_loaded_in_steps_is_one_state),
		cmocka_unit_test(who_missed_changes_begins_anew),
		cmocka_unit_test(what_is_rolled_back_is_forgotten),
		cmocka_unit_test(rows_are_found_in_any_order),
		cmocka_unit_test(months_are_those_of_the_rows),
		cmocka_unit_test(months_may_be_any_number),
		cmocka_unit_test(a_selection_stays_what_it_was),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

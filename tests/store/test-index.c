/*
 * Words of random archives, found in three ways: by our reading of the index, by FTS5, which is
 * asked inside of a transaction, and by looking at every word of every article.
 */
#include "archive.h"
#include "index-page.h"

#include "postings.h"
#include "private.h"

enum {
	ARTICLES = 260,
	BATCH = 40,
	LONG = 9000, /* words of an article whose positions reach over pages */
	WORDS = 60,  /* of the vocabulary */
	QUERIES = 400,
	LEAST = 25, /* articles that make a form frequent */
	ROW = 4,    /* words of a phrase */
};

static uint32_t seed;

static uint32_t below(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)seed * n >> 32);
}

/* The words of a headline or of the one paragraph behind it. */
struct text {
	struct str *words;
	size_t n;
};

struct world {
	struct place place;
	struct store *store;
	struct arena arena;
	struct str vocabulary[WORDS];
	struct text headlines[ARTICLES], bodies[ARTICLES];
	size_t n;
	uint32_t page; /* bytes of most of the index's */
};

/* Words that begin like others, of which no fold makes another. */
static void make_vocabulary(struct world *world)
{
	static const char *const syllables[] = {"क", "का", "की", "म", "मा", "नी", "र", "लो"};
	for (size_t i = 0; i < WORDS; i++) {
		struct buf word = BUF_INIT(64);
		for (size_t n = 1 + below(4); n > 0; n--)
			buf_add(&word, str_from(syllables[below(8)]));
		world->vocabulary[i] = str_copy(&world->arena, buf_str(&word));
		buf_done(&word);
	}
}

/* Low numbers are far commoner, as in any language. */
static struct str word(struct world *world)
{
	return world->vocabulary[below(1 + below(WORDS))];
}

static struct text make_text(struct world *world, size_t n)
{
	struct text text = {arena_new(&world->arena, n, sizeof(struct str)), n};
	for (size_t i = 0; i < n; i++)
		text.words[i] = word(world);
	return text;
}

static struct str write_text(struct world *world, const struct text *text)
{
	struct buf written = BUF_INIT(1 << 20);
	for (size_t i = 0; i < text->n; i++) {
		buf_add(&written, text->words[i]);
		buf_add_char(&written, ' ');
	}
	struct str copy = str_copy(&world->arena, buf_str(&written));
	buf_done(&written);
	return copy;
}

static void make_article(struct world *world, size_t i, struct article *ret_article)
{
	struct paragraph *paragraph = arena_new(&world->arena, 1, sizeof *paragraph);
	world->headlines[i] = make_text(world, 3 + below(5));
	world->bodies[i] = make_text(world, below(60) ? 10 + below(80) : LONG);
	paragraph->text = write_text(world, &world->bodies[i]);
	*ret_article = (struct article){.source = STR("test"),
					.headline = write_text(world, &world->headlines[i]),
					.paragraphs = paragraph,
					.n_paragraphs = 1};
}

/* Each batch is a segment of the index until FTS5 merges some; replacing takes back in newer ones.
 */
static void fill(struct world *world)
{
	for (size_t batch = 0; world->n < ARTICLES; batch++) {
		struct article article;
		enum store_replaced replaced;
		assert_int_equal(store_begin(world->store, NULL), 0);
		for (size_t i = 0; i < BATCH && world->n < ARTICLES; i++, world->n++) {
			make_article(world, world->n, &article);
			assert_int_equal(archive_put(world->store, &article, STR_EMPTY),
					 world->n + 1);
		}
		assert_int_equal(store_commit(world->store, NULL), 0);
		for (size_t i = 0; i < batch * 3; i++) {
			size_t which = below((uint32_t)world->n);
			make_article(world, which, &article);
			assert_int_equal(store_replace(world->store, (int64_t)which + 1, &article,
						       &replaced, NULL),
					 0);
		}
	}
}

/* Of small pages, lists are as long as a million articles make them on large ones. */
static int world_begin(bool headline_first, uint16_t page, void **state)
{
	struct world *world = mem_new(1, sizeof *world);
	seed = 7;
	place_make(&world->place);
	if (headline_first)
		archive_headline_first(world->place.path);
	world->store = archive_open(world->place.path, STORE_CREATE);
	assert_int_equal(world->store->headline_first, headline_first);
	assert_true(index_pages_shrink(world->store->db, page));
	world->store->frequent.least = LEAST;
	world->page = page;
	make_vocabulary(world);
	fill(world);
	*state = world;
	return 0;
}

#define WORLD(name, headline_first, page)                                                          \
	static int name(void **state)                                                              \
	{                                                                                          \
		return world_begin(headline_first, page, state);                                   \
	}
WORLD(world_make, false, 4000)
WORLD(world_make_early, true, 4000)
WORLD(world_make_long, false, 64)

static int world_remove(void **state)
{
	struct world *world = *state;
	store_close(world->store);
	place_remove(&world->place);
	arena_done(&world->arena);
	mem_free(world);
	return 0;
}

/* What is asked for: words one behind the other, the last one perhaps the start of a longer one. */
struct wish {
	struct str words[ROW];
	size_t n;
	bool prefix, headline_only;
};

static struct wish make_wish(struct world *world)
{
	struct wish wish = {
		.n = 1 + below(ROW), .prefix = below(3) == 0, .headline_only = below(4) == 0};
	const struct text *from = &world->bodies[below(ARTICLES)];
	size_t at = below((uint32_t)(from->n - ROW));
	for (size_t i = 0; i < wish.n; i++)
		wish.words[i] = below(4) ? from->words[at + i] : word(world);
	struct str *last = &wish.words[wish.n - 1];
	if (wish.prefix) /* of whole syllables or half of one */
		*last = str_slice(*last, 0, 3 * (1 + below((uint32_t)(last->n / 3))));
	return wish;
}

static bool stands_at(const struct wish *wish, const struct text *text, size_t at)
{
	for (size_t i = 0; i < wish->n; i++) {
		bool open = wish->prefix && i + 1 == wish->n;
		if (at + i >= text->n ||
		    !(open ? str_starts : str_equal)(text->words[at + i], wish->words[i]))
			return false;
	}
	return true;
}

static bool stands_in(const struct wish *wish, const struct text *text)
{
	for (size_t at = 0; at < text->n; at++)
		if (stands_at(wish, text, at))
			return true;
	return false;
}

static bool grants(const struct world *world, const struct wish *wish, size_t i)
{
	return stands_in(wish, &world->headlines[i]) ||
	       (!wish->headline_only && stands_in(wish, &world->bodies[i]));
}

static struct str write_wish(struct world *world, struct wish *wish)
{
	struct text text = {wish->words, wish->n};
	return str_trim(write_text(world, &text));
}

static struct selection find(struct world *world, struct query_node *node)
{
	struct query query = {.root = node};
	struct selection found = {.n = 0};
	struct diag diag = DIAG_INIT;
	if (store_select(world->store, &query, ORDER_NEWEST, &found, &diag))
		fail_msg("'%.*s': %s", STR_ARG(node->text), diag.text);
	return found;
}

static void check_wish(struct world *world, struct wish *wish)
{
	struct query_node node = {.kind = QUERY_WORD,
				  .text = write_wish(world, wish),
				  .exact = wish->n == 1 && !wish->prefix,
				  .phrase = wish->n > 1,
				  .prefix = wish->prefix,
				  .headline_only = wish->headline_only};
	struct selection read = find(world, &node);
	assert_int_equal(store_begin(world->store, NULL), 0);
	struct selection asked = find(world, &node);
	store_rollback(world->store);
	for (size_t i = 0; i < world->n; i++) {
		bool right = grants(world, wish, i);
		if (bits_have(&read.articles, i + 1) != right ||
		    bits_have(&asked.articles, i + 1) != right)
			fail_msg("'%.*s'%s%s: article %zu: %d read, %d by FTS5, %d in truth",
				 STR_ARG(node.text), wish->prefix ? "*" : "",
				 wish->headline_only ? " in the headline" : "", i + 1,
				 bits_have(&read.articles, i + 1),
				 bits_have(&asked.articles, i + 1), right);
	}
	selection_done(&read);
	selection_done(&asked);
}

static void what_is_read_is_what_is_there(void **state)
{
	struct world *world = *state;
	struct index index;
	assert_int_equal(index_open(world->store, &index, NULL), 0);
	assert_true(index.readable);
	assert_in_range(index.n, 2, SEGMENTS_MAXIMUM);
	for (size_t i = 0; i < QUERIES; i++) {
		struct wish wish = make_wish(world);
		check_wish(world, &wish);
	}
	archive_intact(world->place.path, ARTICLES);
}

/* Of two wishes; any of them may be turned round. */
static struct query_node *make_tree(struct world *world, struct query_node nodes[static 6])
{
	struct query_node *root = &nodes[0];
	*root = (struct query_node){.kind = below(2) ? QUERY_AND : QUERY_OR, .text = STR_EMPTY};
	struct query_node **end = &root->child;
	for (size_t i = 0; i < 2; i++) {
		struct wish wish = make_wish(world);
		struct query_node *word = &nodes[1 + i * 2], *not = &nodes[2 + i * 2];
		*word = (struct query_node){.kind = QUERY_WORD,
					    .text = write_wish(world, &wish),
					    .phrase = wish.n > 1,
					    .prefix = wish.prefix,
					    .headline_only = wish.headline_only};
		*not = (struct query_node){.kind = QUERY_NOT, .text = STR_EMPTY, .child = word};
		*end = below(4) ? word : not ;
		end = &(*end)->next;
	}
	return root;
}

/* The first rows are those of the whole list, in which they stay where they are. */
static void assert_begins(struct world *world, const struct selection *begun,
			  const struct selection *whole)
{
	uint32_t *ids = arena_new(&world->arena, whole->n + 1, 2 * sizeof *ids);
	assert_true(begun->n <= whole->n);
	assert_int_equal(selection_ids(world->store, begun, 0, begun->n, ids, NULL), 0);
	assert_int_equal(selection_ids(world->store, whole, 0, whole->n, ids + whole->n, NULL), 0);
	assert_memory_equal(ids, ids + whole->n, begun->n * sizeof *ids);
}

static void what_takes_long_comes_bit_by_bit(void **state)
{
	struct world *world = *state;
	size_t long_ones = 0;
	for (size_t i = 0; i < QUERIES; i++) {
		struct query_node nodes[6];
		struct query query = {.root = make_tree(world, nodes)};
		struct selection whole = {.n = 0}, begun = {.n = 0};
		assert_int_equal(store_select(world->store, &query, ORDER_NEWEST, &whole, NULL), 0);
		kept_drop(&world->store->kept);
		assert_int_equal(
			store_select_begin(world->store, &query, 1 + below(1000), &begun, NULL), 0);
		assert_null(whole.rest);
		long_ones += begun.rest != NULL;
		while (begun.rest) {
			assert_begins(world, &begun, &whole);
			assert_int_equal(store_select_more(world->store, &begun, NULL), 0);
		}
		assert_int_equal(begun.n, whole.n);
		assert_begins(world, &begun, &whole);
		selection_done(&whole);
		selection_done(&begun);
	}
	assert_true(long_ones > QUERIES / 4);
}

static size_t asks_long(struct store *store, const struct query *query)
{
	struct selection found = {.n = 0};
	assert_int_equal(store_select_begin(store, query, 1, &found, NULL), 0);
	size_t n = found.rest ? SIZE_MAX : found.n;
	selection_done(&found);
	return n;
}

static size_t asks_all(struct store *store, const struct query *query)
{
	struct selection found = {.n = 0};
	assert_int_equal(store_select(store, query, ORDER_NEWEST, &found, NULL), 0);
	size_t n = found.n;
	selection_done(&found);
	return n;
}

/* … until something is written, here or elsewhere, and not by what was taken back. */
static void what_was_found_is_not_looked_for_again(void **state)
{
	struct world *world = *state;
	struct store *reader = archive_open(world->place.path, STORE_READ);
	struct query_node word = {.kind = QUERY_WORD, .prefix = true, .headline_only = true};
	struct query query = {.root = &word};
	struct article article;
	enum store_put put;
	int64_t id;
	word.text = str_slice(world->vocabulary[0], 0, 3);
	kept_drop(&world->store->kept);
	assert_true(asks_long(reader, &query) == SIZE_MAX);
	size_t n = asks_all(reader, &query);
	assert_true(asks_long(reader, &query) == n);
	assert_true(asks_all(world->store, &query) == n);
	word.headline_only = false;
	assert_true(asks_all(reader, &query) > n);
	word.headline_only = true;
	assert_int_equal(store_begin(world->store, NULL), 0);
	make_article(world, 0, &article);
	article.headline = world->vocabulary[0];
	assert_int_equal(store_put(world->store, &article, STR_EMPTY, &put, &id, NULL), 0);
	assert_true(asks_all(world->store, &query) == n + 1);
	store_rollback(world->store);
	assert_true(asks_all(world->store, &query) == n);
	assert_true(asks_long(reader, &query) == n);
	store_close(reader);
}

/* What was found before another process wrote is not mixed with what is found behind. */
static void what_changes_meanwhile_is_found(void **state)
{
	struct world *world = *state;
	struct store *reader = archive_open(world->place.path, STORE_READ);
	struct query_node word = {.kind = QUERY_WORD,
				  .text = world->vocabulary[0],
				  .prefix = true,
				  .headline_only = true};
	struct query query = {.root = &word};
	struct selection begun = {.n = 0}, whole = {.n = 0};
	word.text = str_slice(word.text, 0, 3);
	assert_int_equal(store_select_begin(reader, &query, 30, &begun, NULL), 0);
	assert_non_null(begun.rest);
	for (size_t i = 0; i < 8 && begun.rest; i++) {
		struct article article;
		enum store_replaced replaced;
		make_article(world, 0, &article);
		assert_int_equal(
			store_replace(world->store, (int64_t)i * 3 + 1, &article, &replaced, NULL),
			0);
		assert_int_equal(store_select_more(reader, &begun, NULL), 0);
	}
	while (begun.rest)
		assert_int_equal(store_select_more(reader, &begun, NULL), 0);
	assert_int_equal(store_select(reader, &query, ORDER_NEWEST, &whole, NULL), 0);
	assert_int_equal(begun.n, whole.n);
	assert_begins(world, &begun, &whole);
	selection_done(&begun);
	selection_done(&whole);
	store_close(reader);
}

/* FTS5 may be half way through a merge when somebody looks. */
static void merges_change_nothing(void **state)
{
	struct world *world = *state;
	struct arena arena = {0};
	for (int pages = 1; pages < 40; pages += 6) {
		char *sql = NULL;
		struct wish wish = make_wish(world);
		sql = sqlite3_mprintf("INSERT INTO words (words, rank) VALUES ('merge', %d)",
				      pages % 2 ? -pages : pages);
		assert_int_equal(sqlite3_exec(world->store->db, sql, NULL, NULL, NULL), SQLITE_OK);
		sqlite3_free(sql);
		for (size_t i = 0; i < QUERIES / 8; i++, wish = make_wish(world))
			check_wish(world, &wish);
	}
	arena_done(&arena);
}

/* What FTS5 writes beside long lists, in several rows and beside several of them. */
static size_t count_skips(struct world *world)
{
	struct index index;
	size_t n = 0;
	assert_int_equal(index_open(world->store, &index, NULL), 0);
	for (size_t i = 0; i < index.n; i++) {
		const struct segment *segment = &index.segments[i];
		for (int64_t page = segment->first; page <= segment->last; page++) {
			struct skips skips = SKIPS_INIT;
			assert_int_equal(skips_open(&skips, world->store, segment, page, NULL), 0);
			n += skips.article != SKIPS_END;
			skips_done(&skips);
		}
	}
	return n;
}

static void pages_are_passed_over(void **state)
{
	struct world *world = *state;
	for (size_t i = 0; i < QUERIES; i++) {
		struct wish wish = make_wish(world);
		check_wish(world, &wish);
	}
	assert_true(count_skips(world) > WORDS);
}

/* Answers or says that it is damaged; anything else would be the end of the reader. */
static void damage_is_told(void **state)
{
	struct world *world = *state;
	struct arena arena = {0};
	size_t told = 0;
	for (size_t i = 0; i < QUERIES; i++) {
		struct wish wish = make_wish(world);
		struct query_node node = {.kind = QUERY_WORD,
					  .text = write_wish(world, &wish),
					  .phrase = wish.n > 1,
					  .prefix = wish.prefix,
					  .headline_only = wish.headline_only};
		struct query query = {.root = &node};
		struct selection found = {.n = 0};
		uint32_t at = below(below(4) ? world->page : 40);
		archive_tamper(world->place.path,
			       str_printf(&arena,
					  "UPDATE words_data SET block = substr(block, 1, %u) || "
					  "x'%02x' || substr(block, %u) WHERE length(block) > %u "
					  "AND id > 100 AND id %% 7 = %u",
					  at, below(256), at + 2, at, below(7))
				       .s);
		int failed = store_select(world->store, &query, ORDER_NEWEST, &found, NULL);
		assert_true(failed == 0 || failed == STORE_E_NOT_STORE);
		told += failed != 0;
		selection_done(&found);
	}
	assert_true(told > 0);
	arena_done(&arena);
}

#define INDEX_TEST(name) cmocka_unit_test_setup_teardown(name, world_make, world_remove)
#define LONG_TEST(name)  cmocka_unit_test_setup_teardown(name, world_make_long, world_remove)
#define EARLY_TEST(name) cmocka_unit_test_setup_teardown(name, world_make_early, world_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		INDEX_TEST(what_is_read_is_what_is_there),
		INDEX_TEST(merges_change_nothing),
		INDEX_TEST(what_takes_long_comes_bit_by_bit),
		INDEX_TEST(what_was_found_is_not_looked_for_again),
		INDEX_TEST(what_changes_meanwhile_is_found),
		INDEX_TEST(damage_is_told),
		LONG_TEST(pages_are_passed_over),
		LONG_TEST(merges_change_nothing),
		LONG_TEST(damage_is_told),
		EARLY_TEST(what_is_read_is_what_is_there),
		EARLY_TEST(merges_change_nothing),
		EARLY_TEST(what_takes_long_comes_bit_by_bit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * store: what a key press may ask, in an archive of some thousand articles made of the words of the
 * sample pages, beside reading one article; and what a change by hand costs, beside a sync.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"
#include "surkhi/base/asset.h"
#include "surkhi/store/edit.h"
#include "surkhi/store/select.h"
#include "surkhi/text/utf8.h"

enum {
	ARTICLES = 5000,
	PARAGRAPHS = 5,
	PARAGRAPH_SIZE = 900,
	PAGE = 50,
	CHANGES = 40,
	BLOCK = 4096
};

struct work {
	struct store *store;
	struct catalog *catalog;
	struct str words; /* of all sample pages */
	uint32_t seed;
	int blocks;   /* a file beside the store */
	int64_t next; /* article to be changed */
	size_t sum;
};

static void demand(int error, const struct diag *diag)
{
	if (error == 0)
		return;
	fprintf(stderr, "bench-store: %s\n", diag->text);
	exit(2);
}

static uint32_t random_below(struct work *work, uint32_t n)
{
	work->seed = work->seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)work->seed * n) >> 32);
}

/* A piece of the sample's text from a random place, cut at blanks. */
static struct str random_text(struct work *work, size_t size)
{
	size_t start = random_below(work, (uint32_t)(work->words.n - size - 200));
	start = str_find(work->words, STR(" "), start) + 1;
	return str_slice(work->words, start, str_find(work->words, STR(" "), start + size));
}

static struct entity random_entity(struct work *work, enum entity_kind kind)
{
	const struct catalog_entry *entries;
	size_t n = catalog_entries(work->catalog, kind, &entries);
	/* squared: some are common and most are rare, as in life */
	uint32_t i =
		random_below(work, (uint32_t)n) * random_below(work, (uint32_t)n) / (uint32_t)n;
	return (struct entity){
		.kind = kind, .id = entries[i].id, .name = entries[i].name, .mentions = 1};
}

static void put_article(struct work *work, struct diag *diag)
{
	struct paragraph paragraphs[PARAGRAPHS];
	for (size_t i = 0; i < PARAGRAPHS; i++)
		paragraphs[i] = (struct paragraph){.text = random_text(work, PARAGRAPH_SIZE)};
	struct entity entities[] = {random_entity(work, ENTITY_PARTY),
				    random_entity(work, ENTITY_STATE)};
	struct article article = {
		.source = STR("bench"),
		.language = STR("hi"),
		.headline = random_text(work, 150),
		.published = moment_from_seconds(1500000000 + random_below(work, 200000000), 330),
		.paragraphs = paragraphs,
		.n_paragraphs = PARAGRAPHS,
		.entities = entities,
		.n_entities = 2,
	};
	enum store_put put;
	int64_t id;
	demand(store_put(work->store, &article, article.headline, &put, &id, diag), diag);
}

static void fill(struct work *work)
{
	struct diag diag = DIAG_INIT;
	demand(store_begin(work->store, &diag), &diag);
	for (int i = 0; i < ARTICLES; i++)
		put_article(work, &diag);
	demand(store_commit(work->store, &diag), &diag);
}

/* A whole answer: the set, its first page, and the counts of all parties and states in it. */
static void ask(struct work *work, struct str text)
{
	struct diag diag = DIAG_INIT;
	struct query query = {.root = NULL};
	struct selection selection = {.n = 0};
	struct arena arena = {.blocks = NULL};
	struct headline *rows;
	struct facet_count *counts;
	size_t n, n_counts;
	demand(query_parse(text, work->catalog, &query, &diag), &diag);
	demand(store_select(work->store, &query, ORDER_NEWEST, &selection, &diag), &diag);
	demand(store_page(work->store, &selection, 0, PAGE, &arena, &rows, &n, &diag), &diag);
	for (enum facet facet = FACET_PARTY; facet <= FACET_STATE; facet++)
		demand(store_facets(work->store, facet, &selection, &arena, &counts, &n_counts,
				    &diag),
		       &diag);
	work->sum += selection.n + n + n_counts;
	arena_done(&arena);
	selection_done(&selection);
	query_done(&query);
}

static void read_article(void *data)
{
	struct work *work = data;
	struct diag diag = DIAG_INIT;
	struct arena arena = {.blocks = NULL};
	struct article article;
	demand(store_article(work->store, ARTICLES / 2, &arena, &article, &diag), &diag);
	work->sum += article.n_paragraphs;
	arena_done(&arena);
}

static void everything(void *data)
{
	ask(data, STR(""));
}

static void party_and_state(void *data)
{
	ask(data, STR("party:bjp,inc -state:up"));
}

static void word(void *data)
{
	ask(data, STR("पार्टी"));
}

static void word_and_party(void *data)
{
	ask(data, STR("बैठक party:bjp date:2018..2020"));
}

static void phrase(void *data)
{
	ask(data, STR("\"जिला अध्यक्ष\""));
}

static void prefix(void *data)
{
	ask(data, STR("कार्यकर्त*"));
}

static void latin(void *data)
{
	ask(data, STR("karyakarta"));
}

/* The least that keeps a change: a block behind a file, and the disk told so. */
static void sync_blocks(void *data)
{
	struct work *work = data;
	static const char block[BLOCK];
	for (int i = 0; i < CHANGES; i++)
		if (write(work->blocks, block, sizeof block) != sizeof block ||
		    fdatasync(work->blocks))
			exit(2);
}

/* One article after another, each change acknowledged before the next, as a person makes them. */
static void change(struct work *work, enum edit_kind kind)
{
	struct diag diag = DIAG_INIT;
	struct arena arena = {.blocks = NULL};
	for (int i = 0; i < CHANGES; i++) {
		struct edit *changed, edit = {.kind = kind,
					      .article = 1 + work->next++ % ARTICLES,
					      .text = kind == EDIT_TAG ? STR("बाद में") : STR_EMPTY,
					      .on = true};
		size_t n;
		demand(edit_apply(work->store, &edit, 1, &arena, &changed, &n, &diag), &diag);
		work->sum += n;
	}
	arena_done(&arena);
}

static void tag(void *data)
{
	change(data, EDIT_TAG);
}

static void star(void *data)
{
	change(data, EDIT_STAR);
}

/* The Devanagari words of the sample pages, one blank between. */
static void collect(struct buf *ret_words)
{
	for (const struct asset *asset = asset_table; asset->name; asset++) {
		struct str rest = {asset->data, asset->size}, line;
		if (!str_starts(str_from(asset->name), STR("sample/")))
			continue;
		while (str_line(&rest, &line)) {
			buf_add(ret_words, line);
			buf_add_char(ret_words, ' ');
		}
	}
}

int main(void)
{
	static const struct bench benches[] = {
		{"read one article", read_article},
		{"all, page, counts", everything},
		{"party:bjp,inc -state:up", party_and_state},
		{"a common word", word},
		{"word, party and years", word_and_party},
		{"a phrase", phrase},
		{"a prefix", prefix},
		{"a word in Latin letters", latin},
	};
	static const struct bench changes[] = {
		{"blocks of 4 KiB, each synced", sync_blocks},
		{"tags", tag},
		{"stars", star},
	};
	struct work work = {.seed = 1};
	struct diag diag = DIAG_INIT;
	struct buf pages = BUF_INIT(8 << 20), clean = BUF_INIT(16 << 20);
	char path[] = "surkhi-bench-XXXXXX";
	if (!mkdtemp(path))
		return 2;
	char file[sizeof path + 16], blocks[sizeof path + 16];
	snprintf(file, sizeof file, "%s/a.db", path);
	collect(&pages);
	utf8_clean(buf_str(&pages), &clean);
	work.words = buf_str(&clean);
	demand(catalog_open(NULL, &work.catalog, &diag), &diag);
	demand(store_open(file, STORE_CREATE, &work.store, &diag), &diag);
	fill(&work);
	bench_table("store of 5,000 articles", benches, sizeof benches / sizeof *benches, &work, 0);
	snprintf(blocks, sizeof blocks, "%s/blocks", path);
	work.blocks = open(blocks, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
	if (work.blocks < 0)
		return 2;
	bench_table("40 changes by hand, each on the disk before the next", changes,
		    sizeof changes / sizeof *changes, &work, 0);
	close(work.blocks);
	unlink(blocks);
	store_close(work.store);
	catalog_close(work.catalog);
	buf_done(&pages);
	buf_done(&clean);
	unlink(file);
	rmdir(path);
	return work.sum == 0;
}

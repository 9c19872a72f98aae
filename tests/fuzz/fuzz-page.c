/*
 * Any bytes as a scraped page: cleaned, read, searched for entities. Every paragraph must stand in
 * the page, every mention inside its text, at the border of a code point.
 */
#include <stdint.h>
#include <stdlib.h>

#include "surkhi/extract/extract.h"
#include "surkhi/extract/page.h"
#include "surkhi/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CLEAN_MAXIMUM = 64 << 20 };

static void demand(bool truth)
{
	if (!truth)
		abort();
}

/* Opened once: reading the gazetteer takes longer than most pages. */
static const struct patterns *patterns;
static const struct extractor *extractor;
static struct scratch *scratch;

static void open_tables(void)
{
	struct diag diag = DIAG_INIT;
	struct patterns *new_patterns;
	struct extractor *new_extractor;
	struct catalog *catalog;
	demand(patterns_open(&new_patterns, &diag) == 0);
	demand(catalog_open(NULL, &catalog, &diag) == 0);
	demand(extractor_open(catalog, NULL, &new_extractor, &diag) == 0);
	patterns = new_patterns;
	extractor = new_extractor;
	scratch = scratch_new();
}

static bool starts_code_point(struct str text, size_t offset)
{
	return offset == text.n || ((unsigned char)text.s[offset] & 0xc0) != 0x80;
}

static void check_mention(const struct article *article, const struct mention *mention)
{
	struct str text = article_text(article, mention->field, mention->paragraph);
	demand(mention->entity < article->n_entities);
	demand(mention->start < mention->end && mention->end <= text.n);
	demand(starts_code_point(text, mention->start) && starts_code_point(text, mention->end));
	demand(mention->rule.n > 0);
}

/* What earlier pages left in the scratch changes nothing. */
static void name_twice(struct article *article, struct arena *arena)
{
	struct article again = *article;
	extract_run(extractor, NULL, arena, &again);
	extract_run(extractor, scratch, arena, article);
	demand(article->n_entities == again.n_entities);
	demand(article->n_mentions == again.n_mentions);
}

static void check_article(struct article *article, struct str page, struct arena *arena)
{
	size_t primary = 0;
	name_twice(article, arena);
	for (size_t i = 0; i < article->n_paragraphs; i++)
		demand(str_find(page, article->paragraphs[i].text, 0) != SIZE_MAX);
	for (size_t i = 0; i < article->n_mentions; i++)
		check_mention(article, &article->mentions[i]);
	for (size_t i = 0; i < article->n_entities; i++)
		primary += article->entities[i].primary;
	demand(primary <= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf page = BUF_INIT(CLEAN_MAXIMUM);
	struct arena arena = {.blocks = NULL};
	struct article article = {.id = 0};
	if (!extractor)
		open_tables();
	utf8_clean((struct str){(const char *)data, size}, &page);
	if (page.n <= PAGE_MAXIMUM) {
		page_read(patterns, scratch, buf_str(&page), &arena, &article);
		check_article(&article, buf_str(&page), &arena);
	}
	arena_done(&arena);
	buf_done(&page);
	return 0;
}

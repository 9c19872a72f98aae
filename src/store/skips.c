/* Knows the bytes that tell where the pages of a long list begin: see skips.h. */
#include "skips.h"

#include "condition.h"
#include "leaf-read.h"
#include "private.h"

static int refuse(const struct skips *skips, struct diag *diag)
{
	return store_damaged(skips->store, "the index does not read", diag);
}

void skips_done(struct skips *skips)
{
	buf_done(&skips->bytes);
}

static bool number(struct skips *skips, uint64_t *ret_number)
{
	const unsigned char *bytes = (const unsigned char *)skips->bytes.s;
	return leaf_number(bytes, skips->bytes.n, &skips->at, ret_number);
}

static int begin_row(struct skips *skips, int64_t row, struct diag *diag)
{
	uint64_t goes_on, page, article;
	bool there;
	skips->article = SKIPS_END;
	int failed = leaf_read(skips->store, row, &skips->bytes, &there, diag);
	if (failed || !there)
		return failed;
	skips->row = row;
	skips->at = 0;
	if (!number(skips, &goes_on) || !number(skips, &page) || !number(skips, &article) ||
	    goes_on > 1 || page > INT32_MAX || article >= ARTICLE_MAXIMUM)
		return refuse(skips, diag);
	skips->goes_on = goes_on;
	skips->page = (int64_t)page;
	skips->article = (int64_t)article;
	return 0;
}

int skips_open(struct skips *skips, struct store *store, const struct segment *segment,
	       int64_t page, struct diag *diag)
{
	skips->store = store;
	return begin_row(skips, segment_row(segment, page) + SEGMENT_SKIPS, diag);
}

/* The next page on which an article begins. */
static int next(struct skips *skips, struct diag *diag)
{
	uint64_t more = 0;
	while (more == 0 && skips->at < skips->bytes.n) {
		skips->page++;
		if (!number(skips, &more) || more >= (uint64_t)(ARTICLE_MAXIMUM - skips->article))
			return refuse(skips, diag);
	}
	skips->article += (int64_t)more;
	if (more)
		return 0;
	skips->article = SKIPS_END;
	return skips->goes_on ? begin_row(skips, skips->row + 1, diag) : 0;
}

int skips_pass(struct skips *skips, int64_t article, int64_t *ret_page, int64_t *ret_first,
	       struct diag *diag)
{
	int failed = 0;
	while (!failed && skips->article <= article) {
		*ret_page = skips->page;
		*ret_first = skips->article;
		failed = next(skips, diag);
	}
	return failed;
}

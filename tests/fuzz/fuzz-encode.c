/*
 * An article, its lines and its original as bytes that somebody damaged, or wrote to harm: they
 * read, and then everything fits and comes back, or they do not. And what is woven comes back.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "encode.h"
#include "weave.h"

enum { MAXIMUM = 1 << 22 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define DEMAND(truth) demand((truth), #truth, __LINE__)

static void demand(bool truth, const char *what, int line)
{
	if (truth)
		return;
	fprintf(stderr, "fuzz-encode.c:%d: %s\n", line, what);
	abort();
}

static void try_article(struct str bytes, struct arena *arena)
{
	struct article article = {.headline = STR("नेता ने बैठक की")}, again = article;
	struct buf first = BUF_INIT(MAXIMUM), second = BUF_INIT(MAXIMUM);
	if (!decode_article(bytes, arena, &article))
		return;
	for (size_t i = 0; i < article.n_mentions; i++)
		DEMAND(mention_fits(&article, &article.mentions[i]));
	DEMAND(encode_article(&article, &first));
	DEMAND(decode_article(buf_str(&first), arena, &again));
	DEMAND(encode_article(&again, &second));
	DEMAND(str_equal(buf_str(&first), buf_str(&second)));
	buf_done(&first);
	buf_done(&second);
}

static void try_lines(struct str bytes, struct arena *arena)
{
	struct str original = STR("<h1>नेता ने बैठक की</h1>\n<p>बैठक में सब आए।</p>");
	struct str text = STR("नेता ने बैठक की\nबैठक में सब आए।");
	struct article article = {.id = 0};
	struct line *lines;
	struct buf again = BUF_INIT(MAXIMUM);
	size_t n;
	if (!decode_lines(bytes, original, text, arena, &article.lines, &article.n_lines))
		return;
	DEMAND(encode_lines(&article, original, text, &again));
	DEMAND(decode_lines(buf_str(&again), original, text, arena, &lines, &n));
	DEMAND(n == article.n_lines);
	for (size_t i = 0; i < n; i++)
		DEMAND(str_equal(lines[i].text, article.lines[i].text));
	buf_done(&again);
}

/* The first byte says how much of the rest is the text. */
static void try_weaving(struct str bytes, struct arena *arena)
{
	size_t split = bytes.n ? (size_t)(unsigned char)bytes.s[0] * bytes.n / 256 : 0;
	struct str text = str_slice(bytes, 1, split), original = str_slice(bytes, split, bytes.n);
	struct str again;
	struct buf woven = BUF_INIT(MAXIMUM);
	unweave(bytes, STR("नेता ने बैठक की, और बैठक में सब आए।"), MAXIMUM, arena, &again);
	weave(original, text, &woven);
	DEMAND(!woven.full);
	DEMAND(unweave(buf_str(&woven), text, original.n, arena, &again));
	DEMAND(str_equal(again, original));
	buf_done(&woven);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct str bytes = {(const char *)data, size < MAXIMUM / 16 ? size : MAXIMUM / 16};
	try_article(bytes, &arena);
	try_lines(bytes, &arena);
	try_weaving(bytes, &arena);
	arena_done(&arena);
	return 0;
}

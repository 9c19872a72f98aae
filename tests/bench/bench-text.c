/* text: what each step costs beside plainly decoding the same UTF-8. */
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "surkhi/base/asset.h"
#include "surkhi/text/cluster.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/shingle.h"
#include "surkhi/text/token.h"
#include "surkhi/text/utf8.h"
#include "surkhi/text/wrap.h"

enum { TEXT_SIZE = 4 << 20, OUTPUT_SIZE = 64 << 20 };

struct work {
	struct buf text, folded, output;
	size_t sum; /* keeps the compiler from leaving work out */
};

static void decode(void *data)
{
	struct work *work = data;
	char32_t code_point;
	for (size_t at = 0; utf8_next(buf_str(&work->text), &at, &code_point);)
		work->sum += code_point;
}

static void clean(void *data)
{
	struct work *work = data;
	buf_clear(&work->output);
	work->sum += utf8_clean(buf_str(&work->text), &work->output);
}

static void fold_all(void *data)
{
	struct work *work = data;
	buf_clear(&work->output);
	fold(buf_str(&work->text), &work->output);
}

static void tokens(void *data)
{
	struct work *work = data;
	struct token token;
	for (size_t at = 0; token_next(buf_str(&work->text), &at, &token);)
		work->sum += token.end;
}

/* An article at a time, as an import does it. */
static void shingles(void *data)
{
	enum { ARTICLE_SIZE = 4600 };
	struct work *work = data;
	struct shingles shingles = {.n = 0};
	struct str text = buf_str(&work->folded);
	int32_t keys[SHINGLE_KEYS], probes[SHINGLE_PROBES];
	for (size_t at = 0; at < text.n; at += ARTICLE_SIZE) {
		shingles_read(&shingles, str_slice(text, at, at + ARTICLE_SIZE));
		work->sum += shingles_keys(&shingles, keys) + shingles_probes(&shingles, probes);
	}
	shingles_done(&shingles);
}

static void clusters(void *data)
{
	struct work *work = data;
	struct str text = buf_str(&work->text);
	for (size_t at = 0; at < text.n; at = cluster_next(text, at))
		work->sum++;
}

static void widths(void *data)
{
	struct work *work = data;
	work->sum += width_text(width_model_find(STR("D")), buf_str(&work->text));
}

static void rows(void *data)
{
	struct work *work = data;
	struct str rest = buf_str(&work->text), line;
	while (str_line(&rest, &line)) {
		struct arena arena = {0};
		struct wrap_row *wrapped;
		work->sum += wrap_text(width_model_find(STR("A")), line, 72, &arena, &wrapped);
		arena_done(&arena);
	}
}

/* The sample archive over and over: real shapes, built in. */
static void fill(struct buf *text)
{
	while (!text->full)
		for (const struct asset *asset = asset_table; asset->name; asset++)
			if (str_starts(str_from(asset->name), STR("sample/")))
				buf_add(text, (struct str){asset->data, asset->size});
}

int main(void)
{
	static const struct bench benches[] = {
		{"decode UTF-8", decode},
		{"clean (NFC, controls)", clean},
		{"fold", fold_all},
		{"tokens", tokens},
		{"shingles and fingerprints", shingles},
		{"clusters", clusters},
		{"widths", widths},
		{"rows of 72 cells", rows},
	};
	struct work work = {.text = BUF_INIT(TEXT_SIZE),
			    .folded = BUF_INIT(OUTPUT_SIZE),
			    .output = BUF_INIT(OUTPUT_SIZE)};
	fill(&work.text);
	fold(buf_str(&work.text), &work.folded);
	bench_table("text", benches, sizeof benches / sizeof *benches, &work, work.text.n);
	buf_done(&work.text);
	buf_done(&work.folded);
	buf_done(&work.output);
	return work.sum == 0;
}

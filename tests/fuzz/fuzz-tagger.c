/*
 * Any bytes as a model of the tagger: refused with a reason, or it tags a text with a valid row.
 * The hash at the end is made right, or nothing behind it would ever be reached.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "surkhi/base/map.h"

#include "tagger.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HASH = 8 };

static void demand(bool truth)
{
	if (!truth)
		abort();
}

/* Opened once: reading the gazetteer takes longer than any model. */
static struct gazetteer *gazetteer;

static void open_gazetteer(void)
{
	struct catalog *catalog;
	struct diag diag = DIAG_INIT;
	demand(catalog_open(NULL, &catalog, &diag) == 0);
	demand(gazetteer_open(catalog, NULL, &gazetteer, &diag) == 0);
}

static void make_hash(char *bytes, size_t n)
{
	uint64_t hash = n < HASH ? 0 : hash_bytes64(bytes, n - HASH);
	for (size_t i = 0; i < HASH && n >= HASH; i++)
		bytes[n - HASH + i] = (char)(unsigned char)(hash >> 8 * i);
}

static void tag_text(const struct tagger *tagger)
{
	struct paragraph paragraph = {
		.text = STR("विधायक मोहन लाल नेगी ने ऊना में अखिल भारतीय किसान सभा की बैठक (7 मई) ली।")};
	const struct article article = {.paragraphs = &paragraph, .n_paragraphs = 1};
	struct scan scan = {.n_hits = 0};
	enum tag before = TAG_OUTSIDE;
	scan_start(&scan, gazetteer, &article);
	match_entities(&scan);
	const uint8_t *tags = tagger_run(tagger, &scan);
	for (size_t i = 0; i < scan.words.n; before = tags[i++])
		demand(tags[i] < N_TAGS && tag_may_follow(before, tags[i]));
	scan_done(&scan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tagger *tagger;
	struct diag diag = DIAG_INIT;
	char *bytes = malloc(size + 1);
	demand(bytes != NULL);
	if (!gazetteer)
		open_gazetteer();
	if (size)
		memcpy(bytes, data, size);
	make_hash(bytes, size);
	if (tagger_open((struct str){bytes, size}, &tagger, &diag) == 0) {
		tag_text(tagger);
		tagger_close(tagger);
	} else {
		demand(diag.text[0] != '\0');
	}
	free(bytes);
	return 0;
}

/* The extractors in their order, run over one article at a time. */
#include "surkhi/extract/extract.h"

#include "emit.h"
#include "scan.h"

struct extractor {
	struct gazetteer *gazetteer;
};

int extractor_open(const struct catalog *catalog, const char *directory,
		   struct extractor **ret_extractor, struct diag *diag)
{
	struct gazetteer *gazetteer;
	int r = gazetteer_open(catalog, directory, &gazetteer, diag);
	if (r)
		return r;
	struct extractor *extractor = mem_new(1, sizeof *extractor);
	extractor->gazetteer = gazetteer;
	*ret_extractor = extractor;
	return 0;
}

struct extractor *extractor_close(struct extractor *extractor)
{
	if (extractor) {
		gazetteer_close(extractor->gazetteer);
		mem_free(extractor);
	}
	return NULL;
}

void extract_run(const struct extractor *extractor, struct arena *arena, struct article *article)
{
	static void (*const extractors[])(struct scan *) = {
		match_entities, find_roles,         find_people,  merge_people,
		resolve_places, find_organisations, decide_state,
	};
	struct arena scratch = {0};
	struct scan scan;
	scan_start(extractor->gazetteer, article, &scratch, &scan);
	for (size_t i = 0; i < sizeof extractors / sizeof *extractors; i++)
		extractors[i](&scan);
	emit_entities(&scan, arena, article);
	scan_done(&scan);
	arena_done(&scratch);
}

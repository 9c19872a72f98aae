/* The extractors in their order, run over one article at a time. */
#include "surkhi/extract/extract.h"

#include "emit.h"
#include "scratch.h"
#include "tagger.h"

struct extractor {
	struct gazetteer *gazetteer;
	struct tagger *tagger;
};

int extractor_open(const struct catalog *catalog, const char *directory,
		   struct extractor **ret_extractor, struct diag *diag)
{
	struct extractor *extractor = mem_new(1, sizeof *extractor);
	int r = gazetteer_open(catalog, directory, &extractor->gazetteer, diag);
	if (r == 0)
		r = tagger_open_own(&extractor->tagger, diag);
	if (r) {
		extractor_close(extractor);
		return r;
	}
	*ret_extractor = extractor;
	return 0;
}

struct extractor *extractor_close(struct extractor *extractor)
{
	if (extractor) {
		gazetteer_close(extractor->gazetteer);
		tagger_close(extractor->tagger);
		mem_free(extractor);
	}
	return NULL;
}

const struct extract_stage extract_stages[] = {
	{"match", match_entities},
	{"defined", match_defined},
	{"name words", find_name_words},
	{"roles", find_roles},
	{"tagger", tag_words},
	{"people", find_people},
	{"merge", merge_people},
	{"places", resolve_places},
	{"organisations", find_organisations},
	{"state", decide_state},
};
const size_t n_extract_stages = sizeof extract_stages / sizeof *extract_stages;

void extract_run(const struct extractor *extractor, struct scratch *scratch, struct arena *arena,
		 struct article *article)
{
	struct scratch own;
	scratch = scratch_begin(scratch, &own);
	struct scan *scan = &scratch->scan;
	scan_start(scan, extractor->gazetteer, article);
	scan->tagger = extractor->tagger;
	for (size_t i = 0; i < n_extract_stages; i++)
		extract_stages[i].run(scan);
	emit_entities(scan, arena, article);
	scratch_end(scratch, &own);
}

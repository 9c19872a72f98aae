#ifndef SURKHI_EXTRACT_EXTRACT_H
#define SURKHI_EXTRACT_EXTRACT_H

#include "surkhi/base/err.h"
#include "surkhi/extract/scratch.h"
#include "surkhi/model/article.h"
#include "surkhi/model/catalog.h"

/*
 * From the parts of an article to what it speaks of: parties, states, places, people with role and
 * party, organisations, each with its mentions and the rule that found it; and the one state that
 * the article is about. Gazetteer and role grammar; see "What is named in a text" in src/README.md.
 */
struct extractor;

/*
 * Reads the gazetteer built into the program and the user's files in directory (NULL: none). The
 * catalog must outlive the extractor. ERR_FATAL with file and line for a bad row.
 */
int extractor_open(const struct catalog *catalog, const char *directory,
		   struct extractor **ret_extractor, struct diag *diag);
struct extractor *extractor_close(struct extractor *extractor);

/*
 * Fills entities and mentions of an article that page_read() made. Everything in arena. Any number
 * of threads may do so with one extractor, each with its own scratch (NULL: of this call alone).
 */
void extract_run(const struct extractor *extractor, struct scratch *scratch, struct arena *arena,
		 struct article *article);

#endif

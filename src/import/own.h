#ifndef IMPORT_OWN_H
#define IMPORT_OWN_H

#include <jansson.h>

#include "draft.h"

/* True for an object that `surkhi export --format jsonl` wrote. */
bool own_is(const json_t *object);

/*
 * True if its subheads stand beside the body, each with the number of the paragraph below it, and
 * are counted by themselves: so they were exported before they became paragraphs of the body.
 */
bool own_counts_apart(const json_t *object);

/* Takes the article as it stands, paragraph by paragraph, with what a person made of it. */
void own_read(const json_t *object, struct draft *draft);

/* The corrections of an exported article whose text was read; all of them are of it alone. */
void own_corrections(const json_t *object, struct arena *arena, struct article *article);

#endif

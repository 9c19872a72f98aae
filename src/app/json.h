#ifndef APP_JSON_H
#define APP_JSON_H

#include <jansson.h>
#include <stdio.h>

#include "surkhi/base/moment.h"
#include "surkhi/base/str.h"
#include "surkhi/model/article.h"
#include "surkhi/store/select.h"

/* JSON as users' scripts rely on it: names, their order and what is null are the interface. */

json_t *json_text(struct str text);         /* never null; bytes that are not UTF-8 are replaced */
json_t *json_text_or_null(struct str text); /* null if empty */
json_t *json_moment(const struct moment *moment); /* null if there is none */

/*
 * An article with all that is known of it; offsets in code points. "body" has its paragraphs in
 * order; "subheads" are the numbers of those that are.
 */
json_t *json_article(const struct article *article);

/*
 * What was said against an article:
 * [{"what":…,"everywhere":…,"entity":{…},"to":{…},"mention":{…}}]. "to" has what was said; a
 * property that was taken away is null. A mention whose words are gone has no place.
 */
json_t *json_corrections(const struct article *article);

/* A row of a list. */
json_t *json_headline(const struct headline *headline);

/* A snippet's hits as [{"start":…,"end":…}], in code points. */
json_t *json_hits(const struct snippet *snippet);

/* Writes a value in one line and releases it; json_print() ends the line. */
void json_write(FILE *out, json_t *value);
void json_print(FILE *out, json_t *value);

#endif

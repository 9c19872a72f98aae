/*
 * Knows how to get the articles of a phrase out of FTS5 quickly: a function called on the first row
 * walks the postings by itself (xQueryPhrase), three times as fast as stepping a SELECT.
 */
#include "match.h"

#include "private.h"

static int match_article(const Fts5ExtensionApi *api, Fts5Context *context, void *data)
{
	struct bits *set = data;
	int64_t id = api->xRowid(context);
	if (!article_id_valid(id))
		return SQLITE_CORRUPT_VTAB;
	bits_put(set, (size_t)id);
	return SQLITE_OK;
}

static void match_collect(const Fts5ExtensionApi *api, Fts5Context *context,
			  sqlite3_context *result, int n, sqlite3_value **values)
{
	struct store *store = api->xUserData(context);
	int phrases = api->xPhraseCount(context);
	for (int i = 0; i < phrases; i++) {
		int code = api->xQueryPhrase(context, i, store->matches, match_article);
		if (code != SQLITE_OK) {
			sqlite3_result_error_code(result, code);
			return;
		}
	}
	sqlite3_result_int(result, phrases);
}

int match_register(fts5_api *api, struct store *store)
{
	return api->xCreateFunction(api, "surkhi_collect", store, match_collect, NULL);
}

/* Forms have no quotes; one that had would still not get out of them. */
void match_quote(struct buf *expression, struct str form)
{
	for (size_t i = 0; i < form.n; i++) {
		if (form.s[i] == '"')
			buf_add_char(expression, '"');
		buf_add_char(expression, form.s[i]);
	}
}

int match_run(struct store *store, struct str expression, struct bits *set, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_MATCH);
	store->matches = set;
	cursor_bind_text(&cursor, expression);
	int failed = cursor_run(&cursor, diag);
	store->matches = NULL;
	return failed;
}

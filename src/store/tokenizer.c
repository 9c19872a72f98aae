/*
 * Knows FTS5's interface for tokenizers. Documents and queries go through the same forms (form.c);
 * what FTS5 brings parts Hindi words at every matra and knows no folding.
 */
#include <sqlite3.h>
#include <string.h>

#include "condition.h"
#include "form.h"
#include "match.h"
#include "private.h"
#include "sql.h"

/* Index of a paragraph's end: phrases do not reach from one paragraph into the next. */
static const char paragraph_end[] = "\n";

struct tokenizer {
	struct store *store;
	struct form_reader reader;
};

static int tokenizer_create(void *context, const char **arguments, int n, Fts5Tokenizer **ret)
{
	struct tokenizer *tokenizer = mem_new(1, sizeof *tokenizer);
	*tokenizer = (struct tokenizer){.store = context, .reader = FORM_READER_INIT(STR_EMPTY)};
	*ret = (Fts5Tokenizer *)tokenizer;
	return SQLITE_OK;
}

static void tokenizer_delete(Fts5Tokenizer *handle)
{
	struct tokenizer *tokenizer = (struct tokenizer *)handle;
	form_reader_done(&tokenizer->reader);
	mem_free(tokenizer);
}

struct sink {
	void *context;
	int (*token)(void *, int, const char *, int, int, int);
	struct terms *terms; /* NULL for queries */
};

static int tokenize_paragraph(struct tokenizer *tokenizer, struct str text, struct sink *sink)
{
	struct form form;
	tokenizer->reader.text = text;
	tokenizer->reader.offset = 0;
	while (form_next(&tokenizer->reader, &form)) {
		int code = sink->token(sink->context, 0, form.text.s, (int)form.text.n,
				       (int)form.start, (int)form.end);
		if (code != SQLITE_OK)
			return code;
		if (sink->terms)
			terms_add(sink->terms, form.text);
	}
	return SQLITE_OK;
}

static int tokenizer_run(Fts5Tokenizer *handle, void *context, int flags, const char *text, int n,
			 int (*token)(void *, int, const char *, int, int, int))
{
	struct tokenizer *tokenizer = (struct tokenizer *)handle;
	struct sink sink = {context, token, NULL};
	if (flags & FTS5_TOKENIZE_DOCUMENT)
		sink.terms = &tokenizer->store->terms;
	struct str rest = {text, text && n > 0 ? (size_t)n : 0}, paragraph;
	int code = SQLITE_OK;
	while (code == SQLITE_OK && str_line(&rest, &paragraph)) {
		code = tokenize_paragraph(tokenizer, paragraph, &sink);
		if (code == SQLITE_OK && rest.n)
			code = token(context, 0, paragraph_end, sizeof paragraph_end - 1, 0, 0);
	}
	return code;
}

/* FTS5 hands out its interface through a pointer bound to a statement. NULL if there is no FTS5. */
static fts5_api *fts5_interface(struct store *store)
{
	struct str sql;
	sqlite3_stmt *stmt = NULL;
	fts5_api *api = NULL;
	if (!asset_find(store_sql, "connect/extension.sql", &sql))
		return NULL;
	int code = sqlite3_prepare_v2(store->db, sql.s, (int)sql.n, &stmt, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
	if (code == SQLITE_OK)
		sqlite3_step(stmt);
	sqlite3_finalize(stmt);
	return api;
}

int store_extend(struct store *store, struct diag *diag)
{
	fts5_tokenizer methods = {tokenizer_create, tokenizer_delete, tokenizer_run};
	fts5_api *api = fts5_interface(store);
	if (!api)
		return err_origin(diag, "SQLite was built without FTS5");
	int code = api->xCreateTokenizer(api, "surkhi", store, &methods, NULL);
	if (code == SQLITE_OK)
		code = match_register(api, store);
	return code == SQLITE_OK ? 0 : store_fail(store, code, "opening store", diag);
}

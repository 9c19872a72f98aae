/*
 * Knows FTS5's interface for tokenizers. Documents and queries go through the same forms (form.c);
 * what FTS5 brings parts Hindi words at every matra and knows no folding.
 */
#include <sqlite3.h>
#include <string.h>

#include "article-words.h"
#include "condition.h"
#include "form.h"
#include "match.h"
#include "private.h"
#include "sql.h"

/* Index of a paragraph's end: phrases do not reach from one paragraph into the next. */
#define PARAGRAPH_END "\n"

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
};

static int tokenize_paragraph(struct tokenizer *tokenizer, struct str text, const struct sink *sink)
{
	struct form form;
	tokenizer->reader.text = text;
	tokenizer->reader.offset = 0;
	while (form_next(&tokenizer->reader, &form)) {
		int code = sink->token(sink->context, 0, form.text.s, (int)form.text.n,
				       (int)form.start, (int)form.end);
		if (code != SQLITE_OK)
			return code;
	}
	return SQLITE_OK;
}

/* A contentless index forgets where in the text a word stood. */
static int hand_out(const struct article_words *words, enum words_column column,
		    const struct sink *sink)
{
	const uint32_t *tokens = article_words_column(words, column);
	int code = SQLITE_OK;
	for (size_t i = 0; i < words->n[column] && code == SQLITE_OK; i++) {
		struct str form = tokens[i] == WORDS_PARAGRAPH_END
					  ? STR(PARAGRAPH_END)
					  : article_words_form(words, tokens[i]);
		code = sink->token(sink->context, 0, form.s, (int)form.n, 0, 0);
	}
	return code;
}

static int tokenizer_run(Fts5Tokenizer *handle, void *context, int flags, const char *text, int n,
			 int (*token)(void *, int, const char *, int, int, int))
{
	struct tokenizer *tokenizer = (struct tokenizer *)handle;
	const struct article_words *words = tokenizer->store->words_put;
	const struct sink sink = {context, token};
	struct str rest = {text, text && n > 0 ? (size_t)n : 0}, paragraph;
	int code = SQLITE_OK;
	if (words && flags & FTS5_TOKENIZE_DOCUMENT)
		return hand_out(words,
				rest.n && rest.s[0] == WORDS_BODY_NAME[0] ? WORDS_BODY
									  : WORDS_HEADLINE,
				&sink);
	while (code == SQLITE_OK && str_line(&rest, &paragraph)) {
		code = tokenize_paragraph(tokenizer, paragraph, &sink);
		if (code == SQLITE_OK && rest.n)
			code = token(context, 0, PARAGRAPH_END, sizeof PARAGRAPH_END - 1, 0, 0);
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

/*
 * Knows how the table of terms is kept: counted in memory and written once for many articles,
 * since a row per form and article would cost an import more than the index does.
 */
#include "terms.h"

#include <stdlib.h>

#include "private.h"
#include "surkhi/text/latin.h"
#include "vocabulary.h"

enum {
	TERMS_AT_ONCE = 100000, /* forms in memory, some 10 MB */
	RARE_SHARE = 100,
};

struct term {
	struct str form;
	int64_t df; /* articles more that have it */
};

void terms_add(struct terms *terms, const struct article_words *words, int step)
{
	struct dict *counts = &terms->counts;
	counts->record_size = sizeof(int64_t);
	for (size_t i = 0; i < words->n_forms; i++)
		dict_expect_hashed(counts, words->hashes[i]);
	for (size_t i = 0; i < words->n_forms; i++)
		dict_fetch(counts, words->hashes[i]);
	for (uint32_t i = 0; i < words->n_forms; i++) {
		struct str form = article_words_form(words, i + 1);
		if (vocabulary_holds(form))
			*(int64_t *)dict_put_hashed(counts, form, words->hashes[i], NULL) += step;
	}
	terms->articles++;
}

bool terms_full(const struct terms *terms)
{
	return terms->counts.n >= TERMS_AT_ONCE;
}

void terms_clear(struct terms *terms)
{
	dict_done(&terms->counts);
	terms->articles = 0;
}

static int by_form(const void *a, const void *b)
{
	const struct term *left = a, *right = b;
	return str_compare(left->form, right->form);
}

/* A form that no article has any more would only be offered in vain. */
static int term_drop(struct store *store, struct str form, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_TERM_DROP);
	cursor_bind_text(&cursor, form);
	return cursor_run(&cursor, diag);
}

/* *ret_known is false if it is not there. */
static int term_count(struct store *store, const struct term *term, bool *ret_known,
		      struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_TERM_CHANGE);
	cursor_bind_text(&cursor, term->form);
	cursor_bind_int(&cursor, term->df);
	int failed = cursor_run(&cursor, diag);
	if (!failed)
		*ret_known = sqlite3_changes(store->db) > 0;
	return failed;
}

static int term_make(struct store *store, const struct term *term, struct buf *key,
		     struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_TERM_ADD);
	buf_clear(key);
	latin_key(term->form, key);
	cursor_bind_text(&cursor, term->form);
	cursor_bind_int(&cursor, term->df);
	cursor_bind_text(&cursor, buf_str(key));
	return cursor_run(&cursor, diag);
}

/*
 * A set is made when a form has become frequent. Asking for its count costs as much as writing it,
 * and what few of these articles have is not about to.
 */
static int look_if_frequent(struct store *store, const struct term *term, struct diag *diag)
{
	int64_t df;
	if (term->df * RARE_SHARE < store->terms.articles)
		return 0;
	int failed = vocabulary_count(store, term->form, &df, diag);
	return failed ? failed : frequent_count(store, term->form, df, diag);
}

/* Most are there already, and what a new one needs costs more. */
static int term_write(struct store *store, const struct term *term, struct buf *key,
		      struct diag *diag)
{
	bool known = false;
	int failed = term->df ? term_count(store, term, &known, diag) : 0;
	if (!failed && term->df > 0 && !known)
		failed = term_make(store, term, key, diag);
	if (!failed && term->df > 0)
		failed = look_if_frequent(store, term, diag);
	return failed || term->df >= 0 ? failed : term_drop(store, term->form, diag);
}

/* In the order of the table, which touches each of its pages once. To be freed. */
static struct term *terms_sorted(const struct terms *terms)
{
	struct term *items = mem_new(terms->counts.n, sizeof *items);
	size_t at = 0, n = 0;
	struct str form;
	void *count;
	while (dict_next(&terms->counts, &at, &form, &count))
		items[n++] = (struct term){form, *(const int64_t *)count};
	if (n)
		qsort(items, n, sizeof *items, by_form);
	return items;
}

int terms_flush(struct store *store, struct diag *diag)
{
	struct terms *terms = &store->terms;
	struct buf key = BUF_INIT((size_t)TERM_MAXIMUM * 4);
	struct term *items = terms_sorted(terms);
	int failed = 0;
	for (size_t i = 0; i < terms->counts.n && !failed; i++)
		failed = term_write(store, &items[i], &key, diag);
	mem_free(items);
	buf_done(&key);
	terms_clear(terms);
	return failed;
}

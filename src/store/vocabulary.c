/* Knows what the table of terms holds. What is written to it is in terms.c. */
#include "vocabulary.h"

#include "private.h"

bool vocabulary_holds(struct str form)
{
	return form.n > 0 && form.n <= TERM_MAXIMUM && !(form.s[0] >= '0' && form.s[0] <= '9');
}

int vocabulary_count(struct store *store, struct str form, int64_t *ret_count, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_TERM_COUNT);
	bool row;
	cursor_bind_text(&cursor, form);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_count = row ? cursor_int(&cursor, 0) : 0;
	return failed;
}

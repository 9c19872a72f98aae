/* A query that parses, written out, parses to the same; one that does not says where. */
#include <stdint.h>
#include <stdlib.h>

#include "surkhi/model/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FORMAT_MAXIMUM = 1 << 20 };

static void demand(bool truth)
{
	if (!truth)
		abort();
}

static void check_round(const struct query *query)
{
	struct buf first = BUF_INIT(FORMAT_MAXIMUM), second = BUF_INIT(FORMAT_MAXIMUM);
	struct query again = {.root = NULL};
	struct diag diag = DIAG_INIT;
	query_format(query, &first);
	/* What is written out may be longer than what may be typed. */
	if (first.n <= QUERY_SIZE) {
		demand(query_parse(buf_str(&first), NULL, &again, &diag) == 0);
		query_format(&again, &second);
		demand(str_equal(buf_str(&first), buf_str(&second)));
	}
	query_done(&again);
	buf_done(&first);
	buf_done(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct query query = {.root = NULL};
	struct diag diag = DIAG_INIT;
	if (query_parse(text, NULL, &query, &diag) == 0)
		check_round(&query);
	else
		demand(diag.text[0] != '\0' && !query.root);
	query_done(&query);
	return 0;
}

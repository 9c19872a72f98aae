#ifndef TESTS_UNIT_VOCABULARY_H
#define TESTS_UNIT_VOCABULARY_H

/* The forms of tests/data/vocabulary.tsv with their counts. */
#include "cases.h"

#include "surkhi/base/map.h"

struct words {
	struct buf file;
	struct map counts;
};

static inline void words_open(struct words *words)
{
	struct diag diag = DIAG_INIT;
	struct str line, count;
	*words = (struct words){.file = BUF_INIT(8 << 20)};
	if (file_read(TEST_DATA "/vocabulary.tsv", &words->file, &diag) != 0)
		fail_msg("%s", diag.text);
	for (struct str rest = buf_str(&words->file); str_line(&rest, &line);)
		if (!str_starts(line, STR("#")) && str_split(&line, '\t', &count))
			*map_put(&words->counts, line, NULL) = (uint32_t)strtoul(count.s, NULL, 10);
	assert_in_range(words->counts.n, 20000, 100000);
}

static inline void words_close(struct words *words)
{
	map_done(&words->counts);
	buf_done(&words->file);
}

static inline int64_t words_count(const struct words *words, struct str form)
{
	const uint32_t *count = map_get(&words->counts, form);
	return count ? *count : 0;
}

#endif

/* Reads tests/data/story.test, which says at its top what its lines mean. */
#include "story-cases.h"

#include <stdlib.h>

#include "surkhi/base/file.h"

enum { PARAGRAPHS = 8, FILE_SIZE = 1 << 20 };

size_t story_case(const struct story_cases *cases, struct str name)
{
	size_t i = 0;
	while (i < cases->n && !str_equal(cases->names[i], name))
		i++;
	if (i == cases->n)
		fail_msg("line %u: no article '%.*s'", cases->line, STR_ARG(name));
	return i;
}

/* "old => new": old must be there. */
static struct str replace(struct story_cases *cases, struct str text, struct str change)
{
	size_t arrow = str_find(change, STR("=>"), 0);
	assert_int_not_equal(arrow, SIZE_MAX);
	struct str old = str_trim(str_slice(change, 0, arrow));
	struct str new = str_trim(str_slice(change, arrow + 2, change.n));
	size_t at = str_find(text, old, 0);
	if (at == SIZE_MAX)
		fail_msg("line %u: no '%.*s' there", cases->line, STR_ARG(old));
	struct str before = str_slice(text, 0, at), after = str_slice(text, at + old.n, text.n);
	return str_printf(&cases->arena, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(new),
			  STR_ARG(after));
}

/* "NAME 2 | old => new | …": a paragraph of an article above. */
static struct str read_same(struct story_cases *cases, struct str value)
{
	struct str part, name;
	assert_true(str_split(&value, '|', &part));
	part = str_trim(part);
	assert_true(str_split(&part, ' ', &name));
	const struct article *article = &cases->articles[story_case(cases, name)];
	size_t number = strtoul(part.s, NULL, 10);
	assert_in_range(number, 1, article->n_paragraphs);
	struct str text = article->paragraphs[number - 1].text;
	while (str_split(&value, '|', &part))
		text = replace(cases, text, part);
	return text;
}

static void read_field(struct story_cases *cases, struct str name, struct str value)
{
	struct article *article = &cases->articles[cases->n - 1];
	if (str_equal(name, STR("outlet")))
		article->outlet = value;
	else if (str_equal(name, STR("headline")))
		article->headline = value;
	else if (str_equal(name, STR("published")))
		assert_true(moment_parse(value, &article->published));
	else if (article->n_paragraphs < PARAGRAPHS)
		article->paragraphs[article->n_paragraphs++].text =
			str_equal(name, STR("same")) ? read_same(cases, value) : value;
}

static void read_article(struct story_cases *cases, struct str line)
{
	struct str word;
	assert_in_range(cases->n, 0, STORY_CASES - 1);
	assert_true(str_split(&line, ' ', &word));
	assert_true(str_split(&line, ' ', &cases->names[cases->n]));
	cases->stories[cases->n] = str_trim(line);
	struct article *article = &cases->articles[cases->n++];
	article->source = str_printf(&cases->arena, "test/%zu", cases->n);
	article->paragraphs = arena_new(&cases->arena, PARAGRAPHS, sizeof *article->paragraphs);
}

int story_cases_make(void **state)
{
	struct story_cases *cases = mem_new(1, sizeof *cases);
	struct diag diag = DIAG_INIT;
	cases->file = (struct buf)BUF_INIT((size_t)FILE_SIZE);
	if (file_read(TEST_DATA "/story.test", &cases->file, &diag))
		fail_msg("%s", diag.text);
	struct str rest = buf_str(&cases->file), line;
	while (str_line(&rest, &line)) {
		cases->line++;
		size_t colon = str_find(line, STR(":"), 0);
		if (line.n == 0 || line.s[0] == '#')
			continue;
		if (str_starts(line, STR("article ")))
			read_article(cases, line);
		else
			read_field(cases, str_slice(line, 0, colon),
				   str_trim(str_slice(line, colon + 1, line.n)));
	}
	*state = cases;
	return 0;
}

int story_cases_remove(void **state)
{
	struct story_cases *cases = *state;
	arena_done(&cases->arena);
	buf_done(&cases->file);
	mem_free(cases);
	return 0;
}

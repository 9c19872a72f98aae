/*
 * Completion in prompts. Values come from the store once a prompt, most frequent first; which of
 * them fit what is typed, in either script, is looked up at every key.
 */
#include "completion.h"

#include <stdint.h>

#include "surkhi/text/fold.h"
#include "surkhi/text/latin.h"

enum {
	SCANNED = 20000, /* values looked at: the most frequent ones */
	OFFERED = 200,   /* candidates */
	TEXT_SIZE = 4096
};

static const struct {
	const char *text, *detail;
} fields[] = {
	{"party:", "भाजपा, bjp, bhajpa …"},
	{"state:", "हिमाचल, hp, himachal …"},
	{"tag:", "your own tags"},
	{"person:", "\"…\""},
	{"role:", "अध्यक्ष …"},
	{"place:", "शिमला …"},
	{"org:", "organisations"},
	{"outlet:", "who printed it"},
	{"date:", "2021-08, 2021-01..2021-08"},
	{"headline:", "a word of the headline"},
	{"story:", "12 and what tells the same"},
	{"is:unread", ""},
	{"is:read", ""},
	{"is:starred", ""},
	{"is:tagged", ""},
	{"is:copy", "another article tells it too"},
	{"has:note", ""},
};

void completion_init(struct completion *completion, struct reader *reader,
		     enum completion_kind kind)
{
	*completion = (struct completion){.reader = reader, .kind = kind, .chosen = SIZE_MAX};
}

void completion_done(struct completion *completion)
{
	arena_done(&completion->arena);
	arena_done(&completion->values_arena);
	mem_free(completion->candidates);
	*completion = (struct completion){.chosen = SIZE_MAX};
}

static bool offer(struct completion *completion, const struct candidate *candidate)
{
	if (completion->n == OFFERED)
		return false;
	completion->candidates = mem_grow(completion->candidates, &completion->capacity,
					  completion->n + 1, sizeof *completion->candidates);
	completion->candidates[completion->n++] = *candidate;
	return true;
}

static void fetch(struct completion *completion, enum facet facet)
{
	struct reader *reader = completion->reader;
	struct selection targets = {0};
	struct diag diag = DIAG_INIT;
	bool of_targets = completion->kind == COMPLETE_TARGETS_TAGS;
	if (completion->fetched[facet])
		return;
	completion->fetched[facet] = true;
	struct arena *arena = &completion->values_arena;
	struct facet_count **values = &completion->values[facet];
	size_t *n = &completion->n_values[facet];
	if (of_targets)
		reader_targets(reader, &targets);
	if (of_targets ? store_facets(reader->store, facet, &targets, arena, values, n, &diag)
		       : store_common(reader->store, facet, SCANNED, arena, values, n, &diag)) {
		completion->n_values[facet] = 0;
		reader_fail(reader, "%s", diag.text);
	}
	selection_done(&targets);
}

/* A value as it must be typed in a query. */
static struct str quoted(struct completion *completion, struct str value)
{
	static const char special[] = " ,()\":";
	for (size_t i = 0; i < sizeof special - 1; i++)
		if (str_find(value, (struct str){special + i, 1}, 0) != SIZE_MAX)
			return str_printf(&completion->arena, "\"%.*s\"", STR_ARG(value));
	return value;
}

static void offer_entry(struct completion *completion, const struct catalog_entry *entry,
			size_t count)
{
	offer(completion, &(struct candidate){.text = entry->id,
					      .label = entry->id,
					      .detail = entry->name,
					      .count = count});
}

/* Parties and states: those of the archive that fit; if none does, those that surkhi knows. */
static void offer_entries(struct completion *completion, enum facet facet, struct str typed)
{
	const struct catalog *catalog = completion->reader->catalog;
	enum entity_kind kind = facet == FACET_PARTY ? ENTITY_PARTY : ENTITY_STATE;
	const struct catalog_entry *entries;
	size_t n = catalog_entries(catalog, kind, &entries);
	for (size_t i = 0; i < completion->n_values[facet]; i++) {
		const struct catalog_entry *entry =
			catalog_entry(catalog, kind, completion->values[facet][i].value);
		if (entry && (typed.n == 0 || catalog_entry_like(entry, typed)))
			offer_entry(completion, entry, completion->values[facet][i].count);
	}
	if (completion->n || typed.n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		if (catalog_entry_like(&entries[i], typed))
			offer_entry(completion, &entries[i], 0);
}

static void offer_values(struct completion *completion, enum facet facet, struct str typed)
{
	bool query = completion->kind == COMPLETE_QUERY;
	bool present = completion->kind == COMPLETE_TARGETS_TAGS;
	for (size_t i = 0; i < completion->n_values[facet] && i < SCANNED; i++) {
		const struct facet_count *value = &completion->values[facet][i];
		if ((present && value->count == 0) ||
		    (typed.n && !latin_matches(typed, value->value)))
			continue;
		if (!offer(completion,
			   &(struct candidate){.text = query ? quoted(completion, value->value)
							     : value->value,
					       .label = value->value,
					       .detail = STR_EMPTY,
					       .count = value->count}))
			return;
	}
}

static void offer_fields(struct completion *completion, struct str typed)
{
	struct str form = fold_copy(&completion->arena, typed);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (str_starts(str_from(fields[i].text), form))
			offer(completion, &(struct candidate){.text = str_from(fields[i].text),
							      .label = str_from(fields[i].text),
							      .detail = str_from(fields[i].detail),
							      .count = SIZE_MAX});
}

/* Start of the word of a query that the cursor is in: behind the last blank or bracket. */
static size_t word_start(struct str before)
{
	size_t start = 0;
	bool in_quotes = false;
	for (size_t i = 0; i < before.n; i++) {
		if (before.s[i] == '"')
			in_quotes = !in_quotes;
		else if (!in_quotes && (before.s[i] == ' ' || before.s[i] == '('))
			start = i + 1;
	}
	if (start < before.n && (before.s[start] == '-' || before.s[start] == '='))
		start++;
	return start;
}

/* Start of the value behind the colon: behind the last comma that is not in quotes. */
static size_t value_start(struct str before, size_t colon)
{
	size_t start = colon + 1;
	bool in_quotes = false;
	for (size_t i = start; i < before.n; i++) {
		if (before.s[i] == '"')
			in_quotes = !in_quotes;
		else if (!in_quotes && before.s[i] == ',')
			start = i + 1;
	}
	return start;
}

static void update_query(struct completion *completion, struct str before)
{
	size_t start = word_start(before), colon = str_find(before, STR(":"), start);
	enum facet facet;
	completion->start = start;
	if (colon == SIZE_MAX || !facet_find(str_slice(before, start, colon), &facet)) {
		offer_fields(completion, str_slice(before, start, before.n));
		return;
	}
	completion->start = value_start(before, colon);
	struct str typed = str_slice(before, completion->start, before.n);
	if (str_starts(typed, STR("\"")))
		typed = str_slice(typed, 1, typed.n);
	fetch(completion, facet);
	if (facet == FACET_PARTY || facet == FACET_STATE)
		offer_entries(completion, facet, typed);
	else
		offer_values(completion, facet, typed);
}

static void update_tags(struct completion *completion, struct str before)
{
	size_t start = before.n;
	while (start && before.s[start - 1] != ',')
		start--;
	while (start < before.n && before.s[start] == ' ')
		start++;
	completion->start = start;
	fetch(completion, FACET_TAG);
	offer_values(completion, FACET_TAG, str_slice(before, start, before.n));
}

void completion_update(struct completion *completion, const struct editor *editor)
{
	struct str before = str_slice(buf_str(&editor->text), 0, editor->cursor);
	arena_done(&completion->arena);
	completion->n = 0;
	completion->chosen = SIZE_MAX;
	completion->end = editor->cursor;
	switch (completion->kind) {
	case COMPLETE_QUERY:
		update_query(completion, before);
		break;
	case COMPLETE_TAGS:
	case COMPLETE_TARGETS_TAGS:
		update_tags(completion, before);
		break;
	case COMPLETE_NOTHING:
	case N_COMPLETION_KINDS:
		break;
	}
}

bool completion_next(struct completion *completion, struct editor *editor, bool forward)
{
	size_t n = completion->n;
	if (n == 0)
		return false;
	if (completion->chosen == SIZE_MAX)
		completion->chosen = forward ? 0 : n - 1;
	else
		completion->chosen = (completion->chosen + (forward ? 1 : n - 1)) % n;
	struct str text = completion->candidates[completion->chosen].text;
	buf_remove(&editor->text, completion->start, completion->end);
	size_t before = editor->text.n;
	buf_insert(&editor->text, completion->start, text);
	completion->end = completion->start + (editor->text.n - before);
	editor->cursor = completion->end;
	if (n == 1) /* nothing to go through: what comes next */
		completion_update(completion, editor);
	return true;
}

static void draw_count(struct canvas *canvas, struct segment *segment, size_t count)
{
	if (count != SIZE_MAX)
		canvas_printf(canvas, segment, ROLE_META, "%6zu", count);
	canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
}

void completion_draw(const struct completion *completion, struct canvas *canvas, struct rect rect)
{
	struct list list = {0};
	list_arrange(&list, completion->n, rect.rows > 0 ? (size_t)rect.rows : 0);
	list_go(&list, completion->chosen == SIZE_MAX ? 0 : completion->chosen);
	for (int i = 0; i < rect.rows; i++) {
		struct segment *segment = canvas_segment(canvas, rect.row + i, rect.col, rect.cols);
		size_t index, room = canvas_room(segment);
		if (!segment || !list_at(&list, i, &index))
			continue;
		const struct candidate *candidate = &completion->candidates[index];
		segment->selected = index == completion->chosen;
		canvas_text(canvas, segment, segment->selected ? STR("> ") : STR("  "), ROLE_KEY);
		bool count_first = completion->reader->hindi_last;
		if (count_first)
			draw_count(canvas, segment, candidate->count);
		canvas_column(canvas, segment, candidate->label, room / 2 < 40 ? room / 2 : 40,
			      ROLE_PROMPT);
		if (!count_first)
			draw_count(canvas, segment, candidate->count);
		canvas_text(canvas, segment, candidate->detail, ROLE_DIM);
	}
}

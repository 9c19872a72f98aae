/*
 * What the rows of each file of the gazetteer say. A word that no column explains is an error, so
 * that a slip in a file does not pass unseen.
 */
#include "rows.h"

#include "guard.h"

#include "surkhi/text/fold.h"

/* Names in a column, and what they stand for. */
struct name_value {
	const char *name;
	uint32_t value;
};

static int find_value(const struct name_value *names, struct str name, uint32_t *ret_value)
{
	for (; names->name; names++)
		if (str_equal(str_from(names->name), name)) {
			*ret_value = names->value;
			return 0;
		}
	return 1;
}

void rows_add_form(struct gazetteer *gazetteer, struct str form, struct sense sense)
{
	struct trie *trie = &gazetteer->entities;
	load_sense(gazetteer, trie, load_form(gazetteer, trie, form), sense);
}

static void add_forms(struct gazetteer *gazetteer, struct str forms, struct sense sense)
{
	struct str form;
	while (str_split(&forms, '|', &form))
		rows_add_form(gazetteer, str_trim(form), sense);
}

static void add_flags(struct gazetteer *gazetteer, struct str forms, uint32_t flags)
{
	struct str form;
	while (str_split(&forms, '|', &form))
		load_flags(gazetteer, str_trim(form), flags);
}

static int row_state(const struct gazetteer *gazetteer, const struct sheet *row, struct str column,
		     uint32_t *ret_state, struct diag *diag)
{
	struct str id = sheet_cell(row, column);
	if (!load_state(gazetteer, id, ret_state))
		return sheet_error(row, diag, "unknown state", id);
	return 0;
}

static int read_places(struct gazetteer *gazetteer, const struct sheet *row, enum place_kind kind,
		       struct str column, struct diag *diag)
{
	struct sense sense = {.kind = SENSE_PLACE, .detail = (uint8_t)kind};
	int r = row_state(gazetteer, row, column, &sense.value, diag);
	if (r)
		return r;
	add_forms(gazetteer, sheet_cell(row, STR("name")), sense);
	add_forms(gazetteer, sheet_cell(row, STR("aliases")), sense);
	add_forms(gazetteer, sheet_cell(row, STR("capitals")), sense);
	return 0;
}

static int read_district(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	return read_places(gazetteer, row, PLACE_DISTRICT, STR("state"), diag);
}

static int read_town(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	return read_places(gazetteer, row, PLACE_TOWN, STR("state"), diag);
}

static int read_seat(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	return read_places(gazetteer, row, PLACE_SEAT, STR("state"), diag);
}

/* Names and aliases of states come from the catalog; the capitals are cities. */
static int read_capitals(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	struct sense sense = {.kind = SENSE_PLACE, .detail = PLACE_CITY};
	int r = row_state(gazetteer, row, STR("id"), &sense.value, diag);
	if (r == 0)
		add_forms(gazetteer, sheet_cell(row, STR("capitals")), sense);
	return r;
}

static void add_spelling(struct gazetteer *gazetteer, uint32_t word, struct str text, bool in_party)
{
	struct spelling_list *list = &gazetteer->spellings;
	list->at = mem_grow(list->at, &list->capacity, list->n + 1, sizeof *list->at);
	list->at[list->n++] = (struct spelling){word, in_party, str_copy(&gazetteer->arena, text)};
}

/* The right form, then the others: misspellings become the same word, other words stay words. */
static void read_spelling(struct gazetteer *gazetteer, struct str forms, bool in_party)
{
	struct str right, other;
	if (!str_split(&forms, '|', &right))
		return;
	uint32_t word = load_word(gazetteer, right);
	if (!in_party)
		add_spelling(gazetteer, word, right, false);
	while (str_split(&forms, '|', &other))
		if (in_party)
			add_spelling(gazetteer, load_word(gazetteer, other), right, true);
		else
			*map_put(&gazetteer->words, fold_copy(&gazetteer->arena, other), NULL) =
				word;
}

/* Words of the grammar that are no offices: rows of words.tsv. */
static bool read_sense(struct gazetteer *gazetteer, struct str kind, struct str forms)
{
	static const struct name_value kinds[] = {
		{"quality", SENSE_QUALITY}, {"several", SENSE_SEVERAL},
		{"kin", SENSE_KIN},         {"says", SENSE_SAYS},
		{"charge", SENSE_CHARGE},   {"instead", SENSE_INSTEAD},
		{"stands", SENSE_STANDS},   {NULL, 0}};
	struct trie *trie = &gazetteer->grammar;
	struct str form;
	uint32_t value;
	if (find_value(kinds, kind, &value))
		return false;
	while (str_split(&forms, '|', &form))
		load_sense(gazetteer, trie, load_form(gazetteer, trie, str_trim(form)),
			   (struct sense){.kind = (uint8_t)value});
	return true;
}

static int read_words(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	static const struct name_value kinds[] = {
		{"case", WORD_CASE},
		{"and", WORD_AND},
		{"closed", WORD_CLOSED},
		{"common", WORD_COMMON},
		{"thing", WORD_THING},
		{"present", WORD_PRESENT},
		{"govern", WORD_GOVERN},
		{"sole", WORD_SOLE},
		{"generic", WORD_GENERIC},
		{"guarded", WORD_GUARDED},
		{"appoint", WORD_APPOINT},
		{"initial", WORD_INITIAL},
		{"suffix", WORD_SUFFIX},
		{"former", WORD_FORMER},
		{"part", WORD_PART},
		{"lead", WORD_LEADS},
		{NULL, 0},
	};
	struct str kind = sheet_cell(row, STR("kind"));
	struct str forms = sheet_cell(row, STR("forms"));
	uint32_t flags;
	if (str_equal(kind, STR("spelling")) || str_equal(kind, STR("in-party")))
		read_spelling(gazetteer, forms, str_equal(kind, STR("in-party")));
	else if (str_equal(kind, STR("trap")))
		add_forms(gazetteer, forms, (struct sense){.kind = SENSE_TRAP});
	else if (find_value(kinds, kind, &flags) == 0)
		add_flags(gazetteer, forms, flags);
	else if (!read_sense(gazetteer, kind, forms))
		return sheet_error(row, diag, "unknown kind of word", kind);
	return 0;
}

static int read_name(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	static const struct name_value kinds[] = {
		{"given", WORD_GIVEN}, {"surname", WORD_SURNAME}, {"middle", WORD_MIDDLE},
		{"title", 0},          {"honorific", WORD_TITLE}, {NULL, 0},
	};
	struct str kind = sheet_cell(row, STR("kind"));
	uint32_t flags;
	if (find_value(kinds, kind, &flags))
		return sheet_error(row, diag, "unknown kind of name", kind);
	add_flags(gazetteer, sheet_cell(row, STR("form")), flags);
	return 0;
}

/* A row whose form is of the grammar: an office, a modifier, a word of party units. */
static int read_grammar(struct gazetteer *gazetteer, const struct sheet *row, enum sense_kind kind,
			uint32_t detail)
{
	struct trie *trie = &gazetteer->grammar;
	struct str forms = sheet_cell(row, STR("form")), form;
	while (str_split(&forms, '|', &form))
		load_sense(gazetteer, trie, load_form(gazetteer, trie, str_trim(form)),
			   (struct sense){.kind = (uint8_t)kind, .detail = (uint8_t)detail});
	return 0;
}

static int read_office(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	static const struct name_value classes[] = {
		{"party", OFFICE_PARTY},
		{"government", OFFICE_PUBLIC},
		{"local", OFFICE_PUBLIC},
		{"legislature", OFFICE_PUBLIC},
		{"other", OFFICE_OTHER},
		{"administration", OFFICE_POSTED},
		{NULL, 0},
	};
	struct str class = sheet_cell(row, STR("class"));
	uint32_t detail;
	if (find_value(classes, class, &detail))
		return sheet_error(row, diag, "unknown class of office", class);
	return read_grammar(gazetteer, row, SENSE_OFFICE, detail);
}

static int read_modifier(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	enum { UNIT = 100, DEPARTMENT };
	static const struct name_value kinds[] = {
		{"level", MODIFIER_LEVEL},  {"time", MODIFIER_TIME},
		{"grade", MODIFIER_GRADE},  {"unit", UNIT},
		{"department", DEPARTMENT}, {NULL, 0},
	};
	struct str kind = sheet_cell(row, STR("kind"));
	uint32_t detail;
	if (find_value(kinds, kind, &detail))
		return sheet_error(row, diag, "unknown kind of modifier", kind);
	if (detail == UNIT)
		return read_grammar(gazetteer, row, SENSE_UNIT, 0);
	if (detail == DEPARTMENT)
		return read_grammar(gazetteer, row, SENSE_DEPARTMENT, 0);
	return read_grammar(gazetteer, row, SENSE_MODIFIER, detail);
}

static int read_orgword(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag)
{
	static const struct name_value positions[] = {{"head", 1}, {"part", 0}, {NULL, 0}};
	struct str position = sheet_cell(row, STR("position"));
	uint32_t head;
	if (find_value(positions, position, &head))
		return sheet_error(row, diag, "unknown position", position);
	return head ? read_grammar(gazetteer, row, SENSE_HEAD, 0) : 0;
}

/*
 * The kinds of organisations are for the reader of the file; a trap is none. One of a state speaks
 * of it, and the nation's, "IN", of none.
 */
static int read_organisation(struct gazetteer *gazetteer, const struct sheet *row,
			     struct diag *diag)
{
	bool trap = str_equal(sheet_cell(row, STR("kind")), STR("trap"));
	struct str state = sheet_cell(row, STR("state"));
	struct sense sense = {.kind = trap ? SENSE_TRAP : SENSE_ORGANISATION};
	if (str_equal(state, STR("IN")))
		sense.detail = SCOPE_NATION;
	else if (state.n) {
		sense.detail = SCOPE_STATE;
		int r = row_state(gazetteer, row, STR("state"), &sense.value, diag);
		if (r)
			return r;
	}
	add_forms(gazetteer, sheet_cell(row, STR("form")), sense);
	add_forms(gazetteer, sheet_cell(row, STR("aliases")), sense);
	return 0;
}

const struct row_source row_sources[] = {
	{GAZETTEER_WORD, false, read_words},
	{GAZETTEER_NAME, false, read_name},
	{GAZETTEER_OFFICE, false, read_office},
	{GAZETTEER_MODIFIER, false, read_modifier},
	{GAZETTEER_ORGWORD, false, read_orgword},
	{GAZETTEER_STATE, true, read_capitals},
	{GAZETTEER_DISTRICT, true, read_district},
	{GAZETTEER_SEAT, true, read_seat},
	{GAZETTEER_TOWN, true, read_town},
	{GAZETTEER_ORGANISATION, true, read_organisation},
	{GAZETTEER_GUARD, true, guard_read},
};
_Static_assert(sizeof row_sources / sizeof *row_sources == N_ROW_SOURCES, "a reader for each");

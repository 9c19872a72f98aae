/*
 * Whom a lesson is about: an entry of the catalog, a row of the gazetteer by one of its names, a
 * class of words. Knows what may stand in a cell, too.
 */
#include "teach.h"

#include "kinds.h"
#include "load.h"

#include "surkhi/text/fold.h"
#include "surkhi/text/token.h"
#include "surkhi/text/utf8.h"

enum { MESSAGE_MAXIMUM = 400 };

int teach_refuse(const struct teacher *teacher, const char *format, ...)
{
	CLEANUP(buf_done) struct buf text = BUF_INIT(MESSAGE_MAXIMUM);
	va_list arguments;
	va_start(arguments, format);
	buf_vprintf(&text, format, arguments);
	va_end(arguments);
	return diag_set(teacher->diag, GAZETTEER_E_REFUSED, "%s", buf_z(&text));
}

static bool has_word(struct str text)
{
	struct token token;
	for (size_t offset = 0; token_next(text, &offset, &token);)
		if (token.kind != TOKEN_MARK)
			return true;
	return false;
}

/* A cell of a row: one line, no separators, nothing that a terminal or a person would misread. */
int teach_clean(const struct teacher *teacher, struct str text, struct str *ret_text)
{
	CLEANUP(buf_done) struct buf clean = BUF_INIT(4 * GAZETTEER_FORM_MAXIMUM);
	text = str_trim(text);
	if (text.n > GAZETTEER_FORM_MAXIMUM)
		return teach_refuse(teacher, "a form is longer than %d bytes",
				    GAZETTEER_FORM_MAXIMUM);
	if (utf8_invalid(text) != SIZE_MAX)
		return teach_refuse(teacher, "'%.*s' is not UTF-8", STR_ARG(text));
	if (utf8_clean(text, &clean) || str_find(text, STR("\t"), 0) != SIZE_MAX ||
	    str_find(text, STR("\n"), 0) != SIZE_MAX)
		return teach_refuse(teacher, "'%.*s' has control characters", STR_ARG(text));
	if (str_find(text, STR("|"), 0) != SIZE_MAX || str_starts(text, STR("#")))
		return teach_refuse(teacher, "'%.*s': '|' parts names and '#' starts a comment",
				    STR_ARG(text));
	if (!has_word(text))
		return teach_refuse(teacher, "'%.*s' has no word in it", STR_ARG(text));
	*ret_text = str_copy(teacher->arena, buf_str(&clean));
	return 0;
}

/* The row of a kind that is called so; *ret_others counts those of other entities. */
static const struct gazetteer_row *find_row(const struct teacher *teacher, size_t *ret_others)
{
	const struct gazetteer_lesson *lesson = teacher->lesson;
	struct gazetteer *gazetteer = teacher->forms.gazetteer;
	const struct gazetteer_row *found = NULL;
	uint32_t node = load_form(gazetteer, &gazetteer->entities, lesson->entity);
	struct str latin = fold_copy(teacher->arena, lesson->entity);
	*ret_others = 0;
	for (size_t i = 0; i < teacher->survey.n_rows; i++) {
		const struct gazetteer_row *row = &teacher->survey.rows[i];
		if (row->kind != lesson->kind ||
		    (lesson->state.n && !str_equal(row->cells[CELL_STATES], lesson->state)))
			continue;
		if (!forms_row_has(&teacher->forms, row, node) &&
		    !kind_cell_has(row, CELL_LATIN, latin))
			continue;
		if (!found)
			found = row;
		else if (!forms_same_entity(&teacher->forms, found, row))
			(*ret_others)++;
	}
	return found;
}

static int take_known(struct teacher *teacher)
{
	const struct gazetteer_lesson *lesson = teacher->lesson;
	const char *kind = gazetteer_kind_name(lesson->kind);
	size_t others;
	const struct gazetteer_row *row = find_row(teacher, &others);
	bool place = kind_table[lesson->kind].required & CELL(STATES);
	if (!row) {
		teach_refuse(teacher, "no %s is called '%.*s'%s", kind, STR_ARG(lesson->entity),
			     lesson->kind == GAZETTEER_OFFICE ? "" : "; --new makes one");
		return GAZETTEER_E_UNKNOWN;
	}
	if (others)
		return teach_refuse(teacher, "several %ss are called '%.*s'%s", kind,
				    STR_ARG(lesson->entity), place ? ": say of which --state" : "");
	teacher->row.cells[CELL_CLASS] = row->cells[CELL_CLASS];
	if (lesson->kind == GAZETTEER_OFFICE)
		return 0;
	teacher->row.cells[CELL_NAME] = row->cells[CELL_NAME];
	teacher->row.cells[CELL_STATES] = row->cells[CELL_STATES];
	return 0;
}

/* A place, organisation or office that has a row, or shall have its first. */
static int take_named(struct teacher *teacher)
{
	const struct gazetteer_lesson *lesson = teacher->lesson;
	struct gazetteer_row *row = &teacher->row;
	if (!lesson->is_new)
		return take_known(teacher);
	if (lesson->kind == GAZETTEER_OFFICE)
		return teach_refuse(teacher,
				    "an office is taught as another form of one that is known");
	if ((kind_table[lesson->kind].required & CELL(STATES)) && lesson->state.n == 0)
		return teach_refuse(teacher, "a new %s needs its --state",
				    gazetteer_kind_name(lesson->kind));
	row->cells[CELL_STATES] = lesson->state;
	if (lesson->kind == GAZETTEER_ORGANISATION)
		row->cells[CELL_CLASS] = STR("body");
	if (lesson->kind == GAZETTEER_SEAT)
		row->cells[CELL_CLASS] = STR("AC");
	return teach_clean(teacher, lesson->entity, &row->cells[CELL_NAME]);
}

static int take_new_party(struct teacher *teacher)
{
	const struct gazetteer_lesson *lesson = teacher->lesson;
	if (lesson->kind == GAZETTEER_STATE)
		return teach_refuse(teacher, "there are no states but those of ISO 3166-2");
	if (!kind_is_id(GAZETTEER_PARTY, lesson->entity))
		return teach_refuse(teacher, "'%.*s' is no id: Latin letters and digits",
				    STR_ARG(lesson->entity));
	if (catalog_find(teacher->catalog, ENTITY_PARTY, lesson->entity))
		return teach_refuse(teacher, "there is a party '%.*s' already",
				    STR_ARG(lesson->entity));
	teacher->row.cells[CELL_ID] = lesson->entity;
	return 0;
}

static int take_entry(struct teacher *teacher)
{
	const struct gazetteer_lesson *lesson = teacher->lesson;
	enum entity_kind kind = lesson->kind == GAZETTEER_PARTY ? ENTITY_PARTY : ENTITY_STATE;
	if (lesson->is_new)
		return take_new_party(teacher);
	const struct catalog_entry *entry = catalog_find(teacher->catalog, kind, lesson->entity);
	if (!entry)
		return teach_refuse(teacher, "no %s is called '%.*s'%s",
				    gazetteer_kind_name(lesson->kind), STR_ARG(lesson->entity),
				    kind == ENTITY_PARTY ? "; --new makes one" : "");
	teacher->row.cells[CELL_ID] = entry->id;
	return 0;
}

static int take_class(struct teacher *teacher)
{
	return teach_clean(teacher, teacher->lesson->entity, &teacher->row.cells[CELL_CLASS]);
}

/* The first form is what is guarded: "party:AAP", "place", "person". */
static int take_guard(struct teacher *teacher)
{
	struct gazetteer_row *row = &teacher->row;
	struct str rest = teacher->texts[0];
	if (teacher->lesson->n_forms < 2)
		return teach_refuse(teacher,
				    "a guard needs what it guards and its evidence: "
				    "party:ID, place, state or person, then dateline, quoted, "
				    "state, before:WORD or after:WORD");
	str_split(&rest, ':', &row->cells[CELL_CLASS]);
	row->cells[CELL_MEANING] = rest;
	if (str_equal(row->cells[CELL_CLASS], STR("party"))) {
		const struct catalog_entry *party =
			catalog_find(teacher->catalog, ENTITY_PARTY, rest);
		if (!party)
			return teach_refuse(teacher, "no party is called '%.*s'", STR_ARG(rest));
		row->cells[CELL_MEANING] = party->id;
	}
	return teach_clean(teacher, teacher->lesson->entity, &row->cells[CELL_NAME]);
}

static int (*const takers[])(struct teacher *teacher) = {
	[GAZETTEER_PARTY] = take_entry,    [GAZETTEER_STATE] = take_entry,
	[GAZETTEER_DISTRICT] = take_named, [GAZETTEER_SEAT] = take_named,
	[GAZETTEER_TOWN] = take_named,     [GAZETTEER_ORGANISATION] = take_named,
	[GAZETTEER_OFFICE] = take_named,   [GAZETTEER_MODIFIER] = take_class,
	[GAZETTEER_ORGWORD] = take_class,  [GAZETTEER_NAME] = take_class,
	[GAZETTEER_WORD] = take_class,     [GAZETTEER_GUARD] = take_guard,
};
_Static_assert(sizeof takers / sizeof *takers == N_GAZETTEER_KINDS, "a taker for each kind");

int teach_entity(struct teacher *teacher)
{
	return takers[teacher->lesson->kind](teacher);
}

/*
 * From "this is also called so" to a row of the user's own file. A lesson is refused while it is
 * still cheap: before anything is written, and with the reason.
 */
#include "teach.h"

#include "kinds.h"
#include "load.h"

enum { KEY_MAXIMUM = 1 << 12, MESSAGE_MAXIMUM = 400 };

static int clean_forms(struct teacher *teacher)
{
	const struct gazetteer_lesson *lesson = teacher->lesson;
	teacher->texts = arena_new(teacher->arena, lesson->n_forms + 1, sizeof *teacher->texts);
	if (lesson->n_forms == 0)
		return teach_refuse(teacher, "nothing to teach");
	for (size_t i = 0; i < lesson->n_forms; i++) {
		int r = teach_clean(teacher, lesson->forms[i], &teacher->texts[i]);
		if (r)
			return r;
	}
	return 0;
}

/* Adds one more text to a cell of the new row. */
static void put(struct teacher *teacher, enum gazetteer_cell cell, struct str text)
{
	struct str *all = &teacher->row.cells[cell];
	*all = all->n ? str_printf(teacher->arena, "%.*s|%.*s", STR_ARG(*all), STR_ARG(text))
		      : text;
}

/* A name of a party, state, place, organisation: what else is called so? */
static int judge_name(struct teacher *teacher, struct str text, bool *ret_known)
{
	const struct forms *forms = &teacher->forms;
	CLEANUP(buf_done) struct buf what = BUF_INIT(MESSAGE_MAXIMUM);
	uint32_t node = load_form(forms->gazetteer, &forms->gazetteer->entities, text);
	size_t n, first = forms_of(forms, node, &n);
	for (size_t i = first; i < first + n; i++) {
		const struct gazetteer_row *row = form_row(forms, &forms->at[i]);
		if (forms_same_entity(forms, row, &teacher->row)) {
			*ret_known = true;
			return 0;
		}
		if (!forms_conflict(forms, row, &teacher->row) || teacher->lesson->anyway)
			continue;
		forms_describe(row, &what);
		return teach_refuse(teacher,
				    "'%.*s' is also %s (%s:%lu); --force teaches it anyway",
				    STR_ARG(text), buf_z(&what), row->path, row->line);
	}
	const char *homograph = forms_homograph(forms, node, text);
	if (homograph)
		survey_note(&teacher->warnings, "", 0,
			    "'%.*s' is also %s: it will be taken for %s wherever it stands, until "
			    "'surkhi gazetteer add guard' says beside what it counts",
			    STR_ARG(text), homograph, gazetteer_kind_name(teacher->lesson->kind));
	return 0;
}

static bool is_known_word(struct teacher *teacher, struct str text)
{
	CLEANUP(buf_done) struct buf key = BUF_INIT(KEY_MAXIMUM), other = BUF_INIT(KEY_MAXIMUM);
	forms_row_key(&teacher->row, text, &key);
	for (size_t i = 0; i < teacher->survey.n_rows; i++) {
		const struct gazetteer_row *row = &teacher->survey.rows[i];
		struct str rest = row->cells[CELL_NAME], name;
		while (row->kind == teacher->row.kind && str_split(&rest, '|', &name)) {
			buf_clear(&other);
			forms_row_key(row, str_trim(name), &other);
			if (str_equal(buf_str(&other), buf_str(&key)))
				return true;
		}
	}
	return false;
}

/* Puts the forms that are not known yet into the row. */
static int take_forms(struct teacher *teacher, size_t *ret_n)
{
	const struct gazetteer_lesson *lesson = teacher->lesson;
	enum gazetteer_cell cell = kind_table[lesson->kind].taught;
	*ret_n = 0;
	for (size_t i = lesson->kind == GAZETTEER_GUARD; i < lesson->n_forms; i++) {
		struct str text = teacher->texts[i];
		bool known = false;
		int r = 0;
		if (lesson->kind <= GAZETTEER_ORGANISATION)
			r = judge_name(teacher, text, &known);
		else if (lesson->kind != GAZETTEER_GUARD)
			known = is_known_word(teacher, text);
		if (r)
			return r;
		if (known || kind_cell_has(&teacher->row, cell, text))
			continue;
		(*ret_n)++;
		put(teacher,
		    lesson->kind == GAZETTEER_PARTY && lesson->is_new && *ret_n == 1 ? CELL_NAME
										     : cell,
		    text);
	}
	return 0;
}

static enum gazetteer_cell entity_cell(const struct gazetteer_row *row)
{
	if (row->cells[CELL_ID].n)
		return CELL_ID;
	return row->kind >= GAZETTEER_MODIFIER && row->kind <= GAZETTEER_WORD ? CELL_CLASS
									      : CELL_NAME;
}

static int teach(struct teacher *teacher, struct gazetteer_taught *ret_taught)
{
	struct gazetteer_taught taught = {.line = 0};
	struct gazetteer_survey warnings = {.n_findings = 0};
	size_t n = 0;
	int r = clean_forms(teacher);
	if (!r)
		r = teach_entity(teacher);
	if (!r)
		r = take_forms(teacher, &n);
	if (!r && n)
		r = teach_append(teacher, &taught);
	survey_add_findings(&teacher->warnings, &warnings);
	if (r)
		return r;
	taught.entity = teacher->row.cells[entity_cell(&teacher->row)];
	taught.warnings = warnings.findings;
	taught.n_warnings = warnings.n_findings;
	*ret_taught = taught;
	return 0;
}

int gazetteer_teach(const struct catalog *catalog, const char *directory,
		    const struct gazetteer_lesson *lesson, struct arena *arena,
		    struct gazetteer_taught *ret_taught, struct diag *diag)
{
	struct teacher teacher = {
		.catalog = catalog,
		.directory = directory,
		.lesson = lesson,
		.arena = arena,
		.diag = diag,
		.warnings = {.arena = arena},
		.row = {.kind = lesson->kind, .user = true},
	};
	struct gazetteer *gazetteer;
	int r = gazetteer_open(catalog, directory, &gazetteer, diag);
	if (r)
		return r;
	gazetteer_survey(directory, arena, &teacher.survey);
	forms_collect(gazetteer, &teacher.survey, &teacher.forms);
	r = teach(&teacher, ret_taught);
	forms_done(&teacher.forms);
	gazetteer_close(gazetteer);
	return r;
}

/*
 * Looks for slips in the gazetteer's files. What a row may say is judged by those who read it: the
 * catalog and the loader, here with a listener; this file adds what no single row can show.
 */
#include "forms.h"
#include "kinds.h"
#include "load.h"
#include "survey.h"

#include "surkhi/text/fold.h"
#include "surkhi/text/latin.h"
#include "surkhi/text/utf8.h"

enum { SAME_NAME_MAXIMUM = 512, ROW_KEY_MAXIMUM = 1 << 12 };

struct check {
	struct surveyor surveyor;
	const struct gazetteer_survey *survey;
	struct forms forms;
};

/* The survey has told of files that cannot be read. */
static void complain(void *context, const struct diag *diag)
{
	struct surveyor *surveyor = context;
	if (diag->line)
		survey_note(surveyor, str_copy(surveyor->arena, str_from(diag->path)).s, diag->line,
			    "%s", diag->text);
}

static void check_bytes(struct check *check, const struct gazetteer_row *row,
			enum gazetteer_cell cell)
{
	struct str text = row->cells[cell];
	CLEANUP(buf_done) struct buf clean = BUF_INIT(text.n * 4 + 16);
	utf8_clean(text, &clean);
	if (!str_equal(buf_str(&clean), text))
		survey_note_row(&check->surveyor, row,
				"%s: bytes that are no text, control characters or another form "
				"than NFC",
				kind_cell_name(cell));
}

static void check_pieces(struct check *check, const struct gazetteer_row *row,
			 enum gazetteer_cell cell)
{
	struct str rest = row->cells[cell], piece;
	bool ends_open = str_ends(rest, STR("|"));
	while (str_split(&rest, '|', &piece)) {
		piece = str_trim(piece);
		ends_open = ends_open || piece.n == 0;
		if (piece.n > GAZETTEER_FORM_MAXIMUM && cell != CELL_EVIDENCE)
			survey_note_row(&check->surveyor, row, "%s longer than %d bytes",
					kind_cell_name(cell), GAZETTEER_FORM_MAXIMUM);
		if (cell == CELL_LATIN && piece.n && !latin_is(piece))
			survey_note_row(&check->surveyor, row, "'%.*s' is not in Latin letters",
					STR_ARG(piece));
	}
	if (ends_open)
		survey_note_row(&check->surveyor, row, "%s: nothing between two '|'",
				kind_cell_name(cell));
}

/* A user's row may teach an alias and leave the rest as it is. */
static void check_row(struct check *check, const struct gazetteer_row *row)
{
	for (int i = 0; i < N_GAZETTEER_CELLS; i++) {
		enum gazetteer_cell cell = (enum gazetteer_cell)i;
		if (row->cells[cell].n == 0) {
			if (kind_table[row->kind].required & 1u << cell)
				survey_note_row(&check->surveyor, row, "no %s",
						kind_cell_name(cell));
			continue;
		}
		check_bytes(check, row, cell);
		check_pieces(check, row, cell);
	}
}

/*
 * A user's row may repeat the name of a place to teach it an alias. Words have several classes at a
 * time, which is for the loader.
 */
static void check_repeat(struct check *check, const struct gazetteer_row *first,
			 const struct gazetteer_row *row, struct str text)
{
	bool adds = row->user && row->kind <= GAZETTEER_ORGANISATION;
	bool replaces = row->user && !first->user && row->kind == GAZETTEER_GUARD;
	if (!adds && !replaces)
		survey_note_row(&check->surveyor, row, "'%.*s' is there already (%s:%lu)",
				STR_ARG(text), first->path, first->line);
}

static void check_id(struct check *check, const struct gazetteer_row *row)
{
	struct str id = row->cells[CELL_ID], rest = row->cells[CELL_STATES], state;
	uint32_t index;
	if (id.n && !kind_is_id(row->kind, id))
		survey_note_row(&check->surveyor, row,
				row->kind == GAZETTEER_STATE
					? "'%.*s' is no code of a state as ISO 3166-2 has them"
					: "'%.*s' is no id: Latin letters and digits",
				STR_ARG(id));
	while (row->kind == GAZETTEER_PARTY && str_split(&rest, '|', &state))
		if (!load_state(check->forms.gazetteer, str_trim(state), &index))
			survey_note_row(&check->surveyor, row, "unknown state '%.*s'",
					STR_ARG(state));
}

/* Rows that say what another row of the same file says. */
static void check_repeats(struct check *check)
{
	CLEANUP(map_done) struct map seen = {.n = 0};
	CLEANUP(buf_done) struct buf key = BUF_INIT(ROW_KEY_MAXIMUM);
	for (size_t i = 0; i < check->survey->n_rows; i++) {
		const struct gazetteer_row *row = &check->survey->rows[i];
		struct str rest = row->cells[row->kind <= GAZETTEER_STATE ? CELL_ID : CELL_NAME];
		/* what to write, then for what: प्रदेश stays प्रदेश */
		if (str_equal(row->cells[CELL_CLASS], STR("in-party")))
			continue;
		for (struct str text; str_split(&rest, '|', &text);) {
			bool is_new;
			buf_clear(&key);
			forms_row_key(row, str_trim(text), &key);
			uint32_t *first = map_put(
				&seen, str_copy(check->surveyor.arena, buf_str(&key)), &is_new);
			if (is_new)
				*first = (uint32_t)i;
			else if (*first == i)
				survey_note_row(&check->surveyor, row, "'%.*s' twice",
						STR_ARG(text));
			else
				check_repeat(check, &check->survey->rows[*first], row, text);
		}
	}
}

/* With and without a hyphen is one name to the extractors, and two to whoever looks it up. */
static bool same_spelling(struct str a, struct str b)
{
	CLEANUP(buf_done) struct buf left = BUF_INIT(ROW_KEY_MAXIMUM);
	CLEANUP(buf_done) struct buf right = BUF_INIT(ROW_KEY_MAXIMUM);
	fold(a, &left);
	fold(b, &right);
	return str_equal(buf_str(&left), buf_str(&right));
}

static void check_same_name(struct check *check, const struct form *a, const struct form *b)
{
	const struct gazetteer_row *left = form_row(&check->forms, a);
	const struct gazetteer_row *right = form_row(&check->forms, b);
	CLEANUP(buf_done) struct buf what = BUF_INIT(SAME_NAME_MAXIMUM);
	if (left == right) {
		if (b->cell == CELL_ALIASES && same_spelling(a->text, b->text))
			survey_note_row(&check->surveyor, right, "alias '%.*s' is %s '%.*s' again",
					STR_ARG(b->text), kind_cell_name(a->cell),
					STR_ARG(a->text));
	} else if (forms_conflict(&check->forms, left, right)) {
		forms_describe(left, &what);
		survey_note_row(&check->surveyor, right, "'%.*s' is also %s (%s:%lu)",
				STR_ARG(b->text), buf_z(&what), left->path, left->line);
	} else if (right->user && b->cell == CELL_ALIASES &&
		   forms_same_entity(&check->forms, left, right)) {
		survey_note_row(&check->surveyor, right, "alias '%.*s' is known from %s:%lu",
				STR_ARG(b->text), left->path, left->line);
	}
}

static void check_homograph(struct check *check, const struct form *form)
{
	const char *homograph = forms_homograph(&check->forms, form->node, form->text);
	if (homograph)
		survey_note_row(&check->surveyor, form_row(&check->forms, form),
				"'%.*s' is also %s without a guard", STR_ARG(form->text),
				homograph);
}

static void check_names(struct check *check)
{
	const struct forms *forms = &check->forms;
	for (size_t i = 0, n; i < forms->n; i += n) {
		forms_of(forms, forms->at[i].node, &n);
		for (size_t b = i; b < i + n; b++) {
			check_homograph(check, &forms->at[b]);
			for (size_t a = i; a < b; a++)
				check_same_name(check, &forms->at[a], &forms->at[b]);
		}
	}
}

/* A party's guard names the party; that of a place or a person guards whatever is called so. */
static bool guards_something(const struct check *check, const struct gazetteer_row *guard)
{
	struct gazetteer *gazetteer = check->forms.gazetteer;
	struct str class = guard->cells[CELL_CLASS];
	if (str_equal(class, STR("person")))
		return gazetteer->flags.at[load_word(gazetteer, guard->cells[CELL_NAME])] &
		       WORD_NAME;
	size_t n, first = forms_of(
			  &check->forms,
			  load_form(gazetteer, &gazetteer->entities, guard->cells[CELL_NAME]), &n);
	for (size_t i = first; i < first + n; i++) {
		const struct gazetteer_row *row = form_row(&check->forms, &check->forms.at[i]);
		if (str_equal(class, STR("party"))
			    ? catalog_same_id(row->cells[CELL_ID], guard->cells[CELL_MEANING])
			    : row->kind >= GAZETTEER_STATE && row->kind <= GAZETTEER_TOWN)
			return true;
	}
	return false;
}

static void check_guard(struct check *check, const struct gazetteer_row *row)
{
	if (!guards_something(check, row))
		survey_note_row(&check->surveyor, row,
				"guards nothing: no %.*s%s%.*s is called '%.*s'",
				STR_ARG(row->cells[CELL_CLASS]),
				str_equal(row->cells[CELL_CLASS], STR("party")) ? " " : "",
				STR_ARG(str_equal(row->cells[CELL_CLASS], STR("party"))
						? row->cells[CELL_MEANING]
						: STR_EMPTY),
				STR_ARG(row->cells[CELL_NAME]));
}

static void check_all(struct check *check)
{
	for (size_t i = 0; i < check->survey->n_rows; i++) {
		const struct gazetteer_row *row = &check->survey->rows[i];
		check_row(check, row);
		check_id(check, row);
		if (row->kind == GAZETTEER_GUARD)
			check_guard(check, row);
	}
	check_repeats(check);
	check_names(check);
}

/* The user's catalog may be what is broken: then names are judged by the built-in one. */
static int open_catalog(const char *directory, struct catalog **ret_catalog)
{
	struct diag diag = DIAG_INIT;
	if (!catalog_open(directory, ret_catalog, &diag))
		return 0;
	return catalog_open(NULL, ret_catalog, &diag);
}

void gazetteer_check(const char *directory, struct arena *arena, struct gazetteer_survey *survey)
{
	struct check check = {.surveyor = {.arena = arena}, .survey = survey};
	const struct load_listener listener = {complain, &check.surveyor};
	CLEANUP(catalog_closep) struct catalog *catalog = NULL;
	struct diag diag = DIAG_INIT;
	struct gazetteer *gazetteer = NULL;
	if (open_catalog(directory, &catalog) == 0 &&
	    gazetteer_open_told(catalog, directory, &listener, &gazetteer, &diag) == 0) {
		forms_collect(gazetteer, survey, &check.forms);
		check_all(&check);
		forms_done(&check.forms);
	}
	survey_add_findings(&check.surveyor, survey);
	gazetteer_close(gazetteer);
}

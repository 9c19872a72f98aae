/* The files of the gazetteer and their columns, for whoever reads them as rows. */
#include "kinds.h"

#include "surkhi/base/asset.h"

enum {
	PLACE_CELLS = CELL(STATES) | CELL(NAME),
	PLACE_FORMS = CELL(NAME) | CELL(ALIASES),
	CLASS_CELLS = CELL(CLASS) | CELL(NAME),
};

const struct kind kind_table[] = {
	[GAZETTEER_PARTY] = {"party", "parties", "parties.tsv", CELL(ID),
			     CELL(NAME) | CELL(FULL) | CELL(ALIASES), CELL_ALIASES},
	[GAZETTEER_STATE] = {"state", "states", "states.tsv", CELL(ID), PLACE_FORMS, CELL_ALIASES},
	[GAZETTEER_DISTRICT] = {"district", "districts", "districts.tsv", PLACE_CELLS, PLACE_FORMS,
				CELL_ALIASES},
	[GAZETTEER_SEAT] = {"seat", "seats", "seats.tsv", PLACE_CELLS, PLACE_FORMS, CELL_ALIASES},
	[GAZETTEER_TOWN] = {"town", "towns", "towns.tsv", PLACE_CELLS, PLACE_FORMS, CELL_ALIASES},
	[GAZETTEER_ORGANISATION] = {"organisation", "organisations", "organisations.tsv",
				    CLASS_CELLS, PLACE_FORMS, CELL_ALIASES},
	[GAZETTEER_OFFICE] = {"office", "offices", "offices.tsv", CLASS_CELLS, CELL(NAME),
			      CELL_NAME},
	[GAZETTEER_MODIFIER] = {"modifier", "modifiers", "modifiers.tsv", CLASS_CELLS, CELL(NAME),
				CELL_NAME},
	[GAZETTEER_ORGWORD] = {"orgword", "orgwords", "orgwords.tsv", CLASS_CELLS, CELL(NAME),
			       CELL_NAME},
	[GAZETTEER_NAME] = {"name", "names", "names.tsv", CLASS_CELLS, CELL(NAME), CELL_NAME},
	[GAZETTEER_WORD] = {"word", "words", "words.tsv", CLASS_CELLS, CELL(NAME), CELL_NAME},
	[GAZETTEER_GUARD] = {"guard", "guards", "guards.tsv", CLASS_CELLS | CELL(EVIDENCE),
			     CELL(NAME), CELL_EVIDENCE},
};
_Static_assert(sizeof kind_table / sizeof *kind_table == N_GAZETTEER_KINDS, "a file for each kind");

const char *gazetteer_kind_name(enum gazetteer_kind kind)
{
	return kind_table[kind].name;
}

bool gazetteer_kind_find(struct str name, enum gazetteer_kind *ret_kind)
{
	for (int i = 0; i < N_GAZETTEER_KINDS; i++)
		if (str_equal(name, str_from(kind_table[i].name)) ||
		    str_equal(name, str_from(kind_table[i].plural)) ||
		    str_equal(name, str_from(kind_table[i].file))) {
			*ret_kind = (enum gazetteer_kind)i;
			return true;
		}
	return false;
}

bool kind_column(struct str name, enum gazetteer_cell *ret_cell)
{
	static const struct {
		const char *name;
		enum gazetteer_cell cell;
	} columns[] = {
		{"id", CELL_ID},
		{"level", CELL_CLASS},
		{"kind", CELL_CLASS},
		{"class", CELL_CLASS},
		{"position", CELL_CLASS},
		{"name", CELL_NAME},
		{"form", CELL_NAME},
		{"forms", CELL_NAME},
		{"full", CELL_FULL},
		{"aliases", CELL_ALIASES},
		{"capitals", CELL_CAPITALS},
		{"latin", CELL_LATIN},
		{"state", CELL_STATES},
		{"states", CELL_STATES},
		{"meaning", CELL_MEANING},
		{"evidence", CELL_EVIDENCE},
	};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (str_equal(name, str_from(columns[i].name))) {
			*ret_cell = columns[i].cell;
			return true;
		}
	return false;
}

const char *kind_cell_name(enum gazetteer_cell cell)
{
	static const char *const names[] = {
		[CELL_ID] = "id",           [CELL_CLASS] = "kind",
		[CELL_NAME] = "name",       [CELL_FULL] = "full name",
		[CELL_ALIASES] = "alias",   [CELL_CAPITALS] = "capital",
		[CELL_LATIN] = "latin",     [CELL_STATES] = "state",
		[CELL_MEANING] = "meaning", [CELL_EVIDENCE] = "evidence",
	};
	_Static_assert(sizeof names / sizeof *names == N_GAZETTEER_CELLS, "a name for each cell");
	return names[cell];
}

bool kind_is_id(enum gazetteer_kind kind, struct str id)
{
	struct str state = STR("in-"), tail = id;
	size_t letters = 0;
	if (kind == GAZETTEER_STATE) {
		if (id.n != state.n + 2 || !catalog_same_id(str_slice(id, 0, state.n), state))
			return false;
		tail = str_slice(id, state.n, id.n);
	}
	for (size_t i = 0; i < tail.n; i++) {
		char c = tail.s[i];
		bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
		letters += letter;
		if (!letter && (kind == GAZETTEER_STATE || c < '0' || c > '9'))
			return false;
	}
	return letters > 0;
}

bool kind_cell_has(const struct gazetteer_row *row, enum gazetteer_cell cell, struct str text)
{
	struct str rest = row->cells[cell], piece;
	while (str_split(&rest, '|', &piece))
		if (str_equal(str_trim(piece), text))
			return true;
	return false;
}

int kind_sheet(enum gazetteer_kind kind, struct arena *arena, struct sheet *ret_sheet,
	       struct diag *diag)
{
	const char *path = str_printf(arena, "gazetteer/%s", kind_table[kind].file).s;
	struct str text;
	if (!asset_find(asset_table, path, &text))
		return err_origin(diag, "the program lacks its table '%s'", path);
	return sheet_start(path, text, NULL, ret_sheet, diag);
}

/*
 * Which names of the gazetteer the extractors cannot tell apart: the same words, by the same words
 * and nodes that they match with.
 */
#include "forms.h"

#include <stdlib.h>

#include "kinds.h"
#include "load.h"

static bool is_place(enum gazetteer_kind kind)
{
	return kind == GAZETTEER_DISTRICT || kind == GAZETTEER_SEAT || kind == GAZETTEER_TOWN;
}

static bool is_trap(const struct gazetteer_row *row)
{
	return row->kind == GAZETTEER_ORGANISATION &&
	       str_equal(row->cells[CELL_CLASS], STR("trap"));
}

static void collect_cell(struct forms *forms, uint32_t row, enum gazetteer_cell cell)
{
	struct str rest = forms->survey->rows[row].cells[cell], text;
	while (str_split(&rest, '|', &text)) {
		text = str_trim(text);
		uint32_t node = load_form(forms->gazetteer, &forms->gazetteer->entities, text);
		if (!node)
			continue;
		forms->at = mem_grow(forms->at, &forms->capacity, forms->n + 1, sizeof *forms->at);
		forms->at[forms->n++] = (struct form){node, row, cell, text};
	}
}

static int by_node(const void *a, const void *b)
{
	const struct form *left = a, *right = b;
	if (left->node != right->node)
		return left->node < right->node ? -1 : 1;
	if (left->row != right->row)
		return left->row < right->row ? -1 : 1;
	if (left->cell != right->cell)
		return left->cell < right->cell ? -1 : 1;
	return (left->text.s > right->text.s) - (left->text.s < right->text.s);
}

void forms_collect(struct gazetteer *gazetteer, const struct gazetteer_survey *survey,
		   struct forms *ret_forms)
{
	struct forms forms = {.survey = survey, .gazetteer = gazetteer};
	for (size_t row = 0; row < survey->n_rows; row++) {
		enum gazetteer_kind kind = survey->rows[row].kind;
		for (int cell = 0; cell < N_GAZETTEER_CELLS && kind <= GAZETTEER_ORGANISATION;
		     cell++)
			if (kind_table[kind].forms & 1u << cell)
				collect_cell(&forms, (uint32_t)row, (enum gazetteer_cell)cell);
	}
	if (forms.n)
		qsort(forms.at, forms.n, sizeof *forms.at, by_node);
	*ret_forms = forms;
}

void forms_done(struct forms *forms)
{
	forms->at = mem_free(forms->at);
	forms->n = forms->capacity = 0;
}

size_t forms_of(const struct forms *forms, uint32_t node, size_t *ret_n)
{
	size_t first = 0, end = forms->n;
	while (first < end) {
		size_t middle = first + (end - first) / 2;
		if (forms->at[middle].node < node)
			first = middle + 1;
		else
			end = middle;
	}
	for (end = first; end < forms->n && forms->at[end].node == node; end++)
		;
	*ret_n = end - first;
	return first;
}

const struct gazetteer_row *form_row(const struct forms *forms, const struct form *form)
{
	return &forms->survey->rows[form->row];
}

static uint32_t name_node(const struct forms *forms, const struct gazetteer_row *row)
{
	return load_form(forms->gazetteer, &forms->gazetteer->entities, row->cells[CELL_NAME]);
}

bool forms_same_entity(const struct forms *forms, const struct gazetteer_row *a,
		       const struct gazetteer_row *b)
{
	if (a->kind != b->kind || is_trap(a) != is_trap(b))
		return false;
	if (kind_table[a->kind].required & CELL(ID))
		return catalog_same_id(a->cells[CELL_ID], b->cells[CELL_ID]);
	return str_equal(a->cells[CELL_STATES], b->cells[CELL_STATES]) &&
	       name_node(forms, a) == name_node(forms, b);
}

bool forms_row_has(const struct forms *forms, const struct gazetteer_row *row, uint32_t node)
{
	struct gazetteer *gazetteer = forms->gazetteer;
	for (int cell = 0; cell < N_GAZETTEER_CELLS; cell++) {
		struct str rest = row->cells[cell], text;
		while (kind_table[row->kind].forms & 1u << cell && str_split(&rest, '|', &text))
			if (load_form(gazetteer, &gazetteer->entities, str_trim(text)) == node)
				return true;
	}
	return false;
}

static struct str state_of(const struct gazetteer_row *row)
{
	return row->cells[row->kind == GAZETTEER_STATE ? CELL_ID : CELL_STATES];
}

/* भाजयुमो is an organisation, and of the party that it is an alias of. */
static bool is_party_front(const struct gazetteer_row *a, const struct gazetteer_row *b)
{
	return a->kind == GAZETTEER_PARTY && b->kind == GAZETTEER_ORGANISATION && !is_trap(b);
}

bool forms_conflict(const struct forms *forms, const struct gazetteer_row *a,
		    const struct gazetteer_row *b)
{
	if (forms_same_entity(forms, a, b) || (is_trap(a) && is_trap(b)) || is_party_front(a, b) ||
	    is_party_front(b, a))
		return false;
	if (is_place(a->kind) && is_place(b->kind))
		return a->kind == b->kind && str_equal(state_of(a), state_of(b));
	if ((is_place(a->kind) && b->kind == GAZETTEER_STATE) ||
	    (is_place(b->kind) && a->kind == GAZETTEER_STATE))
		return !str_equal(state_of(a), state_of(b));
	return true;
}

void forms_row_key(const struct gazetteer_row *row, struct str name, struct buf *ret_key)
{
	struct str word;
	size_t offset = 0;
	bool classed = (row->kind == GAZETTEER_SEAT || row->kind > GAZETTEER_TOWN) &&
		       !(row->kind == GAZETTEER_ORGANISATION && !is_trap(row));
	buf_printf(ret_key, "%d\t%.*s\t%.*s", (int)row->kind,
		   STR_ARG(classed ? row->cells[CELL_CLASS] : STR_EMPTY),
		   STR_ARG(row->kind == GAZETTEER_PARTY ? STR_EMPTY : row->cells[CELL_STATES]));
	while (load_next(name, &offset, &word)) {
		buf_add_char(ret_key, '\t');
		gazetteer_key(word, ret_key);
	}
}

void forms_describe(const struct gazetteer_row *row, struct buf *ret_text)
{
	buf_printf(ret_text, "%s", is_trap(row) ? "trap" : gazetteer_kind_name(row->kind));
	if (row->cells[CELL_ID].n)
		buf_printf(ret_text, " %.*s", STR_ARG(row->cells[CELL_ID]));
	else
		buf_printf(ret_text, " '%.*s'", STR_ARG(row->cells[CELL_NAME]));
	if (is_place(row->kind))
		buf_printf(ret_text, " of %.*s", STR_ARG(row->cells[CELL_STATES]));
}

static bool is_guarded(const struct gazetteer *gazetteer, uint32_t node)
{
	const struct sense *sense = gazetteer_senses(gazetteer, &gazetteer->entities, node);
	while (sense && !sense->guard)
		sense = gazetteer_next(gazetteer, sense);
	return sense;
}

/* The word of a form that has just one; 0 if it has several. */
static uint32_t sole_word(struct gazetteer *gazetteer, struct str text)
{
	struct str word;
	uint32_t sole = 0;
	size_t offset = 0, n = 0;
	while (load_next(text, &offset, &word))
		if (n++ == 0)
			sole = load_word(gazetteer, word);
	return n == 1 ? sole : 0;
}

const char *forms_homograph(const struct forms *forms, uint32_t node, struct str text)
{
	struct gazetteer *gazetteer = forms->gazetteer;
	uint32_t word = sole_word(gazetteer, text), flags = gazetteer->flags.at[word];
	if (is_guarded(gazetteer, node))
		return NULL;
	if (flags & (WORD_NO_NAME | WORD_TITLE | WORD_SUFFIX))
		return "an ordinary word";
	if (flags & WORD_NAME)
		return "a person's name";
	const struct sense *office = gazetteer_senses(
		gazetteer, &gazetteer->grammar, load_form(gazetteer, &gazetteer->grammar, text));
	while (office && office->kind != SENSE_OFFICE)
		office = gazetteer_next(gazetteer, office);
	return office ? "an office" : NULL;
}

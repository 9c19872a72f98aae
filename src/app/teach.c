/* A name taught in the reader: into the user's gazetteer, then into the articles that have it; and
 * back. */
#include "teach.h"

#include <string.h>

#include "reading.h"
#include "surkhi/import/reprocess.h"

enum { READ_AT_ONCE = 1000 /* articles: about a second, while which nobody can type */ };

static void add_catalog(struct teaching *teaching, struct catalog *catalog)
{
	teaching->catalogs = mem_grow(teaching->catalogs, &teaching->capacity, teaching->n + 1,
				      sizeof *teaching->catalogs);
	teaching->catalogs[teaching->n++] = (struct teaching_catalog){catalog};
}

void teaching_init(struct teaching *teaching, struct app *app, struct store *store,
		   struct catalog *catalog)
{
	*teaching = (struct teaching){.app = app, .store = store};
	add_catalog(teaching, catalog);
}

void teaching_done(struct teaching *teaching)
{
	for (size_t i = 0; i < teaching->n; i++)
		catalog_close(teaching->catalogs[i].catalog);
	mem_free(teaching->catalogs);
	mem_free(teaching->rows);
	arena_done(&teaching->arena);
	*teaching = (struct teaching){.n = 0};
}

static void fail(struct ui *ui, const struct diag *diag)
{
	CLEANUP(buf_done) struct buf text = BUF_INIT(sizeof *diag);
	diag_format(diag, &text);
	ui_answer(ui, true, buf_str(&text));
}

static enum gazetteer_kind kind_of(const struct entity *entity)
{
	if (entity->kind == ENTITY_PARTY)
		return GAZETTEER_PARTY;
	if (entity->kind == ENTITY_STATE)
		return GAZETTEER_STATE;
	if (entity->kind == ENTITY_ORGANISATION)
		return GAZETTEER_ORGANISATION;
	if (str_equal(entity->place_kind, STR("district")))
		return GAZETTEER_DISTRICT;
	return str_equal(entity->place_kind, STR("constituency")) ? GAZETTEER_SEAT : GAZETTEER_TOWN;
}

/* A place or organisation that has no row yet gets one: a person has just said that it is one. */
static int write_row(struct teaching *teaching, const struct ui_lesson *asked,
		     struct gazetteer_taught *ret_taught, struct diag *diag)
{
	const struct entity *entity = &asked->entity;
	bool by_id = entity->kind == ENTITY_PARTY || entity->kind == ENTITY_STATE;
	struct gazetteer_lesson lesson = {
		.kind = kind_of(entity),
		.entity = by_id ? entity->id : entity->name,
		.state = entity->kind == ENTITY_PLACE ? entity->state : STR_EMPTY,
		.forms = &asked->alias,
		.n_forms = 1,
	};
	const struct catalog *catalog = teaching->catalogs[teaching->n - 1].catalog;
	const char *folder = teaching->app->paths.gazetteer;
	int error = gazetteer_teach(catalog, folder, &lesson, &teaching->arena, ret_taught, diag);
	if (error != GAZETTEER_E_UNKNOWN || by_id)
		return error;
	lesson.is_new = true;
	return gazetteer_teach(catalog, folder, &lesson, &teaching->arena, ret_taught, diag);
}

/* The articles that have the words. Without a catalog, so that no other names are looked for. */
static int find_articles(const struct teaching *teaching, struct str words,
			 struct selection *ret_selection, struct diag *diag)
{
	CLEANUP(buf_done) struct buf text = BUF_INIT(4 * GAZETTEER_FORM_MAXIMUM);
	CLEANUP(query_done) struct query query = {.root = NULL};
	buf_add_char(&text, '"');
	for (size_t i = 0; i < words.n; i++)
		buf_add_char(&text, words.s[i] == '"' ? ' ' : words.s[i]);
	buf_add_char(&text, '"');
	int error = query_parse(buf_str(&text), NULL, &query, diag);
	return error ? error
		     : store_select(teaching->store, &query, ORDER_NEWEST, ret_selection, diag);
}

static int read_again(const struct teaching *teaching, const struct reading *reading,
		      const struct bits *articles, struct reprocess_report *ret_report,
		      struct diag *diag)
{
	const struct import_options options = reading_options(reading, teaching->store);
	struct reprocess *reprocess;
	struct reprocess_event event;
	int got = reprocess_open(&options, articles, &reprocess, diag);
	if (got)
		return got;
	do
		got = reprocess_next(reprocess, &event, diag);
	while (got > 0);
	reprocess_report(reprocess, ret_report);
	reprocess_close(reprocess);
	return got;
}

/* The reader takes the new catalog; the rest of the reading is of no use any more. */
static void hand_over(struct teaching *teaching, struct reading *reading, struct ui *ui)
{
	ui_catalog(ui, reading->catalog);
	add_catalog(teaching, reading->catalog);
	reading->catalog = NULL;
}

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* What was taught, as its answer says it. */
static void report(struct buf *text, const struct gazetteer_taught *taught, size_t n_found,
		   const struct reprocess_report *done, struct str alias)
{
	if (taught->n_warnings)
		buf_printf(text, "taught, but %.*s", STR_ARG(taught->warnings[0].text));
	else if (n_found > READ_AT_ONCE)
		buf_printf(text, "taught; %zu articles have it: surkhi reprocess '\"%.*s\"'",
			   n_found, STR_ARG(alias));
	else
		buf_printf(text, "taught; %zu of %zu articles changed: line %lu of your %s",
			   done->counts[REPROCESS_CHANGED], n_found, taught->line,
			   name_of(taught->path));
}

static void report_forgotten(struct buf *text, size_t n_found, const struct reprocess_report *done,
			     struct str alias)
{
	if (n_found > READ_AT_ONCE)
		buf_printf(text, "forgotten; %zu articles have it: surkhi reprocess '\"%.*s\"'",
			   n_found, STR_ARG(alias));
	else
		buf_printf(text, "forgotten; %zu of %zu articles changed",
			   done->counts[REPROCESS_CHANGED], n_found);
}

/* The file has changed: the articles that have the words are read by it, and the reader goes on. */
static int take_effect(struct teaching *teaching, struct ui *ui, size_t receipt, struct diag *diag)
{
	CLEANUP(reading_done) struct reading reading = {.catalog = NULL};
	CLEANUP(selection_done) struct selection found = {.n = 0};
	CLEANUP(buf_done) struct buf text = BUF_INIT(4096);
	const struct ui_lesson *asked = ui_lesson(ui);
	struct reprocess_report done = {.total = 0};
	int error = reading_open(teaching->app->paths.gazetteer, &reading, diag);
	if (!error)
		error = find_articles(teaching, asked->alias, &found, diag);
	if (!error && found.n <= READ_AT_ONCE)
		error = read_again(teaching, &reading, &found.articles, &done, diag);
	if (error)
		return error;
	hand_over(teaching, &reading, ui);
	if (asked->forget)
		report_forgotten(&text, found.n, &done, asked->alias);
	else
		report(&text, &teaching->rows[receipt], found.n, &done, asked->alias);
	ui_taught(ui, receipt, buf_str(&text));
	return 0;
}

static size_t keep_row(struct teaching *teaching, const struct gazetteer_taught *taught)
{
	teaching->rows = mem_grow(teaching->rows, &teaching->rows_capacity, teaching->n_rows + 1,
				  sizeof *teaching->rows);
	teaching->rows[teaching->n_rows] = *taught;
	return teaching->n_rows++;
}

void teaching_answer(struct teaching *teaching, struct ui *ui)
{
	const struct ui_lesson *asked = ui_lesson(ui);
	struct gazetteer_taught taught = {.line = 0};
	struct diag diag = DIAG_INIT;
	size_t receipt = asked->receipt;
	int error = asked->forget ? gazetteer_forget(teaching->app->paths.gazetteer,
						     &teaching->rows[receipt], &diag)
				  : write_row(teaching, asked, &taught, &diag);
	if (!error && !asked->forget && taught.line == 0) {
		ui_answer(ui, false, STR("it is known by that name already"));
		return;
	}
	if (!error && !asked->forget)
		receipt = keep_row(teaching, &taught);
	if (!error)
		error = take_effect(teaching, ui, receipt, &diag);
	if (error)
		fail(ui, &diag);
}

/* surkhi show: one article as a person reads it, as JSON, as it came, or with its reasons. */
#include "app.h"
#include "json.h"
#include "surkhi/model/correction.h"
#include "surkhi/store/story.h"
#include "surkhi/text/utf8.h"
#include "surkhi/text/wrap.h"
#include "table.h"

enum { TEXT_CELLS = 88, FIELD_CELLS = 11, ORIGINAL_MAXIMUM = 64 << 20 };

struct showing {
	struct app *app;
	struct store *store;
	int (*show)(const struct showing *showing, const struct article *article);
};

/* Cells for text that stands so far from the left; comfortable to read, not as wide as can be. */
static size_t text_cells(size_t columns, size_t indent)
{
	if (columns > TEXT_CELLS)
		columns = TEXT_CELLS;
	return columns > indent ? columns - indent : 1;
}

/* A paragraph: wrapped on a terminal, rows below the first one indented; one line in a pipe. */
static void print_paragraph(const struct showing *showing, struct str text, size_t indent)
{
	FILE *out = showing->app->out;
	CLEANUP(arena_done) struct arena arena = {.blocks = NULL};
	struct wrap_row whole = {0, text.n}, *rows = &whole;
	size_t n = 1;
	if (showing->app->terminal)
		n = wrap_text(&width_models[0], text, text_cells(app_columns(showing->app), indent),
			      &arena, &rows);
	for (size_t i = 0; i < n; i++) {
		fprintf(out, "%*s", i ? (int)indent : 0, "");
		print_text(out, str_slice(text, rows[i].start, rows[i].end));
		putc('\n', out);
	}
}

static void print_bold(const struct showing *showing, struct str text)
{
	bool terminal = showing->app->terminal;
	fputs(terminal ? "\033[1m" : "", showing->app->out);
	print_paragraph(showing, text, 0);
	fputs(terminal ? "\033[0m" : "", showing->app->out);
}

static void print_field(const struct showing *showing, const char *name, struct str value)
{
	if (!value.n)
		return;
	fprintf(showing->app->out, "%-*s", FIELD_CELLS, name);
	print_paragraph(showing, value, FIELD_CELLS);
}

static void print_moment(const struct showing *showing, const char *name,
			 const struct moment *moment)
{
	char text[MOMENT_SIZE];
	moment_format(moment, text);
	print_field(showing, name, str_from(text));
}

static const char *const entity_headings[N_ENTITY_KINDS] = {
	[ENTITY_PARTY] = "parties", [ENTITY_STATE] = "states",        [ENTITY_PERSON] = "people",
	[ENTITY_PLACE] = "places",  [ENTITY_ORGANISATION] = "bodies",
};

static void add_entity(const struct entity *entity, struct buf *text)
{
	if (text->n)
		buf_add(text, STR(", "));
	buf_add(text, entity->name);
	if (entity->role.n || entity->party.n)
		buf_printf(text, " (%.*s%s%.*s)", STR_ARG(entity->role),
			   entity->role.n && entity->party.n ? ", " : "", STR_ARG(entity->party));
	if (entity->primary)
		buf_add_char(text, '*');
	buf_printf(text, " %u", entity->mentions);
}

static void print_entities(const struct showing *showing, const struct article *article)
{
	for (int kind = 0; kind < N_ENTITY_KINDS; kind++) {
		CLEANUP(buf_done) struct buf text = BUF_INIT(1 << 20);
		for (size_t i = 0; i < article->n_entities; i++)
			if ((int)article->entities[i].kind == kind)
				add_entity(&article->entities[i], &text);
		print_field(showing, entity_headings[kind], buf_str(&text));
	}
}

static void print_tags(const struct showing *showing, const struct article *article)
{
	CLEANUP(buf_done) struct buf text = BUF_INIT(1 << 20);
	for (size_t i = 0; i < article->n_tags; i++)
		buf_printf(&text, "%s%.*s", i ? ", " : "", STR_ARG(article->tags[i]));
	print_field(showing, "tags", buf_str(&text));
	print_field(showing, "note", article->note);
}

/* Others that tell the story, with how much of this article stands in each: "15 (96 %), 18 (40 %)".
 */
static int print_fellows(const struct showing *showing, const struct article *article,
			 struct diag *diag)
{
	CLEANUP(arena_done) struct arena arena = {.blocks = NULL};
	CLEANUP(buf_done) struct buf text = BUF_INIT(1 << 20);
	struct story_member *members = NULL;
	size_t n = 0;
	int error = article->story
			    ? store_story(showing->store, article->id, &arena, &members, &n, diag)
			    : 0;
	for (size_t i = 0; i < n && !error; i++)
		buf_printf(&text, "%s%lld (%.0f %%)", i ? ", " : "", (long long)members[i].id,
			   members[i].covered * 100);
	print_field(showing, "same story", buf_str(&text));
	return error;
}

static void print_body(const struct showing *showing, const struct article *article)
{
	FILE *out = showing->app->out;
	if (article->standfirst.n) {
		putc('\n', out);
		print_paragraph(showing, article->standfirst, 0);
	}
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		putc('\n', out);
		if (article->paragraphs[i].subhead)
			print_bold(showing, article->paragraphs[i].text);
		else
			print_paragraph(showing, article->paragraphs[i].text, 0);
	}
}

static int show_text(const struct showing *showing, const struct article *article)
{
	struct diag diag = DIAG_INIT;
	print_bold(showing, article->headline);
	putc('\n', showing->app->out);
	print_moment(showing, "published", &article->published);
	print_moment(showing, "updated", &article->updated);
	print_field(showing, "outlet", article->outlet);
	print_field(showing, "byline", article->byline);
	print_field(showing, "dateline", article->dateline);
	print_field(showing, "url", article->url);
	print_field(showing, "source", article->source);
	print_entities(showing, article);
	print_tags(showing, article);
	if (print_fellows(showing, article, &diag))
		return print_diag(&diag);
	print_body(showing, article);
	return STATUS_DONE;
}

static int show_json(const struct showing *showing, const struct article *article)
{
	json_print(showing->app->out, json_article(article));
	return STATUS_DONE;
}

/* The bytes as they were read; a terminal is not given bytes of strangers. */
static int show_bytes(const struct showing *showing, const struct article *article)
{
	struct diag diag = DIAG_INIT;
	CLEANUP(buf_done) struct buf bytes = BUF_INIT(ORIGINAL_MAXIMUM);
	struct str rest, line;
	if (store_original(showing->store, article->id, &bytes, &diag))
		return print_diag(&diag);
	rest = buf_str(&bytes);
	if (!showing->app->terminal)
		fwrite(rest.s, 1, rest.n, showing->app->out);
	else
		while (str_line(&rest, &line)) {
			print_text(showing->app->out, line);
			putc('\n', showing->app->out);
		}
	return STATUS_DONE;
}

static int show_lines(const struct showing *showing, const struct article *article)
{
	struct diag diag = DIAG_INIT;
	CLEANUP(arena_done) struct arena arena = {.blocks = NULL};
	struct line *lines;
	size_t n;
	if (store_lines(showing->store, article->id, &arena, &lines, &n, &diag))
		return print_diag(&diag);
	for (size_t i = 0; i < n; i++) {
		if (lines[i].kind == LINE_BLANK) {
			putc('\n', showing->app->out);
			continue;
		}
		fprintf(showing->app->out, "%-10s  ", line_kind_name(lines[i].kind));
		print_text(showing->app->out, lines[i].text);
		putc('\n', showing->app->out);
	}
	return STATUS_DONE;
}

/* What a person said: here or everywhere, what, of which entity, what it is instead. */
static void print_correction(FILE *out, const struct correction *correction)
{
	bool changes = correction->what == CORRECT_RETYPE || correction->what == CORRECT_MERGE;
	table_column(out, correction->article ? STR("here") : STR("everywhere"), 16);
	table_column(out, str_from(entity_kind_name(correction->entity.kind)), 13);
	table_column(out, correction->entity.name, 26);
	fprintf(out, " %s %s", correction_rule.s, correction_kind_name(correction->what));
	if (changes) {
		fprintf(out, " %s ", entity_kind_name(correction->to.kind));
		print_text(out, correction->to.name);
	}
	putc('\n', out);
}

/* One line a mention: where, the words, what they mean, the rule; then one a correction. */
static int show_why(const struct showing *showing, const struct article *article)
{
	FILE *out = showing->app->out;
	for (size_t i = 0; i < article->n_mentions; i++) {
		const struct mention *mention = &article->mentions[i];
		const struct entity *entity = &article->entities[mention->entity];
		struct str text = article_text(article, mention->field, mention->paragraph);
		char where[64];
		snprintf(where, sizeof where, "%s %u:%zu", field_name(mention->field),
			 mention->paragraph + 1,
			 utf8_count(str_slice(text, 0, mention->start)) + 1);
		table_column(out, str_from(where), 16);
		table_column(out, str_from(entity_kind_name(entity->kind)), 13);
		table_column(out, entity->name, 26);
		putc(' ', out);
		table_column(out, mention_text(article, mention), 26);
		putc(' ', out);
		print_text(out, mention->rule);
		putc('\n', out);
	}
	for (size_t i = 0; i < article->n_corrections; i++)
		print_correction(out, &article->corrections[i]);
	return STATUS_DONE;
}

static int show_one(const struct showing *showing, int64_t id)
{
	struct diag diag = DIAG_INIT;
	CLEANUP(arena_done) struct arena arena = {.blocks = NULL};
	struct article article;
	int error = store_article(showing->store, id, &arena, &article, &diag);
	if (error == STORE_E_MISSING) {
		print_error("no article %lld", (long long)id);
		return STATUS_NOTHING;
	}
	return error ? print_diag(&diag) : showing->show(showing, &article);
}

static int (*const forms[N_FORMATS])(const struct showing *, const struct article *) = {
	[FORMAT_TEXT] = show_text,
	[FORMAT_JSON] = show_json,
	[FORMAT_ORIGINAL] = show_bytes,
};

static int choose_form(struct app *app, struct showing *showing)
{
	enum format format;
	if (app_format(app, FORMAT(TEXT) | FORMAT(JSON) | FORMAT(ORIGINAL), FORMAT_TEXT, &format))
		return STATUS_ERROR;
	showing->show = forms[format];
	if (app->options.value[OPTION_ORIGINAL])
		showing->show = show_lines;
	if (app->options.value[OPTION_WHY])
		showing->show = show_why;
	return STATUS_DONE;
}

int command_show(struct app *app)
{
	const struct options *options = &app->options;
	CLEANUP(store_closep) struct store *store = NULL;
	struct showing showing = {.app = app};
	int64_t id;
	int status = STATUS_DONE;
	if (!options->n_operands)
		return print_error("show: no article's number (see surkhi help show)");
	if (choose_form(app, &showing) || app_store(app, STORE_READ, &store))
		return STATUS_ERROR;
	showing.store = store;
	for (size_t i = 0; i < options->n_operands && status != STATUS_ERROR; i++) {
		if (!app_id(options->operands[i], &id))
			return STATUS_ERROR;
		if (i && showing.show == show_text)
			fputs("\n────────\n\n", app->out);
		int result = show_one(&showing, id);
		status = result > status ? result : status;
	}
	return status;
}

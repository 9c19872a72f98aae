/*
 * surkhi gazetteer: the names that surkhi knows, and the user's own. What rows say and which are
 * wrong is known to extract; here are words for it.
 */
#include "gazetteer-list.h"

#include <string.h>

static int check(struct app *app)
{
	struct gazetteer_survey survey;
	size_t own = 0;
	if (app->options.n_operands)
		return print_error("gazetteer check: '%s' is one operand too many",
				   app->options.operands[0]);
	gazetteer_survey(app->paths.gazetteer, &app->arena, &survey);
	gazetteer_check(app->paths.gazetteer, &app->arena, &survey);
	for (size_t i = 0; i < survey.n_findings; i++) {
		const struct gazetteer_finding *finding = &survey.findings[i];
		struct str place = finding->line ? str_printf(&app->arena, "%s:%lu", finding->path,
							      finding->line)
						 : str_from(finding->path);
		print_text(app->out, place);
		fputs(": ", app->out);
		print_text(app->out, finding->text);
		putc('\n', app->out);
	}
	for (size_t i = 0; i < survey.n_rows; i++)
		own += survey.rows[i].user;
	if (!survey.n_findings)
		fprintf(app->out, "%zu rows, %zu of them yours: nothing to mend\n", survey.n_rows,
			own);
	return survey.unreadable ? STATUS_ERROR : survey.n_findings ? STATUS_NOTHING : STATUS_DONE;
}

/* A state by whatever a person calls it; empty if the option is not given. */
static int read_state(const struct app *app, const struct catalog *catalog, struct str *ret_state)
{
	const char *name = app->options.value[OPTION_STATE];
	*ret_state = STR_EMPTY;
	if (!name)
		return STATUS_DONE;
	const struct catalog_entry *state = catalog_find(catalog, ENTITY_STATE, str_from(name));
	if (!state)
		return print_error("--state: no state is called '%s'", name);
	*ret_state = state->id;
	return STATUS_DONE;
}

static void report(struct app *app, const struct gazetteer_taught *taught)
{
	for (size_t i = 0; i < taught->n_warnings; i++)
		print_error("%.*s", STR_ARG(taught->warnings[i].text));
	print_text(app->out, taught->entity);
	if (!taught->line) {
		fputs(": known already\n", app->out);
		return;
	}
	fputs(": taught in ", app->out);
	print_text(app->out, str_from(taught->path));
	fprintf(app->out, ":%lu; surkhi reprocess reads what is stored again\n", taught->line);
}

static int teach(struct app *app, struct gazetteer_lesson *lesson)
{
	struct diag diag = DIAG_INIT;
	struct gazetteer_taught taught;
	CLEANUP(catalog_closep) struct catalog *catalog = NULL;
	if (!app->paths.gazetteer)
		return print_error("gazetteer: neither XDG_CONFIG_HOME nor HOME is set");
	if (app_catalog(app, &catalog) || read_state(app, catalog, &lesson->state))
		return STATUS_ERROR;
	int error =
		gazetteer_teach(catalog, app->paths.gazetteer, lesson, &app->arena, &taught, &diag);
	if (error > 0)
		return print_error("gazetteer add: %s", diag.text);
	if (error)
		return print_diag(&diag);
	report(app, &taught);
	return STATUS_DONE;
}

static int add(struct app *app)
{
	char **operands = app->options.operands;
	size_t n = app->options.n_operands;
	struct gazetteer_lesson lesson = {
		.is_new = app->options.value[OPTION_NEW],
		.anyway = app->options.value[OPTION_FORCE],
	};
	if (n < 3)
		return print_error("gazetteer add: KIND, the id or a name, and at least one ALIAS "
				   "(see surkhi help gazetteer)");
	if (!gazetteer_kind_find(str_from(operands[0]), &lesson.kind))
		return gazetteer_unknown_kind(operands[0]);
	lesson.entity = str_from(operands[1]);
	lesson.n_forms = n - 2;
	struct str *forms = arena_new(&app->arena, lesson.n_forms, sizeof *forms);
	for (size_t i = 0; i < lesson.n_forms; i++)
		forms[i] = str_from(operands[i + 2]);
	lesson.forms = forms;
	return teach(app, &lesson);
}

static const struct {
	const char *name;
	unsigned options; /* beyond those of every command */
	int (*run)(struct app *app);
} verbs[] = {
	{"list", OPTION(FORMAT), gazetteer_list},
	{"add", OPTION(STATE) | OPTION(NEW) | OPTION(FORCE), add},
	{"check", 0, check},
};

int command_gazetteer(struct app *app)
{
	const char *name = app->options.n_operands ? app->options.operands[0] : "list";
	size_t verb = 0;
	while (verb < sizeof verbs / sizeof *verbs && strcmp(verbs[verb].name, name) != 0)
		verb++;
	if (verb == sizeof verbs / sizeof *verbs)
		return print_error("gazetteer: no '%s': list, add or check", name);
	for (int i = 0; i < N_OPTIONS; i++)
		if (app->options.value[i] && !((OPTIONS_EVERY | verbs[verb].options) & 1u << i))
			return print_error("gazetteer %s takes no option '--%s'", name,
					   option_name((enum option)i));
	if (app->options.n_operands) {
		app->options.operands++;
		app->options.n_operands--;
	}
	return verbs[verb].run(app);
}

/*
 * surkhi doctor: looks at everything that can be wrong with a machine rather than with an article,
 * and says what to do about it.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "app/version.h"
#include "around.h"
#include "json.h"
#include "surkhi/extract/gazetteer.h"
#include "surkhi/ui/probe.h"

enum verdict { VERDICT_OK, VERDICT_WARNING, VERDICT_PROBLEM, N_VERDICTS };

static const char *const verdict_names[] = {
	[VERDICT_OK] = "ok",
	[VERDICT_WARNING] = "warning",
	[VERDICT_PROBLEM] = "problem",
};
_Static_assert(sizeof verdict_names / sizeof *verdict_names == N_VERDICTS, "a verdict is nameless");

struct doctor {
	struct app *app;
	json_t *findings; /* NULL: as text */
	enum verdict worst;
};

static void tell(struct doctor *doctor, enum verdict verdict, const char *what, const char *format,
		 ...) PRINTF(4, 5);

static void tell(struct doctor *doctor, enum verdict verdict, const char *what, const char *format,
		 ...)
{
	CLEANUP(buf_done) struct buf text = BUF_INIT(4096);
	va_list arguments;
	va_start(arguments, format);
	buf_vprintf(&text, format, arguments);
	va_end(arguments);
	if (verdict > doctor->worst)
		doctor->worst = verdict;
	if (doctor->findings) {
		json_array_append_new(doctor->findings,
				      json_pack("{s:s,s:s,s:o}", "verdict", verdict_names[verdict],
						"what", what, "text", json_text(buf_str(&text))));
		return;
	}
	fprintf(doctor->app->out, "%-8s %-10s ", verdict_names[verdict], what);
	print_text(doctor->app->out, buf_str(&text));
	putc('\n', doctor->app->out);
}

static const char *variable(const char *name)
{
	const char *value = getenv(name);
	return value ? value : "";
}

static void look_at_locale(struct doctor *doctor)
{
	const struct app *app = doctor->app;
	if (strcmp(app->codeset, "UTF-8") == 0 || strcmp(app->codeset, "utf8") == 0)
		tell(doctor, VERDICT_OK, "locale", "%s", app->codeset);
	else if (app->utf8)
		tell(doctor, VERDICT_WARNING, "locale",
		     "%s, so C.UTF-8 is used; set LANG=C.UTF-8 or another UTF-8 locale",
		     app->codeset);
	else
		tell(doctor, VERDICT_PROBLEM, "locale",
		     "%s, and there is no C.UTF-8; install a UTF-8 locale and set LANG to it",
		     app->codeset);
}

static void look_at_terminal(struct doctor *doctor)
{
	int rows, columns;
	const char *term = variable("TERM");
	if (!*term || strcmp(term, "dumb") == 0)
		tell(doctor, VERDICT_WARNING, "terminal",
		     "TERM is '%s': the reader needs a terminal that moves its cursor", term);
	else
		tell(doctor, VERDICT_OK, "terminal", "%s%s%s", term,
		     *variable("COLORTERM") ? ", COLORTERM " : "", variable("COLORTERM"));
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		tell(doctor, VERDICT_OK, "size", "no terminal here; the commands need none");
	else if (!terminal_size(STDOUT_FILENO, &rows, &columns))
		tell(doctor, VERDICT_WARNING, "size",
		     "the terminal does not say; try stty rows 24 columns 80");
	else
		tell(doctor, VERDICT_OK, "size", "%d rows, %d columns", rows, columns);
	tell(doctor, VERDICT_OK, "colours", "%s",
	     *variable("NO_COLOR") ? "none, as NO_COLOR asks" : "as the terminal has them");
}

/* What the terminal answered, or why it was not asked. */
static void look_at_widths(struct doctor *doctor)
{
	struct probe probe;
	const struct width_model *chosen = doctor->app->settings.widths;
	if (chosen)
		tell(doctor, VERDICT_OK, "widths", "model %s, as the settings say", chosen->name);
	if (chosen || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		if (!chosen)
			tell(doctor, VERDICT_OK, "widths", "measured when the reader starts");
		return;
	}
	probe_terminal(STDIN_FILENO, STDOUT_FILENO, false, &probe);
	if (!probe.answered)
		tell(doctor, VERDICT_WARNING, "widths",
		     "the terminal did not answer in %d ms: model A, which leaves gaps, is used; "
		     "width-model in the settings names another",
		     PROBE_WAIT);
	else if (probe.fit.unexplained > 1)
		tell(doctor, VERDICT_WARNING, "widths",
		     "%zu of %zu answers fit no model, '%s' among them: model A is used",
		     probe.fit.unexplained, n_fit_texts, fit_texts[probe.fit.first_unexplained]);
	else
		tell(doctor, VERDICT_OK, "widths",
		     "model %s, %zu of %zu answers explained, %.0f ms%s", probe.fit.model.name,
		     n_fit_texts - probe.fit.unexplained, n_fit_texts, probe.seconds * 1000,
		     probe.sized_text ? ", words sized as in print" : "");
	probe_done(&probe);
}

static void look_around(struct doctor *doctor)
{
	char around[AROUND_SIZE];
	if (around_differs(around))
		tell(doctor, VERDICT_WARNING, "around",
		     "tmux runs inside %s, which counts Hindi otherwise: the panes are stacked, so "
		     "that nothing stands right of it; outside tmux they stand side by side",
		     around);
	else if (*variable("TMUX") || *variable("STY"))
		tell(doctor, VERDICT_OK, "around",
		     "a multiplexer; if the columns of the reader are not straight, the terminal "
		     "around it counts otherwise: use layout = stacked");
}

static void look_at_settings(struct doctor *doctor)
{
	struct app *app = doctor->app;
	if (app_settings(app)) {
		tell(doctor, VERDICT_PROBLEM, "settings", "%s cannot be read", app->paths.config);
		return;
	}
	look_at_widths(doctor);
	look_around(doctor);
	tell(doctor, VERDICT_OK, "settings", "%s",
	     app->paths.config && !access(app->paths.config, R_OK) ? app->paths.config
								   : "the built-in ones");
}

static void look_at_gazetteer(struct doctor *doctor)
{
	struct app *app = doctor->app;
	struct gazetteer_survey survey;
	size_t own = 0;
	gazetteer_survey(app->paths.gazetteer, &app->arena, &survey);
	gazetteer_check(app->paths.gazetteer, &app->arena, &survey);
	for (size_t i = 0; i < survey.n_rows; i++)
		own += survey.rows[i].user;
	if (survey.n_findings)
		tell(doctor, survey.unreadable ? VERDICT_PROBLEM : VERDICT_WARNING, "gazetteer",
		     "%zu to mend; surkhi gazetteer check lists them", survey.n_findings);
	else if (own)
		tell(doctor, VERDICT_OK, "gazetteer", "%zu rows of your own in %s", own,
		     app->paths.gazetteer);
	else
		tell(doctor, VERDICT_OK, "gazetteer", "the built-in one");
}

static void look_into_store(struct doctor *doctor, struct store *store)
{
	struct diag diag = DIAG_INIT;
	struct store_health health;
	if (store_check(store, &health, &diag)) {
		tell(doctor, VERDICT_PROBLEM, "integrity", "%s", diag.text);
		return;
	}
	tell(doctor, VERDICT_OK, "articles", "%lld in %lld bytes, schema %d",
	     (long long)health.articles, (long long)health.bytes, health.schema);
	if (health.intact)
		tell(doctor, VERDICT_OK, "integrity", "archive and index are whole");
	else
		tell(doctor, VERDICT_PROBLEM, "integrity",
		     "%s; import the originals into a new one", health.problem);
	if (!store_writable(store))
		tell(doctor, VERDICT_WARNING, "writing",
		     "the archive or its folder cannot be written: no tags, no import");
}

static void look_at_store(struct doctor *doctor)
{
	struct diag diag = DIAG_INIT;
	struct store *store = NULL;
	const char *path = doctor->app->paths.store;
	if (!path) {
		tell(doctor, VERDICT_PROBLEM, "archive", "HOME is not set, so use --store FILE");
		return;
	}
	int error = store_open(path, STORE_WRITE, &store, &diag);
	if (error == STORE_E_MISSING) {
		tell(doctor, VERDICT_WARNING, "archive",
		     "none yet at %s; surkhi import FOLDER makes one", path);
	} else if (error) {
		tell(doctor, VERDICT_PROBLEM, "archive", "%s: %s", path, diag.text);
	} else {
		tell(doctor, VERDICT_OK, "archive", "%s", path);
		look_into_store(doctor, store);
	}
	store_close(store);
}

static void look_at_versions(struct doctor *doctor)
{
	tell(doctor, VERDICT_OK, "version", "surkhi %s, %s, ncurses %s, libunistring %d.%d",
	     SURKHI_VERSION, store_library(), NCURSES_VERSION, UNISTRING_VERSION >> 16,
	     UNISTRING_VERSION >> 8 & 0xff);
}

static void (*const examinations[])(struct doctor *doctor) = {
	look_at_versions, look_at_locale,    look_at_terminal,
	look_at_settings, look_at_gazetteer, look_at_store,
};

int command_doctor(struct app *app)
{
	enum format format;
	struct doctor doctor = {.app = app};
	if (app_format(app, FORMAT(TEXT) | FORMAT(JSON), FORMAT_TEXT, &format))
		return STATUS_ERROR;
	if (format == FORMAT_JSON)
		doctor.findings = json_array();
	for (size_t i = 0; i < sizeof examinations / sizeof *examinations; i++)
		examinations[i](&doctor);
	if (doctor.findings)
		json_print(app->out, doctor.findings);
	return doctor.worst == VERDICT_PROBLEM ? STATUS_ERROR : STATUS_DONE;
}

/* The stages of a run: descriptors, signals, locale, then the command. */
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"

/* A closed standard descriptor would be given to the next file opened: the store, say. */
static void open_descriptors(struct app *app)
{
	int fd = open("/dev/null", O_RDWR | O_NOCTTY);
	while (fd >= 0 && fd <= STDERR_FILENO)
		fd = open("/dev/null", O_RDWR | O_NOCTTY);
	if (fd > STDERR_FILENO)
		close(fd);
	app->out = stdout;
	app->terminal = isatty(STDOUT_FILENO);
}

/* A pipe that nobody reads and a limit on the size of files are errors of a write, not the end. */
static void set_signals(struct app *app)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGXFSZ, &ignore, NULL);
	(void)app;
}

static bool is_utf8(void)
{
	const char *codeset = nl_langinfo(CODESET);
	return strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0;
}

/* Numbers keep their point whatever the language: tsv and JSON are for programs. */
static void set_locale(struct app *app)
{
	setlocale(LC_ALL, "");
	const char *codeset = nl_langinfo(CODESET);
	app->codeset = arena_copy(&app->arena, codeset, strlen(codeset));
	if (!is_utf8())
		setlocale(LC_ALL, "C.UTF-8");
	app->utf8 = is_utf8();
	setlocale(LC_NUMERIC, "C");
}

static void (*const stages[])(struct app *app) = {open_descriptors, set_signals, set_locale};

int main(int argc, char **argv)
{
	struct app app = {.out = stdout};
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
		stages[i](&app);
	int status = app_run(&app, argc, argv);
	arena_done(&app.arena);
	return status;
}

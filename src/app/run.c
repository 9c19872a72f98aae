/* From the arguments to a command, and from its end to the exit status. */
#include <errno.h>
#include <string.h>

#include "app.h"

/* The first operand is a command if the table has it, unless it stands behind "--". */
static const struct command *choose_command(struct options *options)
{
	if (!options->n_operands || options->n_literal == options->n_operands)
		return &command_reader;
	for (const struct command *command = command_table; command->name; command++) {
		if (strcmp(command->name, options->operands[0]) != 0)
			continue;
		options->operands++;
		options->n_operands--;
		return command;
	}
	return &command_reader;
}

static int check_options(const struct app *app)
{
	for (int i = 0; i < N_OPTIONS; i++)
		if (app->options.value[i] && !(app->command->options & 1u << i))
			return print_error("'%s' takes no option '--%s' (see surkhi help %s)",
					   app->command->name, option_name((enum option)i),
					   app->command->name);
	return STATUS_DONE;
}

static int run_command(struct app *app)
{
	if (app->options.value[OPTION_VERSION]) {
		version_print(app->out);
		return STATUS_DONE;
	}
	if (app->options.value[OPTION_HELP]) {
		if (app->command == &command_reader)
			command_overview(app->out);
		else
			command_describe(app->out, app->command);
		return STATUS_DONE;
	}
	if (check_options(app))
		return STATUS_ERROR;
	if ((app->options.value[OPTION_CONFIG] || app->options.value[OPTION_WIDTH_MODEL]) &&
	    app_settings(app))
		return STATUS_ERROR;
	return app->command->run(app);
}

/*
 * Output that could not be written makes the run fail; but a reader that has seen enough, as
 * `head` does, is no failure and no news.
 */
static int finish_output(FILE *out, int status)
{
	errno = 0;
	bool failed = ferror(out) != 0;
	int error = fflush(out) ? errno : 0;
	if ((!failed && !error) || error == EPIPE)
		return status;
	/* An earlier write failed and its reason is gone: writing a byte again tells it. */
	if (!error && (putc('\n', out) == EOF || fflush(out)))
		error = errno;
	if (error == EPIPE)
		return status;
	return print_error("output: %s", error ? strerror(error) : "could not be written");
}

int app_run(struct app *app, int argc, char **argv)
{
	struct diag diag = DIAG_INIT;
	if (options_parse(argc, argv, &app->arena, &app->options, &diag))
		return print_diag(&diag);
	app->command = choose_command(&app->options);
	paths_find(&app->options, &app->arena, &app->paths);
	int status = run_command(app);
	settings_done(&app->settings);
	return finish_output(app->out, status);
}

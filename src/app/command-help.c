/* --help of surkhi and of its commands. */
#include <string.h>

#include "app.h"

void command_describe(FILE *out, const struct command *command)
{
	fprintf(out, "surkhi %s%s%s - %s\n\n", command->name, *command->synopsis ? " " : "",
		command->synopsis, command->summary);
	options_describe(out, command->options);
	if (*command->help)
		fprintf(out, "\n%s", command->help);
}

void command_overview(FILE *out)
{
	fputs("surkhi - a terminal reader for archives of Hindi political news\n\n"
	      "  surkhi [QUERY]   opens the reader\n"
	      "  surkhi COMMAND   (surkhi help COMMAND says more)\n\n",
	      out);
	for (const struct command *command = command_table; command->name; command++)
		fprintf(out, "  %-9s %s\n", command->name, command->summary);
	fputs("\noptions of every command:\n", out);
	options_describe(out, OPTIONS_EVERY);
	fputs("\nqueries, the same everywhere:\n"
	      "  party:bjp state:hp person:\"संजय दत्त\" tag:उपचुनाव date:2021-01..2021-08 is:unread\n"
	      "  \"मिशन रिपीट\" कार्यकर्त* -party:inc (a OR b)\n"
	      "  words also in Latin letters: kangres\n"
	      "  story:12 (what tells the same as article 12)  -is:copy (each story once)\n"
	      "\nstatus: 0 found or done, 1 nothing found, 2 error\n",
	      out);
}

int command_help(struct app *app)
{
	if (!app->options.n_operands) {
		command_overview(app->out);
		return STATUS_DONE;
	}
	for (const struct command *command = command_table; command->name; command++)
		if (strcmp(command->name, app->options.operands[0]) == 0) {
			command_describe(app->out, command);
			return STATUS_DONE;
		}
	return print_error("no command '%s' (see surkhi help)", app->options.operands[0]);
}

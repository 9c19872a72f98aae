#ifndef APP_OPTION_H
#define APP_OPTION_H

#include <stdbool.h>
#include <stdio.h>

#include "surkhi/base/err.h"
#include "surkhi/base/mem.h"

/* Options of all commands; which command takes which is in the command table. */
enum option {
	OPTION_STORE,
	OPTION_CONFIG,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_FORMAT,
	OPTION_LIMIT,
	OPTION_SORT,
	OPTION_BY,
	OPTION_QUERY,
	OPTION_ORIGINAL,
	OPTION_WHY,
	OPTION_PATH,
	OPTION_WIDTH_MODEL,
	OPTION_STATE,
	OPTION_NEW,
	OPTION_FORCE,
	N_OPTIONS
};

/* A set of options. */
#define OPTION(id)    (1u << OPTION_##id)
#define OPTIONS_EVERY (OPTION(STORE) | OPTION(CONFIG) | OPTION(HELP) | OPTION(VERSION))

const char *option_name(enum option option); /* without its dashes */

struct options {
	const char *value[N_OPTIONS]; /* NULL: not given; "" for one without a value */
	char **operands;              /* in arena, NULL behind the last */
	size_t n_operands;
	size_t n_literal; /* operands behind "--" */
};

/*
 * Reads argv[1] and on: `--name value`, `--name=value`, operands in any order, all behind `--`
 * operands. What begins with a single dash is an operand (a negated word, a tag to remove, standard
 * input); `-h` alone means --help. 0, or 1 with diag.
 */
int options_parse(int argc, char **argv, struct arena *arena, struct options *ret_options,
		  struct diag *diag);

/* The lines of --help for a set of options. */
void options_describe(FILE *out, unsigned set);

#endif

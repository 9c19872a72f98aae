/* The options table and its parser; getopt_long() would take -tag and -party:inc for options. */
#include "option.h"

#include <string.h>

#include "surkhi/base/str.h"

struct option_entry {
	const char *name;
	const char *argument; /* NULL: a flag */
	const char *help;
};

static const struct option_entry option_table[] = {
	[OPTION_STORE] = {"store", "FILE",
			  "the archive (default $SURKHI_STORE, then "
			  "$XDG_DATA_HOME/surkhi/archive.db)"},
	[OPTION_CONFIG] = {"config", "FILE",
			   "settings (default $XDG_CONFIG_HOME/surkhi/surkhi.ini)"},
	[OPTION_HELP] = {"help", NULL, "this help"},
	[OPTION_VERSION] = {"version", NULL, "version of surkhi and of its libraries"},
	[OPTION_FORMAT] = {"format", "NAME", "form of the output"},
	[OPTION_LIMIT] = {"limit", "N", "at most N articles"},
	[OPTION_SORT] = {"sort", "ORDER", "newest (default), oldest, imported or headline"},
	[OPTION_BY] = {"by", "FACETS", "of party,state,month,tag,outlet,person,place,org,role"},
	[OPTION_QUERY] = {"query", "QUERY", "the articles that answer QUERY"},
	[OPTION_ORIGINAL] = {"original", NULL,
			     "every line of the page with its kind, also what was left out"},
	[OPTION_WHY] = {"why", NULL, "every mention with the rule that found it"},
	[OPTION_WIDTH_MODEL] = {"width-model", "NAME",
				"how the terminal counts the cells of Devanagari: auto, A, B, D, "
				"E, F, T"},
	[OPTION_STATE] = {"state", "STATE", "of several places of one name, the one in STATE"},
	[OPTION_NEW] = {"new", NULL, "it is not known yet: make it"},
	[OPTION_FORCE] = {"force", NULL, "also an alias that something else has"},
	[OPTION_PATH] = {"path", NULL, "print the path of the sample archive, open nothing"},
};
_Static_assert(sizeof option_table / sizeof *option_table == N_OPTIONS, "an option has no row");

const char *option_name(enum option option)
{
	return option_table[option].name;
}

static int option_find(struct str name)
{
	for (int i = 0; i < N_OPTIONS; i++)
		if (str_equal(name, str_from(option_table[i].name)))
			return i;
	return -1;
}

/* One `--name…` at argv[*at]; *at stays at the last argument used. */
static int take_option(char **argv, int argc, int *at, struct options *options, struct diag *diag)
{
	struct str name, rest = str_from(argv[*at] + 2);
	str_split(&rest, '=', &name);
	int option = option_find(name);
	if (option < 0)
		return diag_set(diag, 1, "unknown option '--%.*s' (see surkhi --help)",
				STR_ARG(name));
	const char *value = rest.s; /* behind '='; NULL without one */
	if (!option_table[option].argument) {
		if (value)
			return diag_set(diag, 1, "option '--%.*s' takes no value", STR_ARG(name));
		value = "";
	} else if (!value && *at + 1 < argc) {
		value = argv[++*at];
	}
	if (!value || (option_table[option].argument && !*value))
		return diag_set(diag, 1, "option '--%.*s' needs a value: %s", STR_ARG(name),
				option_table[option].argument);
	options->value[option] = value;
	return 0;
}

int options_parse(int argc, char **argv, struct arena *arena, struct options *ret_options,
		  struct diag *diag)
{
	struct options options = {.n_operands = 0};
	options.operands = arena_new(arena, (size_t)argc + 1, sizeof *options.operands);
	for (int i = 1; i < argc; i++) {
		bool literal = strcmp(argv[i], "--") == 0;
		if (literal)
			options.n_literal = (size_t)(argc - i - 1);
		if (!literal && strncmp(argv[i], "--", 2) == 0) {
			if (take_option(argv, argc, &i, &options, diag))
				return 1;
			continue;
		}
		for (i += literal; i < argc; i++) {
			options.operands[options.n_operands++] = argv[i];
			if (!literal)
				break;
		}
	}
	if (options.n_operands && !options.n_literal &&
	    strcmp(options.operands[options.n_operands - 1], "-h") == 0 && options.n_operands <= 2)
		options.value[OPTION_HELP] = "";
	*ret_options = options;
	return 0;
}

void options_describe(FILE *out, unsigned set)
{
	for (int i = 0; i < N_OPTIONS; i++) {
		const struct option_entry *entry = &option_table[i];
		if (!(set & 1u << i))
			continue;
		int cells = fprintf(out, "  --%s%s%s", entry->name, entry->argument ? " " : "",
				    entry->argument ? entry->argument : "");
		fprintf(out, "%*s %s\n", cells < 18 ? 18 - cells : 1, "", entry->help);
	}
}

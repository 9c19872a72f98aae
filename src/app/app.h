#ifndef APP_APP_H
#define APP_APP_H

#include "option.h"
#include "paths.h"
#include "print.h"
#include "settings.h"
#include "surkhi/model/catalog.h"
#include "surkhi/store/select.h"
#include "surkhi/store/store.h"

/* One run of the program. */
struct command;

struct app {
	const struct command *command;
	struct options options;
	struct paths paths;
	struct arena arena;       /* lives as long as the run */
	FILE *out;                /* standard output */
	bool terminal;            /* out is one */
	const char *codeset;      /* of the environment's locale, before any fallback */
	bool utf8;                /* the locale in force is UTF-8 */
	struct settings settings; /* once app_settings() was called */
};

/*
 * A command. run() returns a status and has printed its own errors; operands are what follows the
 * command's name.
 */
struct command {
	const char *name;
	const char *synopsis;
	const char *summary;
	const char *help; /* text and examples below the options */
	unsigned options;
	int (*run)(struct app *app);
};

extern const struct command command_table[]; /* ends with a NULL name */
extern const struct command command_reader;  /* what runs when no command is named */

int command_import(struct app *app);
int command_list(struct app *app);
int command_show(struct app *app);
int command_search(struct app *app);
int command_count(struct app *app);
int command_tag(struct app *app);
int command_export(struct app *app);
int command_demo(struct app *app);
int command_doctor(struct app *app);
int command_gazetteer(struct app *app);
int command_help(struct app *app);
int command_read(struct app *app);
int command_reprocess(struct app *app);

void command_describe(FILE *out, const struct command *command); /* its --help */
void command_overview(FILE *out);                                /* surkhi --help */
void version_print(FILE *out);

/* Runs the program: everything but main()'s own stages. */
int app_run(struct app *app, int argc, char **argv);

/* The store, opened; STATUS_ERROR and a message that says what to do otherwise. */
int app_store(struct app *app, enum store_mode mode, struct store **ret_store);

/* The catalog with the user's own entries. */
int app_catalog(struct app *app, struct catalog **ret_catalog);

/* Reads the settings if they were not read yet; a file named by --config must be readable. */
int app_settings(struct app *app);

/* What a command that finds articles works on. */
struct found {
	struct catalog *catalog;
	struct store *store;
	struct query query;
	struct selection selection;
	size_t n; /* of the selection, not more than --limit */
};

/* Opens the store and answers a query, with --sort and --limit. found_done() in any case. */
int found_open(struct app *app, enum store_mode mode, struct str query, struct found *ret_found);
void found_suggest(const struct found *found); /* "did you mean", if it found nothing */
void found_done(struct found *found);

/* The ids of its n articles, in order; an array in app->arena. */
int found_ids(struct app *app, const struct found *found, uint32_t **ret_ids);

/* Parses a query; a bad one is a STATUS_ERROR with a message that points at the place. */
int app_parse(struct str text, const struct catalog *catalog, struct query *ret_query);

/* All operands as one query, blanks between. */
struct str app_query(struct app *app);

/* An operand as an article's id, from 1; false with a message. */
bool app_id(const char *operand, int64_t *ret_id);

/* Forms of output; which a command knows is a set, and the default is given. */
enum format {
	FORMAT_TABLE,
	FORMAT_TSV,
	FORMAT_JSON,
	FORMAT_JSONL,
	FORMAT_TEXT,
	FORMAT_ORIGINAL,
	N_FORMATS
};
#define FORMAT(id) (1u << FORMAT_##id)

int app_format(struct app *app, unsigned known, enum format otherwise, enum format *ret_format);

/* Cells of the terminal's rows, $COLUMNS before the terminal's own word; SIZE_MAX if it is none. */
size_t app_columns(const struct app *app);

/* The terminal's size of a descriptor; false if it is no terminal or does not say. */
bool terminal_size(int descriptor, int *ret_rows, int *ret_columns);

#endif

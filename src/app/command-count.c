/* surkhi count: how many articles answer a query, and how they spread over a facet's values. */
#include "app.h"
#include "json.h"
#include "table.h"

/* One facet's values in the selection; those that no article has are left out. */
struct tally {
	struct str name; /* as given to --by */
	struct facet_count *counts;
	size_t n;
	bool catalogued; /* values are ids of the catalog */
	enum entity_kind kind;
};

struct counting {
	struct app *app;
	struct found *found;
	struct arena *arena;
	struct tally *tallies;
	size_t n;
};

static int fill(struct counting *counting, struct tally *tally)
{
	struct diag diag = DIAG_INIT;
	enum facet facet;
	const struct found *found = counting->found;
	int error;
	if (str_equal(tally->name, STR("month"))) {
		error = store_months(found->store, &found->selection, counting->arena,
				     &tally->counts, &tally->n, &diag);
	} else if (facet_find(tally->name, &facet)) {
		tally->catalogued = facet == FACET_PARTY || facet == FACET_STATE;
		tally->kind = facet == FACET_PARTY ? ENTITY_PARTY : ENTITY_STATE;
		error = store_facets(found->store, facet, &found->selection, counting->arena,
				     &tally->counts, &tally->n, &diag);
	} else {
		return print_error("--by: unknown facet '%.*s': party, state, month, tag, outlet, "
				   "person, place, org or role",
				   STR_ARG(tally->name));
	}
	if (error)
		return print_diag(&diag);
	size_t kept = 0;
	for (size_t i = 0; i < tally->n; i++)
		if (tally->counts[i].count)
			tally->counts[kept++] = tally->counts[i];
	tally->n = kept;
	return STATUS_DONE;
}

static int fill_all(struct counting *counting, struct str by)
{
	struct str name;
	counting->tallies = arena_new(counting->arena, by.n + 1, sizeof *counting->tallies);
	while (str_split(&by, ',', &name)) {
		struct tally *tally = &counting->tallies[counting->n++];
		tally->name = str_trim(name);
		if (fill(counting, tally))
			return STATUS_ERROR;
	}
	return STATUS_DONE;
}

/* What a value is called, if that is more than the value itself. */
static struct str name_of(const struct counting *counting, const struct tally *tally, size_t i)
{
	const struct catalog_entry *entry = NULL;
	if (tally->catalogued)
		entry = catalog_entry(counting->found->catalog, tally->kind,
				      tally->counts[i].value);
	return entry ? entry->name : STR_EMPTY;
}

static void print_table(const struct counting *counting)
{
	FILE *out = counting->app->out;
	if (!counting->n)
		fprintf(out, "%zu\n", counting->found->selection.n);
	for (size_t t = 0; t < counting->n; t++) {
		const struct tally *tally = &counting->tallies[t];
		size_t digits = decimal_digits(counting->found->selection.n);
		if (counting->n > 1)
			fprintf(out, "%s%.*s\n", t ? "\n" : "", STR_ARG(tally->name));
		for (size_t i = 0; i < tally->n; i++) {
			struct str value = tally->counts[i].value;
			struct str name = name_of(counting, tally, i);
			fprintf(out, "%*zu  ", (int)digits, tally->counts[i].count);
			if (name.n)
				table_column(out, value, tally->kind == ENTITY_PARTY ? 10 : 6);
			table_last(out, name.n ? name : value.n ? value : STR("-"), SIZE_MAX);
			putc('\n', out);
		}
	}
}

static void print_tsv(const struct counting *counting)
{
	FILE *out = counting->app->out;
	if (!counting->n)
		fprintf(out, "%zu\n", counting->found->selection.n);
	for (size_t t = 0; t < counting->n; t++)
		for (size_t i = 0; i < counting->tallies[t].n; i++) {
			const struct tally *tally = &counting->tallies[t];
			tsv_field(out, tally->name, false);
			tsv_field(out, tally->counts[i].value, false);
			tsv_field(out, name_of(counting, tally, i), false);
			fprintf(out, "%zu\n", tally->counts[i].count);
		}
}

static json_t *tally_array(const struct counting *counting, const struct tally *tally)
{
	json_t *values = json_array();
	for (size_t i = 0; i < tally->n; i++) {
		struct str name = name_of(counting, tally, i);
		json_t *value = json_object();
		json_object_set_new(value, "value", json_text_or_null(tally->counts[i].value));
		if (name.n)
			json_object_set_new(value, "name", json_text(name));
		json_object_set_new(value, "count",
				    json_integer((json_int_t)tally->counts[i].count));
		json_array_append_new(values, value);
	}
	return values;
}

static void print_json(const struct counting *counting)
{
	json_t *object = json_object();
	json_object_set_new(object, "count",
			    json_integer((json_int_t)counting->found->selection.n));
	if (counting->n) {
		json_t *by = json_object();
		for (size_t t = 0; t < counting->n; t++) {
			const struct tally *tally = &counting->tallies[t];
			json_object_setn_new(by, tally->name.s, tally->name.n,
					     tally_array(counting, tally));
		}
		json_object_set_new(object, "by", by);
	}
	json_print(counting->app->out, object);
}

static void (*const forms[N_FORMATS])(const struct counting *counting) = {
	[FORMAT_TABLE] = print_table,
	[FORMAT_TSV] = print_tsv,
	[FORMAT_JSON] = print_json,
};

int command_count(struct app *app)
{
	enum format format;
	const char *by = app->options.value[OPTION_BY];
	CLEANUP(found_done) struct found found = {.n = 0};
	CLEANUP(arena_done) struct arena arena = {.blocks = NULL};
	struct counting counting = {.app = app, .found = &found, .arena = &arena};
	if (app_format(app, FORMAT(TABLE) | FORMAT(TSV) | FORMAT(JSON), FORMAT_TABLE, &format) ||
	    found_open(app, STORE_READ, app_query(app), &found) ||
	    (by && fill_all(&counting, str_from(by))))
		return STATUS_ERROR;
	found_suggest(&found);
	forms[format](&counting);
	return found.selection.n ? STATUS_DONE : STATUS_NOTHING;
}

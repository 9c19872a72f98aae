/* surkhi export: whole articles, one JSON object a line, by id so that two exports compare. */
#include "app.h"
#include "json.h"

static int export_one(struct app *app, struct found *found, int64_t id)
{
	struct arena arena = {.blocks = NULL};
	struct diag diag = DIAG_INIT;
	struct article article;
	int error = store_article(found->store, id, &arena, &article, &diag);
	if (!error)
		json_print(app->out, json_article(&article));
	arena_done(&arena);
	/* Gone since it was selected: another process may. */
	return error && error != STORE_E_MISSING ? print_diag(&diag) : STATUS_DONE;
}

int command_export(struct app *app)
{
	enum format format;
	CLEANUP(found_done) struct found found = {.n = 0};
	if (app_format(app, FORMAT(JSONL), FORMAT_JSONL, &format) ||
	    found_open(app, STORE_READ, app_query(app), &found))
		return STATUS_ERROR;
	size_t left = found.n;
	for (size_t id = 0; left && !ferror(app->out); id++, left--) {
		id = bits_next(&found.selection.articles, id);
		if (id == SIZE_MAX)
			break;
		if (export_one(app, &found, (int64_t)id))
			return STATUS_ERROR;
	}
	return found.n ? STATUS_DONE : STATUS_NOTHING;
}

/* surkhi tag: sets and removes tags of many articles in one transaction. */
#include "app.h"

#include <string.h>

#include "surkhi/store/edit.h"

/* The operands, sorted out. */
struct tagging {
	struct edit *tags; /* text and on; article is filled in later */
	size_t n_tags;
	int64_t *ids;
	size_t n_ids;
};

static int add_tag(struct app *app, struct tagging *tagging, const char *operand)
{
	struct diag diag = DIAG_INIT;
	CLEANUP(buf_done) struct buf name = BUF_INIT(4 * TAG_MAXIMUM);
	if (!tag_normalise(str_from(operand + 1), &name, &diag))
		return print_error("tag '%s': %s", operand, diag.text);
	tagging->tags[tagging->n_tags++] =
		(struct edit){.kind = EDIT_TAG,
			      .text = str_copy(&app->arena, buf_str(&name)),
			      .on = operand[0] == '+'};
	return STATUS_DONE;
}

static int sort_operands(struct app *app, struct tagging *tagging)
{
	size_t n = app->options.n_operands;
	tagging->tags = arena_new(&app->arena, n + 1, sizeof *tagging->tags);
	tagging->ids = arena_new(&app->arena, n + 1, sizeof *tagging->ids);
	for (size_t i = 0; i < n; i++) {
		const char *operand = app->options.operands[i];
		if (operand[0] == '+' || operand[0] == '-') {
			if (add_tag(app, tagging, operand))
				return STATUS_ERROR;
		} else if (!app_id(operand, &tagging->ids[tagging->n_ids++])) {
			return STATUS_ERROR;
		}
	}
	if (!tagging->n_tags)
		return print_error("tag: no +TAG or -TAG given (see surkhi help tag)");
	if (!tagging->n_ids == !app->options.value[OPTION_QUERY])
		return print_error("tag: give either articles' numbers or --query QUERY");
	return STATUS_DONE;
}

/* The articles meant, as ids in tagging. */
static int take_selection(struct app *app, const struct found *found, struct tagging *tagging)
{
	uint32_t *ids;
	if (found_ids(app, found, &ids))
		return STATUS_ERROR;
	tagging->ids = arena_new(&app->arena, found->n + 1, sizeof *tagging->ids);
	for (size_t i = 0; i < found->n; i++)
		tagging->ids[i] = ids[i];
	tagging->n_ids = found->n;
	return STATUS_DONE;
}

static void report(struct app *app, const struct tagging *tagging, const struct edit *changed,
		   size_t n)
{
	for (size_t t = 0; t < tagging->n_tags; t++) {
		const struct edit *tag = &tagging->tags[t];
		size_t count = 0;
		for (size_t i = 0; i < n; i++)
			count += changed[i].on == tag->on && str_equal(changed[i].text, tag->text);
		fprintf(app->out, "%s %zu article%s: %c", tag->on ? "tagged" : "untagged", count,
			count == 1 ? "" : "s", tag->on ? '+' : '-');
		print_text(app->out, tag->text);
		putc('\n', app->out);
	}
}

static int apply(struct app *app, struct store *store, const struct tagging *tagging)
{
	struct diag diag = DIAG_INIT;
	struct edit *changed;
	size_t n_edits = 0, n_changed;
	struct edit *edits =
		arena_new(&app->arena, tagging->n_ids * tagging->n_tags, sizeof *edits);
	for (size_t i = 0; i < tagging->n_ids; i++)
		for (size_t t = 0; t < tagging->n_tags; t++) {
			edits[n_edits] = tagging->tags[t];
			edits[n_edits++].article = tagging->ids[i];
		}
	int error = edit_apply(store, edits, n_edits, &app->arena, &changed, &n_changed, &diag);
	if (error) {
		print_diag(&diag);
		return error == STORE_E_MISSING ? STATUS_NOTHING : STATUS_ERROR;
	}
	report(app, tagging, changed, n_changed);
	return STATUS_DONE;
}

int command_tag(struct app *app)
{
	struct tagging tagging = {.n_tags = 0};
	CLEANUP(found_done) struct found found = {.n = 0};
	if (sort_operands(app, &tagging))
		return STATUS_ERROR;
	const char *query = app->options.value[OPTION_QUERY];
	if (found_open(app, STORE_WRITE, str_from(query), &found))
		return STATUS_ERROR;
	if (query && take_selection(app, &found, &tagging))
		return STATUS_ERROR;
	if (!tagging.n_ids)
		return STATUS_NOTHING;
	return apply(app, found.store, &tagging);
}

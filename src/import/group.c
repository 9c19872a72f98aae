/* From records to rows in three steps, of which the second is nearly all the work. */
#include "group.h"

#include "pool.h"
#include "record.h"
#include "surkhi/store/edit.h"

static int intake_open(struct intake *intake, const struct import_options *options,
		       struct diag *diag)
{
	*intake = (struct intake){.options = *options};
	intake->options.store = NULL;
	intake->options.scratch = scratch_new();
	return store_beside(options->store, &intake->options.store, diag);
}

int intakes_open(const struct import_options *options, size_t at_most, struct intake **ret_intakes,
		 size_t *ret_n, struct diag *diag)
{
	size_t wanted = options->threads ? options->threads : pool_processors(INTAKES_MAXIMUM);
	size_t n = 0;
	int failed = 0;
	wanted = wanted < at_most ? wanted : at_most;
	*ret_intakes = mem_new(wanted, sizeof **ret_intakes);
	while (!failed && n < wanted)
		failed = intake_open(&(*ret_intakes)[n++], options, diag);
	*ret_n = n;
	return failed ? ERR_FATAL : 0;
}

void intakes_close(struct intake *intakes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		store_close(intakes[i].options.store);
		scratch_free(intakes[i].options.scratch);
		arena_done(&intakes[i].bytes);
		arena_done(&intakes[i].reading);
	}
	mem_free(intakes);
}

static struct diag *keep_why(struct group *group, const struct diag *why)
{
	struct diag *kept = arena_new(&group->arena, 1, sizeof *kept);
	*kept = *why;
	return kept;
}

/* A record of several is told by its file and line. */
static void refuse(struct group *group, struct entry *entry, struct str file, struct diag *why)
{
	entry->event.what = IMPORT_REFUSED;
	entry->why = keep_why(group, why);
	struct str path = file.n ? str_copy(&group->arena, file) : entry->event.source;
	diag_at(entry->why, 1, path.s, why->line, file.n ? 0 : why->column);
}

static void keep_record(struct intake *intake, struct record *kept, const struct record *record)
{
	*kept = *record;
	kept->source = str_copy(&intake->bytes, record->source);
	kept->bytes = str_copy(&intake->bytes, record->bytes);
	kept->file = record->file.n ? str_copy(&intake->bytes, record->file) : STR_EMPTY;
}

/* Takes the next record; false at the end. */
static bool take(struct group *group, struct intake *intake, struct supply *supply)
{
	struct record record;
	struct diag why = DIAG_INIT;
	enum supplied got = supply_next(supply, &record, &why);
	if (got == SUPPLY_END || got == SUPPLY_NOTHING)
		return got == SUPPLY_NOTHING;
	struct entry *entry = &group->entries[group->n];
	*entry = (struct entry){.event.source = str_copy(&group->arena, record.source)};
	keep_record(intake, &intake->records[group->n++], &record);
	group->bytes += record.bytes.n;
	if (got == SUPPLY_PASSED)
		entry->event.what = IMPORT_PASSED;
	else if (got == SUPPLY_REFUSED)
		refuse(group, entry, STR_EMPTY, &why);
	else
		entry->event.what = IMPORT_ADDED; /* as far as anybody knows */
	return true;
}

bool group_take(struct group *group, struct intake *intake, struct supply *supply)
{
	arena_clear(&intake->bytes);
	group->n = group->bytes = 0;
	while (group->n < GROUP_RECORDS && group->bytes < GROUP_BYTES &&
	       take(group, intake, supply))
		;
	group->files_done = supply->files_done;
	group->bytes_done = supply_bytes(supply);
	return group->n > 0;
}

/* Of an article that surkhi exported; NULL if nobody made anything of it. */
static const struct article *keep_handmade(struct arena *arena, const struct article *article)
{
	if (!article->n_tags && !article->starred && !article->read && !article->note.n &&
	    !article->n_corrections)
		return NULL;
	struct article *kept = arena_new(arena, 1, sizeof *kept);
	struct correction *corrections =
		arena_new(arena, article->n_corrections, sizeof *corrections);
	*kept = (struct article){
		.starred = article->starred,
		.read = article->read,
		.note = str_copy(arena, article->note),
		.tags = arena_new(arena, article->n_tags, sizeof *kept->tags),
		.n_tags = article->n_tags,
		.corrections = corrections,
		.n_corrections = article->n_corrections,
	};
	for (size_t i = 0; i < kept->n_tags; i++)
		kept->tags[i] = str_copy(arena, article->tags[i]);
	for (size_t i = 0; i < kept->n_corrections; i++)
		corrections[i] = *correction_copy(&article->corrections[i], arena);
	return kept;
}

/* False if there is no article in it for us. */
static bool read_record(struct group *group, struct entry *entry, struct intake *intake,
			const struct record *record, struct article *ret_article)
{
	struct diag why = DIAG_INIT;
	int failed = record_read(&intake->options, record, &intake->reading, ret_article, &why);
	if (failed == RECORD_E_PASSED || (failed == RECORD_E_FOREIGN && record->met)) {
		entry->event.what = IMPORT_PASSED;
		return false;
	}
	if (failed) {
		why.line = record->line;
		refuse(group, entry, record->file, &why);
		return false;
	}
	if (!ret_article->imported.year)
		ret_article->imported = intake->options.now;
	return true;
}

/* Which records are there already, byte for byte: spares a second import all other work. */
static int look_up(struct group *group, struct intake *intake,
		   struct store_page ret_pages[static GROUP_RECORDS], struct diag *diag)
{
	for (size_t i = 0; i < group->n; i++)
		ret_pages[i] = (struct store_page){.bytes = intake->records[i].bytes};
	int failed = store_known(intake->options.store, ret_pages, group->n, diag);
	for (size_t i = 0; i < group->n && !failed; i++)
		if (group->entries[i].event.what == IMPORT_ADDED && ret_pages[i].known)
			group->entries[i].event.what = IMPORT_KNOWN;
	return failed;
}

/*
 * One step for all articles, then the next: words, patterns, names and packing have each their own
 * tables, which the processor's cache has no room for at once.
 */
static int read_articles(struct group *group, struct intake *intake,
			 const struct store_page pages[static GROUP_RECORDS], struct diag *diag)
{
	struct entry *entries[GROUP_RECORDS];
	struct store_incoming incoming[GROUP_RECORDS];
	size_t n = 0;
	arena_clear(&intake->reading);
	struct article *articles = arena_new(&intake->reading, group->n, sizeof *articles);
	for (size_t i = 0; i < group->n; i++) {
		struct entry *entry = &group->entries[i];
		if (entry->event.what != IMPORT_ADDED ||
		    !read_record(group, entry, intake, &intake->records[i], &articles[n]))
			continue;
		incoming[n] = (struct store_incoming){&articles[n], &pages[i], NULL};
		entries[n++] = entry;
	}
	for (size_t i = 0; i < n; i++)
		record_extract(&intake->options, &intake->reading, &articles[i]);
	int failed = store_prepare(intake->options.store, incoming, n, &group->arena, diag);
	for (size_t i = 0; i < n && !failed; i++) {
		entries[i]->parcel = incoming[i].parcel;
		entries[i]->handmade = keep_handmade(&group->arena, &articles[i]);
	}
	return failed;
}

void group_work(struct group *group, struct intake *intake)
{
	struct store_page pages[GROUP_RECORDS];
	struct diag why = DIAG_INIT;
	int failed = look_up(group, intake, pages, &why);
	if (!failed)
		failed = read_articles(group, intake, pages, &why);
	group->failed = failed ? keep_why(group, &why) : NULL;
}

bool group_writes(const struct group *group)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->entries[i].parcel)
			return true;
	return false;
}

/*
 * What a person had made of an article where it was exported. One that was here before only gets
 * the tags: what it has of its own is not touched.
 */
static int put_handmade(struct arena *arena, struct store *store, const struct entry *entry,
			struct diag *diag)
{
	const struct article *made = entry->handmade;
	bool new = entry->event.what == IMPORT_ADDED;
	size_t n_edits = made->n_tags + made->n_corrections + 3;
	struct edit *edits = arena_new(arena, n_edits, sizeof *edits), *changed;
	size_t n = 0, n_changed;
	for (size_t i = 0; i < made->n_tags; i++)
		edits[n++] = (struct edit){EDIT_TAG, .text = made->tags[i], .on = true};
	if (new && made->starred)
		edits[n++] = (struct edit){EDIT_STAR, .on = true};
	if (new && made->read)
		edits[n++] = (struct edit){EDIT_READ, .on = true};
	if (new && made->note.n)
		edits[n++] = (struct edit){EDIT_NOTE, .text = made->note};
	for (size_t i = 0; new &&i < made->n_corrections; i++) {
		struct correction *correction = correction_copy(&made->corrections[i], arena);
		correction->article = entry->event.id;
		edits[n++] =
			(struct edit){.kind = EDIT_CORRECT, .on = true, .correction = correction};
	}
	for (size_t i = 0; i < n; i++)
		edits[i].article = entry->event.id;
	return n ? edit_apply(store, edits, n, arena, &changed, &n_changed, diag) : 0;
}

int group_write(struct group *group, struct store *store, struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < group->n && !failed; i++) {
		struct entry *entry = &group->entries[i];
		enum store_put put = STORE_ADDED;
		if (!entry->parcel)
			continue;
		failed = store_put_parcel(store, entry->parcel, &put, &entry->event.id, diag);
		entry->event.what = put == STORE_ADDED ? IMPORT_ADDED : IMPORT_KNOWN;
		if (!failed && entry->handmade)
			failed = put_handmade(&group->arena, store, entry, diag);
	}
	return failed ? ERR_FATAL : 0;
}

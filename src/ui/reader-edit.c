/*
 * What a person does to articles by hand: one list of edits an act, applied in one transaction,
 * kept for undo, and told in the bottom row with the number of articles that it changed.
 */
#include "reader.h"

enum { TAGS_MAXIMUM = 64 /* in one prompt */, TAGS_SIZE = 4096, WHAT_SIZE = 1024 };

/* What an edit list does, for the message: "tagged 3 articles: उपचुनाव". */
struct act_name {
	const char *before, *behind; /* the number of articles */
	struct str detail;           /* empty: none */
};

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

void reader_targets(const struct reader *reader, struct selection *ret_targets)
{
	int64_t id = reader_id(reader, reader->list.cursor);
	if (reader_marked(reader))
		bits_copy(&ret_targets->articles, &reader->marks);
	else if (id)
		bits_put(&ret_targets->articles, (size_t)id);
	ret_targets->n = bits_count(&ret_targets->articles);
}

struct str reader_targets_name(const struct reader *reader, struct arena *arena)
{
	size_t n = reader_marked(reader);
	return n ? str_printf(arena, "%zu marked article%s", n, plural(n)) : STR("this article");
}

/* Articles among the edits; those of one article stand together. */
static size_t count_articles(const struct edit *edits, size_t n)
{
	size_t articles = 0;
	for (size_t i = 0; i < n; i++)
		articles += i == 0 || edits[i].article != edits[i - 1].article;
	return articles;
}

/* What shows of the articles is no longer so. */
static void changed(struct reader *reader)
{
	reader->page_n = 0;
	reader->page = NULL;
	reader->has_article = false;
}

static bool write_edits(struct reader *reader, const struct edit *edits, size_t n,
			struct arena *arena, struct edit **ret_changed, size_t *ret_n)
{
	struct diag diag = DIAG_INIT;
	int error = STORE_E_READ_ONLY;
	if (store_writable(reader->store))
		error = edit_apply(reader->store, edits, n, arena, ret_changed, ret_n, &diag);
	if (error == STORE_E_READ_ONLY)
		reader_fail(reader, "the store is read-only");
	else if (error)
		reader_fail(reader, "%s", diag.text);
	return error == 0;
}

static bool apply(struct reader *reader, const struct edit *edits, size_t n, struct arena *arena,
		  struct edit **ret_changed, size_t *ret_n)
{
	if (!write_edits(reader, edits, n, arena, ret_changed, ret_n))
		return false;
	reader->version = store_version(reader->store);
	changed(reader);
	return true;
}

static void say_done(struct reader *reader, struct str what)
{
	struct arena arena = {0};
	struct str key = reader_key(reader, ACTION_UNDO, &arena);
	if (key.n && reader->hindi_last)
		reader_say(reader, "(%.*s undoes)  %.*s", STR_ARG(key), STR_ARG(what));
	else if (key.n)
		reader_say(reader, "%.*s  (%.*s undoes)", STR_ARG(what), STR_ARG(key));
	else
		reader_say(reader, "%.*s", STR_ARG(what));
	arena_done(&arena);
}

/* Returns how many articles were changed, or SIZE_MAX when it failed and said why. */
static size_t act(struct reader *reader, const struct edit *edits, size_t n, struct act_name name)
{
	struct arena arena = {0};
	struct edit *done;
	size_t n_done, articles = SIZE_MAX;
	if (n == 0)
		reader_fail(reader, "there is no article");
	else if (apply(reader, edits, n, &arena, &done, &n_done)) {
		articles = count_articles(done, n_done);
		struct buf what = BUF_INIT(WHAT_SIZE);
		buf_printf(&what, "%s %zu article%s%s", name.before, articles, plural(articles),
			   name.behind);
		if (name.detail.n)
			buf_printf(&what, ": %.*s", STR_ARG(name.detail));
		if (articles) {
			undo_push(&reader->undo, buf_str(&what), done, n_done);
			say_done(reader, buf_str(&what));
		}
		buf_done(&what);
	}
	arena_done(&arena);
	return articles;
}

bool reader_apply(struct reader *reader, const struct edit *edits, size_t n, struct str what)
{
	struct arena arena = {0};
	struct edit *done;
	size_t n_done = 0;
	if (apply(reader, edits, n, &arena, &done, &n_done) && n_done) {
		undo_push(&reader->undo, what, done, n_done);
		say_done(reader, what);
	}
	arena_done(&arena);
	return n_done > 0;
}

/* An edit of each target for each text. */
static size_t make_edits(const struct selection *targets, const struct edit *model,
			 const struct str *texts, size_t n_texts, struct arena *arena,
			 struct edit **ret_edits)
{
	struct edit *edits = arena_new(arena, targets->n * n_texts + 1, sizeof *edits);
	size_t n = 0;
	for (size_t id = bits_next(&targets->articles, 0); id != SIZE_MAX;
	     id = bits_next(&targets->articles, id + 1))
		for (size_t i = 0; i < n_texts; i++) {
			edits[n] = *model;
			edits[n].article = (int64_t)id;
			edits[n++].text = texts[i];
		}
	*ret_edits = edits;
	return n;
}

/* The tags that a person typed, as they are kept. */
static int parse_tags(struct str typed, struct arena *arena, struct str *tags, size_t *ret_n,
		      struct diag *diag)
{
	struct str piece;
	size_t n = 0;
	while (str_split(&typed, ',', &piece)) {
		struct buf tag = BUF_INIT(TAGS_SIZE);
		if (str_trim(piece).n == 0)
			continue;
		if (n == TAGS_MAXIMUM)
			return diag_set(diag, 1, "more than %d tags", TAGS_MAXIMUM);
		if (!tag_normalise(piece, &tag, diag)) {
			buf_done(&tag);
			return 1;
		}
		tags[n++] = str_copy(arena, buf_str(&tag));
		buf_done(&tag);
	}
	*ret_n = n;
	return n ? 0 : diag_set(diag, 1, "no tag typed");
}

static struct str join(const struct str *tags, size_t n, struct arena *arena)
{
	struct buf text = BUF_INIT(TAGS_SIZE);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add(&text, STR(", "));
		buf_add(&text, tags[i]);
	}
	struct str joined = str_copy(arena, buf_str(&text));
	buf_done(&text);
	return joined;
}

int reader_tag(struct reader *reader, struct str typed, bool add, struct diag *diag)
{
	struct arena arena = {0};
	struct str tags[TAGS_MAXIMUM];
	size_t n;
	int error = parse_tags(typed, &arena, tags, &n, diag);
	if (!error) {
		struct selection targets = {0};
		struct edit *edits;
		reader_targets(reader, &targets);
		size_t n_edits = make_edits(&targets, &(struct edit){.kind = EDIT_TAG, .on = add},
					    tags, n, &arena, &edits);
		struct act_name name = {add ? "tagged" : "untagged", "", join(tags, n, &arena)};
		if (act(reader, edits, n_edits, name) == 0)
			reader_say(reader,
				   add ? "tagged so already: %.*s" : "no such tag on it: %.*s",
				   STR_ARG(name.detail));
		selection_done(&targets);
	}
	arena_done(&arena);
	return error;
}

/* Sets on all targets; if it was set on all, clears it on all. */
static void toggle(struct reader *reader, enum edit_kind kind, struct act_name on,
		   struct act_name off)
{
	struct arena arena = {0};
	struct selection targets = {0};
	struct str none = STR_EMPTY;
	struct edit *edits;
	reader_targets(reader, &targets);
	size_t n = make_edits(&targets, &(struct edit){.kind = kind, .on = true}, &none, 1, &arena,
			      &edits);
	if (act(reader, edits, n, on) == 0) {
		for (size_t i = 0; i < n; i++)
			edits[i].on = false;
		act(reader, edits, n, off);
	}
	selection_done(&targets);
	arena_done(&arena);
}

void reader_star(struct reader *reader)
{
	toggle(reader, EDIT_STAR, (struct act_name){"starred", "", STR_EMPTY},
	       (struct act_name){"took the star from", "", STR_EMPTY});
}

void reader_toggle_read(struct reader *reader)
{
	toggle(reader, EDIT_READ, (struct act_name){"marked", " as read", STR_EMPTY},
	       (struct act_name){"marked", " as unread", STR_EMPTY});
}

void reader_note(struct reader *reader, struct str note)
{
	int64_t id = reader_id(reader, reader->list.cursor);
	struct edit edit = {.kind = EDIT_NOTE, .article = id, .text = str_trim(note)};
	struct act_name name = {edit.text.n ? "wrote a note on" : "took the note from", "",
				STR_EMPTY};
	if (act(reader, &edit, id ? 1 : 0, name) == 0)
		reader_say(reader, "the note is as it was");
}

void reader_opened(struct reader *reader)
{
	if (!reader->has_article || reader->article.read || !store_writable(reader->store))
		return;
	reader->article.read = true;
	reader->opened = reader->article.id;
	reader_show_opened(reader);
}

/* The screen says so already and need not be read again, unless others wrote in between. */
static bool write_opened(struct reader *reader, struct arena *arena)
{
	struct edit edit = {
		.kind = EDIT_READ, .article = reader->opened, .text = STR_EMPTY, .on = true};
	struct edit *done;
	size_t n;
	bool alone = reader->version == store_version(reader->store);
	if (!write_edits(reader, &edit, 1, arena, &done, &n))
		return false;
	if (alone)
		reader->version = store_version(reader->store);
	if (n)
		undo_push(&reader->undo, STR("opened 1 article"), done, n);
	return true;
}

bool reader_settle(struct reader *reader)
{
	struct arena arena = {0};
	bool settled = !reader->opened || write_opened(reader, &arena);
	reader->opened = 0;
	if (!settled)
		changed(reader);
	arena_done(&arena);
	return settled;
}

void reader_teach(struct reader *reader, const struct ui_lesson *lesson)
{
	struct arena arena = {0};
	const struct correction model = {.entity = lesson->entity};
	struct ui_lesson copy = *lesson;
	copy.entity = correction_copy(&model, &arena)->entity;
	copy.alias = str_copy(&arena, lesson->alias);
	arena_done(&reader->lesson_arena);
	reader->lesson_arena = arena;
	reader->lesson = copy;
	reader->lesson_again = false;
	reader->asks = true;
	reader_say(reader, lesson->forget ? "forgetting …" : "teaching …");
}

void reader_taught(struct reader *reader, size_t receipt, struct str text)
{
	if (!reader->lesson_again)
		undo_push_lesson(&reader->undo, text, &reader->lesson);
	else
		undo_move(&reader->undo, reader->lesson.forget ? UNDO_BACK : UNDO_FORWARD);
	if (!reader->lesson.forget)
		undo_keep_receipt(&reader->undo, receipt);
	if (reader->lesson_again)
		reader_say(reader, "%.*s", STR_ARG(text));
	else
		say_done(reader, text);
}

static void undo_edits(struct reader *reader, const struct undo_act *last,
		       enum undo_direction direction)
{
	struct arena arena = {0};
	struct edit *done;
	size_t n_done;
	if (apply(reader, last->edits, last->n, &arena, &done, &n_done)) {
		undo_move(&reader->undo, direction);
		reader_say(reader, "%s: %.*s", direction == UNDO_BACK ? "undone" : "done again",
			   STR_ARG(last->what));
	}
	arena_done(&arena);
}

void reader_undo(struct reader *reader, enum undo_direction direction)
{
	bool back = direction == UNDO_BACK;
	const struct undo_act *last = undo_peek(&reader->undo, direction);
	if (!last) {
		reader_say(reader, back ? "nothing to undo" : "nothing to do again");
	} else if (last->lesson.alias.n) {
		struct ui_lesson lesson = last->lesson;
		lesson.forget = back;
		reader_teach(reader, &lesson);
		reader->lesson_again = true;
	} else {
		undo_edits(reader, last, direction);
	}
}

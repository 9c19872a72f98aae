/* Knows the archive in which corrections are tried, and how they are made and undone. */
#include "correct-fixture.h"

int corrections_set_up(void **state)
{
	struct fixture *fixture = mem_new(1, sizeof *fixture);
	struct article article;
	place_make(&fixture->place);
	fixture->store = archive_open(fixture->place.path, STORE_CREATE);
	assert_int_equal(store_begin(fixture->store, NULL), 0);
	for (unsigned i = 0; i < N_ARTICLES; i++) {
		article_make(i, &fixture->arena, &article);
		archive_put(fixture->store, &article, STR("page"));
	}
	assert_int_equal(store_commit(fixture->store, NULL), 0);
	*state = fixture;
	return 0;
}

int corrections_tear_down(void **state)
{
	struct fixture *fixture = *state;
	int64_t n = (int64_t)archive_count(fixture->store, "");
	store_close(fixture->store);
	archive_intact(fixture->place.path, n);
	arena_done(&fixture->arena);
	place_remove(&fixture->place);
	mem_free(fixture);
	return 0;
}

const struct entity inc = {.kind = ENTITY_PARTY, .id = {"INC", 3}, .name = {"INC", 3}};
const struct entity bjp = {.kind = ENTITY_PARTY, .id = {"BJP", 3}, .name = {"BJP", 3}};
const struct entity aap = {.kind = ENTITY_PARTY, .id = {"AAP", 3}, .name = {"AAP", 3}};

struct entity person(const char *name)
{
	return (struct entity){.kind = ENTITY_PERSON, .id = STR_EMPTY, .name = str_from(name)};
}

struct correction reject(int64_t article, struct entity entity)
{
	return (struct correction){.what = CORRECT_REJECT, .article = article, .entity = entity};
}

struct correction accept(int64_t article, struct entity entity)
{
	return (struct correction){.what = CORRECT_ACCEPT, .article = article, .entity = entity};
}

struct correction merge(int64_t article, struct entity entity, struct entity to)
{
	enum correction_kind what = entity.kind == to.kind ? CORRECT_MERGE : CORRECT_RETYPE;
	return (struct correction){.what = what, .article = article, .entity = entity, .to = to};
}

struct edit *apply(struct fixture *fixture, struct correction correction, bool on)
{
	struct edit *changed;
	struct edit edit = {.kind = EDIT_CORRECT,
			    .article = correction.article,
			    .on = on,
			    .correction = &correction};
	size_t n = 0;
	if (edit_apply(fixture->store, &edit, 1, &fixture->arena, &changed, &n, &fixture->diag))
		fail_msg("%s", fixture->diag.text);
	return n ? changed : NULL;
}

void reverse(struct fixture *fixture, struct edit **edit)
{
	struct edit *changed;
	size_t n;
	edit_reverse(*edit, 1);
	assert_int_equal(edit_apply(fixture->store, *edit, 1, &fixture->arena, &changed, &n, NULL),
			 0);
	assert_int_equal(n, 1);
	*edit = changed;
}

size_t count(struct fixture *fixture, const char *query)
{
	return archive_count(fixture->store, query);
}

struct article read_article(struct fixture *fixture, int64_t id)
{
	struct article article;
	assert_int_equal(store_article(fixture->store, id, &fixture->arena, &article, NULL), 0);
	return article;
}

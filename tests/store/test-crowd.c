/*
 * Two who write and five who read one archive at the same time, each with a store of its own:
 * nobody is refused, nobody sees half of a transaction, nobody sees less than before.
 *
 *   test-store-crowd [SECONDS]   for longer than the suite does
 */
#include "archive.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { WRITERS = 2, READERS = 5, BATCH = 4, SECONDS = 2, APART = 1 << 20 };

static unsigned seconds = SECONDS;

struct person {
	pthread_t thread;
	const char *path;
	unsigned number;
	const char *trouble; /* NULL: none */
	size_t done;
};

static bool time_is_up(time_t start)
{
	return time(NULL) >= start + (time_t)seconds;
}

static const char *put_batch(struct store *store, unsigned first)
{
	if (store_begin(store, NULL) != 0)
		return "cannot begin";
	for (unsigned i = 0; i < BATCH; i++) {
		struct arena arena = {0};
		struct article article;
		enum store_put what;
		int64_t id = 0;
		article_make(first + i, &arena, &article);
		int failed = store_put(store, &article, STR("page"), &what, &id, NULL);
		arena_done(&arena);
		if (failed)
			return "cannot put";
	}
	return store_commit(store, NULL) ? "cannot commit" : NULL;
}

static const char *tag(struct store *store, struct str name, int64_t article)
{
	struct arena arena = {0};
	struct edit edit = {EDIT_TAG, article, name, .on = true}, *changed;
	size_t n;
	int failed = edit_apply(store, &edit, 1, &arena, &changed, &n, NULL);
	arena_done(&arena);
	return failed ? "cannot tag" : NULL;
}

static void *write_on(void *data)
{
	struct person *person = data;
	struct store *store;
	time_t start = time(NULL);
	if (store_open(person->path, STORE_WRITE, &store, NULL) != 0) {
		person->trouble = "cannot open to write";
		return NULL;
	}
	while (!person->trouble && !time_is_up(start)) {
		unsigned first = person->number * APART + (unsigned)person->done * BATCH;
		person->trouble = put_batch(store, first);
		if (!person->trouble)
			person->trouble = tag(store, person->number ? STR("दूसरा") : STR("पहला"),
					      (int64_t)person->done + 1);
		person->done++;
	}
	store_close(store);
	return NULL;
}

static const char *count(struct store *store, const char *text, size_t *ret_n)
{
	struct query query = {.root = NULL};
	struct selection selection = {.n = 0};
	struct arena arena = {0};
	struct headline *rows;
	struct facet_count *counts;
	size_t n;
	const char *trouble = NULL;
	if (query_parse(str_from(text), NULL, &query, NULL) ||
	    store_select(store, &query, ORDER_NEWEST, &selection, NULL))
		trouble = "cannot select";
	else if (store_page(store, &selection, selection.n / 2, 10, &arena, &rows, &n, NULL))
		trouble = "cannot read a page";
	else if (store_facets(store, FACET_PARTY, &selection, &arena, &counts, &n, NULL))
		trouble = "cannot count parties";
	*ret_n = selection.n;
	selection_done(&selection);
	query_done(&query);
	arena_done(&arena);
	return trouble;
}

static void *read_on(void *data)
{
	struct person *person = data;
	struct store *store;
	size_t before = 0, n = 0, named = 0;
	time_t start = time(NULL);
	if (store_open(person->path, STORE_READ, &store, NULL) != 0) {
		person->trouble = "cannot open to read";
		return NULL;
	}
	while (!person->trouble && !time_is_up(start)) {
		person->trouble = count(store, "", &n);
		if (!person->trouble && (n % BATCH != 0 || n < before))
			person->trouble = "half of a batch, or less than before";
		if (!person->trouble)
			person->trouble = count(store, "party:INC खबर", &named);
		if (!person->trouble)
			person->trouble = count(store, "tag:पहला OR tag:दूसरा", &named);
		before = n;
		person->done++;
	}
	store_close(store);
	return NULL;
}

static void nobody_is_in_the_way(void **state)
{
	struct place place;
	struct person people[WRITERS + READERS];
	size_t batches = 0;
	place_make(&place);
	store_close(archive_open(place.path, STORE_CREATE));
	for (unsigned i = 0; i < WRITERS + READERS; i++) {
		people[i] = (struct person){.path = place.path, .number = i};
		assert_int_equal(pthread_create(&people[i].thread, NULL,
						i < WRITERS ? write_on : read_on, &people[i]),
				 0);
	}
	for (unsigned i = 0; i < WRITERS + READERS; i++) {
		assert_int_equal(pthread_join(people[i].thread, NULL), 0);
		if (people[i].trouble)
			fail_msg("%s %u, after %zu: %s", i < WRITERS ? "writer" : "reader", i,
				 people[i].done, people[i].trouble);
		assert_true(people[i].done > 0);
		batches += i < WRITERS ? people[i].done : 0;
		printf("%s %zu, ", i < WRITERS ? "wrote" : "read", people[i].done);
	}
	struct store *store = archive_open(place.path, STORE_READ);
	assert_int_equal(archive_count(store, ""), batches * BATCH);
	assert_int_equal(archive_count(store, "tag:पहला"), people[0].done);
	assert_int_equal(archive_count(store, "tag:दूसरा"), people[1].done);
	store_close(store);
	archive_intact(place.path, (int64_t)(batches * BATCH));
	place_remove(&place);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_is_in_the_way),
	};
	if (argc > 1)
		seconds = (unsigned)strtoul(argv[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

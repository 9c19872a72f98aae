/*
 * Knows how far the words of a query have been looked for. One word is looked for after the other;
 * of those whose turn has not come, single articles can be read meanwhile, which is quick for a
 * few.
 */
#include "finding.h"

#include "get.h"
#include "hits.h"
#include "private.h"

struct found {
	const struct needle *needle;
	struct words_walk *walk;
	struct bits set;
	struct bits read; /* articles that were read and have it */
	bool done;
};

struct finding {
	struct store *store;
	int64_t version; /* of the store */
	struct found *words;
	size_t n, at; /* at: the first that is not done */
};

struct finding *finding_free(struct finding *finding)
{
	if (!finding)
		return NULL;
	for (size_t i = 0; i < finding->n; i++) {
		words_walk_free(finding->words[i].walk);
		bits_done(&finding->words[i].set);
		bits_done(&finding->words[i].read);
	}
	mem_free(finding->words);
	return mem_free(finding);
}

/* What a transaction has put is gone if it is taken back. */
static bool is_kept(struct store *store, int64_t version, struct found *found)
{
	return !store->open && kept_find(&store->kept, version, found->needle, &found->set);
}

int finding_new(struct store *store, const struct sought *sought, struct finding **ret_finding,
		struct diag *diag)
{
	struct finding *finding = mem_new(1, sizeof *finding);
	int failed = 0;
	finding->store = store;
	finding->version = store_version(store);
	finding->n = sought->n;
	finding->words = mem_new(sought->n, sizeof *finding->words);
	for (size_t i = 0; i < sought->n && !failed; i++) {
		struct found *found = &finding->words[i];
		found->needle = &sought->needles[i];
		found->done = is_kept(store, finding->version, found);
		if (!found->done)
			failed = words_walk_new(store, found->needle, &found->set, &found->walk,
						diag);
	}
	if (failed)
		finding_free(finding);
	else
		*ret_finding = finding;
	return failed;
}

bool finding_done(const struct finding *finding)
{
	return finding->at == finding->n;
}

int finding_run(struct finding *finding, struct effort *effort, struct diag *diag)
{
	struct store *store = finding->store;
	for (; !finding_done(finding); finding->at++) {
		struct found *found = &finding->words[finding->at];
		if (found->done)
			continue;
		int failed = words_walk_run(found->walk, effort, &found->done, diag);
		if (failed || !found->done)
			return failed;
		found->walk = words_walk_free(found->walk);
		if (!store->open)
			kept_put(&store->kept, finding->version, found->needle, &found->set);
	}
	return 0;
}

static struct found *found_of(const struct finding *finding, const struct needle *needle)
{
	size_t i = 0;
	while (i + 1 < finding->n && finding->words[i].needle != needle)
		i++;
	return &finding->words[i];
}

void finding_set(const struct finding *finding, const struct needle *needle, bool may,
		 const struct bits *all, struct bits *ret_set)
{
	const struct found *found = found_of(finding, needle);
	bits_copy(ret_set, &found->set);
	if (found->done)
		return;
	bits_or(ret_set, &found->read);
	if (may && !words_walk_bound(found->walk, ret_set))
		bits_copy(ret_set, all);
}

int finding_read(struct finding *finding, int64_t id, struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct article article;
	int failed = article_load(finding->store, id, &arena, &article, diag);
	for (size_t i = finding->at; i < finding->n && !failed; i++) {
		struct found *found = &finding->words[i];
		if (!found->done && !bits_have(&found->set, (size_t)id) &&
		    needle_in_article(found->needle, &article))
			bits_put(&found->read, (size_t)id);
	}
	return failed;
}

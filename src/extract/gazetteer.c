/*
 * The words and senses of the gazetteer in memory, and how they are asked. What fills them from
 * the files is in load.c.
 */
#include "gazetteer.h"

#include <string.h>

#include "load.h"

#include "surkhi/text/fold.h"

/*
 * The dots of an abbreviation are left out, and ै and ऐ are े and ए, for Punjab's papers write
 * नैशनल. In place: both letters have three bytes, and the other is the one before in the block.
 */
bool gazetteer_key(struct str token, struct buf *ret_key)
{
	size_t start = ret_key->n, kept = start;
	fold(token, ret_key);
	if (ret_key->n == start + 1)
		return false;
	for (size_t i = start, size; i < ret_key->n; i += size) {
		char *at = ret_key->s + i;
		bool letter = ret_key->n - i > 2 && at[0] == '\xe0';
		size = letter ? 3 : 1;
		if (at[0] == '.' || (letter && memcmp(at, "॰", size) == 0))
			continue;
		memmove(ret_key->s + kept, at, size);
		if (letter && (memcmp(at, "ै", size) == 0 || memcmp(at, "ऐ", size) == 0))
			ret_key->s[kept + size - 1]--;
		kept += size;
	}
	bool dots = kept < ret_key->n;
	buf_remove(ret_key, kept, ret_key->n);
	return dots;
}

uint32_t gazetteer_word(const struct gazetteer *gazetteer, struct str key)
{
	const uint32_t *word = map_get(&gazetteer->words, key);
	return word ? *word : 0;
}

const struct spelling *gazetteer_spelling(const struct gazetteer *gazetteer, uint32_t word,
					  bool in_party)
{
	const struct spelling *found = NULL;
	for (size_t i = 0; i < gazetteer->spellings.n; i++) {
		const struct spelling *spelling = &gazetteer->spellings.at[i];
		if (spelling->word == word && (in_party || !spelling->in_party))
			found = !found || spelling->in_party ? spelling : found;
	}
	return found;
}

const struct sense *gazetteer_senses(const struct gazetteer *gazetteer, const struct trie *trie,
				     uint32_t node)
{
	uint32_t head = node ? trie->values[node] : 0;
	return head ? &gazetteer->senses.at[head - 1] : NULL;
}

const struct sense *gazetteer_next(const struct gazetteer *gazetteer, const struct sense *sense)
{
	return sense->next ? &gazetteer->senses.at[sense->next - 1] : NULL;
}

const char *place_kind_name(enum place_kind kind)
{
	static const char *const names[] = {
		[PLACE_DISTRICT] = "district",
		[PLACE_CITY] = "city",
		[PLACE_TOWN] = "town",
		[PLACE_SEAT] = "constituency",
	};
	_Static_assert(sizeof names / sizeof *names == N_PLACE_KINDS, "a name for each kind");
	return names[kind];
}

int gazetteer_open(const struct catalog *catalog, const char *directory,
		   struct gazetteer **ret_gazetteer, struct diag *diag)
{
	return gazetteer_open_told(catalog, directory, NULL, ret_gazetteer, diag);
}

int gazetteer_open_told(const struct catalog *catalog, const char *directory,
			const struct load_listener *listener, struct gazetteer **ret_gazetteer,
			struct diag *diag)
{
	struct gazetteer *gazetteer = mem_new(1, sizeof *gazetteer);
	gazetteer->catalog = catalog;
	gazetteer->n_parties = catalog_entries(catalog, ENTITY_PARTY, &gazetteer->parties);
	gazetteer->n_states = catalog_entries(catalog, ENTITY_STATE, &gazetteer->states);
	int r = load_all(gazetteer, directory, listener, diag);
	if (r) {
		gazetteer_close(gazetteer);
		return r;
	}
	*ret_gazetteer = gazetteer;
	return 0;
}

struct gazetteer *gazetteer_close(struct gazetteer *gazetteer)
{
	if (!gazetteer)
		return NULL;
	map_done(&gazetteer->words);
	trie_done(&gazetteer->entities);
	trie_done(&gazetteer->grammar);
	mem_free(gazetteer->flags.at);
	mem_free(gazetteer->senses.at);
	mem_free(gazetteer->guards.at);
	mem_free(gazetteer->evidence.at);
	mem_free(gazetteer->spellings.at);
	arena_done(&gazetteer->arena);
	mem_free(gazetteer);
	return NULL;
}

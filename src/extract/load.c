/*
 * Words, forms and senses put into a gazetteer, and the list of its files. What a row of each file
 * means is in rows.c.
 */
#include "load.h"

#include <stdint.h>

#include "kinds.h"
#include "rows.h"

#include "surkhi/base/file.h"
#include "surkhi/text/token.h"

enum { KEY_MAXIMUM = 1 << 12 };

uint32_t load_word(struct gazetteer *gazetteer, struct str token)
{
	struct buf key = BUF_INIT(KEY_MAXIMUM);
	gazetteer_key(token, &key);
	uint32_t word = gazetteer_word(gazetteer, buf_str(&key));
	if (!word) {
		struct flag_list *flags = &gazetteer->flags;
		flags->at = mem_grow(flags->at, &flags->capacity, flags->n + 2, sizeof *flags->at);
		if (flags->n == 0)
			flags->at[flags->n++] = 0; /* word 0 is none */
		word = (uint32_t)flags->n;
		flags->at[flags->n++] = 0;
		*map_put(&gazetteer->words, str_copy(&gazetteer->arena, buf_str(&key)), NULL) =
			word;
	}
	buf_done(&key);
	return word;
}

void load_flags(struct gazetteer *gazetteer, struct str token, uint32_t flags)
{
	if (token.n == 0)
		return;
	uint32_t word = load_word(gazetteer, token);
	gazetteer->flags.at[word] |= flags;
}

/* Quotes and hyphens are not words of a form, as they are none of a text. */
static bool is_silent(struct str mark)
{
	static const char silent[] = "'\"`-‘’“”‐‑–";
	return str_find(str_from(silent), mark, 0) != SIZE_MAX;
}

bool load_next(struct str form, size_t *offset, struct str *ret_token)
{
	struct token token;
	while (token_next(form, offset, &token)) {
		struct str text = str_slice(form, token.start, token.end);
		if (token.kind == TOKEN_MARK && is_silent(text))
			continue;
		*ret_token = text;
		return true;
	}
	return false;
}

uint32_t load_form(struct gazetteer *gazetteer, struct trie *trie, struct str form)
{
	uint32_t node = 0;
	struct str token;
	for (size_t offset = 0; load_next(form, &offset, &token);)
		node = trie_put(trie, node, load_word(gazetteer, token));
	return node;
}

void load_sense(struct gazetteer *gazetteer, struct trie *trie, uint32_t node, struct sense sense)
{
	struct sense_list *senses = &gazetteer->senses;
	if (!node)
		return;
	for (const struct sense *other = gazetteer_senses(gazetteer, trie, node); other;
	     other = gazetteer_next(gazetteer, other))
		if (other->kind == sense.kind && other->detail == sense.detail &&
		    other->value == sense.value)
			return;
	senses->at = mem_grow(senses->at, &senses->capacity, senses->n + 1, sizeof *senses->at);
	sense.next = trie->values[node];
	senses->at[senses->n++] = sense;
	trie->values[node] = (uint32_t)senses->n;
}

bool load_state(const struct gazetteer *gazetteer, struct str id, uint32_t *ret_state)
{
	for (size_t i = 0; i < gazetteer->n_states; i++)
		if (str_equal(gazetteer->states[i].id, id)) {
			*ret_state = (uint32_t)i;
			return true;
		}
	return false;
}

/* What one load works with. */
struct load {
	struct gazetteer *gazetteer;
	const char *directory;
	const struct load_listener *listener; /* NULL: the first error is the last */
	struct diag *diag;
};

static int handle(const struct load *load, int error)
{
	if (!error || !load->listener)
		return error;
	load->listener->complain(load->listener->context, load->diag);
	return 0;
}

static int read_rows(const struct load *load, const struct row_source *source, struct sheet *sheet)
{
	int r = 0;
	while (r == 0 && sheet_next(sheet))
		r = handle(load, source->read(load->gazetteer, sheet, load->diag));
	return r;
}

/* Leaves the sheet at its end, so that a user's file can be read like it. */
static int load_asset(const struct load *load, const struct row_source *source,
		      struct sheet *ret_sheet)
{
	int r = kind_sheet(source->kind, &load->gazetteer->arena, ret_sheet, load->diag);
	return r ? r : read_rows(load, source, ret_sheet);
}

/* The gazetteer outlives the file's bytes, but keeps nothing of them: rows copy what they keep. */
static int load_user(const struct load *load, const struct row_source *source,
		     const struct sheet *like)
{
	struct sheet sheet;
	struct str path = str_printf(&load->gazetteer->arena, "%s/%s", load->directory,
				     kind_table[source->kind].file);
	CLEANUP(buf_done) struct buf bytes = BUF_INIT(USER_FILE_MAXIMUM);
	int r = file_read(path.s, &bytes, load->diag);
	if (r == FILE_E_MISSING)
		return 0;
	if (r)
		return handle(load, ERR_FATAL);
	r = sheet_start(path.s, buf_str(&bytes), like, &sheet, load->diag);
	return r ? r : read_rows(load, source, &sheet);
}

static void load_catalog(struct gazetteer *gazetteer, enum entity_kind kind,
			 enum sense_kind sense_kind)
{
	const struct catalog_entry *entries;
	size_t n = catalog_entries(gazetteer->catalog, kind, &entries);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < entries[i].n_aliases; j++)
			rows_add_form(
				gazetteer, entries[i].aliases[j],
				(struct sense){.kind = (uint8_t)sense_kind, .value = (uint32_t)i});
}

static void load_known(struct gazetteer *gazetteer)
{
	static const char *const forms[] = {
		[KNOWN_KE] = "के",       [KNOWN_KI] = "की",       [KNOWN_KA] = "का",
		[KNOWN_NE] = "ने",       [KNOWN_KO] = "को",       [KNOWN_SE] = "से",
		[KNOWN_MEIN] = "में",     [KNOWN_DWARA] = "द्वारा", [KNOWN_PARTY] = "पार्टी",
		[KNOWN_OPEN] = "(",     [KNOWN_CLOSE] = ")",     [KNOWN_MAIDAN] = "मैदान",
		[KNOWN_KENDRA] = "केंद्र", [KNOWN_SADAN] = "सदन",   [KNOWN_OR] = "ओर",
		[KNOWN_RAHE] = "रहे",    [KNOWN_LAL] = "लाल",     [KNOWN_RAM] = "राम",
		[KNOWN_JAISE] = "जैसे",   [KNOWN_KAHA] = "कहा",    [KNOWN_BATAYA] = "बताया",
		[KNOWN_WALA] = "वाला",  [KNOWN_KALAN] = "कलां",   [KNOWN_KHURD] = "खुर्द",
		[KNOWN_RAH] = "रह",     [KNOWN_TARAF] = "तरफ",
	};
	_Static_assert(sizeof forms / sizeof *forms == N_KNOWN_WORDS, "a form for each");
	for (size_t i = 0; i < N_KNOWN_WORDS; i++)
		gazetteer->known[i] = load_word(gazetteer, str_from(forms[i]));
}

/* Letters stand in the list of middle names too, but are no names; some titles are of the name. */
static void settle_flags(struct gazetteer *gazetteer)
{
	for (size_t i = 1; i < gazetteer->flags.n; i++) {
		uint32_t *flags = &gazetteer->flags.at[i];
		if (*flags & WORD_INITIAL)
			*flags &= ~(uint32_t)WORD_NAME;
		if (*flags & (WORD_SUFFIX | WORD_PART))
			*flags &= ~(uint32_t)WORD_TITLE;
		if (*flags & WORD_PART)
			*flags = (*flags | WORD_GIVEN) & ~(uint32_t)WORD_PART;
	}
}

int load_all(struct gazetteer *gazetteer, const char *directory,
	     const struct load_listener *listener, struct diag *diag)
{
	const struct load load = {gazetteer, directory, listener, diag};
	struct sheet sheet;
	int r = 0;
	load_known(gazetteer);
	for (size_t i = 0; i < N_ROW_SOURCES && r == 0; i++) {
		const struct row_source *source = &row_sources[i];
		if (source->after_catalog && !source[-1].after_catalog) {
			load_catalog(gazetteer, ENTITY_PARTY, SENSE_PARTY);
			load_catalog(gazetteer, ENTITY_STATE, SENSE_STATE);
		}
		r = load_asset(&load, source, &sheet);
		if (r == 0 && directory)
			r = load_user(&load, source, &sheet);
	}
	settle_flags(gazetteer);
	return r;
}

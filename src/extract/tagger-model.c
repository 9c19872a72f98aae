/* The file of a model: written by the trainer, read and checked by the tagger. */
#include "tagger-model.h"

#include <string.h>

#include "surkhi/base/map.h"

static const char magic[8] = {'s', 'u', 'r', 'k', 'h', 'i', 't', '1'};

enum { HEADER = 16, TRANSITIONS = N_TAGS * N_TAGS * 2, CHECK = 8, WORD = 4 + 2 };

static uint64_t read_number(const char *at, size_t n)
{
	uint64_t number = 0;
	for (size_t i = n; i-- > 0;)
		number = number << 8 | (unsigned char)at[i];
	return number;
}

static void add_number(struct buf *bytes, uint64_t number, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_add_char(bytes, (char)(unsigned char)(number >> 8 * i));
}

static int check_size(struct str bytes, size_t *ret_rows, size_t *ret_words, struct diag *diag)
{
	if (bytes.n < HEADER + TRANSITIONS + CHECK || bytes.n > TAG_MODEL_MAXIMUM ||
	    memcmp(bytes.s, magic, sizeof magic) != 0)
		return err_origin(diag, "no tagger model of this version");
	size_t rows = (size_t)read_number(bytes.s + 8, 4);
	size_t words = (size_t)read_number(bytes.s + 12, 4);
	size_t room = bytes.n - HEADER - TRANSITIONS - CHECK;
	if (rows == 0 || rows > room / TAG_ROW || words > room / WORD ||
	    rows * TAG_ROW + words * WORD != room)
		return err_origin(diag, "tagger model is cut short or too long");
	if (read_number(bytes.s + bytes.n - CHECK, CHECK) != hash_bytes64(bytes.s, bytes.n - CHECK))
		return err_origin(diag, "tagger model is damaged");
	*ret_rows = rows;
	*ret_words = words;
	return 0;
}

static int read_lexicon(const char *at, size_t n, struct arena *arena,
			struct tag_lexicon *ret_lexicon, struct diag *diag)
{
	uint32_t *hashes = arena_new(arena, n, sizeof *hashes);
	uint16_t *values = arena_new(arena, n, sizeof *values);
	for (size_t i = 0; i < n; i++) {
		hashes[i] = (uint32_t)read_number(at + 4 * i, 4);
		values[i] = (uint16_t)read_number(at + 4 * n + 2 * i, 2);
		if (i && hashes[i] <= hashes[i - 1])
			return err_origin(diag, "words of the tagger model are not sorted");
	}
	*ret_lexicon = (struct tag_lexicon){hashes, values, n};
	return 0;
}

int tag_model_read(struct str bytes, struct arena *arena, struct tag_model *ret_model,
		   struct diag *diag)
{
	size_t n_words = 0;
	struct tag_model model;
	int r = check_size(bytes, &model.n_rows, &n_words, diag);
	if (r)
		return r;
	const char *at = bytes.s + HEADER;
	for (size_t i = 0; i < N_TAGS * N_TAGS; i++, at += 2)
		model.transitions[i / N_TAGS][i % N_TAGS] = (int16_t)read_number(at, 2);
	model.rows = (const int8_t *)at;
	r = read_lexicon(at + model.n_rows * TAG_ROW, n_words, arena, &model.lexicon, diag);
	if (r == 0)
		*ret_model = model;
	return r;
}

void tag_model_write(const struct tag_model *model, struct buf *ret_bytes)
{
	const struct tag_lexicon *lexicon = &model->lexicon;
	buf_clear(ret_bytes);
	buf_add(ret_bytes, (struct str){magic, sizeof magic});
	add_number(ret_bytes, model->n_rows, 4);
	add_number(ret_bytes, lexicon->n, 4);
	for (size_t i = 0; i < N_TAGS * N_TAGS; i++)
		add_number(ret_bytes, (uint16_t)model->transitions[i / N_TAGS][i % N_TAGS], 2);
	buf_add(ret_bytes, (struct str){(const char *)model->rows, model->n_rows * TAG_ROW});
	for (size_t i = 0; i < lexicon->n; i++)
		add_number(ret_bytes, lexicon->hashes[i], 4);
	for (size_t i = 0; i < lexicon->n; i++)
		add_number(ret_bytes, lexicon->values[i], 2);
	add_number(ret_bytes, hash_bytes64(ret_bytes->s, ret_bytes->n), CHECK);
}

/*
 * Knows how the word that was meant is found for one that the archive lacks: by its key and all
 * keys one step away, since vowels, aspiration and nasals make no difference to a key.
 */
#include <string.h>

#include "private.h"
#include "surkhi/text/latin.h"
#include "vocabulary.h"

enum {
	KEY_MAXIMUM = 64,
	KEY_MINIMUM = 3,      /* letters of a key of which one may be wrong */
	CANDIDATES_READ = 64, /* of each key, the commonest */
	DISTANCE_MAXIMUM = 14,
	SWAPPED = 12, /* two letters the wrong way round are one slip, but two of distance */
};

static const char key_letters[] = "abcdghjklmnprstvy";

struct nearest {
	struct store *store;
	struct str form;
	unsigned limit;
	unsigned credit; /* taken off the distance */
	struct arena *arena;
	struct str best;
	int score;
	struct diag *diag;
};

static void look_at(struct nearest *nearest, struct str form, int64_t count)
{
	if (latin_is(form) || str_equal(form, nearest->form))
		return;
	unsigned distance = latin_distance(nearest->form, form);
	distance = distance > nearest->credit ? distance - nearest->credit : 0;
	int score = reading_score(distance, count);
	if (distance > nearest->limit || (nearest->best.n && score >= nearest->score))
		return;
	nearest->best = str_copy(nearest->arena, form);
	nearest->score = score;
}

static int read_key(struct nearest *nearest, const char *key, size_t n)
{
	struct cursor cursor CLEANUP(cursor_done) =
		cursor_open(nearest->store, STATEMENT_TERMS_BY_KEY);
	bool row = true;
	int failed = 0;
	cursor_bind_text(&cursor, (struct str){key, n});
	cursor_bind_int(&cursor, CANDIDATES_READ);
	while (!failed && row) {
		failed = cursor_next(&cursor, &row, nearest->diag);
		if (!failed && row)
			look_at(nearest, cursor_text(&cursor, 0), cursor_int(&cursor, 1));
	}
	return failed;
}

/* With each letter in place of old (0 or 1) letters at a place. */
static int read_replaced(struct nearest *nearest, struct str key, size_t at, size_t old)
{
	char room[KEY_MAXIMUM + 2];
	int failed = 0;
	memcpy(room, key.s, at);
	memcpy(room + at + 1, key.s + at + old, key.n - at - old);
	for (const char *letter = key_letters; *letter && !failed; letter++) {
		room[at] = *letter;
		if (!old || *letter != key.s[at])
			failed = read_key(nearest, room, key.n + 1 - old);
	}
	return failed;
}

static int read_without(struct nearest *nearest, struct str key, size_t at)
{
	char room[KEY_MAXIMUM + 2];
	memcpy(room, key.s, at);
	memcpy(room + at, key.s + at + 1, key.n - at - 1);
	return read_key(nearest, room, key.n - 1);
}

static int read_swapped(struct nearest *nearest, struct str key, size_t at)
{
	char room[KEY_MAXIMUM + 2];
	if (at + 1 >= key.n)
		return 0;
	memcpy(room, key.s, key.n);
	room[at] = key.s[at + 1];
	room[at + 1] = key.s[at];
	nearest->credit = SWAPPED;
	int failed = read_key(nearest, room, key.n);
	nearest->credit = 0;
	return failed;
}

static int read_around(struct nearest *nearest, struct str key)
{
	int failed = key.n ? read_key(nearest, key.s, key.n) : 0;
	if (key.n < KEY_MINIMUM || key.n > KEY_MAXIMUM)
		return failed;
	for (size_t at = 0; at <= key.n && !failed; at++) {
		failed = read_replaced(nearest, key, at, 0);
		if (!failed && at < key.n)
			failed = read_replaced(nearest, key, at, 1);
		if (!failed && at < key.n)
			failed = read_without(nearest, key, at);
		if (!failed)
			failed = read_swapped(nearest, key, at);
	}
	return failed;
}

int vocabulary_nearest(struct store *store, struct str form, struct arena *arena,
		       struct str *ret_form, struct diag *diag)
{
	struct nearest nearest = {
		.store = store, .form = form, .arena = arena, .best = STR_EMPTY, .diag = diag};
	struct buf key = BUF_INIT((size_t)KEY_MAXIMUM * 2), spelt = BUF_INIT((size_t)1024);
	latin_key(form, &key);
	latin_spell(form, &spelt);
	nearest.limit = spelt.n * 2 < DISTANCE_MAXIMUM ? (unsigned)spelt.n * 2 : DISTANCE_MAXIMUM;
	int failed = read_around(&nearest, buf_str(&key));
	buf_done(&key);
	buf_done(&spelt);
	if (!failed)
		*ret_form = nearest.best;
	return failed;
}

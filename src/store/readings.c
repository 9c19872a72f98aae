/*
 * Knows what a word typed in Latin letters may mean in an archive: the forms that have its key, by
 * how near they sound and how common they are.
 */
#include "private.h"
#include "surkhi/text/latin.h"
#include "vocabulary.h"

enum {
	CANDIDATES_READ = 4096, /* rows of the table of terms that are looked at for one word */
	KEY_MAXIMUM = 1024,
};

struct reading {
	struct str form;
	unsigned distance; /* from what was typed */
	int score;         /* lower is better */
};

struct readings {
	struct str typed;
	struct latin_variant variant; /* the way to take it that is being looked up */
	bool prefix;
	struct arena *arena;
	struct reading items[READINGS_MAXIMUM];
	size_t n;
};

int reading_score(unsigned distance, int64_t df)
{
	int log2 = 0;
	for (; df > 1; df /= 2)
		log2++;
	return 10 * (int)distance - 7 * log2;
}

/* Takes out a worse reading of the same form; false if there is one as good. */
static bool reading_replace(struct readings *readings, const struct reading *reading)
{
	for (size_t i = 0; i < readings->n; i++) {
		if (!str_equal(readings->items[i].form, reading->form))
			continue;
		if (readings->items[i].score <= reading->score)
			return false;
		readings->n--;
		for (; i < readings->n; i++)
			readings->items[i] = readings->items[i + 1];
	}
	return true;
}

/* In order of the scores, the worst falling out at the end. */
static void reading_add(struct readings *readings, struct reading reading)
{
	if (!reading_replace(readings, &reading))
		return;
	size_t at = readings->n;
	while (at > 0 && readings->items[at - 1].score > reading.score)
		at--;
	if (at == READINGS_MAXIMUM)
		return;
	if (readings->n < READINGS_MAXIMUM)
		readings->n++;
	for (size_t i = readings->n - 1; i > at; i--)
		readings->items[i] = readings->items[i - 1];
	reading.form = str_copy(readings->arena, reading.form);
	readings->items[at] = reading;
}

/* Besides the best one, what sounds as near. */
static void readings_cut(struct readings *readings)
{
	enum { NEAR = 1 };
	size_t n = 0;
	for (size_t i = 0; i < readings->n; i++)
		if (readings->items[i].distance <= readings->items[0].distance + NEAR)
			readings->items[n++] = readings->items[i];
	readings->n = n;
}

/*
 * Words that share their consonants may still be far apart: "modi" is not मुद्दा, "lalu" not लाल.
 * English words are spelt further from their Hindi form than Hindi ones, and are longer. A word
 * that is listed is no other.
 */
static bool is_near(const struct readings *readings, unsigned distance)
{
	if (!latin_is(readings->variant.spelling))
		return distance == readings->variant.cost;
	return distance <= 3 + readings->typed.n;
}

static void candidate_add(struct readings *readings, struct str form, int64_t df)
{
	struct reading reading = {.form = form};
	if (latin_is(form))
		return;
	if (readings->prefix && !latin_matches(readings->typed, form))
		return;
	if (!readings->prefix)
		reading.distance =
			readings->variant.cost + latin_distance(readings->variant.spelling, form);
	if (!readings->prefix && !is_near(readings, reading.distance))
		return;
	reading.score = reading_score(reading.distance, df);
	reading_add(readings, reading);
}

/* Keys are ASCII, so 0x7f is behind every key that begins with this one. */
static int candidates_read(struct store *store, struct readings *readings, struct str key,
			   struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(
		store, readings->prefix ? STATEMENT_TERMS_BY_KEY_RANGE : STATEMENT_TERMS_BY_KEY);
	bool row = true;
	int failed = 0;
	cursor_bind_text(&cursor, key);
	if (readings->prefix)
		cursor_bind_text(&cursor, str_printf(readings->arena, "%.*s\x7f", STR_ARG(key)));
	cursor_bind_int(&cursor, CANDIDATES_READ);
	while (!failed && row) {
		failed = cursor_next(&cursor, &row, diag);
		if (!failed && row)
			candidate_add(readings, cursor_text(&cursor, 0), cursor_int(&cursor, 1));
	}
	return failed;
}

static int variant_read(struct store *store, struct readings *readings, struct diag *diag)
{
	struct buf key = BUF_INIT((size_t)KEY_MAXIMUM);
	int failed = 0;
	latin_key(readings->variant.spelling, &key);
	if (key.n)
		failed = candidates_read(store, readings, buf_str(&key), diag);
	buf_done(&key);
	return failed;
}

int vocabulary_readings(struct store *store, struct str typed, bool prefix, struct arena *arena,
			struct str ret_forms[static READINGS_MAXIMUM], size_t *ret_n,
			struct diag *diag)
{
	struct readings readings = {.typed = typed, .prefix = prefix, .arena = arena};
	struct latin_variant variants[LATIN_VARIANTS];
	size_t n = prefix ? 1 : latin_variants(typed, arena, variants);
	int failed = 0;
	for (size_t i = 0; i < n && !failed; i++) {
		if (prefix)
			readings.variant = (struct latin_variant){.spelling = typed};
		else
			readings.variant = variants[i];
		failed = variant_read(store, &readings, diag);
	}
	if (failed)
		return failed;
	readings_cut(&readings);
	for (size_t i = 0; i < readings.n; i++)
		ret_forms[i] = readings.items[i].form;
	*ret_n = readings.n;
	return 0;
}

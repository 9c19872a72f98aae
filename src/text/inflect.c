/*
 * Knows the endings of Hindi nouns. A class is an ending of the form in dictionaries and those that
 * stand in its place; whether a form is in use is asked of the vocabulary.
 */
#include "surkhi/text/inflect.h"

#include "deva.h"
#include "surkhi/text/utf8.h"

enum { ENDINGS = 4 };

enum before { BEFORE_ANY, BEFORE_CONSONANT, BEFORE_VOWEL };

enum noun {
	NOUN_BARE,     /* विधायक, बात */
	NOUN_MARKED,   /* मामला */
	NOUN_UNMARKED, /* नेता, योजना */
	NOUN_LONG_I,
	NOUN_SHORT_I,
	NOUN_IYA, /* चिड़िया */
	NOUN_LONG_U,
	NOUN_SHORT_U,
	NOUN_VOWEL_I, /* कार्रवाई */
	NOUN_YA,      /* रुपया: its यों stays, its ये is ए by folding */
	N_NOUNS
};

/* The first ending is the dictionary's. Some of the others are what is often written for them. */
static const struct {
	enum before before;
	size_t minimum; /* code points of the stem: लिए is not of लिया as रुपए is of रुपया */
	const char *endings[ENDINGS];
} nouns[] = {
	[NOUN_BARE] = {BEFORE_CONSONANT, 2, {"", "ों", "ें"}},
	[NOUN_MARKED] = {BEFORE_CONSONANT, 2, {"ा", "े", "ों"}},
	[NOUN_UNMARKED] = {BEFORE_CONSONANT, 2, {"ा", "ाओं", "ाएं", "ाऐं"}},
	[NOUN_LONG_I] = {BEFORE_CONSONANT, 2, {"ी", "ियों", "ियां", "ीयों"}},
	[NOUN_SHORT_I] = {BEFORE_CONSONANT, 2, {"ि", "ियों", "ियां"}},
	[NOUN_IYA] = {BEFORE_CONSONANT, 2, {"िया", "ियों", "ियां"}},
	[NOUN_LONG_U] = {BEFORE_CONSONANT, 2, {"ू", "ुओं", "ुएं", "ूओं"}},
	[NOUN_SHORT_U] = {BEFORE_CONSONANT, 2, {"ु", "ुओं", "ुएं"}},
	[NOUN_VOWEL_I] = {BEFORE_VOWEL, 2, {"ई", "इयों", "इयां", "ईयों"}},
	[NOUN_YA] = {BEFORE_ANY, 3, {"या", "ए", "यों"}},
};
_Static_assert(sizeof nouns / sizeof *nouns == N_NOUNS, "every class has its endings");

struct inflecting {
	const struct vocabulary *vocabulary;
	struct arena *arena;
	struct str form;
	struct str *forms;
	int64_t counts[INFLECT_MAXIMUM];
	size_t n;
};

static struct str with_ending(struct inflecting *word, struct str stem, struct str ending)
{
	return str_printf(word->arena, "%.*s%.*s", STR_ARG(stem), STR_ARG(ending));
}

static int64_t count_of(struct inflecting *word, struct str stem, struct str ending)
{
	return word->vocabulary->count(word->vocabulary->data, with_ending(word, stem, ending));
}

static bool is_known(const struct inflecting *word, struct str form)
{
	if (str_equal(word->form, form))
		return true;
	for (size_t i = 0; i < word->n; i++)
		if (str_equal(word->forms[i], form))
			return true;
	return false;
}

/* In the order of their counts. */
static void add(struct inflecting *word, struct str form)
{
	int64_t count = word->vocabulary->count(word->vocabulary->data, form);
	if (count <= 0 || word->n == INFLECT_MAXIMUM || is_known(word, form))
		return;
	size_t at = word->n++;
	for (; at > 0 && word->counts[at - 1] < count; at--) {
		word->counts[at] = word->counts[at - 1];
		word->forms[at] = word->forms[at - 1];
	}
	word->counts[at] = count;
	word->forms[at] = form;
}

/* The kind of the last letter and the number of letters: what a stem is judged by. */
static size_t stem_read(struct str stem, char *ret_last)
{
	size_t n = 0;
	char32_t c;
	*ret_last = DEVA_NOT;
	for (size_t at = 0; utf8_next(stem, &at, &c); n++) {
		*ret_last = deva_kind(c);
		if (!deva_is_word(*ret_last))
			return 0;
	}
	return n;
}

static bool is_stem(struct str stem, enum noun noun)
{
	char last;
	enum before before = nouns[noun].before;
	if (stem_read(stem, &last) < nouns[noun].minimum)
		return false;
	if (before == BEFORE_CONSONANT)
		return last == DEVA_CONSONANT;
	return before == BEFORE_ANY || deva_is_matra(last) || last == DEVA_VOWEL;
}

/* A noun like मामला has no plural like नेताओं, or the other one is commoner. */
static bool is_marked(struct inflecting *word, struct str stem)
{
	int64_t oblique = count_of(word, stem, STR("ों"));
	int64_t whole = count_of(word, stem, STR("ाओं")) + count_of(word, stem, STR("ाएं"));
	return oblique >= whole;
}

/* Whose plural the form in ों is: that of साल, not of साला. */
static bool is_bare(struct inflecting *word, struct str stem)
{
	return count_of(word, stem, STR("")) >=
	       count_of(word, stem, STR("ा")) + count_of(word, stem, STR("े"));
}

/* बातें is of बात; करें, of two letters and ें, is of a verb more often than not. */
static bool is_long(struct str stem)
{
	char last;
	return stem_read(stem, &last) > 2;
}

/* Leaves out the forms that are another word's. */
static bool belongs(struct inflecting *word, enum noun noun, struct str stem, struct str ending)
{
	switch (noun) {
	case NOUN_BARE:
		if (str_equal(ending, STR("ें")))
			return is_long(stem);
		return ending.n == 0 || is_bare(word, stem);
	case NOUN_MARKED:
		return is_marked(word, stem) &&
		       !(str_equal(ending, STR("ों")) && is_bare(word, stem));
	case NOUN_UNMARKED:
		return !is_marked(word, stem);
	default:
		return true;
	}
}

/* All forms of a stem, if the word can be one of them. */
static void add_forms(struct inflecting *word, enum noun noun, struct str stem, struct str own)
{
	if (!is_stem(stem, noun) || !belongs(word, noun, stem, own))
		return;
	for (size_t i = 0; i < ENDINGS; i++) {
		struct str ending = str_from(nouns[noun].endings[i]);
		if ((i == 0 || ending.n) && belongs(word, noun, stem, ending))
			add(word, with_ending(word, stem, ending));
	}
}

size_t inflect(const struct vocabulary *vocabulary, struct str form, bool name, struct arena *arena,
	       struct str ret_forms[static INFLECT_MAXIMUM])
{
	struct inflecting word = {
		.vocabulary = vocabulary, .arena = arena, .form = form, .forms = ret_forms};
	for (unsigned noun = 0; noun < N_NOUNS; noun++)
		for (size_t i = 0; i < ENDINGS; i++) {
			struct str ending = str_from(nouns[noun].endings[i]);
			if ((i && ending.n == 0) || !str_ends(form, ending) ||
			    (name && noun == NOUN_MARKED))
				continue;
			add_forms(&word, (enum noun)noun, str_slice(form, 0, form.n - ending.n),
				  ending);
		}
	return word.n;
}

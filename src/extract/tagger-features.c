/* The features: what of a word and of its neighbours the model has weights for. */
#include "tagger-text.h"

void tag_text_read(struct scan *scan, const struct tag_lexicon *lexicon,
		   const struct tag_model *model, struct tag_text *ret_text)
{
	tag_book_read(&scan->book, lexicon, model, scan->gazetteer, &scan->words, &scan->lexicon);
	*ret_text = (struct tag_text){scan, scan->book.forms, scan->book.form_at};
}

/* A feature's template; the position it looks at is part of it. */
enum template {
	OF_BIAS,
	OF_WORD,
	OF_PREFIX,
	OF_SUFFIX = OF_PREFIX + TAG_AFFIXES,
	OF_SHAPE = OF_SUFFIX + TAG_AFFIXES,
	OF_CLUSTER,
	OF_FLAGS,
	OF_FLAG,
	OF_HIT,
	OF_ROLE,
	OF_QUOTE,
	OF_WORDS,
	OF_CLUSTERS,
	OF_FLAG_PAIR,
	OF_HIT_PAIR,
	OF_WORD_FLAGS,
	OF_FUNCTION,
	OF_SENSES,
	OF_LETTERS,
	OF_LISTS,
	OF_HEAD,
	OF_GRAM,
	OF_ENDS,
	OF_LIST_FLAGS,
	OF_LIST_END,
	OF_BEFORE_BRACKET,
	OF_OVER_MARK = OF_BEFORE_BRACKET + 5,
};

static uint32_t mix(uint32_t a, uint32_t b)
{
	uint64_t h = ((uint64_t)a << 32 | b) * 0x9E3779B97F4A7C15u;
	return (uint32_t)((h ^ h >> 29) * 0xBF58476D1CE4E5B9u >> 32);
}

static uint32_t feature_of(unsigned template, int offset, uint32_t value)
{
	return mix(template * 8u + (uint32_t)(offset + TAG_REACH), value) >>
	       (32 - TAG_FEATURE_BITS);
}

static void add(struct tag_features *features, unsigned template, int offset, uint32_t value)
{
	if (features->n < TAG_FEATURES)
		features->at[features->n++] = feature_of(template, offset, value);
}

static void add_affixes(struct tag_features *features, const struct tag_spelling *spelling,
			int offset, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		if (spelling->prefixes[i] && offset == 0)
			add(features, OF_PREFIX + (unsigned)i, offset, spelling->prefixes[i]);
		if (spelling->suffixes[i])
			add(features, OF_SUFFIX + (unsigned)i, offset, spelling->suffixes[i]);
	}
}

/* The letters of the word itself. */
static void add_spelling(struct tag_features *features, const struct tag_spelling *spelling)
{
	const uint32_t *starts = spelling->prefixes, *ends = spelling->suffixes;
	add_affixes(features, spelling, 0, 0, TAG_AFFIXES);
	for (size_t i = 0; i < TAG_GRAMS && spelling->grams[i]; i++)
		add(features, OF_GRAM, 0, spelling->grams[i]);
	if (ends[1])
		add(features, OF_ENDS, 0, mix(starts[1], ends[1]));
	if (ends[2])
		add(features, OF_ENDS, 1, mix(starts[2], ends[1]));
}

static void add_lists(struct tag_features *features, const struct tag_form *form,
		      const struct tag_spelling *spelling, int offset)
{
	add(features, OF_LISTS, offset, form->lists);
	if (offset == 0) {
		add(features, OF_LIST_FLAGS, 0, mix(form->lists, form->flags));
		add(features, OF_LIST_END, 0, mix(form->lists, spelling->suffixes[0]));
	}
}

static void add_flags(struct tag_features *features, const struct tag_form *form, int offset)
{
	add(features, OF_FLAGS, offset, form->flags);
	for (uint32_t rest = form->flags; rest && offset >= -1 && offset <= 1; rest &= rest - 1)
		add(features, OF_FLAG, offset, rest & -rest);
}

void tag_form_features(const struct tag_form *form, const struct tag_spelling *spelling, int offset,
		       struct tag_features *features)
{
	add(features, OF_WORD, offset, form->word);
	if (form->cluster)
		add(features, OF_CLUSTER, offset, form->cluster);
	add_flags(features, form, offset);
	if (form->lists)
		add_lists(features, form, spelling, offset);
	if (form->senses)
		add(features, OF_SENSES, offset, form->senses);
	if (form->letters > 1 && offset >= -1 && offset <= 1)
		add(features, OF_LETTERS, offset, form->letters < 4 ? form->letters : 4);
	if (offset == 0) {
		add(features, OF_BIAS, 0, 0);
		add_spelling(features, spelling);
	} else if (offset == -1 || offset == 1) {
		add_affixes(features, spelling, offset, 1, 3);
	}
	if (offset >= -1 && offset <= 1)
		add(features, OF_SHAPE, offset, form->shape);
}

/* What the gazetteer makes of a word where it stands: kind of entity, its first word or a later. */
static uint32_t hit_at(const struct scan *scan, size_t index)
{
	uint32_t at = index < scan->words.n ? scan->hit_at[index] : 0;
	if (!at)
		return 0;
	const struct hit *hit = &scan->hits[at - 1];
	uint32_t detail = hit->kind == SENSE_PLACE && hit->sense ? hit->sense->detail : 0;
	return 1 + (hit->kind * 16u + detail * 4u + (hit->first == index) * 2u + hit->pending);
}

bool tag_hits_read(const struct tag_text *text, size_t index, uint32_t ret_hits[TAG_OFFSETS])
{
	uint32_t any = 0;
	for (size_t i = 0; i < TAG_OFFSETS; i++)
		any |= ret_hits[i] = hit_at(text->scan, index + i - TAG_REACH);
	return any != 0;
}

void tag_hit_features(const uint32_t hits[TAG_OFFSETS], struct tag_features *features)
{
	for (int i = 0; i < TAG_OFFSETS; i++)
		add(features, OF_HIT, i - TAG_REACH, hits[i]);
	add(features, OF_HIT_PAIR, -1, hits[1] << 8 | hits[2]);
	add(features, OF_HIT_PAIR, 1, hits[2] << 8 | hits[3]);
}

/* The next word to the right that is of the grammar: what the words before it are, it often tells.
 */
static uint32_t function_behind(const struct tag_text *text, size_t index)
{
	enum { REACH = 5 };
	for (size_t i = index + 1; i <= index + REACH; i++) {
		const struct tag_form *form = tag_form_at(text, i);
		if (form->flags & (WORD_CASE | WORD_AND | WORD_CLOSED | WORD_MARK))
			return form->word;
	}
	return 0;
}

static uint32_t function_before(const struct tag_text *text, size_t index)
{
	enum { REACH = 5 };
	for (size_t i = index; i-- > 0 && i + REACH >= index;) {
		const struct tag_form *form = tag_form_at(text, i);
		if (form->flags & (WORD_CASE | WORD_AND | WORD_CLOSED | WORD_MARK))
			return form->word;
	}
	return 0;
}

/*
 * The word that says what an organisation is (मंत्रालय, बैंक), at the word or behind it: how far, and
 * whether a comma or "और" stands before it, as in the long names of ministries.
 */
static uint32_t head_behind(const struct tag_text *text, size_t index)
{
	enum { REACH = 7, NEAR = 3, COMMA = 8, AND = 16 };
	uint32_t passed = 0;
	for (size_t far = 0; far <= REACH; far++) {
		const struct tag_form *form = tag_form_at(text, index + far);
		if (form->flags & WORD_COMMA)
			passed |= COMMA;
		else if (form->flags & (WORD_CASE | WORD_END | WORD_MARK))
			return 0;
		if (form->flags & WORD_AND)
			passed |= AND;
		if (form->senses & 1u << SENSE_HEAD)
			return mix(form->word, passed | (uint32_t)(far < NEAR       ? far
								   : far < NEAR + 2 ? NEAR
										    : NEAR + 1));
	}
	return 0;
}

/* In brackets stands, often, the short name of what stands before them. */
static void add_bracket(struct tag_features *features, const struct tag_form *before,
			const struct tag_form *form)
{
	add(features, OF_BEFORE_BRACKET, 0, before->cluster);
	add(features, OF_BEFORE_BRACKET + 1, 0, before->flags);
	add(features, OF_BEFORE_BRACKET + 2, 0, mix(before->senses, form->letters));
	add(features, OF_BEFORE_BRACKET + 3, 0, before->word);
	add(features, OF_BEFORE_BRACKET + 4, 0, before->end);
}

/* What stands on the other side of a comma, a hyphen or "और" is often of the same kind. */
static void add_over_mark(struct tag_features *features, int side, const struct tag_form *form,
			  const struct tag_form *mark, const struct tag_form *other)
{
	if (!(mark->flags & (WORD_MARK | WORD_COMMA | WORD_AND)))
		return;
	uint32_t kind = mix(mark->word, other->cluster);
	add(features, OF_OVER_MARK, side, kind);
	add(features, OF_OVER_MARK + 1, side, mix(mark->word, other->flags));
	add(features, OF_OVER_MARK + 2, side, mix(kind, form->cluster));
}

void tag_word_features(const struct tag_text *text, size_t index, struct tag_features *features)
{
	const struct scan *scan = text->scan;
	const struct tag_form *before = tag_form_at(text, index - 1);
	const struct tag_form *form = tag_form_at(text, index);
	const struct tag_form *next = tag_form_at(text, index + 1);
	add(features, OF_WORDS, -1, mix(before->word, form->word));
	add(features, OF_WORDS, 1, mix(form->word, next->word));
	add(features, OF_WORDS, 0, mix(before->word, next->word));
	add(features, OF_CLUSTERS, -1, before->cluster << 16 | form->cluster);
	add(features, OF_CLUSTERS, 1, form->cluster << 16 | next->cluster);
	add(features, OF_CLUSTERS, 0, before->cluster << 16 | next->cluster);
	add(features, OF_FLAG_PAIR, -1, mix(before->flags, form->flags));
	add(features, OF_FLAG_PAIR, 1, mix(form->flags, next->flags));
	add(features, OF_FLAG_PAIR, 0, mix(mix(before->flags, form->flags), next->flags));
	add(features, OF_WORD_FLAGS, -1, mix(before->word, form->flags));
	add(features, OF_WORD_FLAGS, 1, mix(form->flags, next->word));
	add(features, OF_FUNCTION, 1, function_behind(text, index));
	add(features, OF_FUNCTION, -1, function_before(text, index));
	uint32_t head = head_behind(text, index);
	if (head) {
		add(features, OF_HEAD, 0, head);
		add(features, OF_HEAD, 1, mix(head, form->cluster));
	}
	if (before->opens)
		add_bracket(features, tag_form_at(text, index - 2), form);
	add_over_mark(features, -1, form, before, tag_form_at(text, index - 2));
	add_over_mark(features, 1, form, next, tag_form_at(text, index + 2));
	uint32_t quotes = scan_word(scan, index)->flags & (WORD_QUOTE | WORD_UNQUOTE | WORD_JOINED);
	if (quotes)
		add(features, OF_QUOTE, 0, quotes);
}

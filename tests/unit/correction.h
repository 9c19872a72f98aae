#ifndef TESTS_UNIT_CORRECTION_H
#define TESTS_UNIT_CORRECTION_H

/* An article and ways to say something of it, for the tests of corrections. */
#include "test.h"

#include "surkhi/model/correction.h"

/* "मीरा जोशी" in the headline and the first paragraph, a party, a place in a state, an office. */
struct page {
	struct arena arena;
	struct paragraph paragraphs[3];
	struct entity entities[5];
	struct mention mentions[7];
	struct article article;
};

static inline struct mention mention_of(const struct article *article, uint32_t entity,
					enum field field, uint32_t paragraph, const char *words)
{
	struct str text = article_text(article, field, paragraph);
	size_t at = str_find(text, str_from(words), 0);
	assert_true(at != SIZE_MAX);
	return (struct mention){.entity = entity,
				.field = field,
				.paragraph = paragraph,
				.start = (uint32_t)at,
				.end = (uint32_t)(at + strlen(words)),
				.rule = STR("alias")};
}

static inline int set_up(void **state)
{
	struct page *page = mem_new(1, sizeof *page);
	struct article *article = &page->article;
	page->paragraphs[0].text = STR("सभा में मीरा जोशी ने भाजपा को घेरा।");
	page->paragraphs[1].text = STR("देवगढ़ से जोशी लौटीं। सेवा दल भाजपा मोर्चा साथ था।");
	page->paragraphs[2].text = STR("रामपुर में राम ने कहा कि जोशी आएंगी।");
	page->entities[0] = (struct entity){
		.kind = ENTITY_PARTY, .id = STR("BJP"), .name = STR("भाजपा"), .mentions = 2};
	page->entities[1] = (struct entity){
		.kind = ENTITY_STATE, .id = STR("IN-JH"), .name = STR("झारखंड"), .primary = true};
	page->entities[2] = (struct entity){.kind = ENTITY_PERSON,
					    .id = STR("मीरा जोशी"),
					    .name = STR("मीरा जोशी"),
					    .role = STR("मंत्री"),
					    .mentions = 3};
	page->entities[3] = (struct entity){.kind = ENTITY_PLACE,
					    .id = STR("देवगढ"),
					    .name = STR("देवगढ़"),
					    .state = STR("IN-JH"),
					    .mentions = 1};
	page->entities[4] = (struct entity){.kind = ENTITY_ORGANISATION,
					    .id = STR("भाजपा मोर्चा"),
					    .name = STR("भाजपा मोर्चा"),
					    .mentions = 1};
	*article = (struct article){.id = 7,
				    .headline = STR("मीरा जोशी का दौरा"),
				    .paragraphs = page->paragraphs,
				    .n_paragraphs = 3,
				    .entities = page->entities,
				    .n_entities = 5,
				    .mentions = page->mentions,
				    .n_mentions = 7};
	page->mentions[0] = mention_of(article, 2, FIELD_HEADLINE, 0, "मीरा जोशी");
	page->mentions[1] = mention_of(article, 2, FIELD_BODY, 0, "मीरा जोशी");
	page->mentions[2] = mention_of(article, 0, FIELD_BODY, 0, "भाजपा");
	page->mentions[3] = mention_of(article, 3, FIELD_BODY, 1, "देवगढ़");
	page->mentions[4] = mention_of(article, 2, FIELD_BODY, 1, "जोशी");
	page->mentions[5] = mention_of(article, 4, FIELD_BODY, 1, "भाजपा मोर्चा");
	page->mentions[6] = mention_of(article, 0, FIELD_BODY, 1, "भाजपा");
	*state = page;
	return 0;
}

static inline int tear_down(void **state)
{
	struct page *page = *state;
	arena_done(&page->arena);
	mem_free(page);
	return 0;
}

static inline struct correction correct(struct page *page, struct correction correction)
{
	struct diag diag = DIAG_INIT;
	if (!correction_complete(&correction, &page->arena, &diag))
		fail_msg("%s", diag.text);
	return correction;
}

static inline struct entity named(enum entity_kind kind, const char *name)
{
	return (struct entity){.kind = kind, .id = str_from(name), .name = str_from(name)};
}

static inline size_t entity_index(const struct article *article, enum entity_kind kind,
				  const char *name)
{
	size_t at = 0;
	while (at < article->n_entities && !(article->entities[at].kind == kind &&
					     str_equal(article->entities[at].name, str_from(name))))
		at++;
	return at;
}

static inline bool entity_is(const struct article *article, enum entity_kind kind, const char *name)
{
	return entity_index(article, kind, name) < article->n_entities;
}

static inline const struct entity *entity_at(const struct article *article, enum entity_kind kind,
					     const char *name)
{
	if (!entity_is(article, kind, name))
		fail_msg("no '%s'", name);
	return &article->entities[entity_index(article, kind, name)];
}

/* Words are one thing, but for a party named within a longer name. */
static inline bool may_overlap(const struct article *article, const struct mention *a,
			       const struct mention *b)
{
	bool headline = a->field == FIELD_HEADLINE || b->field == FIELD_HEADLINE;
	bool same = headline ? a->field == b->field : a->paragraph == b->paragraph;
	if (!same || a->start >= b->end || b->start >= a->end)
		return true;
	return (article->entities[a->entity].kind == ENTITY_PARTY) !=
	       (article->entities[b->entity].kind == ENTITY_PARTY);
}

/* Lays them over the page's article; what must hold of any article is checked. */
static inline struct article apply(struct page *page, const struct correction *corrections,
				   size_t n, size_t *ret_removed)
{
	struct article article = page->article;
	struct entity *removed;
	size_t n_removed, counts[16] = {0};
	corrections_apply(corrections, n, &page->arena, &article, &removed, &n_removed);
	for (size_t i = 0; i < article.n_mentions; i++) {
		const struct mention *mention = &article.mentions[i];
		assert_true(mention->entity < article.n_entities);
		assert_true(mention_text(&article, mention).n > 0);
		counts[mention->entity]++;
		for (size_t k = 0; k < i && article.n_mentions < 100; k++)
			assert_true(may_overlap(&article, mention, &article.mentions[k]));
	}
	for (size_t i = 0; i < article.n_entities; i++) {
		assert_int_equal(article.entities[i].mentions, counts[i]);
		assert_true(i == 0 || article.entities[i - 1].kind <= article.entities[i].kind);
	}
	if (ret_removed)
		*ret_removed = n_removed;
	return article;
}

static inline struct article apply_one(struct page *page, struct correction correction,
				       size_t *ret_removed)
{
	correction = correct(page, correction);
	return apply(page, &correction, 1, ret_removed);
}

/* Something said of an entity of article 7. */
static inline struct correction said(enum correction_kind what, enum entity_kind kind,
				     const char *name)
{
	return (struct correction){.what = what, .article = 7, .entity = named(kind, name)};
}

static inline struct correction changed(enum correction_kind what, enum entity_kind kind,
					const char *name, enum entity_kind to_kind,
					const char *to_name)
{
	struct correction correction = said(what, kind, name);
	correction.to = named(to_kind, to_name);
	return correction;
}

static inline struct correction anchored(struct correction correction,
					 const struct article *article, struct mention place)
{
	correction.anchored = true;
	correction.anchor = anchor_of(article, &place);
	return correction;
}

static inline size_t mentions_by_hand(const struct article *article)
{
	size_t n = 0;
	for (size_t i = 0; i < article->n_mentions; i++)
		n += str_equal(article->mentions[i].rule, correction_rule);
	return n;
}

#define test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

#endif

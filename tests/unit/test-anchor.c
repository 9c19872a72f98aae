/* model: which corrections make sense, and how they and their words outlive other rules. */
#include "correction.h"

static void a_copy_says_the_same(void **state)
{
	struct page *page = *state;
	struct correction one =
		correct(page, anchored(said(CORRECT_ACCEPT, ENTITY_PERSON, "मीरा जोशी"),
				       &page->article, page->mentions[4]));
	struct correction other = *correction_copy(&one, &page->arena);
	other.id = 9;
	assert_true(correction_same(&one, &other));
	other.what = CORRECT_REJECT;
	assert_false(correction_same(&one, &other));
	other = one;
	other.sets = CORRECT_ROLE;
	assert_false(correction_same(&one, &other));
	other = one;
	other.anchor.start++;
	assert_false(correction_same(&one, &other));
	other = one;
	other.anchored = false;
	assert_false(correction_same(&one, &other));
	other = one;
	other.article = 0;
	assert_false(correction_same(&one, &other));
	for (unsigned i = 0; i < N_CORRECTION_KINDS; i++) {
		enum correction_kind kind = N_CORRECTION_KINDS;
		struct str name = str_from(correction_kind_name((enum correction_kind)i));
		assert_true(correction_kind_find(name, &kind));
		assert_int_equal(kind, i);
	}
}

static void nonsense_is_refused(void **state)
{
	struct page *page = *state;
	struct correction cases[8] = {
		said(CORRECT_ACCEPT, ENTITY_PERSON, " "),
		changed(CORRECT_MERGE, ENTITY_PERSON, "मीरा", ENTITY_PERSON, "मीरा "),
		changed(CORRECT_MERGE, ENTITY_PERSON, "मीरा", ENTITY_PLACE, "मीरा"),
		changed(CORRECT_RETYPE, ENTITY_PERSON, "मीरा", ENTITY_PERSON, "जोशी"),
		changed(CORRECT_RETYPE, ENTITY_PERSON, "मीरा", ENTITY_PARTY, ""),
		said(CORRECT_ACCEPT, ENTITY_PARTY, "BJP"),
		said(CORRECT_ACCEPT, ENTITY_STATE, "IN-UP"),
		said(CORRECT_REJECT, ENTITY_PERSON, "मीरा"),
	};
	cases[5].sets = CORRECT_ROLE;
	cases[6].article = 0;
	cases[6].sets = CORRECT_PRIMARY;
	cases[7].article = 0;
	cases[7].anchored = true;
	cases[7].anchor.words = STR("मीरा");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct diag diag = DIAG_INIT;
		struct correction before = cases[i];
		assert_false(correction_complete(&cases[i], &page->arena, &diag));
		assert_true(diag.text[0] != 0);
		assert_memory_equal(&before, &cases[i], sizeof before);
	}
	char *name = arena_new(&page->arena, CORRECTION_NAME_MAXIMUM + 2, 1);
	memset(name, 'x', CORRECTION_NAME_MAXIMUM + 1);
	struct correction long_one = said(CORRECT_ACCEPT, ENTITY_PERSON, name);
	assert_false(correction_complete(&long_one, &page->arena, NULL));
}

static void names_are_tidied(void **state)
{
	struct page *page = *state;
	struct correction typed = changed(CORRECT_MERGE, ENTITY_PERSON, "मीरा जोशी", ENTITY_PERSON,
					  " मीरा\t  जोशी\x1b[2J शर्मा\n");
	typed = correct(page, typed);
	assert_str(typed.to.name, "मीरा जोशी[2J शर्मा");
	struct correction spelt = correct(
		page, changed(CORRECT_MERGE, ENTITY_PERSON, "मीरा", ENTITY_PERSON, "हिन्दी चाँद"));
	assert_str(spelt.to.name, "हिन्दी चाँद");
	assert_str(spelt.to.id, "हिंदी चांद");
}

static void words_are_found_where_they_went(void **state)
{
	struct page *page = *state;
	struct mention place = mention_of(&page->article, 0, FIELD_BODY, 2, "जोशी"), found;
	struct anchor anchor = anchor_of(&page->article, &place);
	struct paragraph later[4] = {{.text = STR("नया पहला अनुच्छेद।")},
				     page->paragraphs[0],
				     page->paragraphs[1],
				     page->paragraphs[2]};
	struct article article = {
		.headline = page->article.headline, .paragraphs = later, .n_paragraphs = 4};
	assert_true(anchor_find(&anchor, &page->article, &found));
	assert_int_equal(found.paragraph, 2);
	assert_int_equal(found.start, place.start);
	assert_true(anchor_find(&anchor, &article, &found));
	assert_int_equal(found.paragraph, 3);
	/* put together with another paragraph */
	later[1].text = STR("आगे भी। रामपुर में राम ने कहा कि जोशी आएंगी। और भी।");
	article.n_paragraphs = 2;
	assert_true(anchor_find(&anchor, &article, &found));
	assert_int_equal(found.paragraph, 1);
	assert_str(mention_text(&article, &found), "जोशी");
	/* in another context, where there are two of them, it is neither */
	later[1].text = STR("जोशी और जोशी");
	article.headline = STR("दौरा");
	assert_false(anchor_find(&anchor, &article, &found));
	later[1].text = STR("दौरे पर जोशी");
	assert_true(anchor_find(&anchor, &article, &found));
	later[1].text = STR("दौरे पर जोशीमठ");
	assert_false(anchor_find(&anchor, &article, &found));
}

/* Rules of another day: the person is not found any more, the place is found in other words. */
static void what_corrections_rest_on_is_carried_along(void **state)
{
	struct page *page = *state;
	const struct correction accept[2] = {
		correct(page, said(CORRECT_ACCEPT, ENTITY_PERSON, "मीरा जोशी")),
		correct(page, said(CORRECT_REJECT, ENTITY_PLACE, "देवगढ़")),
	};
	struct paragraph paragraphs[2] = {page->paragraphs[1], page->paragraphs[0]};
	struct entity entities[1] = {{.kind = ENTITY_ORGANISATION,
				      .id = STR("मीरा"),
				      .name = STR("मीरा"),
				      .mentions = 1}};
	struct article now = {.id = 7,
			      .headline = page->article.headline,
			      .paragraphs = paragraphs,
			      .n_paragraphs = 2,
			      .entities = entities,
			      .n_entities = 1};
	struct mention mention = mention_of(&now, 0, FIELD_BODY, 1, "मीरा");
	now.mentions = &mention;
	now.n_mentions = 1;
	corrections_carry(accept, 2, &page->arena, &page->article, &now);
	const struct entity *person = entity_at(&now, ENTITY_PERSON, "मीरा जोशी");
	assert_int_equal(person->mentions, 3);
	assert_str(person->role, "मंत्री");
	assert_int_equal(mentions_by_hand(&now), 3);
	assert_int_equal(now.n_entities, 1); /* those words are the person's */
	assert_int_equal(now.n_mentions, 3);
}

static void what_is_found_anyway_is_not_carried(void **state)
{
	struct page *page = *state;
	const struct correction accept =
		correct(page, said(CORRECT_ACCEPT, ENTITY_PERSON, "मीरा जोशी"));
	struct article now = page->article;
	now.n_mentions = 2;
	corrections_carry(&accept, 1, &page->arena, &page->article, &now);
	assert_ptr_equal(now.mentions, page->article.mentions);
	assert_int_equal(now.n_mentions, 2);
}

/* A page of one party named very often is corrected in no time that anybody would notice. */
static void very_many_mentions_are_moved(void **state)
{
	enum { MANY = 200000 };
	struct page *page = *state;
	char *text = arena_new(&page->arena, MANY, 4);
	struct mention *mentions = arena_new(&page->arena, MANY, sizeof *mentions);
	for (uint32_t i = 0; i < MANY; i++) {
		memcpy(text + 4 * (size_t)i, "abc ", 4);
		mentions[i] = (struct mention){
			.entity = 0, .field = FIELD_BODY, .start = 4 * i, .end = 4 * i + 3};
	}
	struct paragraph paragraph = {.text = {text, (size_t)MANY * 4}};
	struct entity entity = {
		.kind = ENTITY_PARTY, .id = STR("ABC"), .name = STR("abc"), .mentions = MANY};
	page->article = (struct article){.id = 7,
					 .paragraphs = &paragraph,
					 .n_paragraphs = 1,
					 .entities = &entity,
					 .n_entities = 1,
					 .mentions = mentions,
					 .n_mentions = MANY};
	struct article article = apply_one(
		page, changed(CORRECT_MERGE, ENTITY_PARTY, "ABC", ENTITY_PARTY, "XYZ"), NULL);
	assert_int_equal(article.entities[0].mentions, MANY);
	assert_str(article.entities[0].id, "XYZ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_copy_says_the_same),
		test(nonsense_is_refused),
		test(names_are_tidied),
		test(words_are_found_where_they_went),
		test(what_corrections_rest_on_is_carried_along),
		test(what_is_found_anyway_is_not_carried),
		test(very_many_mentions_are_moved),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

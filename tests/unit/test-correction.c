/* model: corrections laid over what the rules found. */
#include "correction.h"

static void nothing_said_changes_nothing(void **state)
{
	struct page *page = *state;
	size_t removed;
	struct article article = apply(page, NULL, 0, &removed);
	assert_int_equal(removed, 0);
	assert_int_equal(article.n_entities, page->article.n_entities);
	assert_int_equal(article.n_mentions, page->article.n_mentions);
	for (size_t i = 0; i < article.n_mentions; i++)
		assert_str(article.mentions[i].rule, "alias");
}

static void a_rejected_entity_goes_with_its_mentions(void **state)
{
	struct page *page = *state;
	size_t removed;
	struct article article =
		apply_one(page, said(CORRECT_REJECT, ENTITY_PERSON, "मीरा जोशी"), &removed);
	assert_int_equal(removed, 1);
	assert_false(entity_is(&article, ENTITY_PERSON, "मीरा जोशी"));
	assert_int_equal(article.n_mentions, 4);
}

static void a_rejected_mention_leaves_the_others(void **state)
{
	struct page *page = *state;
	struct correction reject = said(CORRECT_REJECT, ENTITY_PERSON, "मीरा जोशी");
	struct article article =
		apply_one(page, anchored(reject, &page->article, page->mentions[4]), NULL);
	assert_int_equal(entity_at(&article, ENTITY_PERSON, "मीरा जोशी")->mentions, 2);
	/* the last one takes the entity with it */
	struct correction all[3] = {
		anchored(reject, &page->article, page->mentions[0]),
		anchored(reject, &page->article, page->mentions[1]),
		anchored(reject, &page->article, page->mentions[4]),
	};
	for (size_t i = 0; i < 3; i++)
		all[i] = correct(page, all[i]);
	article = apply(page, all, 3, NULL);
	assert_false(entity_is(&article, ENTITY_PERSON, "मीरा जोशी"));
}

static void an_accepted_entity_is_marked_and_keeps_its_rules(void **state)
{
	struct page *page = *state;
	struct article article =
		apply_one(page, said(CORRECT_ACCEPT, ENTITY_PERSON, "मीरा जोशी"), NULL);
	const struct entity *person = entity_at(&article, ENTITY_PERSON, "मीरा जोशी");
	assert_true(person->by_hand);
	assert_str(person->role, "मंत्री");
	assert_int_equal(person->mentions, 3);
	assert_int_equal(mentions_by_hand(&article), 0);
	assert_false(entity_at(&article, ENTITY_PARTY, "भाजपा")->by_hand);
}

static void properties_are_set_and_taken_away(void **state)
{
	struct page *page = *state;
	struct correction accept = said(CORRECT_ACCEPT, ENTITY_PERSON, "मीरा जोशी");
	accept.to = (struct entity){.role = STR_EMPTY, .party = STR("INC"), .state = STR("IN-UP")};
	accept.sets = CORRECT_ROLE | CORRECT_PARTY;
	struct article article = apply_one(page, accept, NULL);
	const struct entity *person = entity_at(&article, ENTITY_PERSON, "मीरा जोशी");
	assert_str(person->role, "");
	assert_str(person->party, "INC");
	assert_str(person->state, "");
}

static void what_an_article_is_about_can_be_said(void **state)
{
	struct page *page = *state;
	struct correction accept = said(CORRECT_ACCEPT, ENTITY_STATE, "IN-UP");
	accept.entity.name = STR("उत्तर प्रदेश");
	accept.to.primary = true;
	accept.sets = CORRECT_PRIMARY;
	struct article article = apply_one(page, accept, NULL);
	assert_true(entity_at(&article, ENTITY_STATE, "उत्तर प्रदेश")->primary);
	assert_false(entity_at(&article, ENTITY_STATE, "झारखंड")->primary);
	accept.entity = named(ENTITY_STATE, "IN-JH");
	accept.to.primary = false;
	article = apply_one(page, accept, NULL);
	assert_false(entity_at(&article, ENTITY_STATE, "झारखंड")->primary);
}

static void words_that_rules_missed_are_marked(void **state)
{
	struct page *page = *state;
	struct mention place = mention_of(&page->article, 0, FIELD_BODY, 2, "राम ");
	place.end--; /* the blank */
	struct correction accept = said(CORRECT_ACCEPT, ENTITY_PERSON, "राम");
	struct article article = apply_one(page, anchored(accept, &page->article, place), NULL);
	const struct entity *person = entity_at(&article, ENTITY_PERSON, "राम");
	assert_int_equal(person->mentions, 1);
	assert_int_equal(mentions_by_hand(&article), 1);
	assert_str(mention_text(&article, &article.mentions[article.n_mentions - 1]), "राम");
}

/* Words are one thing: who was found in them goes, but for a party within a name. */
static void marked_words_are_nothing_else(void **state)
{
	struct page *page = *state;
	struct mention place = mention_of(&page->article, 0, FIELD_BODY, 1, "सेवा दल भाजपा मोर्चा");
	struct correction accept = said(CORRECT_ACCEPT, ENTITY_ORGANISATION, "सेवा दल भाजपा मोर्चा");
	struct article article = apply_one(page, anchored(accept, &page->article, place), NULL);
	assert_false(entity_is(&article, ENTITY_ORGANISATION, "भाजपा मोर्चा"));
	assert_int_equal(entity_at(&article, ENTITY_PARTY, "भाजपा")->mentions, 2);
	place = mention_of(&page->article, 0, FIELD_BODY, 1, "देवगढ़ से");
	accept = said(CORRECT_ACCEPT, ENTITY_PERSON, "देवगढ़ से");
	article = apply_one(page, anchored(accept, &page->article, place), NULL);
	assert_false(entity_is(&article, ENTITY_PLACE, "देवगढ़"));
}

static void a_retyped_entity_takes_its_mentions_along(void **state)
{
	struct page *page = *state;
	size_t removed;
	struct article article = apply_one(
		page, changed(CORRECT_RETYPE, ENTITY_PLACE, "देवगढ़", ENTITY_PERSON, ""), &removed);
	const struct entity *person = entity_at(&article, ENTITY_PERSON, "देवगढ़");
	assert_int_equal(removed, 1);
	assert_false(entity_is(&article, ENTITY_PLACE, "देवगढ़"));
	assert_true(person->by_hand);
	assert_int_equal(person->mentions, 1);
	assert_int_equal(mentions_by_hand(&article), 1);
	assert_str(person->state, ""); /* of a place, it was something else */
}

static void one_mention_is_retyped(void **state)
{
	struct page *page = *state;
	struct correction retype =
		changed(CORRECT_RETYPE, ENTITY_PERSON, "मीरा जोशी", ENTITY_ORGANISATION, "जोशी");
	struct article article =
		apply_one(page, anchored(retype, &page->article, page->mentions[4]), NULL);
	assert_int_equal(entity_at(&article, ENTITY_PERSON, "मीरा जोशी")->mentions, 2);
	assert_int_equal(entity_at(&article, ENTITY_ORGANISATION, "जोशी")->mentions, 1);
}

static void a_merged_entity_gives_what_the_other_lacks(void **state)
{
	struct page *page = *state;
	struct article article = apply_one(
		page,
		changed(CORRECT_MERGE, ENTITY_PERSON, "मीरा जोशी", ENTITY_PERSON, "मीरा देवी जोशी"),
		NULL);
	const struct entity *person = entity_at(&article, ENTITY_PERSON, "मीरा देवी जोशी");
	assert_false(entity_is(&article, ENTITY_PERSON, "मीरा जोशी"));
	assert_int_equal(person->mentions, 3);
	assert_str(person->role, "मंत्री");
}

static void a_merge_into_what_is_there_counts_once(void **state)
{
	struct page *page = *state;
	struct mention place = page->mentions[4];
	const struct correction both[2] = {
		correct(page, anchored(said(CORRECT_ACCEPT, ENTITY_PERSON, "जोशी"), &page->article,
				       place)),
		correct(page,
			changed(CORRECT_MERGE, ENTITY_PERSON, "जोशी", ENTITY_PERSON, "मीरा जोशी")),
	};
	struct article article = apply(page, both, 2, NULL);
	assert_int_equal(entity_at(&article, ENTITY_PERSON, "मीरा जोशी")->mentions, 3);
	assert_false(entity_is(&article, ENTITY_PERSON, "जोशी"));
}

static void the_last_word_counts(void **state)
{
	struct page *page = *state;
	const struct correction words[4] = {
		correct(page, said(CORRECT_REJECT, ENTITY_PERSON, "मीरा जोशी")),
		correct(page, said(CORRECT_ACCEPT, ENTITY_PERSON, "मीरा जोशी")),
		correct(page,
			changed(CORRECT_MERGE, ENTITY_PERSON, "मीरा जोशी", ENTITY_PERSON, "मीरा")),
		correct(page, said(CORRECT_REJECT, ENTITY_PERSON, "मीरा")),
	};
	size_t removed;
	struct article article = apply(page, words, 1, NULL);
	assert_false(entity_is(&article, ENTITY_PERSON, "मीरा जोशी"));
	article = apply(page, words, 2, NULL);
	assert_int_equal(entity_at(&article, ENTITY_PERSON, "मीरा जोशी")->mentions, 3);
	article = apply(page, words, 3, NULL);
	assert_int_equal(entity_at(&article, ENTITY_PERSON, "मीरा")->mentions, 3);
	article = apply(page, words, 4, &removed);
	assert_int_equal(removed, 2); /* the one that was found and the one between */
	assert_int_equal(article.n_mentions, 4);
}

static void everywhere_spares_what_was_decided_here(void **state)
{
	struct page *page = *state;
	struct correction here = said(CORRECT_ACCEPT, ENTITY_PLACE, "देवगढ़");
	struct correction everywhere = said(CORRECT_REJECT, ENTITY_PLACE, "देवगढ़");
	everywhere.article = 0;
	const struct correction accepted[2] = {correct(page, here), correct(page, everywhere)};
	struct article article = apply(page, accepted, 2, NULL);
	assert_true(entity_is(&article, ENTITY_PLACE, "देवगढ़"));
	article = apply(page, accepted + 1, 1, NULL);
	assert_false(entity_is(&article, ENTITY_PLACE, "देवगढ़"));
	here.what = CORRECT_REJECT;
	everywhere.what = CORRECT_ACCEPT;
	const struct correction rejected[2] = {correct(page, here), correct(page, everywhere)};
	article = apply(page, rejected, 2, NULL);
	assert_false(entity_is(&article, ENTITY_PLACE, "देवगढ़"));
}

/* What is not in the article is not brought into it from everywhere. */
static void everywhere_is_where_it_is_found(void **state)
{
	struct page *page = *state;
	struct correction accept = said(CORRECT_ACCEPT, ENTITY_PERSON, "कोई और");
	accept.article = 0;
	struct article article = apply_one(page, accept, NULL);
	assert_int_equal(article.n_entities, page->article.n_entities);
	accept.article = 7;
	article = apply_one(page, accept, NULL);
	assert_int_equal(entity_at(&article, ENTITY_PERSON, "कोई और")->mentions, 0);
}

/* A state that is named by its places alone stays as long as one of them. */
static void a_state_goes_with_its_last_trace(void **state)
{
	struct page *page = *state;
	struct mention place = mention_of(&page->article, 0, FIELD_HEADLINE, 0, "दौरा");
	struct correction mark =
		anchored(said(CORRECT_ACCEPT, ENTITY_STATE, "IN-JH"), &page->article, place);
	struct correction unmark = mark;
	unmark.what = CORRECT_REJECT;
	const struct correction both[3] = {
		correct(page, mark), correct(page, unmark),
		correct(page, said(CORRECT_REJECT, ENTITY_PLACE, "देवगढ़"))};
	struct article article = apply(page, both, 2, NULL);
	assert_int_equal(entity_at(&article, ENTITY_STATE, "झारखंड")->mentions, 0);
	const struct correction other_order[3] = {both[2], both[0], both[1]};
	article = apply(page, other_order, 3, NULL);
	assert_false(entity_is(&article, ENTITY_STATE, "झारखंड"));
}

/* Whatever is said, in whatever order: what is left contradicts itself nowhere. */
static void any_words_leave_an_article_whole(void **state)
{
	enum { ROUNDS = 400, WORDS = 8 };
	struct page *page = *state;
	static const char *const names[] = {"मीरा जोशी", "देवगढ़", "भाजपा मोर्चा", "BJP", "जोशी"};
	uint32_t random = 3;
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct correction words[WORDS];
		size_t n = 0;
		for (unsigned i = 0; i < WORDS; i++) {
			random = random * 1664525 + 1013904223;
			struct correction word = changed(
				(enum correction_kind)(random >> 29) % 4,
				(enum entity_kind)((random >> 8) % 5), names[(random >> 12) % 5],
				(enum entity_kind)((random >> 16) % 5), names[(random >> 20) % 5]);
			word.article = (random >> 24) % 3 ? 7 : 0;
			if (word.article && (random >> 26) % 2)
				word = anchored(word, &page->article,
						page->mentions[(random >> 9) % 7]);
			if (correction_complete(&word, &page->arena, NULL))
				words[n++] = word;
		}
		apply(page, words, n, NULL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(nothing_said_changes_nothing),
		test(a_rejected_entity_goes_with_its_mentions),
		test(a_rejected_mention_leaves_the_others),
		test(an_accepted_entity_is_marked_and_keeps_its_rules),
		test(properties_are_set_and_taken_away),
		test(what_an_article_is_about_can_be_said),
		test(words_that_rules_missed_are_marked),
		test(marked_words_are_nothing_else),
		test(a_retyped_entity_takes_its_mentions_along),
		test(one_mention_is_retyped),
		test(a_merged_entity_gives_what_the_other_lacks),
		test(a_merge_into_what_is_there_counts_once),
		test(the_last_word_counts),
		test(everywhere_spares_what_was_decided_here),
		test(everywhere_is_where_it_is_found),
		test(a_state_goes_with_its_last_trace),
		test(any_words_leave_an_article_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

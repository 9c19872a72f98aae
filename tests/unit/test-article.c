/* model: the names of kinds and fields, and the text that a mention refers to. */
#include "test.h"

#include "surkhi/model/article.h"

static struct article make_article(struct paragraph paragraphs[static 2])
{
	paragraphs[0] = (struct paragraph){.subhead = false, .text = STR("शिमला में बैठक हुई।")};
	paragraphs[1] = (struct paragraph){.subhead = true, .text = STR("आगे क्या")};
	return (struct article){.headline = STR("नई टीम"),
				.standfirst = STR("सार"),
				.paragraphs = paragraphs,
				.n_paragraphs = 2};
}

static void fields_have_their_text(void **state)
{
	struct paragraph paragraphs[2];
	struct article article = make_article(paragraphs);
	assert_str(article_text(&article, FIELD_HEADLINE, 0), "नई टीम");
	assert_str(article_text(&article, FIELD_STANDFIRST, 0), "सार");
	assert_str(article_text(&article, FIELD_BODY, 0), "शिमला में बैठक हुई।");
	assert_str(article_text(&article, FIELD_SUBHEAD, 1), "आगे क्या");
	assert_str(article_text(&article, FIELD_BODY, 2), "");
}

static void mentions_are_cut_out_by_bytes(void **state)
{
	struct paragraph paragraphs[2];
	struct article article = make_article(paragraphs);
	struct mention mention = {.field = FIELD_BODY, .paragraph = 0, .start = 0, .end = 15};
	assert_str(mention_text(&article, &mention), "शिमला");
	mention = (struct mention){.field = FIELD_BODY, .paragraph = 7, .start = 0, .end = 15};
	assert_str(mention_text(&article, &mention), "");
	mention = (struct mention){.field = FIELD_HEADLINE, .start = 7, .end = 900};
	assert_str(mention_text(&article, &mention), "टीम");
}

static void kinds_are_found_by_their_names(void **state)
{
	for (unsigned i = 0; i < N_ENTITY_KINDS; i++) {
		enum entity_kind kind = N_ENTITY_KINDS;
		assert_true(
			entity_kind_find(str_from(entity_kind_name((enum entity_kind)i)), &kind));
		assert_int_equal(kind, i);
	}
	enum entity_kind kind = ENTITY_PLACE;
	assert_false(entity_kind_find(STR("parti"), &kind));
	assert_int_equal(kind, ENTITY_PLACE);
}

static void names_are_those_of_the_json(void **state)
{
	assert_string_equal(entity_kind_name(ENTITY_ORGANISATION), "organisation");
	assert_string_equal(field_name(FIELD_SUBHEAD), "subhead");
	assert_string_equal(field_name(FIELD_BODY), "body");
	assert_string_equal(line_kind_name(LINE_BLANK), "blank");
	assert_string_equal(line_kind_name(LINE_RELATED), "related");
	assert_string_equal(line_kind_name(LINE_FURNITURE), "furniture");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_have_their_text),
		cmocka_unit_test(mentions_are_cut_out_by_bytes),
		cmocka_unit_test(kinds_are_found_by_their_names),
		cmocka_unit_test(names_are_those_of_the_json),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The corpus is only worth measuring with if it is the same everywhere and true of itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

enum { ARTICLES = 200 };

static int set_up(void **state)
{
	static struct corpus corpus;
	struct diag diag = DIAG_INIT;
	*state = &corpus;
	return corpus_init(&corpus, 1, &diag);
}

static int tear_down(void **state)
{
	corpus_done(*state);
	return 0;
}

static void make(const struct corpus *corpus, uint64_t number, struct arena *arena,
		 struct article *article, struct buf *page)
{
	corpus_story(corpus, number, arena, article);
	corpus_page(corpus, number, arena, article, page);
}

static void an_article_is_the_same_whatever_came_before(void **state)
{
	struct buf alone = BUF_INIT(CORPUS_PAGE_MAXIMUM), later = BUF_INIT(CORPUS_PAGE_MAXIMUM);
	struct arena arena = {0};
	struct article article;
	make(*state, 7, &arena, &article, &alone);
	for (uint64_t i = 0; i < 8; i++) {
		buf_clear(&later);
		make(*state, i, &arena, &article, &later);
	}
	assert_string_equal(buf_z(&alone), buf_z(&later));
	buf_done(&alone);
	buf_done(&later);
	arena_done(&arena);
}

static void check_mentions(const struct article *article)
{
	unsigned mentions[64] = {0};
	assert_in_range(article->n_entities, 1, 64);
	for (size_t i = 0; i < article->n_mentions; i++) {
		const struct mention *mention = &article->mentions[i];
		const struct entity *entity = &article->entities[mention->entity];
		struct str text = mention_text(article, mention);
		mentions[mention->entity]++;
		assert_true(text.n > 0);
		if (entity->kind == ENTITY_PLACE)
			assert_true(str_equal(text, entity->name));
		if (entity->kind == ENTITY_PERSON)
			assert_true(str_ends(entity->name, text));
	}
	for (size_t i = 0; i < article->n_entities; i++)
		assert_int_equal(mentions[i], article->entities[i].mentions);
}

static void an_article_is_what_it_says_of_itself(void **state)
{
	size_t parties = 0, bytes = 0;
	for (uint64_t i = 0; i < ARTICLES; i++) {
		struct buf page = BUF_INIT(CORPUS_PAGE_MAXIMUM);
		struct arena arena = {0};
		struct article article;
		make(*state, i, &arena, &article, &page);
		check_mentions(&article);
		for (size_t j = 0; j < article.n_paragraphs; j++) {
			struct str paragraph = article.paragraphs[j].text;
			assert_true(str_find(buf_str(&page), paragraph, 0) != SIZE_MAX);
			bytes += paragraph.n;
		}
		for (size_t j = 0; j < article.n_entities; j++)
			parties += article.entities[j].kind == ENTITY_PARTY;
		arena_done(&arena);
		buf_done(&page);
	}
	assert_in_range(bytes / ARTICLES, 4200, 5000);
	assert_in_range(parties * 10 / ARTICLES, 20, 35);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_article_is_the_same_whatever_came_before),
		cmocka_unit_test(an_article_is_what_it_says_of_itself),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

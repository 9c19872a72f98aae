/*
 * An article that tells the story of the one in hand, to be read beside it: what stands in both is
 * dim and has a "=", what only this one has a "+".
 */
#include "pager.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/shingle.h"
#include "view.h"

enum { MARGIN = 2 /* cells of the signs */, TEXT_MAXIMUM = 16 << 20 };

static void read_shingles(struct str text, struct shingles *shingles)
{
	struct buf form CLEANUP(buf_done) = BUF_INIT((size_t)TEXT_MAXIMUM);
	fold(text, &form);
	shingles_read(shingles, buf_str(&form));
}

static void read_article(const struct article *article, struct shingles *shingles)
{
	struct buf text CLEANUP(buf_done) = BUF_INIT((size_t)TEXT_MAXIMUM);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		buf_add(&text, article->paragraphs[i].text);
		buf_add_char(&text, '\n');
	}
	read_shingles(buf_str(&text), shingles);
}

/* Too short to be told: then it is no news either. */
static bool stands_in(struct str text, const struct shingles *whole)
{
	struct shingles part CLEANUP(shingles_done) = {.n = 0};
	read_shingles(text, &part);
	return part.n == 0 || shingles_compare(&part, whole).covered >= 0.8;
}

static void add(struct pager *pager, struct str text, struct str sign, enum role role)
{
	if (text.n == 0)
		return;
	pager_add(pager, &(struct pager_block){.text = str_copy(&pager->arena, text),
					       .role = role,
					       .label = sign,
					       .label_role = ROLE_MARK,
					       .indent = MARGIN});
}

static void add_blank(struct pager *pager)
{
	pager_add(pager, &(struct pager_block){.text = STR_EMPTY, .role = ROLE_TEXT});
}

static void add_head(struct pager *pager, const struct article *article)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct moment day = article->published;
	char date[MOMENT_SIZE];
	day.has_time = false;
	moment_format(&day, date);
	add(pager, article->headline, STR_EMPTY, ROLE_HEADLINE);
	add(pager,
	    str_printf(&arena, "%.*s%s%s", STR_ARG(article->outlet),
		       article->outlet.n && date[0] ? " · " : "", date),
	    STR_EMPTY, ROLE_META);
	add_blank(pager);
	add(pager, STR("= stands in the article in hand   + does not"), STR_EMPTY, ROLE_DIM);
	add_blank(pager);
	add(pager, article->standfirst, STR_EMPTY, ROLE_SUBHEAD);
}

static void add_body(struct pager *pager, const struct article *article,
		     const struct shingles *in_hand)
{
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		const struct paragraph *paragraph = &article->paragraphs[i];
		bool same = stands_in(paragraph->text, in_hand);
		if (i)
			add_blank(pager);
		if (paragraph->subhead)
			add(pager, paragraph->text, STR_EMPTY, ROLE_SUBHEAD);
		else
			add(pager, paragraph->text, same ? STR("=") : STR("+"),
			    same ? ROLE_DIM : ROLE_TEXT);
	}
}

struct view *view_fellow_new(struct reader *reader, int64_t id)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct shingles in_hand CLEANUP(shingles_done) = {.n = 0};
	struct article article;
	struct diag diag = DIAG_INIT;
	if (!reader_load_article(reader))
		return NULL;
	if (store_article(reader->store, id, &arena, &article, &diag)) {
		reader_fail(reader, "%s", diag.text);
		return NULL;
	}
	struct view *view = view_text_new(reader, "Same story");
	struct pager *pager = view_text_pager(view);
	read_article(&reader->article, &in_hand);
	add_head(pager, &article);
	add_body(pager, &article, &in_hand);
	pager_ready(pager);
	return view;
}

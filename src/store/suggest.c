/* Knows which words of a query found nothing, and how the query is written with others for them. */
#include "form.h"
#include "sought.h"
#include "vocabulary.h"

struct suggesting {
	struct store *store;
	const struct sought *sought;
	size_t next;    /* needle of the next word of the query */
	size_t changed; /* words */
	bool hopeless;  /* a word has nothing near it */
	struct arena *arena;
	struct diag *diag;
	int failed;
};

/* The form to stand for one that is in no article; the same if there is none. */
static struct str nearest_of(struct suggesting *suggesting, const struct slot *slot)
{
	struct str form = STR_EMPTY;
	if (!suggesting->failed)
		suggesting->failed = vocabulary_nearest(suggesting->store, slot->forms[0],
							suggesting->arena, &form, suggesting->diag);
	suggesting->hopeless = suggesting->hopeless || form.n == 0;
	suggesting->changed++;
	return form;
}

/* The words of the node, the unknown ones replaced where they stand. */
static void mend(struct suggesting *suggesting, const struct phrase *phrase,
		 struct query_node *node)
{
	struct form_reader reader = FORM_READER_INIT(node->text);
	struct buf text = BUF_INIT((size_t)QUERY_SIZE);
	struct form form;
	size_t at = 0;
	for (size_t i = 0; i < phrase->n && form_next(&reader, &form); i++) {
		if (phrase->slots[i].known)
			continue;
		buf_add(&text, str_slice(node->text, at, form.start));
		buf_add(&text, nearest_of(suggesting, &phrase->slots[i]));
		at = form.end;
	}
	buf_add(&text, str_slice(node->text, at, node->text.n));
	node->text = str_copy(suggesting->arena, buf_str(&text));
	buf_done(&text);
	form_reader_done(&reader);
}

/* In the order in which the needles were made. */
static void mend_node(struct suggesting *suggesting, struct query_node *node)
{
	if (node->kind == QUERY_WORD && suggesting->next < suggesting->sought->n) {
		const struct needle *needle = &suggesting->sought->needles[suggesting->next++];
		if (!needle->excluded && needle->n && !node->name)
			mend(suggesting, &needle->phrases[0], node);
	}
	for (struct query_node *child = node->child; child; child = child->next)
		mend_node(suggesting, child);
}

int store_suggest(struct store *store, const struct query *query, const struct selection *selection,
		  struct buf *ret_text, struct diag *diag)
{
	struct query mended;
	buf_clear(ret_text);
	if (selection->n || !selection->sought || !query->root)
		return 0;
	query_copy(query, &mended);
	struct suggesting suggesting = {
		.store = store, .sought = selection->sought, .arena = &mended.arena, .diag = diag};
	mend_node(&suggesting, mended.root);
	if (!suggesting.failed && suggesting.changed && !suggesting.hopeless)
		query_format(&mended, ret_text);
	query_done(&mended);
	return suggesting.failed;
}

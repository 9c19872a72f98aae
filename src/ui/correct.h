#ifndef UI_CORRECT_H
#define UI_CORRECT_H

#include "reader.h"

/*
 * What `e` is about, what can be said of it, and how that is done. The views (view-correct.c,
 * view-pick.c) only show and ask.
 */
enum correct_scope {
	SCOPE_WORDS,      /* the words that the target has */
	SCOPE_ARTICLE,    /* this article */
	SCOPE_EVERYWHERE, /* also what comes later */
	N_SCOPES
};

struct correct_target {
	int64_t article;
	bool known; /* there is an entity; else only words, that shall become one */
	bool gone;  /* it was taken away by hand */
	struct entity entity;
	bool has_words;
	struct anchor anchor;
	enum correct_scope scope;
};

/*
 * The entity with an index in the article in hand (article_entity()), one of its mentions, or words
 * that are none; borrowed from the article.
 */
struct correct_target correct_entity(const struct reader *reader, size_t entity);
struct correct_target correct_mention(const struct reader *reader, size_t mention);
struct correct_target correct_words(const struct reader *reader, const struct mention *place);

/* A copy with all its texts, in arena. */
struct correct_target correct_copy(const struct correct_target *target, struct arena *arena);

const char *correct_scope_name(enum correct_scope scope); /* "these words" */
bool correct_has_scope(const struct correct_target *target, enum correct_scope scope);

/* False, with the reason said, if nothing can be corrected. */
bool correct_possible(struct reader *reader);

/* What can be said, in the order in which it is shown. */
enum correct_choice {
	CHOICE_ACCEPT,
	CHOICE_REJECT,
	CHOICE_KIND,
	CHOICE_MERGE,
	CHOICE_ROLE,
	CHOICE_PARTY,
	CHOICE_STATE,
	CHOICE_PLACE_KIND,
	CHOICE_ABOUT,
	CHOICE_TEACH,
	CHOICE_MARK_PERSON,
	CHOICE_MARK_PARTY,
	CHOICE_MARK_STATE,
	CHOICE_MARK_PLACE,
	CHOICE_MARK_ORGANISATION,
	CHOICE_MARK_OF,
	CHOICE_TEACH_OF,
	/* Never offered: what CHOICE_KIND has to know then. */
	CHOICE_INTO_PARTY,
	CHOICE_INTO_STATE,
	N_CHOICES
};

bool correct_offers(const struct reader *reader, const struct correct_target *target,
		    enum correct_choice choice);
char correct_key(enum correct_choice choice);

/* "another role …", and what is there now: "सह प्रभारी"; empty if nothing is. */
const char *correct_text(const struct correct_target *target, enum correct_choice choice);
struct str correct_present(const struct reader *reader, const struct correct_target *target,
			   enum correct_choice choice);

/* One answer to a choice that asks for something. */
struct correct_item {
	enum entity_kind kind;
	struct str value;                  /* id, name or word; empty: none */
	struct str name, detail;           /* as shown */
	const struct catalog_entry *entry; /* whose aliases narrow to it, too; or NULL */
};

struct correct_question {
	struct str label; /* what is asked */
	struct str text;  /* what the answer begins with */
	struct correct_item *items;
	size_t n;
	size_t start; /* the item that is there now, or the first that can be meant */
	bool free;    /* what is typed can be the answer */
};

/* False if the choice asks for nothing. Texts in arena, or borrowed from article and catalog. */
bool correct_asks(struct reader *reader, const struct correct_target *target,
		  enum correct_choice choice, struct arena *arena,
		  struct correct_question *ret_question);

/*
 * Does what was chosen, with the answer to its question (NULL: it asks for nothing). Says what was
 * done, or why not. Returns N_CHOICES, or the choice that must be answered before it can be done.
 */
enum correct_choice correct_do(struct reader *reader, const struct correct_target *target,
			       enum correct_choice choice, const struct correct_item *answer);

/* The corrections that hold and made the entity what it is or took it away, in arena. */
size_t correct_history(struct reader *reader, const struct entity *entity, int64_t article,
		       struct arena *arena, struct correction **ret_corrections);
void correct_take_back(struct reader *reader, const struct correction *made);

/* "everywhere: rejected", "here: role सचिव". */
void correct_describe(const struct reader *reader, const struct correction *made,
		      struct buf *ret_text);

#endif

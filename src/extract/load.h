#ifndef EXTRACT_LOAD_H
#define EXTRACT_LOAD_H

#include "gazetteer.h"

/* Is told of every row and file that cannot be used; the load goes on behind it. */
struct load_listener {
	void (*complain)(void *context, const struct diag *diag);
	void *context;
};

/*
 * Fills an empty gazetteer from the files built in, then from the user's of the same names. The
 * first bad row ends it, unless there is a listener.
 */
int load_all(struct gazetteer *gazetteer, const char *directory,
	     const struct load_listener *listener, struct diag *diag);

/* The word of one token, new if need be. */
uint32_t load_word(struct gazetteer *gazetteer, struct str token);

/* The next word of a form; false at its end. */
bool load_next(struct str form, size_t *offset, struct str *ret_token);

/* Gives the word of one token these flags, too; nothing happens to an empty token. */
void load_flags(struct gazetteer *gazetteer, struct str token, uint32_t flags);

/* The node of a form of one or more words in a trie, made if need be; 0 for a form of no words. */
uint32_t load_form(struct gazetteer *gazetteer, struct trie *trie, struct str form);

/* Gives a node a sense. One of the same kind, detail and value is not given twice. */
void load_sense(struct gazetteer *gazetteer, struct trie *trie, uint32_t node, struct sense sense);

/* Index of a state by its id; false if the catalog has none of it. */
bool load_state(const struct gazetteer *gazetteer, struct str id, uint32_t *ret_state);

#endif

/* Knows when two needles mean the same: by all that is looked for, not by what was typed. */
#include "kept.h"

enum { KEY_MAXIMUM = 1 << 16 /* a needle of more is not kept */ };

void kept_drop(struct kept *kept)
{
	for (size_t i = 0; i < NEEDLES_KEPT; i++) {
		buf_done(&kept->needles[i].key);
		bits_done(&kept->needles[i].set);
	}
	*kept = (struct kept){.version = 0};
}

/* Forms have no control characters. */
static void write_key(const struct needle *needle, struct buf *ret_key)
{
	buf_add_char(ret_key, needle->headline_only ? 'h' : 'a');
	for (size_t i = 0; i < needle->n; i++) {
		for (size_t k = 0; k < needle->phrases[i].n; k++) {
			const struct slot *slot = &needle->phrases[i].slots[k];
			buf_add_char(ret_key, slot->prefix ? '*' : '=');
			for (size_t form = 0; form < slot->n; form++) {
				buf_add(ret_key, slot->forms[form]);
				buf_add_char(ret_key, '\1');
			}
		}
		buf_add_char(ret_key, '\2');
	}
}

static const struct kept_needle *find(const struct kept *kept, struct str key)
{
	for (size_t i = 0; i < NEEDLES_KEPT; i++)
		if (str_equal(buf_str(&kept->needles[i].key), key))
			return &kept->needles[i];
	return NULL;
}

bool kept_find(const struct kept *kept, int64_t version, const struct needle *needle,
	       struct bits *ret_set)
{
	struct buf key CLEANUP(buf_done) = BUF_INIT((size_t)KEY_MAXIMUM);
	if (version != kept->version)
		return false;
	write_key(needle, &key);
	const struct kept_needle *found = key.full ? NULL : find(kept, buf_str(&key));
	if (found)
		bits_copy(ret_set, &found->set);
	return found != NULL;
}

void kept_put(struct kept *kept, int64_t version, const struct needle *needle,
	      const struct bits *set)
{
	struct buf key = BUF_INIT((size_t)KEY_MAXIMUM);
	if (version != kept->version)
		kept_drop(kept);
	kept->version = version;
	write_key(needle, &key);
	if (key.full || find(kept, buf_str(&key))) {
		buf_done(&key);
		return;
	}
	struct kept_needle *place = &kept->needles[kept->next++ % NEEDLES_KEPT];
	buf_done(&place->key);
	place->key = key;
	bits_copy(&place->set, set);
}

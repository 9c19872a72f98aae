/*
 * Names in lists: what follows a name behind commas and "और", what stands before one, and what is a
 * name because all else in the list is. An office before a list may be of everybody in it.
 */
#include "name-words.h"

enum { LIST_LENGTH = 24, MEMBERS = 8 };

static uint32_t flags_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags;
}

static bool role_starts(const struct scan *scan, size_t index)
{
	for (size_t r = 0; r < scan->n_roles; r++)
		if (scan->roles[r].first == index && scan->roles[r].text.n)
			return true;
	return false;
}

/*
 * An office before a list is of all its members if several can hold it, "और" ends the list and no
 * member has an office of its own; else of those that "और" alone ties to the first.
 */
static void share_role(struct scan *scan, size_t first, size_t end, uint32_t index)
{
	const struct role *role = &scan->roles[index - 1];
	size_t next = name_behind_separators(scan, end);
	bool closed = (flags_at(scan, scan->names[scan->n_names - 1].first - 1u) & WORD_AND) ||
		      (flags_at(scan, role->end - 1u) & WORD_INFLECTED); /* विधायकों */
	bool own = next > end && role_starts(scan, next);
	bool all = role->text.n == 0 || (role->several && closed && !own);
	for (size_t n = first; n < scan->n_names && !role->sole; n++) {
		if (!all && (flags_at(scan, scan->names[n - 1].end) & WORD_COMMA))
			return;
		scan->names[n].role = index;
	}
}

void name_read_list(struct scan *scan, size_t end, uint32_t role)
{
	size_t first_name = scan->n_names;
	for (size_t n = 0; n < LIST_LENGTH; n++) {
		size_t next = name_behind_separators(scan, end), first, last;
		if (next == end || !name_read(scan, next, NAME_LISTED, &first, &last) ||
		    !name_is_free(scan, first, last))
			break;
		name_add(scan, first, last, 0, "list");
		end = last;
	}
	if (role)
		share_role(scan, first_name, end, role);
}

bool name_is_cut(const struct scan *scan, size_t first)
{
	uint32_t flags = flags_at(scan, first);
	return (flags & WORD_MIDDLE) && !(flags & WORD_GIVEN) &&
	       (flags_at(scan, first - 1) & WORD_COMMON);
}

void find_listed_before(struct scan *scan)
{
	for (size_t n = 0; n < scan->n_names; n++) {
		size_t end = scan->names[n].first, first;
		while (end > 0 && (flags_at(scan, end - 1) & (WORD_COMMA | WORD_AND)))
			end--;
		if (end == scan->names[n].first || scan->name_at[end - 1] ||
		    !name_read_before(scan, end, &first) || !name_is_free(scan, first, end) ||
		    name_is_cut(scan, first) ||
		    !(flags_at(scan, first - 1) &
		      (WORD_MARK | WORD_AND | WORD_CASE | WORD_CLOSED | WORD_COMMON)))
			continue;
		name_add(scan, first, end, 0, "list");
	}
}

/* The name that stands at a word of a list, behind titles and its office; 0: none. */
static uint32_t listed_name(const struct scan *scan, size_t index)
{
	while (flags_at(scan, index) & WORD_TITLE && !scan->name_at[index])
		index++;
	for (size_t r = 0; r < scan->n_roles && !scan->name_at[index]; r++)
		if (scan->roles[r].first == index)
			index = scan->roles[r].end;
	return index < scan->words.n ? scan->name_at[index] : 0;
}

/* True if another name stands before this one in a list. */
static bool is_second(const struct scan *scan, const struct name *name)
{
	size_t end = name->first;
	while (end > 0 && (flags_at(scan, end - 1) & WORD_TITLE))
		end--;
	if (name->role && scan->roles[name->role - 1].end == end)
		end = scan->roles[name->role - 1].first;
	size_t last = end;
	while (last > 0 && (flags_at(scan, last - 1) & (WORD_COMMA | WORD_AND)))
		last--;
	return last < end && last > 0 && scan->name_at[last - 1];
}

static bool is_sure(const struct scan *scan, size_t first, size_t end)
{
	uint32_t last = flags_at(scan, end - 1);
	return end > first + 1 && (last & (WORD_GIVEN | WORD_SURNAME)) && !(last & WORD_NO_NAME);
}

/* What stands behind the list is said of people: ने, मौजूद. */
static bool says_people(const struct scan *scan, size_t end)
{
	return scan_is(scan, end, KNOWN_NE) || scan_is(scan, end, KNOWN_JAISE) ||
	       (flags_at(scan, end) & WORD_PRESENT);
}

/*
 * A list is a list of people as a whole: what stands between two names of it, or behind two names
 * up to its end, and has the shape of a name is one, though its words may be unknown.
 */
static void complete_list(struct scan *scan, size_t index)
{
	struct {
		size_t first, end;
	} members[MEMBERS];
	size_t n = 0, end = scan->names[index].end;
	bool sure = false, last = false; /* one of the members is a name by its words */
	bool second = is_second(scan, &scan->names[index]);
	for (;;) {
		size_t next = name_behind_separators(scan, end);
		bool closed = next == end, named = !closed && listed_name(scan, next);
		if (closed || named) {
			if (closed && !second && !(sure && says_people(scan, end)))
				return;
			break;
		}
		if (n == MEMBERS ||
		    !name_read_member(scan, next, &members[n].first, &members[n].end) ||
		    !name_is_free(scan, members[n].first, members[n].end)) {
			if (!last || n == MEMBERS || !(sure || second))
				return;
			break;
		}
		/* behind "और" and a name a comma ends the list, too */
		last = (flags_at(scan, next - 1) & WORD_AND) &&
		       members[n].end > members[n].first + 1;
		sure = sure || is_sure(scan, members[n].first, members[n].end) ||
		       (name_is_new_pair(scan, members[n].first, members[n].end) &&
			scan->names[index].end > scan->names[index].first + 1u);
		end = members[n++].end;
		while (flags_at(scan, end) & WORD_SUFFIX)
			end++;
	}
	for (size_t i = 0; i < n; i++)
		name_add(scan, members[i].first, members[i].end, 0, "list");
}

void complete_lists(struct scan *scan)
{
	size_t n = scan->n_names;
	for (size_t i = 0; i < n; i++)
		complete_list(scan, i);
}

/*
 * Lists that say who is where: "कोटा में NAME, बूंदी में NAME और बारां में NAME को", the same with के, a line
 * each of "कोटा - NAME". One such row says nothing; of several, each that has the shape of a name
 * is one, if enough of them are names that are known.
 */
#include "names.h"

enum {
	MEMBERS = 32,
	PLACE_WORDS = 4,
	WARDS = 3, /* so many rows of wards need no name that is known */
};

/* What stands between the place and the name: the same in all rows of a list. */
enum link { LINK_NONE, LINK_IN, LINK_FROM, LINK_FOR, LINK_OF, LINK_MARK };

struct member {
	size_t first, end;
	bool sure;
};

struct posting {
	const struct scan *scan;
	enum link link;
	bool ward; /* the first row is of a ward: the others are, too */
	struct member members[MEMBERS];
	size_t links[MEMBERS]; /* the words that link, one of each row */
	size_t n, n_sure, n_rows;
};

static uint32_t flags_at(const struct scan *scan, size_t index)
{
	return scan_word(scan, index)->flags;
}

static struct str text_at(const struct scan *scan, size_t index)
{
	return index < scan->words.n ? words_text(&scan->words, index, index + 1) : STR_EMPTY;
}

static bool is_row_mark(const struct scan *scan, size_t index)
{
	if (!(flags_at(scan, index) & WORD_MARK))
		return false;
	struct str text = text_at(scan, index);
	return str_equal(text, STR("-")) || str_equal(text, STR("–")) || str_equal(text, STR(":"));
}

static bool may_link(const struct scan *scan, size_t index)
{
	return flags_at(scan, index) & (WORD_CASE | WORD_MARK);
}

static enum link link_at(const struct scan *scan, size_t index, size_t *ret_end)
{
	*ret_end = index + 1;
	if (!may_link(scan, index))
		return LINK_NONE;
	if (scan_is(scan, index, KNOWN_MEIN))
		return LINK_IN;
	if (scan_is(scan, index, KNOWN_SE))
		return LINK_FROM;
	if (scan_is(scan, index, KNOWN_KE) && (flags_at(scan, index + 1) & WORD_CLOSED) &&
	    str_equal(text_at(scan, index + 1), STR("लिए"))) {
		*ret_end = index + 2;
		return LINK_FOR;
	}
	if (scan_is(scan, index, KNOWN_KE) || scan_is(scan, index, KNOWN_KI))
		return LINK_OF;
	return is_row_mark(scan, index) ? LINK_MARK : LINK_NONE;
}

/* वार्ड 5 से, वार्ड संख्या पांच से: the last word is a number, or stands for one. */
static bool is_ward(const struct scan *scan, size_t last)
{
	static const struct str ward = {"वार्ड", sizeof "वार्ड" - 1};
	if (last < 2 || (flags_at(scan, last) & (WORD_MARK | WORD_CASE)))
		return false;
	return str_equal(text_at(scan, last - 1), ward) || str_equal(text_at(scan, last - 2), ward);
}

static bool is_place(const struct scan *scan, size_t index)
{
	return scan_hit(scan, index, 1u << SENSE_PLACE | 1u << SENSE_STATE | 1u << SENSE_PARTY) ||
	       scan_is(scan, index, KNOWN_CLOSE) || (flags_at(scan, index) & WORD_UNKNOWN) ||
	       is_ward(scan, index);
}

/* The word behind the link of the row that starts at a word: हलका सुनाम से; 0: none starts. */
static size_t row_at(const struct scan *scan, size_t first, enum link link)
{
	size_t end;
	for (size_t i = first; i <= first + PLACE_WORDS; i++) {
		if (i > first && link_at(scan, i, &end) == link &&
		    (!(flags_at(scan, i - 1) & WORD_CLOSED) || is_ward(scan, i - 1)))
			return end;
		if ((flags_at(scan, i) & (WORD_CASE | WORD_AND | WORD_COMMA | WORD_END)) ||
		    is_row_mark(scan, i))
			break;
	}
	return 0;
}

static bool is_known(uint32_t flags)
{
	return (flags & WORD_NAME) && !(flags & WORD_NO_NAME);
}

/* A name that another rule has found, or would: given name and surname known. */
static bool is_sure(const struct scan *scan, size_t first, size_t end)
{
	uint32_t head = flags_at(scan, first);
	return scan->name_at[first] ||
	       ((head & WORD_GIVEN) && is_known(head) && is_known(flags_at(scan, end - 1)));
}

static bool is_new_word(uint32_t flags)
{
	return (flags & WORD_UNKNOWN) && !(flags & (WORD_INFLECTED | WORD_OFFICE | WORD_FOREIGN));
}

/* A name that another rule has found keeps its words; the unknown one before it is its first. */
static bool read_member(const struct scan *scan, size_t index, bool ward, struct member *ret)
{
	size_t first, end;
	while (index < scan->words.n && (flags_at(scan, index) & WORD_TITLE) &&
	       scan->name_at[index + 1] && !scan->name_at[index])
		index++;
	uint32_t name = index < scan->words.n ? scan->name_at[index] : 0;
	if (name && scan->names[name - 1].first == index) {
		*ret = (struct member){index, scan->names[name - 1].end, true};
		return true;
	}
	name = index + 1 < scan->words.n ? scan->name_at[index + 1] : 0;
	if (name && scan->names[name - 1].first == index + 1 &&
	    is_new_word(flags_at(scan, index))) {
		*ret = (struct member){index, scan->names[name - 1].end, true};
		return true;
	}
	if (!name_read_member(scan, index, &first, &end))
		return false;
	uint32_t head = flags_at(scan, first);
	bool candidate = ward && is_new_word(head);
	if (end == first + 1 && !candidate && !((head & WORD_GIVEN) && is_known(head)))
		return false;
	*ret = (struct member){first, end, is_sure(scan, first, end)};
	return true;
}

static bool add_member(struct posting *posting, size_t *index)
{
	struct member *member = &posting->members[posting->n];
	if (posting->n == MEMBERS || !read_member(posting->scan, *index, posting->ward, member))
		return false;
	posting->n++;
	posting->n_sure += member->sure;
	*index = member->end;
	return true;
}

/* Behind a name: the start of the next row or member; the same index if the list ends. */
static size_t next_in_list(const struct posting *posting, size_t end)
{
	const struct scan *scan = posting->scan;
	size_t next = end;
	while (flags_at(scan, next) & WORD_SUFFIX)
		next++;
	if (posting->link == LINK_MARK)
		while (next < scan->words.n &&
		       (flags_at(scan, next) & (WORD_COMMA | WORD_END | WORD_AND)))
			next++;
	else {
		next += (flags_at(scan, next) & WORD_COMMA) != 0;
		next += (flags_at(scan, next) & WORD_AND) != 0;
	}
	return next;
}

static void add_row(struct posting *posting, size_t link)
{
	if (posting->n_rows < MEMBERS)
		posting->links[posting->n_rows++] = link;
}

/* Reads the list whose first row has its link at a word, and its names at index. Where it ends. */
static size_t read_posting(struct posting *posting, size_t link, size_t index)
{
	size_t end = index, width = index - link;
	for (size_t next = index; add_member(posting, &next);) {
		end = next;
		if (posting->n == 1)
			add_row(posting, link);
		next = next_in_list(posting, end);
		if (next == end)
			break;
		size_t row = row_at(posting->scan, next, posting->link);
		if (row) {
			add_row(posting, row - width);
			next = row;
		} else if (posting->link == LINK_MARK) {
			break;
		}
	}
	return end;
}

/* True if the row before a link stands by itself, as a line of a list does. */
static bool starts_row(const struct scan *scan, size_t at)
{
	for (size_t n = 0; n < PLACE_WORDS + 2 && at > 0; n++, at--)
		if (flags_at(scan, at - 1) & (WORD_COMMA | WORD_END))
			return n > 0;
	return false;
}

static void take_members(struct scan *scan, const struct posting *posting)
{
	for (size_t i = 0; i < posting->n; i++) {
		const struct member *member = &posting->members[i];
		uint32_t behind = scan->name_at[member->first + 1];
		if (scan->name_at[member->first])
			continue;
		if (name_is_free(scan, member->first, member->end))
			name_add(scan, member->first, member->end, 0, "posted");
		else if (behind) {
			scan->names[behind - 1].first = (uint32_t)member->first;
			scan->name_at[member->first] = behind;
		}
	}
}

/* किल्ला बागमा - NAME: what was taken for a name at the start of a row is its place. */
static void drop_places(struct scan *scan, const struct posting *posting)
{
	for (size_t r = 0; r < posting->n_rows; r++) {
		size_t link = posting->links[r];
		uint32_t at = scan->name_at[link - 1];
		struct name *name = at ? &scan->names[at - 1] : NULL;
		if (!name || name->end != link || name->role || !is_place(scan, link - 1))
			continue;
		for (size_t i = name->first; i < name->end; i++)
			scan->name_at[i] = 0;
		name->end = name->first;
	}
}

/* Behind के stands most often no name: what begins one by its flags alone. */
static bool may_begin(const struct scan *scan, enum link link, size_t index)
{
	uint32_t flags = flags_at(scan, index);
	return link != LINK_OF || ((flags & (WORD_NAME | WORD_UNKNOWN | WORD_TITLE)) &&
				   !(flags & (WORD_NO_NAME | WORD_INFLECTED | WORD_FOREIGN)));
}

void find_posted(struct scan *scan)
{
	for (size_t i = 1; i < scan->words.n; i++) {
		size_t index;
		enum link link = may_link(scan, i) ? link_at(scan, i, &index) : LINK_NONE;
		if (link == LINK_NONE || !may_begin(scan, link, index) || !is_place(scan, i - 1) ||
		    (link == LINK_MARK && !starts_row(scan, i)))
			continue;
		struct posting posting = {.scan = scan, .link = link, .ward = is_ward(scan, i - 1)};
		size_t end = read_posting(&posting, i, index);
		bool wards = posting.ward && posting.n_rows >= WARDS;
		if (posting.n_rows < 2 || (!wards && 2 * posting.n_sure < posting.n))
			continue;
		take_members(scan, &posting);
		drop_places(scan, &posting);
		i = end;
	}
}

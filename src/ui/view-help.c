/* The help: every action with the keys that do it now, from the one table of actions. */
#include "pager.h"
#include "view.h"

enum { KEYS = 22 /* cells */, KEYS_SIZE = 256 };

static const char *const group_names[] = {
	[GROUP_MOVE] = "Moving",
	[GROUP_PANES] = "Panes",
	[GROUP_FILTER] = "Filter and search",
	[GROUP_ARTICLE] = "Articles and tags",
	[GROUP_PROGRAM] = "Program",
};
_Static_assert(sizeof group_names / sizeof *group_names == N_GROUPS, "a name for each group");

/* What is no action: it belongs to a list or a prompt. */
static const struct {
	const char *keys, *help;
} others[] = {
	{"in p and s", "type to narrow; Space chooses, ! excludes, Enter applies, Esc cancels, "
		       "^X unchooses all"},
	{"in a prompt", "Tab and S-Tab complete, Enter does it, Esc cancels, ^U ^W ^A ^E ^K edit"},
	{"5j 20G", "digits before a movement repeat it; before G they say where to"},
	{"signs", "> here  + marked  o unread  * starred  # tagged  n noted  ×3 so many articles "
		  "tell the story  ~ corrected by hand  - taken away by hand"},
	{"query", "party:bjp state:hp person:\"…\" tag:… date:2021-01..2021-08 is:unread \"a b\" "
		  "word* -not (a OR b)"},
};

static void add(struct pager *pager, struct str label, const char *text, enum role role, int indent)
{
	pager_add(pager, &(struct pager_block){.text = str_from(text),
					       .role = role,
					       .label = label,
					       .label_role = ROLE_KEY,
					       .indent = indent});
}

static void add_action(struct pager *pager, const struct reader *reader, enum action action)
{
	struct buf keys = BUF_INIT(KEYS_SIZE);
	key_bindings_keys(reader->bindings, action, &keys);
	struct str label = str_printf(&pager->arena, "  %s", buf_z(&keys));
	add(pager, label, action_table[action].help, ROLE_TEXT, KEYS);
	buf_done(&keys);
}

static void add_group(struct pager *pager, const struct reader *reader, int group)
{
	add(pager, STR_EMPTY, group_names[group], ROLE_SUBHEAD, 0);
	for (int action = 0; action < N_ACTIONS; action++)
		if ((int)action_table[action].group == group)
			add_action(pager, reader, (enum action)action);
	add(pager, STR_EMPTY, "", ROLE_TEXT, 0);
}

struct view *view_help_new(struct reader *reader)
{
	struct view *view = view_text_new(reader, "Help");
	struct pager *pager = view_text_pager(view);
	for (int group = 0; group < N_GROUPS; group++)
		add_group(pager, reader, group);
	add(pager, STR_EMPTY, "Elsewhere", ROLE_SUBHEAD, 0);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		add(pager, str_printf(&pager->arena, "  %s", others[i].keys), others[i].help,
		    ROLE_TEXT, KEYS);
	pager_ready(pager);
	return view;
}

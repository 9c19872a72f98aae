/* The page as it was scraped, each line with what surkhi took it for: what was left out shows. */
#include "pager.h"
#include "view.h"

enum { LABEL = 12 /* cells */ };

static const enum role line_roles[] = {
	[LINE_BLANK] = ROLE_DIM,          [LINE_HEADLINE] = ROLE_HEADLINE,
	[LINE_STANDFIRST] = ROLE_SUBHEAD, [LINE_META] = ROLE_META,
	[LINE_SUBHEAD] = ROLE_SUBHEAD,    [LINE_BODY] = ROLE_TEXT,
	[LINE_CAPTION] = ROLE_DIM,        [LINE_RELATED] = ROLE_DIM,
	[LINE_FURNITURE] = ROLE_DIM,
};
_Static_assert(sizeof line_roles / sizeof *line_roles == N_LINE_KINDS, "a role for each kind");

static void fill(struct pager *pager, const struct line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool blank = lines[i].kind == LINE_BLANK;
		pager_add(pager, &(struct pager_block){
					 .text = lines[i].text,
					 .role = line_roles[lines[i].kind],
					 .label = blank ? STR_EMPTY
							: str_from(line_kind_name(lines[i].kind)),
					 .label_role = ROLE_META,
					 .indent = LABEL});
	}
	pager_ready(pager);
}

struct view *view_original_new(struct reader *reader)
{
	int64_t id = reader_id(reader, reader->list.cursor);
	struct view *view = view_text_new(reader, "Original page");
	struct pager *pager = view_text_pager(view);
	struct line *lines;
	size_t n = 0;
	struct diag diag = DIAG_INIT;
	int error = id ? store_lines(reader->store, id, &pager->arena, &lines, &n, &diag) : 0;
	if (error || n == 0) {
		if (error)
			reader_fail(reader, "%s", diag.text);
		else
			reader_say(reader, "there is no original page");
		return view->ops->close(view);
	}
	fill(pager, lines, n);
	return view;
}

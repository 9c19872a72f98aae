/* Keys for the comparison with real engines: lists, an article, hits, prompts, three panes. */
#include "session.h"

const struct sim_step session_steps[] = {
	{.rows = 30, .cols = 160},
	{"jjj"},
	{"<C-f>k"},
	{"vjV"},
	{"M"},
	{"/बैठक<Enter>"},
	{"nn<Esc>"},
	{"<Enter>"},
	{"jjjj"},
	{"/की<Enter>nn<Esc>"},
	{"<Tab>jj<Enter>"},
	{"i"},
	{"q<Tab>z"},
	{"zJ"},
	{"R"},
	{"jjq"},
	{"pकांग<BS>"},
	{"<C-u>bhaj<Enter>"},
	{"fperson:क्षत्रिय<BS><Left><Del>"},
	{"<Esc>c"},
	{"?"},
	{"<Space>q"},
	{"<Tab><Tab>jjj"},
};
const size_t n_session_steps = sizeof session_steps / sizeof *session_steps;

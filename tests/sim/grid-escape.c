/*
 * The escape sequences that surkhi writes, and the two requests that it makes. Whatever is not in
 * these tables is a complaint: a sequence that only some terminals know must not slip in unseen.
 */
#include <stdlib.h>
#include <string.h>

#include "grid.h"

enum { NUMBERS_MAXIMUM = 16, SEQUENCE_MAXIMUM = 64 };

struct csi {
	char mark; /* '?', or 0 */
	char middle;
	char last;
	int number[NUMBERS_MAXIMUM]; /* -1: left out */
	size_t n;
};

static int number_or(const struct csi *csi, size_t i, int otherwise)
{
	return i < csi->n && csi->number[i] >= 0 ? csi->number[i] : otherwise;
}

static void do_place(struct grid *grid, const struct csi *csi)
{
	grid_place(grid, number_or(csi, 0, 1) - 1, number_or(csi, 1, 1) - 1);
}

static void do_erase_row(struct grid *grid, const struct csi *csi)
{
	if (number_or(csi, 0, 0) != 0)
		grid_complain(grid, "CSI %d K", csi->number[0]);
	int col = grid->col < grid->cols ? grid->col : grid->cols - 1;
	grid_erase(grid, grid->row, col, grid->cols);
}

static void do_erase_screen(struct grid *grid, const struct csi *csi)
{
	if (number_or(csi, 0, 0) != 2)
		grid_complain(grid, "CSI %d J", number_or(csi, 0, 0));
	for (int row = 0; row < grid->rows; row++)
		grid_erase(grid, row, 0, grid->cols);
}

/* One attribute from number i on; returns how many numbers it took, 0 if it is not known. */
static size_t set_look(struct grid_look *look, const struct csi *csi, size_t i)
{
	int n = number_or(csi, i, 0);
	bool palette = number_or(csi, i + 1, 0) == 5 && number_or(csi, i + 2, -1) >= 0;
	if (n == 0)
		*look = (struct grid_look){.colour = -1, .background = -1};
	else if (n == 1)
		look->bold = true;
	else if (n == 2)
		look->dim = true;
	else if (n == 4)
		look->underline = true;
	else if (n == 7)
		look->reverse = true;
	else if (n == 8)
		look->concealed = true;
	else if (n >= 30 && n <= 37)
		look->colour = n - 30;
	else if (n >= 90 && n <= 97)
		look->colour = n - 90 + 8;
	else if (n >= 40 && n <= 47)
		look->background = n - 40;
	else if (n >= 100 && n <= 107)
		look->background = n - 100 + 8;
	else if (n == 38 && palette)
		look->colour = csi->number[i + 2];
	else if (n == 48 && palette)
		look->background = csi->number[i + 2];
	else
		return 0;
	return n == 38 || n == 48 ? 3 : 1;
}

static void do_look(struct grid *grid, const struct csi *csi)
{
	size_t taken = 1;
	for (size_t i = 0; taken && (i == 0 || i < csi->n); i += taken) {
		taken = set_look(&grid->look, csi, i);
		if (!taken)
			grid_complain(grid, "SGR %d", csi->number[i]);
	}
}

static void do_report(struct grid *grid, const struct csi *csi)
{
	if (number_or(csi, 0, 0) != 6)
		grid_complain(grid, "CSI %d n", number_or(csi, 0, 0));
	int col = grid->col < grid->cols ? grid->col : grid->cols - 1;
	buf_printf(&grid->answers, "\033[%d;%dR", grid->row + 1, col + 1);
}

static void do_attributes(struct grid *grid, const struct csi *csi)
{
	buf_add(&grid->answers, STR("\033[?62;22c"));
}

static void save(struct grid *grid)
{
	grid->saved_row = grid->row;
	grid->saved_col = grid->col < grid->cols ? grid->col : grid->cols - 1;
	grid->saved_look = grid->look;
}

static void restore(struct grid *grid)
{
	grid_place(grid, grid->saved_row, grid->saved_col);
	grid->look = grid->saved_look;
}

static void set_alternate(struct grid *grid, bool on)
{
	if (on)
		save(grid);
	grid_screen(grid, on);
	for (int row = 0; on && row < grid->rows; row++)
		grid_erase(grid, row, 0, grid->cols);
	if (!on)
		restore(grid);
}

static void set_synchronised(struct grid *grid, bool on)
{
	if (grid->synchronised == on)
		grid_complain(grid, "a frame that %s twice", on ? "begins" : "ends");
	grid->synchronised = on;
}

static void do_mode(struct grid *grid, const struct csi *csi)
{
	bool on = csi->last == 'h';
	int mode = number_or(csi, 0, 0);
	if (csi->n != 1)
		grid_complain(grid, "several modes at once");
	else if (mode == 7)
		grid->autowrap = on;
	else if (mode == 25)
		grid->cursor_hidden = !on;
	else if (mode == 1049)
		set_alternate(grid, on);
	else if (mode == 2004)
		grid->paste = on;
	else if (mode == 2026)
		set_synchronised(grid, on);
	else
		grid_complain(grid, "mode %d", mode);
}

static const struct {
	char mark, middle, last;
	void (*run)(struct grid *grid, const struct csi *csi);
} sequences[] = {
	{0, 0, 'H', do_place},  {0, 0, 'J', do_erase_screen}, {0, 0, 'K', do_erase_row},
	{0, 0, 'm', do_look},   {0, 0, 'n', do_report},       {0, 0, 'c', do_attributes},
	{'?', 0, 'h', do_mode}, {'?', 0, 'l', do_mode},
};

/* Reads what stands between CSI and its last byte. */
static struct csi csi_read(struct str text)
{
	struct csi csi = {.number = {-1}};
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		if (c >= '0' && c <= '9' && csi.n < NUMBERS_MAXIMUM) {
			int *number = &csi.number[csi.n];
			*number = (*number < 0 ? 0 : *number) * 10 + (c - '0');
			if (*number > 99999)
				*number = 99999;
		} else if (c == ';' && csi.n + 1 < NUMBERS_MAXIMUM) {
			csi.number[++csi.n] = -1;
		} else if (c == '?' && i == 0) {
			csi.mark = c;
		} else {
			csi.middle = c;
		}
	}
	csi.n += csi.n || csi.number[0] >= 0;
	return csi;
}

/* rest starts behind CSI; returns the bytes of the sequence in it. */
static size_t do_csi(struct grid *grid, struct str rest)
{
	size_t n = 0;
	while (n < rest.n && n < SEQUENCE_MAXIMUM && rest.s[n] >= 0x20 && rest.s[n] < 0x40)
		n++;
	if (n == rest.n || n == SEQUENCE_MAXIMUM || (unsigned char)rest.s[n] >= 0x7f) {
		grid_complain(grid, "a sequence without end");
		return rest.n;
	}
	struct csi csi = csi_read(str_slice(rest, 0, n));
	csi.last = rest.s[n];
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		if (sequences[i].mark == csi.mark && sequences[i].middle == csi.middle &&
		    sequences[i].last == csi.last) {
			sequences[i].run(grid, &csi);
			return n + 1;
		}
	grid_complain(grid, "CSI %.*s", (int)n + 1, rest.s);
	return n + 1;
}

/* "w=N;TEXT": the text in N cells. Who does not know it prints nothing. */
static void do_sizing(struct grid *grid, struct str text)
{
	struct str keys, before = text;
	bool good = str_split(&text, ';', &keys) && str_starts(keys, STR("w=")) && keys.n == 3;
	int width = good ? keys.s[2] - '0' : 0;
	for (size_t i = 0; i < text.n; i++)
		good &= (unsigned char)text.s[i] >= ' ' && text.s[i] != 0x7f;
	if (!good || width < 1 || width > GRID_SIZING_MAXIMUM || text.n == 0)
		grid_complain(grid, "OSC 66;%.*s", STR_ARG(before));
	else if (grid->text_sizing)
		grid_put(grid, text, width);
	grid->joiner = false;
}

static void do_clipboard(struct grid *grid, struct str text)
{
	if (!str_starts(text, STR("c;")))
		grid_complain(grid, "OSC 52;%.*s", STR_ARG(text));
	buf_clear(&grid->clipboard);
	buf_add(&grid->clipboard, str_slice(text, 2, text.n));
}

/* rest starts behind OSC; it ends with ESC \ or BEL. */
static size_t do_osc(struct grid *grid, struct str rest)
{
	size_t n = 0;
	while (n < rest.n && rest.s[n] != '\033' && rest.s[n] != '\a')
		n++;
	bool bell = n < rest.n && rest.s[n] == '\a';
	if (!bell && (n + 1 >= rest.n || rest.s[n + 1] != '\\')) {
		grid_complain(grid, "an OSC without end");
		return rest.n;
	}
	struct str text = str_slice(rest, 0, n), number;
	str_split(&text, ';', &number);
	if (str_equal(number, STR("66")))
		do_sizing(grid, text);
	else if (str_equal(number, STR("52")))
		do_clipboard(grid, text);
	else
		grid_complain(grid, "OSC %.*s", STR_ARG(number));
	return n + (bell ? 1 : 2);
}

/* rest starts with ESC. */
static size_t do_escape(struct grid *grid, struct str rest)
{
	char next = rest.n > 1 ? rest.s[1] : '\0';
	struct str behind = str_slice(rest, 2, rest.n);
	switch (next) {
	case '[':
		return 2 + do_csi(grid, behind);
	case ']':
		return 2 + do_osc(grid, behind);
	case '7':
		save(grid);
		return 2;
	case '8':
		restore(grid);
		return 2;
	default:
		grid_complain(grid, "ESC and 0x%02x", (unsigned char)next);
		return rest.n > 1 ? 2 : 1;
	}
}

void grid_feed(struct grid *grid, struct str bytes)
{
	while (bytes.n) {
		size_t n = 0;
		while (n < bytes.n && bytes.s[n] != '\033')
			n++;
		if (n)
			grid_write(grid, str_slice(bytes, 0, n));
		else
			n = do_escape(grid, bytes);
		bytes = str_slice(bytes, n, bytes.n);
	}
}

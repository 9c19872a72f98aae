/*
 * Cells of a text by the model of the terminal at hand. Every measured terminal is a row of the
 * table; a model that was fitted at the start need not be in it.
 */
#include "surkhi/text/width.h"

#include <unictype.h>
#include <uniwidth.h>

#include "deva.h"
#include "natural.h"
#include "surkhi/text/cluster.h"
#include "surkhi/text/utf8.h"

/* clang-format off */
const struct width_model width_models[] = {
	/* A: xterm, VTE, alacritty, foot before 1.20, urxvt, st, screen, iTerm2, VS Code */
	{.name = "A", .spacing_mark = 1},
	{.name = "A-konsole", .spacing_mark = 1, .mark_after_mark = true},
	{.name = "A-tmux", .spacing_mark = 1, .zwj_joins = true},
	/* B: kitty before 0.40, qterminal, tmux with utf8proc */
	{.name = "B"},
	{.name = "B-mlterm", .zwj = 1, .zwnj = 1, .zwsp = 1},
	{.name = "B-tmux", .zwj_joins = true},
	{.name = "B-xtermjs", .zwsp = 1},
	/* D: Ghostty with mode 2027, Windows Terminal */
	{.name = "D", .spacing_mark = 1, .clamp = 2, .conjunct = true},
	{.name = "D-winterm", .spacing_mark = 1, .clamp = 2, .conjunct = true, .zwj_breaks = true},
	/* E: kitty from 0.40 */
	{.name = "E", .clamp = 1, .conjunct = true},
	/* F: foot from 1.20, WezTerm */
	{.name = "F", .clamp = 2, .conjunct = true},
	/* T: terminology, weston-terminal */
	{.name = "T", .spacing_mark = 1, .mark = 1},
	{.name = "T-weston", .spacing_mark = 1, .mark = 1, .zwj = 1, .zwnj = 1, .zwsp = 1},
};
/* clang-format on */
const size_t n_width_models = sizeof width_models / sizeof *width_models;

const struct width_model *width_model_find(struct str name)
{
	for (size_t i = 0; i < n_width_models; i++)
		if (str_equal(name, str_from(width_models[i].name)))
			return &width_models[i];
	return NULL;
}

enum {
	PICTURE = 0xFE0F, /* asks for the two-cell picture of the sign before it */
	FLAG_A = 0x1F1E6, /* two of these letters are a flag of two cells */
	FLAG_Z = 0x1F1FF,
};

/* What takes how many cells. */
enum kind {
	KIND_PLAIN,
	KIND_NONE,
	KIND_WIDE,
	KIND_SPACING,
	KIND_MARK,
	KIND_ZWJ,
	KIND_ZWNJ,
	KIND_ZWSP
};

static enum kind kind_of_deva(char deva)
{
	switch (deva) {
	case DEVA_BINDU:
	case DEVA_MATRA:
	case DEVA_NUKTA:
	case DEVA_VIRAMA:
	case DEVA_ACCENT:
		return KIND_MARK;
	case DEVA_VISARGA:
	case DEVA_MATRA_WIDE:
		return KIND_SPACING;
	default:
		return KIND_PLAIN;
	}
}

static enum kind kind_of_foreign(char32_t c)
{
	switch (c) {
	case ZWJ:
		return KIND_ZWJ;
	case ZWNJ:
		return KIND_ZWNJ;
	case ZWSP:
		return KIND_ZWSP;
	case SOFT_HYPHEN: /* nothing or one cell; too many is harmless */
		return KIND_PLAIN;
	default:
		break;
	}
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mc))
		return KIND_SPACING;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me))
		return KIND_MARK;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf |
							UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp))
		return KIND_NONE;
	return uc_width(c, "UTF-8") == 2 ? KIND_WIDE : KIND_PLAIN;
}

static enum kind kind_of(char32_t c)
{
	if (c < 0x7F)
		return c < 0x20 && c != '\t' ? KIND_NONE : KIND_PLAIN;
	if (deva_kind(c) != DEVA_NOT)
		return kind_of_deva(deva_kind(c));
	return kind_of_foreign(c);
}

static size_t cells_of(const struct width_model *model, enum kind kind)
{
	switch (kind) {
	case KIND_PLAIN:
		return 1;
	case KIND_WIDE:
		return 2;
	case KIND_SPACING:
		return model->spacing_mark;
	case KIND_MARK:
		return model->mark;
	case KIND_ZWJ:
		return model->zwj;
	case KIND_ZWNJ:
		return model->zwnj;
	case KIND_ZWSP:
		return model->zwsp;
	case KIND_NONE:
		break;
	}
	return 0;
}

/* The terminal's idea of a cluster may be smaller than ours: `part` is what it clamps. */
struct sum {
	size_t done; /* cells of the parts that ended */
	size_t part; /* cells of the part in hand, before the clamp */
	size_t most; /* of its widest code point: a clamp of 1 does not halve an emoji */
	enum kind last;
	char32_t last_code_point;
};

static size_t clamped(const struct width_model *model, const struct sum *sum)
{
	size_t limit = model->clamp > sum->most ? model->clamp : sum->most;
	return model->clamp && sum->part > limit ? limit : sum->part;
}

static void sum_cut(struct sum *sum, const struct width_model *model)
{
	sum->done += clamped(model, sum);
	sum->part = sum->most = 0;
}

/* Cells of c, which comes behind what was summed in its cluster. */
static size_t cells_behind(const struct sum *sum, const struct width_model *model, enum kind kind)
{
	if (model->zwj_joins && sum->last == KIND_ZWJ)
		return 0;
	if (model->mark_after_mark && kind == KIND_SPACING &&
	    (sum->last == KIND_MARK || sum->last == KIND_SPACING || sum->last == KIND_ZWJ))
		return 0;
	return cells_of(model, kind);
}

static void sum_add(struct sum *sum, const struct width_model *model, char32_t c)
{
	enum kind kind = kind_of(c);
	size_t cells = cells_behind(sum, model, kind);
	bool conjunct = kind == KIND_PLAIN && sum->last != KIND_PLAIN && sum->last_code_point;
	if (conjunct && (!model->conjunct || (model->zwj_breaks && sum->last == KIND_ZWJ)))
		sum_cut(sum, model);
	if (c == PICTURE && sum->part == 1)
		cells = 1;
	if (c == PICTURE || (c >= FLAG_A && c <= FLAG_Z))
		sum->most = 2;
	sum->part += cells;
	if (cells > sum->most)
		sum->most = cells;
	sum->last = kind;
	sum->last_code_point = c;
}

/* tmux carries its joiner over into the next cluster of the word. */
static bool follows_zwj(struct str text, size_t offset)
{
	char32_t c;
	return offset < text.n && text.s[offset] != ' ' && utf8_previous(text, &offset, &c) &&
	       c == ZWJ;
}

size_t width_cluster(const struct width_model *model, struct str text, size_t offset,
		     size_t *ret_end)
{
	if (model->natural)
		return natural_cluster(text, offset, ret_end);
	size_t end = cluster_next(text, offset);
	if (end == offset + 1 && !model->zwj_joins && text.s[offset] >= 0x20 &&
	    text.s[offset] < 0x7F) {
		*ret_end = end;
		return 1;
	}
	struct str cluster = str_slice(text, offset, end);
	struct sum sum = {.last = model->zwj_joins && follows_zwj(text, offset) ? KIND_ZWJ
										: KIND_PLAIN};
	char32_t c;
	for (size_t at = 0; utf8_next(cluster, &at, &c);)
		sum_add(&sum, model, c);
	sum_cut(&sum, model);
	*ret_end = end;
	return sum.done;
}

size_t width_text(const struct width_model *model, struct str text)
{
	size_t cells = 0;
	if (model->natural)
		return natural_text(text);
	for (size_t at = 0; at < text.n;)
		cells += width_cluster(model, text, at, &at);
	return cells;
}

size_t width_clip(const struct width_model *model, struct str text, size_t cells, size_t *ret_cells)
{
	size_t at = 0, used = 0;
	if (model->natural)
		return natural_clip(text, cells, ret_cells);
	for (size_t next; at < text.n; at = next) {
		size_t width = width_cluster(model, text, at, &next);
		if (width > cells - used)
			break;
		used += width;
	}
	if (ret_cells)
		*ret_cells = used;
	return at;
}

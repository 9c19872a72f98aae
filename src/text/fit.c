/* Fits the width model: every combination of the ten parameters against every answer. */
#include "surkhi/text/fit.h"

/* The first part tells the parameters apart, the words behind verify them; joiners come last. */
const char *const fit_texts[] = {
	"क",
	"का",
	"कु",
	"क्ष",
	"क्ष्म",
	"क्षा",
	"क़ी",
	"काः",
	"—",
	"हिन्दी",
	"राष्ट्रीय",
	"कार्यकर्ताओं",
	"विद्यार्थियों",
	"हड्डियाँ",
	"ज़्यादा",
	"स्वास्थ्य",
	"मूल्यांकन",
	"ऑक्सीजन",
	"र्त्स्न्य",
	"स्त्र्यं",
	"द्ध्य",
	"१२३४",
	"आँ",
	"हूँ",
	"मानवाधिकाराणां",
	"फ़ि",
	"ड़",
	"ॐ",
	"।",
	"₹",
	"मी\u200bराबाई",
	"हुड्\u200cडा",
	"ड्\u200c",
	"क\u200d",
	"क्\u200dष",
	"क्\u200dषा",
	"गुस्\u200dसा,",
	"प्\u200dलानिंग",
	"लालकृष्\u200dण",
};
const size_t n_fit_texts = sizeof fit_texts / sizeof *fit_texts;
_Static_assert(sizeof fit_texts / sizeof *fit_texts <= FIT_MAXIMUM, "room for all answers");

static void measure(const int *cells, struct fit *fit)
{
	fit->unexplained = 0;
	for (size_t i = 0; i < n_fit_texts; i++) {
		struct str text = str_from(fit_texts[i]);
		if (cells[i] < 0 || width_text(&fit->model, text) == (size_t)cells[i])
			continue;
		if (fit->unexplained++ == 0)
			fit->first_unexplained = i;
	}
}

static void consider(const int *cells, struct width_model model, struct fit *best)
{
	struct fit fit = {.model = model};
	measure(cells, &fit);
	if (fit.unexplained < best->unexplained)
		*best = fit;
}

/* Combination number code of all: too many cells are harmless, so larger counts come first. */
static struct width_model combination(unsigned code)
{
	static const uint8_t clamps[] = {0, 2, 1};
	struct width_model model = {.name = "fitted", .clamp = clamps[code % 3]};
	code /= 3;
	model.spacing_mark = !(code & 1);
	model.mark = code >> 1 & 1;
	model.zwj = code >> 2 & 1;
	model.zwnj = code >> 3 & 1;
	model.zwsp = code >> 4 & 1;
	model.conjunct = code >> 5 & 1;
	model.mark_after_mark = code >> 6 & 1;
	model.zwj_joins = code >> 7 & 1;
	model.zwj_breaks = code >> 8 & 1;
	return model;
}

enum { COMBINATIONS = 3 << 9 };

void fit_model(const int *cells, struct fit *ret_fit)
{
	struct fit best = {.unexplained = n_fit_texts + 1};
	for (size_t i = 0; i < n_width_models; i++)
		consider(cells, width_models[i], &best);
	for (unsigned code = 0; code < COMBINATIONS && best.unexplained; code++)
		consider(cells, combination(code), &best);
	*ret_fit = best;
}

/* The tables of abbreviation. To add one, add it here and a line to tests/data/token.test. */
#include "abbreviation.h"

#include "surkhi/text/cluster.h"

static const char *const known[] = {
	"डॉ",    "डा",  "प्रो", "रु",  "रू",   "श्री", "सुश्री", "मो",   "पं",   "कु",
	"स्व",    "ई",   "सं",   "कं",  "लि",  "प्रा", "इं",    "इंजी",  "एड",  "एडवो",
	"चौ",    "मु",   "नं",   "क्र", "पृ",   "मा",  "किमी", "मिमी", "सेमी", "मी",
	"मिग्रा", "ग्रा", "ले",   "कै",  "ब्रि", "मे",   "जन",   "उप",   "अति", "सहा",
};

/* Names of the Latin letters in Hindi, of more than one akshara; the others need no table. */
static const char *const letters[] = {
	"एफ", "एच",   "आई",  "एल",  "एम",  "एन", "क्यू", "आर", "एस",
	"यू",  "डब्ल्यू", "डब्लू", "एक्स", "वाई", "जेड", "ज़ेड", "ज़ेड",
};

/* Letters that nobody takes for a word, so that a dot behind one, alone, belongs to it. */
static const char *const initials[] = {
	"ए",  "ओ",  "बी", "सी", "डी", "एफ", "एच", "जे",   "के",   "एल",   "एम",
	"एन", "पी", "आर", "एस", "टी", "यू",  "वी", "एक्स", "वाई", "डब्ल्यू", "जेड",
};

/* Words of one akshara that end a sentence or stand behind a name. */
static const char *const words[] = {
	"है",  "हैं", "था", "थी", "थे",  "थीं", "हूं", "हूँ",  "हो", "तो", "भी",
	"ही", "ने", "को", "का", "की", "में",  "से", "गा", "गे",  "गी",
};

static const char *const latin[] = {
	"Dr", "Mr", "Mrs", "Ms", "Prof", "St", "No", "Rs", "Jr", "Sr", "Lt", "Col", "Gen", "vs",
};

/* No entry of a table is longer; the words of most texts are. */
enum { LONGEST = sizeof "डब्ल्यू" - 1 };

static bool is_among(struct str word, const char *const *table, size_t n)
{
	for (size_t i = 0; i < n && word.n <= LONGEST; i++)
		if (str_equal(word, str_from(table[i])))
			return true;
	return false;
}

#define IS_AMONG(word, table) is_among((word), (table), sizeof(table) / sizeof *(table))

bool abbreviation_is_letter(struct str piece)
{
	if (piece.n == 0)
		return false;
	if (cluster_next(piece, 0) == piece.n)
		return !IS_AMONG(piece, words);
	return IS_AMONG(piece, letters);
}

bool abbreviation_is_initial(struct str piece)
{
	return IS_AMONG(piece, initials);
}

bool abbreviation_is_known(struct str word)
{
	return IS_AMONG(word, known);
}

bool abbreviation_is_known_latin(struct str word)
{
	return word.n == 1 || IS_AMONG(word, latin);
}

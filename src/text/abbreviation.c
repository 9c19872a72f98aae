/* The tables of abbreviation. To add one, add it here and a line to tests/data/token.test. */
#include "abbreviation.h"

#include <string.h>

#include "surkhi/text/cluster.h"

/* Entries have zeros behind them, so that two are compared in pieces of eight bytes, with no call.
 */
enum { ROOM = 24 };

static const char known[][ROOM] = {
	"डॉ",    "डा",  "प्रो", "रु",  "रू",   "श्री", "सुश्री", "मो",   "पं",   "कु",
	"स्व",    "ई",   "सं",   "कं",  "लि",  "प्रा", "इं",    "इंजी",  "एड",  "एडवो",
	"चौ",    "मु",   "नं",   "क्र", "पृ",   "मा",  "किमी", "मिमी", "सेमी", "मी",
	"मिग्रा", "ग्रा", "ले",   "कै",  "ब्रि", "मे",   "जन",   "उप",   "अति", "सहा",
};

/* Names of the Latin letters in Hindi, of more than one akshara; the others need no table. */
static const char letters[][ROOM] = {
	"एफ", "एच",   "आई",  "एल",  "एम",  "एन", "क्यू", "आर", "एस",
	"यू",  "डब्ल्यू", "डब्लू", "एक्स", "वाई", "जेड", "ज़ेड", "ज़ेड",
};

/* Letters that nobody takes for a word, so that a dot behind one, alone, belongs to it. */
static const char initials[][ROOM] = {
	"ए",  "ओ",  "बी", "सी", "डी", "एफ", "एच", "जे",   "के",   "एल",   "एम",
	"एन", "पी", "आर", "एस", "टी", "यू",  "वी", "एक्स", "वाई", "डब्ल्यू", "जेड",
};

/* Words of one akshara that end a sentence or stand behind a name. */
static const char words[][ROOM] = {
	"है",  "हैं", "था", "थी", "थे",  "थीं", "हूं", "हूँ",  "हो", "तो", "भी",
	"ही", "ने", "को", "का", "की", "में",  "से", "गा", "गे",  "गी",
};

static const char latin[][ROOM] = {
	"Dr", "Mr", "Mrs", "Ms", "Prof", "St", "No", "Rs", "Jr", "Sr", "Lt", "Col", "Gen", "vs",
};

static bool is_among(struct str word, const char table[][ROOM], size_t n)
{
	char key[ROOM] = {0};
	if (word.n == 0 || word.n >= ROOM)
		return false;
	memcpy(key, word.s, word.n);
	for (size_t i = 0; i < n; i++)
		if (memcmp(table[i], key, ROOM) == 0)
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

#ifndef EXTRACT_GAZETTEER_H
#define EXTRACT_GAZETTEER_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/err.h"
#include "surkhi/base/map.h"
#include "surkhi/base/str.h"
#include "surkhi/model/catalog.h"

#include "trie.h"

/*
 * What the extractors know: which words are of names, of offices, of the grammar, and which
 * sequences of words stand for a party, a state, a place, an organisation. Words are numbers, from
 * 1; the same number for every spelling that folds alike (and for the misspellings that words.tsv
 * lists).
 */

/* What a word can be; several at once. */
enum word_flag {
	/* Of the gazetteer's files. */
	WORD_GIVEN = 1 << 0,   /* a given name */
	WORD_SURNAME = 1 << 1, /* a surname */
	WORD_MIDDLE = 1 << 2,  /* सिंह, कुमार …: inside a name or at its end */
	WORD_INITIAL = 1 << 3, /* the name of a Latin letter, or several: के, जेपी */
	WORD_TITLE = 1 << 4,   /* stands before a name: श्री, डॉ. */
	WORD_SUFFIX = 1 << 5,  /* stands behind a name: जी, साहब */
	WORD_CASE = 1 << 6,    /* ने, को, के … */
	WORD_AND = 1 << 7,     /* और, एवं, व, तथा */
	WORD_CLOSED = 1 << 8,  /* other words of the grammar: never in a name */
	WORD_COMMON = 1 << 9,  /* a noun, verb, adjective that is no name */
	WORD_THING = 1 << 10, /* a name before it names a thing: भवन, चौक, योजना */
	WORD_PRESENT = 1 << 11, /* ends a list of names: उपस्थित, समेत, आदि */
	WORD_GOVERN = 1 << 12, /* a name before it is a government, not its head: सरकार */
	WORD_SOLE = 1 << 13,   /* an office that one person has at a time */
	WORD_GENERIC = 1 << 14, /* an office that says little: नेता */
	WORD_GUARDED = 1 << 15, /* alone it is a name only with evidence: पटवारी */
	WORD_FORMER = 1 << 16,  /* belongs to an office's text: पूर्व; not नए */
	WORD_APPOINT = 1 << 17, /* makes one an officer: बनाया, नियुक्त, बने */
	WORD_LEADS = 1 << 18, /* whose "की अध्यक्षता में", "के अनुसार" a person's is */

	/* Of a word in a text. */
	WORD_MARK = 1 << 19,      /* punctuation, or the gap between two texts */
	WORD_END = 1 << 20,       /* a mark that ends a sentence, or the gap */
	WORD_COMMA = 1 << 21,     /* , and the like */
	WORD_NUMBER = 1 << 22,    /* digits */
	WORD_FOREIGN = 1 << 23,   /* not in Devanagari */
	WORD_JOINED = 1 << 24,    /* a hyphen ties it to the word before */
	WORD_QUOTE = 1 << 25,     /* a quote stands before it */
	WORD_UNQUOTE = 1 << 26,   /* a quote stands behind it */
	WORD_UNKNOWN = 1 << 27,   /* in no file of the gazetteer */
	WORD_INFLECTED = 1 << 28, /* ends like a plural or a verb */
	WORD_OFFICE = 1 << 29, /* unknown, but ends like an office: कार्याध्यक्ष */
	WORD_AGENT = 1 << 30, /* stands before ने somewhere in the article */

	/* Both: letters with their dots (टी.आर.), which are a name whatever follows. */
	WORD_LETTERS = WORD_INITIAL | WORD_UNKNOWN,

	/* While the files are read: a title that belongs to the name (योगी, बाबा). */
	WORD_PART = WORD_AGENT,
};

enum {
	WORD_NAME = WORD_GIVEN | WORD_SURNAME | WORD_MIDDLE,
	WORD_NO_NAME = WORD_CASE | WORD_AND | WORD_CLOSED | WORD_COMMON,
};

/* Words that a rule asks for by name. */
enum known_word {
	KNOWN_KE,
	KNOWN_KI,
	KNOWN_KA,
	KNOWN_NE,
	KNOWN_KO,
	KNOWN_SE,
	KNOWN_MEIN,  /* में */
	KNOWN_DWARA, /* द्वारा */
	KNOWN_PARTY, /* पार्टी */
	KNOWN_OPEN,  /* ( */
	KNOWN_CLOSE,
	KNOWN_MAIDAN, /* मैदान: मैदान में, in the contest */
	KNOWN_KENDRA, /* केंद्र: the government in Delhi */
	KNOWN_SADAN,  /* सदन: the House, in which members speak */
	KNOWN_OR,     /* ओर, तरफ: की ओर से */
	KNOWN_TARAF,
	KNOWN_RAHE, /* रहे: behind an office that somebody held */
	KNOWN_LAL,  /* लाल, राम: as a rule the second name, before a surname */
	KNOWN_RAM,
	KNOWN_JAISE, /* जैसे: X और Y जैसे नेता */
	KNOWN_KAHA,  /* कहा, बताया: behind ने, of who speaks */
	KNOWN_BATAYA,
	KNOWN_WALA, /* वाला, कलां, खुर्द: what the names of villages end with */
	KNOWN_KALAN,
	KNOWN_KHURD,
	KNOWN_RAH, /* रह: रह चुके, as रहे */
	N_KNOWN_WORDS
};

enum sense_kind {
	SENSE_PARTY,        /* value: index of the catalog's party */
	SENSE_STATE,        /* value: index of the catalog's state */
	SENSE_PLACE,        /* detail: enum place_kind, value: index of its state */
	SENSE_ORGANISATION, /* detail: enum scope, value: index of its state if it has one */
	SENSE_TRAP,         /* no entity, and hides what is inside it */
	SENSE_OFFICE,       /* detail: enum office_class */
	SENSE_MODIFIER,     /* detail: enum modifier_kind */
	SENSE_UNIT, /* what a party's unit is for, or is: सोशल मीडिया, मोर्चा */
	SENSE_DEPARTMENT, /* behind an office, what it is for: सचिव गृह, एसपी सिटी */
	SENSE_HEAD, /* what an organisation is: समिति, सेल, विभाग */
	SENSE_QUALITY, /* between a name and the thing that is named for it: राजकीय, किसान */
	SENSE_KIN, /* पुत्र, पत्नी: who stands behind is another than who stands before */
	SENSE_SEVERAL, /* the last word of an office that several hold: सचिव, विधायक */
	SENSE_SAYS,    /* कहते हैं: who stands before is a person */
	SENSE_CHARGE,  /* जिम्मा, कमान: who stands behind gets it */
	SENSE_INSTEAD, /* की जगह: between two people */
	SENSE_STANDS, /* से लड़ेंगे: the seat of who stands for election is before it */
	N_SENSE_KINDS
};

enum scope { SCOPE_NONE, SCOPE_STATE, SCOPE_NATION };
enum place_kind { PLACE_DISTRICT, PLACE_CITY, PLACE_TOWN, PLACE_SEAT, N_PLACE_KINDS };
enum office_class { OFFICE_OTHER, OFFICE_POSTED, OFFICE_PUBLIC, OFFICE_PARTY };
enum modifier_kind { MODIFIER_LEVEL, MODIFIER_TIME, MODIFIER_GRADE };

struct sense {
	uint8_t kind, detail;
	uint32_t value;
	uint32_t guard; /* 1 + index of its guard; 0: none */
	uint32_t next;  /* 1 + index of the next sense of the same words; 0: none */
};

enum { EVIDENCE_WORDS = 3 };

/* Words that stand right behind (or before) a form. */
struct evidence {
	bool after;
	uint32_t words[EVIDENCE_WORDS]; /* 0 behind the last */
	uint32_t next;                  /* 1 + index */
};

struct guard {
	bool dateline, quoted, state; /* any one of these, or of evidence, is enough */
	bool strict;                  /* of a party: its having officers is none */
	uint32_t evidence;            /* 1 + index of the first */
};

/* An array that grows. */
struct sense_list {
	struct sense *at;
	size_t n, capacity;
};

struct guard_list {
	struct guard *at;
	size_t n, capacity;
};

struct evidence_list {
	struct evidence *at;
	size_t n, capacity;
};

struct flag_list {
	uint32_t *at; /* by word */
	size_t n, capacity;
};

/* How to write a word in the text of an office: misspelt ones right, पीसीसी चीफ as प्रदेश अध्यक्ष. */
struct spelling {
	uint32_t word;
	bool in_party; /* only in an office of a party */
	struct str text;
};

struct spelling_list {
	struct spelling *at;
	size_t n, capacity;
};

struct gazetteer {
	const struct catalog *catalog;
	const struct catalog_entry *parties, *states;
	size_t n_parties, n_states;
	struct arena arena;
	struct map words; /* key → word */
	uint32_t known[N_KNOWN_WORDS];
	struct flag_list flags;
	struct spelling_list spellings;
	struct trie entities; /* parties, states, places, organisations */
	struct trie grammar;  /* offices, modifiers, units */
	struct sense_list senses;
	struct guard_list guards;
	struct evidence_list evidence;
};

struct load_listener;

/* With the user's files in directory (NULL: none). */
int gazetteer_open(const struct catalog *catalog, const char *directory,
		   struct gazetteer **ret_gazetteer, struct diag *diag);

/* The same, going on behind bad rows: see load_all(). */
int gazetteer_open_told(const struct catalog *catalog, const char *directory,
			const struct load_listener *listener, struct gazetteer **ret_gazetteer,
			struct diag *diag);
struct gazetteer *gazetteer_close(struct gazetteer *gazetteer);

/*
 * Appends what words are compared by: the folded form without the dots of an abbreviation. True if
 * there were any.
 */
bool gazetteer_key(struct str token, struct buf *ret_key);

/* The number of a key; 0 if no file has it. */
uint32_t gazetteer_word(const struct gazetteer *gazetteer, struct str key);

/* How a word should be written in the text of an office; NULL: as it is. */
const struct spelling *gazetteer_spelling(const struct gazetteer *gazetteer, uint32_t word,
					  bool in_party);

/* The first sense of a node; NULL if it has none. And the next of the same words. */
const struct sense *gazetteer_senses(const struct gazetteer *gazetteer, const struct trie *trie,
				     uint32_t node);
const struct sense *gazetteer_next(const struct gazetteer *gazetteer, const struct sense *sense);

const char *place_kind_name(enum place_kind kind); /* "district", … as entities have it */

#endif

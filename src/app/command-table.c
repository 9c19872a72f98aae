/* Every command with its help. */
#include "app.h"

const struct command command_reader = {
	.name = "surkhi",
	.synopsis = "[QUERY]",
	.summary = "opens the reader, filtered by QUERY",
	.help = "",
	.options = OPTIONS_EVERY | OPTION(WIDTH_MODEL),
	.run = command_read,
};

static const char help_import[] =
	"Takes in files and folders of them; - is standard input. Kinds: text (.txt) and HTML\n"
	"(.html, .htm), an article each; .jsonl and .json, an object an article, by the usual\n"
	"names of fields or as surkhi export writes them; .csv with a header; RSS and Atom\n"
	"(.xml); web archives (.warc, .wet). All may be packed (.gz, .zst), and - may be any.\n"
	"Articles that are there already are left alone, but for tags, which are added. What\n"
	"cannot be taken is listed on standard error, by file and line, and stops nothing.\n"
	"Status 0: something was taken or was there already; 1: no file of a kind that surkhi\n"
	"reads; 2: nothing could be taken.\n"
	"\n"
	"  surkhi import ~/saved-pages\n"
	"  surkhi import hindi-news.jsonl.gz\n"
	"  curl -s URL | surkhi import -\n";

static const char help_list[] =
	"Formats: table (default), tsv, json, jsonl. The fields of tsv are number, date, outlet,\n"
	"state, parties, tags, headline; it has no head.\n"
	"\n"
	"  surkhi list party:bjp state:hp date:2021-08\n"
	"  surkhi list 'person:\"सुरेश बंसल\" -tag:उपचुनाव' --format tsv | cut -f1\n";

static const char help_show[] =
	"Formats: text (default), json, original (the bytes as they were read).\n"
	"\n"
	"  surkhi show 12\n"
	"  surkhi show 12 --why\n";

static const char help_search[] =
	"As list, with the sentence of each article that answers the words of QUERY; they are\n"
	"bold on a terminal and between ** elsewhere. In JSON they are \"snippet\" and \"hits\".\n"
	"\n"
	"  surkhi search '\"मिशन रिपीट\"' --limit 10\n"
	"  surkhi search kangres state:himachal\n";

static const char help_count[] =
	"Formats: table (default), tsv, json. The fields of tsv are facet, value, name, articles.\n"
	"\n"
	"  surkhi count party:inc\n"
	"  surkhi count --by party,state\n"
	"  surkhi count state:hp --by month --format tsv\n";

static const char help_tag[] =
	"Sets (+) and removes (-) tags by hand. Prints how many articles that changed.\n"
	"\n"
	"  surkhi tag 12 15 +उपचुनाव\n"
	"  surkhi tag --query 'party:inc state:hp' +पढ़ना -नया\n";

static const char help_export[] =
	"Writes whole articles with all that is known of them, one JSON object a line, by number.\n"
	"\n"
	"  surkhi export party:bjp > bjp.jsonl\n";

static const char help_reprocess[] =
	"Reads the stored originals of the articles that answer QUERY (of all without one) again\n"
	"by today's rules and gazetteer. Tags, notes, marks and corrections stay; what cannot be\n"
	"read any more stays as it was and is listed on standard error. May be stopped (^C) and\n"
	"begun again. Status 1: no article answers; 2: none could be read.\n"
	"\n"
	"  surkhi reprocess\n"
	"  surkhi reprocess outlet:दैनिक date:2021\n";

static const char help_demo[] =
	"Opens the reader on a sample archive of its own; your archive is not touched.\n"
	"\n"
	"  surkhi demo\n"
	"  surkhi --store \"$(surkhi demo --path)\" count --by party\n";

static const char help_doctor[] =
	"Checks locale, terminal, settings, archive and index. Status 2 if there is a problem.\n"
	"Formats: text (default), json.\n";

static const char help_gazetteer[] =
	"list [KIND] [WORD]: the names that surkhi knows, built in and yours, each with its\n"
	"file and line; WORD narrows, in either script. Formats: table (default), tsv, json,\n"
	"jsonl; the fields of tsv are kind, id, class, states, name, aliases, evidence, whose,\n"
	"file, line.\n"
	"\n"
	"add KIND ID-OR-NAME ALIAS…: teaches names, in a file of your own below\n"
	"$XDG_CONFIG_HOME/surkhi/gazetteer. KIND is party, state, district, seat, town,\n"
	"organisation or office; or name, word, modifier, orgword with a class (given,\n"
	"surname, common …) instead of ID-OR-NAME. An alias that is a common word counts\n"
	"wherever it stands until a guard says beside what: add guard FORM WHAT EVIDENCE…,\n"
	"WHAT being party:ID, place, state or person, and each EVIDENCE dateline, quoted,\n"
	"state, before:WORD,WORD+WORD or after:WORD.\n"
	"\n"
	"check: looks at every row and says what to mend. Status 1 if there is anything.\n"
	"\n"
	"  surkhi gazetteer list party himachal\n"
	"  surkhi gazetteer add party BJP 'कमल दल'\n"
	"  surkhi gazetteer add town रामपुर 'रामपुर बुशहर' --state hp\n"
	"  surkhi gazetteer add --new party XYZ 'नया दल' नद\n"
	"  surkhi gazetteer add guard नद party:XYZ quoted after:के+प्रत्याशी\n"
	"  surkhi gazetteer check\n";

static const char help_help[] = "  surkhi help import\n";

const struct command command_table[] = {
	{"import", "PATH… | -", "takes in files and folders", help_import, OPTIONS_EVERY,
	 command_import},
	{"list", "[QUERY]", "headlines", help_list,
	 OPTIONS_EVERY | OPTION(FORMAT) | OPTION(LIMIT) | OPTION(SORT), command_list},
	{"show", "ID…", "one article", help_show,
	 OPTIONS_EVERY | OPTION(FORMAT) | OPTION(ORIGINAL) | OPTION(WHY), command_show},
	{"search", "QUERY", "headlines with the sentence that answers", help_search,
	 OPTIONS_EVERY | OPTION(FORMAT) | OPTION(LIMIT) | OPTION(SORT), command_search},
	{"count", "[QUERY]", "how many articles, by party, state, month …", help_count,
	 OPTIONS_EVERY | OPTION(FORMAT) | OPTION(BY), command_count},
	{"tag", "(ID… | --query QUERY) +TAG… -TAG…", "tags by hand", help_tag,
	 OPTIONS_EVERY | OPTION(QUERY), command_tag},
	{"export", "[QUERY]", "whole articles as JSON lines", help_export,
	 OPTIONS_EVERY | OPTION(FORMAT) | OPTION(LIMIT), command_export},
	{"reprocess", "[QUERY]", "reads the stored originals again with today's rules",
	 help_reprocess, OPTIONS_EVERY | OPTION(LIMIT), command_reprocess},
	{"demo", "[QUERY]", "the reader on a sample archive", help_demo,
	 OPTIONS_EVERY | OPTION(PATH) | OPTION(WIDTH_MODEL), command_demo},
	{"doctor", "", "checks locale, terminal, archive and index", help_doctor,
	 OPTIONS_EVERY | OPTION(FORMAT) | OPTION(WIDTH_MODEL), command_doctor},
	{"gazetteer", "[list | add | check]", "names, aliases and guards: known, yours, to mend",
	 help_gazetteer,
	 OPTIONS_EVERY | OPTION(FORMAT) | OPTION(STATE) | OPTION(NEW) | OPTION(FORCE),
	 command_gazetteer},
	{"help", "[COMMAND]", "help on a command", help_help, OPTIONS_EVERY, command_help},
	{.name = NULL},
};

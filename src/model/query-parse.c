/*
 * Reads queries by recursive descent, one function for each rule of the grammar:
 *
 *   or:    and { OR and }
 *   and:   term { [AND] term }
 *   term:  { NOT | - } ( "(" or ")" | field : item { , item } | word )
 *
 * Every function returns false with the diag filled if the text is no query.
 */
#include "query-date.h"
#include "query-lex.h"
#include "query-tree.h"

#include "surkhi/text/fold.h"
#include "surkhi/text/token.h"

enum { STORY_DIGITS = 9 };

struct parser {
	struct lexer lex;
	unsigned depth; /* of parentheses */
	const struct catalog *catalog;
};

static bool has_word(struct str text)
{
	struct token token;
	for (size_t at = 0; token_next(text, &at, &token);)
		if (token.kind != TOKEN_MARK)
			return true;
	return false;
}

/* The star that makes a word a prefix stands behind a quote, or last in a word without quotes. */
static bool take_star(struct lexer *lexer, struct piece *piece, bool *ret_prefix)
{
	if (piece->quoted) {
		*ret_prefix = lex_accept(lexer, '*');
		return true;
	}
	size_t star = str_find(piece->text, STR("*"), 0);
	if (star >= piece->text.n)
		return true;
	if (star + 1 < piece->text.n)
		return LEX_WRONG(lexer, piece->start + star, "'*' can only end a word");
	piece->text.n--;
	*ret_prefix = true;
	return true;
}

static bool read_words(struct lexer *lexer, enum context context, struct piece *ret_piece)
{
	struct piece piece;
	if (!lex_piece(lexer, context, &piece))
		return false;
	if (piece.text.n == 0)
		return LEX_WRONG(lexer, piece.start, "no word here");
	if (!has_word(piece.text))
		return LEX_WRONG(lexer, piece.start, "no word in '%.*s'",
				 STR_ARG(lex_shown(piece.text)));
	*ret_piece = piece;
	return true;
}

static bool parse_word(struct parser *parser, enum context context, struct query_node **ret_node)
{
	struct lexer *lexer = &parser->lex;
	struct query_node *node = query_node_new(lexer->arena, QUERY_WORD);
	struct piece piece;
	node->headline_only = context == IN_LIST;
	node->exact = lex_accept(lexer, '=');
	if (!read_words(lexer, context, &piece) || !take_star(lexer, &piece, &node->prefix))
		return false;
	if (node->exact && node->prefix)
		return LEX_WRONG(lexer, lexer->at - 1, "'=' and '*' exclude each other");
	node->phrase = piece.quoted;
	node->text = piece.text;
	*ret_node = node;
	return lex_expect_gap(lexer, context);
}

static bool parse_headline(struct parser *parser, const char *field, struct query_node **ret_node)
{
	return parse_word(parser, IN_LIST, ret_node);
}

static bool read_value(struct lexer *lexer, const char *field, struct piece *ret_piece)
{
	if (!lex_piece(lexer, IN_LIST, ret_piece))
		return false;
	if (ret_piece->text.n == 0)
		return LEX_WRONG(lexer, ret_piece->start, "no value for '%s:'", field);
	return lex_expect_gap(lexer, IN_LIST);
}

static bool parse_facet(struct parser *parser, const char *field, struct query_node **ret_node)
{
	struct lexer *lexer = &parser->lex;
	struct query_node *node = query_node_new(lexer->arena, QUERY_FACET);
	struct piece value;
	if (!read_value(lexer, field, &value))
		return false;
	facet_find(str_from(field), &node->facet);
	node->text = value.text;
	*ret_node = node;
	if ((node->facet != FACET_PARTY && node->facet != FACET_STATE) || !parser->catalog)
		return true;
	enum entity_kind kind = node->facet == FACET_PARTY ? ENTITY_PARTY : ENTITY_STATE;
	const struct catalog_entry *entry = catalog_find(parser->catalog, kind, value.text);
	if (!entry)
		return LEX_WRONG(lexer, value.start, "unknown %s '%.*s'", field,
				 STR_ARG(lex_shown(value.text)));
	node->text = str_copy(lexer->arena, entry->id);
	return true;
}

static bool parse_property(struct parser *parser, const char *field, struct query_node **ret_node)
{
	static const char *const values[][2] = {{"is", "unread"}, {"is", "read"}, {"is", "starred"},
						{"is", "tagged"}, {"is", "copy"}, {"has", "note"}};
	struct lexer *lexer = &parser->lex;
	struct query_node *node = query_node_new(lexer->arena, QUERY_IS);
	struct piece value;
	if (!read_value(lexer, field, &value))
		return false;
	node->text = fold_copy(lexer->arena, value.text);
	*ret_node = node;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (str_equal(str_from(field), str_from(values[i][0])) &&
		    str_equal(node->text, str_from(values[i][1])))
			return true;
	return LEX_WRONG(lexer, value.start, "unknown '%s:%.*s'", field,
			 STR_ARG(lex_shown(value.text)));
}

static bool read_period(struct lexer *lexer, struct str text, size_t start, struct query_node *days)
{
	switch (query_period_parse(text, &days->first, &days->last)) {
	case 0:
		return true;
	case QUERY_DATE_E_NONE:
		return LEX_WRONG(lexer, start, "there is no date '%.*s'", STR_ARG(lex_shown(text)));
	default:
		return LEX_WRONG(lexer, start, "'%.*s' is not YYYY, YYYY-MM or YYYY-MM-DD",
				 STR_ARG(lex_shown(text)));
	}
}

static bool read_range(struct lexer *lexer, struct piece value, struct query_node *days)
{
	size_t dots = str_find(value.text, STR(".."), 0);
	if (dots >= value.text.n)
		return read_period(lexer, value.text, value.start, days);
	struct str left = str_slice(value.text, 0, dots);
	struct str right = str_slice(value.text, dots + 2, value.text.n);
	struct query_node first = {.first = INT64_MIN}, last = {.last = INT64_MAX};
	if (left.n == 0 && right.n == 0)
		return LEX_WRONG(lexer, value.start, "no date beside '..'");
	if (left.n && !read_period(lexer, left, value.start, &first))
		return false;
	if (right.n && !read_period(lexer, right, value.start + dots + 2, &last))
		return false;
	if (first.first > last.last)
		return LEX_WRONG(lexer, value.start, "'%.*s' ends before it begins",
				 STR_ARG(lex_shown(value.text)));
	days->first = first.first;
	days->last = last.last;
	return true;
}

static bool parse_date(struct parser *parser, const char *field, struct query_node **ret_node)
{
	struct piece value;
	*ret_node = query_node_new(parser->lex.arena, QUERY_DATE);
	return read_value(&parser->lex, field, &value) &&
	       read_range(&parser->lex, value, *ret_node);
}

/* An article's number; digits of either script. */
static bool parse_story(struct parser *parser, const char *field, struct query_node **ret_node)
{
	struct lexer *lexer = &parser->lex;
	struct query_node *node = query_node_new(lexer->arena, QUERY_STORY);
	struct piece value;
	if (!read_value(lexer, field, &value))
		return false;
	struct str digits = fold_copy(lexer->arena, value.text);
	bool number = digits.n > 0 && digits.n <= STORY_DIGITS;
	for (size_t i = 0; i < digits.n && number; i++) {
		number = digits.s[i] >= '0' && digits.s[i] <= '9';
		node->first = node->first * 10 + (digits.s[i] - '0');
	}
	if (!number || node->first == 0)
		return LEX_WRONG(lexer, value.start, "'%.*s' is not the number of an article",
				 STR_ARG(lex_shown(value.text)));
	node->text = str_printf(lexer->arena, "%lld", (long long)node->first);
	*ret_node = node;
	return true;
}

/* How one value of each field is read; a facet's field is its name. */
struct field_rule {
	const char *name;
	bool (*parse)(struct parser *parser, const char *field, struct query_node **ret_node);
};

static const struct field_rule field_rules[] = {
	{"is", parse_property},       {"has", parse_property}, {"date", parse_date},
	{"headline", parse_headline}, {"story", parse_story},
};

static bool find_rule(struct str name, struct field_rule *ret_rule)
{
	enum facet facet;
	if (facet_find(name, &facet)) {
		*ret_rule = (struct field_rule){facet_name(facet), parse_facet};
		return true;
	}
	for (size_t i = 0; i < sizeof field_rules / sizeof *field_rules; i++)
		if (str_equal(name, str_from(field_rules[i].name))) {
			*ret_rule = field_rules[i];
			return true;
		}
	return false;
}

static bool parse_field(struct parser *parser, size_t length, struct query_node **ret_node)
{
	struct lexer *lexer = &parser->lex;
	struct str name = str_slice(lexer->text, lexer->at, lexer->at + length);
	struct field_rule rule;
	if (!find_rule(fold_copy(lexer->arena, name), &rule))
		return LEX_WRONG(lexer, lexer->at, "unknown field '%.*s'",
				 STR_ARG(lex_shown(name)));
	lexer->at += length + 1;
	struct query_list values = {.first = NULL};
	do {
		struct query_node *value;
		if (lex_here(lexer) == '(')
			return LEX_WRONG(lexer, lexer->at, "several values are joined by commas");
		if (!rule.parse(parser, rule.name, &value))
			return false;
		query_list_add(&values, value, QUERY_OR);
	} while (lex_accept(lexer, ','));
	*ret_node = query_join(lexer->arena, values, QUERY_OR);
	return true;
}

static bool parse_or(struct parser *parser, const char *before, struct query_node **ret_node);

static bool parse_group(struct parser *parser, struct query_node **ret_node)
{
	struct lexer *lexer = &parser->lex;
	size_t start = lexer->at++;
	if (parser->depth >= QUERY_DEPTH)
		return LEX_WRONG(lexer, start, "more than %d parentheses deep", QUERY_DEPTH);
	parser->depth++;
	if (!parse_or(parser, "(", ret_node))
		return false;
	parser->depth--;
	return lex_accept(lexer, ')') || LEX_WRONG(lexer, start, "this parenthesis is not closed");
}

/* True where no term can begin. */
static bool at_gap(const struct lexer *lexer)
{
	return lex_end(lexer) || lex_here(lexer) == ')' || lex_at_operator(lexer, STR("OR")) ||
	       lex_at_operator(lexer, STR("AND"));
}

/* Takes the signs of negation; a dash between blanks is punctuation, and would mislead as one. */
static bool read_signs(struct lexer *lexer, const char **before, bool *ret_negative)
{
	bool negative = false;
	for (;; negative = !negative) {
		lex_blanks(lexer);
		if (lex_accept_operator(lexer, STR("NOT"))) {
			*before = "NOT";
			continue;
		}
		if (!lex_accept(lexer, '-'))
			break;
		if (lex_at_gap(lexer, IN_TEXT) && !lex_at_quote(lexer))
			return LEX_WRONG(lexer, lexer->at - 1, "nothing directly after '-'");
		*before = "-";
	}
	*ret_negative = negative;
	return true;
}

/* before: the operator or parenthesis in front. */
static bool parse_term(struct parser *parser, const char *before, struct query_node **ret_node)
{
	struct lexer *lexer = &parser->lex;
	bool negative, done;
	if (!read_signs(lexer, &before, &negative))
		return false;
	if (at_gap(lexer))
		return LEX_WRONG(lexer, lexer->at, "nothing after '%s'", before);
	size_t length = lex_field(lexer);
	if (lex_here(lexer) == '(')
		done = parse_group(parser, ret_node);
	else if (length)
		done = parse_field(parser, length, ret_node);
	else
		done = parse_word(parser, IN_TEXT, ret_node);
	if (done && negative)
		*ret_node = query_negate(lexer->arena, *ret_node);
	return done;
}

static bool is_plain(const struct query_node *node)
{
	return node->kind == QUERY_WORD && !node->exact && !node->prefix && !node->phrase &&
	       !node->name && !node->headline_only;
}

/* The longest run of plain words from first on that names a party or state; NULL if none does. */
static struct query_node *find_name(struct parser *parser, struct query_node *first,
				    struct query_node **ret_last)
{
	enum { WORDS = 10 };
	struct arena room = {.blocks = NULL};
	struct str text = first->text, name = STR_EMPTY, *names;
	struct query_node *last = first, *found = NULL;
	for (size_t i = 1; i < WORDS && last->next && is_plain(last->next); i++) {
		last = last->next;
		text = str_printf(&room, "%.*s %.*s", STR_ARG(text), STR_ARG(last->text));
		if (catalog_synonyms(parser->catalog, text, &room, &names) == 0)
			continue;
		name = text;
		*ret_last = last;
	}
	if (name.n) {
		found = query_node_new(parser->lex.arena, QUERY_WORD);
		found->text = str_copy(parser->lex.arena, name);
		found->name = true;
	}
	arena_done(&room);
	return found;
}

/* Puts words that make up a name together. */
static struct query_list join_names(struct parser *parser, struct query_list terms)
{
	struct query_list joined = {.first = NULL};
	for (struct query_node *term = terms.first, *next; term; term = next) {
		struct query_node *last = term, *name = NULL;
		if (parser->catalog && is_plain(term))
			name = find_name(parser, term, &last);
		next = last->next;
		query_list_add(&joined, name ? name : term, QUERY_AND);
	}
	return joined;
}

/* before: as above, or NULL at the start of the query. */
static bool parse_and(struct parser *parser, const char *before, struct query_node **ret_node)
{
	struct lexer *lexer = &parser->lex;
	struct query_list terms = {.first = NULL};
	lex_blanks(lexer);
	while (before || !at_gap(lexer)) {
		struct query_node *term;
		if (!parse_term(parser, before, &term))
			return false;
		query_list_add(&terms, term, QUERY_AND);
		lex_blanks(lexer);
		before = lex_accept_operator(lexer, STR("AND")) ? "AND" : NULL;
	}
	if (terms.n == 0 && lex_here(lexer) != ')')
		return LEX_WRONG(lexer, lexer->at, "nothing before '%s'",
				 lex_at_operator(lexer, STR("OR")) ? "OR" : "AND");
	*ret_node = query_join(lexer->arena, join_names(parser, terms), QUERY_AND);
	return true;
}

static bool parse_or(struct parser *parser, const char *before, struct query_node **ret_node)
{
	struct query_list choices = {.first = NULL};
	do {
		struct query_node *choice;
		if (!parse_and(parser, before, &choice))
			return false;
		query_list_add(&choices, choice, QUERY_OR);
		before = "OR";
	} while (lex_accept_operator(&parser->lex, STR("OR")));
	*ret_node = query_join(parser->lex.arena, choices, QUERY_OR);
	return true;
}

static bool parse_all(struct parser *parser, struct query_node **ret_node)
{
	struct lexer *lexer = &parser->lex;
	if (!lex_open(lexer))
		return false;
	lex_blanks(lexer);
	if (lex_end(lexer)) {
		*ret_node = query_node_new(lexer->arena, QUERY_ALL);
		return true;
	}
	if (!parse_or(parser, NULL, ret_node))
		return false;
	return lex_end(lexer) || LEX_WRONG(lexer, lexer->at, "')' without '('");
}

int query_parse(struct str text, const struct catalog *catalog, struct query *ret_query,
		struct diag *diag)
{
	struct query query = {.catalog = catalog};
	struct parser parser = {.lex = {.typed = text, .arena = &query.arena, .diag = diag},
				.catalog = catalog};
	if (!parse_all(&parser, &query.root)) {
		query_done(&query);
		return 1;
	}
	*ret_query = query;
	return 0;
}

/* Makes articles of what fixture.txt says and puts them into a store. */
#include "fixture.h"

#include <stdint.h>

#include "surkhi/base/file.h"
#include "surkhi/text/fold.h"

enum { ENTITIES = 32, MENTIONS = 256, PARAGRAPHS = 32, LINES = 32, FILE_MAXIMUM = 1 << 20 };

struct maker {
	struct arena arena;
	struct article article;
	struct str aliases[ENTITIES]; /* of each entity */
};

static void maker_begin(struct maker *maker, const char *folder, size_t number)
{
	struct arena *arena = &maker->arena;
	*maker = (struct maker){.arena = {0}};
	maker->article = (struct article){
		.source = str_printf(arena, "%s/%02zu.txt", folder, number),
		.url = str_printf(arena, "https://example.org/%s/%02zu", folder, number),
		.language = STR("hi"),
		.imported = {.year = 2023, .month = 1, .day = 1},
		.paragraphs = arena_new(arena, PARAGRAPHS, sizeof(struct paragraph)),
		.lines = arena_new(arena, LINES, sizeof(struct line)),
		.entities = arena_new(arena, ENTITIES, sizeof(struct entity)),
		.mentions = arena_new(arena, MENTIONS, sizeof(struct mention)),
	};
}

static void make_line(struct maker *maker, struct str text)
{
	struct line *line = &maker->article.lines[maker->article.n_lines++];
	struct str name;
	str_split(&text, '|', &name);
	for (int kind = 0; kind < N_LINE_KINDS; kind++)
		if (str_equal(name, str_from(line_kind_name((enum line_kind)kind))))
			line->kind = (enum line_kind)kind;
	line->text = text;
	line->rule = STR("fixture");
}

static struct str next(struct str *rest)
{
	struct str piece = STR_EMPTY;
	str_split(rest, '|', &piece);
	return piece;
}

static void make_entity(struct maker *maker, struct str line)
{
	struct article *article = &maker->article;
	struct entity *entity = &article->entities[article->n_entities];
	entity_kind_find(next(&line), &entity->kind);
	entity->id = next(&line);
	entity->name = next(&line);
	if (entity->id.n == 0)
		entity->id = fold_copy(&maker->arena, entity->name);
	entity->role = entity->place_kind = next(&line);
	if (entity->kind == ENTITY_PLACE)
		entity->role = STR_EMPTY;
	else
		entity->place_kind = STR_EMPTY;
	entity->party = next(&line);
	entity->state = next(&line);
	entity->primary = next(&line).n > 0;
	maker->aliases[article->n_entities++] = line;
}

/* The alias that stands at offset of text, longest first in the lists; its entity. */
static bool alias_at(const struct maker *maker, struct str text, size_t offset, size_t *ret_entity,
		     size_t *ret_end)
{
	for (size_t i = 0; i < maker->article.n_entities; i++) {
		struct str aliases = maker->aliases[i], alias;
		while (str_split(&aliases, ',', &alias))
			if (str_starts(str_slice(text, offset, text.n), alias)) {
				*ret_entity = i;
				*ret_end = offset + alias.n;
				return true;
			}
	}
	return false;
}

static void find_mentions(struct maker *maker, enum field field, uint32_t paragraph,
			  struct str text)
{
	struct article *article = &maker->article;
	for (size_t offset = 0, entity, end; offset < text.n; offset++) {
		if (!alias_at(maker, text, offset, &entity, &end))
			continue;
		article->entities[entity].mentions++;
		article->mentions[article->n_mentions++] =
			(struct mention){(uint32_t)entity, field,         paragraph,
					 (uint32_t)offset, (uint32_t)end, STR("alias")};
		offset = end - 1;
	}
}

static void make_mentions(struct maker *maker)
{
	struct article *article = &maker->article;
	find_mentions(maker, FIELD_HEADLINE, 0, article->headline);
	find_mentions(maker, FIELD_STANDFIRST, 0, article->standfirst);
	for (uint32_t i = 0; i < article->n_paragraphs; i++)
		find_mentions(maker, article->paragraphs[i].subhead ? FIELD_SUBHEAD : FIELD_BODY, i,
			      article->paragraphs[i].text);
}

static void make_part(struct maker *maker, struct str name, struct str text)
{
	struct article *article = &maker->article;
	const struct {
		const char *name;
		struct str *text;
	} parts[] = {
		{"headline", &article->headline}, {"standfirst", &article->standfirst},
		{"outlet", &article->outlet},     {"byline", &article->byline},
		{"dateline", &article->dateline},
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_equal(name, str_from(parts[i].name)))
			*parts[i].text = text;
	if (str_equal(name, STR("published")))
		moment_parse(text, &article->published);
	if (str_equal(name, STR("text")) || str_equal(name, STR("subhead")))
		article->paragraphs[article->n_paragraphs++] =
			(struct paragraph){str_equal(name, STR("subhead")), text};
	if (str_equal(name, STR("entity")))
		make_entity(maker, text);
	if (str_equal(name, STR("line")))
		make_line(maker, text);
}

static int put(struct store *store, struct maker *maker, struct diag *diag)
{
	enum store_put outcome;
	int64_t id;
	int error = 0;
	make_mentions(maker);
	if (maker->article.headline.n)
		error = store_put(store, &maker->article, maker->article.headline, &outcome, &id,
				  diag);
	arena_done(&maker->arena);
	return error;
}

static int put_all(struct store *store, const char *folder, struct str text, struct diag *diag)
{
	struct maker maker;
	struct str line, name;
	size_t number = 0;
	int error = 0;
	maker_begin(&maker, folder, number);
	while (!error && str_line(&text, &line)) {
		if (line.n == 0 || line.s[0] == '#' || !str_split(&line, ':', &name))
			continue;
		if (str_equal(name, STR("headline"))) {
			error = put(store, &maker, diag);
			maker_begin(&maker, folder, ++number);
		}
		make_part(&maker, name, str_trim(line));
	}
	return error ? error : put(store, &maker, diag);
}

static int fill(struct store *store, const char *path, const char *folder, struct diag *diag)
{
	struct buf text = BUF_INIT(FILE_MAXIMUM);
	int error = file_read(path, &text, diag);
	if (!error)
		error = store_begin(store, diag);
	if (!error)
		error = put_all(store, folder, buf_str(&text), diag);
	buf_done(&text);
	return error ? error : store_commit(store, diag);
}

int fixture_fill(struct store *store, struct diag *diag)
{
	return fill(store, FIXTURES "/fixture.txt", "fixture", diag);
}

int fixture_fill_copies(struct store *store, struct diag *diag)
{
	return fill(store, FIXTURES "/copies.txt", "copies", diag);
}

/* Reads the archive of tests/data/select.test and puts it into a store. */
#include "fixture.h"

#include <stdlib.h>

#include "surkhi/base/file.h"

bool fixture_line(struct fixture *fixture, struct str *ret_line)
{
	while (str_line(&fixture->queries, ret_line)) {
		fixture->line++;
		*ret_line = str_trim(*ret_line);
		if (ret_line->n && ret_line->s[0] != '#')
			return true;
	}
	return false;
}

static struct str piece(struct str *rest)
{
	struct str found = STR_EMPTY;
	str_split(rest, '/', &found);
	return str_trim(found);
}

static struct entity *new_entity(struct fixture *fixture, struct article *article,
				 enum entity_kind kind, struct str name)
{
	if (!article->entities)
		article->entities = arena_new(&fixture->arena, ITEMS, sizeof *article->entities);
	assert_in_range(article->n_entities, 0, ITEMS - 1);
	struct entity *entity = &article->entities[article->n_entities++];
	*entity = (struct entity){.kind = kind, .id = name, .name = name, .mentions = 1};
	return entity;
}

/* "INC 5", "IN-HP 2 primary" */
static void read_counted(struct fixture *fixture, struct article *article, enum entity_kind kind,
			 struct str value)
{
	struct str word;
	assert_true(str_split(&value, ' ', &word));
	struct entity *entity = new_entity(fixture, article, kind, word);
	while (str_split(&value, ' ', &word)) {
		if (str_equal(word, STR("primary")))
			entity->primary = true;
		else
			entity->mentions = (unsigned)strtoul(word.s, NULL, 10);
	}
}

static void read_person(struct fixture *fixture, struct article *article, struct str value)
{
	struct entity *entity = new_entity(fixture, article, ENTITY_PERSON, piece(&value));
	entity->role = piece(&value);
	entity->party = piece(&value);
}

static void read_paragraph(struct fixture *fixture, struct article *article, struct str value)
{
	if (!article->paragraphs)
		article->paragraphs =
			arena_new(&fixture->arena, ITEMS, sizeof *article->paragraphs);
	assert_in_range(article->n_paragraphs, 0, ITEMS - 1);
	article->paragraphs[article->n_paragraphs++].text = value;
}

static void read_tag(struct fixture *fixture, struct article *article, struct str value)
{
	if (!article->tags)
		article->tags = arena_new(&fixture->arena, ITEMS, sizeof *article->tags);
	assert_in_range(article->n_tags, 0, ITEMS - 1);
	article->tags[article->n_tags++] = value;
}

static void read_field(struct fixture *fixture, struct article *article, struct str name,
		       struct str value)
{
	struct {
		const char *name;
		struct str *text;
	} texts[] = {{"outlet", &article->outlet},
		     {"dateline", &article->dateline},
		     {"headline", &article->headline},
		     {"standfirst", &article->standfirst},
		     {"note", &article->note}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (str_equal(name, str_from(texts[i].name))) {
			*texts[i].text = value;
			return;
		}
	if (str_equal(name, STR("published")))
		assert_true(moment_parse(value, &article->published));
	else if (str_equal(name, STR("text")))
		read_paragraph(fixture, article, value);
	else if (str_equal(name, STR("party")))
		read_counted(fixture, article, ENTITY_PARTY, value);
	else if (str_equal(name, STR("state")))
		read_counted(fixture, article, ENTITY_STATE, value);
	else if (str_equal(name, STR("person")))
		read_person(fixture, article, value);
	else if (str_equal(name, STR("place")))
		new_entity(fixture, article, ENTITY_PLACE, value);
	else if (str_equal(name, STR("org")))
		new_entity(fixture, article, ENTITY_ORGANISATION, value);
	else if (str_equal(name, STR("tag")))
		read_tag(fixture, article, value);
	else if (str_equal(name, STR("starred")))
		article->starred = true;
	else if (str_equal(name, STR("read")))
		article->read = true;
	else
		fail_msg("line %u: unknown field '%.*s'", fixture->line, STR_ARG(name));
}

static void read_articles(struct fixture *fixture)
{
	struct str before, line;
	for (; before = fixture->queries, fixture_line(fixture, &line);) {
		if (line.s[0] == '?')
			break;
		if (str_starts(line, STR("article "))) {
			assert_in_range(fixture->n, 0, ARTICLES - 1);
			struct article *article = &fixture->articles[fixture->n++];
			article->source = str_printf(&fixture->arena, "test/%zu", fixture->n);
			continue;
		}
		size_t colon = str_find(line, STR(":"), 0);
		assert_int_not_equal(colon, SIZE_MAX);
		read_field(fixture, &fixture->articles[fixture->n - 1], str_slice(line, 0, colon),
			   str_trim(str_slice(line, colon + 1, line.n)));
	}
	fixture->queries = before;
	fixture->line--;
}

static void put_article(struct store *store, const struct article *article)
{
	int64_t id = archive_put(store, article, STR("page"));
	for (size_t i = 0; i < article->n_tags; i++)
		archive_edit(store, (struct edit){EDIT_TAG, id, article->tags[i], .on = true});
	if (article->starred)
		archive_edit(store, (struct edit){EDIT_STAR, id, .on = true});
	if (article->read)
		archive_edit(store, (struct edit){EDIT_READ, id, .on = true});
	if (article->note.n)
		archive_edit(store, (struct edit){EDIT_NOTE, id, article->note});
}

int fixture_make(void **state)
{
	struct fixture *fixture = mem_new(1, sizeof *fixture);
	struct diag diag = DIAG_INIT;
	fixture->file = (struct buf)BUF_INIT(1 << 20);
	place_make(&fixture->place);
	if (file_read(TEST_DATA "/select.test", &fixture->file, &diag) ||
	    catalog_open(NULL, &fixture->catalog, &diag))
		fail_msg("%s", diag.text);
	fixture->queries = buf_str(&fixture->file);
	read_articles(fixture);
	fixture->store = archive_open(fixture->place.path, STORE_CREATE);
	for (size_t i = 0; i < fixture->n; i++)
		put_article(fixture->store, &fixture->articles[i]);
	*state = fixture;
	return 0;
}

int fixture_remove(void **state)
{
	struct fixture *fixture = *state;
	store_close(fixture->store);
	catalog_close(fixture->catalog);
	arena_done(&fixture->arena);
	buf_done(&fixture->file);
	place_remove(&fixture->place);
	mem_free(fixture);
	return 0;
}

void fixture_parse(struct fixture *fixture, struct str text, struct query *ret_query)
{
	struct diag diag = DIAG_INIT;
	if (query_parse(text, fixture->catalog, ret_query, &diag))
		fail_msg("line %u: '%.*s': %s", fixture->line, STR_ARG(text), diag.text);
}

struct selection fixture_select(struct fixture *fixture, struct str text, enum select_order order)
{
	struct diag diag = DIAG_INIT;
	struct query query;
	struct selection selection = {.n = 0};
	fixture_parse(fixture, text, &query);
	if (store_select(fixture->store, &query, order, &selection, &diag))
		fail_msg("line %u: '%.*s': %s", fixture->line, STR_ARG(text), diag.text);
	query_done(&query);
	return selection;
}

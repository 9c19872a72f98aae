/*
 * Files of several records, packed ones, broken ones: which records come out of them, in which
 * order, and what is said of those that do not.
 */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include <zlib.h>
#include <zstd.h>

#include "source.h"

enum { PACKED_MAXIMUM = 1 << 20 };

/* All that a source gives, one thing a line: "record LINE BYTES", "refused LINE: WHY", "passed". */
static void records_of(const struct source_ops *ops, struct str bytes, struct buf *told)
{
	struct stream *stream = stream_open_bytes(bytes);
	struct source *source = (ops ? ops : source_sniff(stream))->open(stream, STR("f"));
	struct record record;
	buf_clear(told);
	for (int got = SOURCE_RECORD; got != SOURCE_END;) {
		struct diag diag = DIAG_INIT;
		got = source->ops->next(source, &record, &diag);
		if (got == SOURCE_RECORD)
			buf_printf(told, "%.*s %lu %.*s\n", STR_ARG(record.source), record.line,
				   STR_ARG(record.bytes));
		else if (got == SOURCE_E_PASSED)
			buf_add(told, STR("passed\n"));
		else if (got != SOURCE_END)
			buf_printf(told, "refused %lu: %s\n", diag.line, diag.text);
	}
	source->ops->close(source);
	stream_close(stream);
}

static void assert_records(const struct source_ops *ops, struct str bytes, const char *want)
{
	struct buf told = BUF_INIT(PACKED_MAXIMUM);
	records_of(ops, bytes, &told);
	assert_string_equal(buf_z(&told), want);
	buf_done(&told);
}

static void json_lines_are_records(void **state)
{
	assert_records(&source_json_ops, STR("\xef\xbb\xbf{\"a\":1}\n\n{\"b\":\"}{\\\"\"}\r\n{}"),
		       "f#1 1 {\"a\":1}\nf#2 3 {\"b\":\"}{\\\"\"}\nf#3 4 {}\n");
}

static void json_lists_are_taken_apart(void **state)
{
	assert_records(&source_json_ops, STR("[{\"a\":[{}]},{\"b\":1}]"),
		       "f#1 1 {\"a\":[{}]}\nf#2 1 {\"b\":1}\n");
	assert_records(&source_json_ops,
		       STR("[\n  {\n    \"a\": [\n      {}\n    ]\n  },\n  {}\n]\n"),
		       "f#1 2 {\n    \"a\": [\n      {}\n    ]\n  }\nf#2 7 {}\n");
	assert_records(&source_json_ops, STR("{\n\"a\":1}{\"b\":2}"),
		       "f#1 1 {\n\"a\":1}\nf#2 2 {\"b\":2}\n");
}

static void broken_json_costs_no_neighbour(void **state)
{
	assert_records(&source_json_ops, STR("{\"a\":\"x\n{\"b\":1}\n{\"c\":{\n{\"d\":1}\nno\n{}"),
		       "refused 1: not JSON: the object is broken off, expected '\"'\n"
		       "f#2 2 {\"b\":1}\n"
		       "refused 3: not JSON: the object is broken off, expected '}'\n"
		       "f#4 4 {\"d\":1}\n"
		       "refused 5: not JSON: begins with something else, expected '{'\n"
		       "f#6 6 {}\n");
	assert_records(&source_json_ops, STR("[\n {\"a\":\"x},\n {\"b\":1}\n]"),
		       "refused 2: not JSON: the object is broken off, expected '\"'\n"
		       "f#2 3 {\"b\":1}\n");
	assert_records(&source_json_ops, STR("{\"a\":1"),
		       "refused 1: not JSON: the object is broken off, expected '}'\n");
}

static void rows_come_with_their_header(void **state)
{
	assert_records(&source_csv_ops, STR("\xef\xbb\xbftitle,text\r\na,\"b\nc\"\r\n\r\nd,e"),
		       "f#1 2 title,text\r\na,\"b\nc\"\r\n\nf#2 5 title,text\r\nd,e\n");
	assert_records(&source_csv_ops, STR("title;text\na;b,c\n"), "f#1 2 title;text\na;b,c\n\n");
	assert_records(&source_csv_ops, STR("title,text\na,b,\n"), "f#1 2 title,text\na,b,\n\n");
}

static void broken_rows_cost_no_neighbour(void **state)
{
	static const char quote[] = "a quote out of place, expected \"…\" around a cell and \"\" "
				    "for a quote in it";
	char want[512];
	snprintf(want, sizeof want, "refused 2: %s\nf#2 3 title,text\nc,\"d\"\n\n", quote);
	assert_records(&source_csv_ops, STR("title,text\na,b,\"x\nc,\"d\"\n"), want);
	assert_records(&source_csv_ops, STR("title,text\na\nb,c,d\ne,f\n"),
		       "refused 2: 1 cells, expected 2 as in the header\n"
		       "refused 3: 3 cells, expected 2 as in the header\n"
		       "f#3 4 title,text\ne,f\n\n");
	/* a quote that was never closed, and one inside of a cell */
	assert_records(&source_csv_ops, STR("title,text\na,\"b\nc,d\n5\" x,e\n"),
		       "f#1 2 title,text\na,\"b\n\nf#2 3 title,text\nc,d\n\n"
		       "f#3 4 title,text\n5\" x,e\n\n");
	assert_records(&source_csv_ops, STR("one,two\na,b\n"),
		       "refused 1: no column with the text in the header, expected one of text, "
		       "body, content, articlebody, …\n");
}

static void items_come_with_the_start_of_their_feed(void **state)
{
	assert_records(&source_feed_ops,
		       STR("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y 'z'>]><rss><channel>\n"
			   "<!-- <item> --><item><t><![CDATA[</item>]]></t></item>\n<item/></rss>"),
		       "f#1 2 <?xml version='1.0'?><rss><channel>\n"
		       "<item><t><![CDATA[</item>]]></t></item>\n"
		       "refused 3: the item is broken off, expected </item>\n");
	assert_records(&source_feed_ops, STR("<feed><entry>a<entry>b</entry></feed>"),
		       "refused 1: the item is broken off, expected </entry>\n"
		       "f#2 1 <feed><entry>b</entry>\n");
	assert_records(&source_feed_ops, STR("<html><p>x</p></html>"),
		       "refused 0: no feed, expected <rss>, <feed> or <rdf:RDF>\n");
	assert_records(&source_feed_ops, STR("<rss><channel></channel></rss>"), "");
}

#define WARC(type, length, body)                                                                   \
	"WARC/1.0\r\nWARC-Type: " type "\r\nContent-Length: " length "\r\n\r\n" body "\r\n\r\n"

static void records_of_archives_are_as_long_as_they_say(void **state)
{
	assert_records(&source_warc_ops,
		       STR(WARC("warcinfo", "1", "x") WARC("response", "3", "a\nb")),
		       "passed\nf#2 2 WARC/1.0\r\nWARC-Type: response\r\nContent-Length: "
		       "3\r\n\r\na\nb\n");
	assert_records(&source_warc_ops,
		       STR("junk\n" WARC("resource", "x", "a") WARC("resource", "1", "b")),
		       "refused 1: not a record, expected 'WARC/1.0'\n"
		       "refused 2: no length, expected 'Content-Length: n' in the header\n"
		       "refused 3: not a record, expected 'WARC/1.0'\n"
		       "f#4 4 WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1\r\n\r\nb\n");
	assert_records(&source_warc_ops, STR(WARC("resource", "99", "a")),
		       "refused 1: the record is cut short\n");
}

static struct str gzip(struct str text, struct buf *packed)
{
	char room[4096];
	union {
		const char *s;
		Bytef *bytes;
	} in = {.s = text.s};
	z_stream z = {.next_in = in.bytes, .avail_in = (uInt)text.n};
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, MAX_WBITS + 16, 9, Z_DEFAULT_STRATEGY),
			 Z_OK);
	z.next_out = (Bytef *)room;
	z.avail_out = sizeof room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	buf_add(packed, (struct str){room, sizeof room - z.avail_out});
	deflateEnd(&z);
	return buf_str(packed);
}

static struct str zstd(struct str text, struct buf *packed)
{
	char room[4096];
	size_t n = ZSTD_compress(room, sizeof room, text.s, text.n, 3);
	assert_false(ZSTD_isError(n));
	buf_add(packed, (struct str){room, n});
	return buf_str(packed);
}

static void assert_packed(struct str (*pack)(struct str text, struct buf *packed),
			  const char *damaged, const char *cut)
{
	struct buf packed = BUF_INIT(PACKED_MAXIMUM), told = BUF_INIT(PACKED_MAXIMUM);
	pack(STR("{\"a\":1}\n{\"b\""), &packed);
	size_t member = packed.n;
	struct str all = pack(STR(":2}\n{\"c\":\"और भी\"}\n"), &packed);
	assert_records(NULL, all, "f#1 1 {\"a\":1}\nf#2 2 {\"b\":2}\nf#3 3 {\"c\":\"और भी\"}\n");
	/* what stands in front of the damage is taken, the rest is one refusal */
	for (size_t n = member; n < all.n; n++) {
		records_of(NULL, str_slice(all, 0, n), &told);
		assert_true(str_starts(buf_str(&told), STR("f#1 1 {\"a\":1}\n")));
		if (n > member)
			assert_true(str_ends(buf_str(&told), str_from(cut)));
	}
	packed.s[member + 1] ^= 0x55;
	records_of(&source_json_ops, buf_str(&packed), &told);
	assert_true(str_ends(buf_str(&told), str_from(damaged)));
	buf_done(&packed);
	buf_done(&told);
}

static void packed_files_are_unpacked(void **state)
{
	assert_packed(gzip, "refused 0: gzip: damaged\n", "refused 0: gzip: cut short\n");
	assert_packed(zstd, "refused 0: zstd: damaged\n", "refused 0: zstd: cut short\n");
}

static void what_standard_input_is_tells_its_start(void **state)
{
	static const struct {
		struct str start;
		const struct source_ops *ops;
	} cases[] = {
		{{"{\"text\":1}", 10}, &source_json_ops},
		{{" [ {\"text\"", 10}, &source_json_ops},
		{{"[जागरण] नई खबर", 35}, &source_text_ops},
		{{"WARC/1.0\r\n", 10}, &source_warc_ops},
		{{"<!DOCTYPE html>", 15}, &source_html_ops},
		{{"<?xml ?>\n<rss>", 14}, &source_feed_ops},
		{{"<p>क", 6}, &source_html_ops},
		{{"\xff\xfe<\0h\0", 6}, &source_html_ops},
		{{"url,title,text\n", 15}, &source_csv_ops},
		{{"शीर्षक;पाठ\n", 29}, &source_csv_ops},
		{{"शिमला, कांग्रेस, बैठक\n", 57}, &source_text_ops},
		{{"", 0}, &source_text_ops},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stream *stream = stream_open_bytes(cases[i].start);
		assert_ptr_equal(source_sniff(stream), cases[i].ops);
		stream_close(stream);
	}
}

static void extensions_tell_the_reader(void **state)
{
	static const struct {
		const char *path;
		const struct source_ops *ops;
		const char *extension;
	} cases[] = {
		{"a.txt", &source_text_ops, ".txt"},
		{"d.d/a.HTM", &source_html_ops, ".HTM"},
		{"a.b.jsonl.gz", &source_json_ops, ".jsonl.gz"},
		{"a.warc.GZ", &source_warc_ops, ".warc.GZ"},
		{"a.csv.zst", &source_csv_ops, ".csv.zst"},
		{"a.tar.gz", NULL, ".tar.gz"},
		{"a.gz", NULL, ".gz"},
		{"d.txt/a", NULL, ""},
		{".txt", NULL, ""},
		{".gz", NULL, ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_ptr_equal(source_find(cases[i].path), cases[i].ops);
		assert_str(source_extension(cases[i].path), cases[i].extension);
	}
	assert_true(source_is_packed(STR(".gz")));
	assert_false(source_is_packed(STR(".tar.gz")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_lines_are_records),
		cmocka_unit_test(json_lists_are_taken_apart),
		cmocka_unit_test(broken_json_costs_no_neighbour),
		cmocka_unit_test(rows_come_with_their_header),
		cmocka_unit_test(broken_rows_cost_no_neighbour),
		cmocka_unit_test(items_come_with_the_start_of_their_feed),
		cmocka_unit_test(records_of_archives_are_as_long_as_they_say),
		cmocka_unit_test(packed_files_are_unpacked),
		cmocka_unit_test(what_standard_input_is_tells_its_start),
		cmocka_unit_test(extensions_tell_the_reader),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

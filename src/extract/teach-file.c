/* A taught row on its way into the user's own file. */
#include "kinds.h"
#include "rows.h"
#include "teach.h"

#include "surkhi/base/file.h"

enum { ROW_MAXIMUM = 1 << 16 };

/* The row as a line of a file with these columns. */
static int write_row(const struct teacher *teacher, const struct sheet *sheet, struct buf *ret_line)
{
	unsigned missing = 0;
	size_t end = 0;
	for (int i = 0; i < N_GAZETTEER_CELLS; i++)
		missing |= teacher->row.cells[i].n ? 1u << i : 0;
	for (size_t i = 0; i < sheet->n_columns; i++) {
		enum gazetteer_cell cell;
		struct str text = STR_EMPTY;
		if (kind_column(sheet->columns[i], &cell) && (missing & 1u << cell)) {
			text = teacher->row.cells[cell];
			missing &= ~(1u << cell);
		}
		if (i)
			buf_add_char(ret_line, '\t');
		buf_add(ret_line, text);
		end = text.n ? ret_line->n : end;
	}
	buf_remove(ret_line, end, ret_line->n);
	buf_add_char(ret_line, '\n');
	for (int i = 0; i < N_GAZETTEER_CELLS; i++)
		if (missing & 1u << i)
			return teach_refuse(teacher, "%s: no column for '%.*s'", sheet->path,
					    STR_ARG(teacher->row.cells[i]));
	return 0;
}

/* Whether the loader would take the line, asked before anybody has to. */
static int try_row(const struct teacher *teacher, const struct sheet *like, struct str line)
{
	struct sheet sheet;
	struct diag diag = DIAG_INIT;
	int r = sheet_start(like->path, line, like, &sheet, &diag);
	for (size_t i = 0; i < N_ROW_SOURCES && r == 0; i++)
		if (row_sources[i].kind == teacher->lesson->kind && sheet_next(&sheet))
			r = row_sources[i].read(teacher->forms.gazetteer, &sheet, &diag);
	return r ? teach_refuse(teacher, "%s", diag.text) : 0;
}

/* The user's file as it is, and its columns; one that is not there yet gets the built-in header. */
static int read_file(const struct teacher *teacher, const char *path, struct buf *ret_bytes,
		     struct sheet *ret_sheet)
{
	struct sheet like, sheet;
	int r = kind_sheet(teacher->lesson->kind, teacher->arena, &like, teacher->diag);
	if (r)
		return r;
	r = file_read(path, ret_bytes, teacher->diag);
	if (r && r != FILE_E_MISSING)
		return ERR_FATAL;
	if (ret_bytes->n == 0) {
		buf_add_char(ret_bytes, '#');
		for (size_t i = 0; i < like.n_columns; i++)
			buf_printf(ret_bytes, "%s%.*s", i ? "\t" : "", STR_ARG(like.columns[i]));
	}
	if (ret_bytes->s[ret_bytes->n - 1] != '\n')
		buf_add_char(ret_bytes, '\n');
	r = sheet_start(path, buf_str(ret_bytes), &like, &sheet, teacher->diag);
	while (r == 0 && sheet_next(&sheet))
		;
	*ret_sheet = sheet;
	return r;
}

int teach_append(const struct teacher *teacher, struct gazetteer_taught *ret_taught)
{
	CLEANUP(buf_done) struct buf bytes = BUF_INIT(USER_FILE_MAXIMUM);
	CLEANUP(buf_done) struct buf line = BUF_INIT(ROW_MAXIMUM);
	CLEANUP(file_closep) int lock = -1;
	struct sheet sheet;
	const char *path = str_printf(teacher->arena, "%s/%s", teacher->directory,
				      kind_table[teacher->lesson->kind].file)
				   .s;
	int r = file_make_directory(teacher->directory, teacher->diag);
	if (!r)
		r = file_lock(str_printf(teacher->arena, "%s/.lock", teacher->directory).s, &lock,
			      teacher->diag);
	if (!r)
		r = read_file(teacher, path, &bytes, &sheet);
	if (!r)
		r = write_row(teacher, &sheet, &line);
	if (!r)
		r = try_row(teacher, &sheet, buf_str(&line));
	if (r)
		return r;
	buf_add(&bytes, buf_str(&line));
	if (bytes.full || line.full)
		return teach_refuse(teacher, "%s: too large", path);
	ret_taught->path = path;
	ret_taught->line = sheet.line + 1;
	ret_taught->row = str_copy(teacher->arena, str_slice(buf_str(&line), 0, line.n - 1));
	return file_replace(path, buf_str(&bytes), teacher->diag);
}

/* Where the last line that is row starts; SIZE_MAX if there is none. */
static size_t find_line(struct str bytes, struct str row)
{
	struct str rest = bytes, line;
	size_t found = SIZE_MAX;
	while (str_split(&rest, '\n', &line))
		if (str_equal(line, row))
			found = (size_t)(line.s - bytes.s);
	return found;
}

int gazetteer_forget(const char *directory, const struct gazetteer_taught *taught,
		     struct diag *diag)
{
	CLEANUP(buf_done) struct buf bytes = BUF_INIT(USER_FILE_MAXIMUM);
	CLEANUP(arena_done) struct arena arena = {.blocks = NULL};
	CLEANUP(file_closep) int lock = -1;
	int r = file_lock(str_printf(&arena, "%s/.lock", directory).s, &lock, diag);
	if (!r)
		r = file_read(taught->path, &bytes, diag);
	if (r && r != FILE_E_MISSING)
		return ERR_FATAL;
	size_t at = find_line(buf_str(&bytes), taught->row), end = at + taught->row.n;
	if (at == SIZE_MAX) {
		diag_set(diag, GAZETTEER_E_UNKNOWN, "'%.*s' stands there no more",
			 STR_ARG(taught->row));
		return diag_at(diag, GAZETTEER_E_UNKNOWN, taught->path, 0, 0);
	}
	buf_remove(&bytes, at, end < bytes.n ? end + 1 : end);
	return file_replace(taught->path, buf_str(&bytes), diag);
}

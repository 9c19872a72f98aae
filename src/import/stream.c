/*
 * Reads files piece by piece and hands the pieces to whoever unpacks them. Why no error is returned
 * where it arises: what lies before the damage is to be read first.
 */
#include "stream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "surkhi/base/file.h"
#include "unpack.h"

enum { WINDOW = 2 * STREAM_AHEAD, LOOK_MS = 100 };

struct stream {
	const char *path;
	int descriptor, own; /* own: to be closed, or -1 */
	struct str memory;   /* what is left of bytes in memory */
	const atomic_bool *stop;
	bool started, ended; /* ended: the file has no more bytes */
	bool over;           /* neither has the unpacker */
	bool failed;
	struct diag why;
	uint64_t taken;

	char *packed; /* STREAM_AHEAD bytes */
	size_t packed_start, packed_end;
	char *window; /* WINDOW bytes */
	size_t start, end;
	const struct unpack_ops *ops; /* NULL: not packed */
	void *unpacker;
};

/* Room that is not zeroed: most files are far smaller than it is. */
static char *room_of(size_t n)
{
	size_t capacity = 0;
	return mem_grow(NULL, &capacity, n, 1);
}

static struct stream *stream_new(int descriptor)
{
	struct stream *stream = mem_new(1, sizeof *stream);
	stream->packed = room_of(STREAM_AHEAD);
	stream->window = room_of(WINDOW);
	stream->descriptor = descriptor;
	stream->own = -1;
	return stream;
}

static void fail(struct stream *stream, const char *why)
{
	stream->failed = stream->ended = stream->over = true;
	diag_set(&stream->why, 1, "%s", why);
}

/* Only a regular file: a pipe that was met in a folder would wait for ever. */
static void open_file(struct stream *stream)
{
	struct stat info;
	if (stat(stream->path, &info)) {
		fail(stream, strerror(errno));
		return;
	}
	if (!S_ISREG(info.st_mode)) {
		fail(stream, "not a regular file");
		return;
	}
	stream->own = open(stream->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	stream->descriptor = stream->own;
	if (stream->own < 0)
		fail(stream, strerror(errno));
}

struct stream *stream_open(const char *path, int descriptor)
{
	struct stream *stream = stream_new(descriptor);
	stream->path = path;
	if (descriptor < 0)
		open_file(stream);
	return stream;
}

void stream_stop_by(struct stream *stream, const atomic_bool *stop)
{
	stream->stop = stop;
}

struct stream *stream_open_bytes(struct str bytes)
{
	struct stream *stream = stream_new(-1);
	stream->memory = bytes;
	return stream;
}

struct stream *stream_close(struct stream *stream)
{
	if (!stream)
		return NULL;
	if (stream->ops)
		stream->ops->close(stream->unpacker);
	file_closep(&stream->own);
	mem_free(stream->packed);
	mem_free(stream->window);
	mem_free(stream);
	return NULL;
}

static size_t read_memory(struct stream *stream, char *into, size_t room)
{
	struct str piece = str_slice(stream->memory, 0, room);
	if (piece.n)
		memcpy(into, piece.s, piece.n);
	stream->memory = str_slice(stream->memory, piece.n, stream->memory.n);
	return piece.n;
}

/* Waits for bytes; false when nobody wants them any more. */
static bool wait_for_bytes(const struct stream *stream)
{
	struct pollfd from = {.fd = stream->descriptor, .events = POLLIN};
	while (!atomic_load(stream->stop))
		if (poll(&from, 1, LOOK_MS) != 0)
			return true;
	return false;
}

/* Reads what the file has next; 0 at its end or on an error. */
static size_t read_more(struct stream *stream, char *into, size_t room)
{
	ssize_t n = 0;
	if (stream->ended || (stream->stop && !wait_for_bytes(stream))) {
		stream->ended = true;
		return 0;
	}
	if (stream->descriptor < 0)
		n = (ssize_t)read_memory(stream, into, room);
	else
		do
			n = read(stream->descriptor, into, room);
		while (n < 0 && errno == EINTR);
	if (n < 0)
		fail(stream, strerror(errno));
	if (n <= 0) {
		stream->ended = true;
		return 0;
	}
	stream->taken += (uint64_t)n;
	return (size_t)n;
}

static void fill_packed(struct stream *stream)
{
	if (stream->packed_start > 0) {
		memmove(stream->packed, stream->packed + stream->packed_start,
			stream->packed_end - stream->packed_start);
		stream->packed_end -= stream->packed_start;
		stream->packed_start = 0;
	}
	stream->packed_end += read_more(stream, stream->packed + stream->packed_end,
					STREAM_AHEAD - stream->packed_end);
}

static struct str packed(const struct stream *stream)
{
	return (struct str){stream->packed + stream->packed_start,
			    stream->packed_end - stream->packed_start};
}

static void start(struct stream *stream)
{
	stream->started = true;
	while (!stream->ended && packed(stream).n < UNPACK_MAGIC)
		fill_packed(stream);
	stream->ops = unpack_find(packed(stream));
	if (stream->ops)
		stream->unpacker = stream->ops->open();
}

static void give_plain(struct stream *stream)
{
	size_t room = WINDOW - stream->end;
	if (packed(stream).n == 0)
		fill_packed(stream);
	struct str piece = str_slice(packed(stream), 0, room);
	if (piece.n)
		memcpy(stream->window + stream->end, piece.s, piece.n);
	stream->end += piece.n;
	stream->packed_start += piece.n;
	stream->over = packed(stream).n == 0 && stream->ended;
}

static void give_unpacked(struct stream *stream)
{
	if (packed(stream).n == 0)
		fill_packed(stream);
	struct unpack_step step = {.in = packed(stream),
				   .last = stream->ended,
				   .out = stream->window + stream->end,
				   .room = WINDOW - stream->end};
	size_t before = step.in.n, room = step.room;
	const char *why = stream->ops->step(stream->unpacker, &step);
	stream->packed_start += before - step.in.n;
	stream->end += room - step.room;
	if (why)
		fail(stream, why);
	else
		stream->over = step.over;
}

struct str stream_peek(struct stream *stream, size_t n)
{
	if (!stream->started)
		start(stream);
	if (stream->start > 0 && stream->start + n > WINDOW) {
		memmove(stream->window, stream->window + stream->start,
			stream->end - stream->start);
		stream->end -= stream->start;
		stream->start = 0;
	}
	while (!stream->over && stream->end - stream->start < n) {
		if (stream->ops)
			give_unpacked(stream);
		else
			give_plain(stream);
	}
	return (struct str){stream->window + stream->start, stream->end - stream->start};
}

void stream_skip(struct stream *stream, size_t n)
{
	stream->start += n;
	if (stream->start == stream->end)
		stream->start = stream->end = 0;
}

bool stream_failed(const struct stream *stream, struct diag *diag)
{
	bool failed = stream->failed && stream->start == stream->end;
	if (failed)
		diag_set(diag, 1, "%s", stream->why.text);
	return failed;
}

uint64_t stream_taken(const struct stream *stream)
{
	return stream->taken;
}

bool stream_line(struct stream *stream, struct buf *ret_bytes)
{
	bool any = false, whole = false;
	for (struct str ahead; !whole && (ahead = stream_peek(stream, 1)).n; any = true) {
		size_t end = str_find(ahead, STR("\n"), 0);
		whole = end < ahead.n;
		size_t n = whole ? end + 1 : ahead.n;
		buf_add(ret_bytes, str_slice(ahead, 0, n));
		stream_skip(stream, n);
	}
	return any;
}

uint64_t stream_bytes(struct stream *stream, uint64_t n, struct buf *ret_bytes)
{
	uint64_t left = n;
	for (struct str ahead; left && (ahead = stream_peek(stream, 1)).n;) {
		struct str piece = str_slice(ahead, 0, left < ahead.n ? (size_t)left : ahead.n);
		buf_add(ret_bytes, piece);
		stream_skip(stream, piece.n);
		left -= piece.n;
	}
	return n - left;
}

#ifndef IMPORT_STREAM_H
#define IMPORT_STREAM_H

#include <stdatomic.h>
#include <stdint.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"

/*
 * The bytes of a file from its start to its end, unpacked if they are gzip or zstd: their first
 * bytes tell, not the file's name. In memory there is a window of them, however long the file is.
 */
struct stream;

enum { STREAM_AHEAD = 64 << 10 }; /* bytes that can be seen at once */

/*
 * Of a regular file, which is read from the descriptor unless that is -1 (the descriptor stays the
 * caller's). The path is borrowed. Never fails: stream_failed() tells.
 */
struct stream *stream_open(const char *path, int descriptor);

/* From now on nothing more is read once *stop is true, however long the next bytes let wait. */
void stream_stop_by(struct stream *stream, const atomic_bool *stop);

/* Of bytes in memory, borrowed. */
struct stream *stream_open_bytes(struct str bytes);

struct stream *stream_close(struct stream *stream);

/*
 * The bytes that come next, n of them or more (n ≤ STREAM_AHEAD); fewer only if there are no more.
 * Good until the next call.
 */
struct str stream_peek(struct stream *stream, size_t n);

/* Goes on behind n bytes of what stream_peek() gave. */
void stream_skip(struct stream *stream, size_t n);

/*
 * Whether bytes ended because the rest cannot be had (true, with diag): no such file, a read error,
 * a packed file that is damaged or cut short. Bytes before the damage have been given out.
 */
bool stream_failed(const struct stream *stream, struct diag *diag);

/* Bytes of the file read so far, as they are packed in it. */
uint64_t stream_taken(const struct stream *stream);

/*
 * Adds bytes to *ret_bytes up to and with the next '\n', or the end; true if there was any. What
 * passes the buffer's maximum is skipped, and its `full` set.
 */
bool stream_line(struct stream *stream, struct buf *ret_bytes);

/* Adds the next n bytes in the same way; returns how many there were. */
uint64_t stream_bytes(struct stream *stream, uint64_t n, struct buf *ret_bytes);

#endif

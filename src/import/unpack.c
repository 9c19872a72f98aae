/* gzip by zlib and zstd by libzstd; files of several members, as web archives are, are one text. */
#include "unpack.h"

#include <string.h>
#include <zlib.h>
#include <zstd.h>

const struct unpack_ops *unpack_find(struct str start)
{
	if (str_starts(start, unpack_gzip_ops.magic))
		return &unpack_gzip_ops;
	return str_starts(start, unpack_zstd_ops.magic) ? &unpack_zstd_ops : NULL;
}

/* zlib takes its input by a pointer that is not const, and does not write there. */
static Bytef *input_of(struct str in)
{
	Bytef *bytes;
	memcpy(&bytes, &in.s, sizeof bytes);
	return bytes;
}

static uInt limit(size_t n)
{
	return n > 1 << 30 ? 1 << 30 : (uInt)n;
}

struct gzip {
	z_stream z;
	bool between; /* a member has ended: another may begin */
};

static void *gzip_open(void)
{
	struct gzip *gzip = mem_new(1, sizeof *gzip);
	if (inflateInit2(&gzip->z, MAX_WBITS + 16) == Z_OK)
		return gzip;
	return mem_free(gzip);
}

static void gzip_close(void *unpacker)
{
	struct gzip *gzip = unpacker;
	if (gzip)
		inflateEnd(&gzip->z);
	mem_free(gzip);
}

/* Behind a member: another one, padding with zeros, or the end. */
static const char *gzip_between(struct gzip *gzip, struct unpack_step *step)
{
	while (step->in.n && step->in.s[0] == '\0')
		step->in = str_slice(step->in, 1, step->in.n);
	if (step->in.n == 0) {
		step->over = step->last;
		return NULL;
	}
	if ((unsigned char)step->in.s[0] != 0x1f)
		return "gzip: bytes that are not packed stand behind the end";
	gzip->between = false;
	inflateReset(&gzip->z);
	return NULL;
}

static const char *gzip_step(void *unpacker, struct unpack_step *step)
{
	struct gzip *gzip = unpacker;
	if (!gzip)
		return "gzip: no memory";
	if (gzip->between)
		return gzip_between(gzip, step);
	size_t in = step->in.n, room = step->room;
	gzip->z.next_in = input_of(step->in);
	gzip->z.avail_in = limit(in);
	gzip->z.next_out = (Bytef *)step->out;
	gzip->z.avail_out = limit(room);
	int code = inflate(&gzip->z, Z_NO_FLUSH);
	size_t used = limit(in) - gzip->z.avail_in, given = limit(room) - gzip->z.avail_out;
	step->in = str_slice(step->in, used, in);
	step->out += given;
	step->room -= given;
	gzip->between = code == Z_STREAM_END;
	if (code == Z_STREAM_END || used || given)
		return code == Z_DATA_ERROR ? "gzip: damaged" : NULL;
	return code == Z_BUF_ERROR && step->last ? "gzip: cut short" : "gzip: damaged";
}

const struct unpack_ops unpack_gzip_ops = {
	.magic = {"\x1f\x8b", 2},
	.open = gzip_open,
	.step = gzip_step,
	.close = gzip_close,
};

struct zstd {
	ZSTD_DStream *z;
	bool between;
};

static void *zstd_open(void)
{
	struct zstd *zstd = mem_new(1, sizeof *zstd);
	zstd->z = ZSTD_createDStream();
	zstd->between = true;
	return zstd;
}

static void zstd_close(void *unpacker)
{
	struct zstd *zstd = unpacker;
	ZSTD_freeDStream(zstd->z);
	mem_free(zstd);
}

static const char *zstd_step(void *unpacker, struct unpack_step *step)
{
	struct zstd *zstd = unpacker;
	if (!zstd->z)
		return "zstd: no memory";
	if (step->in.n == 0 && step->last && zstd->between) {
		step->over = true;
		return NULL;
	}
	ZSTD_inBuffer in = {step->in.s, step->in.n, 0};
	ZSTD_outBuffer out = {step->out, step->room, 0};
	size_t hint = ZSTD_decompressStream(zstd->z, &out, &in);
	step->in = str_slice(step->in, in.pos, step->in.n);
	step->out += out.pos;
	step->room -= out.pos;
	if (ZSTD_isError(hint))
		return "zstd: damaged";
	zstd->between = hint == 0;
	return in.pos || out.pos || hint == 0 || !step->last ? NULL : "zstd: cut short";
}

const struct unpack_ops unpack_zstd_ops = {
	.magic = {"\x28\xb5\x2f\xfd", 4},
	.open = zstd_open,
	.step = zstd_step,
	.close = zstd_close,
};

/* The ways a server may mean "deflate", tried one after the other. */
bool unpack_http(struct str packed, struct buf *ret_bytes)
{
	static const int windows[] = {MAX_WBITS + 32, -MAX_WBITS};
	char room[4 << 10];
	for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
		z_stream z = {.next_in = input_of(packed), .avail_in = limit(packed.n)};
		int code = inflateInit2(&z, windows[i]);
		size_t before = ret_bytes->n;
		while (code == Z_OK && !ret_bytes->full) {
			z.next_out = (Bytef *)room;
			z.avail_out = sizeof room;
			code = inflate(&z, Z_NO_FLUSH);
			buf_add(ret_bytes, (struct str){room, sizeof room - z.avail_out});
		}
		inflateEnd(&z);
		if (code == Z_STREAM_END || ret_bytes->n > before)
			return code == Z_STREAM_END;
	}
	return false;
}

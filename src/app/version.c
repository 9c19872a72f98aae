/* What `--version` says: this program and the libraries that decide what it can do. */
#include "app/version.h"
#include "app.h"

void version_print(FILE *out)
{
	fprintf(out, "surkhi %s\n%s, ncurses %s, libunistring %d.%d\n", SURKHI_VERSION,
		store_library(), NCURSES_VERSION, UNISTRING_VERSION >> 16,
		UNISTRING_VERSION >> 8 & 0xff);
}

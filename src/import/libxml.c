/*
 * Knows how libxml2 gets into the process. The table is the caller's, not a global: the loader
 * itself remembers what is there, under a lock of its own.
 */
#include "libxml.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

static const struct {
	const char *name;
	size_t offset; /* in struct libxml */
} functions[] = {
#define LIBXML_ROW(name) {#name, offsetof(struct libxml, name)},
	LIBXML_FUNCTIONS(LIBXML_ROW)
#undef LIBXML_ROW
};
_Static_assert(sizeof(void *) == sizeof(xmlFreeFunc), "dlsym() returns functions, says POSIX");

static int refuse(struct diag *diag)
{
	const char *why = dlerror();
	return diag_set(diag, LIBXML_E_MISSING, "HTML and feeds need libxml2: %s",
			why ? why : LIBXML_SONAME);
}

/* Never closed: it keeps what it allocated for all threads. */
int libxml_load(struct libxml *ret_libxml, struct diag *diag)
{
	struct libxml libxml = {.release = NULL};
	void *library = dlopen(LIBXML_SONAME, RTLD_NOW | RTLD_LOCAL);
	if (!library)
		return refuse(diag);
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		void *symbol = dlsym(library, functions[i].name);
		if (!symbol)
			return refuse(diag);
		memcpy((char *)&libxml + functions[i].offset, &symbol, sizeof symbol);
	}
	const xmlFreeFunc *release = dlsym(library, "xmlFree");
	if (!release)
		return refuse(diag);
	libxml.release = *release;
	*ret_libxml = libxml;
	return 0;
}

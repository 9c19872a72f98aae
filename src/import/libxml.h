#ifndef IMPORT_LIBXML_H
#define IMPORT_LIBXML_H

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "surkhi/base/err.h"

/*
 * What we use of libxml2, typed by its own headers. It is loaded when a first page needs it and not
 * linked: it brings ICU and the library of C++ along, which took a quarter of a reader's start. The
 * name under which it is looked for is that of the library that was built against.
 */
#define LIBXML_FUNCTIONS(X)                                                                        \
	X(htmlCreateMemoryParserCtxt)                                                              \
	X(htmlCtxtUseOptions)                                                                      \
	X(htmlFreeParserCtxt)                                                                      \
	X(htmlParseDocument)                                                                       \
	X(xmlBufferContent)                                                                        \
	X(xmlBufferCreate)                                                                         \
	X(xmlBufferFree)                                                                           \
	X(xmlDocGetRootElement)                                                                    \
	X(xmlFreeDoc)                                                                              \
	X(xmlGetProp)                                                                              \
	X(xmlInitParser)                                                                           \
	X(xmlNodeDump)                                                                             \
	X(xmlReadMemory)                                                                           \
	X(xmlSAX2StartElement)                                                                     \
	X(xmlStopParser)                                                                           \
	X(xmlSwitchEncoding)

struct libxml {
#define LIBXML_POINTER(name) __typeof__(name) *(name);
	LIBXML_FUNCTIONS(LIBXML_POINTER)
#undef LIBXML_POINTER
	xmlFreeFunc release; /* of what xmlGetProp() returns */
};

enum { LIBXML_E_MISSING = 1 }; /* not installed, or not the library that it is called */

/*
 * Any thread may call it at any time. The first call loads the library, which then stays; later
 * ones cost some microseconds. Fails with LIBXML_E_MISSING.
 */
int libxml_load(struct libxml *ret_libxml, struct diag *diag);

#endif

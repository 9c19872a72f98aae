#ifndef TESTS_UNIT_TEST_H
#define TESTS_UNIT_TEST_H

/* cmocka, with the headers it wants before it, and what every unit test needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "surkhi/base/str.h"

/* Compares a struct str with a C string, showing both when they differ. */
#define assert_str(text, expected)                                                                 \
	do {                                                                                       \
		struct str assert_text = (text);                                                   \
		char *assert_copy = test_malloc(assert_text.n + 1);                                \
		if (assert_text.n)                                                                 \
			memcpy(assert_copy, assert_text.s, assert_text.n);                         \
		assert_copy[assert_text.n] = '\0';                                                 \
		assert_string_equal(assert_copy, (expected));                                      \
		test_free(assert_copy);                                                            \
	} while (0)

#endif

#ifndef TESTS_FUZZ_RECORDS_H
#define TESTS_FUZZ_RECORDS_H

#include <stddef.h>
#include <stdint.h>

struct source_ops;

/*
 * Takes all records from bytes as a file of one kind (NULL: told by its start) and reads them,
 * twice: what is read again later is the same.
 */
void fuzz_records(const struct source_ops *ops, const uint8_t *data, size_t size);

#endif

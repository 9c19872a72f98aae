/* Any bytes as standard input, packed or not: see records.h. */
#include "records.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_records(NULL, data, size);
	return 0;
}

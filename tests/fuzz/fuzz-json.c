/* Any bytes as a file of one kind: see records.h. */
#include "records.h"
#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_records(&source_json_ops, data, size);
	return 0;
}

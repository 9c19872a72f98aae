/* Opens the parts of an import in the order in which they need each other. */
#include "reading.h"

#include <time.h>
#include <unistd.h>

int reading_open(const char *folder, struct reading *ret_reading, struct diag *diag)
{
	struct reading reading = {.catalog = NULL};
	int error = catalog_open(folder, &reading.catalog, diag);
	if (!error)
		error = patterns_open(&reading.patterns, diag);
	if (!error)
		error = extractor_open(reading.catalog, folder, &reading.extractor, diag);
	*ret_reading = reading;
	return error;
}

void reading_done(struct reading *reading)
{
	extractor_close(reading->extractor);
	patterns_close(reading->patterns);
	catalog_close(reading->catalog);
	*reading = (struct reading){.catalog = NULL};
}

struct import_options reading_options(const struct reading *reading, struct store *store)
{
	return (struct import_options){
		.store = store,
		.patterns = reading->patterns,
		.extractor = reading->extractor,
		.now = moment_from_seconds((int64_t)time(NULL), MOMENT_INDIA),
		.standard_input = STDIN_FILENO,
	};
}

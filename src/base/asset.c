#include "surkhi/base/asset.h"

#include <string.h>

bool asset_find(const struct asset *table, const char *name, struct str *ret_data)
{
	for (const struct asset *asset = table; asset->name; asset++)
		if (strcmp(asset->name, name) == 0) {
			*ret_data = (struct str){asset->data, asset->size};
			return true;
		}
	return false;
}

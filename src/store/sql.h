#ifndef STORE_SQL_H
#define STORE_SQL_H

#include "surkhi/base/asset.h"

/* Every .sql file of src/store/sql, built in: "migrate/0001.sql", "query/article-get.sql" … */
extern const struct asset store_sql[];

#endif

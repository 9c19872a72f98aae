#ifndef STORE_TURN_H
#define STORE_TURN_H

#include <stdbool.h>
#include <stdint.h>

struct store;

/*
 * Whoever finds the store locked waits, BUSY_SECONDS at most, and looks often enough to meet the
 * gap that turn_give() leaves. Without patience the answer is STORE_E_BUSY at once.
 */
void turn_patience(struct store *store, bool patient);

/*
 * After a transaction of many articles: time for others, so that a person who tags while an import
 * goes on gets a turn between two of its transactions.
 */
void turn_give(void);

int64_t turn_clock(void); /* milliseconds, from any start */

#endif

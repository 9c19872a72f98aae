#ifndef TESTS_STORE_POWER_H
#define TESTS_STORE_POWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A disk whose power can be cut: a VFS over SQLite's own, the default one of the process once it is
 * installed. It remembers what was synced and what was only written. After a cut nothing can be
 * written any more; power_restore() then leaves of each file what a disk may have: everything that
 * was synced, and of the rest any sectors of SECTOR bytes, in the order in which they were written.
 * A file that was deleted without a sync of its folder may be there again.
 */
void power_install(void);

/* Forgets all files and takes those of a folder as they are for synced. Cuts at operation number
 * cut, from 1: a write, a change of size, a sync or a deletion; 0: never. */
void power_start(uint64_t cut);

uint64_t power_operations(void); /* since the start */
bool power_is_cut(void);

/* The disk after the cut, when nobody has its files open; what is lost depends on the seed. */
void power_restore(uint64_t seed);

#endif

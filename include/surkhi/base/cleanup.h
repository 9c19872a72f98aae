#ifndef SURKHI_BASE_CLEANUP_H
#define SURKHI_BASE_CLEANUP_H

/*
 * The two extensions of gcc and clang that the project uses, each behind one name.
 *
 * CLEANUP(f): when the variable goes out of scope, f(&variable) is called.
 * PRINTF(f, a): the compiler checks the arguments from a on against format f.
 */
#define CLEANUP(function)   __attribute__((cleanup(function)))
#define PRINTF(text, first) __attribute__((format(printf, text, first)))

#endif

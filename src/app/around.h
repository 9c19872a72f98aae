#ifndef APP_AROUND_H
#define APP_AROUND_H

#include <stdbool.h>

enum { AROUND_SIZE = 128 };

/*
 * Inside tmux the probe measures tmux, which then paints by its own widths on a terminal around it:
 * where that counts Devanagari otherwise, nothing right of Hindi stands straight, and no program
 * inside can mend it. True if tmux names a terminal that is known to; its name in ret_name. False
 * outside tmux, and if tmux does not say (it does not know some terminals apart).
 */
bool around_differs(char ret_name[AROUND_SIZE]);

#endif

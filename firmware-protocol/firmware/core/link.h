/* The session (PROTOCOL.md, section 2): requests are answered, events are told. */
#ifndef RIGLINK_LINK_H
#define RIGLINK_LINK_H

#include <stdbool.h>

void rl_link_start(void);

/* Sends at most one frame. Returns whether there may be more to do at once. */
bool rl_link_poll(void);

#endif

/* What comes in: a ring that the receiver's interrupt fills, and the frame that the main loop puts together from it. */
#ifndef RIGLINK_RECEIVE_H
#define RIGLINK_RECEIVE_H

#include <stdbool.h>
#include <stdint.h>

void rl_receive_start(void);

/*
 * Takes some bytes, until a frame is whole. Returns false if none is; otherwise *frame is the decoded one, which holds until
 * the next call, and *received_ticks when its last 00 came in. What is no frame is counted and dropped.
 */
bool rl_receive_frame(uint8_t **frame, uint32_t *received_ticks);

/* Whether there are bytes that were not taken yet. */
bool rl_receive_waiting(void);

#endif

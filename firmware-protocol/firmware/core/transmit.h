/* What goes out: one frame at a time, built where it is sent from. Nothing waits for the line. */
#ifndef RIGLINK_TRANSMIT_H
#define RIGLINK_TRANSMIT_H

#include <stdbool.h>
#include <stdint.h>

void rl_transmit_start(void);

/* Whether the frame before is out, so that another may be built. */
bool rl_transmit_idle(void);

/* Where the next frame's payload goes. */
uint8_t *rl_transmit_payload(void);

/* Sends it. */
void rl_transmit(uint8_t type, uint8_t flags, uint16_t id, uint8_t length);

#endif

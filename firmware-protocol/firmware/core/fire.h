/* ARM and FIRE: whether a shot may be (PROTOCOL.md, section 5). They answer the requests and return the result. */
#ifndef RIGLINK_FIRE_H
#define RIGLINK_FIRE_H

#include <stdint.h>

uint8_t rl_arm(const uint8_t *payload);
uint8_t rl_fire(const uint8_t *payload, uint32_t *now_ticks);

#endif

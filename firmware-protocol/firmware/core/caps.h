/* Which outputs are used, and how far (PROTOCOL.md, section 4). Interrupts read them; the main loop changes them only while
 * nothing is under way. */
#ifndef RIGLINK_CAPS_H
#define RIGLINK_CAPS_H

#include <stdbool.h>
#include <stdint.h>

#include "port.h"

struct rl_cap {
    uint32_t away_max_ticks;
    uint16_t duty_permille;
    uint8_t dmx_slot;
    uint8_t rest_level;
    bool used;
};

extern struct rl_cap rl_caps[RL_OUTPUTS];
extern uint32_t rl_caps_crc;

/* Also when the host is gone: no output is used, all DMX slots are 0. In a critical section. */
void rl_caps_forget(void);

/* Answers SET_CAPS; returns the result. */
uint8_t rl_caps_set(const uint8_t *payload, uint8_t length, uint8_t *at);

#endif

/* The DMX universe: what each slot is, and when a packet is sent (PROTOCOL.md, section 11). Nothing on a board without. */
#ifndef RIGLINK_DMX_H
#define RIGLINK_DMX_H

#include <stdbool.h>
#include <stdint.h>

#include "timeline.h"

#if RL_DMX

void rl_dmx_start(void);

/* The slots of the caps that hold now; all zeros without. In a critical section. */
void rl_dmx_take_caps(void);

/* In an interrupt: so many edges are made, as far as they are on DMX, and a packet begins that says so. */
void rl_dmx_make(const struct rl_edge *edges, uint8_t count);

/* In an interrupt: all slots are at rest, and a packet begins that says so. */
void rl_dmx_rest(void);

/* From the main loop, after a shot's end: all slots are at rest until they are set again. */
void rl_dmx_rested(void);

/* From the main loop: sends the next packet if none is under way and none would be in an edge's way. */
void rl_dmx_refresh(void);

#else

static inline void rl_dmx_start(void) {}
static inline void rl_dmx_take_caps(void) {}
static inline void rl_dmx_make(const struct rl_edge *edges, uint8_t count) {
    (void)edges;
    (void)count;
}
static inline void rl_dmx_rest(void) {}
static inline void rl_dmx_rested(void) {}
static inline void rl_dmx_refresh(void) {}

#endif
#endif

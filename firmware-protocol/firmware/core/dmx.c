#include "dmx.h"

#if RL_DMX

#include <string.h>

#include "bytes.h"
#include "caps.h"
#include "edges.h"

#define SPARE_US 100 /* from the end of a refresh to an edge */

static uint8_t slots[RL_DMX_SLOTS_MAX + 1];
static uint8_t rest[RL_DMX_SLOTS_MAX + 1];
static volatile bool resting; /* slots are what they are at rest, whatever `slots` has */
static uint8_t used;

void rl_dmx_start(void) {
    memset(slots, 0, sizeof slots);
    memset(rest, 0, sizeof rest);
    resting = false;
    used = RL_DMX_SLOTS_MAX;
}

void rl_dmx_take_caps(void) {
    memset(rest, 0, sizeof rest);
    uint8_t last = 0;
    for (uint8_t i = 0; i < RL_OUTPUTS; i++) {
        uint8_t slot = rl_caps[i].dmx_slot;
        rest[slot] = rl_caps[i].rest_level;
        last = slot > last ? slot : last;
    }
    rest[0] = 0;
    rl_dmx_rested();
    /* Without a slot in use all of them are told that they are 0: nobody else may still be. */
    used = last == 0 ? RL_DMX_SLOTS_MAX : last < RL_DMX_SLOTS_MIN ? RL_DMX_SLOTS_MIN : last;
}

/* Nobody asks for slot 0: it takes the levels of pins, which is quicker than to leave them out. */
void rl_dmx_make(const struct rl_edge *edges, uint8_t count) {
    for (; count > 0; count--, edges++) {
        slots[edges->dmx_slot] = edges->level;
    }
    port_dmx_send(used);
}

void rl_dmx_rest(void) {
    resting = true;
    port_dmx_send(used);
}

void rl_dmx_rested(void) {
    memcpy(slots, rest, sizeof slots);
    resting = false;
}

uint8_t rl_dmx_slot(uint8_t slot) {
    return resting ? rest[slot] : slots[slot];
}

void rl_dmx_refresh(void) {
    uint32_t packet_ticks = RL_TICKS(RL_DMX_BEFORE_SLOTS_US + RL_DMX_SLOT_US * (uint32_t)used + SPARE_US);
    uint8_t before = port_lock();
    if (!port_dmx_busy() && !rl_edges_dmx_within(packet_ticks)) {
        port_dmx_send(used);
    }
    port_unlock(before);
}

#endif

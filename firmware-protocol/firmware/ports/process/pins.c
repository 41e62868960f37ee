/* Outputs that are nowhere but told of. DMX slots take as long to go out as on a line. */
#include <string.h>

#include "caps.h"
#include "port.h"
#include "process.h"

#define DMX_FIRST 10
#define SLOTS_BEGIN_NANOS 176000
#define SLOT_NANOS 44000

static uint8_t levels[RL_OUTPUTS];

static struct {
    int64_t begun_nanos;
    uint8_t slots; /* of the packet under way; 0 if there is none */
    uint8_t sent;
    uint8_t again; /* slots of the packet that follows, 0 if none does */
    uint8_t slot_of[RL_OUTPUTS];
} dmx;

uint8_t port_role(uint8_t output) {
    return output == 0 ? RL_ROLE_FLASH : output == 1 ? RL_ROLE_TORCH : RL_ROLE_LAMP;
}

uint8_t port_drive(uint8_t output) {
    return output < DMX_FIRST ? RL_DRIVE_PIN : RL_DRIVE_DMX;
}

static void pins(rl_bits which, uint8_t level, int64_t nanos, uint32_t ticks) {
    for (uint8_t i = 0; i < DMX_FIRST; i++) {
        if ((which >> i & 1) != 0 && levels[i] != level) {
            levels[i] = level;
            told_edge(i, level, nanos, ticks);
        }
    }
}

void port_pins(rl_bits high, rl_bits low) {
    int64_t nanos = clock_nanos();
    uint32_t ticks = clock_ticks_at(nanos);
    pins(high, 255, nanos, ticks);
    pins(low, 0, nanos, ticks);
}

/* Pins are told of when they are switched, slots when they go out. */
void port_changed(uint8_t output, uint8_t level, uint32_t ticks) {
    (void)output;
    (void)level;
    (void)ticks;
}

static void slot_is_out(uint8_t slot, int64_t nanos) {
    uint8_t level = rl_dmx_slot(slot);
    for (uint8_t i = DMX_FIRST; i < RL_OUTPUTS; i++) {
        if (rl_caps[i].dmx_slot != 0) {
            dmx.slot_of[i] = rl_caps[i].dmx_slot; /* known also when caps are forgotten, and the slot becomes 0 */
        }
        if (dmx.slot_of[i] == slot && levels[i] != level) {
            levels[i] = level;
            told_edge(i, level, nanos, clock_ticks_at(nanos));
        }
    }
}

void dmx_catch_up(int64_t now) {
    while (dmx.slots > 0) {
        int64_t out = dmx.begun_nanos + SLOTS_BEGIN_NANOS + (int64_t)(dmx.sent + 1) * SLOT_NANOS;
        if (out > now) {
            return;
        }
        slot_is_out(++dmx.sent, out);
        if (dmx.sent == dmx.slots) {
            dmx.begun_nanos = out;
            dmx.slots = dmx.again;
            dmx.sent = 0;
            dmx.again = 0;
        }
    }
}

void port_dmx_send(uint8_t slots) {
    if (port_dmx_busy()) {
        dmx.again = slots;
        return;
    }
    dmx.begun_nanos = clock_nanos();
    dmx.slots = slots;
    dmx.sent = 0;
}

bool port_dmx_busy(void) {
    return dmx.slots > 0;
}

void pins_reset(void) {
    int64_t now = clock_nanos();
    for (uint8_t i = 0; i < DMX_FIRST; i++) {
        if (levels[i] != 0) {
            levels[i] = 0;
            told_edge(i, 0, now, clock_ticks_at(now));
        }
    }
    dmx.slots = 0;
    dmx.again = 0;
}

#include "outputs.h"

#include <string.h>

#include "caps.h"
#include "dmx.h"

struct output {
    uint32_t away_since;
    uint8_t level;
};

_Static_assert(RL_OUTPUTS >= 1 && RL_OUTPUTS <= 32, "outputs are bits of a number");

static rl_bits pins;
static rl_bits light_pins; /* of FLASH and TORCH */
static struct output outputs[RL_OUTPUTS];
static rl_bits away_bits;

void rl_outputs_start(void) {
    memset(outputs, 0, sizeof outputs);
    away_bits = 0;
    pins = 0;
    light_pins = 0;
    for (uint8_t i = 0; i < RL_OUTPUTS; i++) {
        if (port_drive(i) == RL_DRIVE_PIN && port_role(i) != RL_ROLE_UNUSED) {
            pins |= rl_outputs_bit(i);
            light_pins |= port_role(i) == RL_ROLE_LAMP ? 0 : rl_outputs_bit(i);
        }
    }
}

uint32_t rl_outputs_pins_to_rest(void) {
    port_pins(0, light_pins);
    port_pins(0, pins);
    return port_ticks();
}

void rl_outputs_take_caps(void) {
    uint32_t now = port_ticks();
    rl_dmx_take_caps();
    for (uint8_t i = 0; i < RL_OUTPUTS; i++) {
        uint8_t rest = rl_caps[i].rest_level;
        if (outputs[i].level != rest) {
            outputs[i].level = rest;
            port_changed(i, rest, now);
        }
    }
}

uint8_t rl_outputs_level(uint8_t output) {
    return outputs[output].level;
}

rl_bits rl_outputs_away(void) {
    return away_bits;
}

uint32_t rl_outputs_away_since(uint8_t output) {
    return outputs[output].away_since;
}

uint8_t rl_outputs_note(uint8_t output, uint8_t level, uint32_t ticks) {
    struct output *it = &outputs[output];
    rl_bits bit = rl_outputs_bit(output);
    uint8_t before = it->level;
    if (level == rl_caps[output].rest_level) {
        away_bits &= (rl_bits)~bit;
    } else if ((away_bits & bit) == 0) {
        away_bits |= bit;
        it->away_since = ticks;
    }
    it->level = level;
    port_changed(output, level, ticks);
    return before;
}

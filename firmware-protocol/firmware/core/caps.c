#include "caps.h"

#include <string.h>

#include "crc32c.h"
#include "flashes.h"
#include "outputs.h"
#include "selfcheck.h"
#include "state.h"
#include "timeline.h"

#define AT(field) RL_REQUEST_SET_CAPS_GROUP_AT_##field
#define GROUP RL_REQUEST_SET_CAPS_GROUP_BYTES

struct rl_cap rl_caps[RL_OUTPUTS];
uint32_t rl_caps_crc;

void rl_caps_forget(void) {
    memset(rl_caps, 0, sizeof rl_caps);
    rl_caps_crc = 0;
    rl_outputs_take_caps();
}

static uint32_t away_ceiling_us(uint8_t role) {
    switch (role) {
        case RL_ROLE_FLASH:
            return RL_FLASH_CEILING_US - RL_GUARD_SLACK_US;
        case RL_ROLE_TORCH:
            return RL_PREVIEW_MAX_US;
        default:
            return RL_LAMP_CEILING_US;
    }
}

static uint16_t duty_ceiling_permille(uint8_t role) {
    switch (role) {
        case RL_ROLE_FLASH:
            return RL_FLASH_DUTY_CEILING_PERMILLE;
        case RL_ROLE_TORCH:
            return RL_TORCH_LEVEL_CEILING_PERMILLE;
        default:
            return RL_LAMP_DUTY_CEILING_PERMILLE;
    }
}

static bool slot_is_taken(const uint8_t *groups, uint8_t before, uint16_t slot) {
    for (uint8_t i = 0; i < before; i++) {
        if (rl_get16(groups + i * GROUP + AT(DMX_SLOT)) == slot) {
            return true;
        }
    }
    return false;
}

static uint8_t check_group(const uint8_t *groups, uint8_t number) {
    const uint8_t *group = groups + number * GROUP;
    uint8_t output = group[AT(OUTPUT)];
    if (output >= RL_OUTPUTS || port_role(output) == RL_ROLE_UNUSED
            || (number > 0 && output <= group[AT(OUTPUT) - GROUP])) {
        return RL_RESULT_BAD_OUTPUT;
    }
    uint8_t role = port_role(output);
    if (group[AT(ROLE)] != role) {
        return RL_RESULT_WRONG_ROLE;
    }
    uint32_t away_us = rl_get32(group + AT(AWAY_MAX_US));
    uint16_t permille = rl_get16(group + AT(DUTY_PERMILLE));
    if (away_us == 0 || away_us > away_ceiling_us(role) || permille == 0 || permille > duty_ceiling_permille(role)) {
        return RL_RESULT_OVER_CEILING;
    }
    uint16_t slot = rl_get16(group + AT(DMX_SLOT));
    uint8_t rest = group[AT(REST_LEVEL)];
    if (port_drive(output) == RL_DRIVE_DMX) {
        bool fits = slot >= 1 && slot <= RL_DMX_SLOTS_MAX && !slot_is_taken(groups, number, slot);
        /* At an end of the scale: about a level in between a lamp could swing unseen by the count of flashes. */
        bool rests = rest == 0 || (rest == UINT8_MAX && role == RL_ROLE_LAMP);
        return fits && rests ? RL_RESULT_OK : RL_RESULT_BAD_VALUE;
    }
    return slot == 0 && rest == 0 ? RL_RESULT_OK : RL_RESULT_BAD_VALUE;
}

/* Whether an output would be at another level from now on. */
static bool changes_light(const uint8_t *groups, uint8_t count) {
    uint8_t rest[RL_OUTPUTS] = {0};
    for (uint8_t i = 0; i < count; i++) {
        rest[groups[i * GROUP + AT(OUTPUT)]] = groups[i * GROUP + AT(REST_LEVEL)];
    }
    for (uint8_t i = 0; i < RL_OUTPUTS; i++) {
        if (rest[i] != rl_outputs_level(i)) {
            return true;
        }
    }
    return false;
}

static void take(const uint8_t *groups, uint8_t count) {
    memset(rl_caps, 0, sizeof rl_caps);
    for (uint8_t i = 0; i < count; i++) {
        const uint8_t *group = groups + i * GROUP;
        struct rl_cap *cap = &rl_caps[group[AT(OUTPUT)]];
        cap->away_max_ticks = RL_TICKS(rl_get32(group + AT(AWAY_MAX_US)));
        cap->duty_permille = rl_get16(group + AT(DUTY_PERMILLE));
        cap->dmx_slot = (uint8_t)rl_get16(group + AT(DMX_SLOT));
        cap->rest_level = group[AT(REST_LEVEL)];
        cap->used = true;
    }
}

uint8_t rl_caps_set(const uint8_t *payload, uint8_t length, uint8_t *at) {
    uint8_t allowed = rl_state_among(RL_IN_IDLE);
    if (allowed != RL_RESULT_OK) {
        return allowed;
    }
    uint8_t count = length / GROUP;
    for (uint8_t i = 0; i < count; i++) {
        uint8_t result = check_group(payload, i);
        if (result != RL_RESULT_OK) {
            *at = i;
            return result;
        }
    }
    bool flash = changes_light(payload, count);
    if (flash && !rl_flashes_room(port_ticks())) {
        return RL_RESULT_FLASH_RATE;
    }
    if (!rl_enter(RL_STATE_SAFE)) {
        return RL_RESULT_FAULTED;
    }
    if (flash) {
        rl_flashes_add(port_ticks());
    }
    uint32_t crc = rl_crc_end(rl_crc_bytes(RL_CRC_BEGIN, payload, length));
    uint8_t before = port_lock();
    take(payload, count);
    rl_caps_crc = crc;
    rl_timeline_forget();
    rl_outputs_take_caps();
    port_unlock(before);
    rl_selfcheck_renew();
    return RL_RESULT_OK;
}

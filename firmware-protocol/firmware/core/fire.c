#include "fire.h"

#include "caps.h"
#include "duty.h"
#include "flashes.h"
#include "shot.h"
#include "state.h"
#include "timeline.h"

uint8_t rl_arm(const uint8_t *payload) {
    uint8_t allowed = rl_state_among(RL_IN(RL_STATE_LOADED) | RL_IN(RL_STATE_DONE));
    if (allowed != RL_RESULT_OK) {
        return allowed;
    }
    if (!rl_timeline.complete) {
        return RL_RESULT_WRONG_STATE;
    }
    if (rl_get32(payload + RL_REQUEST_ARM_AT_TIMELINE_CRC) != rl_timeline.crc) {
        return RL_RESULT_BAD_TIMELINE_CRC;
    }
    if (rl_get32(payload + RL_REQUEST_ARM_AT_CAPS_CRC) != rl_caps_crc) {
        return RL_RESULT_BAD_CAPS_CRC;
    }
    uint32_t id = rl_get32(payload + RL_REQUEST_ARM_AT_SHOT_ID);
    if (id <= rl_shot.id) {
        return RL_RESULT_BAD_SHOT_ID;
    }
    rl.armed_id = id;
    rl.armed_ticks = port_ticks();
    return rl_enter(RL_STATE_ARMED) ? RL_RESULT_OK : RL_RESULT_FAULTED;
}

/* The rules of FIRE from the second on, in their order. */
static uint8_t why_not(uint32_t start, uint32_t now) {
    int32_t ahead = rl_after(start, now);
    if (ahead < (int32_t)RL_TICKS(RL_START_MIN_US)) {
        return RL_RESULT_TOO_NEAR;
    }
    if (ahead > (int32_t)RL_TICKS(RL_START_MAX_US)) {
        return RL_RESULT_TOO_FAR;
    }
    if (rl.hold_off && rl_after(start, rl.started_ticks) < (int32_t)RL_TICKS(RL_HOLD_OFF_US)) {
        return RL_RESULT_HOLD_OFF;
    }
    if (rl_shot.spacing && (rl_after(start, rl_shot.start_ticks) < (int32_t)RL_TICKS(RL_PAIR_SPACING_US)
            || rl_after(start, rl_shot.over_ticks) <= 0)) {
        return RL_RESULT_TOO_SOON;
    }
    if (!rl_flashes_fit(start)) {
        return RL_RESULT_FLASH_RATE;
    }
    return rl_duty_fits(start) ? RL_RESULT_OK : RL_RESULT_OVER_DUTY;
}

uint8_t rl_fire(const uint8_t *payload, uint32_t *now_ticks) {
    *now_ticks = port_ticks();
    uint8_t allowed = rl_state_among(RL_IN(RL_STATE_ARMED));
    if (allowed != RL_RESULT_OK) {
        return allowed;
    }
    if (rl_get32(payload + RL_REQUEST_FIRE_AT_SHOT_ID) != rl.armed_id) {
        return RL_RESULT_BAD_SHOT_ID;
    }
    uint32_t start = rl_get32(payload + RL_REQUEST_FIRE_AT_START_TICKS);
    uint8_t result = why_not(start, *now_ticks);
    if (result != RL_RESULT_OK) {
        return result;
    }
    return rl_shot_begin(start) ? RL_RESULT_OK : RL_RESULT_FAULTED;
}

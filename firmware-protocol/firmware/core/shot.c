#include "shot.h"

#include <string.h>

#include "books.h"
#include "duty.h"
#include "edges.h"
#include "flashes.h"
#include "guards.h"
#include "outputs.h"
#include "state.h"
#include "timeline.h"

struct rl_shot rl_shot;

static bool under_way(void) {
    return rl.state == RL_STATE_RUNNING || rl.state == RL_STATE_HOLDING;
}

void rl_shot_start(void) {
    memset(&rl_shot, 0, sizeof rl_shot);
}

bool rl_shot_begin(uint32_t start_ticks) {
    uint8_t before = port_lock();
    if (rl.state == RL_STATE_FAULT) {
        port_unlock(before);
        return false;
    }
    rl_shot.id = rl.armed_id;
    rl_shot.start_ticks = start_ticks;
    rl_shot.until_ticks = start_ticks + RL_TICKS(RL_KEEP_MAX_US);
    rl_shot.last_ticks = start_ticks + RL_TICKS(RL_PREVIEW_MAX_US);
    rl_shot.spacing = true;
    rl_shot.ending = RL_ENDING_UNDER_WAY;
    rl_shot.logged = 0;
    rl.tell_shot_over = false;
    rl.state = rl_timeline.kind == RL_KIND_PREVIEW ? RL_STATE_HOLDING : RL_STATE_RUNNING;
    rl_edges_begin();
    port_unlock(before);
    rl_duty_age(start_ticks);
    rl_flashes_begin();
    return true;
}

void rl_shot_end_preview(void) {
    uint8_t before = port_lock();
    if (rl.state == RL_STATE_HOLDING) {
        rl_edges_end(RL_ENDING_COMPLETE, rl_outputs_pins_to_rest());
        rl_guards_off();
    }
    port_unlock(before);
    rl_books();
}

uint8_t rl_shot_keep(const uint8_t *payload, uint32_t *until_ticks) {
    if (rl.state != RL_STATE_HOLDING) {
        return RL_RESULT_WRONG_STATE;
    }
    if (rl_get32(payload + RL_REQUEST_KEEP_AT_SHOT_ID) != rl_shot.id) {
        return RL_RESULT_BAD_SHOT_ID;
    }
    uint32_t for_us = rl_get32(payload + RL_REQUEST_KEEP_AT_FOR_US);
    if (for_us == 0 || for_us > RL_KEEP_MAX_US) {
        return RL_RESULT_BAD_VALUE;
    }
    uint32_t until = port_ticks() + RL_TICKS(for_us);
    rl_shot.until_ticks = rl_after(until, rl_shot.last_ticks) > 0 ? rl_shot.last_ticks : until;
    *until_ticks = rl_shot.until_ticks;
    return RL_RESULT_OK;
}

uint8_t rl_shot_release(const uint8_t *payload) {
    if (rl.state != RL_STATE_HOLDING) {
        return RL_RESULT_WRONG_STATE;
    }
    if (rl_get32(payload + RL_REQUEST_RELEASE_AT_SHOT_ID) != rl_shot.id) {
        return RL_RESULT_BAD_SHOT_ID;
    }
    rl_shot_end_preview();
    return RL_RESULT_OK;
}

void rl_shot_age(uint32_t now) {
    if (!under_way() && rl_after(now, rl_shot.start_ticks) >= (int32_t)RL_TICKS(RL_PAIR_SPACING_US)
            && rl_after(now, rl_shot.over_ticks) >= 0) {
        rl_shot.spacing = false;
    }
}

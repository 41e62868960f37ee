/* The core as a whole: its start, its times, its main loop. */
#include <string.h>

#include "books.h"
#include "caps.h"
#include "dmx.h"
#include "duty.h"
#include "edges.h"
#include "fault.h"
#include "flashes.h"
#include "guards.h"
#include "link.h"
#include "outputs.h"
#include "photodiode.h"
#include "receive.h"
#include "selfcheck.h"
#include "shot.h"
#include "state.h"
#include "timeline.h"
#include "transmit.h"

/* What is remembered is looked through this often, and so let go of long before ticks are ambiguous. */
#define AGE_US RL_DUTY_WINDOW_US
static uint32_t aged_ticks;

void rl_start(uint8_t reset_cause) {
    memset(&rl, 0, sizeof rl);
    rl_outputs_start();
    rl_shot_start();
    rl_edges_start();
    rl_guards_off();
    rl_dmx_start();
    memset(&rl_timeline, 0, sizeof rl_timeline);
    rl_caps_forget();
    rl_duty_start();
    rl_flashes_start();
    rl_photodiode_start();
    rl_receive_start();
    rl_transmit_start();
    rl_link_start();
    rl_selfcheck_renew();
    uint32_t now = port_ticks();
    rl.reset_cause = reset_cause;
    rl.boot = port_next_boot();
    rl.started_ticks = now;
    rl.heard_ticks = now;
    rl.hold_off = true;
    aged_ticks = now;
    rl.state = RL_STATE_SAFE;
    if (reset_cause == RL_RESET_CAUSE_WATCHDOG) {
        rl_fault_raise(RL_FAULT_WATCHDOG, 0, now);
    } else if (reset_cause == RL_RESET_CAUSE_BROWN_OUT) {
        rl_fault_raise(RL_FAULT_BROWN_OUT, 0, now);
    }
}

static bool reached(uint32_t now, uint32_t instant) {
    return rl_after(now, instant) >= 0;
}

static uint32_t armed_end(void) {
    return rl.armed_ticks + RL_TICKS(RL_ARMED_MAX_US);
}

static bool wants_host(void) {
    return rl.state == RL_STATE_ARMED || rl.state == RL_STATE_HOLDING;
}

static bool host_may_be_gone(void) {
    return !rl.host_gone && rl.state != RL_STATE_RUNNING && rl.state != RL_STATE_HOLDING;
}

static void host_is_gone(void) {
    rl.host_gone = true;
    rl_photodiode_stop();
    uint8_t before = rl_books_lock(); /* they need the caps and the timeline */
    rl_caps_forget();
    rl_timeline_forget();
    if (rl.state != RL_STATE_FAULT) {
        rl.state = RL_STATE_SAFE;
    }
    port_unlock(before);
    rl_selfcheck_renew();
}

static void age(uint32_t now) {
    rl_duty_age(now);
    rl_flashes_age(now);
    rl_shot_age(now);
    if (rl_after(now, rl.started_ticks) >= (int32_t)RL_TICKS(RL_HOLD_OFF_US)) {
        rl.hold_off = false;
    }
    aged_ticks = now;
}

static void look_at_clock(void) {
    uint32_t now = port_ticks();
    if (rl.state == RL_STATE_ARMED && reached(now, armed_end())) {
        (void)rl_enter(RL_STATE_LOADED);
    }
    if (rl.state == RL_STATE_HOLDING && reached(now, rl_shot.until_ticks)) {
        rl_shot_end_preview();
    }
    if (wants_host() && reached(now, rl.heard_ticks + RL_TICKS(RL_HOST_LOST_US))) {
        rl_fault_from_main(RL_FAULT_HOST_LOST);
    }
    if (host_may_be_gone() && reached(now, rl.heard_ticks + RL_TICKS(RL_HOST_GONE_US))) {
        host_is_gone();
    }
    if (reached(now, aged_ticks + RL_TICKS(AGE_US))) {
        age(now);
    }
}

static void take_earlier(uint32_t *first, uint32_t instant) {
    if (rl_after(instant, *first) < 0) {
        *first = instant;
    }
}

uint32_t rl_next_timeout(void) {
    if (rl_books_open()) {
        return port_ticks();
    }
    uint32_t first = aged_ticks + RL_TICKS(AGE_US);
    if (rl.state == RL_STATE_ARMED) {
        take_earlier(&first, armed_end());
    }
    if (rl.state == RL_STATE_HOLDING) {
        take_earlier(&first, rl_shot.until_ticks);
    }
    if (wants_host()) {
        take_earlier(&first, rl.heard_ticks + RL_TICKS(RL_HOST_LOST_US));
    }
    if (host_may_be_gone()) {
        take_earlier(&first, rl.heard_ticks + RL_TICKS(RL_HOST_GONE_US));
    }
    return first;
}

bool rl_poll(void) {
    rl_books();
    look_at_clock();
    rl_dmx_refresh();
    bool more = rl_link_poll();
    rl_selfcheck_step();
    port_watchdog_pet();
    return more;
}

#include "guards.h"

#include "bytes.h"
#include "fault.h"
#include "instants.h"
#include "shot.h"
#include "timeline.h"

static rl_bits guarded;
static const struct rl_instant *reached; /* the last instant whose outputs that leave rest have been guarded */
static bool alarm_is_set;
static uint32_t alarm_ticks;

static void set_alarm(uint32_t ticks) {
    alarm_ticks = ticks;
    alarm_is_set = true;
    port_guard_alarm(ticks);
}

void rl_guards_off(void) {
    guarded = 0;
    reached = rl_timeline.instants;
    alarm_is_set = false;
    port_guard_alarm_off();
}

void rl_guards_set(const struct rl_instant *instant, uint32_t leave_ticks) {
    guarded |= instant->leaves;
    reached = instant;
    uint32_t first = leave_ticks + rl_timeline.shortest_stay_ticks;
    if (!alarm_is_set || rl_after(first, alarm_ticks) < 0) {
        set_alarm(first);
    }
}

void rl_guards_clear(rl_bits outputs) {
    guarded &= (rl_bits)~outputs;
    if (guarded == 0 && alarm_is_set) {
        alarm_is_set = false;
        port_guard_alarm_off();
    }
}

/* When the first of these stays must be over, and whose it is. Each began at the last instant at which its output left. */
static uint32_t first_end(rl_bits left, const struct rl_instant *instant, uint8_t *whose) {
    bool any = false;
    uint32_t first = 0;
    *whose = 0;
    for (;; instant--) {
        bool is_first = instant == rl_timeline.instants;
        rl_bits leavers = instant->leaves & left;
        left &= (rl_bits)~leavers;
        uint8_t edge = is_first ? 0 : instant[-1].end;
        uint32_t left_ticks = rl_shot.start_ticks + rl_timeline.edges[edge].offset_ticks;
        for (uint8_t i = 0; leavers != 0; i++) {
            if ((leavers & 1) != 0) {
                uint32_t end = left_ticks + rl_instants_guard_stay(i);
                int32_t later = rl_after(end, first);
                if (!any || later < 0 || (later == 0 && i < *whose)) {
                    any = true;
                    first = end;
                    *whose = i;
                }
            }
            leavers >>= 1;
        }
        if (left == 0 || is_first) {
            return first;
        }
    }
}

void rl_guard_alarm(void) {
    alarm_is_set = false;
    if (guarded == 0) {
        return;
    }
    uint32_t now = port_ticks();
    uint8_t output;
    uint32_t first = first_end(guarded, reached, &output);
    if (rl_after(now, first) >= 0) {
        rl_fault(RL_FAULT_OVER_CAP, output);
    } else {
        set_alarm(first);
    }
}

void rl_guards_renew(void) {
    uint8_t before = port_lock();
    rl_bits outputs = guarded;
    const struct rl_instant *instant = reached;
    port_unlock(before);
    if (outputs == 0) {
        return;
    }
    uint8_t output;
    uint32_t first = first_end(outputs, instant, &output); /* takes its time, in which an edge may come */
    before = port_lock();
    if (outputs == guarded && instant == reached && first != alarm_ticks) {
        set_alarm(first);
    }
    port_unlock(before);
}

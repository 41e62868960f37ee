#include "edges.h"

#include "bytes.h"
#include "dmx.h"
#include "fault.h"
#include "guards.h"
#include "shot.h"
#include "timeline.h"

/* The next instant, at hand so that only the pins are left to be switched when it comes. */
static struct {
    uint32_t due_ticks;
    const struct rl_instant *instant;
    const struct rl_edge *edges; /* its edges: the first */
    struct rl_done *done;        /* its place in the log */
    bool is_left;                /* there is a next one */
} next;

static struct rl_made made;

void rl_edges_start(void) {
    made = (struct rl_made){0};
    next.is_left = false;
    port_edge_alarm_off();
}

struct rl_made rl_edges_made(void) {
    return made;
}

void rl_edges_booked(void) {
    made.ending = RL_ENDING_NONE;
}

/* Guards are set here, so before any pin of the instant leaves rest. */
static void prepare(void) {
    next.is_left = made.edges < rl_timeline.total;
    if (!next.is_left) {
        return;
    }
    next.due_ticks = rl_shot.start_ticks + next.edges->offset_ticks;
    if (next.instant->leaves != 0) {
        rl_guards_set(next.instant, next.due_ticks);
    }
}

void rl_edges_begin(void) {
    made.edges = 0;
    made.ending = RL_ENDING_UNDER_WAY;
    next.instant = rl_timeline.instants;
    next.edges = rl_timeline.edges;
    next.done = rl_shot.log;
    rl_guards_off();
    prepare();
    port_edge_alarm(next.due_ticks);
}

/* The pins have been switched at that tick. */
static void go_on(uint32_t now) {
    uint8_t count = (uint8_t)(next.instant->end - made.edges);
    next.done->ticks = now;
    if (next.instant->dmx) {
        rl_dmx_make(next.edges, count);
    }
    if (next.instant->rests != 0) {
        rl_guards_clear(next.instant->rests);
    }
    made.edges = next.instant->end;
    next.instant++;
    next.edges += count;
    next.done += count;
    prepare();
    if (next.is_left) {
        port_edge_alarm(next.due_ticks);
    } else if (rl_timeline.kind == RL_KIND_SHOT) {
        made.over_ticks = now;
        made.ending = RL_ENDING_COMPLETE;
    }
}

void rl_edge_alarm(void) {
    if (!next.is_left) {
        return;
    }
    int32_t ahead = rl_after(next.due_ticks, port_ticks());
    if (ahead > RL_EARLY_TICKS) {
        port_edge_alarm(next.due_ticks);
    } else if (ahead < -(int32_t)RL_LATE_LIMIT_TICKS) {
        rl_fault(RL_FAULT_MISSED_EDGE, next.edges->output);
    } else {
        port_wait_until(next.due_ticks);
        port_pins(next.instant->leaves, next.instant->rests);
        go_on(port_ticks());
    }
}

void rl_edges_end(uint8_t ending, uint32_t ticks) {
    if (made.ending == RL_ENDING_UNDER_WAY) {
        next.is_left = false;
        port_edge_alarm_off();
        rl_dmx_rest();
        made.over_ticks = ticks;
        made.ending = ending;
    }
}

bool rl_edges_dmx_within(uint32_t ticks) {
    return next.is_left && next.instant->dmx
            && rl_after(next.due_ticks, port_ticks()) < (int32_t)ticks;
}

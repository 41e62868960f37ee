#include "books.h"

#include "caps.h"
#include "dmx.h"
#include "duty.h"
#include "edges.h"
#include "flashes.h"
#include "guards.h"
#include "outputs.h"
#include "shot.h"
#include "state.h"
#include "timeline.h"

static struct rl_made look(void) {
    uint8_t before = port_lock();
    struct rl_made made = rl_edges_made();
    port_unlock(before);
    return made;
}

static bool unwritten(const struct rl_made *made) {
    return made->ending != RL_ENDING_NONE
            && (made->edges != rl_shot.logged || made->ending != RL_ENDING_UNDER_WAY);
}

static void note(uint8_t output, uint8_t level, uint32_t ticks) {
    struct rl_done *done = &rl_shot.log[rl_shot.logged++];
    done->ticks = ticks;
    done->output = output;
    done->level = level;
    rl_flashes_edge(output, rl_outputs_note(output, level, ticks), level, ticks);
    if (level == rl_caps[output].rest_level) {
        rl_duty_stay(output, rl_timeline.kind, rl_outputs_away_since(output), ticks);
    }
}

static void note_late(uint32_t offset_ticks, uint32_t ticks) {
    int32_t late = rl_after(ticks, rl_shot.start_ticks + offset_ticks);
    if (late > rl.worst_late_ticks) {
        rl.worst_late_ticks = late > UINT16_MAX ? UINT16_MAX : (uint16_t)late;
    }
}

static void note_edges(uint8_t end) {
    uint32_t offset = 0;
    uint32_t ticks = 0;
    while (rl_shot.logged < end) {
        const struct rl_edge *edge = &rl_timeline.edges[rl_shot.logged];
        if (rl_shot.logged == 0 || edge->offset_ticks != offset) { /* whole instants are written at a time */
            offset = edge->offset_ticks;
            ticks = rl_shot.log[rl_shot.logged].ticks;
            note_late(offset, ticks);
        }
        note(edge->output, edge->level, ticks);
    }
}

/* Outputs that were not at rest when it ended were taken there then. */
static void finish(uint8_t ending, uint32_t ticks) {
    rl_bits away = rl_outputs_away();
    for (uint8_t lamps = 0; lamps <= 1; lamps++) {
        for (uint8_t i = 0; i < RL_OUTPUTS; i++) {
            if ((away & rl_outputs_bit(i)) != 0 && (port_role(i) == RL_ROLE_LAMP) == (lamps != 0)) {
                note(i, rl_caps[i].rest_level, ticks);
            }
        }
    }
    rl_dmx_rested();
    rl_shot.over_ticks = ticks;
    rl_shot.ending = ending;
    rl.tell_shot_over = true;
    uint8_t before = port_lock();
    rl_edges_booked();
    if (rl.state != RL_STATE_FAULT) {
        rl.state = RL_STATE_DONE;
    }
    port_unlock(before);
}

void rl_books(void) {
    struct rl_made made = look();
    if (!unwritten(&made)) {
        return;
    }
    note_edges(made.edges);
    if (made.ending == RL_ENDING_UNDER_WAY) {
        rl_guards_renew();
    } else {
        finish(made.ending, made.over_ticks);
    }
}

bool rl_books_open(void) {
    struct rl_made made = look();
    return unwritten(&made);
}

/* Edges are so far apart that their books are written before the next. */
uint8_t rl_books_lock(void) {
    for (;;) {
        rl_books();
        uint8_t before = port_lock();
        struct rl_made made = rl_edges_made();
        if (!unwritten(&made)) {
            return before;
        }
        port_unlock(before);
    }
}

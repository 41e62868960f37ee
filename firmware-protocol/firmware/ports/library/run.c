/* Scripts of many steps (riglink_board.h, rlb_run). */
#include <string.h>

#include "bytes.h"

static uint8_t one_step_sent[65536];

struct log {
    uint8_t *bytes;
    uint64_t count;
    uint32_t max;
};

static bool has_room(const struct log *log, uint32_t bytes) {
    return log->max - log->count >= bytes;
}

static bool write_edges(struct log *log) {
    struct rlb_edge edge;
    while (has_room(log, 7) && rlb_edges(&edge, 1) == 1) {
        uint8_t *at = log->bytes + log->count;
        at[0] = 1;
        rl_put32(at + 1, edge.ticks);
        at[5] = edge.output;
        at[6] = edge.level;
        log->count += 7;
    }
    return rlb_edges(&edge, 1) == 0;
}

static bool write_sent(struct log *log) {
    uint32_t count = rlb_sent(one_step_sent, sizeof one_step_sent);
    if (count == 0) {
        return true;
    }
    if (count > UINT16_MAX || !has_room(log, 3 + count)) {
        return false;
    }
    uint8_t *at = log->bytes + log->count;
    at[0] = 2;
    rl_put16(at + 1, (uint16_t)count);
    memcpy(at + 3, one_step_sent, count);
    log->count += 3 + count;
    return true;
}

/* Takes a step that has `left` bytes at most; returns how many it has, 0 if it is none. */
static uint32_t step(const uint8_t *at, uint32_t left) {
    static const uint8_t lengths[] = {5, 3, 1, 2, 2, 18};
    if (at[0] >= sizeof lengths || left < lengths[at[0]]) {
        return 0;
    }
    uint32_t length = lengths[at[0]];
    switch (at[0]) {
        case 0:
            rlb_advance(rl_get32(at + 1));
            break;
        case 1:
            length += rl_get16(at + 1);
            if (left < length) {
                return 0;
            }
            rlb_receive(at + 3, length - 3);
            break;
        case 2:
            rlb_break();
            break;
        case 3:
            rlb_stop_input(at[1]);
            break;
        case 4:
            rlb_light(at[1]);
            break;
        default:
            rlb_start(rl_get32(at + 1), at[5], rl_get32(at + 6),
                    (uint64_t)rl_get32(at + 10) | (uint64_t)rl_get32(at + 14) << 32);
            break;
    }
    return length;
}

uint64_t rlb_run(const uint8_t *script, uint32_t length, uint8_t *log, uint32_t log_max) {
    struct log to = {log, 0, log_max};
    uint32_t at = 0;
    while (at < length) {
        uint32_t taken = step(script + at, length - at);
        if (taken == 0 || !write_edges(&to) || !write_sent(&to)) {
            return UINT64_MAX;
        }
        at += taken;
    }
    return to.count;
}

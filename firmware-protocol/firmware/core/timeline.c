#include "timeline.h"

#include <string.h>

#include "caps.h"
#include "crc32c.h"
#include "flashes.h"
#include "instants.h"
#include "selfcheck.h"
#include "state.h"

#define AT(field) RL_REQUEST_LOAD_AT_##field
#define GROUP_AT(field) RL_REQUEST_LOAD_GROUP_AT_##field
#define GROUP RL_REQUEST_LOAD_GROUP_BYTES

_Static_assert(RL_EDGES_MAX >= 1 && RL_EDGES_MAX <= 200, "edges are counted in a byte, with those of a cut");

struct rl_timeline rl_timeline;
static uint32_t running_crc;

void rl_timeline_forget(void) {
    rl_timeline.total = 0;
    rl_timeline.loaded = 0;
    rl_timeline.complete = false;
    rl_timeline.crc = 0;
}

static uint8_t check_edge(uint8_t number) {
    const struct rl_edge *edge = &rl_timeline.edges[number];
    bool shot = rl_timeline.kind == RL_KIND_SHOT;
    if (edge->output >= RL_OUTPUTS || !rl_caps[edge->output].used
            || port_role(edge->output) == (shot ? RL_ROLE_TORCH : RL_ROLE_FLASH)) {
        return RL_RESULT_BAD_OUTPUT;
    }
    if (port_drive(edge->output) == RL_DRIVE_PIN && edge->level != 0 && edge->level != 255) {
        return RL_RESULT_BAD_VALUE;
    }
    if (edge->offset_ticks < (number == 0 ? 0 : edge[-1].offset_ticks) || (number == 0 && edge->offset_ticks != 0)) {
        return RL_RESULT_BAD_ORDER;
    }
    uint8_t level = rl_caps[edge->output].rest_level;
    for (uint8_t i = number; i-- > 0;) {
        const struct rl_edge *earlier = &rl_timeline.edges[i];
        if (earlier->output == edge->output) {
            if (earlier->offset_ticks == edge->offset_ticks) {
                return RL_RESULT_BAD_ORDER;
            }
            level = earlier->level;
            break;
        }
    }
    if (edge->level == level) {
        return RL_RESULT_BAD_ORDER;
    }
    if (number > 0 && edge->offset_ticks != edge[-1].offset_ticks
            && edge->offset_ticks - edge[-1].offset_ticks < RL_TICKS(RL_EDGE_GAP_US)) {
        return RL_RESULT_TOO_CLOSE;
    }
    return edge->offset_ticks > RL_TICKS(RL_SHOT_MAX_US) ? RL_RESULT_TOO_LONG : RL_RESULT_OK;
}

/* Rule 3: of one output, how it ends and how long it stays away; the flash's stays of a shot count together. */
static uint8_t check_output(uint8_t output) {
    const struct rl_cap *cap = &rl_caps[output];
    bool shot = rl_timeline.kind == RL_KIND_SHOT;
    bool away = false;
    bool over_cap = false;
    bool together = port_role(output) == RL_ROLE_FLASH;
    uint32_t since = 0;
    uint32_t stayed = 0;
    for (uint8_t i = 0; i < rl_timeline.total; i++) {
        const struct rl_edge *edge = &rl_timeline.edges[i];
        if (edge->output != output) {
            continue;
        }
        if (edge->level != cap->rest_level) {
            since = away ? since : edge->offset_ticks;
            away = true;
        } else if (!shot) {
            return RL_RESULT_NOT_AT_REST;
        } else {
            stayed = (together ? stayed : 0) + edge->offset_ticks - since;
            over_cap = over_cap || stayed > cap->away_max_ticks;
            away = false;
        }
    }
    if (shot && away) {
        return RL_RESULT_NOT_AT_REST;
    }
    return over_cap ? RL_RESULT_OVER_CAP : RL_RESULT_OK;
}

static uint8_t check_whole(uint8_t *at) {
    if (rl_crc_end(running_crc) != rl_timeline.crc) {
        return RL_RESULT_BAD_TIMELINE_CRC;
    }
    for (uint8_t i = 0; i < rl_timeline.total; i++) {
        uint8_t result = check_edge(i);
        if (result != RL_RESULT_OK) {
            *at = i;
            return result;
        }
    }
    for (uint8_t output = 0; output < RL_OUTPUTS; output++) {
        uint8_t result = check_output(output);
        if (result != RL_RESULT_OK) {
            *at = output;
            return result;
        }
    }
    if (!rl_flashes_fit_alone()) {
        return RL_RESULT_FLASH_RATE;
    }
    rl_instants_work_out();
    return RL_RESULT_OK;
}

/* Takes a chunk's header, and returns whether it begins a timeline or follows on what there is. */
static bool follows(const uint8_t *payload, uint8_t count) {
    uint8_t first = payload[AT(FIRST)];
    uint8_t total = payload[AT(TOTAL)];
    uint8_t kind = payload[AT(KIND)];
    uint32_t crc = rl_get32(payload + AT(TIMELINE_CRC));
    if (total == 0 || total > RL_EDGES_MAX || kind > RL_KIND_PREVIEW || count == 0 || count > total
            || first > total - count) {
        return false;
    }
    if (first == 0) {
        rl_timeline_forget();
        rl_timeline.kind = kind;
        rl_timeline.total = total;
        rl_timeline.crc = crc;
        running_crc = rl_crc_byte(RL_CRC_BEGIN, kind);
        return true;
    }
    return first == rl_timeline.loaded && total == rl_timeline.total && kind == rl_timeline.kind && crc == rl_timeline.crc;
}

static uint8_t load(const uint8_t *payload, uint8_t length, uint8_t *at) {
    const uint8_t *groups = payload + RL_REQUEST_LOAD_BYTES;
    uint8_t count = (uint8_t)(length - RL_REQUEST_LOAD_BYTES) / GROUP;
    if (!follows(payload, count)) {
        return RL_RESULT_BAD_CHUNK;
    }
    rl_timeline.complete = false;
    running_crc = rl_crc_bytes(running_crc, groups, (uint16_t)(count * GROUP));
    for (uint8_t i = 0; i < count; i++) {
        const uint8_t *group = groups + i * GROUP;
        struct rl_edge *edge = &rl_timeline.edges[rl_timeline.loaded++];
        edge->offset_ticks = rl_get32(group + GROUP_AT(OFFSET_TICKS));
        edge->output = group[GROUP_AT(OUTPUT)];
        edge->level = group[GROUP_AT(LEVEL)];
    }
    return rl_timeline.loaded < rl_timeline.total ? RL_RESULT_OK : check_whole(at);
}

uint8_t rl_timeline_load(const uint8_t *payload, uint8_t length, uint8_t *at) {
    uint8_t allowed = rl_state_among(RL_IN_IDLE);
    if (allowed != RL_RESULT_OK) {
        return allowed;
    }
    uint8_t result = load(payload, length, at);
    if (result != RL_RESULT_OK) {
        rl_timeline_forget();
    }
    rl_timeline.complete = rl_timeline.total > 0 && rl_timeline.loaded == rl_timeline.total;
    rl_selfcheck_renew();
    if (!rl_enter(rl_timeline.complete ? RL_STATE_LOADED : RL_STATE_SAFE)) {
        return RL_RESULT_FAULTED;
    }
    return result;
}

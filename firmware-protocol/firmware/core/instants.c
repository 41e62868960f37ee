#include "instants.h"

#include "bytes.h"
#include "caps.h"
#include "outputs.h"
#include "timeline.h"

/* A preview has a longest time of its own for the lamps. */
uint32_t rl_instants_guard_stay(uint8_t output) {
    bool held = rl_timeline.kind == RL_KIND_PREVIEW && port_role(output) == RL_ROLE_LAMP;
    return (held ? RL_TICKS(RL_PREVIEW_MAX_US) : rl_caps[output].away_max_ticks) + RL_TICKS(RL_GUARD_SLACK_US);
}

void rl_instants_work_out(void) {
    struct rl_instant *instant = rl_timeline.instants;
    rl_bits away = 0;
    uint32_t shortest = UINT32_MAX;
    for (uint8_t i = 0; i < rl_timeline.total; i++) {
        struct rl_edge *edge = &rl_timeline.edges[i];
        if (i > 0 && edge->offset_ticks != edge[-1].offset_ticks) {
            instant++;
        }
        if (i == 0 || edge->offset_ticks != edge[-1].offset_ticks) {
            *instant = (struct rl_instant){0};
        }
        instant->end = (uint8_t)(i + 1);
#if RL_DMX
        edge->dmx_slot = rl_caps[edge->output].dmx_slot;
        instant->dmx = instant->dmx || edge->dmx_slot != 0;
#endif
        rl_bits bit = rl_outputs_bit(edge->output);
        if (edge->level == rl_caps[edge->output].rest_level) {
            instant->rests |= bit;
            away &= (rl_bits)~bit;
        } else if ((away & bit) == 0) {
            instant->leaves |= bit;
            away |= bit;
            uint32_t stay = rl_instants_guard_stay(edge->output);
            shortest = stay < shortest ? stay : shortest;
        }
    }
    rl_timeline.shortest_stay_ticks = shortest;
}

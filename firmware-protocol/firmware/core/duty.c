#include "duty.h"

#include "bytes.h"
#include "caps.h"
#include "timeline.h"

#define WINDOW RL_TICKS(RL_DUTY_WINDOW_US)

_Static_assert(RL_STAYS_MAX > RL_OUTPUTS, "a shot of all outputs must find room");
_Static_assert(WINDOW % 1000 == 0, "a share of the window is whole ticks");
_Static_assert(RL_TORCH_LEVEL_CEILING_PERMILLE <= 255, "a torch's share is kept in a byte");

struct stay {
    uint32_t from_ticks;
    uint32_t to_ticks;
    uint8_t output;
    uint8_t torch_permille; /* of a torch its share of the flash's light at that time, otherwise 0 */
};

static struct stay stays[RL_STAYS_MAX];
static uint8_t count;

void rl_duty_start(void) {
    count = 0;
}

void rl_duty_age(uint32_t now) {
    uint8_t kept = 0;
    for (uint8_t i = 0; i < count; i++) {
        if (rl_after(now, stays[i].to_ticks) < (int32_t)WINDOW) {
            stays[kept++] = stays[i];
        }
    }
    count = kept;
}

void rl_duty_stay(uint8_t output, uint8_t kind, uint32_t from_ticks, uint32_t to_ticks) {
    bool torch = port_role(output) == RL_ROLE_TORCH;
    if (torch != (kind == RL_KIND_PREVIEW) || count == RL_STAYS_MAX) {
        return; /* FIRE has seen to it that there is room */
    }
    struct stay *stay = &stays[count++];
    stay->from_ticks = from_ticks;
    stay->to_ticks = to_ticks;
    stay->output = output;
    stay->torch_permille = torch ? (uint8_t)rl_caps[output].duty_permille : 0;
}

/* What lies of a stay in the window that ends at `end`, which is not before the stay's own end. */
static uint32_t within(uint32_t from, uint32_t to, uint32_t end) {
    uint32_t begin = end - WINDOW;
    if (rl_after(to, begin) <= 0) {
        return 0;
    }
    return to - (rl_after(from, begin) > 0 ? from : begin);
}

/* ticks * permille / 1000, rounded down, without a product that needs more than 32 bits. */
static uint32_t share(uint32_t ticks, uint16_t permille) {
    return ticks / 1000 * permille + ticks % 1000 * permille / 1000;
}

static uint32_t remembered(uint8_t output, uint32_t end) {
    bool flash = port_role(output) == RL_ROLE_FLASH;
    uint32_t sum = 0;
    for (uint8_t i = 0; i < count; i++) {
        const struct stay *stay = &stays[i];
        if (stay->torch_permille > 0) {
            sum += flash ? share(within(stay->from_ticks, stay->to_ticks, end), stay->torch_permille) : 0;
        } else if (stay->output == output) {
            sum += within(stay->from_ticks, stay->to_ticks, end);
        }
    }
    return sum;
}

/* Whether the output, which comes back to rest with that edge, has kept its share then. */
static bool fits_at(uint8_t number, uint32_t start_ticks) {
    uint8_t output = rl_timeline.edges[number].output;
    const struct rl_cap *cap = &rl_caps[output];
    uint32_t end = start_ticks + rl_timeline.edges[number].offset_ticks;
    uint32_t sum = remembered(output, end);
    bool away = false;
    uint32_t since = 0;
    for (uint8_t i = 0; i <= number; i++) {
        const struct rl_edge *edge = &rl_timeline.edges[i];
        if (edge->output != output) {
            continue;
        }
        uint32_t ticks = start_ticks + edge->offset_ticks;
        if (edge->level == cap->rest_level) {
            sum += within(since, ticks, end);
            away = false;
        } else if (!away) {
            since = ticks;
            away = true;
        }
    }
    return sum <= WINDOW / 1000 * cap->duty_permille;
}

static bool returns(const struct rl_edge *edge) {
    return edge->level == rl_caps[edge->output].rest_level;
}

/* How many stays the timeline adds: of a shot its returns, of a preview its torches, each of which it lights for once. */
static uint8_t added(void) {
    uint8_t sum = 0;
    for (uint8_t i = 0; i < rl_timeline.total; i++) {
        const struct rl_edge *edge = &rl_timeline.edges[i];
        bool adds = rl_timeline.kind == RL_KIND_SHOT ? returns(edge) : port_role(edge->output) == RL_ROLE_TORCH;
        sum = (uint8_t)(sum + (adds ? 1 : 0));
    }
    return sum;
}

bool rl_duty_fits(uint32_t start_ticks) {
    uint8_t kept = 0;
    for (uint8_t i = 0; i < count; i++) {
        kept = (uint8_t)(kept + (rl_after(start_ticks, stays[i].to_ticks) < (int32_t)WINDOW ? 1 : 0));
    }
    if (kept + added() > RL_STAYS_MAX) {
        return false;
    }
    if (rl_timeline.kind == RL_KIND_PREVIEW) {
        return true;
    }
    for (uint8_t i = 0; i < rl_timeline.total; i++) {
        if (returns(&rl_timeline.edges[i]) && !fits_at(i, start_ticks)) {
            return false;
        }
    }
    return true;
}

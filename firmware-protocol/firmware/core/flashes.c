#include "flashes.h"

#include "bytes.h"
#include "caps.h"
#include "timeline.h"

/* The last flashes, the oldest first: one more within a window of the first of FLASHES_MAX is one too many. */
struct recent {
    uint32_t ticks[RL_FLASHES_MAX];
    uint8_t count;
    bool further[2]; /* whether the last edge went further from rest: of the lamps, of flash and torch */
};

static struct recent done;

void rl_flashes_start(void) {
    done.count = 0;
    rl_flashes_begin();
}

void rl_flashes_begin(void) {
    done.further[0] = false;
    done.further[1] = false;
}

/* Returns whether the edge is a flash. */
static bool departs(struct recent *recent, uint8_t output, uint8_t from, uint8_t to) {
    uint8_t rest = rl_caps[output].rest_level;
    uint8_t from_away = (uint8_t)(from > rest ? from - rest : rest - from);
    uint8_t to_away = (uint8_t)(to > rest ? to - rest : rest - to);
    bool *further = &recent->further[port_role(output) == RL_ROLE_LAMP ? 0 : 1];
    bool before = *further;
    *further = to_away > from_away;
    return *further && !before;
}

/* Returns whether it is one too many. */
static bool add(struct recent *recent, uint32_t ticks) {
    bool too_many = false;
    if (recent->count == RL_FLASHES_MAX) {
        too_many = rl_after(ticks, recent->ticks[0]) <= (int32_t)RL_TICKS(RL_FLASH_WINDOW_US);
        for (uint8_t i = 1; i < RL_FLASHES_MAX; i++) {
            recent->ticks[i - 1] = recent->ticks[i];
        }
        recent->count--;
    }
    recent->ticks[recent->count++] = ticks;
    return too_many;
}

static uint8_t level_before(uint8_t number) {
    uint8_t output = rl_timeline.edges[number].output;
    while (number-- > 0) {
        if (rl_timeline.edges[number].output == output) {
            return rl_timeline.edges[number].level;
        }
    }
    return rl_caps[output].rest_level;
}

static bool fits_after(struct recent *recent, uint32_t start_ticks) {
    for (uint8_t i = 0; i < rl_timeline.total; i++) {
        const struct rl_edge *edge = &rl_timeline.edges[i];
        if (departs(recent, edge->output, level_before(i), edge->level)
                && add(recent, start_ticks + edge->offset_ticks)) {
            return false;
        }
    }
    return true;
}

bool rl_flashes_fit_alone(void) {
    struct recent none = {{0}, 0, {false, false}};
    return fits_after(&none, 0);
}

bool rl_flashes_fit(uint32_t start_ticks) {
    struct recent before = done;
    before.further[0] = false;
    before.further[1] = false;
    return fits_after(&before, start_ticks);
}

void rl_flashes_edge(uint8_t output, uint8_t from, uint8_t to, uint32_t ticks) {
    if (departs(&done, output, from, to)) {
        (void)add(&done, ticks);
    }
}

bool rl_flashes_room(uint32_t now) {
    return done.count < RL_FLASHES_MAX || rl_after(now, done.ticks[0]) > (int32_t)RL_TICKS(RL_FLASH_WINDOW_US);
}

void rl_flashes_add(uint32_t now) {
    (void)add(&done, now);
}

void rl_flashes_age(uint32_t now) {
    while (done.count > 0 && rl_after(now, done.ticks[0]) > (int32_t)RL_TICKS(RL_FLASH_WINDOW_US)) {
        done.count--;
        for (uint8_t i = 0; i < done.count; i++) {
            done.ticks[i] = done.ticks[i + 1];
        }
    }
}

/* The library's port: a virtual clock, and queues of what went out. */
#include "port.h"

#include <string.h>

#include "frame.h"
#include "caps.h"
#include "outputs.h"
#include "shot.h"
#include "state.h"
#include "timeline.h"

#define SENT_MAX (1u << 20)
#define EDGES_MAX (1u << 17)

_Static_assert(sizeof(struct rlb_edge) == 8, "callers count on it");
_Static_assert(sizeof(struct rlb_state) == 132, "callers count on it");

struct alarm {
    uint32_t ticks;
    bool set;
};

static uint32_t now_ticks;
static uint32_t next_boot;
static uint64_t serial_number;
static uint8_t light;
static struct alarm edge_alarm;
static struct alarm guard_alarm;
static struct alarm sample_alarm;
static uint16_t sample_period;

static uint8_t sent[SENT_MAX];
static uint32_t sent_count;
static struct rlb_edge edges[EDGES_MAX];
static uint32_t edges_count;

/* ---- What the core asks for ---------------------------------------------------------------------------------------- */

uint32_t port_ticks(void) {
    return now_ticks;
}

void port_wait_until(uint32_t ticks) {
    (void)ticks;
}

uint8_t port_lock(void) {
    return 0;
}

void port_unlock(uint8_t before) {
    (void)before;
}

uint8_t port_role(uint8_t output) {
    return output == 0 ? RL_ROLE_FLASH : output == 1 ? RL_ROLE_TORCH : RL_ROLE_LAMP;
}

uint8_t port_drive(uint8_t output) {
    return output < 10 ? RL_DRIVE_PIN : RL_DRIVE_DMX;
}

void port_pins(rl_bits high, rl_bits low) {
    (void)high; /* port_changed() tells of each */
    (void)low;
}

void port_changed(uint8_t output, uint8_t level, uint32_t ticks) {
    if (edges_count < EDGES_MAX) {
        edges[edges_count++] = (struct rlb_edge){ticks, output, level, {0, 0}};
    }
}

void port_edge_alarm(uint32_t ticks) {
    edge_alarm = (struct alarm){ticks, true};
}

void port_edge_alarm_off(void) {
    edge_alarm.set = false;
}

void port_guard_alarm(uint32_t ticks) {
    guard_alarm = (struct alarm){ticks, true};
}

void port_guard_alarm_off(void) {
    guard_alarm.set = false;
}

void port_transmit(void) {
    uint8_t byte;
    while (rl_take_byte(&byte)) {
        if (sent_count < SENT_MAX) {
            sent[sent_count++] = byte;
        }
    }
}

void port_dmx_send(uint8_t slots) {
    (void)slots; /* a packet takes no time here: what it would carry was told with port_changed() */
}

bool port_dmx_busy(void) {
    return false;
}

uint16_t port_photodiode(uint16_t hz) {
    sample_alarm.set = hz != 0;
    if (hz == 0) {
        return 0;
    }
    sample_period = (uint16_t)(RL_TICKS_PER_SECOND / hz);
    sample_alarm.ticks = now_ticks + sample_period;
    return sample_period;
}

uint32_t port_next_boot(void) {
    return next_boot;
}

void port_serial(uint8_t into[8]) {
    rl_put32(into, (uint32_t)serial_number);
    rl_put32(into + 4, (uint32_t)(serial_number >> 32));
}

uint16_t port_stack_free(void) {
    return 0;
}

void port_watchdog_pet(void) {}

/* ---- What the caller does ------------------------------------------------------------------------------------------ */

static void settle(void) {
    while (rl_poll()) {
    }
}

void rlb_start(uint32_t boot, uint8_t reset_cause, uint32_t first_ticks, uint64_t serial) {
    now_ticks = first_ticks;
    next_boot = boot;
    serial_number = serial;
    light = 0;
    rl_start(reset_cause);
    sent_count = 0;
    edges_count = 0;
    settle();
}

void rlb_receive(const uint8_t *bytes, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        rl_received(bytes[i]);
        if (bytes[i] == 0 || i % 64 == 0) {
            settle();
        }
    }
    settle();
}

void rlb_break(void) {
    rl_break();
    settle();
}

void rlb_stop_input(int open) {
    rl_stop_input(open != 0);
    settle();
}

void rlb_light(uint8_t value) {
    light = value;
}

static bool due(const struct alarm *alarm) {
    return alarm->set && rl_after(now_ticks, alarm->ticks) >= 0;
}

static uint32_t until(uint32_t ticks) {
    int32_t ahead = rl_after(ticks, now_ticks);
    return ahead > 0 ? (uint32_t)ahead : 0;
}

static uint32_t sooner(uint32_t step, const struct alarm *alarm) {
    return alarm->set && until(alarm->ticks) < step ? until(alarm->ticks) : step;
}

/* One thing that is due now; false if there is none. */
static bool happens(void) {
    if (due(&edge_alarm)) {
        edge_alarm.set = false;
        rl_edge_alarm();
    } else if (due(&guard_alarm)) {
        guard_alarm.set = false;
        rl_guard_alarm();
    } else if (until(rl_next_timeout()) == 0) {
        settle();
    } else if (due(&sample_alarm)) {
        sample_alarm.ticks += sample_period;
        rl_sample(light, now_ticks);
    } else {
        settle();
        return false;
    }
    return true;
}

void rlb_advance(uint32_t ticks) {
    for (;;) {
        while (happens()) {
        }
        if (ticks == 0) {
            return;
        }
        uint32_t step = until(rl_next_timeout()) < ticks ? until(rl_next_timeout()) : ticks;
        step = sooner(step, &edge_alarm);
        step = sooner(step, &guard_alarm);
        step = sooner(step, &sample_alarm);
        now_ticks += step;
        ticks -= step;
    }
}

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

uint32_t rlb_sent(uint8_t *into, uint32_t max) {
    uint32_t taken = smaller(sent_count, max);
    memcpy(into, sent, taken);
    sent_count -= taken;
    memmove(sent, sent + taken, sent_count);
    return taken;
}

uint32_t rlb_edges(struct rlb_edge *into, uint32_t max) {
    uint32_t taken = smaller(edges_count, max);
    memcpy(into, edges, taken * sizeof *edges);
    edges_count -= taken;
    memmove(edges, edges + taken, edges_count * sizeof *edges);
    return taken;
}

void rlb_state(struct rlb_state *into) {
    memset(into, 0, sizeof *into);
    into->ticks = now_ticks;
    into->boot = rl.boot;
    into->fault_ticks = rl.fault_ticks;
    into->outputs_away = rl_outputs_away();
    into->caps_crc = rl_caps_crc;
    into->timeline_crc = rl_timeline.complete ? rl_timeline.crc : 0;
    into->shot_id = rl_shot.id;
    into->worst_late_ticks = rl.worst_late_ticks;
    into->frames_bad = rl.frames_bad;
    into->bytes_lost = rl.bytes_lost;
    into->replays = rl.replays;
    into->state = rl.state;
    into->fault = rl.fault;
    into->fault_output = rl.fault_output;
    into->ending = rl_shot.ending;
    into->edges_logged = rl_shot.logged;
    for (uint8_t i = 0; i < RL_OUTPUTS; i++) {
        into->levels[i] = rl_outputs_level(i);
        into->away_since[i] = (into->outputs_away >> i & 1) != 0 ? rl_outputs_away_since(i) : 0;
    }
}

int rlb_verdict(const uint8_t *encoded, uint32_t count) {
    uint8_t bytes[255];
    if (count > sizeof bytes) {
        return RL_VERDICT_TOO_LONG;
    }
    memcpy(bytes, encoded, count);
    return rl_frame_decode(bytes, (uint8_t)count);
}

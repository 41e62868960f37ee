/*
 * riglink-figures ELF: what the build prints of the AVR firmware. It runs the firmware as fast as it can with a busy line,
 * the photodiode at its fastest and DMX going, fires a shot with all outputs, at instants as near as may be, and one that a
 * break cuts, and measures each interrupt from its vector to its return, how far each pin's edge is from its tick, and how
 * much stack was never used.
 */
#include "host.h"

#include "bytes.h"
#include "crc32c.h"

#include <simavr/avr_ioport.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TICKS_PER_US 2u
#define STEP_US RL_EDGE_GAP_US /* between the edges of the shot's pins: the next as soon as may be */
#define EDGES_MAX 64u
/* The way into an interrupt and out of it, which libsimavr's two notes leave out. */
#define AROUND_CYCLES 9u

struct measured {
    const char *name;
    uint8_t vector[2]; /* of the ATmega2560, of the ATmega328P; 0 for none */
    uint64_t began;
    uint64_t worst;
};

static struct measured interrupts[] = {
    {"TIMER1_COMPA: edges", {17, 11}, 0, 0},
    {"TIMER1_COMPB: guards", {18, 12}, 0, 0},
    {"TIMER1_OVF: clock", {20, 13}, 0, 0},
    {"TIMER0_COMPA: stop input", {21, 14}, 0, 0},
    {"TIMER2_COMPA: photodiode", {13, 7}, 0, 0},
    {"USART0_RX: break", {25, 18}, 0, 0},
    {"USART0_UDRE: link", {26, 19}, 0, 0},
    {"USART1_UDRE: DMX slot", {37, 0}, 0, 0},
    {"USART1_TX: DMX break", {38, 0}, 0, 0},
};

static struct board board;
static struct {
    uint32_t ticks;
    uint8_t output;
    uint8_t level;
} edges[EDGES_MAX];
static uint8_t edge_count;
static uint32_t start_ticks;
static uint64_t worst_edge_cycles;
static unsigned edges_seen;

static void interrupt_changed(struct avr_irq_t *irq, uint32_t value, void *param) {
    struct measured *it = param;
    (void)irq;
    if (value != 0) {
        it->began = board.avr->cycle;
    } else if (board.avr->cycle - it->began + AROUND_CYCLES > it->worst) {
        it->worst = board.avr->cycle - it->began + AROUND_CYCLES;
    }
}

static void pin_changed(struct avr_irq_t *irq, uint32_t value, void *param) {
    uint8_t output = *(const uint8_t *)param;
    uint8_t level = (value & 1u) != 0 ? 255 : 0;
    (void)irq;
    if (board.level[output] == level) {
        return;
    }
    board.level[output] = level;
    for (unsigned i = 0; i < edge_count && start_ticks != 0; i++) {
        if (edges[i].output == output && edges[i].level == level) {
            uint64_t due = board.clock_cycle + (uint64_t)(start_ticks + edges[i].ticks) * CYCLES_PER_TICK;
            uint64_t error = board.avr->cycle > due ? board.avr->cycle - due : due - board.avr->cycle;
            worst_edge_cycles = error > worst_edge_cycles ? error : worst_edge_cycles;
            edges_seen++;
        }
    }
}

static void busy_to(avr_cycle_count_t cycle) {
    while (board.avr->cycle < cycle) {
        host_ok("STATUS", host_ask(RL_REQUEST_STATUS, NULL, 0));
    }
}

/* Each output once, with the longest stays that are allowed, DMX in the slots from 1 on. */
static uint32_t set_caps(uint8_t outputs) {
    uint8_t payload[RL_PAYLOAD_MAX_BYTES];
    for (uint8_t i = 0; i < outputs; i++) {
        uint8_t *group = payload + i * RL_REQUEST_SET_CAPS_GROUP_BYTES;
        uint8_t role = i == 0 ? RL_ROLE_FLASH : i == 1 ? RL_ROLE_TORCH : RL_ROLE_LAMP;
        group[RL_REQUEST_SET_CAPS_GROUP_AT_OUTPUT] = i;
        group[RL_REQUEST_SET_CAPS_GROUP_AT_ROLE] = role;
        rl_put32(group + RL_REQUEST_SET_CAPS_GROUP_AT_AWAY_MAX_US, 200000);
        rl_put16(group + RL_REQUEST_SET_CAPS_GROUP_AT_DUTY_PERMILLE, role == RL_ROLE_LAMP ? 800 : 200);
        rl_put16(group + RL_REQUEST_SET_CAPS_GROUP_AT_DMX_SLOT,
            i < board.wiring->pins ? 0 : (uint16_t)(i - board.wiring->pins + 1));
        group[RL_REQUEST_SET_CAPS_GROUP_AT_REST_LEVEL] = i < board.wiring->pins ? 0 : 255;
    }
    const uint8_t *reply = host_ask(RL_REQUEST_SET_CAPS, payload, (uint8_t)(outputs * RL_REQUEST_SET_CAPS_GROUP_BYTES));
    host_ok("SET_CAPS", reply);
    return rl_get32(reply + RL_REPLY_SET_CAPS_AT_CAPS_CRC);
}

static void add_edge(uint32_t us, uint8_t output, bool away) {
    bool dmx = output >= board.wiring->pins;
    edges[edge_count].ticks = us * TICKS_PER_US;
    edges[edge_count].output = output;
    edges[edge_count++].level = away != dmx ? 255 : 0;
}

/* All DMX lamps at the first instant, the lamps on pins one after the other, the flash in the middle; all back at once. */
static void plan(uint8_t outputs) {
    for (uint8_t i = 2; i < outputs; i++) {
        add_edge(i < board.wiring->pins ? (i - 2u) * STEP_US : 0, i, true);
    }
    for (unsigned i = 1; i < edge_count; i++) { /* in order of time: insertion */
        for (unsigned k = i; k > 0 && edges[k].ticks < edges[k - 1].ticks; k--) {
            uint32_t ticks = edges[k].ticks;
            uint8_t output = edges[k].output;
            uint8_t level = edges[k].level;
            edges[k] = edges[k - 1];
            edges[k - 1].ticks = ticks;
            edges[k - 1].output = output;
            edges[k - 1].level = level;
        }
    }
    add_edge(10000, 0, true);
    add_edge(20000, 0, false);
    for (uint8_t i = 2; i < outputs; i++) {
        add_edge(30000, i, false);
    }
}

static uint32_t load(void) {
    uint8_t groups[EDGES_MAX * RL_REQUEST_LOAD_GROUP_BYTES];
    for (uint8_t i = 0; i < edge_count; i++) {
        uint8_t *group = groups + i * RL_REQUEST_LOAD_GROUP_BYTES;
        rl_put32(group + RL_REQUEST_LOAD_GROUP_AT_OFFSET_TICKS, edges[i].ticks);
        group[RL_REQUEST_LOAD_GROUP_AT_OUTPUT] = edges[i].output;
        group[RL_REQUEST_LOAD_GROUP_AT_LEVEL] = edges[i].level;
    }
    uint32_t crc = rl_crc_byte(RL_CRC_BEGIN, RL_KIND_SHOT);
    crc = rl_crc_end(rl_crc_bytes(crc, groups, (uint16_t)(edge_count * RL_REQUEST_LOAD_GROUP_BYTES)));
    for (uint8_t first = 0; first < edge_count; first = (uint8_t)(first + 32)) {
        uint8_t count = edge_count - first > 32 ? 32 : (uint8_t)(edge_count - first);
        uint8_t payload[RL_PAYLOAD_MAX_BYTES];
        payload[RL_REQUEST_LOAD_AT_KIND] = RL_KIND_SHOT;
        payload[RL_REQUEST_LOAD_AT_FIRST] = first;
        payload[RL_REQUEST_LOAD_AT_TOTAL] = edge_count;
        rl_put32(payload + RL_REQUEST_LOAD_AT_TIMELINE_CRC, crc);
        memcpy(payload + RL_REQUEST_LOAD_BYTES, groups + first * RL_REQUEST_LOAD_GROUP_BYTES,
            count * RL_REQUEST_LOAD_GROUP_BYTES);
        host_ok("LOAD", host_ask(RL_REQUEST_LOAD, payload,
            (uint8_t)(RL_REQUEST_LOAD_BYTES + count * RL_REQUEST_LOAD_GROUP_BYTES)));
    }
    return crc;
}

static void fire(uint32_t shot, uint32_t timeline_crc, uint32_t caps_crc) {
    uint8_t payload[12];
    rl_put32(payload + RL_REQUEST_ARM_AT_TIMELINE_CRC, timeline_crc);
    rl_put32(payload + RL_REQUEST_ARM_AT_CAPS_CRC, caps_crc);
    rl_put32(payload + RL_REQUEST_ARM_AT_SHOT_ID, shot);
    host_ok("ARM", host_ask(RL_REQUEST_ARM, payload, 12));
    start_ticks = clock_ticks_of(&board, board.avr->cycle) + 40000 * TICKS_PER_US;
    rl_put32(payload + RL_REQUEST_FIRE_AT_SHOT_ID, shot);
    rl_put32(payload + RL_REQUEST_FIRE_AT_START_TICKS, start_ticks);
    host_ok("FIRE", host_ask(RL_REQUEST_FIRE, payload, 8));
}

static void watch(void) {
    static uint8_t numbers[OUTPUTS_MAX];
    bool large = board.wiring->dmx;
    for (size_t i = 0; i < sizeof interrupts / sizeof interrupts[0]; i++) {
        uint8_t vector = interrupts[i].vector[large ? 0 : 1];
        if (vector != 0) {
            avr_irq_register_notify(
                avr_get_interrupt_irq(board.avr, vector) + AVR_INT_IRQ_RUNNING, interrupt_changed, &interrupts[i]);
        }
    }
    for (uint8_t i = 0; i < board.wiring->pins; i++) {
        numbers[i] = i;
        avr_irq_register_notify(
            avr_io_getirq(board.avr, AVR_IOCTL_IOPORT_GETIRQ(board.wiring->pin[i].port), board.wiring->pin[i].bit),
            pin_changed, &numbers[i]);
    }
}

int main(int count, char **arguments) {
    if (count != 2) {
        fputs("usage: riglink-figures ELF\n", stderr);
        return 2;
    }
    struct options options = {.elf = arguments[1]};
    FILE *out = fdopen(dup(1), "w");
    if (out == NULL || freopen("/dev/null", "w", stdout) == NULL || !board_load(&board, &options)) {
        return 1;
    }
    power_on(&board);
    host_plug_in(&board);
    watch();
    dmx_watch(&board); /* for its pace; there is no patch, so it tells nothing */
    host_run_to(50000u * CYCLES_PER_US);

    uint8_t hello[RL_REQUEST_HELLO_BYTES] = {1, 1};
    rl_put32(hello + RL_REQUEST_HELLO_AT_SCHEMA_HASH, RL_SCHEMA_HASH);
    host_ok("HELLO", host_ask(RL_REQUEST_HELLO, hello, sizeof hello));
    uint8_t outputs = board.wiring->dmx ? OUTPUTS_MAX : board.wiring->pins;
    uint32_t caps_crc = set_caps(outputs);
    plan(outputs);
    uint32_t timeline_crc = load();
    for (unsigned ms = 500; ms < RL_HOLD_OFF_US / 1000u; ms += 500) { /* the host is there all the while */
        host_run_to((avr_cycle_count_t)ms * 1000u * CYCLES_PER_US);
        host_ok("STATUS", host_ask(RL_REQUEST_STATUS, NULL, 0));
    }
    uint8_t hz[2];
    rl_put16(hz, 4000);
    host_ok("PHOTODIODE", host_ask(RL_REQUEST_PHOTODIODE, hz, 2));
    busy_to((RL_HOLD_OFF_US + 60000u) * CYCLES_PER_US);
    fire(1, timeline_crc, caps_crc);
    busy_to(board.avr->cycle + 90000u * CYCLES_PER_US);
    host_run_to(board.avr->cycle + 900000u * CYCLES_PER_US);
    busy_to(board.avr->cycle + 100000u * CYCLES_PER_US);
    fire(2, timeline_crc, caps_crc);
    host_run_to(board.clock_cycle + (avr_cycle_count_t)start_ticks * CYCLES_PER_TICK + 15000u * CYCLES_PER_US);
    start_ticks = 0; /* what is cut is at no commanded instant */
    host_send(UART_INPUT_FE);
    const uint8_t *status = host_ask(RL_REQUEST_STATUS, NULL, 0);
    if (status[RL_REPLY_STATUS_AT_FAULT] != RL_FAULT_BREAK) {
        host_die("a break was no fault");
    }

    fprintf(out, "stack never used, bytes|%u\n", rl_get16(status + RL_REPLY_STATUS_AT_STACK_FREE_BYTES));
    fprintf(out, "pins from their tick, us|%.1f (%u edges)\n", (double)worst_edge_cycles / CYCLES_PER_US, edges_seen);
    for (size_t i = 0; i < sizeof interrupts / sizeof interrupts[0]; i++) {
        if (interrupts[i].worst != 0) {
            fprintf(out, "%s, us|%.1f\n", interrupts[i].name, (double)interrupts[i].worst / CYCLES_PER_US);
        }
    }
    fclose(out);
    return 0;
}

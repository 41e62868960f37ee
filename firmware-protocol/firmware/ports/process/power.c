#include <stdatomic.h>

#include "port.h"
#include "process.h"

/* The watchdog counts its own rounds, not time: a process that was stopped as a whole has not hung. */
#define ROUND_NANOS 10000000
#define ROUNDS 25

static uint64_t serial_number;
static uint32_t next_boot;
static uint32_t restart_ticks;
static double drift;
static atomic_bool petted;
static atomic_bool bit;

static void start(uint8_t reset_cause) {
    clock_start(restart_ticks, drift);
    rl_start(reset_cause);
}

void power_on(uint64_t serial, uint32_t boot, uint32_t first_ticks, double drift_ppm) {
    serial_number = serial;
    next_boot = boot;
    restart_ticks = first_ticks;
    drift = drift_ppm;
    uint8_t before = port_lock();
    start(RL_RESET_CAUSE_POWER_ON);
    port_unlock(before);
}

void power_reset(const char *cause, uint8_t reset_cause) {
    uint8_t before = port_lock();
    dmx_catch_up(clock_nanos());
    pins_reset();
    told_reset(cause);
    start(reset_cause);
    atomic_store(&petted, true);
    atomic_store(&bit, false);
    port_unlock(before);
}

uint32_t port_next_boot(void) {
    uint32_t boot = next_boot++;
    next_boot += next_boot == 0 ? 1 : 0;
    return boot;
}

void port_serial(uint8_t into[8]) {
    for (uint8_t i = 0; i < 8; i++) {
        into[i] = (uint8_t)(serial_number >> 8 * i);
    }
}

uint16_t port_stack_free(void) {
    return UINT16_MAX;
}

void port_watchdog_pet(void) {
    atomic_store(&petted, true);
}

bool power_watchdog_bit(void) {
    return atomic_load(&bit);
}

static void *watch(void *unused) {
    (void)unused;
    unsigned rounds = 0;
    for (;;) {
        sleep_until(clock_nanos() + ROUND_NANOS);
        rounds = atomic_exchange(&petted, false) ? 0 : rounds + 1;
        if (rounds >= ROUNDS) {
            atomic_store(&bit, true);
        }
    }
    return 0;
}

void power_watch(void) {
    thread_start(watch, false);
}

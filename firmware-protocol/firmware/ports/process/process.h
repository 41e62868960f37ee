/*
 * The parts of the process. Threads: the main loop (line, commands, rl_poll()), the alarms (edges, guards, samples), the
 * watchdog, and the teller, which alone writes to stdout, so that nobody waits for whoever reads it. "Held" means with the
 * mutex that stands for the board's interrupts.
 */
#ifndef RIGLINK_PROCESS_H
#define RIGLINK_PROCESS_H

#include <stdbool.h>
#include <stdint.h>

/* clock.c: the board's clock on CLOCK_MONOTONIC, off by some parts per million. */
int64_t clock_nanos(void);
void clock_start(uint32_t first_ticks, double drift_ppm);
uint32_t clock_ticks_at(int64_t nanos);
int64_t clock_nanos_at(uint32_t ticks); /* of a tick within 2^31 of now */
void sleep_until(int64_t nanos);

/* alarms.c */
void alarms_start(void);
void alarms_light(uint8_t value); /* held */

/* pins.c: levels, and DMX as it goes out. All held. */
void pins_reset(void);
void dmx_catch_up(int64_t now); /* tells of the slots that have gone out since */

/* told.c */
void told_start(void);
void told_edge(uint8_t output, uint8_t level, int64_t nanos, uint32_t ticks); /* held */
void told_reset(const char *cause); /* held; the text is kept as it is */

/* line.c: the pty. */
int line_open(char *name, unsigned size); /* returns the master */

/* power.c: starts and resets of the board, and its watchdog. */
void power_on(uint64_t serial, uint32_t boot, uint32_t first_ticks, double drift_ppm);
void power_reset(const char *cause, uint8_t reset_cause);
void power_watch(void);
bool power_watchdog_bit(void); /* whether it has since the last reset */

/* Threads' creation that cannot fail, or the program ends. */
void thread_start(void *(*run)(void *), bool realtime);

#endif

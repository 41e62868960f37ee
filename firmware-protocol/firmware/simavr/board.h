/* One simulated board: a microcontroller of libsimavr, the world's clock, and what the parts of this program share. */
#ifndef RIGLINK_SIMAVR_BOARD_H
#define RIGLINK_SIMAVR_BOARD_H

#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_elf.h>
#include <stdbool.h>
#include <stdint.h>

#define BOARD_HZ 16000000u
#define CYCLES_PER_TICK 8u /* timer 1 counts the clock divided by 8: 2,000,000 ticks a second */
#define BITS_OF_A_BYTE 10u /* start, eight, stop */
#define OUTPUTS_MAX 18u

enum cause { CAUSE_POWER_ON, CAUSE_EXTERNAL, CAUSE_BROWN_OUT, CAUSE_WATCHDOG };

/* What is wired to a kind of microcontroller. */
struct wiring {
    const char *mcu;
    uint8_t pins; /* outputs 0 to pins - 1 are pins */
    struct {
        char port;
        uint8_t bit;
    } pin[OUTPUTS_MAX];
    char stop_port;
    uint8_t stop_bit;
    bool dmx;
    uint16_t mcusr; /* data address of MCUSR */
    uint16_t ram;   /* data address of the first byte of RAM */
};

struct options {
    const char *elf;
    uint64_t serial;
    bool has_serial;
    uint32_t first_ticks;
    uint32_t boot;
    double drift_ppm;
};

struct board {
    avr_t *avr;
    elf_firmware_t firmware;
    const struct wiring *wiring;
    struct options options;
    avr_uart_t *link;
    avr_uart_t *dmx_uart;
    /* the world's clock: cycle 0 was at start_nanos of CLOCK_MONOTONIC */
    uint64_t start_nanos;
    double nanos_per_cycle;
    /* the firmware's clock: it read first_ticks at clock_cycle; unknown until its timer runs */
    bool clock_runs;
    avr_cycle_count_t clock_cycle;
    bool stop_open;
    uint8_t light;
    uint8_t level[OUTPUTS_MAX];
    int reset_wanted; /* a cause, or -1: resets happen between two instructions */
    bool ended;
    avr_run_t run; /* how libsimavr runs; another one means that its watchdog has fired */
};

/* firmware.c */
bool board_load(struct board *board, const struct options *options);
uint32_t board_symbol(const struct board *board, const char *name); /* a data address, 0 if there is none */

/* power.c */
void power_on(struct board *board);
void power_reset(struct board *board, enum cause cause);
void power_hang(struct board *board);
void power_inputs(struct board *board); /* stop input and photodiode as they are, for the microcontroller */

/* clock.c */
uint64_t clock_now_nanos(void);
uint64_t clock_nanos_of(const struct board *board, avr_cycle_count_t cycle);
avr_cycle_count_t clock_cycle_of(const struct board *board, uint64_t nanos);
uint32_t clock_ticks_of(struct board *board, avr_cycle_count_t cycle);

/* pins.c and dmx.c: what goes out */
void pins_watch(struct board *board);
void pins_dropped(struct board *board); /* a reset has made every pin an input */
void dmx_watch(struct board *board);
void dmx_dropped(struct board *board);

/* told.c: lines on stdout */
void told_open(void);
void told_port(const char *name);
void told_edge(struct board *board, uint8_t output, uint8_t level, avr_cycle_count_t cycle);
void told_now(struct board *board);
void told_reset(enum cause cause);
void told_failure(const char *sentence, const char *name);

/* line.c: the serial line of the link, on a pty */
bool line_open(struct board *board);
int line_descriptor(void);
bool line_busy(const struct board *board); /* bytes have gone over it in the last milliseconds */
void line_take(struct board *board); /* reads what the host has sent until now */
void line_break(struct board *board);
void line_dropped(struct board *board); /* a reset: what was on the way is lost */
void line_receive(avr_uart_t *uart, avr_irq_t *in, uint16_t value);

/* pace.c */
uint32_t pace_cycles_of_a_bit(const avr_uart_t *uart);
void pace_correct(avr_uart_t *uart, uint32_t bits);

/* patch.c: which output has which DMX slot, heard from SET_CAPS and its reply on the line */
void patch_heard(struct board *board, uint8_t byte);
void patch_said(struct board *board, uint8_t byte);
void dmx_patch(struct board *board, const uint8_t slot_of_output[OUTPUTS_MAX]);

/* commands.c: lines on stdin */
void commands_take(struct board *board);

#endif

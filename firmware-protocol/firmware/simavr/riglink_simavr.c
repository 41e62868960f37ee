/*
 * riglink-simavr: the firmware's ELF in libsimavr, with the interface of riglink-process.
 *
 * Simulated time follows real time and is never ahead of it; when it was held up it catches up. While the
 * microcontroller sleeps this program does too, until the next thing happens in the simulated world or the host or the
 * parent sends something.
 */
#define _GNU_SOURCE
#include "board.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

#define LOOK_CYCLES 400u    /* 25 us: how far the processor runs before it looks at the time again */
#define NOW_CYCLES 80000u   /* 5 ms: how often it tells the time */
#define BATCH_NANOS 1000000u /* how far it simulates before it looks for input again */
#define IDLE_NANOS 1000000u  /* how far it stays behind while nothing is on the line, and */
#define BUSY_NANOS 50000u    /* while something is: each wait is a system call */

static struct board board;
static uint64_t seen_nanos; /* an instant that is past for sure */

/* Looks for input and waits: until all that happens up to the cycle is past, or until input comes. */
static void keep_pace(avr_cycle_count_t until) {
    uint64_t wanted = clock_nanos_of(&board, until);
    while (wanted > seen_nanos) {
        uint64_t now = clock_now_nanos();
        uint64_t wait = wanted > now ? wanted - now + (line_busy(&board) ? BUSY_NANOS : IDLE_NANOS) : 0;
        struct timespec timeout = {(time_t)(wait / 1000000000u), (long)(wait % 1000000000u)};
        struct pollfd inputs[] = {{line_descriptor(), POLLIN, 0}, {0, POLLIN, 0}};
        bool input = ppoll(inputs, 2, &timeout, NULL) > 0;
        if (input && inputs[0].revents != 0) {
            line_take(&board);
        }
        if (input && inputs[1].revents != 0) {
            commands_take(&board);
        }
        now = clock_now_nanos();
        uint64_t batch = clock_nanos_of(&board, board.avr->cycle) + BATCH_NANOS;
        seen_nanos = now < batch || wanted > batch ? now : batch;
        if (input) {
            return;
        }
    }
}

/* The microcontroller sleeps, and the library adds this many cycles afterwards. If something came before they are over,
 * the rest is taken back: it sleeps on after that. */
static void sleep_until(avr_t *avr, avr_cycle_count_t cycles) {
    avr_cycle_count_t until = avr->cycle + cycles;
    keep_pace(until);
    if (clock_nanos_of(&board, until) > seen_nanos) {
        avr_cycle_count_t real = clock_cycle_of(&board, seen_nanos);
        avr->cycle -= until - (real > avr->cycle ? real : avr->cycle);
    }
}

static avr_cycle_count_t tell_now(avr_t *avr, avr_cycle_count_t when, void *param) {
    (void)when;
    (void)param;
    told_now(&board);
    return avr->cycle + NOW_CYCLES;
}

static void keep_telling_now(void) { avr_cycle_timer_register(board.avr, NOW_CYCLES, tell_now, NULL); }

static void run(void) {
    avr_cycle_count_t look = 0;
    while (!board.ended) {
        if (board.avr->run != board.run) {
            power_reset(&board, CAUSE_WATCHDOG);
            keep_telling_now();
        } else if (board.reset_wanted >= 0) {
            power_reset(&board, (enum cause)board.reset_wanted);
            board.reset_wanted = -1;
            keep_telling_now();
        }
        int state = avr_run(board.avr);
        if (state == cpu_Done || state == cpu_Crashed) {
            told_failure("the firmware has crashed or sleeps with its interrupts off", board.options.elf);
            return;
        }
        if (board.avr->cycle >= look) {
            look = board.avr->cycle + LOOK_CYCLES;
            keep_pace(look); /* so that what runs now is past when it has run */
        }
    }
}

static int usage(void) {
    fputs("usage: riglink-simavr [--serial HEX16] [--boot N] [--first-ticks N] [--drift-ppm X] ELF\n", stderr);
    return 2;
}

int main(int count, char **arguments) {
    struct options options = {0};
    for (int i = 1; i < count; i++) {
        const char *value = i + 1 < count ? arguments[i + 1] : "";
        if (strcmp(arguments[i], "--serial") == 0) {
            options.serial = strtoull(value, NULL, 16);
            options.has_serial = true;
        } else if (strcmp(arguments[i], "--boot") == 0) {
            options.boot = (uint32_t)strtoul(value, NULL, 0);
        } else if (strcmp(arguments[i], "--first-ticks") == 0) {
            options.first_ticks = (uint32_t)strtoul(value, NULL, 0) & 0xFFFF0000u; /* the timer itself starts at 0 */
        } else if (strcmp(arguments[i], "--drift-ppm") == 0) {
            options.drift_ppm = atof(value);
        } else if (i == count - 1 && arguments[i][0] != '-') {
            options.elf = arguments[i];
            break;
        } else {
            return usage();
        }
        i++;
    }
    if (options.elf == NULL) {
        return usage();
    }
    prctl(PR_SET_TIMERSLACK, 1000L, 0L, 0L, 0L); /* a wait is a microsecond late, not fifty */
    told_open();
    if (!board_load(&board, &options) || !line_open(&board)) {
        return 1;
    }
    pins_watch(&board);
    dmx_watch(&board);
    power_on(&board);
    board.avr->sleep = sleep_until;
    board.start_nanos = clock_now_nanos();
    keep_telling_now();
    run();
    return board.ended ? 0 : 1;
}

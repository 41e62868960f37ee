/* The simulated world's time. HOST_NANOS of a cycle is the start plus the cycle's number times 62.5 ns (times the drift
 * that was asked for). The firmware's TICKS of a cycle are its first tick plus an eighth of the cycles since its timer 1
 * started; it never stops or sets that timer again, so this is exactly what TCNT1 and the overflows counted give. The first tick is
 * what --first-ticks says, rounded down to 65,536. */
#include "board.h"

#include <time.h>

uint64_t clock_now_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t clock_nanos_of(const struct board *board, avr_cycle_count_t cycle) {
    return board->start_nanos + (uint64_t)((double)cycle * board->nanos_per_cycle);
}

avr_cycle_count_t clock_cycle_of(const struct board *board, uint64_t nanos) {
    return nanos <= board->start_nanos
        ? 0
        : (avr_cycle_count_t)((double)(nanos - board->start_nanos) / board->nanos_per_cycle);
}

uint32_t clock_ticks_of(struct board *board, avr_cycle_count_t cycle) {
    if (!board->clock_runs) {
        return 0;
    }
    return (uint32_t)((cycle - board->clock_cycle) / CYCLES_PER_TICK) + board->options.first_ticks;
}

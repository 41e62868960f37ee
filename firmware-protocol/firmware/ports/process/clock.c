#include <errno.h>
#include <time.h>

#include "port.h"
#include "process.h"

static int64_t start_nanos;
static uint32_t start_ticks;
static double ticks_per_nano;

int64_t clock_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void clock_start(uint32_t first_ticks, double drift_ppm) {
    start_nanos = clock_nanos();
    start_ticks = first_ticks;
    ticks_per_nano = RL_TICKS_PER_SECOND / 1e9 * (1 + drift_ppm / 1e6);
}

uint32_t clock_ticks_at(int64_t nanos) {
    return start_ticks + (uint32_t)(uint64_t)((double)(nanos - start_nanos) * ticks_per_nano);
}

int64_t clock_nanos_at(uint32_t ticks) {
    int64_t now = clock_nanos();
    int32_t ahead = (int32_t)(ticks - clock_ticks_at(now));
    return now + (int64_t)(ahead / ticks_per_nano);
}

void sleep_until(int64_t nanos) {
    struct timespec until = {nanos / 1000000000, nanos % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, 0) == EINTR) {
    }
}

uint32_t port_ticks(void) {
    return clock_ticks_at(clock_nanos());
}

void port_wait_until(uint32_t ticks) {
    while ((int32_t)(port_ticks() - ticks) < 0) {
    }
}

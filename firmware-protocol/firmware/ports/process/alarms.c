/* What a microcontroller's compare interrupts are: a thread that sleeps until shortly before the instant, then spins. */
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/prctl.h>

#include "port.h"
#include "process.h"

/* How long it spins for an edge: more than a thread usually wakes late. */
#define SPIN_NANOS 250000
#define NEVER INT64_MAX
/* Samples that are so late are left out: the process was stopped. */
#define SAMPLE_LATE_NANOS 100000000

static pthread_mutex_t mutex;
static pthread_cond_t changed;
static int64_t edge_nanos = NEVER;
static int64_t guard_nanos = NEVER;
static int64_t sample_nanos = NEVER;
static uint32_t sample_ticks;
static uint16_t sample_period;
static uint8_t light;

uint8_t port_lock(void) {
    pthread_mutex_lock(&mutex);
    return 0;
}

void port_unlock(uint8_t before) {
    (void)before;
    pthread_mutex_unlock(&mutex);
}

static void set(int64_t *alarm, int64_t nanos) {
    *alarm = nanos;
    pthread_cond_signal(&changed);
}

void port_edge_alarm(uint32_t ticks) {
    set(&edge_nanos, clock_nanos_at(ticks - RL_EARLY_TICKS));
}

void port_edge_alarm_off(void) {
    edge_nanos = NEVER;
}

void port_guard_alarm(uint32_t ticks) {
    set(&guard_nanos, clock_nanos_at(ticks));
}

void port_guard_alarm_off(void) {
    guard_nanos = NEVER;
}

uint16_t port_photodiode(uint16_t hz) {
    if (hz == 0) {
        sample_nanos = NEVER;
        return 0;
    }
    sample_period = (uint16_t)(RL_TICKS_PER_SECOND / hz);
    sample_ticks = port_ticks() + sample_period;
    set(&sample_nanos, clock_nanos_at(sample_ticks));
    return sample_period;
}

void alarms_light(uint8_t value) {
    light = value;
}

static void sample(int64_t now) {
    if (now - sample_nanos < SAMPLE_LATE_NANOS) {
        rl_sample(light, sample_ticks);
        sample_ticks += sample_period;
    } else {
        sample_ticks = clock_ticks_at(now) + sample_period;
    }
    sample_nanos = clock_nanos_at(sample_ticks);
}

static int64_t earlier(int64_t a, int64_t b) {
    return a < b ? a : b;
}

/* Sleeps, without the mutex, until the instant or until an alarm is set; the mutex is held before and after. */
static void doze(int64_t nanos) {
    if (nanos == NEVER) {
        pthread_cond_wait(&changed, &mutex);
        return;
    }
    struct timespec until = {nanos / 1000000000, nanos % 1000000000};
    pthread_cond_timedwait(&changed, &mutex, &until);
}

static void *run(void *unused) {
    (void)unused;
    prctl(PR_SET_TIMERSLACK, 1UL, 0, 0, 0);
    pthread_mutex_lock(&mutex);
    for (;;) {
        int64_t now = clock_nanos();
        dmx_catch_up(now);
        if (now >= edge_nanos) {
            edge_nanos = NEVER;
            rl_edge_alarm();
        } else if (now >= guard_nanos) {
            guard_nanos = NEVER;
            rl_guard_alarm();
        } else if (now >= sample_nanos) {
            sample(now);
        } else if (edge_nanos != NEVER && now >= edge_nanos - SPIN_NANOS) {
            /* Others may have the mutex meanwhile. */
            int64_t until = edge_nanos;
            pthread_mutex_unlock(&mutex);
            while (clock_nanos() < until) {
            }
            pthread_mutex_lock(&mutex);
        } else {
            int64_t wake = edge_nanos == NEVER ? NEVER : edge_nanos - SPIN_NANOS;
            doze(earlier(wake, earlier(guard_nanos, sample_nanos)));
        }
    }
    return 0;
}

void alarms_start(void) {
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_setprotocol(&kind, PTHREAD_PRIO_INHERIT);
    pthread_mutex_init(&mutex, &kind);
    pthread_condattr_t by;
    pthread_condattr_init(&by);
    pthread_condattr_setclock(&by, CLOCK_MONOTONIC);
    pthread_cond_init(&changed, &by);
    thread_start(run, true);
}

void thread_start(void *(*thread)(void *), bool realtime) {
    pthread_t id;
    if (realtime) {
        struct sched_param priority = {.sched_priority = 50};
        pthread_attr_t kind;
        pthread_attr_init(&kind);
        pthread_attr_setinheritsched(&kind, PTHREAD_EXPLICIT_SCHED);
        pthread_attr_setschedpolicy(&kind, SCHED_FIFO);
        pthread_attr_setschedparam(&kind, &priority);
        if (pthread_create(&id, &kind, thread, 0) == 0) {
            return;
        }
    }
    /* Without the right to real-time priority an ordinary thread has to do. */
    if (pthread_create(&id, 0, thread, 0) != 0) {
        abort();
    }
}

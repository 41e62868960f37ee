#include "photodiode.h"

#include "bytes.h"

#if RL_PHOTODIODE_MAX_HZ > 0

#include <string.h>

#define SAMPLES 32
#define HZ_MIN 100

static struct {
    uint8_t packets[2][SAMPLES];
    uint8_t filling; /* which of them is; the other is full, or free */
    uint32_t filling_ticks;
    uint32_t full_ticks;
    uint16_t period_ticks;
    uint16_t lost;
    uint8_t count;
    volatile bool is_full;
} samples;

void rl_photodiode_start(void) {
    samples.count = 0;
    samples.lost = 0;
    samples.is_full = false;
    (void)port_photodiode(0);
}

void rl_photodiode_stop(void) {
    uint8_t before = port_lock();
    rl_photodiode_start();
    port_unlock(before);
}

uint8_t rl_photodiode_set(uint16_t hz, uint16_t *period_ticks) {
    if (hz > RL_PHOTODIODE_MAX_HZ || (hz != 0 && hz < HZ_MIN)) {
        return RL_RESULT_BAD_VALUE;
    }
    uint8_t before = port_lock();
    rl_photodiode_start();
    if (hz != 0) {
        samples.period_ticks = port_photodiode(hz);
        *period_ticks = samples.period_ticks;
    }
    port_unlock(before);
    return RL_RESULT_OK;
}

void rl_sample(uint8_t value, uint32_t ticks) {
    if (samples.count == 0) {
        samples.filling_ticks = ticks;
    }
    samples.packets[samples.filling][samples.count++] = value;
    if (samples.count < SAMPLES) {
        return;
    }
    samples.count = 0;
    if (samples.is_full) {
        samples.lost = samples.lost > UINT16_MAX - SAMPLES ? UINT16_MAX : (uint16_t)(samples.lost + SAMPLES);
        return;
    }
    samples.filling ^= 1;
    samples.full_ticks = samples.filling_ticks;
    samples.is_full = true;
}

uint8_t rl_photodiode_take(uint8_t *payload) {
    if (!samples.is_full) {
        return 0;
    }
    memcpy(payload + RL_EVENT_SAMPLES_BYTES, samples.packets[samples.filling ^ 1], SAMPLES); /* no interrupt writes it */
    uint8_t before = port_lock();
    rl_put32(payload + RL_EVENT_SAMPLES_AT_FIRST_TICKS, samples.full_ticks);
    rl_put16(payload + RL_EVENT_SAMPLES_AT_PERIOD_TICKS, samples.period_ticks);
    rl_put16(payload + RL_EVENT_SAMPLES_AT_LOST, samples.lost);
    samples.lost = 0;
    samples.is_full = false;
    port_unlock(before);
    return RL_EVENT_SAMPLES_BYTES + SAMPLES;
}

#else

void rl_photodiode_start(void) {}

void rl_photodiode_stop(void) {}

uint8_t rl_photodiode_set(uint16_t hz, uint16_t *period_ticks) {
    (void)hz;
    (void)period_ticks;
    return RL_RESULT_NOT_SUPPORTED;
}

uint8_t rl_photodiode_take(uint8_t *payload) {
    (void)payload;
    return 0;
}

#endif

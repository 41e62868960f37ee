/* Little-endian numbers in bytes, and times. */
#ifndef RIGLINK_BYTES_H
#define RIGLINK_BYTES_H

#include <stdint.h>

#include "port.h"

#define RL_TICKS_PER_US (RL_TICKS_PER_SECOND / 1000000)

_Static_assert(RL_TICKS_PER_SECOND % 1000000 == 0, "microseconds must be whole ticks");
_Static_assert(RL_TICKS_PER_US >= 1 && RL_TICKS_PER_US <= 16, "a minute must be less than 2^31 ticks");

/* A constant of the schema in ticks. */
#define RL_TICKS(us) ((uint32_t)(us) * (uint32_t)RL_TICKS_PER_US)

static inline uint16_t rl_get16(const uint8_t *at) {
    return (uint16_t)(at[0] | (uint16_t)(at[1] << 8));
}

static inline uint32_t rl_get32(const uint8_t *at) {
    return (uint32_t)rl_get16(at) | ((uint32_t)rl_get16(at + 2) << 16);
}

static inline void rl_put16(uint8_t *at, uint16_t value) {
    at[0] = (uint8_t)value;
    at[1] = (uint8_t)(value >> 8);
}

static inline void rl_put32(uint8_t *at, uint32_t value) {
    rl_put16(at, (uint16_t)value);
    rl_put16(at + 2, (uint16_t)(value >> 16));
}

/* How far an instant is after another, negative before it. Ticks wrap. */
static inline int32_t rl_after(uint32_t instant, uint32_t other) {
    return (int32_t)(instant - other);
}

#endif

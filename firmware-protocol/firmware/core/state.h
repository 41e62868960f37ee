/*
 * What the parts of the core share. What an interrupt changes is read and written in critical sections only; `state`
 * alone, a byte, is read anywhere, and the main loop changes it with rl_enter(), which a fault is never lost by.
 */
#ifndef RIGLINK_STATE_H
#define RIGLINK_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "bytes.h"

struct rl_shared {
    volatile uint8_t state;
    uint8_t reset_cause;
    uint8_t fault;
    uint8_t fault_output;
    uint32_t fault_ticks;
    bool stop_open;
    volatile bool tell_fault;     /* events that are to be sent */
    bool tell_shot_over;          /* the main loop's */
    uint32_t boot;
    uint32_t started_ticks;
    bool hold_off;                /* HOLD_OFF_US since the start are not over */
    uint32_t heard_ticks;         /* the last request with our boot; before the first, the start */
    bool host_gone;
    uint32_t armed_ticks;
    uint32_t armed_id;
    uint16_t worst_late_ticks;
    uint16_t frames_bad;
    uint16_t bytes_lost;
    uint16_t replays;
};

extern struct rl_shared rl;

/* Takes the state, unless it is FAULT; returns whether it did. From the main loop. */
bool rl_enter(uint8_t state);

/* A set of states, for the next. */
#define RL_IN(state) ((uint8_t)(1u << (state)))
#define RL_IN_IDLE (RL_IN(RL_STATE_SAFE) | RL_IN(RL_STATE_LOADED) | RL_IN(RL_STATE_DONE))

/* Whether the state is one of these: OK, WRONG_STATE, or FAULTED. */
uint8_t rl_state_among(uint8_t states);

/* Counters stop at their end. */
static inline void rl_count(uint16_t *counter) {
    if (*counter != UINT16_MAX) {
        (*counter)++;
    }
}

#endif

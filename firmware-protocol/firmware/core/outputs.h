/* The outputs' pins, and the books on their levels. */
#ifndef RIGLINK_OUTPUTS_H
#define RIGLINK_OUTPUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "port.h"

void rl_outputs_start(void);

/* DMX outputs go to the rest level of the caps that hold now, to 0 without. From the main loop, in a critical section. */
void rl_outputs_take_caps(void);

/* In an interrupt: switches all pins to rest, the FLASH and the TORCH first. Returns when it was. */
uint32_t rl_outputs_pins_to_rest(void);

/* An output's bit. */
static inline rl_bits rl_outputs_bit(uint8_t output) {
    return (rl_bits)((rl_bits)1 << output);
}

/* ---- The books, of the main loop ---- */

uint8_t rl_outputs_level(uint8_t output);

/* Outputs away from rest. */
rl_bits rl_outputs_away(void);

/* Since when an output is away from rest. */
uint32_t rl_outputs_away_since(uint8_t output);

/* An output has had that level since that tick. Returns the level before. */
uint8_t rl_outputs_note(uint8_t output, uint8_t level, uint32_t ticks);

#endif

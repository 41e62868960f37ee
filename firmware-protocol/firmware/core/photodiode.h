/* The photodiode's samples: a packet is filled while the one before is sent; nothing more is kept. */
#ifndef RIGLINK_PHOTODIODE_H
#define RIGLINK_PHOTODIODE_H

#include <stdbool.h>
#include <stdint.h>

void rl_photodiode_start(void);

/* Answers PHOTODIODE; returns the result. */
uint8_t rl_photodiode_set(uint16_t hz, uint16_t *period_ticks);

/* Nobody wants them any more. */
void rl_photodiode_stop(void);

/* Puts a full packet into the payload; returns its length, 0 without one. */
uint8_t rl_photodiode_take(uint8_t *payload);

#endif

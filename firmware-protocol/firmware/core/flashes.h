/* How often the light flashes (PROTOCOL.md, section 5): of a timeline to come, and of what was done. */
#ifndef RIGLINK_FLASHES_H
#define RIGLINK_FLASHES_H

#include <stdbool.h>
#include <stdint.h>

void rl_flashes_start(void);

/* Whether the loaded timeline keeps the rate: by itself, or at that start, after what was done. */
bool rl_flashes_fit_alone(void);
bool rl_flashes_fit(uint32_t start_ticks);

/* A shot begins; an output goes from one level to another. */
void rl_flashes_begin(void);
void rl_flashes_edge(uint8_t output, uint8_t from, uint8_t to, uint32_t ticks);

/* Whether a flash may come now, and that one comes: of light that changes outside a shot. */
bool rl_flashes_room(uint32_t now);
void rl_flashes_add(uint32_t now);

/* Lets go of what no window reaches any more. */
void rl_flashes_age(uint32_t now);

#endif

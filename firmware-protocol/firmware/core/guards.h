/*
 * The guards, which end a stay away from rest by themselves: neither the main loop nor the edges' alarm has a part in it.
 * In interrupts or critical sections, but for rl_guards_renew(). Their alarm may be set for an instant at which none is
 * over, never for a later one than the first.
 */
#ifndef RIGLINK_GUARDS_H
#define RIGLINK_GUARDS_H

#include <stdint.h>

#include "timeline.h"

/* Without any; also when a timeline's first instant is prepared. */
void rl_guards_off(void);

/* Before the outputs that leave rest at an instant of the timeline do, at that tick. */
void rl_guards_set(const struct rl_instant *instant, uint32_t leave_ticks);

/* Outputs have come back to rest. */
void rl_guards_clear(rl_bits outputs);

/* From the main loop: sets the alarm for the first that may be over, so that no other is in an edge's way. */
void rl_guards_renew(void);

#endif

/* The instants of a timeline: its edges worked out by the main loop, so that interrupts have little left to do. */
#ifndef RIGLINK_INSTANTS_H
#define RIGLINK_INSTANTS_H

#include <stdint.h>

/* Of the loaded timeline, which has passed its checks. */
void rl_instants_work_out(void);

/* After how many ticks away from rest the guard of an output of the timeline ends its stay. */
uint32_t rl_instants_guard_stay(uint8_t output);

#endif

/*
 * What interrupts do of a shot or a preview: they make its edges and keep the tick of each instant. They need no main loop;
 * the books on what they did are written by it afterwards (books.h).
 */
#ifndef RIGLINK_EDGES_H
#define RIGLINK_EDGES_H

#include <stdbool.h>
#include <stdint.h>

/* How far they are. The tick of each instant is in the log, at the place of its first edge. */
struct rl_made {
    uint8_t edges;       /* of the timeline, in its order */
    uint8_t ending;      /* UNDER_WAY, or how it ended; NONE when there is no shot, or its end is in the books */
    uint32_t over_ticks; /* when it ended */
};

/* In a critical section. */
void rl_edges_start(void);
void rl_edges_begin(void);
struct rl_made rl_edges_made(void);
bool rl_edges_dmx_within(uint32_t ticks); /* whether an edge on DMX is due sooner than that */

/* In an interrupt: all pins were switched to rest at that tick; what is under way has ended so. */
void rl_edges_end(uint8_t ending, uint32_t ticks);

/* From the main loop: the end is in the books. */
void rl_edges_booked(void);

#endif

/* The timeline that is loaded, and its checks (PROTOCOL.md, section 5, LOAD). */
#ifndef RIGLINK_TIMELINE_H
#define RIGLINK_TIMELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "port.h"

struct rl_edge {
    uint32_t offset_ticks;
    uint8_t output;
    uint8_t level;
#if RL_DMX
    uint8_t dmx_slot; /* of the output, 0 for a PIN; from when the timeline is complete */
#endif
};

/* All edges at one offset: from the end of the instant before on. */
struct rl_instant {
    uint8_t end;    /* the number behind its last edge's */
    bool dmx;       /* there is one on DMX */
    rl_bits leaves; /* outputs that leave rest */
    rl_bits rests;  /* outputs that come back to it */
};

struct rl_timeline {
    struct rl_edge edges[RL_EDGES_MAX];
    struct rl_instant instants[RL_EDGES_MAX];
    uint32_t shortest_stay_ticks; /* until the first guard of any output of it ends a stay */
    uint8_t kind;
    uint8_t total;    /* 0 while none is begun */
    uint8_t loaded;   /* edges that have come */
    bool complete;    /* all have come, and were checked */
    uint32_t crc;     /* what the host says it is */
};

extern struct rl_timeline rl_timeline;

void rl_timeline_forget(void);

/* Answers LOAD; returns the result. */
uint8_t rl_timeline_load(const uint8_t *payload, uint8_t length, uint8_t *at);

#endif

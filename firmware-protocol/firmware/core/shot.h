/* A shot or a preview, from its FIRE on to its end (PROTOCOL.md, sections 5 and 6). */
#ifndef RIGLINK_SHOT_H
#define RIGLINK_SHOT_H

#include <stdbool.h>
#include <stdint.h>

#include "port.h"

struct rl_done {
    uint32_t ticks;
    uint8_t output;
    uint8_t level;
};

struct rl_shot {
    uint32_t id;           /* of the last that was fired, 0 before */
    uint32_t start_ticks;  /* that it was fired with */
    uint32_t over_ticks;
    uint32_t until_ticks;  /* of a preview: when it ends */
    uint32_t last_ticks;   /* of a preview: later it cannot be kept */
    bool spacing;          /* the next may still be too soon after it */
    uint8_t ending;
    uint8_t logged;        /* edges in the books */
    struct rl_done log[RL_EDGES_MAX + RL_OUTPUTS];
};

/* The main loop's, but for what edges.c does: it reads the start, and keeps the tick of each instant in the log. */
extern struct rl_shot rl_shot;

void rl_shot_start(void);

/* The armed shot is fired, to start at that tick. Returns false if a fault was faster. */
bool rl_shot_begin(uint32_t start_ticks);

/* Answer the requests from the main loop; return the result. */
uint8_t rl_shot_keep(const uint8_t *payload, uint32_t *until_ticks);
uint8_t rl_shot_release(const uint8_t *payload);

/* Ends the preview that is under way. From the main loop. */
void rl_shot_end_preview(void);

/* Lets go of the last shot's start once it can hinder no other. */
void rl_shot_age(uint32_t now);

#endif

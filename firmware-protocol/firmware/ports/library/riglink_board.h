/*
 * The board's core as a shared library: one board a process, driven by one thread, with a clock that stands still but in
 * rlb_advance(). Processing and sending take no time. What it is for: to try the core millions of times a minute.
 *
 * It is the reference board: 2,000,000 ticks a second; outputs 0 FLASH and 1 TORCH, pins; 2 to 9 LAMP, pins; 10 to 17 LAMP
 * on DMX; timelines of 64 edges, a ledger of 64 stays, a photodiode of 4000 Hz at most. stack_free_bytes is 0.
 */
#ifndef RIGLINK_BOARD_H
#define RIGLINK_BOARD_H

#include <stdint.h>

#define RLB_OUTPUTS 18

#define RLB_API __attribute__((visibility("default")))

/* 8 bytes. Levels are a timeline's: of a PIN 0 or 255; of a DMX slot what it is, also at rest and without caps. */
struct rlb_edge {
    uint32_t ticks;
    uint8_t output;
    uint8_t level;
    uint8_t unused[2];
};

/* What STATUS says, and more of it. No padding: 132 bytes. */
struct rlb_state {
    uint32_t ticks;
    uint32_t boot;
    uint32_t fault_ticks;
    uint32_t outputs_away;
    uint32_t caps_crc;
    uint32_t timeline_crc;
    uint32_t shot_id;
    uint16_t worst_late_ticks;
    uint16_t frames_bad;
    uint16_t bytes_lost;
    uint16_t replays;
    uint8_t state;
    uint8_t fault;
    uint8_t fault_output;
    uint8_t ending;
    uint8_t edges_logged;
    uint8_t unused;
    uint8_t levels[RLB_OUTPUTS];
    uint32_t away_since[RLB_OUTPUTS]; /* 0 at rest */
};

/* Power on, or a reset: everything is forgotten, also what was sent and the edges that nobody took. The stop input is
 * closed, it is dark, and no edge is told. `boot` is the boot nonce, not 0. */
RLB_API void rlb_start(uint32_t boot, uint8_t reset_cause, uint32_t first_ticks, uint64_t serial);

/* Bytes come in, at the present tick; all that they cause at once has happened on return. */
RLB_API void rlb_receive(const uint8_t *bytes, uint32_t count);
RLB_API void rlb_break(void);
RLB_API void rlb_stop_input(int open);
/* What the photodiode sees from now on. */
RLB_API void rlb_light(uint8_t value);

/* Lets time pass. What is due happens at its own tick; at one tick edges first, then guards, time-outs, a sample. */
RLB_API void rlb_advance(uint32_t ticks);

/* Takes at most `max` of what was sent, or of the outputs' changes, since; returns how many. What is not taken is kept, up to
 * a megabyte of either. */
RLB_API uint32_t rlb_sent(uint8_t *into, uint32_t max);
RLB_API uint32_t rlb_edges(struct rlb_edge *into, uint32_t max);

RLB_API void rlb_state(struct rlb_state *into);

/* What becomes of the bytes between two 00 (1 to 255 of them): 0 FRAME, 1 TOO_LONG, 2 BAD_COBS, 3 TOO_SHORT, 4 BAD_LENGTH,
 * 5 BAD_CHECK, 6 BAD_VERSION, 7 BAD_FLAGS. The board is left alone. */
RLB_API int rlb_verdict(const uint8_t *encoded, uint32_t count);

/*
 * Many steps in one call. All numbers are little-endian.
 *
 * script: steps, one after another, each a byte and its arguments
 *   0 advance  u32 ticks
 *   1 receive  u16 count, count bytes
 *   2 break
 *   3 stop     u8 open
 *   4 light    u8 value
 *   5 start    u32 boot, u8 reset_cause, u32 first_ticks, u64 serial
 * log: after each step, in this order, what came of it
 *   1 edge     u32 ticks, u8 output, u8 level   one record for each change of an output, in the order they were made
 *   2 sent     u16 count, count bytes           one record for a step in which anything was sent, whole
 *
 * Returns the bytes written to the log; UINT64_MAX if the log was too small, a step sent more than 65,535 bytes, or the
 * script is none.
 */
RLB_API uint64_t rlb_run(const uint8_t *script, uint32_t length, uint8_t *log, uint32_t log_max);

#endif

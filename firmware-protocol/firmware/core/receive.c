#include "receive.h"

#include "fault.h"
#include "frame.h"
#include "state.h"

#ifndef RL_RX_RING
#define RL_RX_RING 256
#endif

_Static_assert(RL_RX_RING == 64 || RL_RX_RING == 128 || RL_RX_RING == 256, "the ring's indices are bytes that wrap");

/* Instants of so many ends of frames are kept. The host has one request out, so more are none of its making. */
#define ENDS 4

/* So many bytes are taken in a round of the main loop, which must come round however much comes in. */
#define ROUND 64

/* Of the interrupt; `tail` and the count of ends taken are the main loop's. */
static uint8_t ring[RL_RX_RING];
static volatile uint8_t head;
static volatile uint8_t tail;
static volatile uint8_t used_ends;
static uint8_t next_end;
static uint32_t end_ticks[ENDS];
static bool after_zero;
static volatile bool cut_by_break;

/* Of the main loop: the bytes since the last 00, at most one more than the longest frame has. */
static uint8_t encoded[RL_ENCODED_MAX_BYTES + 1];
static uint8_t count;

void rl_receive_start(void) {
    head = 0;
    tail = 0;
    used_ends = 0;
    next_end = 0;
    after_zero = true;
    cut_by_break = false;
    count = 0;
}

void rl_received(uint8_t byte) {
    uint8_t next = (uint8_t)((head + 1) % RL_RX_RING);
    bool ends_frame = byte == 0 && !after_zero;
    if (next == tail || (ends_frame && used_ends == ENDS)) {
        rl_count(&rl.bytes_lost);
        return;
    }
    ring[head] = byte;
    head = next;
    after_zero = byte == 0;
    if (ends_frame) {
        end_ticks[next_end] = port_ticks();
        next_end = (uint8_t)((next_end + 1) % ENDS);
        used_ends++;
    }
}

void rl_receive_lost(void) {
    rl_count(&rl.bytes_lost);
}

void rl_break(void) {
    /* What came before it and was not read yet goes with it: the host has given that up. */
    tail = head;
    used_ends = 0;
    after_zero = true;
    cut_by_break = true;
    rl_fault(RL_FAULT_BREAK, 0);
}

/* The next byte, and of a 00 that ends a frame its instant. */
static bool take(uint8_t *byte, uint32_t *ticks) {
    bool taken = false;
    uint8_t before = port_lock();
    if (cut_by_break) {
        cut_by_break = false;
        count = 0;
    }
    if (tail != head) {
        *byte = ring[tail];
        tail = (uint8_t)((tail + 1) % RL_RX_RING);
        if (*byte == 0 && count > 0) {
            *ticks = end_ticks[(uint8_t)(next_end + ENDS - used_ends) % ENDS];
            used_ends--;
        }
        taken = true;
    }
    port_unlock(before);
    return taken;
}

bool rl_receive_waiting(void) {
    return tail != head;
}

bool rl_receive_frame(uint8_t **frame, uint32_t *received_ticks) {
    uint8_t byte;
    for (uint8_t i = 0; i < ROUND && take(&byte, received_ticks); i++) {
        if (byte != 0) {
            if (count <= RL_ENCODED_MAX_BYTES) {
                encoded[count++] = byte;
            }
        } else if (count > 0) {
            enum rl_verdict verdict = rl_frame_decode(encoded, count);
            count = 0;
            if (verdict == RL_VERDICT_FRAME && encoded[RL_FRAME_AT_FLAGS] == RL_FLAGS_REQUEST) {
                *frame = encoded;
                return true;
            }
            rl_count(&rl.frames_bad);
        }
    }
    return false;
}

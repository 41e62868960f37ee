/* Frames (PROTOCOL.md, section 1): COBS, header, check. Both ways in place: no second buffer. */
#ifndef RIGLINK_FRAME_H
#define RIGLINK_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "riglink_schema.h"

#define RL_FRAME_VERSION 1

#define RL_FRAME_AT_VERSION 0
#define RL_FRAME_AT_TYPE 1
#define RL_FRAME_AT_FLAGS 2
#define RL_FRAME_AT_ID 3
#define RL_FRAME_AT_BOOT 5
#define RL_FRAME_AT_LENGTH 9
#define RL_FRAME_AT_PAYLOAD 10
#define RL_FRAME_CHECK_BYTES 4
#define RL_FRAME_MIN_BYTES (RL_FRAME_AT_PAYLOAD + RL_FRAME_CHECK_BYTES)
#define RL_FRAME_MAX_BYTES (RL_FRAME_MIN_BYTES + RL_PAYLOAD_MAX_BYTES)
#define RL_ENCODED_MAX_BYTES (RL_FRAME_MAX_BYTES + 1)

#define RL_FLAGS_REQUEST 0
#define RL_FLAGS_REPLY 1
#define RL_FLAGS_EVENT 2

enum rl_verdict {
    RL_VERDICT_FRAME = 0,
    RL_VERDICT_TOO_LONG,
    RL_VERDICT_BAD_COBS,
    RL_VERDICT_TOO_SHORT,
    RL_VERDICT_BAD_LENGTH,
    RL_VERDICT_BAD_CHECK,
    RL_VERDICT_BAD_VERSION,
    RL_VERDICT_BAD_FLAGS
};

/* Judges what came between two 00, `count` bytes of it, at least 1; afterwards the frame stands where they were. */
enum rl_verdict rl_frame_decode(uint8_t *bytes, uint8_t count);

/*
 * Completes a frame whose header and payload stand from bytes[2] on: version, check, COBS, and a 00 at either end. Returns
 * how many bytes from bytes[0] on go out. There must be room for RL_ENCODED_MAX_BYTES + 2.
 */
uint8_t rl_frame_encode(uint8_t *bytes);

#endif

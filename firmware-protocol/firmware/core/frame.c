#include "frame.h"

#include "bytes.h"
#include "crc32c.h"

/* The check over the schema's hash (or zeros) and the frame without its last four bytes. */
static uint32_t check_of(const uint8_t *frame, uint8_t count) {
    uint8_t type = frame[RL_FRAME_AT_TYPE];
    uint8_t hash[4];
    rl_put32(hash, type == RL_REQUEST_HELLO || type == RL_REQUEST_IDENTIFY ? 0 : RL_SCHEMA_HASH);
    return rl_crc_end(rl_crc_bytes(rl_crc_bytes(RL_CRC_BEGIN, hash, sizeof hash), frame, count));
}

/* Returns the frame's length, 255 if it is no COBS. What is written never overtakes what is read. */
static uint8_t decode_cobs(uint8_t *bytes, uint8_t count) {
    uint8_t read = 0;
    uint8_t written = 0;
    while (read < count) {
        uint8_t piece = bytes[read++];
        if (piece == 0xFF || piece - 1 > count - read) {
            return 255;
        }
        while (--piece > 0) {
            bytes[written++] = bytes[read++];
        }
        if (read < count) {
            bytes[written++] = 0;
        }
    }
    return written;
}

enum rl_verdict rl_frame_decode(uint8_t *bytes, uint8_t count) {
    if (count > RL_ENCODED_MAX_BYTES) {
        return RL_VERDICT_TOO_LONG;
    }
    uint8_t length = decode_cobs(bytes, count);
    if (length == 255) {
        return RL_VERDICT_BAD_COBS;
    }
    if (length < RL_FRAME_MIN_BYTES) {
        return RL_VERDICT_TOO_SHORT;
    }
    if (bytes[RL_FRAME_AT_LENGTH] > RL_PAYLOAD_MAX_BYTES || bytes[RL_FRAME_AT_LENGTH] != length - RL_FRAME_MIN_BYTES) {
        return RL_VERDICT_BAD_LENGTH;
    }
    uint8_t checked = (uint8_t)(length - RL_FRAME_CHECK_BYTES);
    if (rl_get32(bytes + checked) != check_of(bytes, checked)) {
        return RL_VERDICT_BAD_CHECK;
    }
    uint8_t type = bytes[RL_FRAME_AT_TYPE];
    if (bytes[RL_FRAME_AT_VERSION] != RL_FRAME_VERSION && type != RL_REQUEST_HELLO && type != RL_REQUEST_IDENTIFY) {
        return RL_VERDICT_BAD_VERSION;
    }
    return bytes[RL_FRAME_AT_FLAGS] > RL_FLAGS_EVENT ? RL_VERDICT_BAD_FLAGS : RL_VERDICT_FRAME;
}

uint8_t rl_frame_encode(uint8_t *bytes) {
    uint8_t *frame = bytes + 2;
    frame[RL_FRAME_AT_VERSION] = RL_FRAME_VERSION;
    uint8_t checked = (uint8_t)(RL_FRAME_AT_PAYLOAD + frame[RL_FRAME_AT_LENGTH]);
    rl_put32(frame + checked, check_of(frame, checked));
    uint8_t end = (uint8_t)(2 + checked + RL_FRAME_CHECK_BYTES);
    uint8_t piece = 1; /* where the length of the present piece goes */
    for (uint8_t at = 2; at < end; at++) {
        if (bytes[at] == 0) {
            bytes[piece] = (uint8_t)(at - piece);
            piece = at;
        }
    }
    bytes[piece] = (uint8_t)(end - piece);
    bytes[0] = 0;
    bytes[end] = 0;
    return (uint8_t)(end + 1);
}

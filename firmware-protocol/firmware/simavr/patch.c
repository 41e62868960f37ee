/*
 * Which output has which DMX slot. The wire of the lamps does not tell, so this listens on the link's as a clamp on the
 * cable would: the slots of a SET_CAPS hold as soon as the board has answered it with OK.
 */
#include "board.h"

#include "frame.h"

#include <string.h>

struct listener {
    uint8_t bytes[RL_ENCODED_MAX_BYTES];
    uint16_t count; /* one more than there is room for: too long */
};

static struct listener host;
static struct listener answer;
static uint8_t asked[OUTPUTS_MAX];

/* Whether the byte ends a frame of SET_CAPS; the frame stands in the listener's bytes then. */
static bool ends_set_caps(struct listener *listener, uint8_t byte, uint8_t flags) {
    if (byte != 0) {
        if (listener->count < sizeof listener->bytes) {
            listener->bytes[listener->count++] = byte;
        } else {
            listener->count = sizeof listener->bytes + 1;
        }
        return false;
    }
    uint16_t count = listener->count;
    listener->count = 0;
    return count > 0 && count <= sizeof listener->bytes
        && rl_frame_decode(listener->bytes, (uint8_t)count) == RL_VERDICT_FRAME
        && listener->bytes[RL_FRAME_AT_TYPE] == RL_REQUEST_SET_CAPS && listener->bytes[RL_FRAME_AT_FLAGS] == flags;
}

void patch_heard(struct board *board, uint8_t byte) {
    if (board->wiring->dmx && ends_set_caps(&host, byte, RL_FLAGS_REQUEST)) {
        const uint8_t *group = host.bytes + RL_FRAME_AT_PAYLOAD;
        const uint8_t *end = group + host.bytes[RL_FRAME_AT_LENGTH];
        memset(asked, 0, sizeof asked);
        for (; group + RL_REQUEST_SET_CAPS_GROUP_BYTES <= end; group += RL_REQUEST_SET_CAPS_GROUP_BYTES) {
            uint8_t output = group[RL_REQUEST_SET_CAPS_GROUP_AT_OUTPUT];
            if (output < OUTPUTS_MAX) {
                asked[output] = group[RL_REQUEST_SET_CAPS_GROUP_AT_DMX_SLOT];
            }
        }
    }
}

void patch_said(struct board *board, uint8_t byte) {
    if (board->wiring->dmx && ends_set_caps(&answer, byte, RL_FLAGS_REPLY)
        && answer.bytes[RL_FRAME_AT_PAYLOAD] == RL_RESULT_OK) {
        dmx_patch(board, asked);
    }
}

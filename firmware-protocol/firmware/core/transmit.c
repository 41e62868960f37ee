#include "transmit.h"

#include "frame.h"
#include "state.h"

static uint8_t bytes[RL_ENCODED_MAX_BYTES + 2];
static volatile uint8_t sent;
static volatile uint8_t total;

void rl_transmit_start(void) {
    sent = 0;
    total = 0;
}

bool rl_transmit_idle(void) {
    return sent == total;
}

uint8_t *rl_transmit_payload(void) {
    return bytes + 2 + RL_FRAME_AT_PAYLOAD;
}

void rl_transmit(uint8_t type, uint8_t flags, uint16_t id, uint8_t length) {
    uint8_t *frame = bytes + 2;
    frame[RL_FRAME_AT_TYPE] = type;
    frame[RL_FRAME_AT_FLAGS] = flags;
    rl_put16(frame + RL_FRAME_AT_ID, id);
    rl_put32(frame + RL_FRAME_AT_BOOT, rl.boot);
    frame[RL_FRAME_AT_LENGTH] = length;
    uint8_t encoded = rl_frame_encode(bytes);
    uint8_t before = port_lock();
    sent = 0;
    total = encoded;
    port_transmit();
    port_unlock(before);
}

bool rl_take_byte(uint8_t *byte) {
    if (sent == total) {
        return false;
    }
    *byte = bytes[sent];
    sent++;
    return true;
}

#include "selfcheck.h"

#include "caps.h"
#include "crc32c.h"
#include "fault.h"
#include "timeline.h"

/* So many bytes a step: well below the time of a byte on the line, on an ATmega too. */
#define STEP 8

static uint32_t expected;
static uint32_t running;
static uint16_t at;

#define CAPS_BYTES sizeof rl_caps
#define BYTES (CAPS_BYTES + sizeof rl_timeline)

static uint8_t byte_at(uint16_t position) {
    return position < CAPS_BYTES ? ((const uint8_t *)rl_caps)[position]
            : ((const uint8_t *)&rl_timeline)[position - CAPS_BYTES];
}

void rl_selfcheck_renew(void) {
    expected = rl_crc_bytes(rl_crc_bytes(RL_CRC_BEGIN, rl_caps, CAPS_BYTES), &rl_timeline, sizeof rl_timeline);
    running = RL_CRC_BEGIN;
    at = 0;
}

void rl_selfcheck_step(void) {
    for (uint8_t i = 0; i < STEP && at < BYTES; i++) {
        running = rl_crc_byte(running, byte_at(at++));
    }
    if (at == BYTES) {
        if (running != expected) {
            rl_fault_from_main(RL_FAULT_SELF_CHECK);
        }
        running = RL_CRC_BEGIN;
        at = 0;
    }
}

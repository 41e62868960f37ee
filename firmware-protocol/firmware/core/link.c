#include "link.h"

#include <string.h>

#include "books.h"
#include "frame.h"
#include "photodiode.h"
#include "receive.h"
#include "requests.h"
#include "shot.h"
#include "state.h"
#include "transmit.h"

/* The longest reply of a request that happens once, FIRE's. */
#define KEPT_MAX_BYTES RL_REPLY_FIRE_BYTES

struct kept {
    uint32_t check; /* of the request */
    uint16_t id;
    uint8_t length; /* of the reply; 0 if none is kept here */
    uint8_t reply[KEPT_MAX_BYTES];
};

static struct kept kept[RL_REPLIES_KEPT];
static uint8_t next_kept;
static uint16_t next_event;

void rl_link_start(void) {
    memset(kept, 0, sizeof kept);
    next_kept = 0;
    next_event = 0;
}

static const struct kept *find_kept(uint16_t id, uint32_t check) {
    for (uint8_t i = 0; i < RL_REPLIES_KEPT; i++) {
        if (kept[i].length > 0 && kept[i].id == id && kept[i].check == check) {
            return &kept[i];
        }
    }
    return 0;
}

static void keep(uint16_t id, uint32_t check, const uint8_t *reply, uint8_t length) {
    struct kept *it = &kept[next_kept];
    next_kept = (uint8_t)((next_kept + 1) % RL_REPLIES_KEPT);
    it->id = id;
    it->check = check;
    it->length = length;
    memcpy(it->reply, reply, length);
}

static void heard(uint32_t ticks) {
    rl.heard_ticks = ticks;
    rl.host_gone = false;
}

/* Puts the reply together and returns its length. */
static uint8_t answer(const uint8_t *frame, uint32_t received_ticks, uint8_t *reply) {
    uint8_t type = frame[RL_FRAME_AT_TYPE];
    uint8_t length = frame[RL_FRAME_AT_LENGTH];
    const uint8_t *payload = frame + RL_FRAME_AT_PAYLOAD;
    if (type != RL_REQUEST_HELLO && type != RL_REQUEST_IDENTIFY) {
        if (rl_get32(frame + RL_FRAME_AT_BOOT) != rl.boot) {
            *reply = RL_RESULT_STALE_BOOT;
            return 1;
        }
        heard(received_ticks);
    }
    if (!rl_request_known(type)) {
        *reply = RL_RESULT_UNKNOWN_TYPE;
        return 1;
    }
    if (!rl_request_length_fits(type, length)) {
        *reply = RL_RESULT_BAD_LENGTH;
        return 1;
    }
    if (!rl_request_once(type)) {
        return rl_request_act(type, payload, length, received_ticks, reply);
    }
    uint16_t id = rl_get16(frame + RL_FRAME_AT_ID);
    uint32_t check = rl_get32(payload + length);
    const struct kept *before = find_kept(id, check);
    if (before != 0) {
        rl_count(&rl.replays);
        memcpy(reply, before->reply, before->length);
        return before->length;
    }
    uint8_t reply_length = rl_request_act(type, payload, length, received_ticks, reply);
    keep(id, check, reply, reply_length);
    return reply_length;
}

static void tell(uint8_t type, uint8_t length) {
    rl_transmit(type, RL_FLAGS_EVENT, next_event++, length);
}

static void tell_fault(uint8_t *payload) {
    uint8_t before = port_lock();
    rl.tell_fault = false;
    payload[RL_EVENT_FAULT_AT_FAULT] = rl.fault;
    payload[RL_EVENT_FAULT_AT_OUTPUT] = rl.fault_output;
    rl_put32(payload + RL_EVENT_FAULT_AT_TICKS, rl.fault_ticks);
    port_unlock(before);
    tell(RL_EVENT_FAULT, RL_EVENT_FAULT_BYTES);
}

static void tell_shot_over(uint8_t *payload) {
    rl.tell_shot_over = false;
    rl_put32(payload + RL_EVENT_SHOT_OVER_AT_SHOT_ID, rl_shot.id);
    payload[RL_EVENT_SHOT_OVER_AT_ENDING] = rl_shot.ending;
    payload[RL_EVENT_SHOT_OVER_AT_EDGES_LOGGED] = rl_shot.logged;
    tell(RL_EVENT_SHOT_OVER, RL_EVENT_SHOT_OVER_BYTES);
}

bool rl_link_poll(void) {
    if (!rl_transmit_idle()) {
        return false;
    }
    uint8_t *payload = rl_transmit_payload();
    if (rl.tell_fault) {
        tell_fault(payload);
        return true;
    }
    if (rl.tell_shot_over) {
        tell_shot_over(payload);
        return true;
    }
    uint8_t *frame;
    uint32_t received_ticks;
    if (rl_receive_frame(&frame, &received_ticks)) {
        rl_books(); /* of what has been done meanwhile: the reply says how it is now */
        uint8_t length = answer(frame, received_ticks, payload);
        rl_transmit(frame[RL_FRAME_AT_TYPE], RL_FLAGS_REPLY, rl_get16(frame + RL_FRAME_AT_ID), length);
        return true;
    }
    uint8_t length = rl_photodiode_take(payload);
    if (length > 0) {
        tell(RL_EVENT_SAMPLES, length);
        return true;
    }
    return rl_receive_waiting();
}

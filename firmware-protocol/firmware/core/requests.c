#include "requests.h"

#include <string.h>

#include "books.h"
#include "caps.h"
#include "fault.h"
#include "fire.h"
#include "frame.h"
#include "outputs.h"
#include "photodiode.h"
#include "selfcheck.h"
#include "shot.h"
#include "state.h"
#include "timeline.h"

#define FIRMWARE_MAJOR 1
#define FIRMWARE_MINOR 0
#define FIRMWARE_PATCH 0

#ifndef RL_BUILD
#define RL_BUILD 0
#endif

_Static_assert(RL_REPLY_HELLO_BYTES + RL_OUTPUTS * RL_REPLY_HELLO_GROUP_BYTES <= RL_PAYLOAD_MAX_BYTES, "HELLO must fit");

static uint8_t hello(const uint8_t *payload, uint8_t *reply) {
    bool ours = payload[RL_REQUEST_HELLO_AT_FIRST_VERSION] <= RL_FRAME_VERSION
            && payload[RL_REQUEST_HELLO_AT_LAST_VERSION] >= RL_FRAME_VERSION;
    reply[RL_REPLY_HELLO_AT_RESULT] = ours ? RL_RESULT_OK : RL_RESULT_NOT_SUPPORTED;
    reply[RL_REPLY_HELLO_AT_VERSION] = RL_FRAME_VERSION;
    rl_put32(reply + RL_REPLY_HELLO_AT_SCHEMA_HASH, RL_SCHEMA_HASH);
    rl_put32(reply + RL_REPLY_HELLO_AT_TICKS_PER_SECOND, RL_TICKS_PER_SECOND);
    reply[RL_REPLY_HELLO_AT_STATE] = rl.state;
    reply[RL_REPLY_HELLO_AT_RESET_CAUSE] = rl.reset_cause;
    reply[RL_REPLY_HELLO_AT_EDGES_MAX] = RL_EDGES_MAX;
    reply[RL_REPLY_HELLO_AT_PHOTODIODE] = RL_PHOTODIODE_MAX_HZ > 0 ? 1 : 0;
    rl_put16(reply + RL_REPLY_HELLO_AT_PHOTODIODE_MAX_HZ, RL_PHOTODIODE_MAX_HZ);
    uint8_t *group = reply + RL_REPLY_HELLO_BYTES;
    for (uint8_t i = 0; i < RL_OUTPUTS; i++) {
        group[RL_REPLY_HELLO_GROUP_AT_ROLE] = port_role(i);
        group[RL_REPLY_HELLO_GROUP_AT_DRIVE] = port_drive(i);
        group += RL_REPLY_HELLO_GROUP_BYTES;
    }
    return (uint8_t)(group - reply);
}

static uint8_t identify(uint8_t *reply) {
    rl_put16(reply + RL_REPLY_IDENTIFY_AT_BOARD, RL_BOARD);
    reply[RL_REPLY_IDENTIFY_AT_FIRMWARE_MAJOR] = FIRMWARE_MAJOR;
    reply[RL_REPLY_IDENTIFY_AT_FIRMWARE_MINOR] = FIRMWARE_MINOR;
    reply[RL_REPLY_IDENTIFY_AT_FIRMWARE_PATCH] = FIRMWARE_PATCH;
    rl_put32(reply + RL_REPLY_IDENTIFY_AT_BUILD, RL_BUILD);
    port_serial(reply + RL_REPLY_IDENTIFY_AT_SERIAL);
    return RL_REPLY_IDENTIFY_BYTES;
}

static uint8_t status(uint8_t *reply) {
    uint16_t stack_free = port_stack_free();
    uint8_t before = rl_books_lock(); /* for what interrupts write, and no longer: an edge may be due */
    uint8_t state = rl.state;
    uint8_t fault = rl.fault;
    uint8_t fault_output = rl.fault_output;
    uint32_t fault_ticks = rl.fault_ticks;
    uint16_t bytes_lost = rl.bytes_lost;
    port_unlock(before);
    reply[RL_REPLY_STATUS_AT_STATE] = state;
    reply[RL_REPLY_STATUS_AT_FAULT] = fault;
    reply[RL_REPLY_STATUS_AT_FAULT_OUTPUT] = fault_output;
    rl_put32(reply + RL_REPLY_STATUS_AT_FAULT_TICKS, fault_ticks);
    rl_put32(reply + RL_REPLY_STATUS_AT_OUTPUTS_AWAY, rl_outputs_away());
    rl_put32(reply + RL_REPLY_STATUS_AT_SHOT_ID, rl_shot.id);
    reply[RL_REPLY_STATUS_AT_ENDING] = rl_shot.ending;
    reply[RL_REPLY_STATUS_AT_EDGES_LOGGED] = rl_shot.logged;
    rl_put16(reply + RL_REPLY_STATUS_AT_WORST_LATE_TICKS, rl.worst_late_ticks);
    rl_put16(reply + RL_REPLY_STATUS_AT_BYTES_LOST, bytes_lost);
    rl_put32(reply + RL_REPLY_STATUS_AT_CAPS_CRC, rl_caps_crc);
    rl_put32(reply + RL_REPLY_STATUS_AT_TIMELINE_CRC, rl_timeline.complete ? rl_timeline.crc : 0);
    rl_put16(reply + RL_REPLY_STATUS_AT_FRAMES_BAD, rl.frames_bad);
    rl_put16(reply + RL_REPLY_STATUS_AT_REPLAYS, rl.replays);
    rl_put16(reply + RL_REPLY_STATUS_AT_STACK_FREE_BYTES, stack_free);
    return RL_REPLY_STATUS_BYTES;
}

static uint8_t clear(uint8_t fault) {
    if (rl.state != RL_STATE_FAULT) {
        return RL_RESULT_WRONG_STATE;
    }
    if (fault != rl.fault) {
        return RL_RESULT_OTHER_FAULT;
    }
    uint8_t result = RL_RESULT_STILL_STOPPED;
    uint8_t before = rl_books_lock(); /* they need the timeline */
    if (!rl.stop_open) {
        rl.fault = RL_FAULT_NONE;
        rl.fault_output = 0;
        rl.fault_ticks = 0;
        rl.state = RL_STATE_SAFE;
        rl_timeline_forget();
        result = RL_RESULT_OK;
    }
    port_unlock(before);
    rl_selfcheck_renew();
    return result;
}

static uint8_t edges(const uint8_t *payload, uint8_t *reply) {
    uint8_t total = rl_shot.logged;
    uint8_t ending = rl_shot.ending;
    if (ending == RL_ENDING_NONE || rl_get32(payload + RL_REQUEST_EDGES_AT_SHOT_ID) != rl_shot.id) {
        reply[RL_REPLY_EDGES_AT_RESULT] = RL_RESULT_NO_SUCH_SHOT;
        return RL_REPLY_EDGES_BYTES;
    }
    uint8_t first = payload[RL_REQUEST_EDGES_AT_FIRST];
    reply[RL_REPLY_EDGES_AT_ENDING] = ending;
    reply[RL_REPLY_EDGES_AT_TOTAL] = total;
    reply[RL_REPLY_EDGES_AT_FIRST] = first;
    uint8_t length = RL_REPLY_EDGES_BYTES;
    for (uint8_t i = first; i < total && length + RL_REPLY_EDGES_GROUP_BYTES <= RL_PAYLOAD_MAX_BYTES; i++) {
        const struct rl_done *done = &rl_shot.log[i];
        rl_put32(reply + length + RL_REPLY_EDGES_GROUP_AT_TICKS, done->ticks);
        reply[length + RL_REPLY_EDGES_GROUP_AT_OUTPUT] = done->output;
        reply[length + RL_REPLY_EDGES_GROUP_AT_LEVEL] = done->level;
        length += RL_REPLY_EDGES_GROUP_BYTES;
    }
    return length;
}

bool rl_request_known(uint8_t type) {
    return type >= RL_REQUEST_HELLO && type <= RL_REQUEST_PHOTODIODE;
}

bool rl_request_length_fits(uint8_t type, uint8_t length) {
    switch (type) {
        case RL_REQUEST_HELLO:
            return length == RL_REQUEST_HELLO_BYTES;
        case RL_REQUEST_SET_CAPS:
            return length % RL_REQUEST_SET_CAPS_GROUP_BYTES == 0;
        case RL_REQUEST_LOAD:
            return length >= RL_REQUEST_LOAD_BYTES
                    && (length - RL_REQUEST_LOAD_BYTES) % RL_REQUEST_LOAD_GROUP_BYTES == 0;
        case RL_REQUEST_ARM:
            return length == RL_REQUEST_ARM_BYTES;
        case RL_REQUEST_FIRE:
            return length == RL_REQUEST_FIRE_BYTES;
        case RL_REQUEST_HEARTBEAT:
            return length == RL_REQUEST_HEARTBEAT_BYTES;
        case RL_REQUEST_CLEAR:
            return length == RL_REQUEST_CLEAR_BYTES;
        case RL_REQUEST_EDGES:
            return length == RL_REQUEST_EDGES_BYTES;
        case RL_REQUEST_KEEP:
            return length == RL_REQUEST_KEEP_BYTES;
        case RL_REQUEST_RELEASE:
            return length == RL_REQUEST_RELEASE_BYTES;
        case RL_REQUEST_PHOTODIODE:
            return length == RL_REQUEST_PHOTODIODE_BYTES;
        default:
            return length == 0;
    }
}

bool rl_request_once(uint8_t type) {
    return type == RL_REQUEST_LOAD || type == RL_REQUEST_ARM || type == RL_REQUEST_FIRE || type == RL_REQUEST_CLEAR;
}

uint8_t rl_request_act(uint8_t type, const uint8_t *payload, uint8_t length, uint32_t received_ticks, uint8_t *reply) {
    uint32_t ticks = 0;
    uint16_t period = 0;
    memset(reply, 0, RL_REPLY_STATUS_BYTES); /* the result OK, and no field of the longest fixed reply left undecided */
    switch (type) {
        case RL_REQUEST_HELLO:
            return hello(payload, reply);
        case RL_REQUEST_IDENTIFY:
            return identify(reply);
        case RL_REQUEST_SYNC:
            rl_put32(reply + RL_REPLY_SYNC_AT_RECEIVED_TICKS, received_ticks);
            rl_put32(reply + RL_REPLY_SYNC_AT_REPLIED_TICKS, port_ticks());
            return RL_REPLY_SYNC_BYTES;
        case RL_REQUEST_SET_CAPS:
            reply[0] = rl_caps_set(payload, length, reply + RL_REPLY_SET_CAPS_AT_AT);
            rl_put32(reply + RL_REPLY_SET_CAPS_AT_CAPS_CRC, rl_caps_crc);
            return RL_REPLY_SET_CAPS_BYTES;
        case RL_REQUEST_LOAD:
            reply[0] = rl_timeline_load(payload, length, reply + RL_REPLY_LOAD_AT_AT);
            return RL_REPLY_LOAD_BYTES;
        case RL_REQUEST_ARM:
            reply[0] = rl_arm(payload);
            return RL_REPLY_ARM_BYTES;
        case RL_REQUEST_FIRE:
            reply[0] = rl_fire(payload, &ticks);
            rl_put32(reply + RL_REPLY_FIRE_AT_NOW_TICKS, ticks);
            return RL_REPLY_FIRE_BYTES;
        case RL_REQUEST_ABORT:
            rl_fault_from_main(RL_FAULT_ABORTED);
            return RL_REPLY_ABORT_BYTES;
        case RL_REQUEST_STATUS:
            return status(reply);
        case RL_REQUEST_HEARTBEAT: {
            uint8_t before = port_lock();
            reply[RL_REPLY_HEARTBEAT_AT_STATE] = rl.state;
            reply[RL_REPLY_HEARTBEAT_AT_FAULT] = rl.fault;
            port_unlock(before);
            return RL_REPLY_HEARTBEAT_BYTES;
        }
        case RL_REQUEST_CLEAR:
            reply[0] = clear(payload[RL_REQUEST_CLEAR_AT_FAULT]);
            return RL_REPLY_CLEAR_BYTES;
        case RL_REQUEST_EDGES:
            return edges(payload, reply);
        case RL_REQUEST_KEEP:
            reply[0] = rl_shot_keep(payload, &ticks);
            rl_put32(reply + RL_REPLY_KEEP_AT_UNTIL_TICKS, ticks);
            return RL_REPLY_KEEP_BYTES;
        case RL_REQUEST_RELEASE:
            reply[0] = rl_shot_release(payload);
            return RL_REPLY_RELEASE_BYTES;
        default: /* PHOTODIODE, the last of those that rl_request_known() knows */
            reply[0] = rl_photodiode_set(rl_get16(payload), &period);
            rl_put16(reply + RL_REPLY_PHOTODIODE_AT_PERIOD_TICKS, period);
            return RL_REPLY_PHOTODIODE_BYTES;
    }
}

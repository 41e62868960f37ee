/* The host's side of the line, without a pty: bytes go into the simulated receiver at the line's pace. */
#include "host.h"

#include "bytes.h"
#include "frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTE_CYCLES 640u
#define ANSWER_CYCLES (25u * 1000u * CYCLES_PER_US)
#define TRIES 5u

static struct board *board;
static uint8_t sent[RL_ENCODED_MAX_BYTES + 2];
static uint8_t answer[RL_ENCODED_MAX_BYTES];
static uint8_t answer_count;
static bool answered;
static uint16_t request_id;
static uint32_t boot;

void host_die(const char *sentence) {
    fprintf(stderr, "riglink-figures: %s: %s\n", board->options.elf, sentence);
    exit(1);
}

static void do_not_wait(avr_t *avr, avr_cycle_count_t cycles) {
    (void)avr;
    (void)cycles;
}

void host_ok(const char *request, const uint8_t *reply) {
    if (reply[0] != RL_RESULT_OK) {
        fprintf(stderr, "riglink-figures: %s was refused with result %u\n", request, reply[0]);
        exit(1);
    }
}

static void take_sent(struct avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    (void)param;
    pace_correct(board->link, BITS_OF_A_BYTE);
    if ((value & 0xFFu) != 0) {
        if (answer_count < sizeof answer) {
            answer[answer_count++] = (uint8_t)value;
        }
        return;
    }
    bool frame = answer_count > 0 && rl_frame_decode(answer, answer_count) == RL_VERDICT_FRAME;
    answer_count = 0;
    answered = answered || (frame && answer[RL_FRAME_AT_FLAGS] == RL_FLAGS_REPLY
                               && rl_get16(answer + RL_FRAME_AT_ID) == request_id);
}

void host_plug_in(struct board *to) {
    board = to;
    board->avr->sleep = do_not_wait;
    avr_irq_register_notify(
        avr_io_getirq(board->avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), take_sent, NULL);
}

void host_run_to(avr_cycle_count_t cycle) {
    while (board->avr->cycle < cycle) {
        int state = avr_run(board->avr);
        if (state == cpu_Done || state == cpu_Crashed || board->avr->run != board->run) {
            host_die("the firmware has crashed or was reset by its watchdog");
        }
    }
}

void host_send(uint16_t value) {
    line_receive(board->link, avr_io_getirq(board->avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT), value);
    host_run_to(board->avr->cycle + BYTE_CYCLES);
}

const uint8_t *host_ask(uint8_t type, const uint8_t *payload, uint8_t length) {
    static uint8_t reply[RL_PAYLOAD_MAX_BYTES];
    uint8_t *frame = sent + 2;
    frame[RL_FRAME_AT_TYPE] = type;
    frame[RL_FRAME_AT_FLAGS] = RL_FLAGS_REQUEST;
    rl_put16(frame + RL_FRAME_AT_ID, ++request_id);
    rl_put32(frame + RL_FRAME_AT_BOOT, boot);
    frame[RL_FRAME_AT_LENGTH] = length;
    if (length > 0) {
        memcpy(frame + RL_FRAME_AT_PAYLOAD, payload, length);
    }
    uint8_t count = rl_frame_encode(sent);
    answered = false;
    for (unsigned tries = 0; !answered && tries < TRIES; tries++) {
        for (uint8_t i = 0; i < count; i++) {
            host_send(sent[i]);
        }
        avr_cycle_count_t until = board->avr->cycle + ANSWER_CYCLES;
        while (!answered && board->avr->cycle < until) {
            host_run_to(board->avr->cycle + CYCLES_PER_US);
        }
    }
    if (!answered) {
        host_die("gives no answer");
    }
    boot = rl_get32(answer + RL_FRAME_AT_BOOT);
    memcpy(reply, answer + RL_FRAME_AT_PAYLOAD, sizeof reply);
    return reply;
}

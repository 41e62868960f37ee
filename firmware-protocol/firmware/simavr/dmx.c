/*
 * Decodes USART 1 as a DMX512 receiver does: what is low for 88 us or more is a break, after it come the start code and
 * the slots. A slot's value counts when its second stop bit is over.
 */
#include "board.h"

#include <stddef.h>

#define BITS_OF_A_SLOT 11u /* start, eight, two stop; of the break: start, eight, parity, stop */
#define BREAK_LOW_BITS 10u
#define BREAK_CYCLES 1408u /* 88 us */
#define SLOTS 513u

static uint8_t values[SLOTS]; /* as the fixtures have them: they keep them over a reset of the board */
static uint8_t slot_of[OUTPUTS_MAX];
static uint16_t next; /* the slot that comes next, 0 for the start code, SLOTS for none before a break */
static avr_cycle_count_t line_free;
static uint16_t leaving; /* the slot on the way, 0 for none */
static uint8_t leaving_value;

static void tell(struct board *board, uint16_t slot, avr_cycle_count_t cycle) {
    for (uint8_t output = board->wiring->pins; output < OUTPUTS_MAX; output++) {
        if (slot_of[output] == slot && board->level[output] != values[slot]) {
            board->level[output] = values[slot];
            told_edge(board, output, values[slot], cycle);
        }
    }
}

static avr_cycle_count_t is_out(struct avr_t *avr, avr_cycle_count_t when, void *param) {
    (void)avr;
    if (leaving != 0) {
        values[leaving] = leaving_value;
        tell(param, leaving, when);
        leaving = 0;
    }
    return 0;
}

static void sent(struct avr_irq_t *irq, uint32_t value, void *param) {
    struct board *board = param;
    avr_t *avr = board->avr;
    (void)irq;
    is_out(avr, line_free, board);
    pace_correct(board->dmx_uart, BITS_OF_A_SLOT);
    line_free = (avr->cycle > line_free ? avr->cycle : line_free) + board->dmx_uart->cycles_per_byte;
    bool is_break = (value & 0xFFu) == 0 && pace_cycles_of_a_bit(board->dmx_uart) * BREAK_LOW_BITS >= BREAK_CYCLES;
    if (is_break) {
        next = 0;
    } else if (next < SLOTS) {
        bool foreign = next == 0 && (value & 0xFFu) != 0; /* another start code is not for lamps */
        leaving = foreign ? 0 : next;
        leaving_value = (uint8_t)value;
        next = (uint16_t)(foreign ? SLOTS : next + 1u);
        avr_cycle_timer_register(avr, line_free - avr->cycle, is_out, board);
    }
}

void dmx_watch(struct board *board) {
    next = SLOTS;
    if (board->dmx_uart != NULL) {
        avr_irq_register_notify(
            avr_io_getirq(board->avr, AVR_IOCTL_UART_GETIRQ('1'), UART_IRQ_OUTPUT), sent, board);
    }
}

void dmx_dropped(struct board *board) {
    avr_cycle_timer_cancel(board->avr, is_out, board);
    leaving = 0;
    next = SLOTS;
}

void dmx_patch(struct board *board, const uint8_t slot_of_output[OUTPUTS_MAX]) {
    for (uint8_t output = 0; output < OUTPUTS_MAX; output++) {
        slot_of[output] = slot_of_output[output];
        if (slot_of[output] != 0) {
            tell(board, slot_of[output], board->avr->cycle);
        }
    }
}

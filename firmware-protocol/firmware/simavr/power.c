/*
 * Power and resets. At power-on and after a brown-out the RAM holds anything; other resets leave it as it was. The
 * EEPROM outlives them all. The watchdog is libsimavr's own: it puts a function that resets in the place of the one that
 * runs, which is how we learn of it.
 */
#include "board.h"

#include <simavr/avr_adc.h>
#include <simavr/avr_eeprom.h>
#include <simavr/avr_extint.h>
#include <simavr/avr_ioport.h>
#include <stdlib.h>
#include <string.h>

#define EEPROM_STARTS_AT 8u /* ports/avr/memory.c has the layout */
#define TCCR1B_ADDRESS 0x81u
#define FLAG_PORF 1u
#define FLAG_EXTRF 2u
#define FLAG_BORF 4u
#define FLAG_WDRF 8u

static void eeprom_write(struct board *board, uint16_t offset, const uint8_t *bytes, uint32_t count) {
    uint8_t copy[16];
    memcpy(copy, bytes, count);
    avr_eeprom_desc_t what = {.ee = copy, .offset = offset, .size = count};
    avr_ioctl(board->avr, AVR_IOCTL_EEPROM_SET, &what);
}

static uint32_t eeprom_serial_folded(struct board *board) {
    uint8_t serial[8];
    avr_eeprom_desc_t what = {.ee = serial, .offset = 0, .size = sizeof serial};
    avr_ioctl(board->avr, AVR_IOCTL_EEPROM_GET, &what);
    uint32_t folded = 0;
    for (unsigned i = 0; i < sizeof serial; i++) {
        folded ^= (uint32_t)serial[i] << 8 * (i % 4);
    }
    return folded;
}

static void eeprom_prepare(struct board *board) {
    if (board->options.has_serial) {
        uint8_t serial[8];
        for (unsigned i = 0; i < sizeof serial; i++) {
            serial[i] = (uint8_t)(board->options.serial >> 8 * i);
        }
        eeprom_write(board, 0, serial, sizeof serial);
    }
    if (board->options.boot != 0) {
        uint32_t before = (board->options.boot ^ eeprom_serial_folded(board)) - 1;
        uint8_t slot[5] = {(uint8_t)before, (uint8_t)(before >> 8), (uint8_t)(before >> 16), (uint8_t)(before >> 24), 0};
        slot[4] = slot[0] ^ slot[1] ^ slot[2] ^ slot[3] ^ 0x5A;
        eeprom_write(board, EEPROM_STARTS_AT, slot, sizeof slot);
    }
}

static void fill_with_anything(struct board *board) {
    static uint32_t state = 0x2545F491u;
    for (uint32_t at = board->wiring->ram; at <= board->avr->ramend; at++) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        board->avr->data[at] = (uint8_t)state;
    }
}

static void came_back(struct board *board, uint8_t flags) {
    avr_t *avr = board->avr;
    avr->data[board->wiring->mcusr] = flags;
    avr->state = cpu_Running;
    board->clock_runs = false;
    uint32_t uart_flags = 0; /* neither prints on stdout nor sleeps when it is polled */
    avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &uart_flags);
    if (board->dmx_uart != NULL) {
        avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('1'), &uart_flags);
    }
    /* The stop's pin is one of an external interrupt's, which is not used; libsimavr would look at it in every cycle. */
    for (uint8_t i = 0; i < EXTINT_COUNT; i++) {
        avr_extint_set_strict_lvl_trig(avr, i, 0);
    }
    power_inputs(board);
}

/* The firmware starts its clock, the only time after a reset that it writes to this register: it counts from 0 in this very
 * cycle, and its count of overflows is what it is to be. */
static void clock_starts(struct avr_t *avr, avr_io_addr_t address, uint8_t value, void *param) {
    struct board *board = param;
    (void)address;
    if (board->clock_runs || (value & 7u) == 0) {
        return;
    }
    board->clock_runs = true;
    board->clock_cycle = avr->cycle;
    uint32_t overflows = board_symbol(board, "overflows");
    if (overflows != 0) {
        avr->data[overflows] = (uint8_t)(board->options.first_ticks >> 16);
        avr->data[overflows + 1] = (uint8_t)(board->options.first_ticks >> 24);
    }
}

void power_on(struct board *board) {
    avr_register_io_write(board->avr, TCCR1B_ADDRESS, clock_starts, board);
    fill_with_anything(board);
    eeprom_prepare(board);
    came_back(board, FLAG_PORF);
}

static void gone_down(struct board *board, enum cause cause) {
    line_dropped(board);
    pins_dropped(board);
    dmx_dropped(board);
    told_reset(cause);
}

void power_reset(struct board *board, enum cause cause) {
    static const uint8_t flags[] = {FLAG_PORF, FLAG_EXTRF, FLAG_BORF, FLAG_WDRF};
    avr_t *avr = board->avr;
    uint32_t size = avr->ramend + 1u;
    uint8_t *kept = malloc(size);
    memcpy(kept, avr->data, size);
    gone_down(board, cause);
    avr_load_firmware(avr, &board->firmware); /* what a hang has changed in the flash is as it was */
    avr_reset(avr);
    avr->run = board->run;
    memcpy(avr->data + board->wiring->ram, kept + board->wiring->ram, size - board->wiring->ram);
    free(kept);
    if (cause == CAUSE_BROWN_OUT) {
        fill_with_anything(board);
    }
    came_back(board, flags[cause]);
}

/* Puts a jump to itself in the place of the main loop's only SLEEP: the interrupts go on, nothing else does. */
void power_hang(struct board *board) {
    static const uint8_t sleep[] = {0x88, 0x95};
    static const uint8_t stay[] = {0xFF, 0xCF};
    for (uint32_t at = 0; at + 1 < board->firmware.flashsize; at += 2) {
        if (memcmp(board->avr->flash + at, sleep, sizeof sleep) == 0) {
            memcpy(board->avr->flash + at, stay, sizeof stay);
        }
    }
    if (board->avr->state == cpu_Sleeping) {
        board->avr->state = cpu_Running;
    }
}

void power_inputs(struct board *board) {
    avr_t *avr = board->avr;
    const struct wiring *wiring = board->wiring;
    avr_ioport_external_t outside = {.name = (unsigned char)wiring->stop_port & 0x7Fu,
        .mask = 1u << wiring->stop_bit,
        .value = board->stop_open ? 1u << wiring->stop_bit : 0u};
    avr_ioctl(avr, AVR_IOCTL_IOPORT_SET_EXTERNAL(wiring->stop_port), &outside);
    avr_raise_irq(avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ(wiring->stop_port), wiring->stop_bit), board->stop_open);
    uint32_t millivolts = (4u * board->light + 2u) * 5000u / 1023u; /* the middle of what the ADC calls so */
    avr_raise_irq(avr_io_getirq(avr, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_ADC0), millivolts);
}

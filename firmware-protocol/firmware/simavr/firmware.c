/* Loads the ELF: which microcontroller it is for, what is wired to that, and where its variables are. */
#include "board.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The letters of the ports that the wirings name. */
enum { PORT_A = 'A', PORT_B = 'B', PORT_C = 'C', PORT_D = 'D' };

#define PIN(output, role, port, bit) {PORT_##port, bit},
static const struct wiring wirings[] = {
    {.mcu = "atmega2560",
        .pins = 10,
        .pin =
            {
#include "../ports/avr/wiring_atmega2560.h"
            },
        .stop_port = 'E',
        .stop_bit = 4,
        .dmx = true,
        .mcusr = 0x54,
        .ram = 0x200},
    {.mcu = "atmega328p",
        .pins = 6,
        .pin =
            {
#include "../ports/avr/wiring_atmega328p.h"
            },
        .stop_port = 'D',
        .stop_bit = 2,
        .dmx = false,
        .mcusr = 0x54,
        .ram = 0x100},
};
#undef PIN

/* The compiler leaves the microcontroller's name in a note of the ELF. */
static const struct wiring *wiring_of(const char *path) {
    const struct wiring *found = NULL;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    static char bytes[1 << 20];
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    for (size_t i = 0; i < sizeof wirings / sizeof wirings[0]; i++) {
        size_t name = strlen(wirings[i].mcu) + 1;
        for (size_t at = 0; at + name <= length && found == NULL; at++) {
            if (memcmp(bytes + at, wirings[i].mcu, name) == 0) {
                found = &wirings[i];
            }
        }
    }
    return found;
}

static avr_uart_t *uart(const struct board *board, char name) {
    for (avr_io_t *io = board->avr->io_port; io != NULL; io = io->next) {
        if (io->kind != NULL && strcmp(io->kind, "uart") == 0 && ((avr_uart_t *)io)->name == name) {
            return (avr_uart_t *)io;
        }
    }
    return NULL;
}

static void quiet(struct avr_t *avr, const int level, const char *format, va_list arguments) {
    (void)avr;
    (void)level;
    (void)format;
    (void)arguments;
}

bool board_load(struct board *board, const struct options *options) {
    board->options = *options;
    board->reset_wanted = -1;
    avr_global_logger_set(quiet);
    board->wiring = wiring_of(options->elf);
    if (board->wiring == NULL) {
        told_failure("cannot be read, or is no ELF for an ATmega2560 or ATmega328P", options->elf);
        return false;
    }
    if (elf_read_firmware(options->elf, &board->firmware) != 0) {
        told_failure("is no ELF that libsimavr can read", options->elf);
        return false;
    }
    board->avr = avr_make_mcu_by_name(board->wiring->mcu);
    if (board->avr == NULL) {
        told_failure("this libsimavr does not know the microcontroller", board->wiring->mcu);
        return false;
    }
    avr_init(board->avr);
    avr_load_firmware(board->avr, &board->firmware);
    board->avr->frequency = BOARD_HZ;
    board->avr->vcc = board->avr->avcc = board->avr->aref = 5000;
    board->run = board->avr->run;
    board->link = uart(board, '0');
    board->dmx_uart = board->wiring->dmx ? uart(board, '1') : NULL;
    board->nanos_per_cycle = 1e9 / BOARD_HZ / (1 + options->drift_ppm * 1e-6);
    return true;
}

uint32_t board_symbol(const struct board *board, const char *name) {
    for (uint32_t i = 0; i < board->firmware.symbolcount; i++) {
        if (strcmp(board->firmware.symbol[i]->symbol, name) == 0) {
            return board->firmware.symbol[i]->addr & 0xFFFFu;
        }
    }
    return 0;
}

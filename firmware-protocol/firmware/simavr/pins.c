/* Watches the output pins. The callback comes within the instruction that writes the port, so its cycle is exact. */
#include "board.h"

#include <simavr/avr_ioport.h>

static struct board *watched;

static void changed(struct avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    uint8_t output = *(const uint8_t *)param;
    uint8_t level = (value & 1u) != 0 ? 255 : 0;
    if (watched->level[output] != level) {
        watched->level[output] = level;
        told_edge(watched, output, level, watched->avr->cycle);
    }
}

void pins_watch(struct board *board) {
    static uint8_t numbers[OUTPUTS_MAX];
    watched = board;
    for (uint8_t i = 0; i < board->wiring->pins; i++) {
        numbers[i] = i;
        avr_irq_t *pin = avr_io_getirq(
            board->avr, AVR_IOCTL_IOPORT_GETIRQ(board->wiring->pin[i].port), board->wiring->pin[i].bit);
        avr_irq_register_notify(pin, changed, &numbers[i]);
    }
}

void pins_dropped(struct board *board) {
    for (uint8_t i = 0; i < board->wiring->pins; i++) {
        if (board->level[i] != 0) {
            board->level[i] = 0;
            told_edge(board, i, 0, board->avr->cycle);
        }
    }
}

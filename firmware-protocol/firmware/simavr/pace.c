/* How long a USART takes over a bit and a byte. */
#include "board.h"

uint32_t pace_cycles_of_a_bit(const avr_uart_t *uart) {
    avr_t *avr = uart->io.avr;
    uint32_t divider = avr->data[uart->ubrrl.reg] | (uint32_t)(avr->data[uart->ubrrh.reg] & 0x0F) << 8;
    return (divider + 1) * (avr_regbit_get(avr, uart->u2x) ? 8u : 16u);
}

/* libsimavr 1.6 reckons with a parity bit that is not there: 11 bits a byte. It takes the length from this field each
 * time that a byte starts. */
void pace_correct(avr_uart_t *uart, uint32_t bits) { uart->cycles_per_byte = pace_cycles_of_a_bit(uart) * bits; }

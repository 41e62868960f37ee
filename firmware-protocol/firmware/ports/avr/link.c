/* USART 0 is the link: 250,000 baud, which 16 MHz divides without error. */
#include "avr.h"

#if defined(__AVR_ATmega2560__)
#define RECEIVED_vect USART0_RX_vect
#define EMPTY_vect USART0_UDRE_vect
#else
#define RECEIVED_vect USART_RX_vect
#define EMPTY_vect USART_UDRE_vect
#endif

void link_start(void) {
    UBRR0 = F_CPU / 16 / RL_BAUD - 1;
    UCSR0A = 0;
    UCSR0C = _BV(UCSZ01) | _BV(UCSZ00);
    UCSR0B = _BV(RXCIE0) | _BV(RXEN0) | _BV(TXEN0);
}

/* A break is acted on here, whatever the parser in the main loop is doing. */
static inline void take(void) {
    uint8_t status = UCSR0A; /* before the byte: reading that forgets them */
    uint8_t byte = UDR0;
    if ((status & _BV(DOR0)) != 0) {
        rl_receive_lost();
    }
    if ((status & _BV(FE0)) == 0) {
        rl_received(byte);
    } else if (byte == 0) {
        rl_break();
    } else {
        rl_receive_lost();
    }
    AWAKE();
}

ISR(RECEIVED_vect) { take(); }

void link_take(void) {
    while ((UCSR0A & _BV(RXC0)) != 0) {
        take();
    }
}

void port_transmit(void) { UCSR0B |= _BV(UDRIE0); }

ISR(EMPTY_vect) {
    uint8_t byte;
    if (rl_take_byte(&byte)) {
        UDR0 = byte;
    } else {
        UCSR0B &= (uint8_t)~_BV(UDRIE0);
    }
}

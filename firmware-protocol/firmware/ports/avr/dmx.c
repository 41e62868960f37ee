/*
 * USART 1 sends DMX512 (ANSI E1.11). A break is a zero byte at a slower baud with an even parity bit: ten bits of 10 us
 * low, 100 us (at least 92), and one high, which with the way into the interrupt and a microsecond there is a mark of 13 us
 * (at least 12). So slot n is out no later than PROTOCOL.md section 11 says, unless an edge's interrupt is in the way.
 */
#include "avr.h"

#if RL_DMX

#include <util/delay.h>

#define SLOT_UBRR 3   /* 250,000 baud */
#define BREAK_UBRR 9 /* 100,000 baud */
#define SLOT_FORMAT (_BV(USBS1) | _BV(UCSZ11) | _BV(UCSZ10))
#define BREAK_FORMAT (_BV(UPM11) | _BV(UCSZ11) | _BV(UCSZ10))

static enum { IDLE, BREAK, SLOTS, LAST } state;
static uint8_t next_slot;
static uint8_t last_slot;
static uint8_t waiting_slots; /* of the packet that follows at once, 0 for none */

void dmx_start(void) {
    UBRR1 = SLOT_UBRR;
    UCSR1C = SLOT_FORMAT;
    UCSR1B = _BV(TXEN1);
}

static void begin(uint8_t slots) {
    last_slot = slots;
    state = BREAK;
    UBRR1 = BREAK_UBRR;
    UCSR1C = BREAK_FORMAT;
    UCSR1A = _BV(TXC1);
    UDR1 = 0;
    UCSR1B = _BV(TXEN1) | _BV(TXCIE1);
}

void port_dmx_send(uint8_t slots) {
    if (state == IDLE) {
        begin(slots);
    } else {
        waiting_slots = slots;
    }
}

bool port_dmx_busy(void) { return state != IDLE; }

/* All is out: the break, or the last slot. */
ISR(USART1_TX_vect) {
    if (state == BREAK) {
        _delay_us(1);
        UBRR1 = SLOT_UBRR;
        UCSR1C = SLOT_FORMAT;
        UDR1 = 0; /* the start code */
        next_slot = 1;
        state = SLOTS;
        UCSR1B = _BV(TXEN1) | _BV(UDRIE1);
    } else if (waiting_slots != 0) {
        uint8_t slots = waiting_slots;
        waiting_slots = 0;
        begin(slots);
    } else {
        state = IDLE;
        UCSR1B = _BV(TXEN1);
    }
}

ISR(USART1_UDRE_vect) {
    UDR1 = rl_dmx_slot(next_slot);
    if (next_slot == last_slot) {
        state = LAST;
        UCSR1A = _BV(TXC1); /* an older one, from when this interrupt came late */
        UCSR1B = _BV(TXEN1) | _BV(TXCIE1);
    }
    next_slot++;
}

#else

void dmx_start(void) {}

#endif

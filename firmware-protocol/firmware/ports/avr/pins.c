/*
 * The pins of the outputs, and the emergency stop's: a contact to ground that is closed while all is well, so a broken
 * wire stops too. It is looked at a thousand times a second instead of by a pin interrupt: a wire full of noise must not
 * be able to keep the processor busy.
 */
#include "avr.h"

#if defined(__AVR_ATmega2560__)
#define WIRING "wiring_atmega2560.h"
#define STOP_PIN PINE /* Arduino Mega 2 */
#define STOP_PORT PORTE
#define STOP_BIT 4
#else
#define WIRING "wiring_atmega328p.h"
#define STOP_PIN PIND /* Arduino Uno 2 */
#define STOP_PORT PORTD
#define STOP_BIT 2
#endif

static bool told_open;

/* A reset has made all pins inputs without pull-ups. Low first, output after that: never high in between. */
void pins_start(void) {
#define PIN(output, role, port, bit)                                                                                   \
    PORT##port &= (uint8_t)~_BV(bit);                                                                                  \
    DDR##port |= _BV(bit);
#include WIRING
#undef PIN
    STOP_PORT |= _BV(STOP_BIT);
    TCCR0A = _BV(WGM01);
    OCR0A = 249;
    TIMSK0 = _BV(OCIE0A);
    TCCR0B = _BV(CS01) | _BV(CS00); /* clock / 64 / 250: 1 kHz, which also wakes the main loop for its time-outs */
}

bool pins_stop_open(void) {
    told_open = (STOP_PIN & _BV(STOP_BIT)) != 0;
    return told_open;
}

ISR(TIMER0_COMPA_vect) {
    if (((STOP_PIN & _BV(STOP_BIT)) != 0) != told_open) {
        rl_stop_input(pins_stop_open());
    }
    AWAKE();
}

const uint8_t avr_roles[AVR_PINS] PROGMEM = {
#define PIN(number, role, port, bit) [number] = role,
#include WIRING
#undef PIN
};

/* All pins of a port at once, whose bits the wiring puts in the order of the outputs. Nobody else writes to these ports
 * after the start, and interrupts are off. */
static inline uint8_t switched(uint8_t port, uint8_t high, uint8_t low) {
    return (uint8_t)((port | high) & ~low);
}

void port_pins(rl_bits high, rl_bits low) {
#if defined(__AVR_ATmega2560__)
    PORTA = switched(PORTA, (uint8_t)high, (uint8_t)low);
    PORTC = switched(PORTC, (uint8_t)(high >> 8) & 0x03, (uint8_t)(low >> 8) & 0x03);
#else
    PORTB = switched(PORTB, (uint8_t)high & 0x03, (uint8_t)low & 0x03);
    PORTD = switched(PORTD, (uint8_t)(high << 2) & 0xF0, (uint8_t)(low << 2) & 0xF0);
#endif
}

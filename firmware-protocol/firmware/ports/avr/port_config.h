/* What the core must know of the ATmega2560 (the reference) and of the ATmega328P, both at 16 MHz. See core/port.h. */
#ifndef RIGLINK_PORT_CONFIG_H
#define RIGLINK_PORT_CONFIG_H

#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/pgmspace.h>

#if F_CPU != 16000000
#error "the timers and the baud are worked out for a crystal of 16 MHz"
#endif

#define RL_TICKS_PER_SECOND UINT32_C(2000000)
#define RL_PHOTODIODE_MAX_HZ 4000
#define RL_LATE_LIMIT_TICKS 2000 /* 1 ms */
#define RL_EARLY_TICKS 80        /* 40 us: longer than what is in the alarm's way as a rule, another interrupt */

#if defined(__AVR_ATmega2560__)
#define RL_BOARD RL_BOARD_MODEL_ATMEGA2560
#define RL_OUTPUTS 18
#define RL_EDGES_MAX 64
#define RL_STAYS_MAX 128
#define RL_DMX 1
#define AVR_PINS 10 /* the outputs from this one on are lamps on DMX */
#define RL_RX_RING 256
#elif defined(__AVR_ATmega328P__)
#define RL_BOARD RL_BOARD_MODEL_ATMEGA328P
#define RL_OUTPUTS 6
#define RL_EDGES_MAX 32
#define RL_STAYS_MAX 24
#define RL_DMX 0
#define AVR_PINS 6
#define RL_RX_RING 64
#else
#error "a port for this microcontroller has yet to be written: see README.md"
#endif

#define RL_ROM PROGMEM
#define RL_ROM_U32(p) pgm_read_dword(p)

static inline uint8_t port_lock(void) {
    uint8_t before = SREG;
    cli(); /* this one is a barrier for the compiler */
    return before;
}

static inline void port_unlock(uint8_t before) {
    __asm__ volatile("" ::: "memory"); /* what was written in the section is in memory before it ends */
    SREG = before;
}

extern const uint8_t avr_roles[AVR_PINS]; /* in flash */

static inline uint8_t port_role(uint8_t output) {
    return output < AVR_PINS ? pgm_read_byte(&avr_roles[output]) : RL_ROLE_LAMP;
}

static inline uint8_t port_drive(uint8_t output) {
    return output < AVR_PINS ? RL_DRIVE_PIN : RL_DRIVE_DMX;
}

static inline void port_changed(uint8_t output, uint8_t level, uint32_t ticks) {
    (void)output;
    (void)level;
    (void)ticks;
}

#endif

/*
 * Time: timer 1 runs through 16 bits at 2 MHz for ever; its overflows are counted. Compare unit A is the edges' alarm,
 * compare unit B the guards': neither needs the main loop. Both match once in 32.768 ms, so a match counts only when the
 * alarm's instant has come, and the flag of an older match, which is left as it is, does no harm.
 */
#include "avr.h"

#define NEAR_TICKS 8 /* an alarm is set no closer than this ahead, or the timer might run past it meanwhile */
#define WAY_TICKS 6  /* from the return of port_wait_until() to the output of port_pins(), rounded down */

static volatile uint16_t overflows;
static uint32_t edge_ticks;
static uint32_t guard_ticks;

void clock_start(void) {
    TCCR1A = 0;
    TIFR1 = _BV(TOV1) | _BV(OCF1A) | _BV(OCF1B);
    TIMSK1 = _BV(TOIE1);
    TCCR1B = _BV(CS11); /* clock / 8 */
}

/* With interrupts off: a pending overflow belongs to a counter that has been read after it, which is small then. */
static inline uint32_t ticks_locked(void) {
    uint16_t high = overflows;
    uint16_t low = TCNT1;
    if ((TIFR1 & _BV(TOV1)) != 0 && low < 0x8000u) {
        high++;
    }
    return (uint32_t)high << 16 | low;
}

uint32_t port_ticks(void) {
    uint8_t before = port_lock();
    uint32_t ticks = ticks_locked();
    port_unlock(before);
    return ticks;
}

/* Leaves for the pins as much earlier as it takes to get there, so that they switch at the tick and not behind it. */
void port_wait_until(uint32_t ticks) {
    ticks -= WAY_TICKS;
    if ((int32_t)(ticks - ticks_locked()) <= 0) {
        return;
    }
    while ((int16_t)((uint16_t)ticks - TCNT1) > 0) {
    }
}

/* The counter's value at which an alarm shall match that is wanted at an instant. */
static inline uint16_t match(uint32_t ticks) {
    uint32_t now = ticks_locked();
    return (uint16_t)((int32_t)(ticks - now) < NEAR_TICKS ? now + NEAR_TICKS : ticks);
}

void port_edge_alarm(uint32_t ticks) {
    edge_ticks = ticks - RL_EARLY_TICKS;
    OCR1A = match(edge_ticks);
    TIMSK1 |= _BV(OCIE1A);
}

void port_edge_alarm_off(void) { TIMSK1 &= (uint8_t)~_BV(OCIE1A); }

void port_guard_alarm(uint32_t ticks) {
    guard_ticks = ticks;
    OCR1B = match(ticks);
    TIMSK1 |= _BV(OCIE1B);
}

void port_guard_alarm_off(void) { TIMSK1 &= (uint8_t)~_BV(OCIE1B); }

ISR(TIMER1_OVF_vect) { overflows++; }

ISR(TIMER1_COMPA_vect) {
    if ((int32_t)(ticks_locked() - edge_ticks) >= 0) {
        port_edge_alarm_off();
        rl_edge_alarm();
        link_take(); /* before the interrupts that come before the receiver's: it holds three bytes */
        AWAKE();
    }
}

ISR(TIMER1_COMPB_vect) {
    if ((int32_t)(ticks_locked() - guard_ticks) >= 0) {
        port_guard_alarm_off();
        rl_guard_alarm();
        AWAKE();
    }
}

/* The photodiode on ADC 0, eight bits. Timer 2 is the sampling clock: its interrupt takes the value that was begun one
 * period ago, with the tick of that, and begins the next. */
#include "avr.h"

static uint32_t begun_ticks;

static void begin(void) {
    ADCSRA |= _BV(ADSC);
    begun_ticks = port_ticks();
}

uint16_t port_photodiode(uint16_t hz) {
    TIMSK2 = 0;
    TCCR2B = 0;
    ADCSRA = 0;
    if (hz == 0) {
        return 0;
    }
    uint16_t divider = 32; /* the smallest with which the period fits into eight bits */
    uint8_t select = _BV(CS21) | _BV(CS20);
    if (hz < F_CPU / 32 / 256 + 1) {
        divider = 128;
        select = _BV(CS22) | _BV(CS20);
    }
    if (hz < F_CPU / 128 / 256 + 1) {
        divider = 1024;
        select = _BV(CS22) | _BV(CS21) | _BV(CS20);
    }
    uint8_t counts = (uint8_t)((F_CPU / divider + hz / 2) / hz - 1);
    ADMUX = _BV(REFS0) | _BV(ADLAR); /* against AVCC, the upper eight bits in ADCH */
    ADCSRB = 0;
    ADCSRA = _BV(ADEN) | _BV(ADPS2) | _BV(ADPS1); /* 250 kHz, fast enough and good for eight bits */
    begin();
    TCCR2A = _BV(WGM21);
    TCNT2 = 0;
    OCR2A = counts;
    TIFR2 = _BV(OCF2A);
    TIMSK2 = _BV(OCIE2A);
    TCCR2B = select;
    return (uint16_t)((uint32_t)(counts + 1) * divider / (F_CPU / RL_TICKS_PER_SECOND));
}

ISR(TIMER2_COMPA_vect) {
    rl_sample(ADCH, begun_ticks);
    begin();
    AWAKE();
}

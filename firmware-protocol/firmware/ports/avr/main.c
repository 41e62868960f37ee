/* From the start to the main loop, the watchdog, and how deep the stack has been. reset.c comes before. */
#include "avr.h"

#include <avr/sleep.h>
#include <avr/wdt.h>

uint16_t port_stack_free(void) {
    uint16_t free = 0;
    for (const uint8_t *byte = &_end; byte <= (const uint8_t *)RAMEND && *byte == STACK_PAINT; byte++) {
        free++;
    }
    return free;
}

void port_watchdog_pet(void) { wdt_reset(); }

/* At power-on the brown-out's flag may be set as well. A boot loader that has read the flags before leaves none. */
static uint8_t reset_cause(void) {
    if ((avr_reset_flags & _BV(PORF)) != 0) {
        return RL_RESET_CAUSE_POWER_ON;
    }
    if ((avr_reset_flags & _BV(WDRF)) != 0) {
        return RL_RESET_CAUSE_WATCHDOG;
    }
    if ((avr_reset_flags & _BV(BORF)) != 0) {
        return RL_RESET_CAUSE_BROWN_OUT;
    }
    return (avr_reset_flags & _BV(EXTRF)) != 0 ? RL_RESET_CAUSE_EXTERNAL : RL_RESET_CAUSE_UNKNOWN;
}

int main(void) {
    wdt_enable(WDTO_250MS);
    pins_start();
    clock_start();
    rl_start(reset_cause());
    link_start();
    dmx_start();
    rl_stop_input(pins_stop_open());
    set_sleep_mode(SLEEP_MODE_IDLE);
    sleep_enable();
    sei();
    for (;;) {
        GPIOR0 = 0;
        if (rl_poll()) {
            continue;
        }
        /* Most interrupts leave nothing to do here: bytes of the line and of DMX that go out by themselves. */
        cli();
        while (GPIOR0 == 0) {
            sei(); /* the instruction behind it is done before any interrupt */
            sleep_cpu();
            cli();
        }
        sei();
    }
}

/* The first instructions, before there are data or a stack frame: so this has none of both, and is compiled without the
 * list of stack frames, which knows no such function. */
#include "avr.h"

#include <avr/wdt.h>

uint8_t avr_reset_flags __attribute__((section(".noinit")));

void at_reset(void) __attribute__((naked, used, section(".init3")));

/* After its reset the watchdog goes on with its shortest time until it is switched off. */
void at_reset(void) {
    avr_reset_flags = MCUSR;
    MCUSR = 0;
    wdt_disable();
    for (uint8_t *byte = &_end; byte < (uint8_t *)SP; byte++) {
        *byte = STACK_PAINT;
    }
}

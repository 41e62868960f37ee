/* Between the files of the AVR port. */
#ifndef RIGLINK_AVR_H
#define RIGLINK_AVR_H

#include "port.h"

/* Something has come in since the main loop's last round, so it must not sleep. One instruction sets it. */
#define AWAKE() (GPIOR0 |= _BV(0))

#define STACK_PAINT 0xC5 /* what the RAM holds where the stack has never been */

extern uint8_t _end;            /* the first byte behind the data: the linker's */
extern uint8_t avr_reset_flags; /* MCUSR as the reset left it: reset.c */

void clock_start(void);    /* clock.c */
void link_start(void);     /* link.c */
void link_take(void);      /* link.c: in an interrupt, the bytes that have come in meanwhile */
void dmx_start(void);      /* dmx.c */
void pins_start(void);     /* pins.c */
bool pins_stop_open(void); /* pins.c: the emergency stop's contact */

#endif

/* Faults (PROTOCOL.md, section 8). */
#ifndef RIGLINK_FAULT_H
#define RIGLINK_FAULT_H

#include <stdint.h>

/* In an interrupt: outputs to rest, what is under way is cut. A further fault changes nothing. */
void rl_fault(uint8_t fault, uint8_t output);
/* The same from the main loop. */
void rl_fault_from_main(uint8_t fault);

/* Only the state: nothing is away from rest. With interrupts off. */
void rl_fault_raise(uint8_t fault, uint8_t output, uint32_t ticks);

#endif

/* A host that talks to a simulated board as fast as that runs: for figures, not for people. */
#ifndef RIGLINK_SIMAVR_HOST_H
#define RIGLINK_SIMAVR_HOST_H

#include "board.h"

#define CYCLES_PER_US 16u

/* Before anything else; from then on the board does not wait for real time. */
void host_plug_in(struct board *board);

/* Runs the board up to that cycle. */
void host_run_to(avr_cycle_count_t cycle);

/* A byte on the line, or UART_INPUT_FE for a break, and the time that it takes. */
void host_send(uint16_t value);

/* Sends a request, byte behind byte, again if it is not answered, and returns its reply's payload. */
const uint8_t *host_ask(uint8_t type, const uint8_t *payload, uint8_t length);

/* These end the program with a sentence: always, and unless the reply says OK. */
void host_die(const char *sentence);
void host_ok(const char *request, const uint8_t *reply);

#endif

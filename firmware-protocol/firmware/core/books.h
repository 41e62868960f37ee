/*
 * The books on what interrupts did of a shot: the log, levels, flashes, stays and lateness, written by the main loop with
 * the ticks that the interrupts kept, in their order. Whatever reads them writes them first.
 */
#ifndef RIGLINK_BOOKS_H
#define RIGLINK_BOOKS_H

#include <stdbool.h>
#include <stdint.h>

/* Writes what was not written yet. */
void rl_books(void);

/* Begins a critical section, as port_lock() does, in which nothing is unwritten. */
uint8_t rl_books_lock(void);

/* Whether something is unwritten. */
bool rl_books_open(void);

#endif

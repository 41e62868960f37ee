/*
 * Between the core and a board: what a port gives the core, and what it calls.
 *
 * A port is a folder with a header `port_config.h` and its C files. The header is found by the include path; it has the
 * constants below, and whatever functions of this file are better inlined there as `static inline` (a later declaration
 * of the same function, as the ones below are, keeps it so). Everything else is linked: nothing is called by pointer.
 *
 * port_config.h must define
 *   RL_TICKS_PER_SECOND     ticks of port_ticks() a second, a multiple of 1,000,000
 *   RL_BOARD                RL_BOARD_MODEL_... of the schema: what IDENTIFY says
 *   RL_OUTPUTS              number of outputs, 1 to 32
 *   RL_EDGES_MAX            edges of a timeline, 1 to 200
 *   RL_STAYS_MAX            stays away from rest that the duty's ledger remembers, more than RL_OUTPUTS
 *   RL_DMX                  1 if some outputs are DMX slots, else 0
 *   RL_PHOTODIODE_MAX_HZ    fastest sampling of the photodiode, 0 without one
 *                           (64 bytes of RAM go to its samples)
 *   RL_LATE_LIMIT_TICKS     an edge that is later than this is not made any more: MISSED_EDGE
 *   RL_EARLY_TICKS          how early the edge alarm may come, and so how long port_wait_until() spins at most
 * and may define
 *   RL_RX_RING              bytes of the receive ring: 64, 128 or 256; otherwise 256, a whole frame
 *   RL_BUILD                the build, 32 bits; otherwise 0
 *   RL_ROM, RL_ROM_U32(p)   attribute of a constant that shall not take RAM, and how to read one
 *
 * "In an interrupt" means: with the core's critical section held, so that no other interrupt and no part of rl_poll()'s
 * critical sections runs meanwhile. On a microcontroller that is an interrupt routine with interrupts off, elsewhere a
 * thread that holds the mutex. The core never takes its critical section twice.
 */
#ifndef RIGLINK_PORT_H
#define RIGLINK_PORT_H

#include <stdbool.h>
#include <stdint.h>

#include "riglink_schema.h"

#include "port_config.h"

/* A bit for each output, bit n for output n. */
#if RL_OUTPUTS <= 8
typedef uint8_t rl_bits;
#elif RL_OUTPUTS <= 16
typedef uint16_t rl_bits;
#else
typedef uint32_t rl_bits;
#endif

/* ---- What a port gives ---------------------------------------------------------------------------------------------
 * All but the three of the main loop may be called in an interrupt as well as in a critical section of the main loop.
 */

/* The board's clock. It counts from any value and wraps. Also outside of critical sections. */
uint32_t port_ticks(void);

/*
 * Returns when port_ticks() has reached the instant, which is at most RL_EARLY_TICKS ahead (at once if it is past); or some
 * microseconds sooner, as many as the way from here to the pins takes, so that they switch at the tick.
 */
void port_wait_until(uint32_t ticks);

/*
 * The critical section; what port_lock() returns goes to port_unlock(). Only the main loop's side calls them. Both are
 * barriers that no read or write of memory is moved across.
 */
uint8_t port_lock(void);
void port_unlock(uint8_t before);

/* What is wired to an output: RL_ROLE_..., and RL_DRIVE_.... */
uint8_t port_role(uint8_t output);
uint8_t port_drive(uint8_t output);

/*
 * Switches PINs: those of `high` away from rest, those of `low` to rest, as near to the same instant as the board can, and
 * soon: this is what an edge's tick is measured by. Bits of outputs that are no PINs say nothing. All pins are at rest
 * before rl_start().
 */
void port_pins(rl_bits high, rl_bits low);

/*
 * From the main loop: tells, in the order of ticks but not at once, that an output has another level since that tick: 0 or
 * 255 of a PIN; of a DMX slot the value that the packet begun then (or, at rest, the next) carries. A port that tells nobody
 * defines it as nothing.
 */
void port_changed(uint8_t output, uint8_t level, uint32_t ticks);

/*
 * Calls rl_edge_alarm() in an interrupt once, from RL_EARLY_TICKS before the instant to the instant; as soon as possible
 * if it is past. A call that is earlier still does no harm (the core sets the alarm again). Setting it forgets the
 * instant set before. May be called from within rl_edge_alarm().
 */
void port_edge_alarm(uint32_t ticks);
void port_edge_alarm_off(void);

/* The same for rl_guard_alarm(), another timer or compare channel; at the instant or after it. Too early does no harm. */
void port_guard_alarm(uint32_t ticks);
void port_guard_alarm_off(void);

/*
 * Bytes are waiting to be sent: the port takes them with rl_take_byte() as the line takes them, in an interrupt, until
 * that gives none. Then it waits for the next call.
 */
void port_transmit(void);

/*
 * DMX boards only. Begins a packet at once: break, mark, start code 0 and slots 1 to `slots`, each asked for with
 * rl_dmx_slot(n) when it is due. If a packet is under way, another follows right behind it (E1.11 knows no shorter
 * packet than 1204 us, so it is not broken off).
 */
void port_dmx_send(uint8_t slots);
/* Whether a packet is under way. */
bool port_dmx_busy(void);

/*
 * Boards with a photodiode only. Samples from now on, about `hz` times a second: the port calls rl_sample() in an
 * interrupt, the first time one period from now. Returns the period in ticks. hz 0 stops and returns 0.
 */
uint16_t port_photodiode(uint16_t hz);

/* Of the main loop. A number that differs from the last starts' (a counter in non-volatile memory) and is not 0. */
uint32_t port_next_boot(void);
/* The board's serial number, little-endian. */
void port_serial(uint8_t into[8]);
/* The least number of bytes of stack that were ever free, 65535 if unknown or more. */
uint16_t port_stack_free(void);
/* Keeps the watchdog (250 ms) quiet. The core calls it from rl_poll() alone, after its self-check. */
void port_watchdog_pet(void);

/* ---- What a port calls ---------------------------------------------------------------------------------------------*/

/* Starts the core, or starts it anew, with RL_RESET_CAUSE_...; interrupts that call the core are off until it returns. */
void rl_start(uint8_t reset_cause);

/*
 * One round of the main loop; never blocks. To be called again and again, at least every 100 ms and soon after bytes came.
 * Returns whether there is more to do at once.
 */
bool rl_poll(void);

/*
 * The tick at which rl_poll() has something to do even when nothing comes in, now if it is past. A board that polls all
 * the time needs not ask; a virtual clock goes from one to the next.
 */
uint32_t rl_next_timeout(void);

/* In an interrupt: a byte has come in, now. */
void rl_received(uint8_t byte);
/* In an interrupt: the receiver has lost a byte (overrun, or a framing error that is no break). */
void rl_receive_lost(void);
/* In an interrupt: a break was seen (a framing error with all bits 0). Its byte is not given to rl_received(). */
void rl_break(void);
/* In an interrupt: the emergency stop's input is open now (the stop is pressed, or its wire broken), or closed. */
void rl_stop_input(bool open);
/* In an interrupt: the alarms. */
void rl_edge_alarm(void);
void rl_guard_alarm(void);

/* In an interrupt: the next byte to send; false if there is none. */
bool rl_take_byte(uint8_t *byte);

/* In an interrupt: what DMX slot 1 ... DMX_SLOTS_MAX is now. */
uint8_t rl_dmx_slot(uint8_t slot);

/* In an interrupt: the photodiode's value, 8 bits, as it was at that tick. */
void rl_sample(uint8_t value, uint32_t ticks);

#endif

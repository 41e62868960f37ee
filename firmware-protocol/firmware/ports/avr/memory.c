/*
 * What outlives a reset. The EEPROM: the serial number in bytes 0 to 7, little-endian, written once (README.md), and the
 * count of starts in SLOTS slots from byte 8 on, each the number and a check of it. A start writes the next slot, so each
 * wears only every 64th time; a slot that was cut off by a loss of power has no good check and was never used.
 */
#include "avr.h"

#include <avr/eeprom.h>

#define SLOTS 64u
#define SLOT_BYTES 5u
#define SLOTS_AT 8u

static uint8_t *at(uint16_t offset) { return (uint8_t *)offset; }

void port_serial(uint8_t into[8]) { eeprom_read_block(into, at(0), 8); }

static uint8_t check(const uint8_t number[4]) { return number[0] ^ number[1] ^ number[2] ^ number[3] ^ 0x5A; }

static uint32_t starts(void) {
    uint32_t most = 0;
    for (uint8_t i = 0; i < SLOTS; i++) {
        uint8_t slot[SLOT_BYTES];
        eeprom_read_block(slot, at(SLOTS_AT + i * SLOT_BYTES), SLOT_BYTES);
        uint32_t number = (uint32_t)slot[3] << 24 | (uint32_t)slot[2] << 16 | (uint32_t)slot[1] << 8 | slot[0];
        if (slot[4] == check(slot) && number > most) {
            most = number;
        }
    }
    return most;
}

static uint32_t of_serial(void) {
    uint8_t serial[8];
    port_serial(serial);
    uint32_t folded = 0;
    for (uint8_t i = 0; i < 8; i++) {
        folded ^= (uint32_t)serial[i] << 8 * (i % 4);
    }
    return folded;
}

/* The count of starts, with the serial number mixed in: two boards that change places are told apart too. */
uint32_t port_next_boot(void) {
    uint32_t number = starts() + 1;
    uint32_t mixed = of_serial();
    if (number == mixed) {
        number++; /* the boot would be 0 */
    }
    uint8_t slot[SLOT_BYTES] = {(uint8_t)number, (uint8_t)(number >> 8), (uint8_t)(number >> 16),
        (uint8_t)(number >> 24), 0};
    slot[4] = check(slot);
    eeprom_update_block(slot, at(SLOTS_AT + (uint16_t)(number % SLOTS) * SLOT_BYTES), SLOT_BYTES);
    return number ^ mixed;
}

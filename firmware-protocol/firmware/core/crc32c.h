/* CRC-32C: RL_CRC_BEGIN, then bytes, then rl_crc_end(). */
#ifndef RIGLINK_CRC32C_H
#define RIGLINK_CRC32C_H

#include <stdint.h>

#define RL_CRC_BEGIN UINT32_C(0xFFFFFFFF)

uint32_t rl_crc_byte(uint32_t crc, uint8_t byte);
uint32_t rl_crc_bytes(uint32_t crc, const void *bytes, uint16_t count);

static inline uint32_t rl_crc_end(uint32_t crc) {
    return ~crc;
}

#endif

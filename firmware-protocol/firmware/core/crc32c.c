#include "crc32c.h"

#include "port.h"

#ifndef RL_ROM
#define RL_ROM
#define RL_ROM_U32(p) (*(p))
#endif

/* Half a byte at a time: 64 bytes of table, which even the smallest board has room for. */
static const uint32_t table[16] RL_ROM = {
    0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
    0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
};

uint32_t rl_crc_byte(uint32_t crc, uint8_t byte) {
    crc ^= byte;
    crc = (crc >> 4) ^ RL_ROM_U32(&table[crc & 15]);
    return (crc >> 4) ^ RL_ROM_U32(&table[crc & 15]);
}

uint32_t rl_crc_bytes(uint32_t crc, const void *bytes, uint16_t count) {
    const uint8_t *at = bytes;
    while (count-- > 0) {
        crc = rl_crc_byte(crc, *at++);
    }
    return crc;
}

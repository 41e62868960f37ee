/* How long outputs were away from rest (PROTOCOL.md, section 5, OVER_DUTY): a ledger of exact stays. */
#ifndef RIGLINK_DUTY_H
#define RIGLINK_DUTY_H

#include <stdbool.h>
#include <stdint.h>

void rl_duty_start(void);

/* Whether the loaded timeline keeps every output's share at that start, and its stays can be remembered. */
bool rl_duty_fits(uint32_t start_ticks);

/* Makes room: the stays that no window reaches from that instant on are forgotten. */
void rl_duty_age(uint32_t now);

/* An output was away from rest. What counts towards no duty is not remembered. */
void rl_duty_stay(uint8_t output, uint8_t kind, uint32_t from_ticks, uint32_t to_ticks);

#endif

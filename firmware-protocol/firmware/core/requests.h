/* What each request does. The payload has its type's length; the reply's is written, its length returned. */
#ifndef RIGLINK_REQUESTS_H
#define RIGLINK_REQUESTS_H

#include <stdbool.h>
#include <stdint.h>

/* Whether the schema has that request, and whether a payload can have that length. */
bool rl_request_known(uint8_t type);
bool rl_request_length_fits(uint8_t type, uint8_t length);

/* Whether it happens once only, and its reply is kept. */
bool rl_request_once(uint8_t type);

uint8_t rl_request_act(uint8_t type, const uint8_t *payload, uint8_t length, uint32_t received_ticks, uint8_t *reply);

#endif

/* For the two files of the core that this program uses too, frames and their check: neither asks a port for anything. */
#ifndef RIGLINK_PORT_CONFIG_H
#define RIGLINK_PORT_CONFIG_H

#define RL_TICKS_PER_SECOND UINT32_C(2000000)
#define RL_BOARD RL_BOARD_MODEL_OTHER
#define RL_OUTPUTS 18
#define RL_EDGES_MAX 64
#define RL_STAYS_MAX 128
#define RL_DMX 1
#define RL_PHOTODIODE_MAX_HZ 0
#define RL_LATE_LIMIT_TICKS 0
#define RL_EARLY_TICKS 0

#endif

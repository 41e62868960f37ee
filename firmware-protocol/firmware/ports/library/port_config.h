/* The board as a shared library: the largest board, with a clock that is moved by hand. */
#ifndef RIGLINK_PORT_CONFIG_H
#define RIGLINK_PORT_CONFIG_H

#include "riglink_board.h"

#define RL_TICKS_PER_SECOND 2000000
#define RL_BOARD RL_BOARD_MODEL_LIBRARY
#define RL_OUTPUTS RLB_OUTPUTS
#define RL_EDGES_MAX 64
#define RL_STAYS_MAX 64
#define RL_DMX 1
#define RL_PHOTODIODE_MAX_HZ 4000
#define RL_LATE_LIMIT_TICKS 2000
#define RL_EARLY_TICKS 0

#endif

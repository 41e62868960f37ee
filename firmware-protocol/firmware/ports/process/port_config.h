/* The reference board as a Linux process on a pty. */
#ifndef RIGLINK_PORT_CONFIG_H
#define RIGLINK_PORT_CONFIG_H

#define RL_TICKS_PER_SECOND 2000000
#define RL_BOARD RL_BOARD_MODEL_LINUX_PROCESS
#define RL_OUTPUTS 18
#define RL_EDGES_MAX 64
#define RL_STAYS_MAX 128
#define RL_DMX 1
#define RL_PHOTODIODE_MAX_HZ 4000
#define RL_LATE_LIMIT_TICKS 40000 /* 20 ms: this processor has other things to do as well */
#define RL_EARLY_TICKS 40

#endif

#include "state.h"

#include "port.h"

struct rl_shared rl;

bool rl_enter(uint8_t state) {
    uint8_t before = port_lock();
    bool free = rl.state != RL_STATE_FAULT;
    if (free) {
        rl.state = state;
    }
    port_unlock(before);
    return free;
}

uint8_t rl_state_among(uint8_t states) {
    uint8_t state = rl.state;
    if (state == RL_STATE_FAULT) {
        return RL_RESULT_FAULTED;
    }
    return (states & RL_IN(state)) != 0 ? RL_RESULT_OK : RL_RESULT_WRONG_STATE;
}

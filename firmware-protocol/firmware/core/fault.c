/* A fault, in whatever interrupt it is noticed: pins to rest before anything else. */
#include "fault.h"

#include "books.h"
#include "edges.h"
#include "guards.h"
#include "outputs.h"
#include "state.h"

void rl_fault_raise(uint8_t fault, uint8_t output, uint32_t ticks) {
    rl.fault = fault;
    rl.fault_output = output;
    rl.fault_ticks = ticks;
    rl.state = RL_STATE_FAULT;
}

void rl_fault(uint8_t fault, uint8_t output) {
    if (rl.state == RL_STATE_FAULT) {
        return;
    }
    uint32_t now = rl_outputs_pins_to_rest();
    rl_edges_end(RL_ENDING_CUT, now);
    rl_guards_off();
    rl_fault_raise(fault, output, now);
    rl.tell_fault = true;
}

void rl_fault_from_main(uint8_t fault) {
    uint8_t before = port_lock();
    rl_fault(fault, 0);
    port_unlock(before);
    rl_books();
}

void rl_stop_input(bool open) {
    rl.stop_open = open;
    if (open) {
        rl_fault(RL_FAULT_EMERGENCY_STOP, 0);
    }
}

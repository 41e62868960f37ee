/* The ATmega328P's pins: PIN(output, role, port, bit), for the firmware and for the program that simulates it. Outputs 0 and
 * 1 are the bits 0 and 1 of port B, 2 to 5 the bits 4 to 7 of port D: port_pins() relies on that. Port B's upper bits are
 * the programmer's, and the boot loader of an Arduino Uno blinks with one of them: no output for a lamp. */
PIN(0, RL_ROLE_FLASH, B, 0) /* Arduino Uno 8 */
PIN(1, RL_ROLE_TORCH, B, 1) /* 9 */
PIN(2, RL_ROLE_LAMP, D, 4)  /* 4 */
PIN(3, RL_ROLE_LAMP, D, 5)  /* 5 */
PIN(4, RL_ROLE_LAMP, D, 6)  /* 6 */
PIN(5, RL_ROLE_LAMP, D, 7)  /* 7 */

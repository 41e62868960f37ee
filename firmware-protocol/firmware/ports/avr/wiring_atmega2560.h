/* The ATmega2560's pins: PIN(output, role, port, bit), for the firmware and for the program that simulates it. Outputs 0 to
 * 7 are the bits 0 to 7 of port A, 8 and 9 the bits 0 and 1 of port C: port_pins() relies on that. */
PIN(0, RL_ROLE_FLASH, A, 0) /* Arduino Mega 22 */
PIN(1, RL_ROLE_TORCH, A, 1) /* 23 */
PIN(2, RL_ROLE_LAMP, A, 2)  /* 24 */
PIN(3, RL_ROLE_LAMP, A, 3)  /* 25 */
PIN(4, RL_ROLE_LAMP, A, 4)  /* 26 */
PIN(5, RL_ROLE_LAMP, A, 5)  /* 27 */
PIN(6, RL_ROLE_LAMP, A, 6)  /* 28 */
PIN(7, RL_ROLE_LAMP, A, 7)  /* 29 */
PIN(8, RL_ROLE_LAMP, C, 0)  /* 37 */
PIN(9, RL_ROLE_LAMP, C, 1)  /* 36 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "port.h"
#include "process.h"

static int master;

int line_open(char *name, unsigned size) {
    master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name, size) != 0) {
        perror("riglink-process: no pty");
        exit(1);
    }
    /* Kept open: without anybody at the other end the master would only get errors. */
    int slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    struct termios raw;
    if (slave < 0 || tcgetattr(slave, &raw) != 0) {
        perror("riglink-process: no pty");
        exit(1);
    }
    cfmakeraw(&raw);
    tcsetattr(slave, TCSANOW, &raw);
    return master;
}

void port_transmit(void) {
    uint8_t bytes[256];
    size_t count = 0;
    while (count < sizeof bytes && rl_take_byte(&bytes[count])) {
        count++;
    }
    /* What nobody takes is lost, as on a line. */
    if (write(master, bytes, count) < 0) {
        return;
    }
}

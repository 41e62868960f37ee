/* riglink-process: the reference board as a process. What it tells and is told stands in the firmware's README. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "port.h"
#include "process.h"

#define ROUND_MILLIS 2

static bool hung; /* the main loop is to look wedged: it does not call the core any more */

static void usage(void) {
    fputs("usage: riglink-process [--serial HEX16] [--first-ticks N] [--drift-ppm X] [--boot N]\n", stderr);
    exit(2);
}

static void stop_input(bool open) {
    uint8_t before = port_lock();
    rl_stop_input(open);
    port_unlock(before);
}

static bool stop_is_open;

static void reset(const char *cause, uint8_t reset_cause) {
    hung = false;
    power_reset(cause, reset_cause);
    stop_input(stop_is_open);
}

static void command(const char *line) {
    unsigned value;
    if (strcmp(line, "break") == 0) {
        uint8_t before = port_lock();
        rl_break();
        port_unlock(before);
    } else if (strcmp(line, "stop open") == 0 || strcmp(line, "stop closed") == 0) {
        stop_is_open = strcmp(line, "stop open") == 0;
        stop_input(stop_is_open);
    } else if (strcmp(line, "reset external") == 0) {
        reset("external", RL_RESET_CAUSE_EXTERNAL);
    } else if (strcmp(line, "reset brown-out") == 0) {
        reset("brown-out", RL_RESET_CAUSE_BROWN_OUT);
    } else if (strcmp(line, "reset watchdog") == 0) {
        reset("watchdog", RL_RESET_CAUSE_WATCHDOG);
    } else if (strcmp(line, "hang") == 0) {
        hung = true;
    } else if (sscanf(line, "light %u", &value) == 1 && value <= 255) {
        uint8_t before = port_lock();
        alarms_light((uint8_t)value);
        port_unlock(before);
    } else {
        fprintf(stderr, "riglink-process: \"%s\" is no command\n", line);
    }
}

static void read_commands(void) {
    static char line[256];
    static size_t length;
    char bytes[256];
    ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
    if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) {
        _exit(0); /* whoever started it has gone */
    }
    for (ssize_t i = 0; i < count; i++) {
        if (bytes[i] == '\n') {
            line[length] = 0;
            length = 0;
            command(line);
        } else if (length < sizeof line - 1) {
            line[length++] = bytes[i];
        }
    }
}

static void core(void) {
    while (!hung && rl_poll()) {
    }
}

/* The receive ring has room for these between two rounds of the core. */
static void read_line(int master) {
    uint8_t bytes[128];
    ssize_t count;
    while ((count = read(master, bytes, sizeof bytes)) > 0) {
        uint8_t before = port_lock();
        for (ssize_t i = 0; i < count; i++) {
            rl_received(bytes[i]);
        }
        port_unlock(before);
        core();
    }
}

static int round_millis(void) {
    int32_t ahead = (int32_t)(rl_next_timeout() - port_ticks());
    if (hung || ahead > ROUND_MILLIS * (RL_TICKS_PER_SECOND / 1000)) {
        return ROUND_MILLIS;
    }
    return ahead > 0 ? 1 : 0;
}

static void run(int master) {
    struct pollfd ready[2] = {{STDIN_FILENO, POLLIN, 0}, {master, POLLIN, 0}};
    for (;;) {
        if (poll(ready, 2, round_millis()) > 0) {
            if (ready[0].revents != 0) {
                read_commands();
            }
            if ((ready[1].revents & POLLIN) != 0) {
                read_line(master);
            }
        }
        if (power_watchdog_bit()) {
            reset("watchdog", RL_RESET_CAUSE_WATCHDOG);
        }
        core();
    }
}

static uint64_t number(const char *text, int base) {
    char *end;
    errno = 0;
    uint64_t value = strtoull(text, &end, base);
    if (errno != 0 || *end != 0 || end == text) {
        usage();
    }
    return value;
}

int main(int argc, char **argv) {
    uint64_t serial = 0;
    uint32_t first_ticks = 0;
    uint32_t boot = (uint32_t)clock_nanos() ^ (uint32_t)getpid() << 16;
    double drift_ppm = 0;
    for (int i = 1; i < argc; i += 2) {
        if (i + 1 == argc) {
            usage();
        } else if (strcmp(argv[i], "--serial") == 0) {
            serial = number(argv[i + 1], 16);
        } else if (strcmp(argv[i], "--first-ticks") == 0) {
            first_ticks = (uint32_t)number(argv[i + 1], 10);
        } else if (strcmp(argv[i], "--drift-ppm") == 0) {
            char *end;
            drift_ppm = strtod(argv[i + 1], &end);
            if (*end != 0) {
                usage();
            }
        } else if (strcmp(argv[i], "--boot") == 0) {
            boot = (uint32_t)number(argv[i + 1], 10);
        } else {
            usage();
        }
    }
    char name[64];
    int master = line_open(name, sizeof name);
    alarms_start();
    power_on(serial, boot == 0 ? 1 : boot, first_ticks, drift_ppm);
    printf("port %s\n", name);
    fflush(stdout);
    told_start();
    power_watch();
    run(master);
}

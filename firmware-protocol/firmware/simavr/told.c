/* Lines on stdout, each written at once. libsimavr prints there too, so its lines are sent to nowhere and ours go to a
 * copy of the descriptor. */
#include "board.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int out = 1;

void told_open(void) {
    out = dup(1);
    int nowhere = open("/dev/null", O_WRONLY);
    if (out < 0 || nowhere < 0 || dup2(nowhere, 1) < 0) {
        perror("riglink-simavr: cannot set up stdout");
        exit(1);
    }
    close(nowhere);
}

static void tell(const char *format, ...) {
    char line[128];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    for (int done = 0; done < length;) {
        ssize_t written = write(out, line + done, (size_t)(length - done));
        if (written <= 0) {
            exit(1); /* nobody reads any more: the program never outlives its parent */
        }
        done += (int)written;
    }
}

void told_port(const char *name) { tell("port %s\n", name); }

void told_edge(struct board *board, uint8_t output, uint8_t level, avr_cycle_count_t cycle) {
    tell("edge %u %u %" PRIu64 " %" PRIu32 "\n", output, level, clock_nanos_of(board, cycle),
        clock_ticks_of(board, cycle));
}

void told_now(struct board *board) {
    tell("now %" PRIu64 "\n", clock_nanos_of(board, board->avr->cycle));
}

void told_reset(enum cause cause) {
    static const char *const names[] = {"power-on", "external", "brown-out", "watchdog"};
    tell("reset %s\n", names[cause]);
}

void told_failure(const char *sentence, const char *name) {
    fprintf(stderr, "riglink-simavr: %s: %s\n", name, sentence);
}

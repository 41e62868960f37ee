/*
 * riglink-replay: runs scripts of steps (ports/library/riglink_board.h, rlb_run) through the core, which is built with the
 * compiler's sanitizers here: what reads or writes astray, or overflows, ends the program with a report and a status that is
 * not 0. It reads scripts from stdin until that ends, each with its length in 4 bytes before it, little-endian; of each it
 * writes to stdout the log's length in the same way and the log. A board is started by a script's own step.
 */
#include <stdio.h>
#include <stdlib.h>

#include "riglink_board.h"

#define SCRIPT_MAX (1u << 24)
#define LOG_MAX (1u << 26)

static uint8_t script[SCRIPT_MAX];
static uint8_t log_bytes[LOG_MAX];

static void end(const char *why) {
    fprintf(stderr, "riglink-replay: %s\n", why);
    exit(2);
}

int main(void) {
    uint8_t head[4];
    size_t got;
    while ((got = fread(head, 1, sizeof head, stdin)) == sizeof head) {
        uint32_t length = head[0] | (uint32_t)head[1] << 8 | (uint32_t)head[2] << 16 | (uint32_t)head[3] << 24;
        if (length > SCRIPT_MAX || fread(script, 1, length, stdin) != length) {
            end("a script is longer than 16 MiB, or ends early");
        }
        uint64_t logged = rlb_run(script, length, log_bytes, LOG_MAX);
        if (logged == UINT64_MAX) {
            end("a script is none, or its log is longer than 64 MiB");
        }
        for (unsigned i = 0; i < sizeof head; i++) {
            head[i] = (uint8_t)(logged >> 8 * i);
        }
        if (fwrite(head, 1, sizeof head, stdout) != sizeof head || fwrite(log_bytes, 1, logged, stdout) != logged) {
            end("its output is not taken any more");
        }
    }
    if (got != 0) {
        end("the last script's length is cut short");
    }
    return fflush(stdout) == 0 ? 0 : 2;
}

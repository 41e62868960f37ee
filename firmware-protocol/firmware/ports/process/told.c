/* What is told on stdout, by a thread of its own. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "port.h"
#include "process.h"

#define ROUND_NANOS 3000000
#define WAITING_MAX 4096

struct line {
    int64_t nanos;
    const char *reset; /* its cause; otherwise it is an edge's line */
    uint32_t ticks;
    uint8_t output;
    uint8_t level;
};

static struct line waiting[WAITING_MAX];
static unsigned count;

static struct line *next_line(void) {
    if (count == WAITING_MAX) { /* what is told must be whole, or end */
        fputs("riglink-process: nobody has read its output for long; start it again and read it\n", stderr);
        _exit(3);
    }
    return &waiting[count++];
}

/* Edges wait for this, so the text is put together later. */
void told_edge(uint8_t output, uint8_t level, int64_t nanos, uint32_t ticks) {
    *next_line() = (struct line){nanos, 0, ticks, output, level};
}

void told_reset(const char *cause) {
    *next_line() = (struct line){clock_nanos(), cause, 0, 0, 0};
}

static int by_nanos(const void *a, const void *b) {
    int64_t first = ((const struct line *)a)->nanos;
    int64_t second = ((const struct line *)b)->nanos;
    return first < second ? -1 : first > second ? 1 : 0;
}

static void write_all(const char *text) {
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t written = write(STDOUT_FILENO, text, left);
        if (written <= 0) {
            _exit(0); /* nobody is there any more */
        }
        text += written;
        left -= (size_t)written;
    }
}

static void write_line(const struct line *line) {
    char text[80];
    if (line->reset != 0) {
        snprintf(text, sizeof text, "reset %s\n", line->reset);
    } else {
        snprintf(text, sizeof text, "edge %u %u %" PRId64 " %" PRIu32 "\n", line->output, line->level, line->nanos,
                line->ticks);
    }
    write_all(text);
}

static void *run(void *unused) {
    (void)unused;
    static struct line ready[WAITING_MAX];
    for (;;) {
        uint8_t before = port_lock();
        int64_t now = clock_nanos();
        dmx_catch_up(now);
        unsigned taken = count;
        memcpy(ready, waiting, taken * sizeof *ready);
        count = 0;
        port_unlock(before);
        /* A slot's edge may be noticed after a pin's later one. */
        qsort(ready, taken, sizeof *ready, by_nanos);
        for (unsigned i = 0; i < taken; i++) {
            write_line(&ready[i]);
        }
        char text[40];
        snprintf(text, sizeof text, "now %" PRId64 "\n", now);
        write_all(text);
        sleep_until(now + ROUND_NANOS);
    }
    return 0;
}

void told_start(void) {
    thread_start(run, false);
}

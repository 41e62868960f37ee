/* Lines on stdin: what happens to the board that is no byte on its line. */
#include "board.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void obey(struct board *board, const char *line) {
    if (strcmp(line, "break") == 0) {
        line_break(board);
    } else if (strcmp(line, "stop open") == 0 || strcmp(line, "stop closed") == 0) {
        board->stop_open = strcmp(line, "stop open") == 0;
        power_inputs(board);
    } else if (strcmp(line, "reset external") == 0) {
        board->reset_wanted = CAUSE_EXTERNAL;
    } else if (strcmp(line, "reset brown-out") == 0) {
        board->reset_wanted = CAUSE_BROWN_OUT;
    } else if (strcmp(line, "reset watchdog") == 0) {
        board->reset_wanted = CAUSE_WATCHDOG;
    } else if (strcmp(line, "hang") == 0) {
        power_hang(board);
    } else if (strncmp(line, "light ", 6) == 0) {
        board->light = (uint8_t)atoi(line + 6);
        power_inputs(board);
    } else {
        told_failure("is no command", line);
    }
}

void commands_take(struct board *board) {
    static char text[256];
    static size_t length;
    ssize_t count = read(0, text + length, sizeof text - length - 1);
    if (count <= 0) {
        board->ended = true; /* the parent is gone or wants the end */
        return;
    }
    length += (size_t)count;
    text[length] = 0;
    char *line = text;
    for (char *end = strchr(line, '\n'); end != NULL; end = strchr(line, '\n')) {
        *end = 0;
        obey(board, line);
        line = end + 1;
    }
    length = strlen(line);
    memmove(text, line, length + 1);
    if (length == sizeof text - 1) {
        length = 0;
    }
}

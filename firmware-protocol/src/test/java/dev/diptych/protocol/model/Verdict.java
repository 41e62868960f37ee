package dev.diptych.protocol.model;

/** What received bytes were (PROTOCOL.md, section 1.4); UNFINISHED until a frame's last {@code 00}. */
enum Verdict {
    UNFINISHED, TOO_LONG, BAD_COBS, TOO_SHORT, BAD_LENGTH, BAD_CHECK, BAD_VERSION, BAD_FLAGS, FRAME
}

package dev.diptych.protocol.frame;

/** What becomes of the bytes between two zeros; the first that applies, in this order (PROTOCOL.md, section 1.4). */
public enum Verdict {
    /** More bytes than any frame has; what follows up to the next zero belongs to them. */
    TOO_LONG,
    /** No encoding. */
    BAD_COBS,
    /** Fewer bytes than header and check have. */
    TOO_SHORT,
    /** The length is not that of the payload, or over the longest. */
    BAD_LENGTH,
    /** Bytes were changed on the way, or the other end was built from another schema. */
    BAD_CHECK,
    /** Another version of the frame. */
    BAD_VERSION,
    /** Neither request nor reply nor event. */
    BAD_FLAGS,
    /** All is well. */
    FRAME
}

package dev.diptych.protocol.model;

/** Sees what a board does with what it receives. */
interface Witness {
    /** After each received byte; mostly UNFINISHED. */
    void judged(Verdict verdict);

    /** After each request; the reply's payload begins with the result. */
    void acted(State before, byte[] frame, byte[] reply);
}

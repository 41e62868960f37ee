package dev.diptych.capture.run;

/** Hears how a running session goes on. */
public interface RunListener {
    /** Something that the operator should know, as one sentence. */
    void told(String sentence);

    /** A trigger is answered. */
    void judged(RunResult.PairFacts pair);
}

package dev.diptych.inference.deepflash;

/** Is told whenever a step of a correction is done. */
@FunctionalInterface
public interface StageListener {
    /** For who does not want to know. */
    StageListener NONE = _ -> {};

    void done(Stage stage);
}

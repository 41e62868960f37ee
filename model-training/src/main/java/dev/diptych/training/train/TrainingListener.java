package dev.diptych.training.train;

/** Hears how a training goes, on the trainer's thread. */
public interface TrainingListener {
    /** Goes on after a checkpoint. */
    void resumed(long step);

    /** A step is done. */
    void stepped(long step, double loss);

    /** The unseen pairs were corrected; the last point of the curve is new. */
    void validated(LearningCurve curve);
}

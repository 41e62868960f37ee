package dev.diptych.capture.demo;

import dev.diptych.rig.calibration.CalibrationListener;

/** Hears how a demo goes on. */
public interface DemoListener extends CalibrationListener {
    /** The demo begins. */
    void started(DemoOptions options, int pairs, int sitters);

    /** Something about the archive that the operator should know, as one sentence. */
    void told(String sentence);

    /** A sitter takes the chair. */
    void seated(String sitter);

    /** A pair is judged. {@code remark} is empty if all is well. */
    void judged(DemoResult.PairFacts pair, String remark);
}

package dev.diptych.capture.doctor;

import java.io.IOException;
import java.util.List;

/** Looks at one part of the rig. */
public interface Check {
    /** The part, which begins the ids of its findings: {@code disk}. */
    String part();

    /**
     * At least one finding.
     *
     * @throws IOException if the part cannot even be looked at
     */
    List<Finding> run() throws IOException;
}

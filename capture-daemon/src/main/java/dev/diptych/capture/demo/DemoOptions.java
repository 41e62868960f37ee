package dev.diptych.capture.demo;

import dev.diptych.capture.config.RigConfig;
import dev.diptych.studio.StudioOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a demo is asked for.
 *
 * @param pairs how many; 0 for the usual number
 * @param portraits a folder of photograph pairs, or procedural sitters if empty
 * @param calibration the stored calibration to use; empty to calibrate first
 * @param correction how the pairs are corrected
 * @param board the program that stands in for the board that switches the lights, in real time; empty for the simulated
 *        executor, in virtual time
 * @param out where the archive and the report go
 */
public record DemoOptions(int pairs, Optional<Path> portraits, StudioOptions studio, Optional<Path> calibration,
        Correction correction, Path out, RigConfig config, Optional<EmulatedKind> board) {
    private static final int USUAL_PAIRS = 5;

    /** With the simulated executor. */
    public DemoOptions(int pairs, Optional<Path> portraits, StudioOptions studio, Optional<Path> calibration,
            Correction correction, Path out, RigConfig config) {
        this(pairs, portraits, studio, calibration, correction, out, config, Optional.empty());
    }

    int pairsOr(int everybody) {
        if (pairs > 0) {
            return pairs;
        }
        return portraits.isPresent() ? everybody : USUAL_PAIRS;
    }
}

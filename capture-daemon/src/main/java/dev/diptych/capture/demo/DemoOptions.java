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
 * @param out where the archive and the report go
 */
public record DemoOptions(int pairs, Optional<Path> portraits, StudioOptions studio, Optional<Path> calibration,
        Correction correction, Path out, RigConfig config) {
    private static final int USUAL_PAIRS = 5;

    int pairsOr(int everybody) {
        if (pairs > 0) {
            return pairs;
        }
        return portraits.isPresent() ? everybody : USUAL_PAIRS;
    }
}

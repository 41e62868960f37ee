package dev.diptych.capture.demo;

import dev.diptych.capture.config.RigConfig;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a demo is asked for.
 *
 * @param pairs how many; 0 for the usual number
 * @param portraits a folder of photograph pairs, or procedural sitters if empty
 * @param out where the archive and the report go
 */
public record DemoOptions(int pairs, Optional<Path> portraits, StudioGrade grade, LampKind lamps, int widthPx,
        int heightPx, long seed, Path out, RigConfig config) {
    private static final int USUAL_PAIRS = 5;

    int pairsOr(int everybody) {
        if (pairs > 0) {
            return pairs;
        }
        return portraits.isPresent() ? everybody : USUAL_PAIRS;
    }
}

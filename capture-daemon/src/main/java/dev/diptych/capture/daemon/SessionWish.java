package dev.diptych.capture.daemon;

import dev.diptych.archive.Consent;
import java.util.Optional;

/**
 * A session that somebody wants to begin.
 *
 * @param subject an opaque code of 1 to 32 letters and digits; in the simulated studio it may be left out, for a new one
 * @param consent what the subject has signed; in the simulated studio it may be left out
 * @param operator an opaque code of 1 to 32 letters and digits
 * @param protocol the id of one that the rig knows; the first if left out
 */
public record SessionWish(Optional<String> subject, Optional<Consent> consent, Optional<String> operator,
        Optional<String> protocol) {}

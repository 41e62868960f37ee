package dev.diptych.capture.daemon;

import dev.diptych.archive.Archive;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.config.ServiceConfig;
import dev.diptych.capture.live.Viewfinder;
import dev.diptych.capture.poses.Protocol;
import dev.diptych.capture.session.PairCapture;
import java.time.InstantSource;
import java.util.List;

/**
 * What a rig's daemon works with.
 *
 * @param rigId its name in topics
 * @param pictures made of pairs to be looked at
 * @param protocols the first is the usual one
 * @param pairs to be taken one after another without being triggered; 0 for none
 * @param someoneIsThere whether a person can mend what fails; else a failure ends the run
 */
public record DaemonSetup(String rigId, RigPort port, RigConfig config, Archive archive, PairCapture capture,
        PairPictures pictures, Viewfinder viewfinder, List<Protocol> protocols, Background background,
        InstantSource wallTime, int pairs, boolean someoneIsThere) {
    public DaemonSetup {
        protocols = List.copyOf(protocols);
        if (!ServiceConfig.RIG_ID.matcher(rigId).matches()) {
            throw new IllegalArgumentException(
                    "A rig is named by 1 to 32 small letters, digits and hyphens, not \"" + rigId + "\".");
        }
        if (protocols.isEmpty() || pairs < 0) {
            throw new IllegalArgumentException("A daemon needs a protocol, and no number of pairs below 0.");
        }
    }
}

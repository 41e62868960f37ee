package dev.diptych.capture.bench;

import java.util.Collection;
import java.util.List;

/**
 * What somebody who watches the live pictures is shown, in the form of its JSON document.
 *
 * @param garbageBytesPerPicture of the flash preview: what rendering, correcting and encoding leave, the pictures counted
 */
public record ViewFigures(Shown viewfinder, Shown flashPreview, long garbageBytesPerPicture) {
    /**
     * Pictures in one light.
     *
     * @param correctedPerSecond how many of them came with their correction
     * @param latency from the end of the last row's exposure until the picture was ready to be sent, as JPEG
     */
    public record Shown(double picturesPerSecond, double correctedPerSecond, Spread latency) {
        /** @param pictures two or more */
        static Shown of(List<ViewRun.Seen> pictures) {
            double seconds = (pictures.getLast().readyNanos() - pictures.getFirst().readyNanos()) / 1e9;
            Collection<ViewRun.Seen> counted = pictures.subList(1, pictures.size());
            return new Shown(counted.size() / seconds,
                    counted.stream().filter(ViewRun.Seen::corrected).count() / seconds,
                    Spread.of(counted, ViewRun.Seen::latencyNanos));
        }
    }
}

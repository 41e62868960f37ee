package dev.diptych.rig.shot;

import dev.diptych.rig.switching.LightCertainty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Why a pair is believed, or doubted: what its log, its timestamps and its pixels say. Ratios are of linear light per
 * unit of exposure.
 *
 * @param changes for each light, by id, when it may have been changing, as offsets from the start of the studio frame's
 *            readout
 * @param fall the lamps' fall in this shot; empty if no frame lies between the studio and the flash frame
 * @param fallingRatio lamp light that was still falling in the flash frame's first row, over the studio frame's light
 * @param darkRatio the dark frame's light over the studio frame's
 * @param roomLightRatio the same as it was calibrated: the room's own light
 * @param studioLevelRatio the studio frame's light over the light metered when the sitter sat down; empty without metering
 * @param flashLevelRatio the flash's light in the flash frame over the flash's light when it was metered
 * @param worstEdge the switch that certainly missed its planned instant by most: by how much beyond its uncertainty, 0
 *            if all may have been in time
 * @param droppedSequences frames from the one before the studio frame to the dark one that the camera did not deliver
 * @param misexposedSequences frames from the studio frame to the dark one that were not exposed as asked, by their own
 *            metadata; the pair is not made of them
 * @param lampDriftNanos by how much the lamps fall later than calibrated, the median of the latest shots; empty after
 *            too few
 */
public record ShotEvidence(Map<String, List<LightCertainty.Transition>> changes, Optional<FallRefit> fall,
        double fallingRatio, double darkRatio, double roomLightRatio, OptionalDouble studioLevelRatio,
        OptionalDouble flashLevelRatio, EdgeError worstEdge, List<Long> droppedSequences,
        List<Long> misexposedSequences, OptionalDouble lampDriftNanos) {
    public ShotEvidence {
        changes = Map.copyOf(changes);
        droppedSequences = List.copyOf(droppedSequences);
        misexposedSequences = List.copyOf(misexposedSequences);
    }
}

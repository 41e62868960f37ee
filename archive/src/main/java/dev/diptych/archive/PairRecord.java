package dev.diptych.archive;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * All that is kept of one shot. A shot that lost a frame is kept too: one photograph is enough, and the manifest says
 * that the pair is not complete.
 *
 * @param originals at most one per light; held in the order of {@link LightRole}
 * @param plan the shot as it was planned, copied here
 * @param createdWallTime a label; nothing is computed from it
 */
public record PairRecord(PairId id, List<Original> originals, EventsTable events, ObjectNode plan,
        Instant createdWallTime) {
    public PairRecord {
        originals = originals.stream().sorted(Comparator.comparing(Original::light)).toList();
        Set<LightRole> lights = EnumSet.noneOf(LightRole.class);
        for (Original original : originals) {
            if (!lights.add(original.light())) {
                throw new IllegalArgumentException(
                        id + " has more than one " + original.light().label() + " photograph.");
            }
        }
        if (lights.isEmpty()) {
            throw new IllegalArgumentException(id + " has no photograph.");
        }
        plan = plan.deepCopy();
    }

    /** Whether both the studio and the flash photograph are there; the dark one is optional. */
    public boolean isComplete() {
        return originals.stream().map(Original::light).filter(light -> light != LightRole.DARK).count() == 2;
    }
}

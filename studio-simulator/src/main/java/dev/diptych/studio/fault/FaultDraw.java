package dev.diptych.studio.fault;

import dev.diptych.studio.chance.Chance;
import dev.diptych.studio.light.SimulatedLight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Draws the faults of one pair and their numbers, from the seed and the pair's number alone. A fault's numbers are the
 * same whichever others come with it, and two faults that each need a lamp get different ones.
 */
final class FaultDraw {
    private final StudioParts parts;
    private final RandomGenerator kinds;
    private final List<SimulatedLight> lamps;
    private final Map<StudioFault, RandomGenerator> numbers = new EnumMap<>(StudioFault.class);

    FaultDraw(StudioParts parts, long seed, long pairNumber) {
        this.parts = parts;
        RandomGenerator random = Chance.from(seed, pairNumber);
        this.kinds = Chance.branch(random);
        this.lamps = shuffled(parts.lamps(), random);
        for (StudioFault kind : StudioFault.values()) {
            numbers.put(kind, Chance.branch(random));
        }
    }

    /** Which faults the pair has; mostly none, or one, or two of different kinds. */
    List<StudioFault> kinds(double probability, double secondProbability) {
        if (kinds.nextDouble() >= probability) {
            return List.of();
        }
        List<StudioFault> left = new ArrayList<>(List.of(StudioFault.values()));
        StudioFault first = left.remove(kinds.nextInt(left.size()));
        return kinds.nextDouble() < secondProbability
                ? List.of(first, left.get(kinds.nextInt(left.size())))
                : List.of(first);
    }

    PairFault fault(StudioFault kind) {
        RandomGenerator random = Objects.requireNonNull(numbers.get(kind));
        return switch (kind) {
            case LAMP_STAYS_ON -> new StuckLamp(lamps.get(0).id());
            case LAMP_STAYS_OFF -> new DarkLamp(lamps.get(1), random);
            case LAMP_LATE -> new LateLamp(lamps.get(2).id(), random);
            case FLASH_FAILS -> new FailingFlash(parts.flashLight().id());
            case FLASH_WEAK -> new WeakFlash(parts.flashLight().id(), random);
            case LATE_EDGES -> new LateEdges(random);
            case DROPPED_FRAMES -> new DroppedFrames(random);
            case CAMERA_STALL -> new StalledCamera(random);
            case WRONG_EXPOSURE, WRONG_EXPOSURE_UNREPORTED -> new WrongExposure(kind, random);
            case TIMESTAMP_JUMP -> new DisplacedTimestamps(random);
            case SITTER_LEAVES -> new LeavingSitter(parts.chair(), random);
            case BIG_MOTION -> new ShiftingSitter(parts.chair(), random);
            case DOOR_OPENED -> new OpenedDoor(parts.room(), random);
        };
    }

    /** Fisher and Yates. */
    private static List<SimulatedLight> shuffled(List<SimulatedLight> lights, RandomGenerator random) {
        List<SimulatedLight> shuffled = new ArrayList<>(lights);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            SimulatedLight drawn = shuffled.set(random.nextInt(last + 1), shuffled.get(last));
            shuffled.set(last, drawn);
        }
        return shuffled;
    }
}

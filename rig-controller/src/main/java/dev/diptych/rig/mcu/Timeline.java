package dev.diptych.rig.mcu;

import dev.diptych.protocol.message.Kind;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.TimelineLoad;
import dev.diptych.rig.switching.Edge;
import java.util.List;

/**
 * A plan as a board takes it.
 *
 * @param startTicks of the first edge, as the board counts
 * @param steps in order of time; the first at offset 0
 */
record Timeline(Kind kind, int startTicks, List<Step> steps) {
    /** @param planned the edge that it is of */
    record Step(long offsetTicks, int output, int level, Edge planned) {}

    Timeline {
        steps = List.copyOf(steps);
    }

    long lengthTicks() {
        return steps.getLast().offsetTicks();
    }

    Timeline startingAt(int ticks) {
        return new Timeline(kind, ticks, steps);
    }

    /** As it goes over the line. */
    TimelineLoad load() {
        return new TimelineLoad(kind, steps.stream()
                .map(step -> new Request.Load.Edge(step.offsetTicks(), step.output(), step.level()))
                .toList());
    }
}

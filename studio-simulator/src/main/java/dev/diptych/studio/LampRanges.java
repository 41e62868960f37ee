package dev.diptych.studio;

import dev.diptych.studio.chance.Range;

/**
 * What the lamps of a studio are drawn from. Dead times and falls are each lamp's medians.
 *
 * @param offDeadMillis from the switch until the light leaves 99.5 %
 * @param offFallMillis from 99.5 % to 0.5 %
 * @param onDeadMillis from the switch until the light leaves 0.5 %
 * @param onRiseMillis from 0.5 % to 99.5 %
 */
public record LampRanges(Range offDeadMillis, Range offFallMillis, Range onDeadMillis, Range onRiseMillis) {
    static final LampRanges RELAY = new LampRanges(new Range(300, 340), new Range(60, 100), new Range(80, 200),
            Range.exactly(40));
    static final LampRanges DMX = new LampRanges(Range.exactly(8), Range.exactly(5), Range.exactly(8),
            Range.exactly(5));

    static LampRanges of(LampKind kind) {
        return switch (kind) {
            case RELAY -> RELAY;
            case DMX -> DMX;
        };
    }
}

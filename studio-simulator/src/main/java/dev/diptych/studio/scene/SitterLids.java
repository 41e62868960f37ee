package dev.diptych.studio.scene;

import java.util.List;
import java.util.stream.Stream;

/** How a sitter blinks, and the blinks that light has startled out of them. It never changes: what was seen stays so. */
record SitterLids(Lids usual, List<Blink> reflexes) implements Lids {
    SitterLids(Lids usual) {
        this(usual, List.of());
    }

    @Override
    public double closureAt(double instantNanos) {
        double closure = usual.closureAt(instantNanos);
        for (Blink reflex : reflexes) {
            closure = Math.max(closure, reflex.closureAt(instantNanos));
        }
        return closure;
    }

    /** With one more blink, and without those that ended before {@code sinceNanos}. */
    SitterLids with(Blink reflex, double sinceNanos) {
        return new SitterLids(usual,
                Stream.concat(reflexes.stream().filter(old -> old.endNanos() >= sinceNanos), Stream.of(reflex))
                        .toList());
    }
}

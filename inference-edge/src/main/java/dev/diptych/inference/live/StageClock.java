package dev.diptych.inference.live;

import dev.diptych.inference.deepflash.Stage;
import dev.diptych.inference.deepflash.StageListener;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Times the steps of one frame after another. */
final class StageClock implements StageListener {
    private final LongSupplier nanos;
    private final Map<Stage, Long> took = new EnumMap<>(Stage.class);
    private long sinceNanos;

    StageClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A frame's first step begins. */
    void start() {
        took.clear();
        sinceNanos = nanos.getAsLong();
    }

    @Override
    public void done(Stage stage) {
        long nowNanos = nanos.getAsLong();
        took.put(stage, nowNanos - sinceNanos);
        sinceNanos = nowNanos;
    }

    /** Of the frame; a step that it did not take took 0. */
    StageTimes times() {
        return new StageTimes(of(Stage.FIND), of(Stage.REDUCE), of(Stage.FILTER), of(Stage.NETWORK), of(Stage.CLEAN),
                of(Stage.SMOOTH), of(Stage.APPLY));
    }

    private long of(Stage stage) {
        return took.getOrDefault(stage, 0L);
    }
}

package dev.diptych.capture.config.hardware;

import dev.diptych.capture.config.schema.KeyType;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.rig.light.Spread;
import java.util.List;
import java.util.Optional;

/** A duration that differs from shot to shot, as the percentiles p0.1, p50 and p99.9 in milliseconds. */
final class SpreadType implements KeyType<Spread> {
    private static final double MAX_MILLIS = 5000;
    private static final KeyType<List<Long>> LIST = KeyTypes.list(KeyTypes.millis(0, MAX_MILLIS));
    private static final int PERCENTILES = 3;

    @Override
    public Optional<Spread> accept(Object value) {
        return LIST.accept(value)
                .filter(SpreadType::rises)
                .map(
                        nanos -> new Spread(nanos.get(0), nanos.get(1), nanos.get(2)));
    }

    private static boolean rises(List<Long> nanos) {
        return nanos.size() == PERCENTILES && nanos.get(0) <= nanos.get(1) && nanos.get(1) <= nanos.get(2);
    }

    @Override
    public String expected() {
        return "the percentiles p0.1, p50, p99.9: a list of 3 numbers from 0 to 5000 in rising order";
    }
}

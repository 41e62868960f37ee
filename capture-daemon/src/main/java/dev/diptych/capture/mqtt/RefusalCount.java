package dev.diptych.capture.mqtt;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** How many commands were refused, by code; told at the first and at each power of ten, so that a flood floods nobody. Any thread. */
final class RefusalCount {
    private final Map<String, Long> counts = new TreeMap<>();
    private final Consumer<String> tell;
    private final Consumer<String> refused;

    /** @param refused hears of the code of each */
    RefusalCount(Consumer<String> tell, Consumer<String> refused) {
        this.tell = tell;
        this.refused = refused;
    }

    void add(String code, String sentence) {
        long count;
        synchronized (this) {
            count = counts.merge(code, 1L, Long::sum);
        }
        refused.accept(code);
        if (count == 1) {
            tell.accept(code + ": A command over MQTT was refused: " + sentence);
        } else if (isPowerOfTen(count)) {
            tell.accept(code + ": " + count + " commands over MQTT were refused so far.");
        }
    }

    private static boolean isPowerOfTen(long count) {
        long rest = count;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}

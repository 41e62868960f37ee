package dev.diptych.rig.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.SystemClock;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** A rig without JNA has no real-time scheduling, and all the rest. */
class HostTimerWithoutJnaTest {
    /** Loads the rig's classes anew, in a world without JNA. */
    private static final class WithoutJna extends URLClassLoader {
        WithoutJna() {
            super(new URL[]{HostTimer.class.getProtectionDomain().getCodeSource().getLocation()},
                    ClassLoader.getPlatformClassLoader());
        }
    }

    @Test
    void itIsToldAndNothingBreaks() throws ReflectiveOperationException, IOException {
        try (WithoutJna loader = new WithoutJna()) {
            Object clock = loader.loadClass(SystemClock.class.getName()).getConstructor().newInstance();
            Class<?> type = loader.loadClass(HostTimer.class.getName());
            try (AutoCloseable timer = (AutoCloseable) type
                    .getConstructor(loader.loadClass(Clock.class.getName()), boolean.class)
                    .newInstance(clock, true)) {
                Object scheduling = type.getMethod("scheduling").invoke(timer);

                assertEquals(false, scheduling.getClass().getMethod("granted").invoke(scheduling));
                String sentence = (String) scheduling.getClass().getMethod("sentence").invoke(scheduling);
                assertTrue(sentence.contains("JNA, or the call that it needs, is not there"), sentence);
            } catch (ReflectiveOperationException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}

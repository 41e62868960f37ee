package dev.diptych.capture.serve;

import dev.diptych.capture.doctor.Severity;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The hottest part of this computer, as Linux has it in {@code /sys/class/thermal}: a folder {@code thermal_zone0} and on,
 * with thousandths of a degree in {@code temp} (kernel documentation, driver-api/thermal/sysfs-api).
 *
 * @param folder of the zones; need not be there
 */
record Thermometer(Path folder) {
    /** A Raspberry Pi slows down at 80 °C and again at 85 °C, so this is near it. */
    private static final double WARM_CELSIUS = 70;
    private static final double HOT_CELSIUS = 85;

    /** In words, and how bad that is. */
    Condition read() {
        OptionalDouble celsius = hottestCelsius();
        if (celsius.isEmpty()) {
            return new Condition("unknown", Severity.NOTE);
        }
        return new Condition(String.format(Locale.ROOT, "%.0f °C", celsius.getAsDouble()),
                severity(celsius.getAsDouble()));
    }

    private static Severity severity(double celsius) {
        if (celsius < WARM_CELSIUS) {
            return Severity.OK;
        }
        return celsius < HOT_CELSIUS ? Severity.WARN : Severity.FAIL;
    }

    private OptionalDouble hottestCelsius() {
        double hottest = Double.NEGATIVE_INFINITY;
        try (DirectoryStream<Path> zones = Files.newDirectoryStream(folder, "thermal_zone*")) {
            for (Path zone : zones) {
                hottest = Math.max(hottest, celsius(zone.resolve("temp")));
            }
        } catch (IOException | DirectoryIteratorException e) {
            return OptionalDouble.empty();
        }
        return hottest > Double.NEGATIVE_INFINITY ? OptionalDouble.of(hottest) : OptionalDouble.empty();
    }

    /** A zone whose sensor is asleep cannot be read; the others can. */
    private static double celsius(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip()) / 1000.0;
        } catch (IOException | NumberFormatException e) {
            return Double.NEGATIVE_INFINITY;
        }
    }
}

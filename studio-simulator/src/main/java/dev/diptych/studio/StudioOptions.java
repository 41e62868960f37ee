package dev.diptych.studio;

import dev.diptych.studio.sensor.SensorOptions;
import java.util.Locale;

/**
 * Which studio it is to be.
 *
 * @param seed everything that is left to chance is drawn from it
 * @param widthPx of the camera's pictures
 */
public record StudioOptions(StudioGrade grade, LampKind lampKind, long seed, int widthPx, int heightPx,
        SensorOptions sensor) {
    /** With the default sensor. */
    public StudioOptions(StudioGrade grade, LampKind lampKind, long seed, int widthPx, int heightPx) {
        this(grade, lampKind, seed, widthPx, heightPx, SensorOptions.DEFAULT);
    }

    /** For a person. */
    public String name() {
        return String.format(Locale.ROOT, "Simulated studio, %s, %s lamps, %dx%d, seed %d", grade,
                lampKind.name().toLowerCase(Locale.ROOT), widthPx, heightPx, seed);
    }
}

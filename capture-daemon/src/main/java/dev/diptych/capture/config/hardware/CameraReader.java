package dev.diptych.capture.config.hardware;

import dev.diptych.rig.camera.ColourGains;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.capture.config.schema.TomlText;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code [camera]}. */
final class CameraReader {
    static final Table TABLE = CameraKeys.table();
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private CameraReader() {
    }

    /** Empty for the simulated camera. */
    static Optional<CameraConfig> read(Optional<TomlSection> found) throws OperatorException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        TomlSection section = found.get();
        if (section.value(CameraKeys.DRIVER) == CameraKeys.Driver.SIMULATED) {
            section.refuse(CameraKeys.OF_LIBCAMERA,
                    "it is for a camera of hardware; set driver = \"libcamera\" in [camera], or take it away.");
            return Optional.empty();
        }
        FrameTiming timing = timing(section);
        return Optional.of(new CameraConfig(section.find(CameraKeys.ID),
                section.find(CameraKeys.LIBRARY).map(section::resolve), section.value(CameraKeys.STREAM), size(section),
                timing, exposure(section, CameraKeys.STUDIO_EXPOSURE_MS, CameraKeys.STUDIO_GAIN, timing),
                exposure(section, CameraKeys.FLASH_EXPOSURE_MS, CameraKeys.FLASH_GAIN, timing), colourGains(section),
                section.find(CameraKeys.LENS_POSITION_DIOPTRES).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                section.value(CameraKeys.TIMESTAMPS),
                section.value(CameraKeys.BUFFERS),
                section.value(CameraKeys.PHASE_UNCERTAINTY_MS)));
    }

    private static FrameTiming timing(TomlSection section) throws OperatorException {
        long periodNanos = Math.round(NANOS_PER_SECOND / section.value(CameraKeys.FRAMES_PER_SECOND));
        long readoutNanos = section.require(CameraKeys.READOUT_MS);
        if (readoutNanos >= periodNanos) {
            throw section.wrong(CameraKeys.READOUT_MS, "a frame is read out in less time than it lasts, which is "
                    + millis(periodNanos) + " ms at the configured frames per second, but this is "
                    + millis(readoutNanos) + " ms.");
        }
        return new FrameTiming(periodNanos, readoutNanos);
    }

    private static ExposureSetting exposure(TomlSection section, Key<Long> exposure, Key<Double> gain,
            FrameTiming timing) throws OperatorException {
        long exposureNanos = section.require(exposure);
        if (exposureNanos > timing.framePeriodNanos()) {
            throw section.wrong(exposure, "no row is exposed for longer than a frame lasts, which is "
                    + millis(timing.framePeriodNanos()) + " ms at the configured frames per second, but this is "
                    + millis(exposureNanos) + " ms.");
        }
        return new ExposureSetting(exposureNanos, section.require(gain));
    }

    private static Optional<FrameSize> size(TomlSection section) throws OperatorException {
        return together(section, CameraKeys.WIDTH, CameraKeys.HEIGHT)
                ? Optional.of(new FrameSize(section.require(CameraKeys.WIDTH), section.require(CameraKeys.HEIGHT)))
                : Optional.empty();
    }

    private static Optional<ColourGains> colourGains(TomlSection section) throws OperatorException {
        return together(section, CameraKeys.COLOUR_GAIN_RED, CameraKeys.COLOUR_GAIN_BLUE)
                ? Optional.of(new ColourGains(section.require(CameraKeys.COLOUR_GAIN_RED),
                        section.require(CameraKeys.COLOUR_GAIN_BLUE)))
                : Optional.empty();
    }

    /** Whether both are given. */
    private static boolean together(TomlSection section, Key<?> one, Key<?> other) throws OperatorException {
        if (section.has(one) != section.has(other)) {
            Key<?> given = section.has(one) ? one : other;
            Key<?> missing = section.has(one) ? other : one;
            throw section.wrong(given, "it needs \"" + section.pathOf(missing) + "\" beside it; give both or neither.");
        }
        return section.has(one);
    }

    /** To a hundredth of a millisecond. */
    private static String millis(long nanos) {
        return TomlText.of(Math.rint(nanos / NANOS_PER_MILLI * 100) / 100);
    }
}

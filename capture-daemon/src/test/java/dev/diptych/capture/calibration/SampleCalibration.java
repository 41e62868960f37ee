package dev.diptych.capture.calibration;

import dev.diptych.rig.calibration.CalibratedCamera;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.MeasuredChange;
import dev.diptych.rig.calibration.MeasuredDuration;
import dev.diptych.rig.calibration.MeasuredFlicker;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.calibration.MeasuredRoom;
import dev.diptych.rig.calibration.MeasuredTimestamps;
import dev.diptych.rig.calibration.ResponseCurve;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.light.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A calibration of a lamp and a flash, with every number a different one. */
public final class SampleCalibration {
    public static final CalibratedCamera CAMERA = new CalibratedCamera(1280, 960, 33_333_333, 18_000_000);

    private SampleCalibration() {
    }

    /** The rig that it is of. */
    public static LightSet lights() {
        LightResponse belief = new LightResponse(Spread.exactly(1), Spread.exactly(2), Spread.exactly(3),
                Spread.exactly(4));
        return new LightSet(List.of(new Light("flash", LightKind.FLASH, OutputCap.torchLed(), belief),
                new Light("key", LightKind.STUDIO_LAMP, OutputCap.studioLamp(), belief)));
    }

    public static Calibration calibration() {
        return calibration(5);
    }

    /** @param samples how many each curve holds */
    public static Calibration calibration(int samples) {
        MeasuredLight flash = new MeasuredLight("flash", 0.8,
                new MeasuredChange(duration(-3_100, 1_200), duration(210_000, 2_000), 0.011, fall(samples)),
                new MeasuredChange(duration(101_234, 5_000), duration(498_765, 6_000), 0.012, fall(samples)), 0.125,
                0.018);
        MeasuredLight key = new MeasuredLight("key", 1,
                new MeasuredChange(duration(317_234_567, 4_012_345), duration(62_300_001, 930_000), 0.0061,
                        fall(samples)),
                new MeasuredChange(duration(121_400_000, 3_900_000), duration(40_020_000, 640_000), 0.0062,
                        fall(samples)),
                0.987, 0.021);
        return new Calibration(CAMERA,
                new MeasuredTimestamps(TimestampMeaning.READOUT_START, TimestampMeaning.EXPOSURE_START, -123_456,
                        11_990_000, 12_000_000),
                List.of(flash, key), new MeasuredRoom(0.0031, 0.0002, 63),
                new MeasuredFlicker(100.1, 0.023, 0.002, OptionalLong.of(9_990_000)));
    }

    private static MeasuredDuration duration(long meanNanos, long sdNanos) {
        return new MeasuredDuration(meanNanos, sdNanos, 64);
    }

    private static ResponseCurve fall(int samples) {
        List<ResponseCurve.Seen> seen = new ArrayList<>();
        List<ResponseCurve.Point> fitted = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            double level = 1 - i / (samples - 1.0);
            seen.add(new ResponseCurve.Seen(i * 100_001L - 5, i * 100_001L + 1_000_000, Math.rint(level * 1e6) / 1e6));
            fitted.add(new ResponseCurve.Point(i * 100_001L, Math.rint(level * 1e6) / 1e6));
        }
        return new ResponseCurve(seen, fitted);
    }
}

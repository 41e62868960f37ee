package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.diptych.archive.Archive;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.Original;
import dev.diptych.archive.PairId;
import dev.diptych.archive.PairRecord;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.SampleCalibration;
import dev.diptych.capture.develop.DeliveredFrame;
import dev.diptych.capture.report.CalibrationNotes;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.MeasuredChange;
import dev.diptych.rig.calibration.MeasuredDuration;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.calibration.ResponseCurve;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.shot.ShotPlan;
import dev.diptych.rig.shot.ShotRecord;
import dev.diptych.rig.shot.WantedFrame;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An archive of one pair, shot with a slow lamp and a quick flash that had been measured before. */
public final class ShotArchive {
    public static final PairId PAIR = new PairId(SampleArchive.SESSION, 1);
    private static final Instant MEASURED = SampleArchive.STARTED.minusSeconds(600);
    /** Of the studio frame's first row, on the rig's clock. */
    private static final long START_NANOS = 7_000_000_000L;
    private static final long READOUT_NANOS = START_NANOS + 8_000_000;
    private static final PixelFormat FORMAT = new PixelFormat.LinearRgb16(2, 2, 0, 65535);

    private ShotArchive() {
    }

    public static void writeInto(Path root) throws Exception {
        try (Archive archive = Archive.open(root)) {
            new CalibrationStore(archive).store(calibration(), SampleCalibration.lights(), MEASURED,
                    new CalibrationNotes("A rig.", Duration.ofDays(1), Optional.empty()));
            archive.startSession(new SessionRecord(SampleArchive.SESSION, SampleArchive.CONSENT, SampleArchive.STARTED,
                    JsonNodeFactory.instance.objectNode()));
            archive.commit(new PairRecord(archive.intend(SampleArchive.SESSION, "t-1", 0).id(),
                    List.of(original(LightRole.STUDIO, 0, 26), original(LightRole.FLASH, 158, 192),
                            original(LightRole.DARK, 225, 259)),
                    ShotDocuments.events(shot()), ShotDocuments.plan(shot().plan()), SampleArchive.STARTED));
        }
    }

    private static Original original(LightRole light, long fromMs, long untilMs) {
        return OriginalFrames.of(light, new DeliveredFrame(FORMAT, new byte[(int) FORMAT.frameBytes()], Map.of()),
                new ExposureWindow(START_NANOS + fromMs * 1_000_000, START_NANOS + untilMs * 1_000_000));
    }

    /** The lamp is switched off a third of a second before its light goes. */
    private static ShotRecord shot() {
        List<Edge> edges = List.of(edge("key", 0, -260_000_000), edge("flash", 1, 157_000_000),
                edge("flash", 0, 192_500_000), edge("key", 1, 165_000_000));
        List<WantedFrame> frames = new ArrayList<>();
        for (FrameRole role : FrameRole.values()) {
            frames.add(new WantedFrame(role, frames.size(), new ExposureSetting(8_000_000, 2),
                    new ExposureWindow(0, 26_000_000)));
        }
        return new ShotRecord(new ShotPlan(edges, frames), READOUT_NANOS,
                new ShotLog(edges.stream()
                        .map(edge -> new ExecutedEdge(edge, READOUT_NANOS + edge.offsetNanos() + 20_000, 50_000))
                        .toList()),
                1_000_000_000);
    }

    private static Edge edge(String light, double level, long afterStartNanos) {
        return new Edge(light, level, afterStartNanos - (READOUT_NANOS - START_NANOS));
    }

    private static Calibration calibration() {
        Calibration sample = SampleCalibration.calibration();
        return new Calibration(sample.camera(), sample.timestamps(), List.of(
                new MeasuredLight("flash", 1, change(20_000, 300_000, true), change(130_000, 390_000, false), 0.1,
                        0.02),
                new MeasuredLight("key", 1, change(317_000_000, 62_000_000, true),
                        change(121_000_000, 40_000_000, false), 0.99, 0.02)),
                sample.room(), sample.flicker());
    }

    private static MeasuredChange change(long deadNanos, long lengthNanos, boolean off) {
        List<ResponseCurve.Seen> seen = new ArrayList<>();
        List<ResponseCurve.Point> fitted = new ArrayList<>();
        for (int i = -20; i <= 220; i++) {
            double done = (1 - Math.cos(Math.PI * Math.clamp(i / 200.0, 0, 1))) / 2;
            double level = Math.rint((off ? 1 - done : done) * 1e6) / 1e6;
            long atNanos = deadNanos + lengthNanos * i / 200;
            seen.add(new ResponseCurve.Seen(atNanos - 500, atNanos + 500, level));
            fitted.add(new ResponseCurve.Point(atNanos, level));
        }
        return new MeasuredChange(new MeasuredDuration(deadNanos, deadNanos / 100, 64),
                new MeasuredDuration(lengthNanos, lengthNanos / 100, 64), 0.005, new ResponseCurve(seen, fitted));
    }
}

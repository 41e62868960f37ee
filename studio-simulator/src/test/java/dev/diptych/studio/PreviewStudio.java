package dev.diptych.studio;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewFrame;
import dev.diptych.rig.preview.PreviewSettings;
import dev.diptych.rig.preview.PreviewStart;
import dev.diptych.rig.preview.Previewer;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairShooter;
import dev.diptych.rig.shot.ShotSettings;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.VirtualClock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated studio in which previews are held and pairs are shot, with a door. */
final class PreviewStudio {
    static final double LEVEL = 0.2;
    static final PreviewSettings SETTINGS = settings(60);

    final SimulatedStudio studio;
    final Clock clock;
    final Previewer previewer;
    final PairShooter shooter;
    /** Frames that were given back. */
    final AtomicInteger released = new AtomicInteger();
    Optional<Fault> door = Optional.empty();

    PreviewStudio(StudioGrade grade, LampKind lamps, long seed) {
        this(grade, lamps, seed, new VirtualClock());
    }

    PreviewStudio(StudioGrade grade, LampKind lamps, long seed, Clock clock) {
        this.clock = clock;
        FlatScene sitter = new FlatScene(32, 24, 0.5f);
        studio = new SimulatedStudio(
                new StudioOptions(grade, lamps, seed, sitter.widthPx(), sitter.heightPx()), clock);
        studio.seat(sitter);
        LightSet lights = studio.dataSheet();
        FrameStream stream = new FrameStream(clock, counted(), TimestampReading.AS_STATED);
        try {
            stream.start(studio.studioExposure());
        } catch (CameraException e) {
            throw new AssertionError(e);
        }
        LightControl control = new LightControl(clock, lights, studio.executor(), new SafetyGate(lights), () -> door);
        previewer = new Previewer(clock, stream, control, studio.flashExposure());
        shooter = new PairShooter(clock, stream, control, new OverlapPlanner(), new ShotSettings(
                studio.studioExposure(), studio.flashExposure(), 100_000, studio.dataSheetRoomLightRatio()));
    }

    static PreviewSettings settings(double seconds) {
        return new PreviewSettings(LEVEL, Math.round(seconds * 1e9), PreviewSettings.USUAL_HEARTBEAT_NANOS);
    }

    private DecoratedCamera counted() {
        return new DecoratedCamera(studio.camera()) {
            @Override
            public Frame awaitFrame(long deadlineNanos) throws CameraException {
                return new CountedFrame(super.awaitFrame(deadlineNanos), released);
            }
        };
    }

    FlashPreview started() {
        return started(SETTINGS);
    }

    FlashPreview started(PreviewSettings settings) {
        return switch (previewer.start(settings)) {
            case PreviewStart.Started started -> started.preview();
            case PreviewStart.Refused refused -> throw new AssertionError(refused.fault().line());
        };
    }

    Fault refused(PreviewSettings settings) {
        return switch (previewer.start(settings)) {
            case PreviewStart.Started started -> throw new AssertionError("It started.");
            case PreviewStart.Refused refused -> refused.fault();
        };
    }

    /** Watches until the first frame is proved. */
    static PreviewFrame firstFrame(FlashPreview preview) {
        Optional<PreviewFrame> frame = preview.frames().take();
        while (frame.isEmpty()) {
            preview.alive();
            if (!preview.follow()) {
                throw new AssertionError(preview.end().orElseThrow().sentence());
            }
            frame = preview.frames().take();
        }
        return frame.get();
    }

    /** Watches for so long, and takes no frame. */
    void watch(FlashPreview preview, double seconds) {
        long untilNanos = clock.nanos() + Math.round(seconds * 1e9);
        do {
            preview.alive();
        } while (preview.follow() && clock.nanos() < untilNanos);
    }

    /** Every lamp at its level and the flash dark, in truth. */
    boolean isAtRest(long instantNanos) {
        StudioTruth truth = studio.truth();
        return truth.levelAt("flash", instantNanos) < 1e-9
                && studio.dataSheet()
                        .lamps()
                        .stream()
                        .allMatch(lamp -> Math.abs(truth.levelAt(lamp.id(), instantNanos) - 1) < 0.03);
    }

    /** The latest time that the lamps take to be back, by their data sheet, and a little. */
    long lampsBackNanos() {
        return 2_000_000 + studio.dataSheet()
                .lamps()
                .stream()
                .mapToLong(lamp -> lamp.response().latestSettledNanos(true))
                .max()
                .orElseThrow();
    }
}

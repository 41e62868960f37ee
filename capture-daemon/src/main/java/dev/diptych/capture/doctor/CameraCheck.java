package dev.diptych.capture.doctor;

import dev.diptych.capture.libcamera.AttachedCamera;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the camera streams at its pace and says what its timestamps mark. Its source is closed when the check ends. */
public final class CameraCheck implements Check {
    private static final int FRAMES = 5;
    /** From frame to frame; more than any oscillator and any timestamp is off. */
    private static final long PACE_TOLERANCE_NANOS = 1_000_000;

    /** Finds the camera. */
    @FunctionalInterface
    public interface Source extends AutoCloseable {
        Camera open() throws CameraException;

        /** What finds it, if that is not this program. */
        default Optional<Library> library() throws CameraException {
            return Optional.empty();
        }

        /** After the camera. */
        @Override
        default void close() {
        }
    }

    /** @param cameras that are plugged in */
    public record Library(String libcameraVersion, List<AttachedCamera> cameras) {}

    private final Source source;
    private final Clock clock;
    private final ExposureSetting exposure;

    /** @param exposure that suits the rig's light */
    public CameraCheck(Source source, Clock clock, ExposureSetting exposure) {
        this.source = source;
        this.clock = clock;
        this.exposure = exposure;
    }

    @Override
    public String part() {
        return "camera";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        try (source) {
            Optional<Library> library = source.library();
            library.ifPresent(found -> findings.add(plugged(found)));
            findings.addAll(opened());
        } catch (CameraException e) {
            findings.add(Finding.fail("camera.library", String.valueOf(e.getMessage()), remedy(e.reason())));
        }
        return findings;
    }

    private static Finding plugged(Library library) {
        List<AttachedCamera> cameras = library.cameras();
        String found = switch (cameras.size()) {
            case 0 -> "no camera";
            case 1 -> "the camera ";
            default -> cameras.size() + " cameras: ";
        };
        return Finding.ok("camera.library", "libcamera " + library.libcameraVersion() + " finds " + found
                + cameras.stream().map(AttachedCamera::name).collect(Collectors.joining(", ")) + ".");
    }

    private List<Finding> opened() {
        try (Camera camera = source.open()) {
            camera.start(exposure);
            return streamed(camera);
        } catch (CameraException e) {
            return List.of(Finding.fail("camera.open", "The camera cannot be started: " + e.getMessage(),
                    remedy(e.reason())));
        }
    }

    private static String remedy(CameraException.Reason reason) {
        return switch (reason) {
            case GONE ->
                "Check the camera's cable and power, and that cam --list shows it to this user (sudo apt install libcamera-tools; group video).";
            case BUSY -> "End the other program that uses the camera.";
            case STALLED -> "Check the camera's cable and power, restart it, then run diptych doctor again.";
            case NOT_INSTALLED ->
                "sudo apt install g++ pkg-config libcamera-dev libcamera-ipa, then run capture-daemon/src/main/native/camera/build.";
            case REFUSED -> "Do what the sentence says, then run diptych doctor again.";
        };
    }

    private List<Finding> streamed(Camera camera) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("camera.open",
                "The camera gives %dx%d, %.1f frames a second, each read out in %.1f ms.".formatted(
                        camera.format().widthPx(), camera.format().heightPx(),
                        1e9 / camera.timing().framePeriodNanos(), camera.timing().readoutNanos() / 1e6)));
        findings.add(controls(camera.controlLatencyFrames(), camera.timing().framePeriodNanos()));
        List<FrameMetadata> frames = new ArrayList<>();
        try {
            while (frames.size() < FRAMES) {
                Frame frame = camera.awaitFrame(clock.nanos() + FrameStream.TIMEOUT_NANOS);
                frames.add(frame.metadata());
                frame.release();
            }
        } catch (CameraException e) {
            findings.add(Finding.fail("camera.frames",
                    frames.size() + " of " + FRAMES + " frames came: " + e.getMessage(),
                    remedy(e.reason())));
            return findings;
        }
        findings.add(dropped(frames));
        findings.add(pace(frames, camera.timing().framePeriodNanos()));
        findings.add(meaning(frames.getFirst().meaning()));
        return findings;
    }

    /** The driver has measured it when the camera was started. */
    private static Finding controls(int latencyFrames, long periodNanos) {
        return Finding.ok("camera.controls", "Controls take %d frames, %.0f ms.".formatted(latencyFrames,
                latencyFrames * periodNanos / 1e6));
    }

    private static Finding dropped(List<FrameMetadata> frames) {
        long missing = frames.getLast().sequence() - frames.getFirst().sequence() + 1 - frames.size();
        return missing == 0
                ? Finding.ok("camera.frames", FRAMES + " frames came, none was dropped.")
                : Finding.warn("camera.frames", FRAMES + " frames came, and " + missing + " between them did not.",
                        "End other programs on this computer; a lower resolution helps too.");
    }

    /** All frames are exposed alike, so that whatever their timestamps mark comes at the frames' pace. */
    private static Finding pace(List<FrameMetadata> frames, long periodNanos) {
        long worstNanos = 0;
        for (int i = 1; i < frames.size(); i++) {
            FrameMetadata frame = frames.get(i);
            FrameMetadata before = frames.get(i - 1);
            long expectedNanos = periodNanos * (frame.sequence() - before.sequence());
            long offNanos = frame.timestampNanos() - before.timestampNanos() - expectedNanos;
            worstNanos = Math.max(worstNanos, Math.abs(offNanos));
        }
        String evidence = String.format(Locale.ROOT, "Timestamps step by %.2f ms, off by %.2f ms at most.",
                periodNanos / 1e6, worstNanos / 1e6);
        return worstNanos <= PACE_TOLERANCE_NANOS
                ? Finding.ok("camera.pace", evidence)
                : Finding.warn("camera.pace", evidence,
                        "Update the camera's driver; pairs whose frames cannot be placed in time are refused.");
    }

    private static Finding meaning(TimestampMeaning meaning) {
        return switch (meaning) {
            case EXPOSURE_START -> Finding.ok("camera.timestamps", "Timestamps mark the start of the exposure.");
            case READOUT_START -> Finding.ok("camera.timestamps", "Timestamps mark the start of the readout.");
            case UNKNOWN -> Finding.warn("camera.timestamps", "The driver does not say what its timestamps mark.",
                    "diptych calibrate, which measures it");
        };
    }
}

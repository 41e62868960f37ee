package dev.diptych.capture.daemon;

import dev.diptych.capture.calibration.StoredCalibration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A daemon on a small studio whose lights are measured once. */
abstract class DaemonRuns {
    static final Command.Abort ABORT = new Command.Abort();
    static final Command.ClearFault CLEAR = new Command.ClearFault();
    static final Command.Pause PAUSE = new Command.Pause();
    static final Command.Calibrate CALIBRATE = new Command.Calibrate();
    static final Command.StartPreview PREVIEW = new Command.StartPreview();
    static final Command.StopPreview NO_PREVIEW = new Command.StopPreview();
    static final Command.EndSession END = new Command.EndSession();
    static final Command.StartSession START = new Command.StartSession(
            new SessionWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    @TempDir
    static Path measured = Path.of("");
    static StoredCalibration stored;

    @TempDir
    Path folder = Path.of("");
    final DaemonUnderTest.Wish wish = new DaemonUnderTest.Wish();

    @BeforeAll
    static void calibrate() throws Exception {
        stored = StudioPort.calibration(measured);
    }

    DaemonUnderTest daemon() throws Exception {
        return new DaemonUnderTest(folder.resolve("archive"), stored, wish);
    }

    DaemonUnderTest ready() throws Exception {
        return daemon().ready(stored);
    }

    String journal() throws Exception {
        StringBuilder lines = new StringBuilder();
        try (var files = Files.walk(folder.resolve("archive/journal"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                lines.append(Files.readString(file));
            }
        }
        return lines.toString();
    }
}

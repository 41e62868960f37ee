package dev.diptych.capture.cli;

import dev.diptych.capture.verb.Terminal;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.archive.Archive;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.RigCalibration;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.report.CalibrationNotes;
import dev.diptych.capture.rig.Rig;
import dev.diptych.capture.rig.WiredRig;
import dev.diptych.rig.calibration.CalibrationSettings;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.time.VirtualClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the lights of a rig, of hardware or simulated. */
@Command(name = "calibrate", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Measures how each light answers its switch, the room's own light, flicker, and what the camera's timestamps mark,"
            + " with the chair empty; stores it in the archive under calibration/, with a page to look at."})
final class CalibrateCommand implements Callable<Integer> {
    /** With fewer the spread of a light is a guess. */
    private static final int MIN_REPEATS = 8;
    private static final int MAX_REPEATS = 1000;

    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--repeats", paramLabel = "N", description = "How often each light is switched, "
            + MIN_REPEATS + " to " + MAX_REPEATS + " (default: " + CalibrationSettings.USUAL_REPEATS + ").")
    Integer repeats = CalibrationSettings.USUAL_REPEATS;

    @Mixin
    SimulatedStudioOptions studio = new SimulatedStudioOptions();

    @Mixin
    ConfigOption configOption = new ConfigOption();

    @Mixin
    ResultOptions results = new ResultOptions();

    CalibrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws OperatorException, IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (repeats < MIN_REPEATS || repeats > MAX_REPEATS) {
            throw new CommandLine.ParameterException(line, "--repeats takes a number from " + MIN_REPEATS + " to "
                    + MAX_REPEATS + ", not " + repeats + ".");
        }
        RigConfig config = configOption.read();
        studio.refuseBesideHardware(line, config);
        PrintWriter words = results.json ? line.getErr() : line.getOut();
        // What is simulated need not be waited for.
        try (OpenRig open = OpenRig.of(config, studio.studio(), new VirtualClock(), surroundings.devices(),
                new Remarks(words))) {
            calibrate(open, config, words, line);
        }
        line.getOut().flush();
        return Main.DONE;
    }

    private void calibrate(OpenRig open, RigConfig config, PrintWriter words, CommandLine line)
            throws OperatorException, IOException {
        open.leaveChairEmpty();
        Rig rig = open.rig();
        LightSet lights = rig.equipment();
        config.requireLights(lights);
        Optional<Fault> objection = open.interlocks().objection();
        if (objection.isPresent()) {
            throw new OperatorException(objection.get().line());
        }
        long startNanos = rig.clock().nanos();
        StoredCalibration stored;
        try (Archive archive = Archive.open(results.out);
                CalibrateConsole console = new CalibrateConsole(words, Terminal.isInteractive())) {
            RigCalibration calibration = new RigCalibration(new CalibrationStore(archive), InstantSource.system(),
                    new CalibrationNotes(rig.name() + ".", config.maxCalibrationAge(), open.truth()));
            archive.openingRemarks().forEach(words::println);
            console.started(rig.name(), lights, repeats);
            stored = calibration.run(rig, repeats, () -> open.interlocks().objectionSince(startNanos), console);
        }
        long durationNanos = rig.clock().nanos() - startNanos;
        if (results.json) {
            line.getOut()
                    .println(JsonOutput.of(new CalibrateResult.Source(simulated(config), results.out, repeats,
                            durationNanos, lights, open.truth()).of(stored)));
        } else {
            CalibrateConsole.summarise(words, stored, lights, durationNanos, results.out);
            if (!results.headless) {
                Terminal.openInBrowser(stored.page());
            }
        }
    }

    private Optional<SimulatedStudioOptions> simulated(RigConfig config) {
        return config.hardware().isPresent() ? Optional.empty() : Optional.of(studio);
    }

    /** A calibration takes no triggers; what else the contacts tell is told. */
    private record Remarks(PrintWriter words) implements WiredRig.Listener {
        @Override
        public void triggered(String contactId) {
            // There are no pairs to take.
        }

        @Override
        public void told(String sentence) {
            words.println(sentence);
            words.flush();
        }
    }
}

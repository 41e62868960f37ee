package dev.diptych.capture.cli;

import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.verb.JsonOutput;
import java.io.IOException;
import java.nio.file.Path;
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

/** The daemon: sessions in real time, on the rig that is wired up or in the simulated studio. */
@Command(name = "run", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Runs the rig of --config, or else the simulated studio, in real time, with its web console and MQTT: a pair for"
            + " each trigger from the console, by MQTT, from a pedal, or by Enter."})
final class RunCommand implements Callable<Integer> {
    private static final int MOST_PAIRS = 9999;

    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ArchiveOption archive = new ArchiveOption();

    @Option(names = "--session", paramLabel = "SESSION", converter = SessionName.class, description = "A session that was started, such as sub-017_ses-01 (default: the one that was interrupted; in the simulated studio else a new subject's).")
    @Nullable
    SessionId session;

    @Option(names = "--pairs", paramLabel = "N", description = "Take N pairs one after another and end, without console and MQTT (default: one for each trigger).")
    @Nullable
    Integer pairs;

    @Option(names = "--calibration", paramLabel = "FILE", description = "The calibration to use (default: the archive's newest).")
    @Nullable
    Path calibration;

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Mixin
    StateOption state = new StateOption();

    @Mixin
    SimulatedStudioOptions studio = new SimulatedStudioOptions();

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws OperatorException, IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (pairs != null && (pairs < 1 || pairs > MOST_PAIRS)) {
            throw new CommandLine.ParameterException(line, "--pairs takes a number from 1 to " + MOST_PAIRS + ", not "
                    + pairs + ".");
        }
        RigConfig known = state.config.read();
        studio.refuseBesideHardware(line, known);
        RunResult result;
        try (RunConsole console = new RunConsole(json ? line.getErr() : line.getOut())) {
            result = run(known, console, line);
            if (!json) {
                console.summarise(result, archive.folder);
            }
        }
        if (json) {
            line.getOut().println(JsonOutput.of(result));
        }
        line.getOut().flush();
        return result.notTaken() > 0 ? Main.FAILED : Main.DONE;
    }

    private RunResult run(RigConfig known, RunConsole console, CommandLine line)
            throws OperatorException, IOException {
        DaemonRun.Wish wish = new DaemonRun.Wish(archive.folder, Optional.ofNullable(session),
                pairs == null ? 0 : pairs, Optional.ofNullable(calibration), studio.studio(),
                "empty the chair and run diptych calibrate" + state.config.hint() + " --out " + archive.folder + ".",
                state.config.named());
        return new DaemonRun(surroundings, known, service.over(known.service(), state.folder(known.service()), line),
                wish, console).run();
    }
}

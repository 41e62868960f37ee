package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.config.RigConfigReader;
import dev.diptych.capture.demo.Demo;
import dev.diptych.capture.demo.DemoOptions;
import dev.diptych.capture.demo.DemoResult;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A session in the simulated studio. */
@Command(name = "demo", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Captures pairs in the simulated studio, with no hardware: shoots, proves, stores, registers, judges and"
            + " corrects them, and leaves an archive and a report."})
final class DemoCommand implements Callable<Integer> {
    /** Who switches the lights of a demo. */
    enum Executor { SIMULATED }

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--pairs", paramLabel = "N", description = "How many pairs (default: 5; with --portraits, two a sitter).")
    @Nullable
    Integer pairs;

    @Option(names = "--portraits", paramLabel = "DIR", description = "Sitters from photographs NAME_flash.* and NAME_ambient.* (default: procedural portraits)."
            + " Who sits is drawn from the seed, each for at least two pairs.")
    @Nullable
    Path portraits;

    @Option(names = "--studio", paramLabel = "GRADE", defaultValue = "typical", description = "How imperfect the studio is: ideal or typical (default: ${DEFAULT-VALUE}).")
    StudioGrade grade = StudioGrade.TYPICAL;

    @Option(names = "--lamps", paramLabel = "KIND", defaultValue = "relay", description = "How the lamps are switched: relay or dmx (default: ${DEFAULT-VALUE}).")
    LampKind lamps = LampKind.RELAY;

    @Option(names = "--resolution", paramLabel = "WxH", defaultValue = "1280x960", converter = Resolution.Converter.class, description = "Frame size in pixels (default: ${DEFAULT-VALUE}).")
    Resolution resolution = new Resolution(1280, 960);

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Everything random follows from it (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--executor", paramLabel = "NAME", defaultValue = "simulated", description = "Who switches the lights: simulated (default: ${DEFAULT-VALUE}).")
    Executor executor = Executor.SIMULATED;

    @Option(names = "--model", paramLabel = "NAME", defaultValue = Models.PAIR_FIT, description = "Which corrector (default: ${DEFAULT-VALUE}).")
    String model = Models.PAIR_FIT;

    @Option(names = "--config", paramLabel = "FILE", description = "A rig.toml: quality limits, framing, lights.")
    @Nullable
    Path config;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "diptych-demo", description = "Where the archive and the report go (default: ./${DEFAULT-VALUE}).")
    Path out = Path.of("diptych-demo");

    @Option(names = "--headless", description = "Do not open the report in a browser.")
    boolean headless;

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws OperatorException, IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (pairs != null && (pairs < 1 || pairs > 9999)) {
            throw new CommandLine.ParameterException(line, "--pairs takes a number from 1 to 9999, not " + pairs + ".");
        }
        Models.check(model, line);
        RigConfig rigConfig = config == null ? RigConfig.DEFAULT : RigConfigReader.read(config);
        DemoOptions options = new DemoOptions(pairs == null ? 0 : pairs, Optional.ofNullable(portraits), grade, lamps,
                resolution.widthPx(), resolution.heightPx(), seed, out, rigConfig);
        PrintWriter words = json ? line.getErr() : line.getOut();
        DemoResult result;
        Demo demo;
        try (DemoConsole console = new DemoConsole(words, Terminal.isInteractive())) {
            demo = new Demo(options, console);
            result = demo.run();
        }
        if (json) {
            line.getOut().println(JsonOutput.of(result));
        } else {
            DemoConsole.summarise(words, result.summary(), out, demo.reportFile());
            if (!headless) {
                Terminal.openInBrowser(demo.reportFile());
            }
        }
        line.getOut().flush();
        return Main.DONE;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

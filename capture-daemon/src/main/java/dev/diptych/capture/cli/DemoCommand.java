package dev.diptych.capture.cli;

import dev.diptych.capture.verb.Terminal;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.demo.Correction;
import dev.diptych.capture.demo.Demo;
import dev.diptych.capture.demo.DemoOptions;
import dev.diptych.capture.demo.DemoResult;
import dev.diptych.capture.demo.EmulatedKind;
import dev.diptych.capture.model.OpenNetwork;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.inference.deepflash.Rendering;
import dev.diptych.inference.deepflash.WithoutFace;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.EngineWish;
import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.inference.model.ModelStatus;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A session in the simulated studio. */
@Command(name = "demo", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Captures pairs in the simulated studio, with no hardware: shoots, proves, stores, registers, judges and"
            + " corrects them, and leaves an archive and a report."})
final class DemoCommand implements Callable<Integer> {
    /** Who switches the lights of a demo. */
    enum Executor {
        SIMULATED, MCU
    }

    private final Surroundings surroundings;

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

    @Option(names = "--calibration", paramLabel = "FILE", description = "A stored calibration to use (default: calibrate first).")
    @Nullable
    Path calibration;

    @Option(names = "--executor", paramLabel = "NAME", defaultValue = "simulated", description = "Who switches the lights: simulated, in virtual time, or mcu, the board's firmware in a program of its own, in real time (default: ${DEFAULT-VALUE}).")
    Executor executor = Executor.SIMULATED;

    @Option(names = "--mcu", paramLabel = "KIND", description = "With --executor mcu, what runs the firmware: process, or simavr, which runs the ATmega2560's instruction by instruction (default: process).")
    @Nullable
    EmulatedKind mcu;

    @Option(names = "--model", paramLabel = "NAME", defaultValue = Models.USUAL, description = "What corrects each flash frame: a network of \"diptych model list\", or pair-fit, which learns from another pair of the same sitter (default: ${DEFAULT-VALUE}).")
    String model = Models.USUAL;

    @Mixin
    SimulatedStudioOptions options = new SimulatedStudioOptions();

    @Mixin
    ConfigOption config = new ConfigOption();

    @Mixin
    ResultOptions results = new ResultOptions();

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws OperatorException, IOException, EngineUnavailableException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (pairs != null && (pairs < 1 || pairs > 9999)) {
            throw new CommandLine.ParameterException(line, "--pairs takes a number from 1 to 9999, not " + pairs + ".");
        }
        if (mcu != null && executor != Executor.MCU) {
            throw new CommandLine.ParameterException(line,
                    "--mcu says what runs the board's firmware, so it needs --executor mcu beside it.");
        }
        ModelLibrary library = surroundings.models().open();
        Models.check(model, library, line);
        RigConfig known = config.read();
        if (known.hardware().isPresent()) {
            throw new CommandLine.ParameterException(line, "The demo is the simulated studio's, but " + config.file
                    + " is of a rig of hardware; diptych run shoots with that.");
        }
        PrintWriter words = results.json ? line.getErr() : line.getOut();
        DemoResult result;
        Demo demo;
        try (Correction correction = correction(library, EngineWish.ofThisProcess(), words);
                DemoConsole console = new DemoConsole(words, Terminal.isInteractive())) {
            demo = new Demo(new DemoOptions(pairs == null ? 0 : pairs, Optional.ofNullable(portraits),
                    options.studio(), Optional.ofNullable(calibration), correction, results.out, known, board()),
                    console);
            result = demo.run();
        }
        if (results.json) {
            line.getOut().println(JsonOutput.of(result));
        } else {
            DemoConsole.summarise(words, result.summary(), results.out, demo.reportFile());
            if (!results.headless) {
                Terminal.openInBrowser(demo.reportFile());
            }
        }
        line.getOut().flush();
        return Main.DONE;
    }

    private Optional<EmulatedKind> board() {
        return executor == Executor.MCU
                ? Optional.of(Objects.requireNonNullElse(mcu, EmulatedKind.PROCESS))
                : Optional.empty();
    }

    /** A demo is about taking pairs: without the network it goes on, and says so; not if one engine is insisted on. */
    Correction correction(ModelLibrary library, EngineWish wish, PrintWriter words)
            throws IOException, EngineUnavailableException {
        if (model.equals(Models.PAIR_FIT)) {
            return new Correction.ByAnotherPair();
        }
        try {
            OpenNetwork network = OpenNetwork.of(library.open(model), EngineChoice.batches(wish), Rendering.EDGE_AWARE,
                    CascadeFaceFinder.load(), WithoutFace.REFUSE);
            words.println(network.wordsWithReasons());
            return new Correction.ByNetwork(network);
        } catch (ModelException e) {
            if (e.status() != ModelStatus.NEEDS_WEIGHTS) {
                throw e;
            }
            return uncorrected(e.sentence(), words);
        } catch (EngineUnavailableException e) {
            if (wish.insists()) {
                throw e;
            }
            return uncorrected(e.sentence(), words);
        }
    }

    private static Correction uncorrected(String why, PrintWriter words) {
        words.println("Pairs are not corrected. " + why);
        return new Correction.None(why);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

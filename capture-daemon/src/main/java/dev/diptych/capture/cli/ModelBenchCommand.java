package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.bench.LiveBench;
import dev.diptych.capture.bench.LiveFigures;
import dev.diptych.capture.bench.Spread;
import dev.diptych.capture.bench.ViewFigures;
import dev.diptych.capture.report.Figures;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times a network at work. */
@Command(name = "bench", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Corrects a live preview of the simulated studio, lamps dark and the flash as a torch, in real time on this computer:"
            + " how many frames a second, how late, what each step takes, how much the picture flickers, and what somebody"
            + " who watches is shown.",
    "The simulated camera itself takes a core for its pictures, which a real one does not."})
final class ModelBenchCommand implements Callable<Integer> {
    private static final double LONGEST_SECONDS = 50;
    private static final double SHORTEST_SECONDS = 0.1;

    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--model", paramLabel = "NAME", defaultValue = Models.USUAL, description = "Which network of \"diptych model list\" (default: ${DEFAULT-VALUE}).")
    String model = Models.USUAL;

    @Option(names = "--resolution", paramLabel = "WxH", defaultValue = "1280x720", converter = Resolution.Converter.class, description = "The camera's frame size (default: ${DEFAULT-VALUE}).")
    Resolution resolution = new Resolution(1280, 720);

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10", description = "How long, up to 50 (default: ${DEFAULT-VALUE}).")
    double seconds;

    @Option(names = "--studio", paramLabel = "GRADE", defaultValue = "typical", description = "How imperfect the studio is: ideal, typical or hostile (default: ${DEFAULT-VALUE}).")
    StudioGrade grade = StudioGrade.TYPICAL;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Who sits there, and all chance (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    ModelBenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, OperatorException, EngineUnavailableException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (!(seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS)) {
            throw new CommandLine.ParameterException(line,
                    "--seconds takes a number from " + SHORTEST_SECONDS + " to " + Math.round(LONGEST_SECONDS)
                            + ", for a preview ends after a minute, not " + seconds + ".");
        }
        if (model.equals(Models.PAIR_FIT)) {
            throw new CommandLine.ParameterException(line,
                    "pair-fit is no network; name one of \"diptych model list\".");
        }
        ModelLibrary library = surroundings.models().open();
        Models.check(model, library, line);
        LiveFigures figures = new LiveBench(library.open(model), EngineChoice.live(), CascadeFaceFinder.load(),
                new StudioOptions(grade, LampKind.DMX, seed, resolution.widthPx(), resolution.heightPx()))
                .run(surroundings.clock(), Math.round(seconds * 1e9));
        if (json) {
            line.getOut().println(JsonOutput.of(figures));
        } else {
            print(figures, line.getOut());
        }
        line.getOut().flush();
        return Main.DONE;
    }

    private static void print(LiveFigures figures, PrintWriter out) {
        figures.engines().forEach(out::println);
        out.printf(Locale.ROOT, "%-9s  %9s  %9s%n", "step", "median", "95 %");
        for (Map.Entry<String, Spread> stage : figures.stages().entrySet()) {
            out.printf(Locale.ROOT, "%-9s  %9s  %9s%n", stage.getKey(), Figures.millis(stage.getValue().medianMs()),
                    Figures.millis(stage.getValue().p95Ms()));
        }
        out.printf(Locale.ROOT, "%s corrected %.1f frames a second of %.1f at %dx%d, each %.0f ms after its exposure"
                + " (95 %%: %.0f ms).%n", figures.model(), figures.correctedFps(), figures.cameraFps(), figures.width(),
                figures.height(), figures.latency().medianMs(), figures.latency().p95Ms());
        out.println("Garbage  " + Figures.bytes(figures.garbageBytesPerFrame()) + " a frame.");
        print("Viewfinder", figures.view().viewfinder(), out);
        print("Preview", figures.view().flashPreview(), out);
        LiveFigures.@Nullable Flicker flicker = figures.flicker();
        out.println("Flicker  " + (flicker == null
                ? "not measured, for no face is found."
                : String.format(Locale.ROOT, "the correction adds %.2f codes where the sensor's noise is %.2f: %s.",
                        flicker.addedCodes(), flicker.sensorCodes(), flicker.steady() ? "steady" : "UNSTEADY")));
        if (figures.withoutFace() > 0) {
            out.println(figures.withoutFace() + " of " + figures.frames() + " frames showed no face.");
        }
    }

    private static void print(String light, ViewFigures.Shown shown, PrintWriter out) {
        out.printf(Locale.ROOT, "%-10s  %.1f pictures a second shown, %.1f corrected, each ready %.0f ms after its"
                + " exposure (95 %%: %.0f ms).%n", light, shown.picturesPerSecond(), shown.correctedPerSecond(),
                shown.latency().medianMs(), shown.latency().p95Ms());
    }
}

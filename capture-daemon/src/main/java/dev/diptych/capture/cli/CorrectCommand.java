package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.imaging.registration.Verdict;
import dev.diptych.inference.AlignedRegion;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.PairFit;
import dev.diptych.inference.PairFitSettings;
import dev.diptych.inference.PortraitCorrector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Corrects flash photographs from files. */
@Command(name = "correct", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Corrects flash photographs as if the studio lamps had lit them.",
    "The model pair-fit learns from one pair of the same sitter, named by --fit-flash and --fit-studio."})
final class CorrectCommand implements Callable<Integer> {
    /** One corrected photograph as JSON. */
    record Corrected(String image, String corrected, double elapsedMs) {}

    /** One that could not be corrected. */
    record Failure(String image, String error) {}

    /** All of them, in their order: corrected ones and failures. The registration is the learnt pair's. */
    record Result(String model, Verdict registrationVerdict, double registrationErrorEstimatePx,
            List<Record> images) {}

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Flash photographs.")
    List<Path> images = new ArrayList<>();

    @Option(names = {"-o",
        "--output"}, required = true, paramLabel = "DIR", description = "Where NAME_corrected.png go.")
    Path output = Path.of(".");

    @Option(names = "--model", paramLabel = "NAME", defaultValue = Models.PAIR_FIT, description = "Which corrector (default: ${DEFAULT-VALUE}).")
    String model = Models.PAIR_FIT;

    @Option(names = "--fit-flash", required = true, paramLabel = "FILE", description = "The flash photograph to learn from.")
    Path fitFlash = Path.of("");

    @Option(names = "--fit-studio", required = true, paramLabel = "FILE", description = "The studio photograph of the same pose.")
    Path fitStudio = Path.of("");

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws IOException, OperatorException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Models.check(model, line);
        List<CorrectedFile> files = CorrectedFile.plan(images, output, List.of(fitFlash, fitStudio), line);
        Srgb8Image flash = ImageReader.read(fitFlash);
        Srgb8Image studio = ImageReader.read(fitStudio);
        Registration registration = new MutualInformationRegistrar().register(Luminance.ofSrgb(flash),
                Luminance.ofSrgb(studio));
        if (registration.verdict() == Verdict.FAILED) {
            throw new OperatorException(fitFlash + " and " + fitStudio + " cannot be registered: "
                    + registration.reason() + " Give a pair of one pose.");
        }
        if (!json) {
            line.getOut()
                    .printf(Locale.ROOT, "%s -> %s: %s; estimated error %.2f px%n", fitFlash, fitStudio,
                            RegistrationResult.verdict(registration.verdict(), registration.reason()),
                            registration.errorEstimatePx());
        }
        PortraitCorrector corrector = PairFit.fit(flash,
                Warp.bicubic(studio, registration.matrix(), flash.width(), flash.height()),
                new AlignedRegion(registration.matrix(), studio.width(), studio.height()), PairFitSettings.DEFAULT);
        List<Record> done = new ArrayList<>();
        boolean failed = false;
        for (CorrectedFile file : files) {
            try {
                Corrected corrected = correct(file, corrector);
                done.add(corrected);
                if (!json) {
                    line.getOut()
                            .printf(Locale.ROOT, "%s -> %s, %.0f ms%n", corrected.image(), corrected.corrected(),
                                    corrected.elapsedMs());
                }
            } catch (IOException e) {
                failed = true;
                String sentence = PlainFailure.sentence(e);
                done.add(new Failure(file.image().toString(), sentence));
                line.getErr().println("diptych: " + sentence);
            }
        }
        if (json) {
            line.getOut()
                    .println(JsonOutput.of(new Result(corrector.name(), registration.verdict(),
                            registration.errorEstimatePx(), done)));
        }
        return failed ? Main.FAILED : Main.DONE;
    }

    private static Corrected correct(CorrectedFile file, PortraitCorrector corrector) throws IOException {
        Srgb8Image picture = ImageReader.read(file.image());
        long startedNanos = System.nanoTime();
        Srgb8Image result = corrector.correct(new LitFrame(picture, LightState.FLASH));
        double elapsedMs = (System.nanoTime() - startedNanos) / 1e6;
        OutputFile.write(file.corrected(), PngWriter.encode(result));
        return new Corrected(file.image().toString(), file.corrected().toString(), elapsedMs);
    }
}

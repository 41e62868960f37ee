package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.model.OpenNetwork;
import dev.diptych.capture.session.FaceFacts;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.capture.verb.OutputFile;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.imaging.registration.ImageTooSmallException;
import dev.diptych.inference.CorrectionRefusedException;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.deepflash.CorrectedPortrait;
import dev.diptych.inference.deepflash.Rendering;
import dev.diptych.inference.deepflash.WithoutFace;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.InferenceFailedException;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.inference.model.TrustedModel;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Corrects flash photographs from files. */
@Command(name = "correct", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Corrects flash photographs as if the studio lamps had lit them.",
    "A network finds the sitter's face and needs nothing else. The model pair-fit is no network; it learns from one pair"
            + " of the same sitter, named by --fit-flash and --fit-studio."})
final class CorrectCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Flash photographs.")
    List<Path> images = new ArrayList<>();

    @Option(names = {"-o",
        "--output"}, required = true, paramLabel = "DIR", description = "Where NAME_corrected.png go.")
    Path output = Path.of(".");

    @Option(names = "--model", paramLabel = "NAME", defaultValue = Models.USUAL, description = "Which corrector: a network of \"diptych model list\", or pair-fit (default: ${DEFAULT-VALUE}).")
    String model = Models.USUAL;

    @Mixin
    EngineOption engine = new EngineOption();

    @Option(names = "--side", paramLabel = "PX", description = "Side of the picture that the network is shown of head and shoulders: 128 or 256 (default: what it was trained at). Larger takes more of the shine off, and knows the light of the whole less well.")
    @Nullable
    Integer sidePx;

    @Option(names = "--paper", description = "Predict at the paper's 512 pixels and carry the prediction to the photograph as the paper does; slow.")
    boolean paper;

    @Option(names = "--whole", description = "Correct the central square of a photograph in which no face is found.")
    boolean whole;

    @Option(names = "--fit-flash", paramLabel = "FILE", description = "For pair-fit: the flash photograph to learn from.")
    @Nullable
    Path fitFlash;

    @Option(names = "--fit-studio", paramLabel = "FILE", description = "For pair-fit: the studio photograph of the same pose.")
    @Nullable
    Path fitStudio;

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    CorrectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, OperatorException, EngineUnavailableException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        ModelLibrary library = surroundings.models().open();
        Models.check(model, library, line);
        return model.equals(Models.PAIR_FIT) ? byPairFit(line) : byNetwork(library, line);
    }

    private int byPairFit(CommandLine line) throws IOException, OperatorException {
        refuse(List.of("--engine", "--paper", "--side", "--whole"),
                "is for networks, and pair-fit is none; leave it out.", line);
        if (fitFlash == null || fitStudio == null) {
            throw new CommandLine.ParameterException(line,
                    "pair-fit learns from a pair of the same sitter; name it with"
                            + " --fit-flash FILE and --fit-studio FILE.");
        }
        List<CorrectedFile> files = CorrectedFile.plan(images, output, List.of(fitFlash, fitStudio), line);
        PairFitPhotographs photographs = PairFitPhotographs.learn(fitFlash, fitStudio);
        List<CorrectResult.Image> done = correct(files, photographs, line);
        return finish(new CorrectResult(model, null, null, photographs.registration().verdict(),
                photographs.registration().errorEstimatePx(), done), line);
    }

    private int byNetwork(ModelLibrary library, CommandLine line) throws IOException, EngineUnavailableException {
        refuse(List.of("--fit-flash", "--fit-studio"),
                "is for pair-fit, which " + model + " is not; leave it out, or add --model pair-fit.", line);
        if (sidePx != null && (paper || (sidePx != 128 && sidePx != 256))) {
            throw new CommandLine.ParameterException(line, paper
                    ? "--paper predicts at 512 pixels; leave --side out."
                    : "--side is 128 or 256, not " + sidePx + ".");
        }
        List<CorrectedFile> files = CorrectedFile.plan(images, output, List.of(), line);
        TrustedModel trusted = library.open(model);
        FaceFinder finder = CascadeFaceFinder.load();
        Rendering rendering = paper ? Rendering.PAPER : Rendering.EDGE_AWARE;
        WithoutFace withoutFace = whole ? WithoutFace.CENTRAL_SQUARE : WithoutFace.REFUSE;
        try (OpenNetwork network = sidePx == null
                ? OpenNetwork.of(trusted, engine.engines(), rendering, finder, withoutFace)
                : OpenNetwork.of(trusted, engine.engines(), rendering, finder, withoutFace, sidePx)) {
            List<CorrectResult.Image> done = correct(files, new NetworkPhotographs(network,
                    engine.insists() ? network.words() : network.wordsWithReasons()), line);
            return finish(new CorrectResult(model, network.sha256(), network.engine().serving(), null, null, done),
                    line);
        }
    }

    private static void refuse(List<String> options, String sentence, CommandLine line) {
        for (String option : options) {
            if (line.getParseResult().hasMatchedOption(option)) {
                throw new CommandLine.ParameterException(line, option + " " + sentence);
            }
        }
    }

    private List<CorrectResult.Image> correct(List<CorrectedFile> files, PhotographCorrector photographs,
            CommandLine line) {
        (json ? line.getErr() : line.getOut()).println(photographs.words());
        List<CorrectResult.Image> done = new ArrayList<>();
        for (CorrectedFile file : files) {
            CorrectResult.Image image = correct(file, photographs);
            done.add(image);
            switch (image) {
                case CorrectResult.Corrected corrected when !json -> line.getOut()
                        .printf(Locale.ROOT, "%s -> %s, %.0f ms%n", corrected.image(), corrected.corrected(),
                                corrected.elapsedMs());
                case CorrectResult.Corrected _ -> {
                    // In the document.
                }
                case CorrectResult.Failure failure -> line.getErr().println("diptych: " + failure.error());
            }
        }
        return done;
    }

    /** What fails on one photograph is told of it, and the others go on. */
    static CorrectResult.Image correct(CorrectedFile file, PhotographCorrector photographs) {
        try {
            Srgb8Image picture = ImageReader.read(file.image());
            long startedNanos = System.nanoTime();
            CorrectedPortrait result = photographs.correct(new LitFrame(picture, RecordedLight.of(file.image())));
            double elapsedMs = (System.nanoTime() - startedNanos) / 1e6;
            OutputFile.write(file.corrected(), PngWriter.encode(result.picture()));
            return new CorrectResult.Corrected(file.image().toString(), file.corrected().toString(),
                    result.face().map(face -> FaceFacts.BoxFacts.of(face.box())).orElse(null), elapsedMs);
        } catch (CorrectionRefusedException | InferenceFailedException | ImageTooSmallException e) {
            return new CorrectResult.Failure(file.image().toString(), file.image() + ": " + PlainFailure.sentence(e));
        } catch (OutOfMemoryError _) {
            // Its large arrays are free again.
            return new CorrectResult.Failure(file.image().toString(), file.image() + ": out of memory; use a smaller"
                    + " picture, or give Java more with DIPTYCH_JAVA_OPTS=-Xmx4g.");
        } catch (IOException e) {
            return new CorrectResult.Failure(file.image().toString(), PlainFailure.sentence(e));
        }
    }

    private int finish(CorrectResult result, CommandLine line) {
        if (json) {
            line.getOut().println(JsonOutput.of(result));
        }
        line.getOut().flush();
        return result.images().stream().allMatch(CorrectResult.Corrected.class::isInstance) ? Main.DONE : Main.FAILED;
    }
}

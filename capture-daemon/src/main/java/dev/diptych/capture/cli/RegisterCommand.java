package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.imaging.registration.AffineRegistrar;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.imaging.registration.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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

/** Registers pictures from files. */
@Command(name = "register", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Finds the affine map from a reference picture to a moving one of the same scene in another light.",
    "The matrix is 2x3, row-major, and maps a reference pixel to the moving pixel that shows the same point;"
            + " pixel centres are at integers."})
final class RegisterCommand implements Callable<Integer> {
    /** One registration as JSON. */
    record Result(String reference, String moving, double[] matrix, String verdict, String reason,
            double errorEstimatePx, double elapsedMs, @Nullable String aligned) {}

    /** A line of a batch that could not be done. */
    record Failure(String reference, String moving, String error) {}

    /** All lines of a batch, in their order. */
    record Batch(List<Object> results) {}

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "REFERENCE", description = "The picture that stays as it is.")
    @Nullable
    Path reference;

    @Parameters(index = "1", arity = "0..1", paramLabel = "MOVING", description = "The picture that is mapped onto it.")
    @Nullable
    Path moving;

    @Option(names = {"-o",
        "--output"}, paramLabel = "ALIGNED", description = "Write the moving picture as seen from the reference's geometry, as PNG.")
    @Nullable
    Path aligned;

    @Option(names = "--batch", paramLabel = "LIST.tsv", description = "Register many: a line each of REFERENCE, tab, MOVING and, if wanted, tab, ALIGNED.")
    @Nullable
    Path batch;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    private final AffineRegistrar registrar = new MutualInformationRegistrar();

    @Override
    public Integer call() throws IOException, OperatorException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (batch != null) {
            if (reference != null || aligned != null) {
                throw new CommandLine.ParameterException(line, "Give either two pictures or --batch, not both.");
            }
            return runBatch(batch, line);
        }
        if (reference == null || moving == null) {
            throw new CommandLine.ParameterException(line,
                    "Give a reference picture and a moving picture, or --batch.");
        }
        Result result = register(reference, moving, aligned);
        print(line.getOut(), result);
        return result.verdict().equals(Verdict.FAILED.name()) ? Main.FAILED : Main.DONE;
    }

    private int runBatch(Path list, CommandLine line) throws IOException, OperatorException {
        List<Object> results = new ArrayList<>();
        boolean failed = false;
        for (Line entry : lines(list)) {
            try {
                Result result = register(entry.reference(), entry.moving(), entry.aligned());
                failed |= result.verdict().equals(Verdict.FAILED.name());
                results.add(result);
                if (!json) {
                    print(line.getOut(), result);
                }
            } catch (IOException | IllegalArgumentException e) {
                failed = true;
                results.add(new Failure(entry.reference().toString(), entry.moving().toString(),
                        PlainFailure.sentence(e)));
                line.getErr().println("diptych: " + PlainFailure.sentence(e));
            }
        }
        if (json) {
            line.getOut().println(JsonOutput.of(new Batch(results)));
        }
        return failed ? Main.FAILED : Main.DONE;
    }

    private record Line(Path reference, Path moving, @Nullable Path aligned) {}

    private static List<Line> lines(Path list) throws OperatorException {
        List<Line> lines = new ArrayList<>();
        List<String> texts;
        try {
            texts = Files.readAllLines(list);
        } catch (IOException e) {
            throw new OperatorException("The list " + list + " cannot be read as text; check the path.", e);
        }
        for (int number = 1; number <= texts.size(); number++) {
            String text = texts.get(number - 1);
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            String[] parts = text.split("\t", -1);
            if (parts.length < 2 || parts.length > 3 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new OperatorException(list + ", line " + number
                        + ": write REFERENCE, a tab, MOVING and, if wanted, a tab and ALIGNED.");
            }
            lines.add(new Line(Path.of(parts[0]), Path.of(parts[1]), parts.length > 2 ? Path.of(parts[2]) : null));
        }
        return lines;
    }

    private Result register(Path referenceFile, Path movingFile, @Nullable Path alignedFile) throws IOException {
        Srgb8Image referencePicture = ImageReader.read(referenceFile);
        Srgb8Image movingPicture = ImageReader.read(movingFile);
        long startedNanos = System.nanoTime();
        Registration found = registrar.register(Luminance.ofSrgb(referencePicture), Luminance.ofSrgb(movingPicture));
        double elapsedMs = (System.nanoTime() - startedNanos) / 1e6;
        if (alignedFile != null) {
            OutputFile.write(alignedFile, PngWriter.encode(Warp.bicubic(movingPicture, found.matrix(),
                    referencePicture.width(), referencePicture.height())));
        }
        return new Result(referenceFile.toString(), movingFile.toString(), found.matrix().toRowMajor(),
                found.verdict().name(), found.reason(), found.errorEstimatePx(), elapsedMs,
                alignedFile == null ? null : alignedFile.toString());
    }

    private void print(PrintWriter out, Result result) {
        if (json) {
            out.println(JsonOutput.of(result));
            return;
        }
        double[] m = result.matrix();
        out.printf(Locale.ROOT,
                "%s -> %s: %s%s%n  [%10.6f %10.6f %10.3f]%n  [%10.6f %10.6f %10.3f]%n  estimated error %.2f px, %.0f ms%n",
                result.reference(), result.moving(), result.verdict(),
                result.reason().isEmpty() ? "" : ", " + result.reason(), m[0], m[1], m[2], m[3], m[4], m[5],
                result.errorEstimatePx(), result.elapsedMs());
    }
}

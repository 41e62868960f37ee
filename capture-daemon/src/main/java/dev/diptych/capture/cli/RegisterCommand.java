package dev.diptych.capture.cli;

import dev.diptych.capture.verb.OutputFile;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.capture.OperatorException;
import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.imaging.registration.AffineRegistrar;
import dev.diptych.imaging.registration.ImageTooSmallException;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.imaging.registration.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    /** A line of a batch that could not be done. */
    record Failure(int line, String reference, String moving, String error) {}

    /** All lines of a batch, in their order: results and failures. */
    record Batch(List<Record> results) {}

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
            if (reference != null) {
                throw new CommandLine.ParameterException(line, "Give either two pictures or --batch, not both.");
            }
            if (aligned != null) {
                throw new CommandLine.ParameterException(line,
                        "-o goes with two pictures; in a batch the third column names the aligned picture.");
            }
            return runBatch(BatchList.read(batch), line);
        }
        if (reference == null || moving == null) {
            throw new CommandLine.ParameterException(line,
                    "Give a reference picture and a moving picture, or --batch.");
        }
        if (aligned != null) {
            Optional<String> objection = AlignedFile.objection(aligned, List.of(reference, moving));
            if (objection.isPresent()) {
                throw new CommandLine.ParameterException(line, objection.get());
            }
        }
        RegistrationResult result = register(reference, moving, aligned);
        if (json) {
            line.getOut().println(JsonOutput.of(result));
        } else {
            print(result, aligned, line);
        }
        return result.failed() ? Main.FAILED : Main.DONE;
    }

    private int runBatch(BatchList list, CommandLine line) {
        List<Record> results = new ArrayList<>();
        boolean failed = false;
        for (BatchList.Entry entry : list.entries()) {
            try {
                RegistrationResult result = register(entry.reference(), entry.moving(), entry.aligned());
                failed |= result.failed();
                results.add(result);
                if (!json) {
                    print(result, entry.aligned(), line);
                }
            } catch (IOException | ImageTooSmallException e) {
                failed = true;
                String sentence = PlainFailure.sentence(e);
                results.add(new Failure(entry.line(), entry.reference().toString(), entry.moving().toString(),
                        sentence));
                line.getErr().println("diptych: " + list.place(entry) + sentence);
            }
        }
        if (json) {
            line.getOut().println(JsonOutput.of(new Batch(results)));
        }
        return failed ? Main.FAILED : Main.DONE;
    }

    private RegistrationResult register(Path referenceFile, Path movingFile, @Nullable Path alignedFile)
            throws IOException {
        Srgb8Image referencePicture = ImageReader.read(referenceFile);
        Srgb8Image movingPicture = ImageReader.read(movingFile);
        long startedNanos = System.nanoTime();
        Registration found = registrar.register(Luminance.ofSrgb(referencePicture), Luminance.ofSrgb(movingPicture));
        double elapsedMs = (System.nanoTime() - startedNanos) / 1e6;
        // The matrix of a failed registration means nothing, and so would a picture warped by it.
        boolean written = alignedFile != null && found.verdict() != Verdict.FAILED;
        if (alignedFile != null && written) {
            OutputFile.write(alignedFile, PngWriter.encode(Warp.bicubic(movingPicture, found.matrix(),
                    referencePicture.width(), referencePicture.height())));
        }
        return new RegistrationResult(referenceFile.toString(), movingFile.toString(), found.matrix().toRowMajor(),
                found.verdict(), found.reason(), found.errorEstimatePx(), elapsedMs,
                written ? String.valueOf(alignedFile) : null);
    }

    private static void print(RegistrationResult result, @Nullable Path wanted, CommandLine line) {
        line.getOut().println(result.text());
        if (wanted != null && result.aligned() == null) {
            line.getOut().println("  " + wanted + " was not written, because the registration failed");
        }
    }
}

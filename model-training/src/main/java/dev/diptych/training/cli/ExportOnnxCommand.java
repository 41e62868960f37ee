package dev.diptych.training.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.capture.verb.OutputFile;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelFile;
import dev.diptych.training.export.ExportParity;
import dev.diptych.training.export.TrainedModel;
import dev.diptych.training.train.TrainingFolder;
import java.io.IOException;
import java.nio.file.Path;
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

/** Writes a training's network as a model file. */
@Command(name = "export-onnx", sortOptions = false, usageHelpAutoWidth = true, description = "Writes what a training has come to as an ONNX file with its card, and checks that ONNX Runtime computes the same. To use it: diptych model add FILE.")
final class ExportOnnxCommand implements Callable<Integer> {
    /** As JSON. */
    record Result(String file, String model, String sha256, long bytes, long step, double maxDifference) {}

    /** Rounding apart, both engines compute the same; more is a bug. */
    private static final double MOST_DIFFERENCE = 1e-5;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "DIR", description = "The folder that diptych train wrote.")
    Path training = Path.of("");

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "The model file (default: NAME.onnx in DIR).")
    @Nullable
    Path output;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws IOException, OperatorException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        TrainedModel model = TrainedModel.of(new TrainingFolder(training));
        byte[] bytes = model.toOnnx();
        Path file = output == null ? training.resolve(model.card().name() + ".onnx") : output;
        double difference;
        ModelFile written;
        try {
            written = ModelFile.of(file.toString(), bytes);
            difference = ExportParity.maxDifference(model, written);
        } catch (ModelException | EngineUnavailableException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
        if (!(difference <= MOST_DIFFERENCE)) {
            throw new OperatorException(String.format(Locale.ROOT, "ONNX Runtime computes something else than the"
                    + " trained network (%.2g apart); nothing was written.", difference));
        }
        OutputFile.write(file, bytes);
        Result result = new Result(file.toString(), model.card().name(), written.sha256(), bytes.length, model.step(),
                difference);
        if (json) {
            line.getOut().println(JsonOutput.of(result));
        } else {
            line.getOut()
                    .printf(Locale.ROOT, "%s: %s after step %d, %.1f MB, SHA-256 %s%nONNX Runtime and PyTorch: at most"
                            + " %.1g apart. To use it: diptych model add %s%n", file, result.model(), result.step(),
                            bytes.length / 1e6, result.sha256(), difference, file);
        }
        return 0;
    }
}

package dev.diptych.training.cli;

import dev.diptych.capture.verb.Terminal;
import dev.diptych.inference.model.Encoding;
import dev.diptych.training.data.PairSource;
import dev.diptych.training.network.DeepFlashShape;
import dev.diptych.training.train.DeepFlashLoss;
import dev.diptych.training.train.EncoderFile;
import dev.diptych.training.train.TrainingFolder;
import dev.diptych.training.train.TrainingPlan;
import dev.diptych.training.train.TrainingRun;
import dev.diptych.training.train.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains DeepFlash. */
@Command(name = "train", sortOptions = false, usageHelpAutoWidth = true, description = "Trains DeepFlash on pairs, and goes on where it was broken off. With the same options, the weights are the same to the bit whether it was broken off or not.")
final class TrainCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--model", paramLabel = "NAME", defaultValue = "my-deepflash", description = "What the model is called (default: ${DEFAULT-VALUE}).")
    String model = "my-deepflash";

    @Option(names = "--width", paramLabel = "W", defaultValue = "0.25", description = "Width of its layers as a share of the paper's (default: ${DEFAULT-VALUE}).")
    double width;

    @Option(names = "--data", paramLabel = "ARCHIVE|synthetic", defaultValue = "synthetic", description = "What to train on: an archive, or synthetic sitters (default: ${DEFAULT-VALUE}).")
    String data = DataChoice.SYNTHETIC;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "20000", description = "Steps in all (default: ${DEFAULT-VALUE}).")
    long steps;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "4", description = "Pictures in a step (default: ${DEFAULT-VALUE}).")
    int batch;

    @Option(names = "--side", paramLabel = "PX", defaultValue = "128", description = "Side of the pictures, a multiple of 32 (default: ${DEFAULT-VALUE}).")
    int sidePx;

    @Option(names = "--sitters", paramLabel = "N", defaultValue = "1500", description = "Synthetic sitters to draw from (default: ${DEFAULT-VALUE}).")
    int sitters;

    @Option(names = "--encoding", paramLabel = "A|B|C", defaultValue = "C", description = "What the network sees and predicts, as in the paper (default: ${DEFAULT-VALUE}).")
    Encoding encoding = Encoding.C;

    @Option(names = "--learning-rate", paramLabel = "R", defaultValue = "0.001", description = "Adam's rate at the beginning; it falls to a fiftieth along a cosine (default: ${DEFAULT-VALUE}).")
    double learningRate;

    @Option(names = "--mean-weight", paramLabel = "L", defaultValue = "1", description = "Weight of the mean error in the loss; 0 is the paper's eq. 5, which does not train the mean (default: ${DEFAULT-VALUE}).")
    double meanWeight;

    @Option(names = "--encoder", paramLabel = "FILE", description = "What model import-vgg wrote, for the encoder to start from; needs --width 1.")
    @Nullable
    Path encoder;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Decides the first weights and every pair (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--every", paramLabel = "N", defaultValue = "500", description = "Steps between two checkpoints (default: ${DEFAULT-VALUE}).")
    long every;

    @Option(names = {"-o",
        "--out"}, paramLabel = "DIR", defaultValue = "diptych-training", description = "Where checkpoints and the page with its curves go (default: ./${DEFAULT-VALUE}).")
    Path out = Path.of("diptych-training");

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        TrainingPlan plan;
        TrainingFolder folder;
        try {
            plan = new TrainingPlan(model, new DeepFlashShape(width), sidePx, batch, steps, learningRate,
                    learningRate / 50, new DeepFlashLoss(meanWeight),
                    encoding, seed, encoder == null ? "" : EncoderFile.sha256(encoder));
            folder = new TrainingFolder(out);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(line, String.valueOf(e.getMessage()), e);
        }
        line.getErr()
                .printf(Locale.ROOT, "%s: %d steps of %d pictures of %d px.%n", plan.model(), plan.steps(),
                        plan.batch(), plan.sidePx());
        line.getErr().flush();
        Map<String, float[]> start = encoder == null ? Map.of() : EncoderFile.read(encoder, width);
        if (every < 1) {
            throw new CommandLine.ParameterException(line, "--every takes 1 step or more, not " + every + ".");
        }
        if (data.equals(DataChoice.SYNTHETIC_WIDE)) {
            throw new CommandLine.ParameterException(line,
                    "Training takes synthetic sitters in both varieties at once; say --data synthetic.");
        }
        DataChoice choice = DataChoice.of(data, sidePx);
        PairSource pairs = training(choice, line);
        List<Validation> validations = choice.validations(encoding);
        line.getErr()
                .printf("Data: %s.%n%s", pairs.description(), validations.isEmpty()
                        ? "No subject is left to watch the training by: they are split by their codes, and it takes some ten.\n"
                        : "Watched by unseen sitters of " + validations.stream()
                                .map(Validation::name)
                                .collect(
                                        Collectors.joining(" and "))
                                + ", in this order.\n");
        line.getErr().flush();
        try (TrainingConsole console = new TrainingConsole(line.getErr(), Terminal.isInteractive(), plan);
                TrainingRun run = new TrainingRun(plan, start, pairs, validations, folder, every, console)) {
            run.run();
        }
        line.getOut().printf("Weights  %s%nPage     %s%nNext     diptych export-onnx %s%n", out, folder.page(), out);
        return 0;
    }

    private PairSource training(DataChoice choice, CommandLine line) {
        try {
            return choice.training(seed, sitters);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }
}

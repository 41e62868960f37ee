package dev.diptych.training.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.capture.verb.Terminal;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.model.ModelCard;
import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.training.evaluate.Evaluation;
import dev.diptych.training.evaluate.OnnxNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a model on pairs that it has not seen. */
@Command(name = "evaluate", sortOptions = false, usageHelpAutoWidth = true, description = "Scores a model on pairs that it has not seen, by the measures of the paper, and beside it the best of three corrections that know colours alone, fitted on training pairs.")
final class EvaluateCommand implements Callable<Integer> {
    /** As JSON; decibels, percent and milliseconds. */
    record Result(String model, int n, double psnrInput, double psnr, double psnrBestSimple, double ssimInput,
            double ssim, double accuracy, double loss, double msPerImage) {}

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--model", paramLabel = "NAME|FILE", defaultValue = "deepflash-slim", description = "Which model, by name or as a file (default: ${DEFAULT-VALUE}).")
    String model = "deepflash-slim";

    @Option(names = "--data", paramLabel = "ARCHIVE|synthetic|synthetic-wide", defaultValue = DataChoice.SYNTHETIC, description = "Which pairs: the test side of an archive, or synthetic sitters as the rig's own studio takes them, or as any phone, room and hand may (default: ${DEFAULT-VALUE}).")
    String data = DataChoice.SYNTHETIC;

    @Option(names = "--photographs", paramLabel = "DIR", description = "Instead: real photographs NAME_flash.* beside NAME_ambient.*, the same sitter in softer light. Scored is the whole correction, at the photographs' own size.")
    @Nullable
    Path photographs;

    @Option(names = "--side", paramLabel = "PX", description = "Of the picture that the network is shown of a photograph (default: what it was trained at).")
    @Nullable
    Integer photographSidePx;

    @Option(names = "--n", paramLabel = "N", defaultValue = "200", description = "How many sitters (default: ${DEFAULT-VALUE}).")
    int count;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Decides who they are and how they are photographed (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws IOException, OperatorException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (count < 1 || count > 10_000) {
            throw new CommandLine.ParameterException(line, "--n takes 1 to 10000 sitters, not " + count + ".");
        }
        TrustedModel trusted = open();
        ModelCard card = trusted.card();
        if (photographs == null && photographSidePx != null) {
            throw new CommandLine.ParameterException(line, "--side is for --photographs; leave it out.");
        }
        if (photographs != null) {
            for (String option : List.of("--data", "--n", "--seed")) {
                if (line.getParseResult().hasMatchedOption(option)) {
                    throw new CommandLine.ParameterException(line, option + " is not for photographs; leave it out.");
                }
            }
            int side = photographSidePx == null ? card.sidePx() : photographSidePx;
            if (side < 32 || side > 1024 || side % 32 != 0) {
                throw new CommandLine.ParameterException(line,
                        "--side is a multiple of 32 from 32 to 1024, not " + side + ".");
            }
            PhotographTable table = PhotographTable.of(trusted, photographs, side);
            line.getOut().println(json ? JsonOutput.of(table) : table.text().stripTrailing());
            return 0;
        }
        DataChoice choice = DataChoice.of(data, card.sidePx());
        Evaluation.Result result;
        line.getErr()
                .printf("Corrections by colours alone are fitted on %d training pairs; then %s are scored.%n",
                        choice.fittedCount(),
                        choice.testCount(count) == 1 ? "1 pair" : choice.testCount(count) + " pairs");
        line.getErr().flush();
        try (OnnxNetwork network = OnnxNetwork.open(trusted); ProgressBar bar = bar(choice.testCount(count))) {
            result = new Evaluation(card.encoding(), network).run(choice.test(seed, count), choice.testCount(count),
                    choice.fitted(), choice.fittedCount(), scored -> {
                        if (bar != null) {
                            bar.stepTo(scored);
                        }
                    });
        } catch (EngineUnavailableException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
        if (json) {
            line.getOut()
                    .println(JsonOutput.of(new Result(card.name(), result.pairs(), result.psnrInputDb(),
                            result.psnrDb(), result.psnrBestSimpleDb(), result.ssimInput(), result.ssim(),
                            result.accuracyPercent(), result.loss(), result.msPerImage())));
        } else {
            print(line.getOut(), card, result);
        }
        return 0;
    }

    private TrustedModel open() throws OperatorException {
        try {
            return ModelLibrary.ofThisUser().openNamedOrFile(model);
        } catch (ModelException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Only a terminal shows one. */
    private @Nullable ProgressBar bar(int pairs) {
        return Terminal.isInteractive()
                ? new ProgressBarBuilder().setTaskName("pairs")
                        .setInitialMax(pairs)
                        .setStyle(ProgressBarStyle.ASCII)
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    private static void print(PrintWriter out, ModelCard card, Evaluation.Result result) {
        out.printf(Locale.ROOT, "%s, %d pairs of %d px%n", card.name(), result.pairs(), card.sidePx());
        out.printf(Locale.ROOT, "%-24s %8s %8s%n", "", "PSNR", "SSIM");
        out.printf(Locale.ROOT, "%-24s %5.2f dB %8.4f%n", "flash picture", result.psnrInputDb(), result.ssimInput());
        for (Evaluation.SimpleScore simple : result.simple()) {
            out.printf(Locale.ROOT, "%-24s %5.2f dB%n", simple.name(), simple.psnrDb());
        }
        out.printf(Locale.ROOT, "%-24s %5.2f dB %8.4f%n", card.name(), result.psnrDb(), result.ssim());
        out.printf(Locale.ROOT, "accuracy %.2f %%, loss %.5f, %.1f ms an image%n", result.accuracyPercent(),
                result.loss(), result.msPerImage());
    }
}

package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.model.ModelTrial;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.model.ModelEntry;
import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.inference.model.ModelStatus;
import dev.diptych.inference.model.TrustedModel;
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

/** Runs models. */
@Command(name = "verify", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Reads models, holds their SHA-256 against the list of those that are trusted, runs each on a picture that is always"
            + " the same, and looks at whether what it predicts can be.",
    "The exit code is 1 if anything is wrong. A network without weights is not, unless it is named."})
final class ModelVerifyCommand implements Callable<Integer> {
    /** What became of a model, as JSON. */
    private sealed interface Verified {}

    private record Sound(String model, String source, String sha256, ServingEngine serving, double least,
            double largest, double elapsedMs) implements Verified {}

    private record Failure(String model, String error) implements Verified {}

    /** What is printed as JSON: all of them in their order. */
    private record Result(boolean sound, List<Verified> models) {}

    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME|FILE", description = "Which; without any, all that are not without weights. A file's name ends in .onnx or has a folder in it.")
    List<String> named = new ArrayList<>();

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    ModelVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ModelException, EngineUnavailableException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        ModelLibrary library = surroundings.models().open();
        EngineChoice engines = EngineChoice.batches();
        List<Verified> done = new ArrayList<>();
        for (String name : named.isEmpty() ? all(library) : named) {
            done.add(verified(name, library, engines));
        }
        boolean sound = done.stream().allMatch(Sound.class::isInstance);
        if (json) {
            line.getOut().println(JsonOutput.of(new Result(sound, done)));
        } else {
            done.forEach(result -> print(result, line));
            if (done.isEmpty()) {
                line.getOut()
                        .println("There is no model with weights on this computer; \"diptych model list\" says how"
                                + " to get one.");
            }
        }
        line.getOut().flush();
        return sound ? Main.DONE : Main.FAILED;
    }

    private static List<String> all(ModelLibrary library) throws ModelException {
        return library.list()
                .stream()
                .filter(model -> model.status() != ModelStatus.NEEDS_WEIGHTS)
                .map(ModelEntry::name)
                .toList();
    }

    private static Verified verified(String name, ModelLibrary library, EngineChoice engines) {
        try {
            TrustedModel model = library.openNamedOrFile(name);
            ModelTrial trial = ModelTrial.of(model, engines);
            return new Sound(model.card().name(), model.file().source(), model.file().sha256(), trial.servedBy(),
                    trial.least(), trial.largest(), trial.elapsedNanos() / 1e6);
        } catch (ModelException e) {
            return new Failure(name, e.sentence());
        } catch (OperatorException e) {
            return new Failure(name, String.valueOf(e.getMessage()));
        }
    }

    private static void print(Verified result, CommandLine line) {
        switch (result) {
            case Sound sound -> line.getOut()
                    .printf(Locale.ROOT,
                            "%s is sound: SHA-256 %s is trusted, %s runs it in %.1f ms and predicts %.3f to %.3f.%n",
                            sound.model(), sound.sha256(), sound.serving().title(), sound.elapsedMs(), sound.least(),
                            sound.largest());
            case Failure failure -> line.getErr().println("diptych: " + failure.error());
        }
    }
}

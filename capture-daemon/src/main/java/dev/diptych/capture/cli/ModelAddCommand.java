package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.model.ModelTrial;
import dev.diptych.capture.report.Figures;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.model.ModelEntry;
import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelFile;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.inference.model.TrustedModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a model's file into the user's folder. */
@Command(name = "add", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Vouches for a model's file and copies it into this user's folder, under the name on its card.",
    "A model is run as it is: add only files of whose origin you are sure."})
final class ModelAddCommand implements Callable<Integer> {
    /** What is printed as JSON. */
    record Result(String name, String file, long sizeBytes, String sha256) {}

    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "An ONNX file with a card, such as diptych export-onnx writes.")
    Path file = Path.of("");

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    ModelAddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ModelException, OperatorException, EngineUnavailableException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        ModelLibrary library = surroundings.models().open();
        TrustedModel model = library.vouchFor(file);
        // Before it takes anything's place.
        ModelTrial.of(model, EngineChoice.batches());
        String name = model.card().name();
        Optional<ModelEntry> before = library.list().stream().filter(entry -> entry.name().equals(name)).findFirst();
        library.keep(model);
        // Read back from where it now lies: what is said here is what later runs find.
        ModelFile added = library.open(name).file();
        if (json) {
            out.println(JsonOutput.of(new Result(name, added.source(), added.sizeBytes(), added.sha256())));
        } else {
            out.printf("%s, %s, SHA-256 %s, is now %s; try it with \"diptych model verify %s\".%n", file,
                    Figures.bytes(added.sizeBytes()), added.sha256(), added.source(), name);
            before.map(ModelEntry::sha256)
                    .filter(earlier -> !earlier.isEmpty() && !earlier.equals(added.sha256()))
                    .ifPresent(earlier -> out.printf("%s was SHA-256 %s before.%n", name, earlier));
            if (library.hidesShipped(name)) {
                out.println(ModelListCommand.hiding(name, added.source()));
            }
        }
        out.flush();
        return Main.DONE;
    }
}

package dev.diptych.capture.cli;

import dev.diptych.capture.model.EngineOutlook;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.model.ModelEntry;
import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.inference.model.ModelStatus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists this computer's models. */
@Command(name = "list", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Lists the networks by name: what they are, whether they can be used, and what computes them on this computer.",
    "Nothing is run; \"diptych model verify\" does that."})
final class ModelListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--json", description = "Print the list as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    ModelListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ModelException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        ModelLibrary library = surroundings.models().open();
        List<ModelEntry> models = library.list();
        Optional<EngineOutlook> outlook = Optional.empty();
        List<String> engineSentences;
        try {
            outlook = Optional.of(EngineOutlook.ofThisComputer());
            engineSentences = outlook.get().sentences();
        } catch (EngineUnavailableException e) {
            engineSentences = List.of(e.sentence());
        }
        if (json) {
            out.println(JsonOutput.of(ModelFacts.all(models, outlook, engineSentences)));
        } else {
            print(models, outlook.map(EngineOutlook::title).orElse("-"), engineSentences, out);
            models.stream()
                    .filter(model -> library.hidesShipped(model.name()))
                    .forEach(model -> out.println(hiding(model.name(), model.source())));
        }
        out.flush();
        return Main.DONE;
    }

    /** What to know of a model that has the name of one that the program brings. */
    static String hiding(String name, String source) {
        return source + " hides the program's own " + name + "; delete it to have that back.";
    }

    private static void print(List<ModelEntry> models, String engine, List<String> engineSentences, PrintWriter out) {
        List<ModelRow> rows = new ArrayList<>(List.of(ModelRow.HEADING));
        models.forEach(model -> rows.add(ModelRow.of(model, engine)));
        ModelRow.lines(rows).forEach(out::println);
        models.stream()
                .filter(model -> model.status() != ModelStatus.READY)
                .forEach(model -> out.println(model.name() + ": " + model.sentence()));
        engineSentences.forEach(out::println);
    }
}

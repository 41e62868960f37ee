package dev.diptych.training.cli;

import dev.diptych.capture.verb.AddedVerb;
import dev.diptych.capture.verb.VerbProvider;
import java.util.List;

/** What this module adds to the command line. */
public final class TrainingVerbs implements VerbProvider {
    @Override
    public List<AddedVerb> verbs() {
        return List.of(new AddedVerb("", new TrainCommand()), new AddedVerb("", new EvaluateCommand()),
                new AddedVerb("", new ExportOnnxCommand()),
                new AddedVerb("model", new ImportVggCommand()));
    }
}

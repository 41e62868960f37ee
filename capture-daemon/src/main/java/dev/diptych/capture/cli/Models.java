package dev.diptych.capture.cli;

import dev.diptych.capture.config.schema.NearestName;
import dev.diptych.inference.model.KnownNetwork;
import dev.diptych.inference.model.ModelEntry;
import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelLibrary;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The correctors that can be named on the command line. */
final class Models {
    /** Learns from a pair of the same sitter; no network. */
    static final String PAIR_FIT = "pair-fit";
    /** The network that the program brings. */
    static final String USUAL = "deepflash-slim";

    private Models() {
    }

    /** Refuses a name that nobody bears. */
    static void check(String name, ModelLibrary library, CommandLine line) throws ModelException {
        if (name.equals(PAIR_FIT) || KnownNetwork.named(name).isPresent()) {
            return;
        }
        List<String> names = new ArrayList<>(library.list().stream().map(ModelEntry::name).toList());
        names.add(PAIR_FIT);
        if (!names.contains(name)) {
            throw new CommandLine.ParameterException(line, "There is no model \"" + name + "\""
                    + NearestName.to(name, names)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; there is " + String.join(", ", names) + "."));
        }
    }
}

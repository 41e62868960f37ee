package dev.diptych.capture.cli;

import dev.diptych.capture.config.schema.NearestName;
import java.util.List;
import picocli.CommandLine;

/** The correctors that can be named on the command line. */
final class Models {
    static final String PAIR_FIT = "pair-fit";

    private static final List<String> NAMES = List.of(PAIR_FIT);

    private Models() {
    }

    /** Refuses a name that nobody bears. */
    static void check(String name, CommandLine line) {
        if (!NAMES.contains(name)) {
            throw new CommandLine.ParameterException(line, "There is no model \"" + name + "\""
                    + NearestName.to(name, NAMES)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; there is " + String.join(", ", NAMES) + "."));
        }
    }
}

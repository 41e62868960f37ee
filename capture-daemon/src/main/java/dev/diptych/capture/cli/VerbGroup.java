package dev.diptych.capture.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A verb that does nothing but lead to verbs of its own: without one of them it says which there are. */
@Command(synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n")
abstract class VerbGroup implements Runnable {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            CommandLine line = spec.commandLine();
            String program = spec.root().name();
            String named = spec.qualifiedName().substring(program.length());
            throw new CommandLine.ParameterException(line,
                    "Name a verb" + (named.isEmpty() ? "" : " of" + named) + ": " + verbs(line) + ".");
        }
    }

    /** The verbs as a sentence names them: "a, b or c". */
    static String verbs(CommandLine program) {
        List<String> names = new ArrayList<>(program.getSubcommands().keySet());
        String last = names.removeLast();
        return names.isEmpty() ? last : String.join(", ", names) + " or " + last;
    }
}

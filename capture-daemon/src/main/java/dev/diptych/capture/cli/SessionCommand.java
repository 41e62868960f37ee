package dev.diptych.capture.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verbs that are about sessions. */
@Command(name = "session", description = "Starts sessions, lists and shows those of an archive, verifies what was stored, and exports it to train on.", subcommands = {
    SessionStartCommand.class, SessionListCommand.class, SessionShowCommand.class,
    SessionVerifyCommand.class,
    SessionExportCommand.class}, synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n")
final class SessionCommand implements Runnable {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            CommandLine line = spec.commandLine();
            throw new CommandLine.ParameterException(line, "Name a verb of session: " + Main.verbs(line) + ".");
        }
    }
}

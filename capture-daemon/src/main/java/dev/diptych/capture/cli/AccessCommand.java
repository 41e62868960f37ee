package dev.diptych.capture.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verbs that are about who may do what. */
@Command(name = "access", description = "Says who may do what with the rig: tokens for programs, pairing codes for operators.", subcommands = {
    AccessTokenCommand.class,
    AccessPairCommand.class}, synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n")
final class AccessCommand implements Runnable {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            CommandLine line = spec.commandLine();
            throw new CommandLine.ParameterException(line, "Name a verb of access: " + Main.verbs(line) + ".");
        }
    }
}

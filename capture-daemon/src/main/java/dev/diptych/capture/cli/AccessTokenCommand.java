package dev.diptych.capture.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verbs that are about tokens. */
@Command(name = "token", description = "Adds, lists and revokes tokens, by which programs are known over the web and MQTT.", subcommands = {
    AccessTokenAddCommand.class, AccessTokenListCommand.class,
    AccessTokenRevokeCommand.class}, synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n")
final class AccessTokenCommand implements Runnable {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            CommandLine line = spec.commandLine();
            throw new CommandLine.ParameterException(line, "Name a verb of access token: " + Main.verbs(line) + ".");
        }
    }
}

package dev.diptych.capture.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verbs that are about models. */
@Command(name = "model", description = "Lists the networks that correct portraits, tries them out, times them, and adds others.", subcommands = {
    ModelListCommand.class, ModelVerifyCommand.class, ModelAddCommand.class,
    ModelBenchCommand.class}, synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n")
final class ModelCommand implements Runnable {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            CommandLine line = spec.commandLine();
            throw new CommandLine.ParameterException(line, "Name a verb of model: " + Main.verbs(line) + ".");
        }
    }
}

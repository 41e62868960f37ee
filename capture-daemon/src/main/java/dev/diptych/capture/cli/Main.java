package dev.diptych.capture.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program {@code diptych}: a verb and its options. */
@Command(name = "diptych", description = "Captures pairs of portraits, one under studio lamps, one under flash.", subcommands = {
    DemoCommand.class, RegisterCommand.class,
    CorrectCommand.class}, synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n")
public final class Main implements Runnable {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @CommandLine.Spec
    CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        // Figures and sentences read the same everywhere.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        int exitCode;
        try {
            exitCode = commandLine().execute(arguments);
        } catch (OutOfMemoryError e) {
            System.err.println("diptych: out of memory; use a smaller picture or --resolution, or give Java more with"
                    + " DIPTYCH_JAVA_OPTS=-Xmx4g.");
            exitCode = FAILED;
        }
        // A result that did not arrive is no result: a full disk behind ">" must not look like success.
        if (System.out.checkError() && exitCode == DONE) {
            System.err.println("diptych: what was to be printed could not be written; check where stdout goes.");
            exitCode = FAILED;
        }
        return exitCode;
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(PlainFailure::usage)
                .setExecutionExceptionHandler((failure, line, parsed) -> PlainFailure.failed(failure, line));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Name a verb: demo, register or correct.");
        }
    }
}

package dev.diptych.capture.cli;

import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.export.ExportLayout;
import dev.diptych.archive.export.Judged;
import dev.diptych.capture.daemon.Background;
import dev.diptych.capture.demo.EmulatedKind;
import dev.diptych.capture.rig.HostDevices;
import dev.diptych.capture.verb.AddedVerb;
import dev.diptych.capture.verb.VerbProvider;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.rig.time.SystemClock;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.sensor.TimestampStyle;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/** The program {@code diptych}: a verb and its options. */
@Command(name = "diptych", description = "Captures pairs of portraits, one under studio lamps, one under flash.", subcommands = {
    DemoCommand.class, RunCommand.class, CalibrateCommand.class, SessionCommand.class, DoctorCommand.class,
    RegisterCommand.class,
    CorrectCommand.class,
    ModelCommand.class,
    AccessCommand.class}, versionProvider = Version.class)
public final class Main extends VerbGroup {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the versions of Diptych and Java.")
    boolean version;

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
        return commandLine(new Surroundings(new SystemClock(), keyboard(Path.of("/proc/self/fd/0")), HostDevices::new,
                ModelLibrary::ofThisUser, Background::threads, true));
    }

    /**
     * What is typed. A regular file is no keyboard: where standard input is closed, the JVM itself opens its modules in
     * its place, and every blank line in them would take a pair of whoever sits there.
     *
     * @param standardInput as the system shows it
     */
    static InputStream keyboard(Path standardInput) {
        return Files.isRegularFile(standardInput) ? InputStream.nullInputStream() : System.in;
    }

    static CommandLine commandLine(Surroundings surroundings) {
        return withAddedVerbs(new CommandLine(new Main(), new VerbFactory(surroundings)))
                .registerConverter(StudioGrade.class, new NamedConstants<>(StudioGrade.class))
                .registerConverter(LampKind.class, new NamedConstants<>(LampKind.class))
                .registerConverter(TimestampStyle.class, new NamedConstants<>(TimestampStyle.class))
                .registerConverter(DemoCommand.Executor.class, new NamedConstants<>(DemoCommand.Executor.class))
                .registerConverter(EmulatedKind.class, new NamedConstants<>(EmulatedKind.class))
                .registerConverter(EngineOption.Wish.class, new NamedConstants<>(EngineOption.Wish.class))
                .registerConverter(ConsentScope.class, new NamedConstants<>(ConsentScope.class))
                .registerConverter(ExportLayout.class, new NamedConstants<>(ExportLayout.class))
                .registerConverter(Judged.class, new NamedConstants<>(Judged.class))
                .registerConverter(Integer.class, new WholeNumber<>(Integer::valueOf))
                .registerConverter(long.class, new WholeNumber<>(Long::valueOf))
                .setParameterExceptionHandler(PlainFailure::usage)
                .setExecutionExceptionHandler((failure, line, parsed) -> PlainFailure.failed(failure, line));
    }

    /** Those of modules that need not be there, as training's. */
    private static CommandLine withAddedVerbs(CommandLine program) {
        for (VerbProvider provider : ServiceLoader.load(VerbProvider.class)) {
            for (AddedVerb verb : provider.verbs()) {
                CommandLine parent = verb.parent().isEmpty() ? program : program.getSubcommands().get(verb.parent());
                if (parent == null) {
                    throw new IllegalStateException("There is no verb " + verb.parent() + " to add another to.");
                }
                parent.addSubcommand(verb.command());
            }
        }
        return program;
    }
}

package dev.diptych.capture.cli;

import dev.diptych.capture.verb.OutputFile;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.session.SessionStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a session with the consent under which it is shot. */
@Command(name = "start", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Starts a session of a subject: writes its session.json with the consent, without which no frame is taken.",
    "Subjects, sessions, operators and consents are named by codes, never by anybody's name."})
final class SessionStartCommand implements Callable<Integer> {
    /** What is printed as JSON. */
    record Result(String archive, String session, String startedAt, String document, List<String> recovered) {}

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ArchiveOption archive = new ArchiveOption();

    @Option(names = "--subject", paramLabel = "CODE", required = true, description = "Who sits, as a code of letters and digits.")
    String subject = "";

    @Option(names = "--session", paramLabel = "CODE", description = "The session's own code (default: the subject's next number).")
    @Nullable
    String session;

    @Option(names = "--consent", paramLabel = "ID", description = "The record under which the signed form is filed.")
    @Nullable
    String consentId;

    @Option(names = "--consent-version", paramLabel = "V", description = "The version of the form.")
    @Nullable
    String consentVersion;

    @Option(names = "--scope", paramLabel = "SCOPE", split = ",", description = "What the subject has agreed to: train-in-house, share-on-request, publish-images, publish-in-paper, keep-raw. Several with commas, or the option again.")
    List<ConsentScope> scopes = new ArrayList<>();

    @Option(names = "--valid-until", paramLabel = "DATE", converter = CalendarDate.class, description = "The consent's last day, in UTC, such as 2027-03-31.")
    @Nullable
    LocalDate validUntil;

    @Option(names = "--operator", paramLabel = "CODE", description = "Who operates the rig, as a code of letters and digits.")
    @Nullable
    String operator;

    @Option(names = "--protocol", paramLabel = "TEXT", description = "How the pictures are to be taken, in a line.")
    @Nullable
    String protocol;

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws OperatorException, IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        SessionStart.Started started = request(line).run(archive.folder, InstantSource.system());
        PrintWriter words = json ? line.getErr() : line.getOut();
        started.remarks().forEach(words::println);
        String name = started.session().id().toString();
        if (json) {
            line.getOut()
                    .println(JsonOutput.of(new Result(archive.folder.toString(), name,
                            started.session().startedAt().toString(),
                            OutputFile.shown(archive.folder, started.document()).toString(),
                            started.remarks())));
        } else {
            words.println("Started  " + name);
            words.println("Stored   " + OutputFile.shown(archive.folder, started.document()));
            words.println("Next     diptych session show " + name + archive.hint());
        }
        words.flush();
        return Main.DONE;
    }

    private SessionStart request(CommandLine line) {
        try {
            return new SessionStart(subject, Optional.ofNullable(session), consent(line),
                    Optional.ofNullable(operator), Optional.ofNullable(protocol));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }

    private Consent consent(CommandLine line) {
        if (consentId != null && consentVersion != null && validUntil != null && !scopes.isEmpty()) {
            Set<ConsentScope> agreed = EnumSet.copyOf(scopes);
            return new Consent(consentId, consentVersion, agreed, validUntil);
        }
        List<String> missing = new ArrayList<>();
        addIf(consentId == null, "--consent", missing);
        addIf(consentVersion == null, "--consent-version", missing);
        addIf(scopes.isEmpty(), "--scope", missing);
        addIf(validUntil == null, "--valid-until", missing);
        String last = missing.removeLast();
        throw new CommandLine.ParameterException(line, "No frame is taken without a recorded consent; give "
                + (missing.isEmpty() ? "" : String.join(", ", missing) + " and ") + last + ".");
    }

    private static void addIf(boolean isMissing, String option, List<String> missing) {
        if (isMissing) {
            missing.add(option);
        }
    }
}

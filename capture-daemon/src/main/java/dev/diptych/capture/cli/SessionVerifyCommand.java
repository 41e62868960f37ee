package dev.diptych.capture.cli;

import dev.diptych.capture.verb.Terminal;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.PairFinding;
import dev.diptych.archive.Scrub;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.report.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads back what was stored. */
@Command(name = "verify", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Reads every byte of the stored pairs and holds it against the manifests, and the manifests against the journal.",
    "The exit code is 1 if anything is wrong. Nothing is changed."})
final class SessionVerifyCommand implements Callable<Integer> {
    /** What is printed as JSON. */
    record Result(String archive, boolean whole, int pairs, long sizeBytes, int partialPairs,
            List<PairFinding> findings, List<String> journalDamage) {}

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SESSION", converter = SessionName.class, description = "Such as sub-017_ses-02; without one, all sessions.")
    @Nullable
    SessionId session;

    @Mixin
    ArchiveOption archive = new ArchiveOption();

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        ArchiveReader reader = ArchiveReader.open(archive.folder);
        Scrub.Result result;
        try (VerifyProgress progress = new VerifyProgress(Terminal.isInteractive())) {
            result = session == null
                    ? Scrub.run(reader, progress)
                    : Scrub.run(reader, reader.session(session), progress);
        }
        boolean whole = result.findings().isEmpty() && result.journalDamage().isEmpty();
        if (json) {
            out.println(JsonOutput.of(new Result(archive.folder.toString(), whole, result.pairs(), result.bytes(),
                    result.partialPairs(), result.findings(), result.journalDamage())));
        } else {
            print(result, out);
        }
        out.flush();
        return whole ? Main.DONE : Main.FAILED;
    }

    private static void print(Scrub.Result result, PrintWriter out) {
        result.findings().forEach(finding -> out.println(finding.sentence()));
        result.journalDamage().forEach(out::println);
        out.println(SessionWords.count(result.pairs(), "pair") + " read, " + Figures.bytes(result.bytes()) + "; "
                + (result.findings().isEmpty()
                        ? "all as they were stored."
                        : SessionWords.count(result.findings().size(), "thing") + " wrong."));
        if (result.partialPairs() > 0) {
            out.println(SessionWords.count(result.partialPairs(), "partial pair")
                    + " set aside; \"diptych session show\" says why.");
        }
        if (!result.journalDamage().isEmpty()) {
            out.println("The journal has " + SessionWords.count(result.journalDamage().size(), "damaged line")
                    + "; what they said of a pair is told by its manifest alone.");
        }
    }
}

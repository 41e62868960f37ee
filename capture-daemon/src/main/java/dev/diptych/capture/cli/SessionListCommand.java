package dev.diptych.capture.cli;

import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.catalog.Catalog;
import dev.diptych.archive.catalog.CatalogSession;
import dev.diptych.archive.catalog.PairCounts;
import dev.diptych.capture.report.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists an archive's sessions. */
@Command(name = "list", sortOptions = false, usageHelpAutoWidth = true, description = "Lists the sessions of an archive: their pairs by verdict, their size, and whether their consent is valid.")
final class SessionListCommand implements Callable<Integer> {
    /** What is printed as JSON. */
    record Result(String archive, List<SessionFacts> sessions) {}

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ArchiveOption archive = new ArchiveOption();

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Instant now = Instant.now();
        List<CatalogSession> sessions;
        try (Catalog catalog = Catalog.open(ArchiveReader.open(archive.folder))) {
            sessions = catalog.sessions();
        }
        if (json) {
            out.println(JsonOutput.of(new Result(archive.folder.toString(),
                    sessions.stream().map(session -> SessionFacts.of(session, now)).toList())));
        } else {
            print(sessions, now, out);
        }
        out.flush();
        return Main.DONE;
    }

    private void print(List<CatalogSession> sessions, Instant now, PrintWriter out) {
        if (sessions.isEmpty()) {
            out.println(archive.folder + " holds no session; \"diptych session start\" begins one.");
            return;
        }
        int width = sessions.stream().mapToInt(session -> session.id().toString().length()).max().orElse(0);
        row(out, width, "session", "started (UTC)", "pairs", "good", "warn", "retake", "open", "partial", "size",
                "consent");
        for (CatalogSession session : sessions) {
            PairCounts pairs = session.pairs();
            row(out, width, session.id(), SessionWords.time(session.startedAt()), pairs.committed(), pairs.good(),
                    pairs.warn(), pairs.retake(), pairs.undeveloped(), pairs.partial(),
                    Figures.bytes(session.sizeBytes()), SessionWords.consent(session, now));
        }
        out.printf("%s, %s, %s.%n", SessionWords.count(sessions.size(), "session"),
                SessionWords.count(sessions.stream().mapToLong(it -> it.pairs().committed()).sum(), "pair"),
                Figures.bytes(sessions.stream().mapToLong(CatalogSession::sizeBytes).sum()));
        long unusable = sessions.stream().filter(session -> !session.hasConsentAt(now)).count();
        if (unusable > 0) {
            out.println(SessionWords.count(unusable, "session") + " without a valid consent: no frame may be taken or"
                    + " used.");
        }
    }

    private static void row(PrintWriter out, int width, Object... columns) {
        String pattern = "%-" + width + "s  %-16s  %5s  %5s  %5s  %6s  %5s  %7s  %9s  %s";
        out.println(String.format(Locale.ROOT, pattern, columns).stripTrailing());
    }
}

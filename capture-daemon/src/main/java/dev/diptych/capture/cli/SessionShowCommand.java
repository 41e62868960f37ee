package dev.diptych.capture.cli;

import dev.diptych.capture.verb.JsonOutput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.catalog.Catalog;
import dev.diptych.archive.catalog.CatalogPair;
import dev.diptych.archive.catalog.CatalogSession;
import dev.diptych.capture.OperatorException;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one session and its pairs. */
@Command(name = "show", sortOptions = false, usageHelpAutoWidth = true, description = "Shows a session: its consent, what was noted of it, and a line for each of its pairs.")
final class SessionShowCommand implements Callable<Integer> {
    /** What is printed as JSON. */
    record Result(String archive, SessionFacts session, ObjectNode facts, List<SessionFacts.PairFacts> pairs) {}

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "SESSION", converter = SessionName.class, description = "Such as sub-017_ses-02 or sub-017/ses-02.")
    @Nullable
    SessionId session;

    @Mixin
    ArchiveOption archive = new ArchiveOption();

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws IOException, OperatorException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SessionId id = Objects.requireNonNull(session);
        ArchiveReader reader = ArchiveReader.open(archive.folder);
        CatalogSession found;
        List<CatalogPair> pairs;
        try (Catalog catalog = Catalog.open(reader)) {
            found = catalog.sessions()
                    .stream()
                    .filter(it -> it.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new OperatorException(archive.folder + " has no session " + id
                            + "; \"diptych session list" + archive.hint() + "\" shows those it has."));
            pairs = catalog.pairs(id);
        }
        ObjectNode facts = found.consent().isPresent()
                ? reader.record(id).facts()
                : JsonNodeFactory.instance.objectNode();
        Instant now = Instant.now();
        if (json) {
            out.println(JsonOutput.of(new Result(archive.folder.toString(), SessionFacts.of(found, now), facts,
                    pairs.stream().map(pair -> SessionFacts.PairFacts.of(pair, archive.folder)).toList())));
        } else {
            print(found, facts, pairs, now, out);
        }
        out.flush();
        return Main.DONE;
    }

    private static void print(CatalogSession session, ObjectNode facts, List<CatalogPair> pairs, Instant now,
            PrintWriter out) {
        out.println("Session  " + session.id());
        out.println("Started  " + SessionWords.time(session.startedAt())
                + session.startedAt().map(known -> " UTC").orElse(""));
        out.println("Consent  " + session.consent()
                .map(consent -> consent.id() + ", version " + consent.version() + ", "
                        + SessionWords.consent(session, now) + ": "
                        + String.join(", ", consent.scopes().stream().map(ConsentScope::label).toList()))
                .orElse("MISSING"));
        session.objection().ifPresent(out::println);
        facts.properties().forEach(fact -> out.println(label(fact.getKey()) + " " + text(fact.getValue())));
        if (pairs.isEmpty()) {
            out.println("No pair was taken yet.");
            return;
        }
        row(out, "pair", "state", "verdict", "size", "taken (UTC)", "");
        for (CatalogPair pair : pairs) {
            row(out, String.format(Locale.ROOT, "%04d", pair.id().number()), state(pair),
                    pair.verdict().orElse("-"), pair.sizeBytes() == 0 ? "-" : Figures.bytes(pair.sizeBytes()),
                    SessionWords.time(pair.createdWallTime()), pair.sentence());
        }
    }

    private static String state(CatalogPair pair) {
        return switch (pair.state()) {
            case COMMITTED -> pair.wasAllTaken() ? "stored" : "incomplete";
            case PARTIAL -> "partial";
        };
    }

    private static String label(String key) {
        String words = key.replace('_', ' ');
        return String.format(Locale.ROOT, "%-8s", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static void row(PrintWriter out, Object... columns) {
        out.println(String.format(Locale.ROOT, "%-5s  %-10s  %-7s  %9s  %-16s  %s", columns).stripTrailing());
    }
}

package dev.diptych.archive.catalog;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.SessionRecord;
import dev.diptych.archive.StoredPair;
import dev.diptych.archive.StoredSession;

/** Fills an empty database from what the archive's documents say. */
final class CatalogBuilder {
    /** Of one length, so that they sort as texts. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    private final Path root;
    private final String fingerprint;
    private final List<StoredSession> sessions;

    private CatalogBuilder(Path root, String fingerprint, List<StoredSession> sessions) {
        this.root = root;
        this.fingerprint = fingerprint;
        this.sessions = sessions;
    }

    /** Reads the archive; the fingerprint first, see the package's notes. */
    static CatalogBuilder read(ArchiveReader archive) throws ArchiveException {
        String fingerprint = archive.fingerprint();
        return new CatalogBuilder(archive.root(), fingerprint, archive.sessions());
    }

    /** Of the archive as it was before it was read. */
    String fingerprint() {
        return fingerprint;
    }

    void fill(Handle empty) {
        empty.useTransaction(handle -> {
            CatalogSchema.create(handle);
            handle.execute("INSERT INTO archive (fingerprint) VALUES (?)", fingerprint);
            try (PreparedBatch rows = handle.prepareBatch("""
                    INSERT INTO session VALUES (:session, :startedAt, :consentId, :consentVersion, :scopes,
                        :validUntil, :objection)""")) {
                sessions.forEach(session -> add(rows, session));
                execute(rows);
            }
            try (PreparedBatch rows = handle.prepareBatch("""
                    INSERT INTO pair VALUES (:session, :folder, :number, :state, :allTaken, :createdAt, :sizeBytes,
                        :verdict, :sentence)""")) {
                sessions.forEach(session -> session.pairs().forEach(pair -> add(rows, pair)));
                execute(rows);
            }
        });
    }

    private static void add(PreparedBatch rows, StoredSession session) {
        Optional<Consent> consent = session.record().map(SessionRecord::consent);
        rows.bind("session", session.id().toString())
                .bind("startedAt", session.record().map(SessionRecord::startedAt).map(TIME::format))
                .bind("consentId", consent.map(Consent::id))
                .bind("consentVersion", consent.map(Consent::version))
                .bind("scopes", consent.map(CatalogBuilder::scopes))
                .bind("validUntil", consent.map(Consent::validUntil).map(LocalDate::toString))
                .bind("objection", session.objection())
                .add();
    }

    private static String scopes(Consent consent) {
        return consent.scopes().stream().map(ConsentScope::label).collect(Collectors.joining(" "));
    }

    private void add(PreparedBatch rows, StoredPair pair) {
        rows.bind("session", pair.id().sessionId().toString())
                .bind("folder", root.relativize(pair.folder()).toString())
                .bind("number", pair.id().number())
                .bind("state", pair.state().name())
                .bind("allTaken", pair.wasAllTaken() ? 1 : 0)
                .bind("createdAt", pair.createdWallTime().map(TIME::format))
                .bind("sizeBytes", pair.sizeBytes())
                .bind("verdict", pair.verdict())
                .bind("sentence", pair.sentence())
                .add();
    }

    private static void execute(PreparedBatch rows) {
        if (rows.size() > 0) {
            rows.execute();
        }
    }
}

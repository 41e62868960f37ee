package dev.diptych.archive;

import java.nio.file.Path;

/** Where everything lies under an archive's root, and what it is called. */
record ArchiveLayout(Path root) {
    static final String MANIFEST = "manifest.json";
    static final String DERIVATIVES = "derivatives";
    static final String PARTIAL_DOCUMENT = "partial.json";
    private static final String INCOMING = "incoming";
    private static final String PARTIAL = "partial";

    Path description() {
        return root.resolve("dataset_description.json");
    }

    Path writerLock() {
        return root.resolve("writer.lock");
    }

    Path journalFolder() {
        return root.resolve("journal");
    }

    /** Where schema version 1 staged pairs, as {@code sub-017_ses-02_pair-0007}. */
    Path incomingOfVersion1() {
        return root.resolve(INCOMING);
    }

    Path subjectFolder(String subject) {
        return root.resolve("sub-" + OpaqueIds.check("subject", subject));
    }

    Path sessionFolder(SessionId session) {
        return subjectFolder(session.subject()).resolve("ses-" + session.session());
    }

    Path sessionDocument(SessionId session) {
        return sessionFolder(session).resolve("session.json");
    }

    /** What was done in a session and said about its pairs. */
    Path sessionLog(SessionId session) {
        return sessionFolder(session).resolve("log");
    }

    /** Pairs that are being written. They lie under their subject, as every byte about one does. */
    Path incoming(SessionId session) {
        return sessionFolder(session).resolve(INCOMING);
    }

    /** Where an uncommitted pair is staged; a later attempt at the same pair takes a folder of its own. */
    Path staging(PairId id, int attempt) {
        return incoming(id.sessionId()).resolve(attempt(id, attempt));
    }

    /** What was left of pairs that were not committed. */
    Path partial(SessionId session) {
        return sessionFolder(session).resolve(PARTIAL);
    }

    Path setAside(PairId id, int attempt) {
        return partial(id.sessionId()).resolve(attempt(id, attempt));
    }

    private static String attempt(PairId id, int attempt) {
        return attempt == 1 ? id.folderName() : id.folderName() + "_attempt-" + attempt;
    }

    Path pairFolder(PairId id) {
        return sessionFolder(id.sessionId()).resolve(id.folderName());
    }

    Path calibrationFolder() {
        return root.resolve("calibration");
    }

    static String photograph(PairId id, Original original) {
        return id + "_light-" + original.light().label() + "." + original.extension();
    }

    static String sidecar(PairId id, LightRole light) {
        return id + "_light-" + light.label() + ".json";
    }

    static String events(PairId id) {
        return id + "_events.tsv";
    }

    static String development(PairId id) {
        return id + "_development.json";
    }

    static String face(PairId id, LightRole light) {
        return id + "_light-" + light.label() + "_face.png";
    }

    static String plan(PairId id) {
        return id + "_plan.json";
    }
}

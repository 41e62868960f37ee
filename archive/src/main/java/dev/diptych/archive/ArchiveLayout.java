package dev.diptych.archive;

import java.nio.file.Path;

/** Where everything lies under an archive's root, and what it is called. */
record ArchiveLayout(Path root) {
    static final String MANIFEST = "manifest.json";
    static final String DERIVATIVES = "derivatives";

    Path description() {
        return root.resolve("dataset_description.json");
    }

    Path incoming() {
        return root.resolve("incoming");
    }

    /** Where an uncommitted pair is staged; a later attempt at the same pair takes a folder of its own. */
    Path staging(PairId id, int attempt) {
        return incoming().resolve(attempt == 1 ? id.toString() : id + "_attempt-" + attempt);
    }

    Path subjectFolder(String subject) {
        return root.resolve("sub-" + OpaqueIds.check("subject", subject));
    }

    Path sessionFolder(String subject, String session) {
        return subjectFolder(subject).resolve("ses-" + OpaqueIds.check("session", session));
    }

    Path sessionDocument(String subject, String session) {
        return sessionFolder(subject, session).resolve("session.json");
    }

    Path pairFolder(PairId id) {
        return sessionFolder(id.subject(), id.session()).resolve(id.folderName());
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

    static String plan(PairId id) {
        return id + "_plan.json";
    }
}

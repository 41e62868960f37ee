package dev.diptych.archive.catalog;

import org.jdbi.v3.core.Handle;

/** The catalogue's tables. Any change of them is a new version: an older file is not converted but built anew. */
final class CatalogSchema {
    static final int VERSION = 1;

    private CatalogSchema() {
    }

    static void create(Handle handle) {
        handle.execute("CREATE TABLE archive (fingerprint TEXT NOT NULL) STRICT");
        handle.execute("""
                CREATE TABLE session (
                    session_id TEXT NOT NULL PRIMARY KEY,
                    started_at TEXT,
                    consent_id TEXT,
                    consent_version TEXT,
                    consent_scopes TEXT,
                    consent_valid_until TEXT,
                    objection TEXT
                ) STRICT, WITHOUT ROWID""");
        // A number may be there more than once: committed, and set aside in several attempts.
        handle.execute("""
                CREATE TABLE pair (
                    session_id TEXT NOT NULL REFERENCES session (session_id),
                    folder TEXT NOT NULL,
                    number INTEGER NOT NULL,
                    state TEXT NOT NULL,
                    all_taken INTEGER NOT NULL,
                    created_at TEXT,
                    size_bytes INTEGER NOT NULL,
                    verdict TEXT,
                    sentence TEXT NOT NULL,
                    PRIMARY KEY (session_id, folder)
                ) STRICT, WITHOUT ROWID""");
        handle.execute("PRAGMA user_version = " + VERSION);
    }
}

package dev.diptych.archive;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ArchiveException.Code;

/** A session's {@code session.json}. Whatever is wrong with its consent reads as no consent. */
final class SessionDocument {
    private static final String SUBJECT = "subject";
    private static final String SESSION = "session";
    private static final String STARTED_AT = "started_at";
    private static final String CONSENT = "consent";
    private static final Set<String> ARCHIVE_KEYS = Set.of(JsonDocument.SCHEMA_VERSION_KEY, JsonDocument.ENCODING_KEY,
            SUBJECT, SESSION, STARTED_AT, CONSENT);

    private SessionDocument() {
    }

    static byte[] bytes(SessionRecord record) {
        JsonDocument.refuseKeys("The session's document", record.facts(), ARCHIVE_KEYS);
        ArrayNode scopes = JsonNodeFactory.instance.arrayNode();
        record.consent().scopes().forEach(scope -> scopes.add(scope.label()));
        ObjectNode consent = JsonNodeFactory.instance.objectNode()
                .put("id", record.consent().id())
                .put("version", record.consent().version())
                .put("valid_until", record.consent().validUntil().toString());
        consent.set("scopes", scopes);
        return new JsonDocument().put(SUBJECT, record.id().subject())
                .put(SESSION, record.id().session())
                .put(STARTED_AT, record.startedAt().toString())
                .putAsIs(CONSENT, consent)
                .putSortedKeysOf(record.facts())
                .toBytes();
    }

    /**
     * @throws ArchiveException E_CONSENT if there is no document, none about {@code id}, or no consent in it that can be
     *         read; E_ARCHIVE_DOCUMENT if it is damaged or too new
     */
    static SessionRecord read(ArchiveLayout layout, SessionId id) throws ArchiveException {
        Path file = layout.sessionDocument(id);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw noConsent(id, file + " is missing");
        }
        ObjectNode document = DocumentReader.read(file);
        if (!document.path(SUBJECT).asText().equals(id.subject())
                || !document.path(SESSION).asText().equals(id.session())) {
            throw noConsent(id, file + " is about another session");
        }
        try {
            Instant startedAt = Instant.parse(document.path(STARTED_AT).asText());
            Consent consent = consent(document.path(CONSENT));
            document.remove(ARCHIVE_KEYS);
            return new SessionRecord(id, consent, startedAt, document);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw noConsent(id, file + " holds none that can be read (" + e.getMessage() + ")");
        }
    }

    private static Consent consent(JsonNode node) {
        Set<ConsentScope> scopes = EnumSet.noneOf(ConsentScope.class);
        if (!(node.get("scopes") instanceof ArrayNode labels)) {
            throw new IllegalArgumentException("\"consent.scopes\" is missing or no list");
        }
        for (JsonNode label : labels) {
            // A scope of a later version allows nothing here.
            ConsentScope.of(label.isTextual() ? label.textValue() : "").ifPresent(scopes::add);
        }
        return new Consent(text(node, "id"), text(node, "version"), scopes,
                LocalDate.parse(text(node, "valid_until")));
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("\"consent." + key + "\" is missing or no text");
        }
        return value.textValue();
    }

    private static ArchiveException noConsent(SessionId id, String why) {
        return new ArchiveException(Code.E_CONSENT, "There is no consent for " + id + ": " + why
                + "; restore it from a copy, or start a new session with a consent record.", null);
    }
}

package dev.diptych.capture.ask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.capture.daemon.SessionWish;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A session's beginning out of its JSON: subject, operator, protocol and consent, each of which may be left out or null. */
public final class SessionWishReader {
    private static final Set<String> CONSENT = Set.of("id", "version", "scopes", "valid_until");

    private SessionWishReader() {
    }

    /** Other keys are whoever's who asks. */
    public static SessionWish read(Asked asked) throws AskException {
        JsonNode consent = asked.json().path("consent");
        Optional<Consent> signed = Optional.empty();
        if (consent instanceof ObjectNode object) {
            signed = Optional.of(consent(new Asked("consent", object)));
        } else if (!consent.isMissingNode() && !consent.isNull()) {
            throw new AskException("consent is an object or null.");
        }
        return new SessionWish(asked.text("subject"), signed, asked.text("operator"), asked.text("protocol"));
    }

    private static Consent consent(Asked asked) throws AskException {
        asked.checkKeys(CONSENT::contains);
        JsonNode list = asked.json().path("scopes");
        if (!list.isArray()) {
            throw new AskException("consent needs scopes, a list such as [\"train-in-house\"].");
        }
        Set<ConsentScope> scopes = EnumSet.noneOf(ConsentScope.class);
        for (JsonNode label : list) {
            scopes.add(scope(label));
        }
        try {
            return new Consent(asked.needed("id"), asked.needed("version"), scopes,
                    LocalDate.parse(asked.needed("valid_until")));
        } catch (DateTimeParseException e) {
            throw new AskException("valid_until is a day like 2027-01-31, not \"" + Asked.shown(e.getParsedString())
                    + "\".");
        } catch (IllegalArgumentException e) {
            throw new AskException(String.valueOf(e.getMessage()));
        }
    }

    private static ConsentScope scope(JsonNode label) throws AskException {
        return ConsentScope.of(label.asText())
                .orElseThrow(() -> new AskException("A scope of a consent is one of "
                        + String.join(", ", Arrays.stream(ConsentScope.values()).map(ConsentScope::label).toList())
                        + ", not \"" + Asked.shown(label.asText()) + "\"."));
    }
}

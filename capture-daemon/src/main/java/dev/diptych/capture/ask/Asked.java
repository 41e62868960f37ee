package dev.diptych.capture.ask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.capture.daemon.Decision;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A JSON object that asks for something, key by key. What is wrong with it is said in one sentence that names the key.
 *
 * @param owner what its keys belong to, for sentences
 */
public record Asked(String owner, ObjectNode json) {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_SHOWN = 40;

    /** @throws AskException for the first key that is not {@code known} */
    public void checkKeys(Predicate<String> known) throws AskException {
        for (Iterator<String> names = json.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!known.test(name)) {
                throw new AskException("There is no key \"" + shown(name) + "\" in " + owner + "; leave it out.");
            }
        }
    }

    /** @return empty if it is null or not there */
    public Optional<String> text(String key) throws AskException {
        return text(key, LONGEST_TEXT);
    }

    /** @return empty if it is null or not there */
    public Optional<String> text(String key, int mostCharacters) throws AskException {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > mostCharacters) {
            throw new AskException(key + " is a text of at most " + mostCharacters + " characters.");
        }
        return Optional.of(value.textValue());
    }

    public String needed(String key) throws AskException {
        return text(key).orElseThrow(() -> new AskException(owner + " needs " + key + ", a text."));
    }

    /** @return false if it is not there */
    public boolean flag(String key) throws AskException {
        JsonNode value = json.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new AskException(key + " is true or false.");
        }
        return value.asBoolean(false);
    }

    /** What a person says about a pair, under the key {@code decision}. */
    public Decision decision() throws AskException {
        String word = needed("decision");
        return Decision.of(word)
                .orElseThrow(() -> new AskException("A decision is "
                        + String.join(", ", Arrays.stream(Decision.values()).map(Decision::word).toList()) + ", not \""
                        + shown(word) + "\"."));
    }

    /** What was sent, fit for a sentence. */
    static String shown(String text) {
        String plain = text.replaceAll("[^ -~]", "?");
        return plain.length() <= LONGEST_SHOWN ? plain : plain.substring(0, LONGEST_SHOWN) + "...";
    }
}

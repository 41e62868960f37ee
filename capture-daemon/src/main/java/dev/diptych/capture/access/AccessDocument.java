package dev.diptych.capture.access;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code access.json} says: who may do what, and of every secret only a hash.
 *
 * @param pairing the code that makes an operator, while there is one
 */
record AccessDocument(int schemaVersion, List<Operator> operators, List<Token> tokens, @Nullable Pairing pairing) {
    static final int SCHEMA_VERSION = 1;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    static final AccessDocument EMPTY = new AccessDocument(SCHEMA_VERSION, List.of(), List.of(), null);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @param passwordHash see {@link PasswordHash} */
    record Operator(String name, String passwordHash, List<Permission> permissions, String madeAt) {
        Operator {
            said("password_hash of an operator", passwordHash, PasswordHash.TEXT);
            saidAt("made_at of an operator", madeAt);
            permissions = List.copyOf(new Caller(said("name", name), Set.copyOf(listed("permissions", permissions)))
                    .permissions());
        }

        Caller caller() {
            return new Caller(name, Set.copyOf(permissions));
        }
    }

    /** @param sha256 of the token, hexadecimal */
    record Token(String name, String sha256, List<Permission> permissions, String madeAt) {
        Token {
            said("sha256 of a token", sha256, SHA_256);
            saidAt("made_at of a token", madeAt);
            permissions = List.copyOf(new Caller(said("name", name), Set.copyOf(listed("permissions", permissions)))
                    .permissions());
        }

        Caller caller() {
            return new Caller(name, Set.copyOf(permissions));
        }
    }

    /**
     * @param codeHash see {@link PasswordHash}
     * @param expiresAt ISO 8601, UTC
     * @param triesLeft wrong codes that may still be typed
     */
    record Pairing(String codeHash, String expiresAt, int triesLeft) {
        Pairing {
            said("code_hash of the pairing code", codeHash, PasswordHash.TEXT);
            saidAt("expires_at of the pairing code", expiresAt);
            if (triesLeft < 1 || triesLeft > Access.PAIRING_TRIES) {
                throw new IllegalArgumentException("tries_left is not 1 to " + Access.PAIRING_TRIES);
            }
        }
    }

    AccessDocument {
        operators = listed("operators", operators);
        tokens = listed("tokens", tokens);
        oneOfEach("operators", operators.stream().map(Operator::name).toList());
        oneOfEach("tokens", tokens.stream().map(Token::name).toList());
    }

    /** @throws IOException if it is not such a document; what it says is not quoted, because there are hashes in it */
    static AccessDocument read(byte[] json) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (!(tree instanceof ObjectNode)) {
                throw new IOException("it is not a JSON object");
            }
            JsonNode version = tree.path("schema_version");
            if (!version.isInt() || version.intValue() != SCHEMA_VERSION) {
                throw new IOException("its schema_version is not " + SCHEMA_VERSION);
            }
            return MAPPER.treeToValue(tree, AccessDocument.class);
        } catch (JsonMappingException e) {
            throw new IOException(e.getCause() instanceof IllegalArgumentException said
                    ? said.getMessage()
                    : place(e) + " is unknown here, or is not of the kind that belongs there", e);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new IOException("it is not whole JSON"
                    + (at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr()), e);
        }
    }

    /** As in {@code operators[0].name}. */
    private static String place(JsonMappingException e) {
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return place.isEmpty() ? "something" : place.toString();
    }

    // Jackson gives null for what a file does not say.

    private static String said(String key, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a " + key + " is missing");
        }
        return value;
    }

    private static void said(String key, @Nullable String value, Pattern form) {
        if (!form.matcher(said(key, value)).matches()) {
            throw new IllegalArgumentException("the " + key + " is not one");
        }
    }

    private static void saidAt(String key, @Nullable String value) {
        try {
            Instant.parse(said(key, value));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("the " + key + " is not a time", e);
        }
    }

    private static <T> List<T> listed(String key, @Nullable List<T> values) {
        if (values == null || values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("the list " + key + " is missing, or something in it is");
        }
        return List.copyOf(values);
    }

    private static void oneOfEach(String key, List<String> names) {
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("two of the " + key + " have one name");
        }
    }

    byte[] write() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names, hashes and numbers can always be written.", e);
        }
    }

    Optional<Operator> operator(String name) {
        return operators.stream().filter(it -> it.name.equals(name)).findFirst();
    }

    Optional<Token> token(String name) {
        return tokens.stream().filter(it -> it.name.equals(name)).findFirst();
    }

    AccessDocument with(@Nullable Pairing changed) {
        return new AccessDocument(schemaVersion, operators, tokens, changed);
    }

    /** An operator of the same name gets the new password. */
    AccessDocument with(Operator operator) {
        List<Operator> all = new ArrayList<>(operators);
        all.removeIf(it -> it.name.equals(operator.name));
        all.add(operator);
        return new AccessDocument(schemaVersion, all, tokens, pairing);
    }

    AccessDocument with(Token token) {
        List<Token> all = new ArrayList<>(tokens);
        all.add(token);
        return new AccessDocument(schemaVersion, operators, all, pairing);
    }

    AccessDocument withoutToken(String name) {
        return new AccessDocument(schemaVersion, operators,
                tokens.stream().filter(it -> !it.name.equals(name)).toList(), pairing);
    }
}

package dev.diptych.capture.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a TOML file from disk: UTF-8, with a byte order mark or without, any line ends. */
final class TomlFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private TomlFile() {
    }

    static JsonNode read(Path file) throws OperatorException {
        String text = text(file, bytes(file));
        try {
            return new TomlMapper().readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new OperatorException(notToml(file, place == null ? "" : ", line " + place.getLineNr(),
                    firstLine(e.getOriginalMessage())), e);
        }
    }

    private static byte[] bytes(Path file) throws OperatorException {
        if (Files.isDirectory(file)) {
            throw new OperatorException("The configuration " + file + " is a folder; name the file in it.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new OperatorException("The configuration " + file
                        + " is larger than a megabyte, which no configuration is; check the path.");
            }
            return bytes;
        } catch (IOException e) {
            throw new OperatorException("The configuration " + file
                    + " cannot be read; check the path and its permissions.", e);
        }
    }

    private static String text(Path file, byte[] bytes) throws OperatorException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        String unreadable = result.isError() ? "it holds bytes that are no UTF-8 text" : "";
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            text = text.substring(0, nul);
            unreadable = "it holds a zero byte";
        }
        if (!unreadable.isEmpty()) {
            long line = 1 + text.chars().filter(c -> c == '\n').count();
            throw new OperatorException(notToml(file, ", line " + line, unreadable));
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String notToml(Path file, String place, String why) {
        String sentence = file + place + ": this is not TOML: " + why;
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "it cannot be parsed" : text.lines().findFirst().orElse("it cannot be parsed");
    }
}

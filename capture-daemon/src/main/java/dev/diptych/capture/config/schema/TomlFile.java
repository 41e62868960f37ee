package dev.diptych.capture.config.schema;

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
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Reads a TOML file from disk: UTF-8, with a byte order mark or without, any line ends. */
public final class TomlFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private TomlFile() {
    }

    /**
     * Everything that the file holds, held against its schema.
     *
     * @throws OperatorException with one sentence that names the file, the line and the key
     */
    public static TomlSection read(Path file, Schema schema) throws OperatorException {
        return read(file, bytes(file, schema.file()), schema);
    }

    /** The same of a file that is not on the disk. */
    public static TomlSection read(Path name, InputStream in, Schema schema) throws OperatorException, IOException {
        return read(name, in.readAllBytes(), schema);
    }

    private static TomlSection read(Path file, byte[] bytes, Schema schema) throws OperatorException {
        TomlParseResult parsed = parse(file, text(file, bytes));
        SchemaCheck.check(file.toString(), schema, parsed);
        return TomlSection.top(file, schema.top(), parsed);
    }

    private static TomlParseResult parse(Path file, String text) throws OperatorException {
        TomlParseResult parsed;
        try {
            parsed = Toml.parse(text);
        } catch (StackOverflowError e) {
            // The parser descends a level for each bracket.
            throw new OperatorException(notToml(file, "", "its lists or tables are nested too deeply"), e);
        }
        Optional<TomlParseError> first = parsed.errors()
                .stream()
                .min(Comparator.comparingInt(error -> error.position().line()));
        if (first.isPresent()) {
            throw new OperatorException(notToml(file, ", line " + first.get().position().line(),
                    sentence(String.valueOf(first.get().getMessage()))), first.get());
        }
        return parsed;
    }

    private static byte[] bytes(Path file, String what) throws OperatorException {
        if (Files.isDirectory(file)) {
            throw new OperatorException("The " + what + " " + file + " is a folder; name the file in it.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new OperatorException("The " + what + " " + file
                        + " is larger than a megabyte, which no " + what + " is; check the path.");
            }
            return bytes;
        } catch (IOException e) {
            throw new OperatorException("The " + what + " " + file
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

    private static String sentence(String message) {
        String line = message.lines().findFirst().orElse("it cannot be parsed");
        return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }
}

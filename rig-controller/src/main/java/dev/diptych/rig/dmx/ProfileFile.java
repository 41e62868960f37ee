package dev.diptych.rig.dmx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A fixture's profile on the disk: somebody else's work, so nothing in it is trusted to be short, or fit to print. */
record ProfileFile(Path path) {
    /** Far more than it takes to describe a lamp. */
    private static final int MAX_BYTES = 1_000_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    JsonNode json() throws DeviceException {
        try {
            return JSON.readTree(bytes());
        } catch (NoSuchFileException e) {
            throw refused("is not there: name an Open Fixture Library file");
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw refused("is not JSON"
                    + (where == null ? "" : ", from line " + where.getLineNr() + " on")
                    + ": name an Open Fixture Library file");
        } catch (IOException e) {
            throw refused("cannot be read (" + e + "): check that it is a file that this user may read");
        }
    }

    /** A path may lead to what never ends, as /dev/zero. */
    private byte[] bytes() throws IOException, DeviceException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refused("is larger than a megabyte, which no profile is: name an Open Fixture Library file");
            }
            return bytes;
        }
    }

    /** @param what goes on after the file's name, without a full stop */
    DeviceException refused(String what) {
        return new DeviceException(DeviceFault.E_DMX_FIXTURE, printable("The fixture profile " + path + " " + what
                + "."));
    }

    /** The profile's names stand in sentences: what would break the line, turn it round or steer a terminal is a ?. */
    private static String printable(String sentence) {
        return sentence.codePoints()
                .map(character -> isPrintable(character) ? character : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                false;
            default -> true;
        };
    }
}

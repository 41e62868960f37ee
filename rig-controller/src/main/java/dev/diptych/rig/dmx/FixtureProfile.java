package dev.diptych.rig.dmx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A file in the JSON format of the Open Fixture Library (docs/fixture-format.md and schemas/ of
 * OpenLightingProject/open-fixture-library): a fixture's channels, its modes, its pixels.
 */
final class FixtureProfile {
    /** Stands in a mode's list for a slot that does nothing. */
    static final String UNUSED = "";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final JsonNode modes;
    private final PixelMatrix matrix;
    private final Map<String, FixtureChannel> channels;

    private FixtureProfile(Path file, JsonNode root) {
        this.file = file;
        modes = root.path("modes");
        matrix = PixelMatrix.of(root.path("matrix"));
        channels = new LinkedHashMap<>();
        root.path("availableChannels")
                .propertyStream()
                .forEach(channel -> channels.put(channel.getKey(),
                        new ChannelReader(channel.getKey(), channel.getValue(), "").channel()));
        // A channel that is described by itself stands in for its pixel's template.
        root.path("templateChannels").propertyStream().forEach(template -> matrix.names().forEach(pixel -> {
            FixtureChannel channel = new ChannelReader(template.getKey(), template.getValue(), pixel).channel();
            channels.putIfAbsent(channel.name(), channel);
        }));
    }

    static FixtureProfile read(Path file) throws DeviceException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw refused(file, "is not there: name an Open Fixture Library file");
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw refused(file, "is not JSON"
                    + (where == null ? "" : ", from line " + where.getLineNr() + " on")
                    + ": name an Open Fixture Library file");
        } catch (IOException e) {
            throw refused(file, "cannot be read (" + e + "): check that it is a file that this user may read");
        }
        if (root.path("modes").isEmpty()) {
            throw refused(file, "describes no mode: name an Open Fixture Library file");
        }
        try {
            return new FixtureProfile(file, root);
        } catch (IllegalArgumentException e) {
            throw refused(file, "contradicts its own format: " + e.getMessage());
        }
    }

    /** @param wanted its name or short name */
    List<String> channelsOfMode(String wanted) throws DeviceException {
        for (JsonNode mode : modes) {
            if (mode.path("name").asText().equals(wanted) || mode.path("shortName").asText().equals(wanted)) {
                return channelsOf(mode);
            }
        }
        throw refused("has no mode \"" + wanted + "\": name one of " + StreamSupport
                .stream(modes.spliterator(), false)
                .map(mode -> "\"" + mode.path("name").asText() + "\"")
                .collect(Collectors.joining(", ")));
    }

    private List<String> channelsOf(JsonNode mode) throws DeviceException {
        List<String> names = new ArrayList<>();
        for (JsonNode entry : mode.path("channels")) {
            if (entry.isObject()) {
                names.addAll(inserted(entry));
            } else {
                names.add(entry.isTextual() ? entry.asText() : UNUSED);
            }
        }
        return names;
    }

    private List<String> inserted(JsonNode insert) throws DeviceException {
        var pixels = matrix.order(insert.path("repeatFor"));
        if (!insert.path("insert").asText().equals("matrixChannels") || pixels.isEmpty()) {
            throw refused("repeats channels in a way that is not known here: take a mode without pixels");
        }
        List<String> templates = StreamSupport.stream(insert.path("templateChannels").spliterator(), false)
                .map(template -> template.isTextual() ? template.asText() : UNUSED)
                .toList();
        if (insert.path("channelOrder").asText().equals("perChannel")) {
            return templates.stream()
                    .flatMap(template -> pixels.get().stream().map(pixel -> ChannelReader.ofPixel(template, pixel)))
                    .toList();
        }
        return pixels.get()
                .stream()
                .flatMap(pixel -> templates.stream().map(template -> ChannelReader.ofPixel(template, pixel)))
                .toList();
    }

    /** Those of all modes, and of all pixels, by name. */
    Map<String, FixtureChannel> channels() {
        return channels;
    }

    /** @param what goes on after the file's name, without a full stop */
    DeviceException refused(String what) {
        return refused(file, what);
    }

    private static DeviceException refused(Path file, String what) {
        return new DeviceException(DeviceFault.E_DMX_FIXTURE, "The fixture profile " + file + " " + what + ".");
    }
}

package dev.diptych.rig.dmx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.diptych.rig.host.DeviceException;
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

    /**
     * Characters that the templates of all pixels may come to: 32 thousand for each of 512. A file that is made to fill
     * the memory has more.
     */
    private static final long MAX_TEMPLATE_CHARS = 1 << 24;

    private final ProfileFile file;
    private final JsonNode modes;
    private final PixelMatrix matrix;
    private final Map<String, FixtureChannel> channels;

    private FixtureProfile(ProfileFile file, JsonNode root) {
        this.file = file;
        modes = root.path("modes");
        matrix = PixelMatrix.of(root.path("matrix"));
        channels = new LinkedHashMap<>();
        root.path("availableChannels")
                .propertyStream()
                .forEach(channel -> channels.put(channel.getKey(),
                        new ChannelReader(channel.getKey(), channel.getValue(), "").channel()));
        JsonNode templates = root.path("templateChannels");
        if (templates.toString().length()
                * matrix.names().mapToLong(ChannelReader::growth).sum() > MAX_TEMPLATE_CHARS) {
            throw new IllegalArgumentException("its template channels are too much for all its pixels");
        }
        // A channel that is described by itself stands in for its pixel's template.
        templates.propertyStream().forEach(template -> matrix.names().forEach(pixel -> {
            FixtureChannel channel = new ChannelReader(template.getKey(), template.getValue(), pixel).channel();
            channels.putIfAbsent(channel.name(), channel);
        }));
    }

    /** @throws IllegalArgumentException if what it says cannot be; not a sentence, but what {@link #refused} ends with */
    static FixtureProfile read(Path path) throws DeviceException {
        ProfileFile file = new ProfileFile(path);
        JsonNode root = file.json();
        if (root.path("modes").isEmpty()) {
            throw file.refused("describes no mode: name an Open Fixture Library file");
        }
        return new FixtureProfile(file, root);
    }

    /** @param wanted its name or short name */
    List<String> channelsOfMode(String wanted) throws DeviceException {
        for (JsonNode mode : modes) {
            if (mode.path("name").asText().equals(wanted) || mode.path("shortName").asText().equals(wanted)) {
                List<String> names = channelsOf(mode);
                if (names.size() > FixturePatch.UNIVERSE_SLOTS) {
                    throw tooManySlots();
                }
                return names;
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
        if ((long) templates.size() * pixels.get().size() > FixturePatch.UNIVERSE_SLOTS) {
            throw tooManySlots();
        }
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
        return file.refused(what);
    }

    private DeviceException tooManySlots() {
        return refused("has a mode of more than the " + FixturePatch.UNIVERSE_SLOTS
                + " slots of a universe: name another mode");
    }
}

package dev.diptych.rig.dmx;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads one channel of a profile, or what a template channel is for one pixel. */
final class ChannelReader {
    private static final String PIXEL = "$pixelKey";

    private final String key;
    private final JsonNode json;
    private final String pixel;

    /** @param pixel its name, for a template channel */
    ChannelReader(String key, JsonNode json, String pixel) {
        this.key = key;
        this.json = json;
        this.pixel = pixel;
    }

    static String ofPixel(String template, String pixel) {
        return template.replace(PIXEL, pixel);
    }

    /** How many times longer a template can become for a pixel, rounded up. */
    static long growth(String pixel) {
        return 1L + pixel.length() / PIXEL.length();
    }

    FixtureChannel channel() {
        List<String> fineNames = StreamSupport.stream(json.path("fineChannelAliases").spliterator(), false)
                .map(alias -> ofPixel(alias.asText(), pixel))
                .toList();
        int bytes = switch (json.path("dmxValueResolution").asText()) {
            case "8bit" -> 1;
            case "16bit" -> 2;
            case "24bit" -> 3;
            default -> 1 + fineNames.size();
        };
        Stream<JsonNode> capabilities = json.has("capability")
                ? Stream.of(json.path("capability"))
                : StreamSupport.stream(json.path("capabilities").spliterator(), false);
        return new FixtureChannel(ofPixel(key, pixel), key, fineNames, bytes, defaultValue(bytes),
                capabilities.map(capability -> capability(capability, bytes)).toList());
    }

    private OptionalLong defaultValue(int bytes) {
        JsonNode value = json.path("defaultValue");
        if (value.isIntegralNumber()) {
            return OptionalLong.of(value.asLong());
        }
        return value.isTextual()
                ? OptionalLong.of((long) (amount(value.asText()) / 100 * ValueRange.whole(bytes).last()))
                : OptionalLong.empty();
    }

    private Capability capability(JsonNode capability, int bytes) {
        JsonNode range = capability.path("dmxRange");
        JsonNode fixed = capability.path("brightness");
        return new Capability(capability.path("type").asText(), capability.path("shutterEffect").asText(),
                range.isArray()
                        ? new ValueRange(range.path(0).asLong(), range.path(1).asLong(), bytes)
                        : ValueRange.whole(bytes),
                amount(fixed.asText(capability.path("brightnessStart").asText("off"))),
                amount(fixed.asText(capability.path("brightnessEnd").asText("bright"))),
                switches(capability.path("switchChannels")));
    }

    /** Two templates of a switching channel may come to the same for a pixel. */
    private Map<String, String> switches(JsonNode switchChannels) {
        Map<String, String> switches = new HashMap<>();
        switchChannels.propertyStream().forEach(entry -> {
            String switching = ofPixel(entry.getKey(), pixel);
            if (switches.put(switching, ofPixel(entry.getValue().asText(), pixel)) != null) {
                throw new IllegalArgumentException("its channel \"" + ofPixel(key, pixel) + "\" switches \"" + switching
                        + "\" twice at once");
            }
        });
        return switches;
    }

    /** Per cent, lumens, or one of the format's words for per cent. */
    private static double amount(String brightness) {
        return switch (brightness) {
            case "off" -> 0;
            case "dark" -> 1;
            case "bright" -> 100;
            default -> number(brightness);
        };
    }

    private static double number(String withUnit) {
        String digits = withUnit.replaceFirst("(%|lm)$", "");
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + withUnit + "\" is no amount", e);
        }
    }
}

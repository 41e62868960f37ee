package dev.diptych.rig.dmx;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The pixels of a fixture: how many they are, what they are called, and in which order a mode repeats for them. */
record PixelMatrix(List<Pixel> pixels, List<String> groups) {
    /** One light of the fixture, at its place from left to right, top to bottom, front to back. */
    record Pixel(String name, int x, int y, int z) {}

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern BY_PLACE = Pattern.compile("eachPixel([XYZ])([XYZ])([XYZ])");
    /** Names in the order in which a person would count: 2 before 10. */
    private static final Comparator<String> AS_COUNTED = Comparator.comparing(name -> DIGITS.matcher(name)
            .replaceAll(number -> "0".repeat(Math.max(0, 9 - number.group().length())) + number.group()));

    PixelMatrix {
        if (pixels.size() > FixturePatch.UNIVERSE_SLOTS || groups.size() > FixturePatch.UNIVERSE_SLOTS) {
            throw tooMany();
        }
    }

    /** @param matrix a profile's {@code matrix}, or nothing */
    static PixelMatrix of(JsonNode matrix) {
        List<Pixel> pixels = matrix.path("pixelKeys").isArray()
                ? named(matrix.path("pixelKeys"))
                : counted(matrix.path("pixelCount"));
        return new PixelMatrix(pixels, matrix.path("pixelGroups")
                .propertyStream()
                .map(group -> group.getKey())
                .toList());
    }

    private static List<Pixel> named(JsonNode planes) {
        List<Pixel> pixels = new ArrayList<>();
        for (int z = 0; z < planes.size(); z++) {
            for (int y = 0; y < planes.path(z).size(); y++) {
                for (int x = 0; x < planes.path(z).path(y).size(); x++) {
                    JsonNode name = planes.path(z).path(y).path(x);
                    // A hole is null.
                    if (name.isTextual()) {
                        pixels.add(new Pixel(name.asText(), x, y, z));
                    }
                }
            }
        }
        return List.copyOf(pixels);
    }

    private static List<Pixel> counted(JsonNode count) {
        double[] sizes = {count.path(0).asDouble(), count.path(1).asDouble(), count.path(2).asDouble()};
        // Each by itself too: beside a size of 0, any other would be counted through for nothing.
        if (Arrays.stream(sizes).anyMatch(size -> size > FixturePatch.UNIVERSE_SLOTS)
                || sizes[0] * sizes[1] * sizes[2] > FixturePatch.UNIVERSE_SLOTS) {
            throw tooMany();
        }
        List<Pixel> pixels = new ArrayList<>();
        for (int z = 0; z < count.path(2).asInt(); z++) {
            for (int y = 0; y < count.path(1).asInt(); y++) {
                for (int x = 0; x < count.path(0).asInt(); x++) {
                    pixels.add(new Pixel(nameByPlace(count, x + 1, y + 1, z + 1), x, y, z));
                }
            }
        }
        return List.copyOf(pixels);
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("its matrix has more pixels than a universe has slots, which are "
                + FixturePatch.UNIVERSE_SLOTS);
    }

    /** The axes along which there is more than one: {@code 3}, {@code (3, 1)} or {@code (3, 1, 2)}. */
    private static String nameByPlace(JsonNode count, int x, int y, int z) {
        int[] place = {x, y, z};
        List<String> axes = Stream.of(0, 1, 2)
                .filter(axis -> count.path(axis).asInt() > 1)
                .map(axis -> Integer.toString(place[axis]))
                .toList();
        return switch (axes.size()) {
            case 0 -> "1";
            case 1 -> axes.getFirst();
            default -> "(" + String.join(", ", axes) + ")";
        };
    }

    /** All that a template channel can be repeated for. */
    Stream<String> names() {
        return Stream.concat(pixels.stream().map(Pixel::name), groups.stream());
    }

    /**
     * @param repeatFor a mode's word for it, or a list of names
     * @return empty if it is none that the format knows
     */
    Optional<List<String>> order(JsonNode repeatFor) {
        if (repeatFor.isArray()) {
            return Optional
                    .of(StreamSupport.stream(repeatFor.spliterator(), false).map(JsonNode::asText).toList());
        }
        if (repeatFor.asText().equals("eachPixelABC")) {
            return Optional.of(pixels.stream().map(Pixel::name).sorted(AS_COUNTED).toList());
        }
        if (repeatFor.asText().equals("eachPixelGroup")) {
            return Optional.of(groups);
        }
        var byPlace = BY_PLACE.matcher(repeatFor.asText());
        if (!byPlace.matches()) {
            return Optional.empty();
        }
        // The first letter's axis runs fastest.
        return Optional.of(pixels.stream()
                .sorted(Comparator.<Pixel>comparingInt(pixel -> along(pixel, byPlace.group(3)))
                        .thenComparingInt(pixel -> along(pixel, byPlace.group(2)))
                        .thenComparingInt(pixel -> along(pixel, byPlace.group(1))))
                .map(Pixel::name)
                .toList());
    }

    private static int along(Pixel pixel, String axis) {
        return switch (axis) {
            case "X" -> pixel.x();
            case "Y" -> pixel.y();
            default -> pixel.z();
        };
    }
}

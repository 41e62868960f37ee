package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyType;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.NearestName;
import dev.diptych.capture.config.schema.Schema;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlFile;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.capture.config.schema.TomlText;
import dev.diptych.rig.gpio.LineAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the profile of a board: one that Diptych brings, or a file of the operator's. */
final class BoardReader {
    static final List<String> BUILT_IN = List.of("raspberry-pi-3", "raspberry-pi-4", "raspberry-pi-5",
            "jetson-orin-nano", "generic");
    static final Key<String> BOARD = Key.without("board", KeyTypes.text(), "no header",
            "whose header pins are counted on: a board that Diptych knows, or the path of a board profile",
            "\"raspberry-pi-5\"");

    private static final KeyType<Path> PATH = KeyTypes.path("a board profile");
    private static final Key<String> NAME = Key.without("name", KeyTypes.text(), "needed",
            "what messages call the board",
            "\"Raspberry Pi 5\"");
    private static final Key<Boolean> BIAS = Key.usual("bias", KeyTypes.flag(), "true",
            "whether its chips can pull a line up or down when asked; where they cannot, `bias` is refused", "false");
    private static final Key<List<String>> NOTES = Key.usual("notes", KeyTypes.list(KeyTypes.text()), "[]",
            "sentences on rights and traps, for whoever wires it",
            "[\"Lines belong to the group gpio: sudo usermod -aG gpio $USER\"]");
    private static final Key<String> LABEL = Key.without("label", KeyTypes.text(), "needed",
            "the chip's label, as `gpiodetect` shows it in brackets", "\"pinctrl-rp1\"");
    private static final Key<Map<Integer, String>> PINS = Key.without("pins", new PinsType(), "needed",
            "each header pin's number and its line's name, as `gpioinfo` shows it",
            "{ 11 = \"GPIO17\", 13 = \"GPIO27\" }");
    private static final Table CHIP = Table.repeated("chip", "A GPIO chip and the header pins that it drives.",
            List.of(LABEL, PINS));
    static final Schema PROFILE = new Schema("board profile",
            Table.single("", "The board, before any chip.", List.of(NAME, BIAS, NOTES)), List.of(CHIP));

    private BoardReader() {
    }

    static Optional<BoardProfile> read(TomlSection top) throws OperatorException {
        Optional<String> named = top.find(BOARD);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String board = named.get();
        if (BUILT_IN.contains(board)) {
            return Optional.of(builtIn(board));
        }
        if (!board.contains("/") && !board.endsWith(".toml")) {
            throw top.wrong(BOARD, "there is no board \"" + board + "\"; "
                    + NearestName.to(board, BUILT_IN)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse(
                                    "there are " + String.join(", ", BUILT_IN)
                                            + ", or the path of a profile (x.toml)."));
        }
        // A name that this system's locale cannot write, as any of other letters under LC_ALL=C, is no path.
        Optional<Path> path = PATH.accept(board);
        if (path.isEmpty()) {
            throw top.wrongAt(BOARD, "\"" + top.pathOf(BOARD) + "\" must be " + PATH.expected() + ", not "
                    + TomlText.of(board) + ".");
        }
        return Optional.of(profile(TomlFile.read(top.resolve(path.get()), PROFILE)));
    }

    static BoardProfile builtIn(String board) throws OperatorException {
        String resource = "boards/" + board + ".toml";
        try (InputStream in = Objects.requireNonNull(BoardReader.class.getResourceAsStream(resource), resource)) {
            return profile(TomlFile.read(Path.of(resource), in, PROFILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BoardProfile profile(TomlSection top) throws OperatorException {
        Map<Integer, LineAddress> lines = new TreeMap<>();
        for (TomlSection chip : top.tables(CHIP)) {
            String label = chip.require(LABEL);
            for (Map.Entry<Integer, String> pin : chip.require(PINS).entrySet()) {
                if (lines.put(pin.getKey(), new LineAddress(label, pin.getValue())) != null) {
                    throw chip.wrong(PINS, "pin " + pin.getKey() + " is on another chip already.");
                }
            }
        }
        return new BoardProfile(top.require(NAME), lines, top.value(BIAS), top.value(NOTES));
    }
}

package dev.diptych.capture.poses;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Schema;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlFile;
import dev.diptych.capture.config.schema.TomlSection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads protocols: those that Diptych brings, and an operator's own, a file each. */
public final class ProtocolReader {
    private static final List<String> BUILT_IN = List.of("five-poses", "frontal", "free");
    private static final String ENDING = ".toml";

    private static final Key<String> TITLE = Key.without("title", KeyTypes.text(), "needed",
            "what the console calls it", "\"Five poses\"");
    private static final Key<String> ID = Key.without("id", KeyTypes.text(), "needed",
            "names the pose in the session's log: small letters, digits and hyphens", "\"three-quarter-left\"");
    private static final Key<String> NAME = Key.without("name", KeyTypes.text(), "needed", "what the console calls it",
            "\"Three-quarter left\"");
    private static final Key<String> INSTRUCTION = Key.without("instruction", KeyTypes.text(), "nothing",
            "what the sitter is told", "\"Neutral face, look at the lens\"");
    private static final Key<String> PICTURE = Key.usual("picture", KeyTypes.text(), "\"free\"",
            "the drawing that shows it: frontal, three-quarter-left, three-quarter-right, profile-left, profile-right, "
                    + "chin-up, chin-down, smile or free",
            "\"three-quarter-left\"");
    private static final Key<Integer> PAIRS = Key.usual("pairs", KeyTypes.whole(1, Pose.MOST_PAIRS), "1",
            "how many pairs are wanted", "5");
    private static final Table POSE = Table.repeated("pose", "A pose, in the order in which they are taken.",
            List.of(ID, NAME, INSTRUCTION, PICTURE, PAIRS));
    /** Every key of a protocol's file. */
    public static final Schema SCHEMA = new Schema("protocol", Table.single("", "Before any pose.", List.of(TITLE)),
            List.of(POSE));

    private ProtocolReader() {
    }

    /** Those that Diptych brings; the first is the usual one. */
    public static List<Protocol> builtIn() throws OperatorException {
        List<Protocol> protocols = new ArrayList<>();
        for (String id : BUILT_IN) {
            String resource = id + ENDING;
            try (InputStream in = Objects.requireNonNull(ProtocolReader.class.getResourceAsStream(resource),
                    resource)) {
                protocols.add(protocol(id, TomlFile.read(Path.of(resource), in, SCHEMA)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return protocols;
    }

    /**
     * The files of a folder, by name, and then those that Diptych brings.
     *
     * @throws OperatorException if one cannot be read
     */
    public static List<Protocol> withThoseOf(Path folder) throws OperatorException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ENDING)) {
            found.forEach(files::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw new OperatorException(
                    "The folder of protocols " + folder + " cannot be read; name one that is there.",
                    e);
        }
        files.sort(null);
        List<Protocol> protocols = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            protocols.add(
                    protocol(name.substring(0, name.length() - ENDING.length()), TomlFile.read(file, SCHEMA)));
        }
        builtIn().stream()
                .filter(shipped -> protocols.stream().noneMatch(own -> own.id().equals(shipped.id())))
                .forEach(protocols::add);
        return protocols;
    }

    private static Protocol protocol(String id, TomlSection top) throws OperatorException {
        List<Pose> poses = new ArrayList<>();
        for (TomlSection pose : top.tables(POSE)) {
            try {
                poses.add(new Pose(pose.require(ID), pose.require(NAME), pose.find(INSTRUCTION).orElse(""),
                        pose.value(PICTURE),
                        pose.value(PAIRS)));
            } catch (IllegalArgumentException e) {
                throw pose.wrong(String.valueOf(e.getMessage()));
            }
        }
        try {
            return new Protocol(id, top.require(TITLE), poses);
        } catch (IllegalArgumentException e) {
            throw top.wrong(String.valueOf(e.getMessage()));
        }
    }
}

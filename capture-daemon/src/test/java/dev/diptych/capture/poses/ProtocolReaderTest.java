package dev.diptych.capture.poses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolReaderTest {
    private static final String GOOD = """
            title = "Ours"
            [[pose]]
            id = "up"
            name = "Up"
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void thoseThatDiptychBringsAreGood() throws Exception {
        assertEquals(List.of("five-poses", "frontal", "free"),
                ProtocolReader.builtIn().stream().map(Protocol::id).toList());
    }

    @Test
    void anOperatorsOwnComeFirstByNameAndTakeTheNameOfOneThatIsBrought() throws Exception {
        Files.writeString(folder.resolve("zebra.toml"), GOOD);
        Files.writeString(folder.resolve("frontal.toml"), GOOD);
        Files.writeString(folder.resolve("notes.txt"), "not a protocol");

        List<Protocol> protocols = ProtocolReader.withThoseOf(folder);

        assertEquals(List.of("frontal", "zebra", "five-poses", "free"), protocols.stream().map(Protocol::id).toList());
        assertEquals(new Pose("up", "Up", "", "free", 1), protocols.getFirst().poses().getFirst());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            [[pose]],          [[pause]],              pause
            title,             titel,                  titel
            'id = "up"',       'id = "Up there"',      1 to 32
            'id = "up"',       '',                     id
            'name = "Up"',     'name = " "',           name
            'name = "Up"',     'name = "Up" pairs',    ours.toml
            id =,              posture =,              posture
            """)
    void aBadFileIsNamedWithWhatIsWrong(String part, String instead, String wrong) throws Exception {
        String text = GOOD.replace(part, instead);
        Files.writeString(folder.resolve("ours.toml"), text);

        String failure = failure(folder);

        assertTrue(failure.contains("ours.toml"), failure);
        assertTrue(failure.contains(wrong), failure);
    }

    @Test
    void aProtocolWithoutPosesAndPosesWithoutPairsAreRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("ours.toml"), "title = \"Ours\"\n");
        assertTrue(failure(folder)
                .contains("no poses"));
        Files.writeString(file, GOOD + "pairs = 0\n");
        assertTrue(failure(folder)
                .contains("pairs"));
    }

    @Test
    void twoPosesOfTheSameNameAndAFolderThatIsNotThereAreRefused() throws Exception {
        Files.writeString(folder.resolve("ours.toml"), GOOD + GOOD.substring(GOOD.indexOf("[[")));
        assertTrue(failure(folder)
                .contains("same id"));
        Path nowhere = folder.resolve("nowhere");
        assertTrue(failure(nowhere)
                .contains(nowhere.toString()));
    }

    private static String failure(Path of) {
        return String.valueOf(
                assertThrows(OperatorException.class, () -> ProtocolReader.withThoseOf(of)).getMessage());
    }
}

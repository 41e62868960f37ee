package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

class PairRecordTest {
    @ParameterizedTest
    @CsvSource({"017, 02, 7, sub-017_ses-02_pair-0007", "a, B9, 1, sub-a_ses-B9_pair-0001",
        "017, 02, 9999, sub-017_ses-02_pair-9999"})
    void aPairIdIsItsText(String subject, String session, int number, String text) {
        PairId id = new PairId(subject, session, number);

        assertEquals(text, id.toString());
        assertEquals(id, PairId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub-017_ses-02_pair-7", "sub-017_ses-02_pair-0000", "sub-../x_ses-02_pair-0007",
        "sub-017_ses-02_pair-0007_", "sub-017_ses-02_pair-٠٠٠٧", "", "ses-02_sub-017_pair-0007"})
    void whatIsNoPairIdIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PairId.parse(text));
    }

    static Stream<Arguments> nonsense() {
        byte[] bytes = {1};
        ObjectNode sidecar = SamplePairs.sidecar();
        return Stream.of(
                refused("A pair's number lies in 1 to 9999, not 0.", () -> new PairId("017", "02", 0)),
                refused("A pair's number lies in 1 to 9999, not 10000.", () -> new PairId("017", "02", 10_000)),
                refused("A subject id is 1 to 32 letters A-Z, a-z and digits, not \"Ä\".",
                        () -> new PairId("Ä", "02", 1)),
                refused("A session id is 1 to 32 letters A-Z, a-z and digits, not \"\".",
                        () -> new PairId("017", "", 1)),
                refused("A photograph's extension is 1 to 16 letters and digits and not json, which its sidecar has, "
                        + "but this is \"JSON\".", () -> new Original(LightRole.FLASH, "JSON", bytes, sidecar)),
                refused("A photograph's extension is 1 to 16 letters and digits and not json, which its sidecar has, "
                        + "but this is \".dng\".", () -> new Original(LightRole.FLASH, ".dng", bytes, sidecar)),
                refused("The flash photograph is empty.",
                        () -> new Original(LightRole.FLASH, "dng", new byte[0], sidecar)),
                refused("The flash photograph's sidecar lacks the object \"pixel_encoding\", which says how its bytes "
                        + "are read.", () -> new Original(LightRole.FLASH, "dng", bytes, SamplePairs.object())),
                refused("The flash photograph's sidecar has the key \"file\", which the archive writes itself.",
                        () -> new Original(LightRole.FLASH, "dng", bytes, sidecar.deepCopy().put("file", "x"))),
                refused("sub-017_ses-02_pair-0007 has more than one dark photograph.",
                        () -> SamplePairs.pair(7, LightRole.DARK, LightRole.DARK)),
                refused("sub-017_ses-02_pair-0007 has no photograph.", () -> SamplePairs.pair(7, new LightRole[0])),
                refused("An events table has one or more columns of different names, not [].",
                        () -> new EventsTable(List.of(), List.of())),
                refused("An events table has one or more columns of different names, not [light, light].",
                        () -> new EventsTable(List.of("light", "light"), List.of())),
                refused("A column of an events table is named in lower case, digits and underscores, not \"At ns\".",
                        () -> new EventsTable(List.of("At ns"), List.of())),
                refused("A row of this events table has 1 cells, not 2: [a, b].",
                        () -> new EventsTable(List.of("light"), List.of(List.of("a", "b")))),
                refused("A cell of an events table holds no tab, line break or other control character, but this one "
                        + "does: \"a\tb\".", () -> new EventsTable(List.of("light"), List.of(List.of("a\tb")))));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsRefusedWithASentence(String sentence, Executable making) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, making);

        assertEquals(sentence, refusal.getMessage());
    }

    @Test
    void aSidecarIsCopied() {
        ObjectNode sidecar = SamplePairs.sidecar();
        Original original = new Original(LightRole.FLASH, "dng", new byte[]{1}, sidecar);

        sidecar.put("gain", 9);

        assertEquals(1.5, original.sidecar().path("gain").doubleValue());
    }

    private static Arguments refused(String sentence, Executable making) {
        return Arguments.of(sentence, making);
    }
}

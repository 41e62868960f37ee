package dev.diptych.protocol.third;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThirdDecoderTest {
    private static final int VECTORS_LEAST = 200;

    @Test
    void theVectorsDecodeToWhatTheySay() throws IOException {
        ThirdDecoder decoder = new ThirdDecoder(Path.of("schema/riglink.schema"));
        List<String[]> vectors = Files.readAllLines(Path.of("schema/vectors.tsv"))
                .stream()
                .filter(row -> !row.startsWith("#"))
                .map(row -> row.split("\t", -1))
                .toList();

        assertTrue(vectors.size() >= VECTORS_LEAST);
        for (String[] vector : vectors) {
            ThirdDecoder.Decoded decoded = decoder.decode(HexFormat.of().parseHex(vector[0]));
            assertEquals(vector[1], decoded.verdicts(), vector[0]);
            assertEquals(vector[2], decoded.values(), vector[0]);
        }
    }
}

package dev.diptych.protocol.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fuzzer's corpus and some lives through the core that the compiler's sanitizers watch: no report, and the same log. */
class SanitizedCoreTest {
    private static final Path CORPUS = Path.of(
            "src/test/resources/dev/diptych/protocol/model/BoardFuzzTestInputs/board");
    private static final int LIVES = 20;

    @Test
    void theCoreReadsAndWritesNothingAstray(@TempDir Path folder) throws Exception {
        Path replay = BoardLibrary.folder().resolve("riglink-replay");
        assumeTrue(BoardLibrary.isThere() && Files.isExecutable(replay),
                () -> "left out: " + replay + " is missing; apt-get install gcc libasan8 libubsan1, and build again");
        List<World> worlds = worlds(Facts.library(BoardLibrary.build()));
        Bytes in = new Bytes(1 << 16);
        for (World world : worlds) {
            in.u32(world.script.length).all(world.script.data, 0, world.script.length);
        }
        Path scripts = Files.write(folder.resolve("scripts"), in.copy());
        Path logs = folder.resolve("logs");
        Path reports = folder.resolve("reports");

        int status = new ProcessBuilder(replay.toString()).redirectInput(scripts.toFile())
                .redirectOutput(logs.toFile())
                .redirectError(reports.toFile())
                .start()
                .waitFor();

        assertEquals("", Files.readString(reports));
        assertEquals(0, status);
        byte[] out = Files.readAllBytes(logs);
        int at = 0;
        for (World world : worlds) {
            int bytes = Bytes.get32(out, at);
            assertArrayEquals(world.log.copy(), Arrays.copyOfRange(out, at + 4, at + 4 + bytes));
            at += 4 + bytes;
        }
        assertEquals(out.length, at);
    }

    private static List<World> worlds(Facts facts) throws IOException {
        List<World> worlds = new ArrayList<>();
        Check check = new Check();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.sorted().toList()) {
                World world = new World(facts, check, new Watch(facts, new Coverage()));
                Recipe.cook(Files.readAllBytes(file), world, check);
                worlds.add(world);
            }
        }
        assertTrue(worlds.size() > 1);
        Lives lives = new Lives(facts);
        for (int seed = 1; seed <= LIVES; seed++) {
            worlds.add(lives.live(seed));
        }
        return worlds;
    }
}

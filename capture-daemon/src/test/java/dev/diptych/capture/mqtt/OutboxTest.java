package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    Path folder;
    private final List<String> told = new ArrayList<>();

    private Outbox open() throws OperatorException {
        return Outbox.open(folder, told::add);
    }

    private static List<String> drain(Outbox outbox, int count) throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OutboxEntry head = outbox.head();
            all.add(head.json());
            outbox.done(head);
        }
        return all;
    }

    @Test
    void whatTheBrokerHasDoesNotComeAgainAndTheRestDoes() throws Exception {
        try (Outbox outbox = open()) {
            IntStream.rangeClosed(1, 150).forEach(number -> outbox.add(true, "t", "{\"n\":" + number + "}"));
            drain(outbox, 140);
        }
        assertTrue(Files.size(folder.resolve("outbox.jsonl")) < 5_000, "written anew in between");
        try (Outbox outbox = open()) {
            outbox.add(true, "t", "{\"n\":151}");
            assertEquals(IntStream.rangeClosed(141, 151).mapToObj(number -> "{\"n\":" + number + "}").toList(),
                    drain(outbox, 11));
        }
    }

    @Test
    void aTornLineCostsItselfOnly() throws Exception {
        try (Outbox outbox = open()) {
            outbox.add(true, "t", "{\"n\":1}");
            outbox.add(true, "t", "{\"n\":2}");
        }
        Path file = folder.resolve("outbox.jsonl");
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[]{1, 2, 20}) {
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length - cut), StandardOpenOption.TRUNCATE_EXISTING);
            try (Outbox outbox = open()) {
                outbox.add(true, "t", "{\"n\":3}");
                List<String> all = drain(outbox, 2);
                assertEquals("{\"n\":1}", all.getFirst());
                assertEquals(cut == 1 ? "{\"n\":2}" : "{\"n\":3}", all.getLast());
            }
        }
    }

    @Test
    void whatAFullDiskDidNotTakeIsWrittenWithTheNextEvent() throws Exception {
        Path file = folder.resolve("outbox.jsonl");
        try (Outbox outbox = open()) {
            outbox.add(true, "t", "{\"n\":1}");
            // A write of an interrupted thread fails, and closes the file to further ones.
            Thread.currentThread().interrupt();
            outbox.add(true, "t", "{\"n\":2}");
            assertTrue(Thread.interrupted());
            assertEquals(1, told.size(), told::toString);
            Files.writeString(file, "{\"number\":2,\"prec", StandardOpenOption.APPEND);
            outbox.add(true, "t", "{\"n\":3}");
            assertEquals(3, Files.readAllLines(file).size(), "the torn line is gone");
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of("{\"n\":1}", "{\"n\":2}", "{\"n\":3}"), drain(outbox, 3));
        }
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgainAtTheEnd() throws Exception {
        try (Outbox outbox = open()) {
            Thread.currentThread().interrupt();
            outbox.add(true, "t", "{\"n\":1}");
            assertTrue(Thread.interrupted());
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of("{\"n\":1}"), drain(outbox, 1));
        }
    }

    @Test
    void nobodyElseCanReadIt() throws Exception {
        Path made = folder.resolve("outbox-rig");
        Files.writeString(folder.resolve("outbox.jsonl.new"), "left from before, with the rights of before");
        Outbox.open(made, told::add).close();
        open().close();

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        for (Path file : List.of(made.resolve("outbox.jsonl"), folder.resolve("outbox.jsonl"))) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void lesserEventsGiveWayTheOldestFirstAndResultsNever() throws Exception {
        try (Outbox outbox = open()) {
            outbox.add(true, "t", "{\"pair\":1}");
            IntStream.rangeClosed(1, 300).forEach(number -> outbox.add(false, "t", "{\"told\":" + number + "}"));
        }
        try (Outbox outbox = open()) {
            List<String> all = drain(outbox, 201);
            assertEquals("{\"pair\":1}", all.getFirst());
            assertEquals("{\"told\":101}", all.get(1));
            assertEquals("{\"told\":300}", all.getLast());
        }
        assertEquals(List.of(), told);
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        OperatorException e = assertThrows(OperatorException.class, () -> Outbox.open(file, told::add));
        assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e::toString);
    }
}

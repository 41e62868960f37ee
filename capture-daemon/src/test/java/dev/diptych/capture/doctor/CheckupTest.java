package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** What a check does. */
    private interface Work {
        List<Finding> work() throws IOException;
    }

    @Test
    void findingsComeInTheOrderOfTheChecks() {
        Finding first = Finding.ok("one.thing", "It is well.");
        Finding second = Finding.warn("two.thing", "It creaks.", "Oil it.");

        List<Finding> findings = new Checkup(
                List.of(check("one", () -> List.of(first)), check("two", () -> List.of(second))), LONG).run();

        assertEquals(List.of(first, second), findings);
        assertEquals(Severity.WARN, Checkup.worst(findings));
    }

    @Test
    void aCheckThatHangsIsAFindingAndTheOthersGoOn() {
        CountDownLatch never = new CountDownLatch(1);
        Check hanging = check("disk", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return List.of();
        });
        Finding next = Finding.ok("clock.wall", "It is well.");

        List<Finding> findings = new Checkup(List.of(hanging, check("clock", () -> List.of(next))),
                Duration.ofSeconds(1)).run();

        assertFound(Severity.FAIL, "disk.unanswered", "did not end within 1.0 s", findings);
        assertEquals(next, findings.getLast());
        never.countDown();
    }

    @Test
    void aCheckThatCannotLookIsAFinding() {
        Check blind = check("disk", () -> {
            throw new IOException("The disk\nis gone.");
        });

        assertFound(Severity.FAIL, "disk.unchecked", "could not be made: The disk is gone.",
                new Checkup(List.of(blind), LONG).run());
    }

    @Test
    void aCheckThatIsWrongItselfIsAFinding() {
        Check broken = check("disk", () -> {
            throw new IllegalStateException("no such state");
        });

        assertFound(Severity.FAIL, "disk.unchecked", "IllegalStateException: no such state",
                new Checkup(List.of(broken), LONG).run());
    }

    @Test
    void nothingFoundIsNothingWrong() {
        assertEquals(Severity.OK, Checkup.worst(List.of()));
    }

    @Test
    void whatIsWrongHasARemedyAndWhatIsNotHasNone() {
        assertThrows(IllegalArgumentException.class, () -> new Finding(Severity.FAIL, "a.b", "It broke.", ""));
        assertThrows(IllegalArgumentException.class, () -> new Finding(Severity.NOTE, "a.b", "It is.", "Mend it."));
    }

    private static Check check(String part, Work work) {
        return new Check() {
            @Override
            public String part() {
                return part;
            }

            @Override
            public List<Finding> run() throws IOException {
                return work.work();
            }
        };
    }
}

package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCheckTest {
    private static final PairNeeds NEEDS = new PairNeeds(1280, 960, 6L * 1280 * 960);

    @ParameterizedTest
    @CsvSource({"25,amd64,1000,OK,java.version,Java 25; 25 is required", "21,amd64,1000,FAIL,java.version,Java 21",
        "26,amd64,1000,WARN,java.version,Java 26", "25,aarch64,1000,OK,java.architecture,aarch64",
        "25,riscv64,1000,WARN,java.architecture,built for amd64 and aarch64",
        "25,amd64,1000,OK,java.heap,1.00 GB; a pair of 1280x960 takes about 217 MB",
        "25,amd64,300,WARN,java.heap,may use 300 MB", "25,amd64,200,FAIL,java.heap,may use 200 MB"})
    void tellsWhatJavaIsLike(int feature, String architecture, long heapMegabytes, Severity severity, String id,
            String evidence) {
        JavaCheck.JavaFacts java = new JavaCheck.JavaFacts(feature, Integer.toString(feature), architecture,
                heapMegabytes * 1_000_000);

        assertFound(severity, id, evidence, new JavaCheck(java, NEEDS).run());
    }

    @Test
    void theJavaOfThisTestIsTheRequiredOne() {
        assertFound(Severity.OK, "java.version", "25",
                new JavaCheck(JavaCheck.JavaFacts.current(), NEEDS).run());
    }
}

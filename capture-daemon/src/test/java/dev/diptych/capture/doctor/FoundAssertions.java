package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** What a check must have found. */
final class FoundAssertions {
    private FoundAssertions() {
    }

    /** Exactly one finding has this id, and it is of this severity and says this. */
    static void assertFound(Severity severity, String id, String evidence, List<Finding> findings) {
        List<Finding> found = findings.stream().filter(finding -> finding.id().equals(id)).toList();
        assertEquals(1, found.size(), () -> id + " among " + findings);
        assertEquals(severity, found.getFirst().severity(), found.toString());
        assertTrue(found.getFirst().evidence().contains(evidence), () -> evidence + " in " + found);
    }
}

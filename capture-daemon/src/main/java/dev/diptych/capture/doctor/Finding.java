package dev.diptych.capture.doctor;

/**
 * What a check found of one thing.
 *
 * @param id of the thing, such as {@code disk.space}; stable, for machines
 * @param evidence one sentence with the figures it rests on
 * @param remedy the command or the action that mends it, for WARN and FAIL; else empty
 */
public record Finding(Severity severity, String id, String evidence, String remedy) {
    public Finding {
        boolean needsRemedy = severity.compareTo(Severity.WARN) >= 0;
        if (needsRemedy == remedy.isEmpty()) {
            throw new IllegalArgumentException("A finding that is WARN or FAIL has a remedy and no other has: " + id);
        }
    }

    static Finding ok(String id, String evidence) {
        return new Finding(Severity.OK, id, evidence, "");
    }

    static Finding note(String id, String evidence) {
        return new Finding(Severity.NOTE, id, evidence, "");
    }

    static Finding warn(String id, String evidence, String remedy) {
        return new Finding(Severity.WARN, id, evidence, remedy);
    }

    static Finding fail(String id, String evidence, String remedy) {
        return new Finding(Severity.FAIL, id, evidence, remedy);
    }
}

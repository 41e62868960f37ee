package dev.diptych.protocol.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How often each result came up, by state and type, and each verdict and fault. */
final class Coverage {
    private static final int TYPES = 16;

    long frames;
    private final long[][][] results = new long[State.values().length][TYPES][Result.values().length];
    private final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    private final long[] faults = new long[Fault.values().length];

    void judged(Verdict verdict) {
        if (verdict != Verdict.UNFINISHED) {
            frames++;
            verdicts.add(verdict);
        }
    }

    void acted(State before, int type, int result) {
        results[before.code][type < TYPES ? type : 0][result]++;
    }

    void fault(int code) {
        faults[code]++;
    }

    /** What never came up and should have: each verdict, each result, each fault that a library has, each type in each state. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.UNFINISHED && !verdicts.contains(verdict)) {
                missing.add("verdict " + verdict);
            }
        }
        for (Result result : Result.values()) {
            if (sum(result) == 0) {
                missing.add("result " + result);
            }
        }
        for (Fault fault : Fault.values()) {
            if (fault != Fault.NONE && fault != Fault.MISSED_EDGE && fault != Fault.SELF_CHECK
                    && faults[fault.code] == 0) {
                missing.add("fault " + fault);
            }
        }
        for (State state : State.values()) {
            for (int type = 1; state != State.BOOT && type < TYPES; type++) {
                if (sum(state, type) == 0) {
                    missing.add("type " + type + " in " + state);
                }
            }
        }
        return missing;
    }

    private long sum(Result result) {
        long sum = 0;
        for (long[][] byType : results) {
            for (long[] byResult : byType) {
                sum += byResult[result.code];
            }
        }
        return sum;
    }

    private long sum(State state, int type) {
        long sum = 0;
        for (long count : results[state.code][type]) {
            sum += count;
        }
        return sum;
    }

    /** All counts, a line for each state and type. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (State state : State.values()) {
            for (int type = 0; type < TYPES; type++) {
                if (sum(state, type) > 0) {
                    text.append(state).append(" type ").append(type).append(':');
                    for (Result result : Result.values()) {
                        long count = results[state.code][type][result.code];
                        text.append(count == 0 ? "" : " " + result + " " + count);
                    }
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }
}

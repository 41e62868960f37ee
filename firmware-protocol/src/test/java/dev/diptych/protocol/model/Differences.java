package dev.diptych.protocol.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Shrinks a script on which model and library differ, and tells it. */
final class Differences {
    private static final int TRIES_MAX = 20_000;

    private final Facts facts;
    private final Check check = new Check();
    private final byte[] log = new byte[1 << 22];
    private byte[] modelLog = {};
    private int libraryBytes;

    private Differences(Facts facts) {
        this.facts = facts;
    }

    /** The shortest script found that still differs, step by step, and both logs. */
    static String describe(Facts facts, byte[] script) {
        Differences differences = new Differences(facts);
        List<byte[]> steps = differences.shrink(steps(script));
        differences.differ(steps);
        StringBuilder text = new StringBuilder();
        for (byte[] step : steps) {
            text.append("  step ").append(tell(step)).append('\n');
        }
        return text.append("  model   ")
                .append(tail(differences.modelLog, differences.modelLog.length))
                .append("\n  library ")
                .append(tail(differences.log, differences.libraryBytes))
                .toString();
    }

    private static List<byte[]> steps(byte[] script) {
        List<byte[]> steps = new ArrayList<>();
        for (int at = 0; at < script.length;) {
            int bytes = World.stepBytes(script, at);
            steps.add(Arrays.copyOfRange(script, at, at + bytes));
            at += bytes;
        }
        return steps;
    }

    private List<byte[]> shrink(List<byte[]> whole) {
        List<byte[]> steps = whole;
        int tries = 0;
        for (int part = Math.max(1, steps.size() / 2); part >= 1; part = part == 1 ? 0 : part / 2) {
            boolean shorter = true;
            while (shorter && tries < TRIES_MAX) {
                shorter = false;
                for (int from = steps.size() - part; from >= 1 && tries < TRIES_MAX; from -= part) {
                    List<byte[]> less = new ArrayList<>(steps.subList(0, from));
                    less.addAll(steps.subList(from + part, steps.size()));
                    tries++;
                    if (differ(less)) {
                        steps = less;
                        shorter = true;
                        from = Math.min(from, steps.size() - part + 1);
                    }
                }
            }
        }
        return steps;
    }

    private boolean differ(List<byte[]> steps) {
        Bytes script = new Bytes(4096);
        steps.forEach(step -> script.all(step, 0, step.length));
        World world = new World(facts, check, new Watch(facts, new Coverage()));
        world.run(script.copy());
        modelLog = world.log.copy();
        libraryBytes = (int) BoardLibrary.run(script.data, script.length, log);
        return libraryBytes != modelLog.length
                || Arrays.mismatch(modelLog, 0, modelLog.length, log, 0, modelLog.length) >= 0;
    }

    private static String tell(byte[] step) {
        return switch (step[0]) {
            case World.ADVANCE -> "advance " + Integer.toUnsignedString(Bytes.get32(step, 1));
            case World.RECEIVE -> "receive " + HexFormat.of().formatHex(step, 3, step.length);
            case World.BREAK -> "break";
            case World.STOP -> "stop " + step[1];
            case World.LIGHT -> "light " + Bytes.get8(step, 1);
            default -> "start boot " + Integer.toHexString(Bytes.get32(step, 1)) + " cause " + step[5] + " ticks "
                    + Integer.toUnsignedString(Bytes.get32(step, 6));
        };
    }

    private static String tail(byte[] log, int bytes) {
        return HexFormat.of().formatHex(log, Math.max(0, bytes - 200), Math.max(0, bytes));
    }
}

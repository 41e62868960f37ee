package dev.diptych.protocol.model;

import java.util.Arrays;

/** Makes timelines that the caps in force allow, mostly; now and then with one thing wrong. */
final class TimelineMaker {
    private static final int ROOM = 48;

    /** The groups, as LOAD carries them. */
    final Bytes groups = new Bytes(512);
    int kind;

    private final Dice dice;
    private final long[] keys = new long[ROOM];
    private final int[] usedOutputs = new int[32];
    private int count;

    TimelineMaker(Dice dice) {
        this.dice = dice;
    }

    /** Makes the next. */
    void make(Caps caps, Limits limits) {
        kind = dice.percent(25) ? Wire.PREVIEW : Wire.SHOT;
        count = 0;
        int used = 0;
        for (int output = 0; output < caps.count(); output++) {
            boolean wrong = caps.role[output] == (kind == Wire.PREVIEW ? Wire.FLASH : Wire.TORCH);
            if (caps.uses(output) && !(wrong && !dice.percent(1))) {
                usedOutputs[used++] = output;
            }
        }
        int wanted = Math.min(used, 1 + dice.below(3));
        for (int i = 0; i < wanted; i++) {
            int pick = i + dice.below(used - i);
            int output = usedOutputs[pick];
            usedOutputs[pick] = usedOutputs[i];
            stays(caps, limits, output);
        }
        Arrays.sort(keys, 0, count);
        if (dice.percent(97)) {
            spread(limits.edgeGapTicks);
        }
        long first = count == 0 ? 0 : keys[0] >>> 16;
        groups.clear();
        for (int i = 0; i < count; i++) {
            groups.u32((int) ((keys[i] >>> 16) - first)).u8((int) (keys[i] >>> 8)).u8((int) keys[i]);
        }
        if (dice.percent(12) && count > 0) {
            spoil();
        }
    }

    private void stays(Caps caps, Limits limits, int output) {
        long cap = Math.min(caps.awayMaxTicks[output], limits.shotMaxTicks);
        long from = dice.percent(50) ? 0 : dice.below(600_000);
        int many = kind == Wire.PREVIEW || !dice.percent(25) ? 1 : 1 + dice.below(4);
        for (int stay = 0; stay < many && count + 3 < ROOM; stay++) {
            long left = caps.role[output] == Wire.FLASH ? cap / many : cap;
            long length = dice.percent(20) ? left : 1 + dice.below((int) Math.min(left, 400_000));
            long share = limits.shareTicks(caps.permille[output]) + dice.below(3) - 1;
            if (share <= left && dice.percent(20)) {
                length = share;
            }
            int rest = caps.rest[output];
            add(from, output, awayLevel(caps, output, rest));
            if (caps.dmx[output] && length > 2 && dice.percent(40)) {
                add(from + 1 + dice.below((int) length - 1), output, awayLevel(caps, output, rest));
            }
            if (kind == Wire.SHOT || dice.percent(2)) {
                add(from + length, output, rest);
            }
            from += length + 1 + dice.below(500_000);
        }
    }

    /** Edges that are too close to those before are put to their instant, or just as far behind it as they must be. */
    private void spread(long gap) {
        int instantFrom = 0;
        for (int i = 1; i < count; i++) {
            long instant = keys[instantFrom] >>> 16;
            long offset = keys[i] >>> 16;
            if (offset >= instant + gap) {
                instantFrom = i;
                continue;
            }
            boolean later = holds(instantFrom, i, output(i)) || (offset != instant && dice.percent(50));
            if (later) {
                instantFrom = i;
            }
            keys[i] = (later ? instant + gap : instant) << 16 | (keys[i] & 0xffff);
        }
    }

    private boolean holds(int from, int to, int output) {
        for (int i = from; i < to; i++) {
            if (output(i) == output) {
                return true;
            }
        }
        return false;
    }

    private int output(int edge) {
        return (int) (keys[edge] >>> 8) & 0xff;
    }

    private int awayLevel(Caps caps, int output, int rest) {
        return caps.dmx[output] ? rest + 1 + dice.below(255) & 0xff : 255;
    }

    private void add(long offset, int output, int level) {
        keys[count++] = offset << 16 | (long) output << 8 | level;
    }

    private void spoil() {
        int group = dice.below(count) * Timeline.GROUP_BYTES;
        switch (dice.below(5)) {
            case 0 -> groups.data[group + dice.below(4)] ^= (byte) (1 << dice.below(8));
            case 1 -> groups.data[group + 4] = (byte) dice.below(20);
            case 2 -> groups.data[group + 5] = (byte) dice.next();
            case 3 -> groups.length -= Timeline.GROUP_BYTES;
            default -> Bytes.put32(groups.data, group, Bytes.get32(groups.data, group) + 1);
        }
    }
}

package dev.diptych.protocol.model;

/** What the outputs are at, and every change of it: those of the shot go into its log too. */
final class Outputs {
    private static final int LOG_EDGE_BYTES = 6;

    final boolean[] away;
    final long[] awaySince;
    /** The shot's log: ticks, output, level of each edge, as EDGES tells them. */
    final Bytes log = new Bytes(512);

    private final int[] level;
    private final Caps caps;
    private final History history;
    private final FlashCount flashes = new FlashCount();
    private final Bytes changes;
    private boolean preview;

    Outputs(Caps caps, History history, Bytes changes) {
        this.caps = caps;
        this.history = history;
        this.changes = changes;
        away = new boolean[caps.count()];
        awaySince = new long[caps.count()];
        level = new int[caps.count()];
    }

    int logged() {
        return log.length / LOG_EDGE_BYTES;
    }

    void shotBegins(boolean isPreview) {
        log.clear();
        flashes.begin();
        preview = isPreview;
    }

    /** Whether these caps would take an output to another level. */
    boolean wouldChange(byte[] frame, int from, int bytes) {
        return caps.changeLight(frame, from, bytes, level);
    }

    /** Puts the DMX slots where they are without a shot: at rest if they are used, otherwise at 0. */
    void idle(long tick) {
        for (int output = 0; output < level.length; output++) {
            change(tick, output, caps.rest[output]);
        }
    }

    void make(long tick, int output, int to) {
        if (flashes.isFlash(caps.role[output], caps.rest[output], level[output], to)) {
            history.flash(tick);
        }
        if (to == caps.rest[output]) {
            away[output] = false;
            history.stay(output, awaySince[output], tick, preview);
        } else if (!away[output]) {
            away[output] = true;
            awaySince[output] = tick;
        }
        log.u32((int) tick).u8(output).u8(to);
        change(tick, output, to);
    }

    /** Takes everything to rest, flash and torch first. */
    void rest(long tick) {
        for (int output = 0; output < away.length; output++) {
            if (away[output] && caps.role[output] != Wire.LAMP) {
                make(tick, output, caps.rest[output]);
            }
        }
        for (int output = 0; output < away.length; output++) {
            if (away[output]) {
                make(tick, output, caps.rest[output]);
            }
        }
    }

    /** When the first guard is due; Long.MAX_VALUE if all is at rest. */
    long guardDue(long slackTicks) {
        long due = Long.MAX_VALUE;
        for (int output = 0; output < away.length; output++) {
            if (away[output]) {
                due = Math.min(due, awaySince[output] + caps.capTicks(output, preview) + slackTicks);
            }
        }
        return due;
    }

    /** The first output whose guard is due at this tick; -1 if none is. */
    int overCap(long tick, long slackTicks) {
        for (int output = 0; output < away.length; output++) {
            if (away[output] && awaySince[output] + caps.capTicks(output, preview) + slackTicks <= tick) {
                return output;
            }
        }
        return -1;
    }

    int awayBits() {
        int bits = 0;
        for (int output = 0; output < away.length; output++) {
            bits |= away[output] ? 1 << output : 0;
        }
        return bits;
    }

    private void change(long tick, int output, int to) {
        if (level[output] != to) {
            level[output] = to;
            changes.u32((int) tick).u8(output).u8(to);
        }
    }
}

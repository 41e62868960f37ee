package dev.diptych.protocol.model;

import java.util.Arrays;

/** What LOAD brings, chunk by chunk, and its check as a whole (PROTOCOL.md, section 5). */
final class Timeline {
    static final int GROUP_BYTES = 6;

    boolean complete;
    int kind;
    int total;
    int crc;
    /** Edge or output that was refused last. */
    int refusedAt;

    private int loaded;
    private final byte[] groups;
    private final Caps caps;
    private final Limits limits;
    private final Check check;
    private final FlashCount flashes = new FlashCount();
    private final int[] level;
    private final long[] lastOffset;
    private final long[] leftRestAt;
    private final long[] capCounted;
    private final boolean[] ledToRest;

    Timeline(Caps caps, Limits limits, Check check) {
        this.caps = caps;
        this.limits = limits;
        this.check = check;
        groups = new byte[caps.facts().edgesMax() * GROUP_BYTES];
        level = new int[caps.count()];
        lastOffset = new long[caps.count()];
        leftRestAt = new long[caps.count()];
        capCounted = new long[caps.count()];
        ledToRest = new boolean[caps.count()];
    }

    void forget() {
        complete = false;
        loaded = 0;
        total = 0;
    }

    long offset(int edge) {
        return Integer.toUnsignedLong(Bytes.get32(groups, edge * GROUP_BYTES));
    }

    int output(int edge) {
        return Bytes.get8(groups, edge * GROUP_BYTES + 4);
    }

    int level(int edge) {
        return Bytes.get8(groups, edge * GROUP_BYTES + 5);
    }

    boolean isPreview() {
        return kind == Wire.PREVIEW;
    }

    /** Takes a chunk; if the result is not OK, nothing is loaded. */
    Result load(byte[] frame, int payload, int payloadBytes) {
        refusedAt = 0;
        Result result = take(frame, payload, (payloadBytes - 7) / GROUP_BYTES);
        if (result == Result.OK && loaded == total) {
            result = checkWhole();
            complete = result == Result.OK;
        }
        if (result != Result.OK) {
            forget();
        }
        return result;
    }

    private Result take(byte[] frame, int payload, int count) {
        int chunkKind = Bytes.get8(frame, payload);
        int first = Bytes.get8(frame, payload + 1);
        int chunkTotal = Bytes.get8(frame, payload + 2);
        int chunkCrc = Bytes.get32(frame, payload + 3);
        if (first == 0) {
            forget();
            kind = chunkKind;
            total = chunkTotal;
            crc = chunkCrc;
        }
        if (chunkKind > Wire.PREVIEW || chunkKind != kind || chunkTotal != total || chunkCrc != crc || first != loaded
                || total == 0 || total > caps.facts().edgesMax() || count == 0 || first + count > total) {
            return Result.BAD_CHUNK;
        }
        System.arraycopy(frame, payload + 7, groups, loaded * GROUP_BYTES, count * GROUP_BYTES);
        loaded += count;
        return Result.OK;
    }

    private Result checkWhole() {
        if (check.timeline(kind, groups, total * GROUP_BYTES) != crc) {
            return Result.BAD_TIMELINE_CRC;
        }
        System.arraycopy(caps.rest, 0, level, 0, level.length);
        Arrays.fill(lastOffset, -1);
        Arrays.fill(capCounted, 0);
        Arrays.fill(ledToRest, false);
        for (int edge = 0; edge < total; edge++) {
            Result result = checkEdge(edge);
            if (result != Result.OK) {
                refusedAt = edge;
                return result;
            }
        }
        for (int output = 0; output < caps.count(); output++) {
            Result result = checkOutput(output);
            if (result != Result.OK) {
                refusedAt = output;
                return result;
            }
        }
        return tooManyFlashes() ? Result.FLASH_RATE : Result.OK;
    }

    private Result checkEdge(int edge) {
        int output = output(edge);
        if (!caps.uses(output) || caps.role[output] == (isPreview() ? Wire.FLASH : Wire.TORCH)) {
            return Result.BAD_OUTPUT;
        }
        int to = level(edge);
        if (!caps.dmx[output] && to != 0 && to != 255) {
            return Result.BAD_VALUE;
        }
        long at = offset(edge);
        if ((edge == 0 ? at != 0 : at < offset(edge - 1)) || lastOffset[output] == at || level[output] == to) {
            return Result.BAD_ORDER;
        }
        if (edge > 0 && at != offset(edge - 1) && at - offset(edge - 1) < limits.edgeGapTicks) {
            return Result.TOO_CLOSE;
        }
        if (at > limits.shotMaxTicks) {
            return Result.TOO_LONG;
        }
        lastOffset[output] = at;
        if (level[output] == caps.rest[output]) {
            leftRestAt[output] = at;
        } else if (to == caps.rest[output]) {
            long stay = at - leftRestAt[output];
            capCounted[output] = caps.role[output] == Wire.FLASH
                    ? capCounted[output] + stay
                    : Math.max(capCounted[output], stay);
        }
        ledToRest[output] |= to == caps.rest[output];
        level[output] = to;
        return Result.OK;
    }

    private Result checkOutput(int output) {
        if (isPreview()) {
            return ledToRest[output] ? Result.NOT_AT_REST : Result.OK;
        }
        if (level[output] != caps.rest[output]) {
            return Result.NOT_AT_REST;
        }
        return capCounted[output] > caps.awayMaxTicks[output] ? Result.OVER_CAP : Result.OK;
    }

    private boolean tooManyFlashes() {
        return flashesExceed(0, new long[Limits.FLASHES_MAX], 0);
    }

    /**
     * Whether there are more than FLASHES_MAX in a window, if the timeline starts at this tick after other flashes.
     *
     * @param recent ticks of the last flashes before, in a ring; used up
     * @param known how many flashes there have been, of which the ring holds the last
     */
    boolean flashesExceed(long startTick, long[] recent, long known) {
        flashes.begin();
        System.arraycopy(caps.rest, 0, level, 0, level.length);
        long seen = known;
        for (int edge = 0; edge < total; edge++) {
            int output = output(edge);
            int to = level(edge);
            if (flashes.isFlash(caps.role[output], caps.rest[output], level[output], to)) {
                long at = startTick + offset(edge);
                int slot = (int) (seen % recent.length);
                if (seen >= recent.length && at - recent[slot] <= limits.flashWindowTicks) {
                    return true;
                }
                recent[slot] = at;
                seen++;
            }
            level[output] = to;
        }
        return false;
    }
}

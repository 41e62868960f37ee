package dev.diptych.protocol.model;

/** What was done and counts for the next FIRE: the last start, the last flashes, the stays away from rest. */
final class History {
    private final Facts facts;
    private final Limits limits;
    private final Caps caps;

    private boolean anyShot;
    private long lastStartTick;
    private long lastEndTick;
    private final long[] flashTicks = new long[Limits.FLASHES_MAX];
    private final long[] flashesTried = new long[Limits.FLASHES_MAX];
    private long flashCount;

    private final int[] stayOutput;
    private final int[] stayPermille;
    private final long[] stayFrom;
    private final long[] stayTo;
    private long stayCount;

    private final int[] level;
    private final long[] leftRestAt;

    History(Facts facts, Limits limits, Caps caps) {
        this.facts = facts;
        this.limits = limits;
        this.caps = caps;
        stayOutput = new int[facts.staysKept()];
        stayPermille = new int[facts.staysKept()];
        stayFrom = new long[facts.staysKept()];
        stayTo = new long[facts.staysKept()];
        level = new int[caps.count()];
        leftRestAt = new long[caps.count()];
    }

    /** The earliest start that the spacing allows, not before this one. */
    long earliestStart(long notBefore) {
        return anyShot ? Math.max(notBefore, lastStartTick + limits.pairSpacingTicks) : notBefore;
    }

    void shotStarts(long startTick) {
        anyShot = true;
        lastStartTick = startTick;
        lastEndTick = Long.MIN_VALUE;
    }

    void shotEnds(long tick) {
        lastEndTick = tick;
    }

    /** Whether one more now is not too many. */
    boolean hasRoomForFlash(long tick) {
        return flashCount < flashTicks.length
                || tick - flashTicks[(int) (flashCount % flashTicks.length)] > limits.flashWindowTicks;
    }

    void flash(long tick) {
        flashTicks[(int) (flashCount++ % flashTicks.length)] = tick;
    }

    /** A stay is over; a lamp's in a preview counts for nothing. */
    void stay(int output, long from, long to, boolean preview) {
        if (preview && caps.role[output] == Wire.LAMP) {
            return;
        }
        int slot = (int) (stayCount++ % stayFrom.length);
        stayOutput[slot] = output;
        stayPermille[slot] = caps.permille[output];
        stayFrom[slot] = from;
        stayTo[slot] = to;
    }

    /** The rules 4 to 6 of FIRE. */
    Result allows(Timeline timeline, long startTick) {
        if (anyShot && (startTick - lastStartTick < limits.pairSpacingTicks || startTick <= lastEndTick)) {
            return Result.TOO_SOON;
        }
        System.arraycopy(flashTicks, 0, flashesTried, 0, flashTicks.length);
        if (timeline.flashesExceed(startTick, flashesTried, flashCount)) {
            return Result.FLASH_RATE;
        }
        return isOverDuty(timeline, startTick) ? Result.OVER_DUTY : Result.OK;
    }

    private boolean isOverDuty(Timeline timeline, long startTick) {
        if (staysToKeep(timeline, startTick) > facts.staysKept()) {
            return true;
        }
        if (timeline.isPreview()) {
            return false;
        }
        System.arraycopy(caps.rest, 0, level, 0, level.length);
        for (int edge = 0; edge < timeline.total; edge++) {
            int output = timeline.output(edge);
            int to = timeline.level(edge);
            if (to == caps.rest[output]
                    && awayTicks(timeline, edge, output, startTick) > limits.shareTicks(caps.permille[output])) {
                return true;
            }
            level[output] = to;
        }
        return false;
    }

    private int staysToKeep(Timeline timeline, long startTick) {
        int count = 0;
        System.arraycopy(caps.rest, 0, level, 0, level.length);
        for (int edge = 0; edge < timeline.total; edge++) {
            int output = timeline.output(edge);
            boolean leaves = level[output] == caps.rest[output];
            if (leaves && !(timeline.isPreview() && caps.role[output] == Wire.LAMP)) {
                count++;
            }
            level[output] = timeline.level(edge);
        }
        for (int slot = 0; slot < Math.min(stayCount, stayFrom.length); slot++) {
            if (startTick - stayTo[slot] < limits.dutyWindowTicks) {
                count++;
            }
        }
        return count;
    }

    /** How long the output is away in the window that ends with this edge, which leads it to rest. */
    private long awayTicks(Timeline timeline, int lastEdge, int output, long startTick) {
        long windowEnd = startTick + timeline.offset(lastEdge);
        long windowStart = windowEnd - limits.dutyWindowTicks;
        long away = 0;
        for (int slot = 0; slot < Math.min(stayCount, stayFrom.length); slot++) {
            long in = Math.max(0, stayTo[slot] - Math.max(stayFrom[slot], windowStart));
            if (stayOutput[slot] == output) {
                away += in;
            } else if (caps.role[output] == Wire.FLASH && caps.role[stayOutput[slot]] == Wire.TORCH) {
                away += in * stayPermille[slot] / 1000;
            }
        }
        int levelOf = caps.rest[output];
        for (int edge = 0; edge <= lastEdge; edge++) {
            if (timeline.output(edge) == output) {
                long at = startTick + timeline.offset(edge);
                if (levelOf == caps.rest[output]) {
                    leftRestAt[output] = at;
                } else if (timeline.level(edge) == caps.rest[output]) {
                    away += at - leftRestAt[output];
                }
                levelOf = timeline.level(edge);
            }
        }
        return away;
    }
}

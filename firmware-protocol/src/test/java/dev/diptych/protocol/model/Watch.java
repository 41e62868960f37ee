package dev.diptych.protocol.model;

import java.util.Arrays;

/**
 * What must hold whatever a board is told (PROTOCOL.md, sections 4 to 9), seen from outside: by the requests that were
 * answered OK and the changes of its outputs, over resets too. Throws an AssertionError that says what did not.
 */
final class Watch implements Witness {
    private static final int EDGES_MAX = 64;

    private final Facts facts;
    private final Limits limits;
    private final Coverage coverage;
    private final LightLedger ledger;

    private long offsetTicks;

    private final int[] rest;
    private final long[] capTicks;
    private final int[] level;
    private final long[] leftRestAt;

    private final byte[] groups = new byte[EDGES_MAX * Timeline.GROUP_BYTES];
    private int loaded;
    private boolean preview;
    private final byte[] firedGroups = new byte[EDGES_MAX * Timeline.GROUP_BYTES];
    private final boolean[] made = new boolean[EDGES_MAX];
    private int fired;
    private int firedStart;
    private boolean firedPreview;
    private int lastShot;
    private final long[] answered = new long[Limits.REPLIES_KEPT];
    private int answeredCount;
    private int faultCode;
    private long nowWorldTick;
    private long heardWorldTick;

    Watch(Facts facts, Coverage coverage) {
        this.facts = facts;
        this.coverage = coverage;
        limits = new Limits(facts.ticksPerSecond());
        ledger = new LightLedger(limits);
        int count = facts.outputs().size();
        rest = new int[count];
        capTicks = new long[count];
        level = new int[count];
        leftRestAt = new long[count];
    }

    /** The board was started anew; whatever was away from rest is so no more. */
    void started(long worldTick, long firstTick) {
        for (int output = 0; output < level.length; output++) {
            if (isAway(output) && facts.outputs().get(output).role() == Wire.FLASH) {
                ledger.flashStay(leftRestAt[output], worldTick);
            }
            level[output] = 0;
            rest[output] = 0;
        }
        ledger.reset(worldTick);
        offsetTicks = worldTick - firstTick;
        nowWorldTick = worldTick;
        heardWorldTick = worldTick;
        loaded = 0;
        fired = 0;
        faultCode = -1;
        lastShot = 0;
        Arrays.fill(answered, -1);
    }

    void passed(long worldTick) {
        nowWorldTick = worldTick;
    }

    @Override
    public void judged(Verdict verdict) {
        coverage.judged(verdict);
    }

    @Override
    public void acted(State before, byte[] frame, byte[] reply) {
        int type = Bytes.get8(frame, 1);
        coverage.acted(before, type, reply[0]);
        if (type > Wire.IDENTIFY && reply[0] != Result.STALE_BOOT.code) {
            heardWorldTick = nowWorldTick;
        }
        boolean again = reply[0] != Result.STALE_BOOT.code && reply[0] != Result.BAD_LENGTH.code && isOnce(type)
                && wasAnswered(frame);
        if (again || reply[0] != 0 || type > Wire.PHOTODIODE) {
            return;
        }
        int at = Wire.HEADER_BYTES;
        switch (type) {
            case Wire.SET_CAPS -> caps(frame, Bytes.get8(frame, 9));
            case Wire.LOAD -> load(frame, (Bytes.get8(frame, 9) - 7) / Timeline.GROUP_BYTES);
            case Wire.FIRE -> fire(Bytes.get32(frame, at), Bytes.get32(frame, at + 4), Bytes.get32(reply, 1));
            case Wire.STATUS, Wire.HEARTBEAT -> faultIs(reply[2]);
            case Wire.CLEAR -> {
                // It names the fault, which nobody may have asked for before.
                faultIs(frame[at]);
                faultCode = -1;
            }
            default -> {
            }
        }
    }

    private static boolean isOnce(int type) {
        return type == Wire.LOAD || type == Wire.ARM || type == Wire.FIRE || type == Wire.CLEAR;
    }

    /** Whether it is one of the last of its kind again, whose reply was kept: it did nothing. */
    private boolean wasAnswered(byte[] frame) {
        int check = Bytes.get32(frame, Wire.HEADER_BYTES + Bytes.get8(frame, 9));
        long identity = (long) check << 16 | Bytes.get16(frame, 3);
        for (long one : answered) {
            if (one == identity) {
                return true;
            }
        }
        answered[answeredCount++ % answered.length] = identity;
        return false;
    }

    private void caps(byte[] frame, int bytes) {
        Arrays.fill(rest, 0);
        for (int group = Wire.HEADER_BYTES; group < Wire.HEADER_BYTES + bytes; group += Caps.GROUP_BYTES) {
            int output = Bytes.get8(frame, group);
            rest[output] = Bytes.get8(frame, group + 10);
            capTicks[output] = limits.ticks(Bytes.get32(frame, group + 2));
        }
        // DMX slots go there at once, and that is no edge of a shot.
        System.arraycopy(rest, 0, level, 0, rest.length);
    }

    private void load(byte[] frame, int count) {
        int first = Bytes.get8(frame, Wire.HEADER_BYTES + 1);
        preview = frame[Wire.HEADER_BYTES] == Wire.PREVIEW;
        System.arraycopy(frame, Wire.HEADER_BYTES + 7, groups, first * Timeline.GROUP_BYTES,
                count * Timeline.GROUP_BYTES);
        loaded = first + count;
    }

    private void fire(int shotId, int startTicks, int nowTicks) {
        if (Integer.compareUnsigned(shotId, lastShot) <= 0) {
            throw new AssertionError("Shot " + shotId + " was fired after shot " + lastShot + ".");
        }
        lastShot = shotId;
        ledger.fired(toWorldTick(nowTicks) + (startTicks - nowTicks));
        System.arraycopy(groups, 0, firedGroups, 0, loaded * Timeline.GROUP_BYTES);
        Arrays.fill(made, false);
        fired = loaded;
        firedStart = startTicks;
        firedPreview = preview;
        ledger.shotBegins();
    }

    private void faultIs(int code) {
        if (faultCode > 0 && code != faultCode) {
            throw new AssertionError("The first fault was " + faultCode + ", and is " + code + " now.");
        }
        if (code != 0 && faultCode != code) {
            coverage.fault(code);
        }
        faultCode = code;
    }

    /** An output has another level. */
    void changed(int ticks, int output, int to) {
        long worldTick = toWorldTick(ticks);
        boolean wasAway = isAway(output);
        if (to == 0 && !wasAway && worldTick - heardWorldTick >= limits.hostGoneTicks) {
            // The host is gone, and with it the caps.
            rest[output] = 0;
        }
        int role = facts.outputs().get(output).role();
        if (to != rest[output]) {
            mustBeFired(ticks, output, to);
            ledger.edge(role, rest[output], level[output], to, worldTick);
            leftRestAt[output] = wasAway ? leftRestAt[output] : worldTick;
        } else if (wasAway) {
            ledger.edge(role, rest[output], level[output], to, worldTick);
            long cap = firedPreview && role == Wire.LAMP ? limits.previewMaxTicks : capTicks[output];
            if (worldTick - leftRestAt[output] > cap + limits.guardSlackTicks) {
                throw new AssertionError("Output " + output + " was away for " + (worldTick - leftRestAt[output])
                        + " ticks, its cap is " + cap + ".");
            }
            if (role == Wire.FLASH) {
                ledger.flashStay(leftRestAt[output], worldTick);
            }
        }
        level[output] = to;
    }

    private void mustBeFired(int ticks, int output, int to) {
        for (int edge = 0; edge < fired; edge++) {
            int group = edge * Timeline.GROUP_BYTES;
            if (!made[edge] && Bytes.get32(firedGroups, group) == ticks - firedStart
                    && Bytes.get8(firedGroups, group + 4) == output && Bytes.get8(firedGroups, group + 5) == to) {
                made[edge] = true;
                return;
            }
        }
        throw new AssertionError("Output " + output + " left rest (" + to + ") at tick "
                + Integer.toUnsignedString(ticks) + " without a FIRE, or twice.");
    }

    private boolean isAway(int output) {
        return level[output] != rest[output];
    }

    /** Ticks that are past, by less than 32 bits count. */
    private long toWorldTick(int ticks) {
        return nowWorldTick - Integer.toUnsignedLong((int) (nowWorldTick - offsetTicks) - ticks);
    }
}

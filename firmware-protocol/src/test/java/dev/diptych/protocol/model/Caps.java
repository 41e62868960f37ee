package dev.diptych.protocol.model;

import java.util.Arrays;

/** Which outputs are used and how (SET_CAPS; PROTOCOL.md, section 4). */
final class Caps {
    static final int GROUP_BYTES = 11;

    final boolean[] used;
    final int[] role;
    final boolean[] dmx;
    final long[] awayMaxTicks;
    final int[] permille;
    final int[] rest;
    int crc;
    /** The group that was refused last. */
    int refusedAt;

    private final Facts facts;
    private final Limits limits;

    Caps(Facts facts, Limits limits) {
        this.facts = facts;
        this.limits = limits;
        int count = facts.outputs().size();
        used = new boolean[count];
        role = new int[count];
        dmx = new boolean[count];
        awayMaxTicks = new long[count];
        permille = new int[count];
        rest = new int[count];
        for (int output = 0; output < count; output++) {
            role[output] = facts.outputs().get(output).role();
            dmx[output] = facts.outputs().get(output).drive() == Wire.DMX;
        }
    }

    int count() {
        return used.length;
    }

    boolean uses(int output) {
        return output < used.length && used[output];
    }

    void forget() {
        Arrays.fill(used, false);
        Arrays.fill(rest, 0);
        crc = 0;
    }

    /** Whether the groups would take an output to another level than it is at. */
    boolean changeLight(byte[] frame, int from, int bytes, int[] levels) {
        int[] next = new int[rest.length];
        for (int group = from; group < from + bytes; group += GROUP_BYTES) {
            next[Bytes.get8(frame, group)] = Bytes.get8(frame, group + 10);
        }
        return !Arrays.equals(next, levels);
    }

    /** Why not all groups can be taken. */
    Result check(byte[] frame, int from, int bytes) {
        long slots = 0;
        int before = -1;
        for (int at = 0; at * GROUP_BYTES < bytes; at++) {
            int group = from + at * GROUP_BYTES;
            Result result = checkGroup(frame, group, before, slots);
            if (result != Result.OK) {
                refusedAt = at;
                return result;
            }
            before = Bytes.get8(frame, group);
            int slot = Bytes.get16(frame, group + 8);
            slots |= slot == 0 ? 0 : 1L << (slot - 1);
        }
        refusedAt = 0;
        return Result.OK;
    }

    void take(byte[] frame, int from, int bytes, int payloadCrc) {
        forget();
        crc = payloadCrc;
        for (int group = from; group < from + bytes; group += GROUP_BYTES) {
            int output = Bytes.get8(frame, group);
            used[output] = true;
            awayMaxTicks[output] = limits.ticks(Bytes.get32(frame, group + 2));
            permille[output] = Bytes.get16(frame, group + 6);
            rest[output] = Bytes.get8(frame, group + 10);
        }
    }

    private Result checkGroup(byte[] frame, int group, int before, long slots) {
        int output = Bytes.get8(frame, group);
        if (output <= before || output >= used.length || role[output] == 0) {
            return Result.BAD_OUTPUT;
        }
        if (Bytes.get8(frame, group + 1) != role[output]) {
            return Result.WRONG_ROLE;
        }
        long awayUs = Integer.toUnsignedLong(Bytes.get32(frame, group + 2));
        int share = Bytes.get16(frame, group + 6);
        if (awayUs < 1 || awayUs > awayCeilingUs(role[output]) || share < 1 || share > shareCeiling(role[output])) {
            return Result.OVER_CEILING;
        }
        int slot = Bytes.get16(frame, group + 8);
        if (dmx[output]) {
            boolean free = slot >= 1 && slot <= Limits.DMX_SLOTS_MAX && (slots >> (slot - 1) & 1) == 0;
            int level = Bytes.get8(frame, group + 10);
            boolean rests = level == 0 || (level == 255 && role[output] == Wire.LAMP);
            return free && rests ? Result.OK : Result.BAD_VALUE;
        }
        return slot == 0 && Bytes.get8(frame, group + 10) == 0 ? Result.OK : Result.BAD_VALUE;
    }

    private static long awayCeilingUs(int role) {
        return switch (role) {
            case Wire.FLASH -> Limits.FLASH_AWAY_MAX_US;
            case Wire.TORCH -> Limits.PREVIEW_MAX_US;
            default -> Limits.LAMP_AWAY_MAX_US;
        };
    }

    private static int shareCeiling(int role) {
        return switch (role) {
            case Wire.FLASH -> Limits.FLASH_DUTY_MAX_PERMILLE;
            case Wire.TORCH -> Limits.TORCH_LEVEL_MAX_PERMILLE;
            default -> Limits.LAMP_DUTY_MAX_PERMILLE;
        };
    }

    /** The longest stay away from rest, in ticks. */
    long capTicks(int output, boolean preview) {
        return preview && role[output] == Wire.LAMP ? limits.previewMaxTicks : awayMaxTicks[output];
    }

    Facts facts() {
        return facts;
    }
}

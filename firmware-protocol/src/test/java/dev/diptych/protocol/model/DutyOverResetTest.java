package dev.diptych.protocol.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * The densest flashes that a board takes, a reset in the midst of them, and the densest that it takes then: {@link Watch} says
 * if a window has more of them than the flash's share of it.
 */
class DutyOverResetTest {
    private static final int TICKS_PER_MS = 2000;
    private static final int FLASH_TICKS = Limits.FLASH_AWAY_MAX_US * 2;
    private static final int SOON_TICKS = 100 * TICKS_PER_MS;
    // A seventh would be over the share of a window.
    private static final int SHOTS = 6;
    private static final int LAST_START_MS = 9_000;

    private final Facts facts = Facts.library(0);
    private final Check check = new Check();
    private final Bytes line = new Bytes(256);
    private final Bytes payload = new Bytes(256);
    private int requestId;
    private int taken;

    @Test
    void aResetMakesNoRoomForMore() {
        for (int resetAfterMs = 0; resetAfterMs < 1_500; resetAfterMs += 50) {
            World world = new World(facts, check, new Watch(facts, new Coverage()));
            taken = 0;
            world.start(1, 0, 0, 0);
            fireDensely(world, true);
            int before = taken;
            world.advance(resetAfterMs * TICKS_PER_MS);
            world.start(1, 1, 0, 0);
            fireDensely(world, false);

            assertEquals(SHOTS, before);
            assertEquals(2 * SHOTS, taken);
        }
    }

    /** A flash at the end of one shot if asked for, then one at the start of each next, as soon as it is allowed. */
    private void fireDensely(World world, boolean firstLate) {
        caps(world);
        for (int i = 1; i <= SHOTS; i++) {
            load(world, firstLate && i == 1);
            boolean fired = false;
            while (!fired && world.machine().now < LAST_START_MS * (long) TICKS_PER_MS
                    + world.machine().limits.holdOffTicks) {
                send(world, Wire.ARM, begin().u32(world.machine().timeline.crc).u32(world.machine().caps.crc).u32(i));
                long start = Math.max(world.machine().now + world.machine().limits.startMinTicks,
                        world.machine().history.earliestStart(world.machine().limits.holdOffTicks));
                // Not long before: a host that was silent for all of a shot is gone.
                if (start - world.machine().now < SOON_TICKS) {
                    send(world, Wire.FIRE, begin().u32(i).u32((int) start));
                }
                fired = world.machine().state == State.RUNNING;
                world.advance(fired ? (int) (start - world.machine().now) : 20 * TICKS_PER_MS);
            }
            taken += fired ? 1 : 0;
            while (world.machine().state == State.RUNNING) {
                world.advance(TICKS_PER_MS);
            }
        }
    }

    private void caps(World world) {
        send(world, Wire.SET_CAPS, begin().u8(0)
                .u8(Wire.FLASH)
                .u32(Limits.FLASH_AWAY_MAX_US)
                .u16(Limits.FLASH_DUTY_MAX_PERMILLE)
                .u16(0)
                .u8(0)
                .u8(2)
                .u8(Wire.LAMP)
                .u32(Limits.LAMP_AWAY_MAX_US)
                .u16(Limits.LAMP_DUTY_MAX_PERMILLE)
                .u16(0)
                .u8(0));
    }

    private void load(World world, boolean late) {
        int at = late ? 1_200 * TICKS_PER_MS : 0;
        Bytes groups = new Bytes(64);
        if (late) {
            groups.u32(0).u8(2).u8(255);
        }
        groups.u32(at).u8(0).u8(255).u32(at + FLASH_TICKS).u8(0).u8(0);
        if (late) {
            groups.u32(at + FLASH_TICKS).u8(2).u8(0);
        }
        send(world, Wire.LOAD, begin().u8(Wire.SHOT)
                .u8(0)
                .u8(groups.length / Timeline.GROUP_BYTES)
                .u32(check.timeline(Wire.SHOT, groups.data, groups.length))
                .all(groups.data, 0, groups.length));
    }

    private Bytes begin() {
        payload.clear();
        return payload;
    }

    private void send(World world, int type, Bytes request) {
        requestId = requestId + 1 & 0xffff;
        line.clear();
        new FrameWriter(check).write(line, type, Wire.REQUEST, requestId, 1, request.data, request.length);
        world.receive(line.data, 0, line.length);
    }
}

package dev.diptych.protocol.model;

import java.util.Arrays;

/**
 * Makes steps of any bytes, for a fuzzer: each begins with a byte whose last three bits say what it is. Requests get the
 * board's boot and a check that fits; some are completed from the board's state, which no fuzzer would guess.
 */
final class Recipe {
    private static final int FIRST_WAIT_TICKS = 10_000_000;

    private final byte[] data;
    private int at;
    private int requestId;
    private final World world;
    private final Check check;
    private final Bytes frame = new Bytes(256);
    private final Bytes line = new Bytes(512);

    private Recipe(byte[] data, World world, Check check) {
        this.data = data;
        this.world = world;
        this.check = check;
    }

    /** Lets the world take the steps that these bytes are, from a start on. */
    static void cook(byte[] data, World world, Check check) {
        world.start(1, 0, -FIRST_WAIT_TICKS, 0);
        Recipe recipe = new Recipe(data, world, check);
        while (recipe.at < data.length) {
            recipe.step(recipe.next());
        }
    }

    private int next() {
        return at < data.length ? data[at++] & 0xff : 0;
    }

    private int next16() {
        return next() | next() << 8;
    }

    private int take(int most) {
        return Math.min(Math.min(next(), most), data.length - at);
    }

    private void step(int operation) {
        switch (operation & 7) {
            case 0 -> {
                int type = next();
                header(type);
                payload(take(Wire.PAYLOAD_MAX_BYTES));
                send();
            }
            case 1 -> {
                int count = take(Wire.PAYLOAD_MAX_BYTES + 20);
                frame.clear();
                frame.all(data, at, count);
                at += count;
                // A check looks at the type.
                while (frame.length < 2) {
                    frame.u8(0);
                }
                send();
            }
            case 2 -> {
                int count = take(255);
                world.receive(data, at, count);
                at += count;
            }
            case 3 -> world.advance(next16() << (operation >> 3 & 15));
            case 4 -> world.lineBreak();
            case 5 -> world.stopInput((operation & 8) != 0);
            case 6 -> completed(operation >> 3);
            default -> world.start(1 + next(), operation >> 3 & 3, next16() << 16, 0);
        }
    }

    private void completed(int what) {
        Machine machine = world.machine();
        if (what % 4 == 0) {
            int kind = next() & 1;
            int groups = take(Wire.PAYLOAD_MAX_BYTES - 7) / Timeline.GROUP_BYTES;
            byte[] edges = Arrays.copyOfRange(data, at, at + groups * Timeline.GROUP_BYTES);
            at += edges.length;
            header(Wire.LOAD);
            frame.u8(kind).u8(0).u8(groups).u32(check.timeline(kind, edges, edges.length)).all(edges, 0, edges.length);
        } else if (what % 4 == 1) {
            header(Wire.ARM);
            frame.u32(machine.timeline.crc).u32(machine.caps.crc).u32(machine.shotId + 1);
        } else if (what % 4 == 2) {
            header(Wire.FIRE);
            frame.u32(machine.armedShotId).u32((int) (machine.now + machine.limits.startMinTicks) + next16() * 16);
        } else {
            header(Wire.KEEP);
            frame.u32(machine.shotId).u32(next16() * 32);
        }
        send();
    }

    private void header(int type) {
        requestId = requestId + 1 & 0xffff;
        frame.clear();
        frame.u8(1).u8(type).u8(Wire.REQUEST).u16(requestId).u32(world.board().boot()).u8(0);
    }

    private void payload(int count) {
        frame.all(data, at, count);
        at += count;
    }

    private void send() {
        if (frame.length >= Wire.HEADER_BYTES) {
            frame.data[Wire.HEADER_BYTES - 1] = (byte) (frame.length - Wire.HEADER_BYTES);
        }
        frame.u32(check.of(frame.data, frame.length));
        line.clear();
        FrameWriter.encode(line, frame.data, frame.length);
        world.receive(line.data, 0, line.length);
    }
}

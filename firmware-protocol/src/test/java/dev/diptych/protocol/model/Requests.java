package dev.diptych.protocol.model;

/** Requests as a host makes them that knows the board's state, and now and then means something else. */
final class Requests {
    // A share of a window that one stay can use up.
    private static final int SMALL_SHARE = 15;
    // Short enough that a preview is held for longer.
    private static final int TORCH_CAP_US = 200_000;

    private final Dice dice;
    private final World world;
    private final Check check;
    private final Limits limits;
    private final Delivery line;
    private final FrameMaker frames;
    private final TimelineMaker timelines;
    private int nextShot;

    Requests(Dice dice, World world, Check check, Limits limits, Delivery line) {
        this.dice = dice;
        this.world = world;
        this.check = check;
        this.limits = limits;
        this.line = line;
        frames = line.frames;
        timelines = new TimelineMaker(dice);
    }

    /** The board has started; shots count from here. */
    void nextShot(int shotId) {
        nextShot = shotId;
    }

    /** Sends what is always allowed, or not now. */
    void beside() {
        Machine machine = world.machine();
        switch (dice.below(22)) {
            case 0 -> send(Wire.HELLO, frames.begin().u8(dice.below(3)).u8(dice.below(4)).u32(Check.SCHEMA_HASH));
            case 1 -> send(Wire.IDENTIFY, frames.begin());
            case 2, 3 -> send(Wire.SYNC, frames.begin());
            case 4 -> caps();
            case 5 -> load();
            case 6 -> arm(machine);
            case 7 -> fire(machine);
            case 8 -> {
                if (dice.percent(20)) {
                    send(Wire.ABORT, frames.begin());
                }
            }
            case 9, 10, 11, 12 -> send(Wire.STATUS, frames.begin());
            case 13, 14, 15, 16 -> heartbeat((int) dice.next());
            case 17 -> clear(machine);
            case 18 -> edges(machine);
            case 19 -> keep(machine);
            case 20 -> {
                if (dice.percent(20)) {
                    release(machine);
                }
            }
            default -> photodiode();
        }
    }

    void caps() {
        Machine machine = world.machine();
        Bytes payload = frames.begin();
        boolean extreme = dice.percent(30);
        int slot = 1 + dice.below(40);
        for (int output = 0; output < machine.caps.count(); output++) {
            if (dice.percent(output == 0 ? 74 : 35)) {
                int role = machine.caps.role[output];
                boolean dmx = machine.caps.dmx[output];
                int away = role == Wire.FLASH
                        ? Limits.FLASH_AWAY_MAX_US
                        : role == Wire.TORCH ? TORCH_CAP_US : Limits.LAMP_AWAY_MAX_US;
                int share = role == Wire.LAMP ? Limits.LAMP_DUTY_MAX_PERMILLE : Limits.FLASH_DUTY_MAX_PERMILLE;
                payload.u8(output)
                        .u8(role)
                        .u32(extreme ? away : 1 + dice.below(away))
                        .u16(extreme ? share : 1 + dice.below(dice.percent(40) ? SMALL_SHARE : share))
                        .u16(dmx ? slot++ : 0)
                        .u8(dmx ? restLevel() : 0);
            }
        }
        send(Wire.SET_CAPS, payload);
    }

    /** An end of the scale, as it has to be, but for some. */
    private int restLevel() {
        return dice.percent(2) ? dice.below(256) : dice.percent(60) ? 255 : 0;
    }

    void load() {
        Machine machine = world.machine();
        timelines.make(machine.caps, limits);
        int total = timelines.groups.length / Timeline.GROUP_BYTES;
        int crc = check.timeline(timelines.kind, timelines.groups.data, timelines.groups.length);
        int at = 0;
        do {
            int chunk = Math.min(total - at, dice.percent(80) ? 32 : 1 + dice.below(8));
            Bytes payload = frames.begin().u8(timelines.kind).u8(at).u8(total).u32(crc);
            payload.all(timelines.groups.data, at * Timeline.GROUP_BYTES, chunk * Timeline.GROUP_BYTES);
            send(Wire.LOAD, payload);
            at += Math.max(1, chunk);
        } while (at < total && !dice.percent(3));
    }

    void arm(Machine machine) {
        nextShot = Math.max(nextShot, machine.shotId) + 1;
        send(Wire.ARM, frames.begin()
                .u32(machine.timeline.crc)
                .u32(machine.caps.crc)
                .u32(dice.percent(97) ? nextShot : nextShot - 1 - dice.below(3)));
    }

    void fire(Machine machine) {
        long start = machine.now + (dice.percent(50) ? limits.startMinTicks : dice.below(100 * Delivery.TICKS_PER_MS));
        if (dice.percent(85)) {
            start = Math.max(start, machine.history.earliestStart(machine.startedAt + limits.holdOffTicks));
        }
        if (start > machine.now + limits.startMaxTicks && dice.percent(90)) {
            world.advance((int) Math.min(limits.hostLostTicks - 1, start - machine.now - limits.startMinTicks));
            heartbeat(0);
            return;
        }
        long late = dice.percent(60) ? 0 : dice.below(3) - 1;
        send(Wire.FIRE, frames.begin().u32(machine.armedShotId).u32((int) (start + late)));
    }

    void keep(Machine machine) {
        int forUs = dice.percent(90) ? dice.below(Limits.KEEP_MAX_US + 1) : dice.below(3_000_000);
        send(Wire.KEEP, frames.begin().u32(machine.shotId).u32(forUs));
    }

    void edges(Machine machine) {
        send(Wire.EDGES, frames.begin().u32(machine.shotId).u8(dice.percent(70) ? 0 : dice.below(40)));
    }

    void clear(Machine machine) {
        if (dice.percent(60)) {
            world.stopInput(false);
        }
        send(Wire.CLEAR, frames.begin().u8(dice.percent(90) ? machine.fault.code : dice.below(11)));
    }

    private void photodiode() {
        int hz = dice.percent(70) ? 0 : dice.percent(80) ? 100 + dice.below(200) : dice.below(10_000);
        send(Wire.PHOTODIODE, frames.begin().u16(hz));
        if (hz > 300) {
            line.deliver();
            world.advance(dice.below(30 * Delivery.TICKS_PER_MS));
            send(Wire.PHOTODIODE, frames.begin().u16(0));
        }
    }

    void release(Machine machine) {
        send(Wire.RELEASE, frames.begin().u32(machine.shotId));
    }

    void heartbeat(int count) {
        send(Wire.HEARTBEAT, frames.begin().u16(count));
    }

    private void send(int type, Bytes payload) {
        line.send(type, payload);
    }
}

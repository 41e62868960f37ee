package dev.diptych.protocol.model;

/** The line to a board: requests are put on it right or mutated, and come whole, broken, in pieces, or once more. */
final class Delivery {
    static final int TICKS_PER_MS = 2000;
    private static final int REMEMBERED = 12;

    final FrameMaker frames;
    private final Dice dice;
    private final World world;
    private final Bytes[] remembered = new Bytes[REMEMBERED];
    private int boot;

    Delivery(Dice dice, World world, Check check) {
        this.dice = dice;
        this.world = world;
        frames = new FrameMaker(dice, check);
        for (int i = 0; i < REMEMBERED; i++) {
            remembered[i] = new Bytes(64);
        }
    }

    /** From now on, requests are to this start of the board. */
    void to(int nonce) {
        boot = nonce;
    }

    void send(int type, Bytes payload) {
        int to = dice.percent(98) ? boot : (int) dice.next();
        if (dice.percent(78)) {
            frames.mutatedRequest(type, to);
            if (dice.percent(60)) {
                frames.payload.length = payload.length;
                frames.request(type, to);
            }
        } else {
            frames.request(type, to);
        }
    }

    /** Hands over what was made: mostly whole, now and then broken on its way or in pieces. */
    void deliver() {
        Bytes bytes = frames.bytes;
        if (bytes.length == 0) {
            return;
        }
        if (dice.percent(20)) {
            Bytes keep = remembered[dice.below(REMEMBERED)];
            keep.clear();
            keep.all(bytes.data, 0, bytes.length);
        }
        int choice = dice.below(200);
        if (choice == 0) {
            bytes.data[dice.below(bytes.length)] ^= (byte) (1 << dice.below(8));
        } else if (choice == 1) {
            bytes.length = dice.below(bytes.length);
        } else if (choice < 6) {
            int cut = dice.below(bytes.length);
            world.receive(bytes.data, 0, cut);
            world.advance(dice.below(TICKS_PER_MS));
            System.arraycopy(bytes.data, cut, bytes.data, 0, bytes.length - cut);
            bytes.length -= cut;
        }
        flush();
    }

    /** Something that came before, once more. */
    void again() {
        Bytes again = remembered[dice.below(REMEMBERED)];
        world.receive(again.data, 0, again.length);
    }

    void garbage() {
        Bytes bytes = frames.bytes;
        int count = dice.percent(90) ? dice.below(40) : dice.below(500);
        for (int i = 0; i < count; i++) {
            int value = (int) dice.next();
            bytes.u8(dice.percent(90) && value == 0 ? 1 : value);
        }
        if (dice.percent(70)) {
            bytes.u8(0);
        }
        flush();
    }

    private void flush() {
        world.receive(frames.bytes.data, 0, frames.bytes.length);
        frames.bytes.clear();
    }
}

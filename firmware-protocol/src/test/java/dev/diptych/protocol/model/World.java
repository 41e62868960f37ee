package dev.diptych.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * A board's surroundings: takes steps one by one, writes them down as a script for the library, and what came of them as the
 * log that the library should give (the header riglink_board.h says how both look).
 */
final class World implements Witness {
    static final int ADVANCE = 0;
    static final int RECEIVE = 1;
    static final int BREAK = 2;
    static final int STOP = 3;
    static final int LIGHT = 4;
    static final int START = 5;
    private static final int EDGE_RECORD = 1;
    private static final int SENT_RECORD = 2;
    private static final int EDGE_BYTES = 6;

    final Bytes script = new Bytes(1 << 16);
    final Bytes log = new Bytes(1 << 16);
    /** Ticks that have passed, whatever resets there were. */
    long passedTicks;

    private final Facts facts;
    private final Check check;
    private final Watch watch;
    private final Bytes changes = new Bytes(1024);
    private final Bytes sent = new Bytes(1024);
    private @Nullable BoardModel board;
    private int shown;

    World(Facts facts, Check check, Watch watch) {
        this.facts = facts;
        this.check = check;
        this.watch = watch;
    }

    /** Forgets script and log; the board stays. */
    void beginScript() {
        script.clear();
        log.clear();
    }

    BoardModel board() {
        if (board == null) {
            throw new IllegalStateException("A script begins with a start.");
        }
        return board;
    }

    Machine machine() {
        return board().machine;
    }

    void start(int boot, int resetCause, int firstTicks, long serial) {
        script.u8(START).u32(boot).u8(resetCause).u32(firstTicks).u64(serial);
        board = new BoardModel(facts, boot, resetCause, firstTicks, serial, check, changes, sent, this);
        watch.started(passedTicks, Integer.toUnsignedLong(firstTicks));
        collect();
    }

    void advance(int ticks) {
        script.u8(ADVANCE).u32(ticks);
        board().advance(Integer.toUnsignedLong(ticks));
        passedTicks += Integer.toUnsignedLong(ticks);
        watch.passed(passedTicks);
        collect();
    }

    void receive(byte[] bytes, int offset, int count) {
        script.u8(RECEIVE).u16(count).all(bytes, offset, count);
        board().receive(bytes, offset, count);
        collect();
    }

    void lineBreak() {
        script.u8(BREAK);
        board().lineBreak();
        collect();
    }

    void stopInput(boolean open) {
        script.u8(STOP).u8(open ? 1 : 0);
        board().stopInput(open);
        collect();
    }

    void light(int value) {
        script.u8(LIGHT).u8(value);
        board().light(value);
    }

    /** Takes the steps of a script. */
    void run(byte[] steps) {
        int at = 0;
        while (at < steps.length) {
            int argument = at + 1;
            switch (steps[at]) {
                case ADVANCE -> advance(Bytes.get32(steps, argument));
                case RECEIVE -> receive(steps, argument + 2, Bytes.get16(steps, argument));
                case BREAK -> lineBreak();
                case STOP -> stopInput(steps[argument] != 0);
                case LIGHT -> light(Bytes.get8(steps, argument));
                default -> start(Bytes.get32(steps, argument), Bytes.get8(steps, argument + 4),
                        Bytes.get32(steps, argument + 5), Bytes.get64(steps, argument + 9));
            }
            at += stepBytes(steps, at);
        }
    }

    /** How long the step is that begins there. */
    static int stepBytes(byte[] steps, int at) {
        return switch (steps[at]) {
            case ADVANCE -> 5;
            case RECEIVE -> 3 + Bytes.get16(steps, at + 1);
            case BREAK -> 1;
            case STOP, LIGHT -> 2;
            case START -> 18;
            default -> throw new IllegalArgumentException("No step is " + steps[at] + ".");
        };
    }

    @Override
    public void judged(Verdict verdict) {
        watch.judged(verdict);
    }

    @Override
    public void acted(State before, byte[] frame, byte[] reply) {
        watch.acted(before, frame, reply);
        showChanges();
    }

    /** What a request changed is seen before the next request is acted on. */
    private void showChanges() {
        for (; shown < changes.length; shown += EDGE_BYTES) {
            watch.changed(Bytes.get32(changes.data, shown), Bytes.get8(changes.data, shown + 4),
                    Bytes.get8(changes.data, shown + 5));
        }
    }

    private void collect() {
        showChanges();
        shown = 0;
        for (int at = 0; at < changes.length; at += EDGE_BYTES) {
            log.u8(EDGE_RECORD).all(changes.data, at, EDGE_BYTES);
        }
        changes.clear();
        if (sent.length > 0) {
            log.u8(SENT_RECORD).u16(sent.length).all(sent.data, 0, sent.length);
            sent.clear();
        }
    }
}
